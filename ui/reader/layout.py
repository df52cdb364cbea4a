"""Typography of the reader: column width, indents, line spacing and table columns.

``QPlainTextEdit`` lays out only what is visible, which is what makes seven million characters scroll, but it knows
no indents and no line spacing. Every geometry it uses comes from ``blockBoundingRect`` and from the lines of the
block, so laying the lines out here is all it takes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextDocument, QTextLayout, QTextOption
from PySide6.QtWidgets import QPlainTextDocumentLayout

from model.document import BlockKind

LINE_SPACING = 1.72
"""Height of a line in sizes of its font; Chinese set solid is tiring to read."""

COLUMN_EMS = 44
"""Longest line in characters of the body's size."""

BODY_POINTS = 11.5
_HEADING_POINTS = (16.0, 14.0, 12.5, 12.0, 11.5)
_POINTS = {BlockKind.NOISE: 10.0, BlockKind.CAPTION: 10.5, BlockKind.TABLE: 10.5}
_PADDING = 22.0


def points_of(kind: BlockKind, level: int) -> float:
    """Size of the type of a kind of block, in points."""
    if kind is BlockKind.HEADING:
        return _HEADING_POINTS[min(level, len(_HEADING_POINTS) - 1)]
    return _POINTS.get(kind, BODY_POINTS)


@dataclass(frozen=True, slots=True)
class Style:
    """How one text block is set. ``columns`` are the longest cell of each column of a table, in characters."""

    kind: BlockKind
    level: int
    first: bool
    columns: tuple[int, ...] = ()


_PLAIN = Style(BlockKind.PARAGRAPH, 0, True)


class ReaderLayout(QPlainTextDocumentLayout):
    """Lays out the blocks of one document in a centred column."""

    def __init__(self, document: QTextDocument, styles: Sequence[Style]) -> None:
        super().__init__(document)
        self._styles = styles
        self._width = 600.0
        self._telling = False
        self._em = QFontMetricsF(document.defaultFont()).horizontalAdvance("国")

    def set_width(self, width: float) -> None:
        """Tell the width of the viewport; the view clears the lines itself when it is resized."""
        self._width = width

    @property
    def column(self) -> tuple[float, float]:
        """Left edge and width of the column of text."""
        width = min(self._width - 2 * _PADDING, COLUMN_EMS * self._em)
        width = max(width, 6 * self._em)
        return max(_PADDING, (self._width - width) / 2), width

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """The rectangle of ``block``, laid out now if it was not yet; an override of Qt's."""
        if not block.isValid():
            return QRectF()
        layout = block.layout()
        if not layout.lineCount():
            self._lay_out(block, layout)
        bottom = layout.boundingRect().bottom()
        after = self._spacing(block)[1]
        if not block.next().isValid():
            after += 48.0
        return QRectF(0, 0, self._width, bottom + after)

    def _style(self, block: QTextBlock) -> Style:
        """The style of ``block``; of the one that every text begins with before it has any, too."""
        number = block.blockNumber()
        return self._styles[number] if number < len(self._styles) else _PLAIN

    def _spacing(self, block: QTextBlock) -> tuple[float, float]:
        """Space before and after ``block``."""
        style = self._style(block)
        em = self._em
        if style.kind is BlockKind.HEADING:
            before = 0.45 if style.level == 0 else 0.9
            return (em * (before if style.first else 0.0), em * 0.45)
        top = em * 0.9 if block.blockNumber() == 0 else 0.0
        if style.kind is BlockKind.TABLE:
            return top + em * 0.4, em * 0.6
        if style.kind is BlockKind.NOISE:
            return top, em * 0.2
        return top, em * 0.38

    def _lay_out(self, block: QTextBlock, layout: QTextLayout) -> None:
        style = self._style(block)
        left, width = self.column
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        indent = first = 0.0
        em = self._em
        if style.kind is BlockKind.PARAGRAPH:
            starts_blank = block.text()[:1] in ("\u3000", " ")
            first = 0.0 if starts_blank or not style.first else 2 * em
            option.setAlignment(Qt.AlignmentFlag.AlignJustify)
        elif style.kind is BlockKind.LIST_ITEM:
            indent = em * (1 + max(style.level, 1))
        elif style.kind is BlockKind.HEADING and style.level == 0:
            option.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        elif style.kind is BlockKind.CAPTION:
            indent = em
        elif style.kind is BlockKind.TABLE:
            indent = em * 0.5
            option.setTabs(self._tabs(style.columns, width - em))
        layout.setTextOption(option)
        y = self._spacing(block)[0]
        size = em * points_of(style.kind, style.level) / BODY_POINTS
        layout.beginLayout()
        number = 0
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            shift = indent + (first if number == 0 else 0.0)
            line.setLineWidth(max(width - shift, 4 * em))
            height = line.height()
            tall = max(height, size * LINE_SPACING)
            line.setPosition(QPointF(left + shift, y + (tall - height) / 2))
            y += tall
            number += 1
        layout.endLayout()
        before = self.document().lineCount()
        block.setLineCount(max(number, 1))
        if self.document().lineCount() != before and not self._telling:
            # The scroll bar counts lines. Not told, it would stop short of what was just laid out; telling makes
            # it lay out the last page, which must not tell again.
            self._telling = True
            self.documentSizeChanged.emit(self.documentSize())
            self._telling = False

    def _tabs(self, columns: tuple[int, ...], width: float) -> list[QTextOption.Tab]:
        """Tab stops under which every cell fits, or evenly spread ones when the table is too wide."""
        wanted = [(min(count, 24) + 1.5) * self._em * 0.95 for count in columns]
        total = sum(wanted)
        scale = min(1.0, width / total) if total else 1.0
        stops, x = [], 0.0
        for one in wanted[:-1]:
            x += max(one * scale, 2 * self._em)
            stops.append(QTextOption.Tab(x, QTextOption.TabType.LeftTab))
        return stops
