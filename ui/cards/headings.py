"""How the heading of a section stands among the cards: broken into lines, beside it how much is in it."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from messages import say
from ui.cards.model import Row
from ui.colours import Colours
from ui.fonts import ui_font
from ui.icons import pixmap

OUTER = 8
MOST_LINES = 3
# Left free beside the last line: the length of the section, a lock, the number of its items.
_BESIDE = 150
_LEAST = 90
_EDGE = 4
_LAST = 4
"""Characters of a last line at least."""
_BOTTOM = 9
_FIRST_LINE = {1: 40, 2: 34}
# Marks that begin no line.
_CLOSING = frozenset("，。、；：！？）》」』】〉”’％%)]},.;:!?")


def _level(row: Row) -> int:
    return min(max(row.level, 1), 2)


@lru_cache(maxsize=4)
def _metrics(level: int) -> QFontMetricsF:
    return QFontMetricsF(ui_font(11.0 if level == 1 else 10.5, bold=True))


def lines_of(text: str, level: int, width: int) -> tuple[str, ...]:
    """The lines of a heading in a list ``width`` pixels wide; what is too long for them ends in an ellipsis."""
    full = max(width - 2 * OUTER - 2 * _EDGE, _LEAST)
    return _broken(text, level, full, max(full - _BESIDE, _LEAST))


@lru_cache(maxsize=4_096)
def _broken(text: str, level: int, full: int, room: int) -> tuple[str, ...]:
    metrics = _metrics(level)
    found: list[str] = []
    rest = text
    while metrics.horizontalAdvance(rest) > room:
        if len(found) == MOST_LINES - 1:
            rest = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)
            break
        # What is left for the last line stands beside how much there is, and is no single character.
        most = len(rest) - (0 if metrics.horizontalAdvance(rest) > full else _LAST)
        stop = _fitting(rest, full, metrics, max(most, 1))
        found.append(rest[:stop].rstrip())
        rest = rest[stop:].lstrip()
    return (*found, rest) if rest else tuple(found)


def _fitting(text: str, width: float, metrics: QFontMetricsF, most: int) -> int:
    """How many characters of ``text``, at most ``most``, make a line that is ``width`` wide at most."""
    low, high = 1, most
    while low < high:
        middle = (low + high + 1) // 2
        if metrics.horizontalAdvance(text[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    stop = low
    while stop > 1 and (text[stop : stop + 1] in _CLOSING or _inside_word(text, stop)):
        stop -= 1
    return stop if stop > 1 else low


def _inside_word(text: str, at: int) -> bool:
    return at < len(text) and all("!" < one <= "~" for one in (text[at - 1], text[at]))


def is_cut(row: Row, width: int) -> bool:
    """Whether not all of a heading is seen."""
    return "".join(_shown(row, width)) != _words(row).replace(" ", "")


def _shown(row: Row, width: int) -> tuple[str, ...]:
    return tuple(line.replace(" ", "") for line in lines_of(_words(row), _level(row), width))


def _words(row: Row) -> str:
    return row.printed or say("window.card.no_heading")


def height(row: Row, width: int) -> int:
    """Height of the row of a heading."""
    more = len(lines_of(_words(row), _level(row), width)) - 1
    return _FIRST_LINE[_level(row)] + round(more * _metrics(_level(row)).lineSpacing())


def length_box(rect: QRect, row: Row, length: str) -> QRectF:
    """Where the heading in ``rect`` says with ``length`` how long its section shall be; null if that is empty."""
    if not length:
        return QRectF()
    small = QFontMetricsF(ui_font(8.5))
    count = _count(row)
    right = rect.right() - OUTER - _EDGE
    right -= small.horizontalAdvance(count) + 8 if count else 0
    wide = small.horizontalAdvance(length) + 22
    return QRectF(right - wide, rect.bottom() - 28, wide, 22)


def _count(row: Row) -> str:
    return say("window.card.count", {"count": row.count}) if row.count else ""


def paint(
    painter: QPainter,
    option: QStyleOptionViewItem,
    row: Row,
    colours: Colours,
    *,
    length: str,
    locked: bool,
) -> None:
    """Draw the heading of a section."""
    rect = option.rect
    if option.state & QStyle.StateFlag.State_Selected:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour("accent_soft"))
        field = rect.adjusted(OUTER, OUTER // 2, -OUTER, -(OUTER - OUTER // 2))
        painter.drawRoundedRect(QRectF(field), 5, 5)
    baseline = _paint_words(painter, rect, row, colours)
    small_font = ui_font(8.5)
    small = QFontMetricsF(small_font)
    painter.setFont(small_font)
    painter.setPen(colours.colour("faint"))
    count = _count(row)
    x = rect.right() - OUTER - _EDGE - small.horizontalAdvance(count)
    painter.drawText(QPointF(x, baseline), count)
    ratio = painter.device().devicePixelRatioF()
    accent = colours.colour("accent")
    box = length_box(rect, row, length)
    if not box.isNull():
        x = box.left()
        painter.setPen(accent)
        painter.drawText(QPointF(x + 4, baseline), length)
        arrow = pixmap("down", accent, 11, ratio)
        painter.drawPixmap(QPointF(box.right() - 14, baseline - 9), arrow)
    if locked:
        painter.drawPixmap(QPointF(x - 20, baseline - 12), pixmap("lock", accent, 15, ratio))


def _paint_words(painter: QPainter, rect: QRect, row: Row, colours: Colours) -> float:
    """Draw the lines of the words; returns the baseline of the last."""
    level = _level(row)
    metrics = _metrics(level)
    painter.setFont(ui_font(11.0 if level == 1 else 10.5, bold=True))
    ink = "brand" if row.level <= 1 else "text"
    painter.setPen(colours.colour(ink if row.heading else "faint"))
    last = rect.bottom() - _BOTTOM - metrics.descent()
    lines = lines_of(_words(row), level, rect.width())
    for above, line in enumerate(reversed(lines)):
        y = last - round(above * metrics.lineSpacing())
        painter.drawText(QPointF(rect.left() + OUTER + _EDGE, y), line)
    return last
