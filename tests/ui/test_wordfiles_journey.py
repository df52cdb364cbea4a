"""Templates, the format check and edits taken back, in the window and with the real core."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog

from briefing.edits import AddRows
from briefing.templates import take_in
from messages import say
from model.briefing import BriefingTable, TableRow
from model.document import Notice
from tests.ui.conftest import Driver
from tests.word.old_briefings import by_hand
from tools.roundtrip import packed
from ui.wordfiles.learn import roles
from ui.wordfiles.takeback import TakeBackDialog
from word.catalogue import find, user_folder
from word.check import check
from word.kinds import KINDS
from word.ooxml import read_package, w
from word.relinking import State
from word.validation import inspect


def answer(path: Path | None) -> Callable[..., Path | None]:
    return lambda *_: path


def with_text(source: Path, target: Path, change: Callable[[etree._Element], None]) -> None:
    package = read_package(source.read_bytes())
    root = package.xml("word/document.xml")
    change(root)
    parts = dict(package.parts)
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    target.write_bytes(packed(parts))


def exported(driver: Driver, sources: Path, tmp_path: Path) -> Path:
    driver.open(sources)
    target = tmp_path / "简报.docx"
    driver.window.exporter.export(target)
    driver.wait(lambda: target.exists() and not driver.window.exporter.running)
    driver.settle()
    return target


# --- templates


@pytest.fixture
def shelf(driver: Driver) -> Any:
    dialog = driver.window.wordwork.templates()
    driver.wait(lambda: dialog.list.count() >= len(KINDS))
    driver.settle()
    yield dialog
    dialog.close()


def select(driver: Driver, shelf: Any, name: str) -> None:
    for row in range(shelf.list.count()):
        if shelf.list.item(row).text().splitlines()[0].startswith(name):
            shelf.list.setCurrentRow(row)
    driver.settle()
    assert shelf.current.name == name


def names(shelf: Any) -> list[str]:
    return [
        shelf.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(shelf.list.count())
    ]


def test_every_shipped_kind_is_listed_with_its_first_page(driver: Driver, shelf: Any) -> None:
    assert names(shelf)[: len(KINDS)] == [kind.name for kind in KINDS]
    for kind in KINDS:
        select(driver, shelf, kind.name)
        driver.wait(lambda: shelf.sheet.page is not None)
        text = "".join(piece.text for line in shelf.sheet.page.lines for piece in line.pieces)
        assert len(text) > 20, kind.name
        assert "自带" in shelf.list.currentItem().text()
        assert not shelf.delete_button.isEnabled()
        assert shelf.use_button.isEnabled()


def test_a_template_chosen_there_is_that_of_the_briefing(
    driver: Driver, shelf: Any, sources: Path
) -> None:
    driver.open(sources)
    select(driver, shelf, "大事记")
    shelf.use_button.click()
    assert driver.desk.briefing.template == "大事记"
    assert driver.window.topbar.template.currentText() == "大事记"
    assert say("window.templates.current") in shelf.list.currentItem().text()


def test_a_copy_is_ones_own_and_can_be_handed_out_and_deleted(
    driver: Driver, shelf: Any, tmp_path: Path
) -> None:
    select(driver, shelf, "简报")
    shelf.ask_name = lambda _parent, proposed: "周报"
    shelf.copy_button.click()
    driver.wait(lambda: "周报" in names(shelf))
    driver.settle()
    assert shelf.current.name == "周报"
    assert "自建" in shelf.list.currentItem().text()
    driver.wait(lambda: any(one.name == "周报" for one in driver.window.exporter.templates))
    shelf.ask_save = answer(tmp_path / "给同事.docx")
    shelf.export_button.click()
    assert (tmp_path / "给同事.docx").read_bytes() == find("简报").docx
    shelf.confirm_delete = lambda *_: False
    shelf.delete_button.click()
    assert "周报" in names(shelf)
    shelf.confirm_delete = lambda *_: True
    shelf.delete_button.click()
    driver.wait(lambda: "周报" not in names(shelf))
    assert not (user_folder() / "周报.docx").exists()
    opened: list[Path] = []
    shelf.open_folder = opened.append
    shelf.folder_button.click()
    assert opened == [user_folder()]


def faulty(path: Path, *texts: str) -> Path:
    made = docx.Document()
    for text in texts:
        made.add_paragraph(text)
    made.save(str(path))
    return path


def test_a_faulty_template_is_told_by_paragraph_and_mended_on_import(
    driver: Driver, shelf: Any, tmp_path: Path
) -> None:
    path = faulty(tmp_path / "处室专报.docx", "[标题]", "【正文】", "报：【报 】")
    before = path.read_bytes()
    shelf.ask_open = answer(path)
    asked: list[Any] = []

    def ask(_parent: Any, examined: Any) -> str:
        asked.append(examined)
        return "mend" if len(asked) > 1 else ""

    shelf.ask_findings = ask
    shelf.import_button.click()
    driver.wait(lambda: asked)
    driver.settle()
    assert "处室专报" not in names(shelf)
    assert {finding.paragraph for finding in asked[0].findings} >= {1, 3}
    assert asked[0].left == ()
    shelf.import_button.click()
    driver.wait(lambda: "处室专报" in names(shelf))
    driver.settle()
    assert shelf.current.template is not None
    assert {"标题", "正文", "报"} <= set(shelf.current.template.slots)
    assert str(len(asked[0].repaired)) in shelf.bar.text.text()
    assert path.read_bytes() == before
    # The same name once more: another one is asked for.
    shelf.ask_name = lambda _parent, proposed: proposed
    shelf.import_button.click()
    driver.wait(lambda: "处室专报2" in names(shelf))


def test_what_cannot_be_mended_is_saved_for_the_person_to_settle(
    driver: Driver, shelf: Any, tmp_path: Path
) -> None:
    path = faulty(tmp_path / "难改.docx", "[标题]", "【不知所云的字段】", "【正文】")
    shelf.ask_open = answer(path)
    shelf.ask_save = answer(tmp_path / "修正后.docx")
    shelf.ask_findings = lambda _parent, examined: "save" if examined.left else "mend"
    shelf.import_button.click()
    driver.wait((tmp_path / "修正后.docx").exists)
    left = inspect((tmp_path / "修正后.docx").read_bytes()).findings
    assert [finding.paragraph for finding in left] == [2]
    assert "难改" not in names(shelf)
    assert shelf.bar.isVisible()


def test_a_faulty_file_in_the_folder_is_shown_with_its_faults_and_mended(
    driver: Driver, tmp_path: Path
) -> None:
    user_folder().mkdir(parents=True, exist_ok=True)
    faulty(user_folder() / "坏的.docx", "[标题]", "【正文】")
    shelf = driver.window.wordwork.templates()
    driver.wait(lambda: "坏的" in names(shelf))
    driver.settle()
    select(driver, shelf, "坏的")
    assert not shelf.use_button.isEnabled()
    assert "第1段" in shelf.findings.item(0).text()
    shelf.repair_button.click()
    driver.wait(lambda: shelf.current is not None and shelf.current.template is not None)
    driver.settle()
    assert shelf.use_button.isEnabled()
    shelf.close()


def test_a_macro_file_is_refused_in_words(driver: Driver, shelf: Any, tmp_path: Path) -> None:
    (tmp_path / "不是.docx").write_bytes(b"not a word file at all")
    shelf.ask_open = answer(tmp_path / "不是.docx")
    shelf.ask_findings = lambda *_: ""
    shelf.import_button.click()
    driver.settle()
    assert "不是" not in names(shelf)


# --- learning


def test_a_template_is_learnt_corrected_and_used(driver: Driver, tmp_path: Path) -> None:
    sample = tmp_path / "旧简报.docx"
    sample.write_bytes(by_hand())
    driver.window.wordwork.ask_open = answer(sample)
    dialog = driver.window.wordwork.learn()
    driver.wait(lambda: dialog.tree.topLevelItemCount() > 5)
    driver.settle()
    shown = {
        dialog.tree.topLevelItem(row).text(1): dialog.tree.topLevelItem(row).text(2)
        for row in range(dialog.tree.topLevelItemCount())
    }
    assert any("期号" in role for role in shown.values()), shown
    assert any("简报名称" in role for role in shown.values()), shown
    row = next(
        dialog.tree.topLevelItem(n)
        for n in range(dialog.tree.topLevelItemCount())
        if "期号" in dialog.tree.topLevelItem(n).text(2)
    )
    number = int(row.text(0))
    # The person opens the choice with a key and takes another meaning.
    dialog.tree.setCurrentItem(row, 2)
    index = dialog.tree.indexFromItem(row, 2)
    dialog.tree.openPersistentEditor(row, 2)
    box = dialog.tree.indexWidget(index)
    labels = [box.itemText(place) for place in range(box.count())]
    assert labels == [label for _, label in roles()]
    box.setCurrentIndex(labels.index(say("window.learn.keep")))
    box.activated.emit(box.currentIndex())
    driver.wait(lambda: "期号" not in dialog._learnt.slots)
    driver.settle()
    again = dialog.tree.topLevelItem(dialog.tree.indexOfTopLevelItem(dialog.tree.currentItem()))
    assert int(again.text(0)) == number
    assert again.text(2) == say("window.learn.keep")
    dialog.name.setText("学来的")
    driver.wait(dialog.save_button.isEnabled)
    dialog.save_button.click()
    assert "期号" not in find("学来的").slots
    driver.wait(lambda: any(t.name == "学来的" for t in driver.window.exporter.templates))
    # A second time the name is taken, and it is said.
    dialog.save_button.click()
    assert "学来的" in dialog.bar.text.text()
    dialog.close()


def test_every_choice_is_one_that_learning_takes(driver: Driver, tmp_path: Path) -> None:
    from word.learning import learn

    data = by_hand()
    part = learn(data, "旧.docx").parts[3]
    for name, _ in roles():
        learn(data, "旧.docx", {part.paragraph: name})


# --- the format check


def test_a_foreign_file_is_checked_and_repaired_into_a_copy(driver: Driver, tmp_path: Path) -> None:
    source = faulty(
        tmp_path / "外来.docx", "关于工作情况的报告", "一、工作情况。", "全年增长5%,很好."
    )
    before = source.read_bytes()
    driver.window.wordwork.ask_open = answer(source)
    driver.window.wordwork.ask_save = answer(tmp_path / "修正.docx")
    dialog = driver.window.wordwork.check_format()
    driver.wait(lambda: dialog.tree.topLevelItemCount() > 50)
    driver.settle()
    results = check(before, source.name)
    rows = [dialog.tree.topLevelItem(n) for n in range(dialog.tree.topLevelItemCount())]
    assert len(rows) == len(results)
    for row, result in zip(rows, results, strict=True):
        assert row.isHidden() == result.passed
        assert say(result.rule) in row.text(0)
        assert (row.text(2), row.text(3)) == (result.found, result.where)
    dialog.only_faults.setChecked(False)
    assert not any(row.isHidden() for row in rows)
    dialog.repair_button.click()
    driver.wait((tmp_path / "修正.docx").exists)
    driver.settle()
    now = check((tmp_path / "修正.docx").read_bytes(), "修正.docx")
    left = sum(not result.passed for result in now)
    assert left < sum(not result.passed for result in results)
    states = [dialog.tree.topLevelItem(n).text(1) for n in range(len(results))]
    assert states[:left] == [say("window.format.failed")] * left
    assert states[left] == say("window.format.repaired")
    assert str(left) in dialog.bar.text.text()
    assert source.read_bytes() == before
    opened: list[Path] = []
    dialog.open_file = opened.append
    dialog.open_button.click()
    assert opened == [tmp_path / "修正.docx"]
    driver.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    driver.wait(lambda: not any(one.isVisible() for one in driver.window.findChildren(QDialog)))


def test_a_file_that_is_no_word_file_is_told(driver: Driver, tmp_path: Path) -> None:
    (tmp_path / "假.docx").write_text("不是", encoding="utf-8")
    driver.window.wordwork.ask_open = answer(tmp_path / "假.docx")
    dialog = driver.window.wordwork.check_format()
    driver.wait(dialog.bar.isVisible)
    assert "假.docx" in dialog.bar.text.text()
    assert dialog.stack.currentIndex() == 0
    dialog.close()


# --- taking back


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
    driver.wait(lambda: dialog.list.count() == len(texts))
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


def test_the_shelf_follows_a_template_taken_in_elsewhere(
    driver: Driver, shelf: Any, tmp_path: Path
) -> None:
    (tmp_path / "外面来的.docx").write_bytes(find("简报").docx)
    take_in(tmp_path / "外面来的.docx")
    driver.window.wordwork._on_learnt("外面来的")
    driver.wait(lambda: "外面来的" in names(shelf))
    driver.settle()
    assert shelf.current.name == "外面来的"


def test_how_to_export_is_ticked_in_the_menu_and_undone(
    driver: Driver, sources: Path, tmp_path: Path
) -> None:
    driver.open(sources)
    command = driver.window.commands["comments"]
    assert not command.isChecked()
    command.trigger()
    assert command.isChecked()
    target = tmp_path / "有批注.docx"
    driver.window.exporter.export(target)
    driver.wait(lambda: target.exists() and not driver.window.exporter.running)
    assert "word/comments.xml" in read_package(target.read_bytes()).parts
    driver.window.commands["undo"].trigger()
    assert not command.isChecked()
    command.trigger()
    command.trigger()
    assert not command.isChecked()
    target.unlink()
    driver.window.exporter.export(target)
    driver.wait(lambda: target.exists() and not driver.window.exporter.running)
    assert "word/comments.xml" not in read_package(target.read_bytes()).parts


def test_a_last_page_of_a_few_lines_is_offered_to_be_set_tight(
    driver: Driver, sources: Path, tmp_path: Path
) -> None:
    driver.open(sources)
    window, target = driver.window, tmp_path / "一.docx"
    notices = (Notice("notice.export.few_lines.loose", (("page", "2"), ("lines", "2"))),)
    window.exporter._on_exported(target, driver.desk.briefing, notices)
    (offer,) = window.results.offers
    assert offer.text() == say("window.export.tighter")
    window.results.more.click()
    assert "第 2 页" in window.results.details.text()
    assert "--set" not in window.results.details.text()
    offer.click()
    driver.wait(lambda: target.exists() and not window.exporter.running)
    assert window.commands["tight"].isChecked()
    assert driver.desk.briefing.field("排紧") == "是"
    driver.wait(window.results.isVisible)
    assert window.results.offers == []
