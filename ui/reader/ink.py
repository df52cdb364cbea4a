"""Painting under and beside the text, for the visible blocks only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTextBlock
from PySide6.QtWidgets import QWidget

from model.document import BlockKind, Span
from ui.colours import Colours
from ui.fonts import ui_font
from ui.reader.marks import Flash, Mark, line_rectangles
from ui.reader.page import Page, utf16_offset

TAG_SIZE = 7.0
"""Points of what the margin says of doubts."""
_WAVE = 3.0
"""Pixels of half a wave under a doubt."""
WEAKEST, STRONGEST = 0.18, 0.52
"""How much of its colour the mark of the least and of the best sentence has."""
GLOW = 0.75
"""How much of its colour a flash has when it begins."""

Visible = Iterable[tuple[QTextBlock, QPointF]]
"""Blocks on the screen, each with where it is drawn in the viewport."""


class Ink:
    """Paints for one picture of ``page`` in a viewport of ``height`` pixels."""

    def __init__(self, page: Page, colours: Colours, height: float) -> None:
        self._page = page
        self._colours = colours
        self._height = height

    def block_of(self, block: QTextBlock) -> int:
        """Which block of the document a text block shows."""
        return self._page.block_of(block.blockNumber())[0]

    def structure(self, painter: QPainter, block: QTextBlock, origin: QPointF) -> None:
        """What a document shows besides its letters: rows of a table, the dot of a list item."""
        source = self._page.document.blocks[self.block_of(block)]
        layout = block.layout()
        if source.kind is BlockKind.TABLE:
            self._rows(painter, block, origin)
        elif source.kind is BlockKind.LIST_ITEM and _wants_dot(source.text):
            line = layout.lineAt(0)
            centre = QPointF(line.x() - 10, line.y() + line.height() / 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colours.colour("faint"))
            painter.drawEllipse(origin + centre, 2.4, 2.4)

    def _rows(self, painter: QPainter, block: QTextBlock, origin: QPointF) -> None:
        layout, text = block.layout(), block.text()
        left, width = self._page.layout.column
        lines = [layout.lineAt(number) for number in range(layout.lineCount())]
        if not lines:
            return
        ends = [
            n + 1
            for n, line in enumerate(lines)
            if text[line.textStart() + line.textLength() - 1 :][:1] == "\u2028"
        ]
        gap = lines[1].y() - lines[0].y() - lines[0].height() if len(lines) > 1 else 6.0
        tops = [origin.y() + lines[n].y() - gap / 2 for n in (0, *ends) if n < len(lines)]
        bottom = origin.y() + lines[-1].y() + lines[-1].height() + gap / 2
        if len(tops) > 1:
            head = QRectF(left, tops[0], width, tops[1] - tops[0])
            painter.fillRect(head, self._colours.colour("panel"))
        for y in (*tops, bottom):
            painter.fillRect(QRectF(left, round(y), width, 1), self._colours.colour("line"))

    def mark(
        self, painter: QPainter, block: QTextBlock, origin: QPointF, mark: Mark, current: bool
    ) -> None:
        """A picked stretch, the stronger the darker; underlined if its item is the current one."""
        name = "mark_user" if mark.by_user else "mark"
        colour = self._colours.colour(name, WEAKEST + (STRONGEST - WEAKEST) * mark.strength)
        rectangles = list(self._rectangles(block, origin, mark.span))
        _fill(painter, rectangles, colour)
        if current:
            for rect in rectangles:
                bar = QRectF(rect.left(), rect.bottom() - 1.5, rect.width(), 2)
                painter.fillRect(bar, self._colours.colour("accent"))

    def doubts(self, painter: QPainter, block: QTextBlock, origin: QPointF) -> None:
        """A wavy line under what may not be what the author wrote."""
        index = self.block_of(block)
        pen = QPen(self._colours.colour("warning"), 1.2)
        for doubt in self._page.document.blocks[index].doubts:
            painter.setPen(pen)
            span = Span(index, doubt.start, doubt.end)
            for rect in self._rectangles(block, origin, span):
                _wave(painter, rect)

    def query(self, painter: QPainter, block: QTextBlock, origin: QPointF, query: str) -> None:
        """Every occurrence of what is searched for."""
        if not query:
            return
        text, at = block.text(), -1
        colour = self._colours.colour("accent", 0.28)
        while (at := text.find(query, at + 1)) >= 0:
            start, end = utf16_offset(text, at), utf16_offset(text, at + len(query))
            for rect in line_rectangles(block.layout(), start, end, origin, self._height):
                painter.fillRect(rect, colour)

    def flash(self, painter: QPainter, block: QTextBlock, origin: QPointF, flash: Flash) -> None:
        """The glow of a jump."""
        if flash.span is not None:
            colour = self._colours.colour("flash", GLOW * flash.strength)
            _fill(painter, self._rectangles(block, origin, flash.span), colour)

    def _rectangles(self, block: QTextBlock, origin: QPointF, span: Span) -> Iterator[QRectF]:
        index, start, end = self._page.block_of(block.blockNumber())
        if span.block != index or span.end <= start or span.start >= end:
            return
        text = self._page.document.blocks[index].text[start:end]
        first = utf16_offset(text, max(span.start - start, 0))
        last = utf16_offset(text, min(span.end, end) - start)
        yield from line_rectangles(block.layout(), first, last, origin, self._height)


def paint_labels(
    painter: QPainter, margin: QWidget, page: Page, colours: Colours, visible: Visible
) -> None:
    """Line or page numbers beside the first line of each block, and below them which are to be checked."""
    painter.fillRect(margin.rect(), colours.colour("paper"))
    for block, origin in visible:
        if not block.layout().lineCount():
            continue
        line = block.layout().lineAt(0)
        baseline = origin.y() + line.y() + line.ascent()
        for text, size, colour in (
            (page.margin_label(block.blockNumber()), 8.0, "faint"),
            (page.margin_tag(block.blockNumber()), TAG_SIZE, "warning"),
        ):
            if not text:
                continue
            painter.setFont(ui_font(size))
            painter.setPen(colours.colour(colour))
            metrics = painter.fontMetrics()
            x = margin.width() - 4 - metrics.horizontalAdvance(text)
            painter.drawText(QPointF(x, baseline), text)
            baseline += metrics.height()


def _fill(painter: QPainter, rectangles: Iterable[QRectF], colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for rect in rectangles:
        painter.drawRoundedRect(rect, 3, 3)


def _wave(painter: QPainter, rect: QRectF) -> None:
    path = QPainterPath(QPointF(rect.left(), rect.bottom() - 1))
    steps = max(2, round(rect.width() / _WAVE))
    for step in range(1, steps + 1):
        up = _WAVE * 0.6 if step % 2 else 0.0
        path.lineTo(rect.left() + rect.width() * step / steps, rect.bottom() - 1 - up)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _wants_dot(text: str) -> bool:
    """Whether a list item begins with words; one that brought a mark or number of its own needs no dot."""
    return text[:1].isalpha() or text[:1] in tuple("“‘《「『")
