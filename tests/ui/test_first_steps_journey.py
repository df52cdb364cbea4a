"""Somebody who has never seen the program: from an empty window to a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from briefing import presets
from briefing.presets import Preset
from tests.ui.conftest import Driver
from ui import files
from ui.firststeps.wizard import Wizard


def wizard_of(driver: Driver) -> Wizard:
    wizard = driver.window.steps.wizard
    assert wizard is not None
    driver.qtbot.waitExposed(wizard)
    return wizard


def test_the_empty_window_says_what_to_do(driver: Driver, sources: Path) -> None:
    beginning = driver.window.steps.beginning
    assert beginning.isVisible()
    empty = driver.window.reader.empty
    for words in (empty.title, empty.text):
        assert words.geometry().bottom() < beginning.geometry().top()
    assert beginning.geometry().bottom() <= empty.height()
    assert beginning.links == []
    driver.window.settings.add_recent([sources, sources / "民生.txt", sources / "没有.txt"])
    beginning.refresh()
    links = [one for one in beginning.links if isinstance(one, QPushButton)]
    assert [one.text() for one in links] == ["材料", "民生.txt"]
    with driver.qtbot.waitSignal(driver.desk.draft_ready, timeout=60_000):
        links[1].click()
    driver.settle()
    assert [one.name for one in driver.desk.documents] == ["民生.txt"]
    assert not beginning.isVisible()


def test_names_of_recent_files_have_room(driver: Driver, tmp_path: Path) -> None:
    beginning = driver.window.steps.beginning
    names = [f"{n}_关于进一步做好全市重点项目建设有关工作的情况报告.docx" for n in range(3)]
    for name in names:
        (tmp_path / name).write_bytes(b"x")
    driver.window.settings.add_recent([tmp_path / name for name in names])
    beginning.refresh()
    driver.qtbot.wait(20)
    links = [one for one in beginning.links if isinstance(one, QPushButton)]
    assert len(links) == 3
    for link in links:
        assert "…" in link.text()
        assert link.width() >= link.sizeHint().width()


def test_from_nothing_to_a_file_with_the_samples(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Eight clicks and one name, nothing of which has to be known beforehand."""
    beginning = driver.window.steps.beginning
    assert beginning.steps.isVisible()
    beginning.wizard.click()
    wizard = wizard_of(driver)
    assert not wizard.next_button.isEnabled()
    wizard.samples_button.click()
    wizard.samples_button.click()
    assert wizard.sources.count() == 1
    wizard.next_button.click()
    assert wizard.pages.currentIndex() == 1
    names = [wizard.kind.kinds.item(row).text() for row in range(wizard.kind.kinds.count())]
    wizard.kind.kinds.setCurrentRow(names.index("要点摘编"))
    assert wizard.kind.about.text()
    wizard.kind.lines["简报名称"].setText("政务要点")
    wizard.kind.length.setValue(900)
    with driver.qtbot.waitSignal(driver.desk.draft_ready, timeout=60_000):
        wizard.next_button.click()
    driver.settle()
    desk = driver.desk
    assert len(desk.documents) == 5
    assert desk.briefing.template == "要点摘编"
    assert desk.briefing.field("简报名称") == "政务要点"
    assert desk.length == 900
    assert 0 < desk.session.characters <= 900
    bar = driver.window.messages
    assert "第 3 步" in bar.text.text()
    monkeypatch.setattr(files, "ask_target", lambda _, proposed: tmp_path / proposed.name)
    with driver.qtbot.waitSignal(driver.window.exporter.exported, timeout=60_000):
        bar.offers[0].click()
    driver.settle()
    assert driver.window.results.isVisible()
    assert driver.window.results.path.stat().st_size > 5_000
    assert driver.window.results.open_button.isVisible()
    assert driver.window.results.folder_button.isVisible()
    # Who has done it once is not told the steps again.
    driver.window.safe.begin_anew({})
    driver.wait(beginning.isVisible)
    assert not beginning.steps.isVisible()
    assert [one.text() for one in beginning.links if isinstance(one, QPushButton)] == ["seeds"]


