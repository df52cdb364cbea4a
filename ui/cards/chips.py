"""The line at the foot of a card: where the item comes from, that it was edited, how long it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from language.count import printed_length
from messages import say
from model.briefing import Item, SourceRef
from ui.colours import Colours
from ui.fonts import ui_font

HEIGHT = 20
_LEAST = 30


@dataclass(frozen=True, slots=True)
class Chip:
    """``ref`` is the place that a click leads to, if any."""

    text: str
    ink: str
    ground: str
    box: QRectF
    ref: SourceRef | None = None


def count_of(item: Item) -> str:
    """How long an item is, in words."""
    return say("window.card.characters", {"count": printed_length(item.text)})


def chips_of(
    item: Item, width: float, label: Callable[[SourceRef], str], selected: bool
) -> list[Chip]:
    """The chips that find room in ``width``, from the left end of the line."""
    metrics = QFontMetricsF(ui_font(8.5))
    ground = "card" if selected else "accent_soft"
    wanted: list[tuple[str, str, str, SourceRef | None]] = []
    documents = {ref.document for ref in item.sources}
    if len(documents) > 1:
        wanted.append(
            (say("review.agree", {"count": len(documents)}), "success", "success_soft", None)
        )
    wanted += [(label(ref), "accent", ground, ref) for ref in item.sources]
    if not item.sources:
        wanted.append((say("window.card.free"), "warning", "warning_soft", None))
    if item.edited:
        wanted.insert(1, (say("window.card.edited"), "warning", "warning_soft", None))
    found: list[Chip] = []
    x = 0.0
    for number, (text, ink, ground_of, ref) in enumerate(wanted):
        left = sum(1 for one in wanted[number:] if one[3] is not None)
        more = say("window.card.more_sources", {"count": left})
        room = width - x - 14
        if found and left > 0 and ref is not None:
            # What follows must at least be told of.
            reserve = metrics.horizontalAdvance(more) + 20 if left > 1 else 0
            if room - reserve < min(metrics.horizontalAdvance(text), 90):
                if room >= metrics.horizontalAdvance(more):
                    found.append(_chip(more, "muted", "panel", x=x, metrics=metrics, room=room))
                break
        if room < _LEAST:
            break
        found.append(_chip(text, ink, ground_of, x=x, metrics=metrics, room=room, ref=ref))
        x = found[-1].box.right() + 6
    return found


def _chip(
    text: str,
    ink: str,
    ground: str,
    *,
    x: float,
    metrics: QFontMetricsF,
    room: float,
    ref: SourceRef | None = None,
) -> Chip:
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)
    return Chip(
        shown, ink, ground, QRectF(x, 0, metrics.horizontalAdvance(shown) + 14, HEIGHT), ref
    )


def paint(painter: QPainter, chips: list[Chip], corner: QPointF, colours: Colours) -> None:
    """Draw ``chips`` with the left end of their line at ``corner``."""
    painter.setFont(ui_font(8.5))
    for chip in chips:
        box = chip.box.translated(corner)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour(chip.ground))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(colours.colour(chip.ink))
        painter.drawText(QPointF(box.left() + 7, box.top() + 14), chip.text)
