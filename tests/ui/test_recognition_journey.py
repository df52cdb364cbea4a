"""Scans in the window: how far recognition is, Cancel, what is doubted, and what to do where the part is missing.

The networks are optional, so that another engine stands in for them: as slow, and in the same place.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from messages import say
from tests.readers.test_without_recognition import GROWTH, scan
from tests.ui import slow_recognition
from tests.ui.conftest import Driver
from ui.app import begin

PAGES = 5
# Seconds of work of the window's thread between two beats, and of waiting after a click on Cancel.
LONGEST_TURN, PATIENCE = 0.2, 1.0


@pytest.fixture
def recognise(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[..., Any]], None]:
    return lambda engine: monkeypatch.setattr("briefing.jobs.read_sources", engine)


@pytest.fixture
def scanned(tmp_path: Path) -> Path:
    path = tmp_path / "扫描.pdf"
    path.write_bytes(scan(*[""] * PAGES))
    return path


def test_progress_by_page_and_cancel_at_once(
    driver: Driver, recognise: Callable[..., None], scanned: Path, tmp_path: Path
) -> None:
    recognise(slow_recognition.recognised_slowly)
    line = driver.window.statusline
    seen: list[str] = []
    beats: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(time.thread_time()))
    timer.timeout.connect(lambda: line.stage.isVisible() and seen.append(line.stage.text()))
    timer.start(10)
    driver.window.expect([scanned])
    begin(driver.window, [scanned])
    assert not line.cancel.isVisible()
    assert line.hint.text() == say("window.hint.opening")
    driver.wait(lambda: any("（2/5）" in text for text in seen))
    assert any("识别" in text and "（1/5）" in text for text in seen)
    assert line.cancel.isVisible()
    asked = time.perf_counter()
    QTest.mouseClick(line.cancel, Qt.MouseButton.LeftButton)
    driver.wait(lambda: not line.cancel.isVisible())
    assert time.perf_counter() - asked < PATIENCE
    timer.stop()
    assert max(later - before for before, later in pairwise(beats)) < LONGEST_TURN
    assert not driver.desk.documents
    assert not driver.desk.background.busy
    assert driver.window.messages.text.text() == say("window.cancelled.reading")
    # Nothing is being opened any more, and nothing says that it is.
    assert line.hint.text() == say("window.hint.add")
    assert driver.window.sources.empty.title.text() == say("window.sources.empty_title")

    recognise(slow_recognition.recognised_at_once)
    driver.open(scanned)
    (document,) = driver.desk.documents
    pages = {segment.anchor.page for block in document.blocks for segment in block.segments}
    assert pages == set(range(1, PAGES + 1))


def test_what_is_doubted_says_so_in_the_reader_and_on_cards(
    driver: Driver, recognise: Callable[..., None], scanned: Path
) -> None:
    recognise(slow_recognition.recognised_at_once)
    driver.open(scanned)
    reader = driver.window.reader
    driver.point_of("186.4")
    page = reader.view.page
    assert page is not None
    assert page.margin_tag(0) == "待核对"
    at = driver.desk.documents[0].blocks[0].text.index("6.3")
    assert reader.view.doubt_at(0, at).startswith("待核对")
    # What holds for the whole document stands above its text.
    assert reader.notice.isVisible()
    assert "图片识别" in reader.notice.text.text()
    assert not driver.window.messages.isVisible()
    driver.wait(lambda: driver.window.checking.follower.remarks)
    remark = next(one for one in driver.window.checking.follower.remarks if one.doubts)
    assert "待核对" in driver.window.checking.word(remark)
    QTest.mouseClick(reader.notice.close_link, Qt.MouseButton.LeftButton)
    assert not reader.notice.isVisible()


def test_without_the_part_the_window_says_how_to_get_it(
    driver: Driver, recognise: Callable[..., None], scanned: Path, tmp_path: Path
) -> None:
    recognise(slow_recognition.not_recognised)
    driver.window.deeds.open_paths([scanned])
    driver.wait(lambda: driver.desk.session.failures)
    driver.settle()
    assert driver.window.messages.isVisible()
    said = driver.window.messages.text.text()
    assert "扫描.pdf" in said
    assert "文字识别" in said
    assert "make ocr" in said  # of a program that runs from its source

    mixed = tmp_path / "混合.pdf"
    mixed.write_bytes(scan(GROWTH, ""))
    driver.open(mixed)
    said = driver.window.reader.notice.text.text()
    assert "第 2 页是图片" in said
    assert "make ocr" in said  # of a program that runs from its source

    # Where another document is in view the line across the window says it.
    other = tmp_path / "另一份.pdf"
    other.write_bytes(scan(GROWTH.replace("县", "市"), "", ""))
    driver.open(other)
    assert "另一份.pdf" in driver.window.messages.text.text()
    assert "第 2、3 页是图片" in driver.window.messages.text.text()
