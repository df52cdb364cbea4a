"""Edits of an exported briefing taken back in the window."""

from __future__ import annotations

from pathlib import Path

from lxml import etree
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from briefing.edits import AddRows, SetField
from messages import say
from model.briefing import BriefingTable, TableRow
from tests.ui.conftest import Driver
from tests.ui.wordfile_hands import answer, exported, with_text
from ui.wordfiles.takeback import TakeBackDialog
from word.ooxml import w
from word.relinking import State


def test_edits_are_listed_and_taken_back_in_one_step(
    driver: Driver, sources: Path, tmp_path: Path
) -> None:
    path = exported(driver, sources, tmp_path)
    first, second, third = driver.items[:3]
    texts = driver.texts

    def edit(root: etree._Element) -> None:
        for node in root.iter(w("t")):
            if node.text and first.text.rstrip("。") in node.text:
                node.text = node.text.replace("增长", "大幅增长")
                break
        for item in (second,):
            mark = next(
                p for p in root.iter(w("p")) if item.text.rstrip("。") in "".join(p.itertext())
            )
            mark.getparent().remove(mark)

    edited = tmp_path / "改过.docx"
    with_text(path, edited, edit)
    driver.window.wordwork.ask_open = answer(edited)
    dialog = driver.window.wordwork.take_back()
    driver.wait(lambda: dialog.list.count() >= len(texts))
    assert sum(not row.part for row in dialog._rows) == len(texts)
    states = [row.state for row in dialog._rows]
    assert states.count(State.GONE) == 1
    assert states.count(State.EDITED) == 1
    shown = [n for n in range(dialog.list.count()) if not dialog.list.item(n).isHidden()]
    assert len(shown) == 2
    assert "大幅" in dialog.detail.toPlainText()
    assert "underline" in dialog.detail.toHtml()
    assert dialog.take_button.text() == say("window.back.take", {"count": 2})
    # The item that was taken out in the file stays here.
    gone = next(n for n in shown if dialog._rows[n].state is State.GONE)
    dialog.list.item(gone).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.take_button.text() == say("window.back.take", {"count": 1})
    dialog.take_button.click()
    assert not driver.window.findChild(TakeBackDialog) or not dialog.isVisible()
    assert "1" in driver.window.messages.text.text()
    now = driver.texts
    assert len(now) == len(texts)
    assert [a for a, b in zip(now, texts, strict=True) if a != b] == [
        first.text.replace("增长", "大幅增长")
    ]
    assert driver.items[0].sources == first.sources
    driver.window.commands["undo"].trigger()
    assert driver.texts == texts
    assert third.text in texts


def test_masthead_and_headings_are_taken_back_in_one_step(
    driver: Driver, sources: Path, tmp_path: Path
) -> None:
    driver.open(sources)
    for name, value in (("期号", "3"), ("编发单位", "省政府办公厅"), ("编发日期", "2024-01-05")):
        driver.desk.session.apply(SetField(name, value))
    path = tmp_path / "简报.docx"
    driver.window.exporter.export(path)
    driver.wait(lambda: path.exists() and not driver.window.exporter.running)
    before = driver.desk.briefing
    section = next(section for section in before.sections if section.heading)

    def edit(root: etree._Element) -> None:
        for node in root.iter(w("t")):
            text = node.text or ""
            if text.endswith(section.heading) and len(text) < len(section.heading) + 6:
                node.text = text.replace(section.heading, "改过的标题")
            node.text = (node.text or "").replace("第3期", "第4期").replace("1月5日", "1月12日")

    edited = tmp_path / "改过.docx"
    with_text(path, edited, edit)
    driver.window.wordwork.ask_open = answer(edited)
    dialog = driver.window.wordwork.take_back()
    driver.wait(lambda: dialog.list.count() > 0)
    changed = {row.id: row for row in dialog._rows if row.state is not State.UNCHANGED}
    assert {"期号", "编发日期", section.id} <= set(changed)
    assert {row.state for row in changed.values()} == {State.EDITED}
    lines = [dialog.list.item(n).text() for n in range(dialog.list.count())]
    assert any("期号：4" in line for line in lines)
    assert any("标题：改过的标题" in line for line in lines)
    assert "“期号”" in dialog.detail.toPlainText()
    dialog.take_button.click()
    now = driver.desk.briefing
    assert (now.field("期号"), now.field("编发日期")) == ("4", "2024年1月12日")
    assert next(s for s in now.sections if s.id == section.id).heading == "改过的标题"
    assert [item.id for item in now.items()] == [item.id for item in before.items()]
    driver.window.commands["undo"].trigger()
    assert driver.desk.briefing == before


