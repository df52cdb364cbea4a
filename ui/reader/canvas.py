"""A document as it is drawn: the text, the marks below it, the numbers beside it, and what stands under a point."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from messages import say
from model.document import Span
from ui.colours import Colours
from ui.fonts import ui_font
from ui.reader.ink import TAG_SIZE, Ink, paint_labels
from ui.reader.margin import Margin
from ui.reader.marks import Flash, Mark, MarkIndex
from ui.reader.page import Page


class PageCanvas(QPlainTextEdit):
    """Shows a :class:`Page`. Knows places only."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setCursorWidth(2)
        self._colours = colours
        self._page: Page | None = None
        self._marks = MarkIndex()
        self._query = ""
        self._current_item = ""
        self.flash = Flash(self)
        self.flash.changed.connect(self.viewport().update)
        self._margin = Margin(self, self._paint_margin)
        self.viewport().setMouseTracking(True)
        self.updateRequest.connect(lambda *_: self._margin.update())

    # --- what is shown

    @property
    def page(self) -> Page | None:
        """What is shown, or None."""
        return self._page

    def show_page(self, page: Page, colours: Colours) -> None:
        """Show ``page`` from its beginning, without marks."""
        self.flash.stop()
        self._colours = colours
        self._page = page
        self._marks = MarkIndex()
        page.layout.set_width(self.viewport().width())
        self.setDocument(page.text)
        self.place_margin()

    def set_marks(self, marks: MarkIndex) -> None:
        """Replace the marks."""
        self._marks = marks
        self.viewport().update()

    def set_current_item(self, item: str) -> None:
        """The item whose mark is drawn with an outline."""
        self._current_item = item
        self.viewport().update()

    def set_query(self, query: str) -> None:
        """Show where ``query`` occurs; empty for nowhere."""
        self._query = query
        self.viewport().update()

    def find_next(self, query: str, *, backward: bool = False, again: bool = True) -> bool:
        """Select the next occurrence, going round at the end. ``again`` starts behind the present one."""
        if self._page is not None and not self._page.whole:
            self._page.go_on()
            self._page.tell_size()
        cursor = self.textCursor()
        if not again:
            cursor.setPosition(cursor.selectionStart())
        flags = QTextDocument.FindFlag(0)
        if backward:
            flags |= QTextDocument.FindFlag.FindBackward
        found = self.document().find(query, cursor, flags)
        if found.isNull():
            around = QTextCursor(self.document())
            if backward:
                around.movePosition(QTextCursor.MoveOperation.End)
            found = self.document().find(query, around, flags)
        if found.isNull():
            return False
        self.setTextCursor(found)
        self.centerCursor()
        return True

    def reveal(self, span: Span, *, flash: bool = True) -> None:
        """Put ``span`` a third below the top, the cursor at its start, and flash it."""
        if self._page is None:
            return
        cursor = self.textCursor()
        cursor.setPosition(self._page.position(span.block, span.start))
        self.setTextCursor(cursor)
        self.centerCursor()
        if flash and span.end > span.start:
            self.flash.start(span)

    # --- geometry

    def _visible(self) -> Iterator[tuple[QTextBlock, QPointF]]:
        block = self.firstVisibleBlock()
        if not block.isValid():
            return
        # One call fixes the origin; the rest is adding heights, which is cheap.
        geometry = self.blockBoundingGeometry(block).translated(self.contentOffset())
        bottom = self.viewport().height()
        y = geometry.top()
        while block.isValid() and y <= bottom:
            height = self.blockBoundingRect(block).height()
            yield block, QPointF(geometry.left(), y)
            y += height
            block = block.next()

    def place_at(self, point: QPointF) -> tuple[int, int] | None:
        """Block and offset under a point of the viewport, None beside the text."""
        if self._page is None:
            return None
        cursor = self.cursorForPosition(point.toPoint())
        rect = self.cursorRect(cursor)
        if not rect.adjusted(-40, -6, 40, 6).contains(point.toPoint()):
            return None
        block, offset = self._page.place(cursor.position())
        length = len(self._page.document.blocks[block].text)
        if rect.left() > point.x() and offset:
            offset -= 1
        return block, min(offset, max(length - 1, 0))

    def mark_at(self, point: QPointF) -> Mark | None:
        """The mark under a point of the viewport."""
        place = self.place_at(point)
        return self._marks.at(*place) if place else None

    def doubt_at(self, block: int, offset: int) -> str:
        """Why a character of the document is doubted, worded; empty where it is not."""
        if self._page is None:
            return ""
        found = [
            say(doubt.code, dict(doubt.values))
            for doubt in self._page.document.blocks[block].doubts
            if doubt.start <= offset < doubt.end
        ]
        tag = say("doubt.tagged", {"why": "\n".join(found)})
        return tag if found else ""

    def place_margin(self) -> None:
        """Make the margin as wide as its longest number; again when a page has grown."""
        width = 0
        if self._page is not None and self._page.document.blocks:
            digits = max(len(self._page.margin_label(n)) for n in self._sample_numbers())
            width = 16 + self.fontMetrics().horizontalAdvance("9") * max(digits, 2)
            if any(block.doubts for block in self._page.document.blocks):
                tag = QFontMetrics(ui_font(TAG_SIZE)).horizontalAdvance(say("doubt.tag"))
                width = max(width, tag + 5)
        self._margin.wanted = width
        self.setViewportMargins(width, 0, 0, 0)
        area = self.contentsRect()
        self._margin.setGeometry(area.left(), area.top(), width, area.height())

    def _sample_numbers(self) -> Iterator[int]:
        count = self.blockCount()
        yield from {0, count // 2, count - 1}

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Marks below, the text above; an override of Qt's."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._page is not None:
            ink = Ink(self._page, self._colours, self.viewport().height())
            for block, origin in self._visible():
                ink.structure(painter, block, origin)
                for mark in self._marks.of_block(ink.block_of(block)):
                    ink.mark(painter, block, origin, mark, mark.item == self._current_item)
                ink.doubts(painter, block, origin)
                ink.query(painter, block, origin, self._query)
                if self.flash.span is not None:
                    ink.flash(painter, block, origin, self.flash)
        painter.end()
        super().paintEvent(event)

    def _paint_margin(self, painter: QPainter) -> None:
        if self._page is not None:
            paint_labels(painter, self._margin, self._page, self._colours, self._visible())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the text out for the new width; an override of Qt's."""
        if self._page is not None:
            self._page.layout.set_width(event.size().width())
        super().resizeEvent(event)
        area = self.contentsRect()
        self._margin.setGeometry(area.left(), area.top(), self._margin.wanted, area.height())
