"""What a card says of its item under the text: a line for each thing to check, with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from briefing.reviewing import Remark
from ui.cards.typesetting import Broken, Stretch
from ui.colours import Colours
from ui.fonts import ui_font

_INDENT = 12
_DOT = 6
_ACTION = 20
_SPACE = 6
_PAD = 7


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do about ``remark``: ``name`` says what, ``text`` is what is clicked on."""

    name: str
    text: str
    remark: Remark
    value: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """One line of a card. ``tone`` names a colour of the theme; ``stretches`` of ``text`` are marked."""

    tone: str
    text: str
    stretches: tuple[Stretch, ...] = ()
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked on a card: in its text, in its headline, under its text. ``long``: it has too many characters."""

    text: tuple[Stretch, ...] = ()
    headline: tuple[Stretch, ...] = ()
    notes: tuple[Note, ...] = ()
    long: bool = False


NOTHING = Marks()

# Breaks a small text to a width, with some of it marked.
Breaker = Callable[[str, int, tuple[Stretch, ...]], Broken]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A note with the place of its text and of its actions, from the upper left corner of all notes."""

    note: Note
    body: Broken
    top: float
    actions: tuple[tuple[Action, QRectF], ...]
    bottom: float


def _placed(notes: tuple[Note, ...], width: int, breaker: Breaker) -> Iterator[_Placed]:
    metrics = QFontMetricsF(ui_font(8.5))
    y = 0.0
    for note in notes:
        body = breaker(note.text, width - _INDENT, note.stretches)
        layout = body.layout
        last = layout.lineAt(layout.lineCount() - 1)
        x, bottom = _INDENT + last.naturalTextWidth() + _SPACE, y + body.height
        row = bottom - body.height / layout.lineCount()
        placed: list[tuple[Action, QRectF]] = []
        for action in note.actions:
            wide = metrics.horizontalAdvance(action.text) + 2 * _PAD
            if x + wide > width:
                x, row = float(_INDENT), bottom + 1
                bottom = row + _ACTION
            box = QRectF(x, row, min(wide, width - _INDENT), _ACTION)
            placed.append((action, box))
            bottom = max(bottom, box.bottom())
            x = box.right() + _SPACE
        yield _Placed(note, body, y, tuple(placed), bottom)
        y = bottom + 3


def height_of(notes: tuple[Note, ...], width: int, breaker: Breaker) -> float:
    """How much room ``notes`` need at ``width``; 0 for none."""
    bottom = 0.0
    for one in _placed(notes, width, breaker):
        bottom = one.bottom
    return bottom


def action_at(
    notes: tuple[Note, ...], width: int, breaker: Breaker, point: QPointF
) -> Action | None:
    """The action under ``point``, which is counted from the upper left corner of the notes."""
    for one in _placed(notes, width, breaker):
        for action, box in one.actions:
            if box.contains(point):
                return action
    return None


def paint(
    painter: QPainter,
    notes: tuple[Note, ...],
    corner: QPointF,
    *,
    width: int,
    breaker: Breaker,
    colours: Colours,
) -> None:
    """Draw ``notes`` with their upper left corner at ``corner``."""
    font = ui_font(8.5)
    metrics = QFontMetricsF(font)
    for one in _placed(notes, width, breaker):
        line = one.body.height / one.body.layout.lineCount()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour(one.note.tone))
        middle = corner + QPointF(_DOT / 2, one.top + line / 2)
        painter.drawEllipse(middle, _DOT / 2, _DOT / 2)
        painter.setPen(colours.colour(one.note.tone))
        one.body.layout.draw(painter, corner + QPointF(_INDENT, one.top))
        painter.setFont(font)
        for action, box in one.actions:
            place = box.translated(corner).adjusted(0, 1, 0, -1)
            painter.setPen(colours.colour("line_strong"))
            painter.setBrush(colours.colour("card"))
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(colours.colour("accent"))
            shown = metrics.elidedText(
                action.text, Qt.TextElideMode.ElideRight, place.width() - 2 * _PAD + 1
            )
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)
