"""A window of the real program, driven as a person does; nothing may be left running afterwards."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from model.briefing import Item
from ui.app import begin, make_application, make_window
from ui.checks.listing import Choice
from ui.questions import Answer
from ui.window import MainWindow

REPORT = """全市经济运行简要情况

一、工业生产

全市规模以上工业增加值同比增长6.8%，高于全省平均水平1.2个百分点。汽车制造业产值达到1280亿元，增长11.3%。企业家普遍认为形势稳中向好。

新建成投产重点项目42个，完成投资365亿元，占年度计划的87%。项目前期工作有序推进。

二、农业农村

全年粮食总产量达到837.3亿斤，再创历史新高。新建高标准农田591.9万亩，完成年度任务的156%。

农村居民人均可支配收入19472元，增长7.9%。各地积极开展人居环境整治。
"""

DIGEST = """民生实事进展

一、就业

全年城镇新增就业26.5万人，完成年度目标的120%。零就业家庭保持动态清零。

二、住房

改造老旧小区1040个，惠及居民23.6万户。开工建设保障性租赁住房1.2万套。
"""


class Driver:
    """The hands of a person at the window."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.desk = window.desk
        self.qtbot = qtbot

    @property
    def items(self) -> list[Item]:
        return list(self.desk.briefing.items())

    @property
    def texts(self) -> list[str]:
        return [item.text for item in self.items]

    def wait(self, condition: Callable[[], object], timeout: int = 30_000) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=timeout)

    def open(self, *paths: Path) -> None:
        """Open sources and wait for the draft."""
        with self.qtbot.waitSignal(self.desk.draft_ready, timeout=60_000):
            self.window.deeds.open_paths(list(paths))
        self.settle()

    def settle(self) -> None:
        self.wait(lambda: not self.desk.background.busy)
        self.qtbot.wait(20)

    def point_of(self, needle: str) -> QPoint:
        """Where the reader shows ``needle``, after scrolling there."""
        view = self.window.reader.view
        page = view.page
        assert page is not None
        for number, block in enumerate(page.document.blocks):
            at = block.text.find(needle)
            if at >= 0:
                cursor = view.textCursor()
                cursor.setPosition(page.position(number, at + 1))
                view.setTextCursor(cursor)
                view.centerCursor()
                self.qtbot.wait(20)
                rect = view.cursorRect(cursor)
                return QPoint(rect.left() + 3, rect.center().y())
        raise AssertionError(f"not shown: {needle}")

    def double_click_text(self, needle: str) -> None:
        point = self.point_of(needle)
        viewport = self.window.reader.view.viewport()
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=point)
        QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=point)

    def card_point(self, item: str) -> QPoint:
        """The middle of a card, after scrolling there."""
        cards = self.window.briefing.cards
        row = self.window.briefing.model.row_of_item(item)
        assert row >= 0
        index = self.window.briefing.model.index(row, 0)
        cards.scrollTo(index)
        self.qtbot.wait(20)
        rect = cards.visualRect(index)
        return QPoint(rect.left() + 60, rect.top() + 20)

    def click_card(
        self, item: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        viewport = self.window.briefing.cards.viewport()
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, modifier, self.card_point(item))

    def keys(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """A key on whatever has the focus."""
        target = self.window.focusWidget() or self.window
        QTest.keyClick(target, key, modifier)


@pytest.fixture(scope="session")
def qapp() -> object:
    return make_application()


@pytest.fixture(autouse=True)
def _own_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Qt looks up the home once in a process; the settings of one test are not those of the next."""
    folder = tmp_path_factory.mktemp("settings")
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "材料"
    folder.mkdir()
    (folder / "工作情况.txt").write_text(REPORT, encoding="utf-8")
    (folder / "民生.txt").write_text(DIGEST, encoding="utf-8")
    return folder


@pytest.fixture
def driver(qtbot: QtBot, qapp: object) -> Iterator[Driver]:
    yield from driven(qapp, qtbot)


def driven(qapp: object, qtbot: QtBot) -> Iterator[Driver]:
    """A window that is ready, and closed in the end."""
    before = set(threading.enumerate())
    others = {child.pid for child in multiprocessing.active_children()}
    window = make_window(qapp)  # type: ignore[arg-type]
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    begin(window, [])
    made = Driver(window, qtbot)
    made.wait(lambda: window.exporter.templates)
    made.settle()
    window.checking.ask = lambda *_: (Choice.EXPORT, False, None)
    yield made
    window = made.window
    window.filing.ask_save = lambda *_: Answer.LEAVE
    window.filing.ask_unsaved = lambda *_: Answer.LEAVE
    if window.isVisible():
        window.close()
    window.deleteLater()
    # What ends by itself has time to, on a machine that does other things, too.
    for thread in threading.enumerate():
        if thread not in before:
            thread.join(20)
    for child in multiprocessing.active_children():
        if child.pid not in others:
            child.join(20)
    left = [
        thread for thread in threading.enumerate() if thread not in before and thread.is_alive()
    ]
    assert left == []
    assert {child.pid for child in multiprocessing.active_children()} <= others
