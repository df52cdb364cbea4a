"""The window as a clerk uses it, with the real readers, engines, worker process and Word writer."""

from __future__ import annotations

import time
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from model.briefing import SourceRef
from tests.ui.conftest import Driver
from ui.wording import marks_of

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_a_folder_becomes_a_draft(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    window = driver.window
    assert [document.name for document in driver.desk.documents] == ["工作情况.txt", "民生.txt"]
    assert window.sources.tree.topLevelItemCount() == 2
    assert driver.items
    for item in driver.items:
        (ref,) = item.sources
        document = driver.desk.session.document(ref.document)
        assert document is not None
        assert document.text(ref.span) == ref.quote
    assert str(len(driver.items)) in window.topbar.chosen.text()
    shown = window.reader.shown
    here = sum(1 for item in driver.items if item.sources[0].document == shown)
    assert here
    # Marks come in the turn after the items.
    driver.wait(lambda: len(window.reader.view._marks) == here)


def test_the_slider_chooses_again_without_ranking(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    ranking = driver.desk.session.ranking
    slider = driver.window.topbar.length.slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Home)
    driver.wait(lambda: driver.desk.session.characters <= 200)
    few = len(driver.items)
    assert 0 < driver.desk.session.characters <= 200
    QTest.keyClick(slider, Qt.Key.Key_End)
    driver.wait(lambda: len(driver.items) > few)
    assert driver.desk.session.ranking is ranking
    driver.window.commands["undo"].trigger()
    assert driver.desk.session.characters <= 200
    assert driver.window.topbar.length.spin.value() == 200
    # Pages are counted; nothing is ranked.
    assert not driver.desk._rank_job


def test_a_double_click_adds_the_sentence_and_undo_takes_it_back(
    driver: Driver, sources: Path
) -> None:
    driver.open(sources)
    driver.window.topbar.length.spin.setValue(200)
    driver.wait(lambda: driver.desk.length == 200 and driver.desk.session.characters <= 200)
    needle = "企业家普遍认为"
    assert not any(needle in text for text in driver.texts)
    before = driver.texts
    driver.double_click_text(needle)
    added = next(item for item in driver.items if needle in item.text)
    assert added.text == "企业家普遍认为形势稳中向好。"
    assert driver.window.briefing.selected() == (added.id,)
    driver.keys(Qt.Key.Key_Z, CTRL)
    assert driver.texts == before
    driver.keys(Qt.Key.Key_Y, CTRL)
    assert needle in "".join(driver.texts)


def test_selected_text_is_added_with_enter(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    view = driver.window.reader.view
    point = driver.point_of("零就业") if "零就业" in view.toPlainText() else None
    assert point is None
    start = driver.point_of("项目前期工作")
    view.setFocus()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for _ in range(6):
        QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    chosen = view.textCursor().selectedText()
    assert len(chosen) == 6
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert any(item.sources and item.sources[0].quote == chosen for item in driver.items)


def edit_card(driver: Driver, item: str, text: str) -> None:
    viewport = driver.window.briefing.cards.viewport()
    point = driver.card_point(item)
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=point)
    driver.wait(lambda: driver.window.briefing.cards.findChild(object, "cardEditor"))
    editor = driver.window.briefing.cards.findChild(object, "cardEditor")
    editor.selectAll()
    QTest.keyClicks(editor, text)


def test_editing_in_place_commits_on_enter_and_escape_reverts(
    driver: Driver, sources: Path
) -> None:
    driver.open(sources)
    first = driver.items[0]
    edit_card(driver, first.id, "abc 123")
    editor = driver.window.briefing.cards.findChild(object, "cardEditor")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    driver.wait(lambda: driver.desk.session.item(first.id).text == "abc 123")
    edited = driver.desk.session.item(first.id)
    assert edited.edited
    assert edited.sources == first.sources
    driver.wait(lambda: driver.window.briefing.cards.findChild(object, "cardEditor") is None)

    edit_card(driver, first.id, "gone")
    editor = driver.window.briefing.cards.findChild(object, "cardEditor")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    driver.wait(lambda: driver.window.briefing.cards.findChild(object, "cardEditor") is None)
    assert driver.desk.session.item(first.id).text == "abc 123"
    assert "修改文字" in driver.window.commands["undo"].text()
    # What the engine chose is still marked as its choice.
    sha256 = first.sources[0].document
    marks = marks_of(driver.desk.session, sha256)
    assert any(not mark.by_user for mark in marks)
    driver.window.briefing.cards.setFocus()
    driver.keys(Qt.Key.Key_Z, CTRL)
    assert driver.desk.session.item(first.id).text == first.text
    assert not driver.desk.session.item(first.id).edited


def test_a_pause_and_a_lost_focus_commit(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    first, second = driver.items[:2]
    edit_card(driver, first.id, "paused")
    driver.wait(lambda: driver.desk.session.item(first.id).text == "paused", 5_000)
    editor = driver.window.briefing.cards.findChild(object, "cardEditor")
    assert editor is not None
    QTest.keyClicks(editor, " more")
    driver.click_card(second.id)
    driver.wait(lambda: driver.desk.session.item(first.id).text == "paused more")
    # One sitting of typing is one step to undo.
    driver.window.commands["undo"].trigger()
    assert driver.desk.session.item(first.id).text == first.text


def test_items_move_by_key_and_by_drag(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    ids = [item.id for item in driver.items]
    section = next(s for s in driver.desk.briefing.sections if len(s.items) > 1)
    one, two = section.items[:2]
    driver.click_card(one.id)
    driver.keys(Qt.Key.Key_Down, ALT)
    moved = [item.id for item in driver.items]
    assert moved.index(one.id) == ids.index(one.id) + 1
    assert driver.window.briefing.selected() == (one.id,)
    driver.keys(Qt.Key.Key_Up, ALT)
    assert [item.id for item in driver.items] == ids

    cards = driver.window.briefing.cards
    model = driver.window.briefing.model
    data = model.mimeData([model.index(model.row_of_item(two.id), 0)])
    target = driver.card_point(one.id) - QPoint(0, 14)
    drop = QDropEvent(
        QPointF(target),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    cards.dropEvent(drop)
    dragged = [item.id for item in driver.items]
    assert dragged.index(two.id) + 1 == dragged.index(one.id)
    assert sorted(dragged) == sorted(ids)


def test_delete_merge_and_undo(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    before = driver.texts
    first, second = driver.items[:2]
    driver.click_card(first.id)
    driver.keys(Qt.Key.Key_Delete)
    assert driver.texts == before[1:]
    driver.keys(Qt.Key.Key_Z, CTRL)
    assert driver.texts == before
    driver.click_card(first.id)
    driver.click_card(second.id, CTRL)
    assert driver.window.briefing.selected() == (first.id, second.id)
    driver.window.briefing.merge_button.click()
    merged = driver.items[0]
    assert len(driver.items) == len(before) - 1
    # Neighbours in the source become one stretch of it; others stay two sources.
    quotes = "".join(ref.quote for ref in merged.sources)
    assert quotes == first.sources[0].quote + second.sources[0].quote
    assert "合并 2 条" in driver.window.commands["undo"].text()
    driver.window.commands["undo"].trigger()
    assert driver.texts == before


def heading_above(driver: Driver, ref: SourceRef) -> str:
    document = driver.desk.session.document(ref.document)
    assert document is not None
    before = [s for s in document.walk_sections() if s.heading.block < ref.span.block]
    return " ".join(before[-1].title.split())


def test_a_click_on_an_item_shows_its_exact_sentence(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    window = driver.window
    for item in (driver.items[-1], driver.items[0]):
        driver.click_card(item.id)
        (ref,) = item.sources
        assert window.reader.shown == ref.document
        view = window.reader.view
        assert view.flash.span == ref.span
        assert view.flash.strength > 0
        assert view.page.place(view.textCursor().position()) == (ref.span.block, ref.span.start)
        outline = window.sources.tree.currentItem()
        assert outline.text(0) == heading_above(driver, ref)
        top = view.cursorRect().top()
        assert 0 <= top < view.viewport().height()
    driver.wait(lambda: window.reader.view.flash.span is None, 5_000)


def test_a_click_on_a_mark_selects_its_item(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    item = next(i for i in driver.items if i.sources[0].document == driver.desk.documents[0].sha256)
    driver.window.deeds._show_document(item.sources[0].document)
    point = driver.point_of(item.sources[0].quote)
    driver.window.briefing.cards.clearSelection()
    viewport = driver.window.reader.view.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=point)
    assert driver.window.briefing.selected() == (item.id,)


def test_export_writes_the_word_file(
    driver: Driver, sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.open(sources)
    asked: list[str] = []
    target = tmp_path / "出" / "第一期"
    target.parent.mkdir()

    def answer(
        parent: object, caption: str, proposed: str, filters: str, suffix: str
    ) -> tuple[str, str]:
        asked.append(proposed)
        return str(target), filters

    monkeypatch.setattr("ui.choosing.named", answer)
    unit = driver.window.briefing.masthead._edits["编发单位"]
    unit.setFocus()
    QTest.keyClicks(unit, "Office 7")
    driver.double_click_text("企业家普遍认为")
    with driver.qtbot.waitSignal(driver.window.exporter.exported, timeout=60_000):
        QTest.mouseClick(driver.window.topbar.export_button, Qt.MouseButton.LeftButton)
    written = target.with_name("第一期.docx")
    with zipfile.ZipFile(written) as package:
        body = package.read("word/document.xml").decode("utf-8")
    for item in driver.items:
        assert item.text[:8] in body
    assert "Office 7" in body
    assert Path(asked[0]).suffix == ".docx"
    assert Path(asked[0]).parent == sources
    bar = driver.window.results
    assert bar.isVisible()
    assert bar.path == written
    assert "第一期.docx" in bar.text.text()
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    monkeypatch.setattr("sys.platform", "linux")
    QTest.mouseClick(bar.open_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(bar.folder_button, Qt.MouseButton.LeftButton)
    assert [Path(one) for one in opened] == [written, written.parent]


def test_a_failed_export_keeps_the_old_file(
    driver: Driver, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.open(sources)
    target = sources / "没有这个文件夹" / "a.docx"
    monkeypatch.setattr("ui.choosing.named", lambda *_: (str(target), ""))
    driver.window.topbar.export_button.click()
    driver.wait(driver.window.messages.isVisible)
    driver.settle()
    assert not driver.window.results.isVisible()
    assert driver.window.topbar.export_button.isEnabled()


def carried(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText("\n".join(str(path) for path in paths))
    return data


def test_files_are_welcome_everywhere(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    window = driver.window
    window.reader.open_find()
    for place in (
        window.reader.view.viewport(),
        window.reader.findbar.line,
        window.sources.tree.viewport(),
        window.briefing.cards.viewport(),
        window.briefing.masthead._edits["标题"],
        window.topbar.length.spin,
        window.topbar.length.spin.lineEdit(),
    ):
        enter = QDragEnterEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            data := carried(sources / "民生.txt"),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(place, enter)
        assert enter.isAccepted(), place
        args = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(
            window, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, *args)
        )
        driver.wait(window.messages.isVisible)
        driver.settle()
        assert "已经打开" in window.messages.text.text()
        window.messages.hide()


def drop(driver: Driver, *paths: Path) -> None:
    data = carried(*paths)
    args = (
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(400, 400), *args)
    QApplication.sendEvent(driver.window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(driver.window, QDropEvent(QPointF(400, 400), *args))


def test_a_dropped_file_is_opened(driver: Driver, sources: Path) -> None:
    with driver.qtbot.waitSignal(driver.desk.draft_ready, timeout=60_000):
        drop(driver, sources / "民生.txt")
    assert [document.name for document in driver.desk.documents] == ["民生.txt"]
    assert driver.items


def test_a_bad_file_is_told_and_the_others_are_done(driver: Driver, sources: Path) -> None:
    (sources / "坏的.docx").write_bytes(b"PK\x03\x04" + bytes(range(256)))
    (sources / "空的.txt").write_bytes(b"")
    driver.open(sources)
    assert len(driver.desk.documents) == 2
    bar = driver.window.messages
    assert bar.isVisible()
    assert "2" in bar.text.text()
    assert not bar.details.isVisible()
    bar.more.click()
    assert "坏的.docx" in bar.details.text()
    assert "空的.txt" in bar.details.text()
    tree = driver.window.sources.tree
    assert driver.desk.failures[0].brief != driver.desk.failures[0].reason
    failed = [tree.topLevelItem(n).text(0) for n in range(2, tree.topLevelItemCount())]
    assert sorted(failed) == ["坏的.docx", "空的.txt"]
    (sources / "空的.txt").write_text("这一次有了内容，粮食产量增长3.5%。", encoding="utf-8")
    driver.open(sources / "空的.txt")
    assert [failure.short for failure in driver.desk.failures] == ["坏的.docx"]


def test_a_missing_file_is_one_chinese_line(driver: Driver, tmp_path: Path) -> None:
    driver.window.deeds.open_paths([tmp_path / "没有.txt"])
    driver.wait(driver.window.messages.isVisible)
    text = driver.window.messages.text.text()
    assert "没有.txt" in text
    assert "\n" not in text
    assert not driver.items


def test_removing_a_source_takes_its_items_along(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    first = driver.desk.documents[0].sha256
    with driver.qtbot.waitSignal(driver.desk.draft_ready, timeout=60_000):
        driver.window.sources.remove_asked.emit(first)
    assert all(item.sources[0].document != first for item in driver.items)
    assert driver.window.reader.shown == driver.desk.documents[0].sha256
    tree = driver.window.sources.tree
    tree.setFocus()
    tree.setCurrentItem(tree.topLevelItem(0))
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    assert not driver.desk.documents
    assert driver.window.briefing.empty.isVisible()
    assert driver.window.reader.empty.isVisible()
    assert driver.window.sources.empty.isVisible()


def test_a_long_job_is_cancelled(driver: Driver, tmp_path: Path) -> None:
    lines = [f"第{n}项工作完成投资{n * 7}万元，增长{n % 13}.{n % 7}%。" for n in range(60_000)]
    big = tmp_path / "很长.txt"
    big.write_text("\n\n".join(lines), encoding="utf-8")
    beats = [time.monotonic()]
    heart = QTimer(driver.window)
    heart.timeout.connect(lambda: beats.append(time.monotonic()))
    heart.start(10)
    driver.window.deeds.open_paths([big])
    line = driver.window.statusline
    driver.wait(line.cancel.isVisible, 10_000)
    QTest.mouseClick(line.cancel, Qt.MouseButton.LeftButton)
    driver.wait(lambda: not driver.desk.background.busy, 2_000)
    heart.stop()
    # The window answered all the while; the bound is for a machine that is busy with other tests too.
    assert max(b - a for a, b in pairwise(beats)) < 0.5
    assert not line.cancel.isVisible()
    assert driver.window.messages.isVisible()
    assert not driver.items


def test_search_finds_and_steps(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    reader = driver.window.reader
    reader.view.setFocus()
    driver.window.commands["find"].trigger()
    QTest.keyClicks(reader.findbar.line, "7.9%")
    assert "1" in reader.findbar.count.text()
    assert reader.view.textCursor().selectedText() == "7.9%"
    QTest.keyClick(reader.findbar.line, Qt.Key.Key_Escape)
    assert not reader.findbar.isVisible()
