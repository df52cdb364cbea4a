"""The first minute: the samples, pasted text, the number of the next issue."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from briefing import edits
from tests.ui.conftest import DIGEST, REPORT, Driver
from ui import files
from ui.pasting import PasteDialog
from ui.questions import Answer
from ui.settings import Settings


def test_the_samples_are_not_mixed_with_work_under_way(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    driver.desk.session.apply(edits.SetField("标题", "做到一半"))
    work = {one.sha256 for one in driver.desk.documents}
    driver.window.filing.ask_save = lambda *_: Answer.STAY
    driver.window.commands["samples"].trigger()
    driver.settle()
    assert {one.sha256 for one in driver.desk.documents} == work
    driver.window.filing.ask_save = lambda *_: Answer.LEAVE
    with driver.qtbot.waitSignal(driver.desk.draft_ready, timeout=60_000):
        driver.window.commands["samples"].trigger()
    driver.settle()
    assert len(driver.desk.documents) == 5
    assert not work & {one.sha256 for one in driver.desk.documents}


def test_the_samples_are_one_click_away(driver: Driver) -> None:
    assert driver.window.sources.samples.isVisible()
    with driver.qtbot.waitSignal(driver.desk.draft_ready, timeout=60_000):
        driver.window.sources.samples.click()
    driver.settle()
    assert len(driver.desk.documents) == 5
    assert driver.items


def test_pasted_text_is_a_source(driver: Driver, tmp_path: Path) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    driver.window.commands["paste_source"].trigger()
    dialog = pasting(driver)
    assert not dialog.add_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert driver.desk.documents == ()
    clipboard.setText(REPORT)
    driver.window.commands["paste_source"].trigger()
    dialog = pasting(driver)
    assert dialog.name.text() == "全市经济运行简要情况（粘贴）.txt"
    dialog.name.setText("一季度：情况")
    with driver.qtbot.waitSignal(driver.desk.draft_ready, timeout=60_000):
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    driver.settle()
    (document,) = driver.desk.documents
    assert document.name == "一季度：情况.txt"
    for item in driver.items:
        assert document.text(item.sources[0].span) == item.sources[0].quote
    # It has no file, and is there again all the same.
    path = tmp_path / "work.jianbao"
    driver.window.safe.present().save_as(path).result(10)
    before = driver.desk.briefing
    driver.window.safe.begin_anew({})
    driver.window.deeds.open_paths([path])
    driver.wait(lambda: driver.items)
    driver.settle()
    assert driver.desk.briefing == before
    assert not driver.window.reader.notice.isVisible()


def pasting(driver: Driver) -> PasteDialog:
    dialog = next(one for one in driver.window.findChildren(PasteDialog) if one.isVisible())
    driver.qtbot.waitExposed(dialog)
    return dialog


def test_copied_files_are_opened_and_long_texts_are_read_whole(
    driver: Driver, sources: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in sorted(sources.iterdir())])
    QGuiApplication.clipboard().setMimeData(data)
    with driver.qtbot.waitSignal(driver.desk.draft_ready, timeout=60_000):
        driver.window.commands["paste_source"].trigger()
    driver.settle()
    assert len(driver.desk.documents) == 2
    whole = REPORT + "全市新建公园12个，新增绿地36公顷，绿化覆盖率提高2个百分点。\n" * 8_000
    QGuiApplication.clipboard().setText(whole)
    driver.window.commands["paste_source"].trigger()
    dialog = pasting(driver)
    assert dialog.edit.isReadOnly()
    assert len(dialog.edit.toPlainText()) < 10_000
    dialog.add_button.click()
    driver.wait(lambda: len(driver.desk.documents) == 3)
    driver.settle()
    assert len(driver.desk.documents[2].blocks) > 8_000


def test_the_next_issue_is_proposed(
    driver: Driver, sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.open(sources)
    driver.desk.session.apply(edits.SetField("期号", "第12期"))
    target = tmp_path / "简报.docx"
    monkeypatch.setattr(files, "ask_target", lambda *_: target)
    with driver.qtbot.waitSignal(driver.window.exporter.exported, timeout=60_000):
        driver.window.commands["export"].trigger()
    assert target.is_file()
    assert Settings().fields()["期号"] == "第13期"
    driver.window.filing.ask_save = driver.window.filing.ask_unsaved = lambda *_: None
    driver.window.safe.begin_anew(Settings().fields())
    assert driver.desk.briefing.field("期号") == "第13期"
    QTest.qWait(1)


def drop(driver: Driver, on: QWidget, paths: list[Path]) -> None:
    """Files dragged over a part of the window and let go there, as the system hands them on."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    handle = driver.window.windowHandle()
    place = on.mapTo(driver.window, on.rect().center())
    hands = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    keys = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place, *hands, keys)
    QApplication.sendEvent(handle, entering)
    assert entering.isAccepted()
    moving = QDragMoveEvent(place, *hands, keys)
    moving.setAccepted(True)  # as Qt does where entering was welcome
    QApplication.sendEvent(handle, moving)
    assert moving.isAccepted()
    dropping = QDropEvent(QPointF(place), *hands, keys)
    QApplication.sendEvent(handle, dropping)
    assert dropping.isAccepted()


@pytest.mark.parametrize("part", ["sources", "reader", "briefing"])
def test_an_archive_is_dropped_on_the_window(driver: Driver, tmp_path: Path, part: str) -> None:
    archive = tmp_path / "材料.ZIP"
    with zipfile.ZipFile(archive, "w") as package:
        package.writestr("报告/工作情况.txt", REPORT)
        package.writestr("民生.txt", DIGEST)
        package.writestr("视频.mp4", b"\x00\x00")
    with driver.qtbot.waitSignal(driver.desk.draft_ready, timeout=60_000):
        drop(driver, getattr(driver.window, part), [archive])
    driver.settle()
    assert sorted(one.name for one in driver.desk.documents) == ["工作情况.txt", "民生.txt"]
    assert not driver.desk.failures
    # An item leads to its sentence in a file that was never unpacked.
    item = driver.items[0]
    driver.click_card(item.id)
    driver.window.deeds.show_source(item.id)
    ref = item.sources[0]
    assert driver.window.reader.shown == ref.document
    assert driver.window.reader.view.flash.span == ref.span
    assert list(tmp_path.iterdir()) == [archive]
    # The next one comes on top of a briefing that is there, and one that is no archive says so.
    more, broken = tmp_path / "补充.zip", tmp_path / "坏.zip"
    with zipfile.ZipFile(more, "w") as package:
        package.writestr("补充.txt", "全市新建公园12个，新增绿地36公顷。")
    broken.write_bytes(b"PK\x03\x04 nothing")
    drop(driver, getattr(driver.window, part), [more, broken])
    driver.wait(lambda: len(driver.desk.documents) == 3 and driver.desk.failures)
    driver.settle()
    (failure,) = driver.desk.failures
    assert Path(failure.name).name == "坏.zip"
