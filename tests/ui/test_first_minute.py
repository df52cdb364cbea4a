"""The first minute: the samples, pasted text, the number of the next issue."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from briefing import edits
from tests.ui.conftest import REPORT, Driver
from ui import files
from ui.settings import Settings


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
    assert "没有文字" in driver.window.messages.text.text()
    clipboard.setText(REPORT)
    with driver.qtbot.waitSignal(driver.desk.draft_ready, timeout=60_000):
        driver.window.commands["paste_source"].trigger()
    driver.settle()
    (document,) = driver.desk.documents
    assert document.name == "全市经济运行简要情况（粘贴）.txt"
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
