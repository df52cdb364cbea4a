"""Little room, large letters: nothing is cut off."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from briefing import edits
from tests.ui.conftest import Driver
from ui.cards.headings import lines_of
from ui.facts.panel import FactsPanel
from ui.masthead import Masthead
from ui.reader.notice import Notice


def cut_off(bar: QWidget) -> list[str]:
    """What is shown smaller than it needs, or beyond the edge."""
    shown = [one for one in bar.findChildren(QWidget) if one.isVisibleTo(bar)]
    inside = bar.rect()
    return [
        f"{type(one).__name__} {getattr(one, 'text', str)()}"
        for one in shown
        if one.parentWidget() is bar
        and (
            not inside.contains(one.geometry())
            or one.width() < one.minimumSizeHint().width()
            or (isinstance(one, QLabel) and one.width() < one.sizeHint().width())
        )
    ]


@pytest.mark.parametrize("width", [980, 1092, 1180, 1280, 1920])
def test_the_bar_above_leaves_out_what_it_has_no_room_for(driver: Driver, width: int) -> None:
    bar = driver.window.topbar
    bar.show_chosen(1280, 123_456)
    for wide in (1920, width):
        driver.window.resize(wide, 720)
        driver.qtbot.wait(30)
    assert cut_off(bar) == []
    assert bar.presets_button.isVisible()
    assert bar.chosen.isVisible() == (width > 1100)
    assert bar.export_button.isVisible()


def test_fields_do_not_lie_over_each_other_in_a_low_area(driver: Driver, sources: Path) -> None:
    panel = driver.window.briefing

    def spare() -> int:
        fields = panel.masthead.minimumSizeHint().height()
        return panel.minimumSizeHint().height() - panel.head.minimumSizeHint().height() - fields

    assert 0 < spare() < 60
    driver.open(sources)
    assert 0 < spare() < 60


def test_names_of_pages_of_facts_are_whole_where_their_counts_have_no_room(
    driver: Driver, sources: Path
) -> None:
    driver.open(sources)
    driver.window.commands["show_facts"].trigger()
    driver.wait(lambda: driver.window.findChild(FactsPanel) is not None)
    panel = driver.window.findChild(FactsPanel)
    assert panel is not None
    driver.wait(lambda: any(sign.isdigit() for sign in panel.tabs["figures"].text()))
    tab = panel.tabs["figures"]
    panel.setMinimumWidth(0)
    panel.resize(500, panel.height())
    assert not any(sign.isdigit() for sign in tab.text())
    panel.resize(1900, panel.height())
    assert any(sign.isdigit() for sign in tab.text())


@pytest.mark.parametrize("width", [320, 360, 420, 700])
def test_the_date_of_an_issue_is_seen_however_narrow(driver: Driver, width: int) -> None:
    masthead = driver.window.briefing.masthead
    driver.window.splitter.setSizes([170, 1280 - 170 - width, width])
    driver.qtbot.wait(30)
    date = masthead._edits["编发日期"]
    assert date.width() >= date.fontMetrics().horizontalAdvance(date.placeholderText()) + 20
    shown = [masthead._edits[name] for name in ("标题", "简报名称", "编发单位", "编发日期", "期号")]
    for one in shown:
        assert masthead.rect().contains(one.geometry())
        assert one.width() >= 50
    for one in shown:
        for other in shown:
            assert one is other or not one.geometry().intersects(other.geometry())
    # Tab goes as the eye does.
    places = sorted(shown, key=lambda one: (one.y(), one.x()))
    masthead.focus_field("标题")
    for field in places[1:]:
        driver.keys(Qt.Key.Key_Tab)
        assert driver.window.focusWidget() is field


@pytest.mark.parametrize("width", [210, 280, 330, 400])
def test_fields_never_lie_over_one_another(driver: Driver, width: int) -> None:
    """As with large letters, which leave less room in the same panel."""
    masthead = Masthead(driver.window.theme)
    masthead.resize(width, 260)
    masthead.show()
    driver.qtbot.wait(30)
    shown = [one for one in masthead.findChildren(QWidget) if one.isVisible()]
    shown = [one for one in shown if one.parentWidget() is masthead]
    assert len(shown) == 10
    for number, one in enumerate(shown):
        assert masthead.rect().contains(one.geometry())
        assert not any(one.geometry().intersects(two.geometry()) for two in shown[number + 1 :])
    masthead.close()
    masthead.deleteLater()


def test_a_long_heading_is_broken_into_lines(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    long = "深入贯彻落实中央经济工作会议精神，全力以赴推动全市经济运行持续整体好转GDP6.3%"
    section = next(one for one in driver.desk.briefing.sections if one.heading)
    driver.desk.session.apply(edits.SetSectionHeading(section.id, long))
    driver.settle()
    panel = driver.window.briefing
    index = panel.model.index(panel.model.row_of_section(section.id), 0)
    row = panel.cards.row_at(index)
    assert row is not None
    heights = []
    for width in (700, 420, 340):
        driver.window.splitter.setSizes([170, 1280 - 170 - width, width])
        driver.qtbot.wait(50)
        lines = lines_of(row.printed, 1, panel.cards.viewport().width())
        assert "".join(lines) == row.printed
        assert not panel.delegate.art.is_cut(row)
        assert all(line[0] not in "，。6" for line in lines[1:])
        heights.append(panel.cards.visualRect(index).height())
    assert heights[0] < heights[-1]
    assert heights == sorted(heights)
    # One that is longer still says all of it in its tip.
    driver.desk.session.apply(edits.SetSectionHeading(section.id, long * 3))
    driver.settle()
    row = panel.cards.row_at(panel.model.index(panel.model.row_of_section(section.id), 0))
    assert row is not None
    assert panel.delegate.art.is_cut(row)
    assert panel.cards._words(row) == [row.printed]


def test_what_a_notice_offers_stands_below_where_little_room_is_left(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    notice.tell(
        "原文件读入以后改动过；这里显示的仍是读入时的内容。" * 2,
        offer="把改动后的文件也读进来",
        can_close=False,
    )
    for width, below in ((700, False), (260, True), (700, False)):
        notice.resize(width, notice.heightForWidth(width))
        notice.show()
        qtbot.wait(20)
        assert (notice.offer.y() >= notice.text.geometry().bottom()) is below
        assert notice.text.width() > 200
