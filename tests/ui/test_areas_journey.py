"""The areas of the window, its language, and choosing only what is past or planned."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu
from pytestqt.qtbot import QtBot

from briefing import edits
from facts.tense import Judge, Tense
from messages import Language, use
from tests.ui.conftest import Driver
from ui.app import in_language, make_window, speak
from ui.settings import Settings
from ui.window import MainWindow

YEAR = """全市工作报告

一、2023年工作回顾

去年，全市地区生产总值增长6.1%，完成固定资产投资820亿元。新建学校12所，改造老旧小区86个。

二、2024年工作安排

今年，全市地区生产总值预期增长6.5%左右。要新建学校15所，力争改造老旧小区90个。计划完成投资900亿元。
"""


def test_areas_are_hidden_and_stay_so(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    window = driver.window
    window.commands["show_sources"].trigger()
    assert not window.sources.isVisible()
    window.commands["show_reader"].trigger()
    assert not window.reader.isVisible()
    assert window.briefing.isVisible()
    # The last one cannot be hidden too.
    assert not window.commands["show_briefing"].isEnabled()
    # What is asked for comes back.
    driver.click_card(driver.items[0].id)
    assert window.reader.isVisible()
    window.settings.save()
    again = make_window(window.theme._app, Settings())
    assert again.sources.isHidden()
    assert not again.reader.isHidden()
    assert not again.commands["show_sources"].isChecked()
    again.deleteLater()


def test_areas_are_as_wide_again_when_the_preview_has_gone(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    window = driver.window
    window.resize(1280, 720)
    window.splitter.setSizes([260, 560, 460, 0])
    driver.qtbot.wait(20)
    before = window.splitter.sizes()
    preview = window.commands["show_preview"]
    preview.trigger()
    driver.wait(lambda: window.preview.isVisible() and window.splitter.sizes()[3] > 300)
    beside = window.splitter.sizes()
    preview.trigger()
    assert window.splitter.sizes() == before
    # The other way round, too, and what was set by hand meanwhile holds.
    window.splitter.setSizes([200, 500, 580, 0])
    other = window.splitter.sizes()
    preview.trigger()
    assert window.splitter.sizes() == beside
    preview.trigger()
    assert window.splitter.sizes() == other
    # At the next start with the pages open, closing them leaves the same widths.
    preview.trigger()
    window.settings.set_bytes("window/splitter", window.splitter.saveState())
    window.areas.remember()
    window.settings.save()
    again = make_window(window.theme._app, Settings())
    again.resize(1280, 720)
    again.show()
    driver.qtbot.wait(20)
    again.commands["show_preview"].trigger()
    assert all(abs(a - b) <= 2 for a, b in zip(again.splitter.sizes(), other, strict=True))
    again.close()
    again.deleteLater()


def test_only_what_is_planned_is_chosen(driver: Driver, tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(YEAR, encoding="utf-8")
    driver.open(path)
    (document,) = driver.desk.documents
    judge = Judge(document)

    def tenses() -> set[Tense]:
        return {judge.span(item.sources[0].span).tense for item in driver.items}

    assert {Tense.PAST, Tense.PLAN} <= tenses()
    buttons = driver.window.sources.tense.buttons
    for name, tense in (("plan", Tense.PLAN), ("past", Tense.PAST)):
        with driver.qtbot.waitSignal(driver.desk.draft_ready, timeout=60_000):
            buttons[name].click()
        driver.settle()
        assert tenses() == {tense}
        assert driver.desk.tense == name
    # The choice is a setting of this piece of work.
    saved = tmp_path / "work.jianbao"
    driver.window.safe.present().save_as(saved).result(10)
    driver.window.safe.begin_anew({})
    assert buttons["all"].isChecked()
    driver.window.deeds.open_paths([saved])
    driver.wait(lambda: driver.items)
    driver.settle()
    assert driver.desk.tense == "past"
    assert buttons["past"].isChecked()


def chinese(text: str) -> bool:
    return any("\u4e00" <= sign <= "\u9fff" for sign in text)


def words_of(window: MainWindow) -> list[str]:
    """All that the window says, but for names of fields and of files, which are the person's."""
    found = [one.text() for one in window.findChildren(QAbstractButton)]
    found += [one.toolTip() for one in window.findChildren(QAbstractButton)]
    form = window.briefing.masthead.findChildren(QLabel)
    found += [one.text() for one in window.findChildren(QLabel) if one not in form]
    for menu in window.findChildren(QMenu):
        if menu is window.recent:
            continue
        found += [action.text() for action in menu.actions()]
        found.append(menu.title())
    return found


def test_the_window_speaks_english_and_goes_on_with_the_work(
    driver: Driver, sources: Path, qtbot: QtBot
) -> None:
    app = driver.window.theme._app
    try:
        driver.open(sources)
        driver.desk.session.apply(edits.SetText(driver.items[0].id, "改写的一条。"))
        before = driver.desk.briefing
        made = in_language(app, driver.window, "en")
        qtbot.waitUntil(lambda: made._started and bool(made.desk.documents), timeout=30_000)
        qtbot.waitUntil(lambda: not made.desk.background.busy, timeout=30_000)
        driver.window, driver.desk = made, made.desk
        assert made.desk.briefing == before
        assert made.commands["undo"].text().startswith("&Undo: edit text")
        qt = QCoreApplication.translate("QPlatformTheme", "Cancel")
        assert qt == "Cancel"
        names = {document.name for document in made.desk.documents}
        titles = {section.heading for section in made.desk.briefing.sections}
        allowed = ("中文", "语言", "简报", sources.name, *names, *titles)
        left = [
            word
            for word in words_of(made)
            if chinese(word) and not any(one in word for one in allowed)
        ]
        assert left == []
        assert made.settings.language == "en"
    finally:
        speak(app, "zh")
        use(Language.CHINESE)