def test_a_cell_of_a_table_is_taken_back(driver: Driver, sources: Path, tmp_path: Path) -> None:
    driver.open(sources)
    driver.desk.session.set_template("指标对比表")
    driver.settle()
    refs = driver.items[0].sources
    rows = tuple(
        TableRow(f"r{n}", (("指标", name), ("单位", "亿斤"), ("实际", f"{n}37.3")), refs)
        for n, name in enumerate(("粮食总产量", "玉米产量"), 1)
    )
    driver.desk.session.apply(AddRows(BriefingTable("own", ()), rows))
    before = driver.desk.briefing
    target = tmp_path / "表.docx"
    driver.window.exporter.export(target)
    driver.wait(lambda: target.exists() and not driver.window.exporter.running)
    row = rows[0]

    def edit(root: etree._Element) -> None:
        line = next(
            line
            for line in root.iter(w("tr"))
            if row.cell("指标") in "".join(line.itertext())
            and row.cell("实际") in "".join(line.itertext())
        )
        for cell in line.iter(w("tc")):
            if "".join(cell.itertext()) == row.cell("实际"):
                next(cell.iter(w("t"))).text = "987.6"

    edited = tmp_path / "改过的表.docx"
    with_text(target, edited, edit)
    driver.window.wordwork.ask_open = answer(edited)
    dialog = driver.window.wordwork.take_back()
    driver.wait(lambda: dialog.list.count() > 0)
    changed = [one for one in dialog._rows if one.state is not State.UNCHANGED]
    assert [(one.id, one.state) for one in changed] == [(row.id, State.EDITED)]
    assert say("window.back.row") in dialog.detail.toPlainText()
    dialog.take_button.click()
    now = next(r for table in driver.desk.briefing.tables for r in table.rows if r.id == row.id)
    assert now.cell("实际") == "987.6"
    assert now.edited
    assert now.sources == row.sources
    driver.window.commands["undo"].trigger()
    assert driver.desk.briefing.tables == before.tables


def test_an_unchanged_file_has_nothing_to_take(
    driver: Driver, sources: Path, tmp_path: Path
) -> None:
    path = exported(driver, sources, tmp_path)
    driver.window.wordwork.ask_open = answer(path)
    dialog = driver.window.wordwork.take_back()
    driver.wait(lambda: dialog.list.count() > 0)
    assert not dialog.take_button.isEnabled()
    assert "一致" in dialog.head.text()
    dialog.close()


def test_without_a_briefing_it_is_said_what_to_do(driver: Driver) -> None:
    driver.window.wordwork.ask_open = answer(None)
    assert driver.window.wordwork.take_back() is None
    assert say("window.back.nothing_here") in driver.window.messages.text.text()


def drop(driver: Driver, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    hands = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    window, copy = driver.window, Qt.DropAction.CopyAction
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(5, 5), copy, data, *hands))
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), copy, data, *hands))


def test_our_own_export_dropped_on_the_window_is_offered_to_be_taken_back(
    driver: Driver, sources: Path, tmp_path: Path
) -> None:
    path = exported(driver, sources, tmp_path)
    other = tmp_path / "别的.txt"
    other.write_text("全县新建学校12所，惠及学生8600名，办学条件明显改善。\n", encoding="utf-8")
    count = len(driver.desk.documents)
    bar = driver.window.messages
    drop(driver, path, other)
    driver.wait(lambda: bar.isVisible() and bar.offers)
    driver.settle()
    assert path.name in bar.text.text()
    assert [offer.text() for offer in bar.offers] == [
        say("window.back.offer_take"),
        say("window.back.offer_source"),
    ]
    driver.wait(lambda: len(driver.desk.documents) == count + 1)
    bar.offers[0].click()
    dialog = driver.window.findChild(TakeBackDialog)
    assert dialog is not None
    driver.wait(lambda: dialog.list.count() > 0)
    assert "一致" in dialog.head.text()
    dialog.close()
    # As a source it is opened like any other file.
    drop(driver, path)
    driver.wait(lambda: bar.isVisible() and bar.offers)
    driver.settle()
    bar.offers[1].click()
    driver.wait(lambda: len(driver.desk.documents) == count + 2)
    driver.settle()