def test_files_are_dropped_and_taken_off_and_the_old_work_is_asked_about(
    driver: Driver, sources: Path
) -> None:
    driver.open(sources / "民生.txt")
    driver.window.commands["wizard"].trigger()
    wizard = wizard_of(driver)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in sorted(sources.iterdir())])
    drop = QDropEvent(
        QPointF(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    wizard.dropEvent(drop)
    assert wizard.sources.count() == 2
    first = wizard.sources.item(0).text()
    wizard.sources.setCurrentRow(1)
    QTest.keyClick(wizard.sources, Qt.Key.Key_Delete)
    assert wizard.sources.count() == 1
    QTest.keyClick(wizard, Qt.Key.Key_Return)
    assert wizard.pages.currentIndex() == 1
    wizard.back_button.click()
    assert wizard.pages.currentIndex() == 0
    wizard.next_button.click()
    asked: list[object] = []

    def leave() -> bool:
        asked.append(1)
        return len(asked) > 1

    driver.window.filing.may_leave = leave
    wizard.next_button.click()
    driver.settle()
    assert asked == [1]
    assert [one.name for one in driver.desk.documents] == ["民生.txt"]
    driver.window.commands["wizard"].trigger()
    wizard = wizard_of(driver)
    wizard.add([sources / first])
    wizard.next_button.click()
    with driver.qtbot.waitSignal(driver.desk.draft_ready, timeout=60_000):
        wizard.next_button.click()
    driver.settle()
    assert [one.name for one in driver.desk.documents] == [first]


def test_a_preset_fills_the_wizard_in_and_makes_the_briefing(driver: Driver, sources: Path) -> None:
    weekly = Preset(
        "周报",
        "要点摘编",
        (("简报名称", "市情周报"), ("编发单位", "市政府办公室"), ("送", "各县区")),
        length=300,
        tense="past",
        engine="textrank",
    )
    presets.save([weekly])
    driver.window.settings.set_issue("第7期", "市情周报")
    driver.window.commands["wizard"].trigger()
    wizard = wizard_of(driver)
    wizard.add([sources])
    wizard.next_button.click()
    page = wizard.kind
    QTest.keyClick(page.presets, Qt.Key.Key_Down)
    assert page.preset == weekly
    assert (page.template, page.length.value()) == ("要点摘编", 300)
    assert page.lines["简报名称"].text() == "市情周报"
    assert page.lines["期号"].text() == "第8期"
    page.lines["编发单位"].setText("县政府办公室")
    with driver.qtbot.waitSignal(driver.desk.draft_ready, timeout=60_000):
        wizard.next_button.click()
    driver.settle()
    desk, briefing = driver.desk, driver.desk.briefing
    assert (desk.engine, desk.tense, desk.length) == ("textrank", "past", 300)
    assert briefing.template == "要点摘编"
    assert briefing.field("送") == "各县区"
    assert briefing.field("编发单位") == "县政府办公室"
    assert briefing.field("期号") == "第8期"
    assert driver.window.topbar.engine.currentData() == "textrank"
    assert 0 < desk.session.characters <= 300


def test_without_presets_the_wizard_says_nothing_of_them(driver: Driver, sources: Path) -> None:
    driver.window.commands["wizard"].trigger()
    wizard = wizard_of(driver)
    wizard.add([sources])
    wizard.next_button.click()
    assert not wizard.kind.presets.isVisible()
    wizard.close()


def test_escape_changes_nothing(driver: Driver) -> None:
    before = driver.desk.briefing
    driver.window.commands["wizard"].trigger()
    wizard = wizard_of(driver)
    wizard.samples_button.click()
    QTest.keyClick(wizard, Qt.Key.Key_Escape)
    driver.settle()
    assert driver.desk.briefing == before
    assert driver.desk.documents == ()
