"""How cards and headings look: their sizes, what is drawn of them, what a click on them means."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from briefing.joining import original
from messages import say
from model.briefing import Item, SourceRef
from ui.cards import chips, headings, notes
from ui.cards.headings import OUTER
from ui.cards.model import Row
from ui.cards.notes import NOTHING, Marks
from ui.cards.typesetting import Broken, Stretch, Tone, broken, edited_stretches
from ui.colours import Colours
from ui.fonts import ui_font
from ui.icons import pixmap

INNER = 12
GAP = 6


class CardArt:
    """Draws headings and cards. ``label`` words a source (材料·第N行), ``kept`` tells the person's own work,
    ``locked`` the sections that no choice changes. ``marks`` says what is to be checked about an item; it is set by
    whoever checks."""

    def __init__(
        self,
        colours: Callable[[], Colours],
        label: Callable[[SourceRef], str],
        kept: Callable[[str], bool],
        locked: Callable[[str], bool],
    ) -> None:
        # What a heading says of the length of its section; empty where there is nothing to say.
        self.section_length: Callable[[str], str] = lambda _: ""
        self._locked = locked
        self.colours = colours
        self._label = label
        self._kept = kept
        self.marks: Callable[[Item], Marks] = lambda _: NOTHING
        self.text_font = ui_font(10.5)
        metrics = QFontMetricsF(self.text_font)
        self._em, self._line = metrics.horizontalAdvance("国"), metrics.lineSpacing()
        self._small_font = ui_font(8.5)
        self._sets: dict[tuple[str, int, bool, tuple[Stretch, ...], bool], Broken] = {}
        self._chips: dict[SourceRef, str] = {}
        self.width = 300

    def forget_labels(self) -> None:
        """Word the sources anew: documents came or went."""
        self._chips.clear()

    def _set(
        self,
        text: str,
        width: int,
        *,
        small: bool = False,
        stretches: tuple[Stretch, ...] = (),
    ) -> Broken:
        colours = self.colours()
        key = (text, width, small, stretches, colours.dark)
        found = self._sets.get(key)
        if found is None:
            if len(self._sets) > 6_000:
                self._sets.clear()
            font = self._small_font if small else self.text_font
            found = self._sets[key] = broken(text, font, width, stretches, colours)
        return found

    def body(self, item: Item, width: int) -> Broken:
        """The text, with what the person put in marked."""
        new = edited_stretches(printed_original(item), item.text)[1] if _compared(item) else ()
        return self._set(item.text or " ", width, stretches=new + self.marks(item).text)

    def original(self, item: Item, width: int) -> Broken | None:
        """The wording of the source under an edited text, with what the person took out marked."""
        if not _compared(item):
            return None
        text = printed_original(item)
        if text == item.text:
            return None  # merged of several: it says what they say, and once is enough
        head = say("window.card.original", {"text": ""})
        gone = tuple(
            Stretch(one.start + len(head), one.end + len(head), one.part)
            for one in edited_stretches(text, item.text)[0]
        )
        return self._set(head + text, width, small=True, stretches=gone)

    def height(self, item: Item) -> int:
        """Height of the row of an item, with the space around its card."""
        return round(self._chips_top(item)) + chips.HEIGHT + INNER + 2 + OUTER

    def rough_height(self, item: Item) -> int:
        """About as high, without breaking lines; quick enough for thousands of rows."""
        lines = math.ceil(len(item.text) * self._em / self._inner_width())
        extra = self._line + GAP if item.headline else 0
        top = INNER - 2 + max(lines, 1) * self._line + GAP + extra
        return round(top) + chips.HEIGHT + INNER + 2 + OUTER

    def _small(self, text: str, width: int, stretches: tuple[Stretch, ...] = ()) -> Broken:
        return self._set(text, width, small=True, stretches=stretches)

    def _notes_top(self, item: Item) -> float:
        """Where the notes begin, counted from the top of the card."""
        inner = self._inner_width()
        top = INNER - 2 + self.body(item, inner).height + GAP
        original = self.original(item, inner)
        if original is not None:
            top += original.height + GAP
        if item.headline:
            top += QFontMetricsF(self.text_font).height() + GAP
        return top

    def _chips_top(self, item: Item) -> float:
        """Where the chips begin, counted from the top of the card."""
        found = notes.height_of(self.marks(item).notes, self._inner_width(), self._small)
        return self._notes_top(item) + (found + GAP if found else 0)

    def target_at(self, rect: QRect, item: Item, point: QPoint) -> notes.Action | SourceRef | None:
        """What a click at ``point`` on the card of ``item`` (whose row is ``rect``) means: something to do about a
        remark, or the source of a chip; None for the card itself."""
        card = self.card_rect(rect)
        inner = self._inner_width()
        place = QPointF(point) - QPointF(card.left() + INNER + 2, card.top())
        top = self._notes_top(item)
        found = notes.action_at(self.marks(item).notes, inner, self._small, place - QPointF(0, top))
        if found is not None:
            return found
        place -= QPointF(0, self._chips_top(item))
        return next(
            (
                one.ref
                for one in chips.chips_of(item, self._chips_room(item), self.chip, False)
                if one.ref is not None and one.box.contains(place)
            ),
            None,
        )

    def _inner_width(self) -> int:
        return max(self.width - 2 * OUTER - 2 * INNER - 4, 80)

    def card_rect(self, rect: QRect) -> QRect:
        """The card inside a row's rectangle."""
        return rect.adjusted(OUTER, OUTER // 2, -OUTER, -(OUTER - OUTER // 2))

    def heading_height(self, row: Row) -> int:
        """Height of the row of a heading."""
        return headings.height(row, self.width)

    def is_cut(self, row: Row) -> bool:
        """Whether not all of a heading, or of a card's headline, is seen."""
        if row.item is None:
            return headings.is_cut(row, self.width)
        metrics = QFontMetricsF(ui_font(10.5, bold=True))
        return metrics.horizontalAdvance(row.item.headline) > self._inner_width()

    def paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        """Draw the heading of a section."""
        headings.paint(
            painter,
            option,
            row,
            self.colours(),
            length=self.section_length(row.section),
            locked=self._locked(row.section),
        )

    def length_box(self, rect: QRect, row: Row) -> QRectF:
        """Where the heading in ``rect`` says how long its section shall be; null if it does not."""
        return headings.length_box(rect, row, self.section_length(row.section))

    def _paint_icon(self, painter: QPainter, name: str, x: float, y: float) -> None:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(QPointF(x, y), pixmap(name, self.colours().colour("accent"), 15, ratio))

    def paint_card(self, painter: QPainter, option: QStyleOptionViewItem, item: Item) -> None:
        """Draw the card of an item."""
        c = self.colours()
        card = self.card_rect(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        edge = "accent" if selected else "line_strong" if hovered else "line"
        painter.setPen(QPen(c.colour(edge), 1.6 if selected else 1.0))
        fill = "accent_soft" if selected else "card_hover" if hovered else "card"
        painter.setBrush(c.colour(fill))
        painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if item.edited or self._kept(item.id):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.colour("mark_user"))
            painter.drawRoundedRect(
                QRectF(card.left() + 3, card.top() + 8, 3, card.height() - 16), 1.5, 1.5
            )
        left, y, width = card.left() + INNER + 2, float(card.top() + INNER - 2), self._inner_width()
        if item.headline:
            font = ui_font(10.5, bold=True)
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(c.colour("text"))
            painter.drawText(
                QPointF(left, y + metrics.ascent()),
                metrics.elidedText(item.headline, Qt.TextElideMode.ElideRight, width),
            )
            self._underline(painter, item, QPointF(left, y + metrics.ascent() + 3), width)
            y += metrics.height() + GAP
        body = self.body(item, width)
        painter.setPen(c.colour("text"))
        body.layout.draw(painter, QPointF(left, y))
        y += body.height + GAP
        original = self.original(item, width)
        if original is not None:
            painter.setPen(c.colour("muted"))
            original.layout.draw(painter, QPointF(left, y))
            y += original.height + GAP
        marks = self.marks(item)
        notes.paint(
            painter, marks.notes, QPointF(left, y), width=width, breaker=self._small, colours=c
        )
        y = card.top() + self._chips_top(item)
        self._paint_foot(painter, item, QRectF(left, y, width, chips.HEIGHT), selected)

    def chip(self, ref: SourceRef) -> str:
        """What the chip of a source says."""
        found = self._chips.get(ref)
        if found is None:
            found = self._chips[ref] = self._label(ref)
        return found

    def _underline(self, painter: QPainter, item: Item, start: QPointF, width: int) -> None:
        """Mark what is to be checked in a headline, as far as it is shown."""
        metrics = QFontMetricsF(painter.font())
        for one in self.marks(item).headline:
            left = min(metrics.horizontalAdvance(item.headline[: one.start]), width)
            right = min(metrics.horizontalAdvance(item.headline[: one.end]), width)
            tone = "error" if one.part is Tone.WRONG else "warning"
            painter.setPen(QPen(self.colours().colour(tone), 2))
            painter.drawLine(start + QPointF(left, 0), start + QPointF(right, 0))

    def _chips_room(self, item: Item) -> float:
        """Width that the chips may take: what is left of the pin and the number of characters."""
        room = self._inner_width() - QFontMetricsF(self._small_font).horizontalAdvance(
            chips.count_of(item)
        )
        return room - (20 if self._kept(item.id) else 0) - 10

    def _paint_foot(self, painter: QPainter, item: Item, area: QRectF, selected: bool) -> None:
        c, y = self.colours(), area.top()
        painter.setFont(self._small_font)
        count = chips.count_of(item)
        right = area.right() - QFontMetricsF(self._small_font).horizontalAdvance(count)
        painter.setPen(c.colour("warning" if self.marks(item).long else "faint"))
        painter.drawText(QPointF(right, y + 14), count)
        if self._kept(item.id):
            self._paint_icon(painter, "pin", right - 20, y + 3)
        found = chips.chips_of(item, self._chips_room(item), self.chip, selected)
        chips.paint(painter, found, area.topLeft(), c)


@lru_cache(maxsize=1_024)
def printed_original(item: Item) -> str:
    """What an item would say if nobody had edited it."""
    return original(item)


def _compared(item: Item) -> bool:
    return item.edited and bool(item.sources)
