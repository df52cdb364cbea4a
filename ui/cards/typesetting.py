"""Breaking the text of cards into lines, with what was edited marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from briefing.comparing import Part, text_difference
from ui.colours import Colours

LINE = 1.5


@dataclass(frozen=True, slots=True)
class Broken:
    """Text broken into lines: the layout, its height."""

    layout: QTextLayout
    height: float


class Tone(StrEnum):
    """What is said of a stretch of a text: it is wrong, not quite right, or the figure that another source has."""

    WRONG = "wrong"
    LOOSE = "loose"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters ``start`` to ``end`` of a text that are gone from it, new in it, or to be checked."""

    start: int
    end: int
    part: Part | Tone


def broken(
    text: str,
    font: QFont,
    width: float,
    stretches: Sequence[Stretch] = (),
    colours: Colours | None = None,
) -> Broken:
    """``text`` broken to ``width`` with the cards' line spacing; ``stretches`` of it are marked."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    if stretches and colours is not None:
        layout.setFormats([_format(text, one, colours) for one in stretches])
    pitch = QFontMetricsF(font).horizontalAdvance("国") * LINE
    layout.beginLayout()
    y = 0.0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y + (pitch - line.height()) / 2))
        y += pitch
    layout.endLayout()
    return Broken(layout, max(y, pitch))


def units(text: str) -> int:
    """Qt counts UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _format(text: str, stretch: Stretch, colours: Colours) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    made = QTextCharFormat()
    if isinstance(stretch.part, Tone):
        set_tone(made, stretch.part, colours)
    elif stretch.part is Part.GONE:
        made.setForeground(colours.colour("error"))
        made.setFontStrikeOut(True)
    else:
        made.setForeground(colours.colour("success"))
        made.setFontUnderline(True)
    found.start = units(text[: stretch.start])
    found.length = units(text[stretch.start : stretch.end])
    found.format = made
    return found


def set_tone(made: QTextCharFormat, tone: Tone, colours: Colours) -> None:
    """Let ``made`` mark what is to be checked: red what is wrong, amber what is not quite right."""
    if tone is Tone.OTHER:
        made.setFontWeight(QFont.Weight.Bold)
        return
    name = "error" if tone is Tone.WRONG else "warning"
    made.setForeground(colours.colour(name))
    made.setBackground(colours.colour(f"{name}_soft"))
    made.setFontUnderline(False)
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    made.setUnderlineColor(colours.colour(name))


@lru_cache(maxsize=2_048)
def edited_stretches(original: str, text: str) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """What of ``original`` is gone, and what of ``text`` is new."""
    gone: list[Stretch] = []
    new: list[Stretch] = []
    before = after = 0
    for piece in text_difference(original, text):
        length = len(piece.text)
        if piece.part is Part.GONE:
            gone.append(Stretch(before, before + length, Part.GONE))
        elif piece.part is Part.NEW:
            new.append(Stretch(after, after + length, Part.NEW))
        before += length if piece.part is not Part.NEW else 0
        after += length if piece.part is not Part.GONE else 0
    return tuple(gone), tuple(new)
