"""Thousands of cards: no turn breaks all of them into lines, and in the end every one is as high as its text."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from model.briefing import Briefing, BriefingSection, Item
from ui.cards.delegate import CardDelegate
from ui.cards.heights import Heights
from ui.cards.model import CardsModel, Row
from ui.cards.tips import TippedCards
from ui.colours import LIGHT

COUNT = 1_500
_HELD: list[QWidget] = []
"""The frame of the view under test, which Python would let go of."""


def view_of(qtbot: QtBot) -> TippedCards:
    frame = QWidget()
    _HELD[:] = [frame]
    qtbot.addWidget(frame)
    frame.resize(420, 600)
    model = CardsModel(frame)
    delegate = CardDelegate(lambda: LIGHT, lambda _: "材料·第1行", lambda _: False, frame)
    view = TippedCards(model, delegate, frame)
    view.resize(420, 600)
    texts = ("全年完成投资365亿元。", "全年完成固定资产投资365亿元，同比增长8.5%。" * 3)
    items = tuple(Item(f"i{n}", f"第{n}项：{texts[n % 2]}") for n in range(COUNT))
    model.set_briefing(Briefing(sections=(BriefingSection("s", "一、部分", 1, items),)))
    frame.show()
    qtbot.waitExposed(frame)
    return view


def settled(qtbot: QtBot, heights: Heights) -> None:
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not heights.waiting, timeout=30_000)
    QApplication.processEvents()


def test_every_card_is_as_high_as_its_text_in_the_end(qtbot: QtBot) -> None:
    view = view_of(qtbot)
    delegate = view.itemDelegate()
    assert isinstance(delegate, CardDelegate)
    assert delegate.heights.waiting > COUNT // 2
    for width in (420, 560):
        view.resize(width, 600)
        settled(qtbot, delegate.heights)
        model = view.model()
        assert isinstance(model, CardsModel)
        for number in (1, 2, 700, COUNT):
            item = model.rows[number].item
            assert item is not None
            shown = view.visualRect(model.index(number, 0)).height()
            assert shown == delegate.art.height(item)


def test_what_is_on_the_screen_stays_there_while_heights_become_known(qtbot: QtBot) -> None:
    view = view_of(qtbot)
    delegate = view.itemDelegate()
    assert isinstance(delegate, CardDelegate)
    settled(qtbot, delegate.heights)
    view.resize(640, 600)
    QApplication.processEvents()
    view.scrollTo(view.model().index(900, 0), TippedCards.ScrollHint.PositionAtTop)
    first = view.indexAt(QPoint(20, 1)).row()
    settled(qtbot, delegate.heights)
    assert abs(view.indexAt(QPoint(20, 1)).row() - first) <= 1


def test_an_edit_asks_for_the_height_of_its_own_card_alone(qtbot: QtBot) -> None:
    view = view_of(qtbot)
    delegate, model = view.itemDelegate(), view.model()
    assert isinstance(delegate, CardDelegate)
    assert isinstance(model, CardsModel)
    settled(qtbot, delegate.heights)
    asked: list[Row] = []

    def size(row: Row) -> int:
        asked.append(row)
        return delegate.heights.of_row(row)

    model.size = size
    before = list(model.rows)
    items = [row.item for row in before if row.item]
    items[700] = replace(items[700], text="改过的一条，" * 20)
    section = BriefingSection("s", "一、部分", 1, tuple(items))
    model.set_briefing(Briefing(sections=(section,)))
    QApplication.processEvents()
    assert [row.item for row in asked] == [items[700]]
    changed = [n for n, row in enumerate(model.rows) if row != before[n]]
    assert changed == [701]
    assert view.visualRect(model.index(701, 0)).height() == delegate.art.height(items[700])
