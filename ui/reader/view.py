"""The text of a document, read-only: marks, flash, search hits, and picking sentences from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QToolTip, QWidget

from messages import say
from model.document import Span
from ui.colours import Colours
from ui.fonts import ui_font
from ui.reader.ink import TAG_SIZE, Ink, paint_labels
from ui.reader.margin import Margin
from ui.reader.marks import Flash, Mark, MarkIndex
from ui.reader.outlining import Asking, add_joints, add_kinds
from ui.reader.page import Page
from ui.spans import put_spans

SentenceFinder = Callable[[int, int], Span | None]
"""Block and offset → the sentence there."""


class ReaderView(QPlainTextEdit):
    """Shows a :class:`Page`. Knows places only; what is done with a picked span is decided elsewhere."""

    spans_picked = Signal(list)
    item_clicked = Signal(str)
    text_selected = Signal(bool)
    correction_asked = Signal(list, str, int)
    """Numbers of blocks, what they are (a BlockKind), and the level of a heading."""
    join_asked = Signal(list)
    """Numbers of blocks that go on with what is before them."""
    split_asked = Signal(int, int)
    """The number of a block, and the offset where another begins."""

    def __init__(self, colours: Colours, find_sentence: SentenceFinder, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(say("window.reader.accessible"))
        self.setCursorWidth(2)
        self._colours = colours
        self._find_sentence = find_sentence
        self.more_for_menu: Callable[[QMenu], object] = lambda _: None
        self._page: Page | None = None
        self._marks = MarkIndex()
        self._query = ""
        self._current_item = ""
        self._pressed = QPointF()
        self.flash = Flash(self)
        self.flash.changed.connect(self.viewport().update)
        self._margin = Margin(self, self._paint_margin)
        self.viewport().setMouseTracking(True)
        self.updateRequest.connect(lambda *_: self._margin.update())
        self.selectionChanged.connect(
            lambda: self.text_selected.emit(self.textCursor().hasSelection())
        )

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

    # --- the person's hand

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the text out for the new width; an override of Qt's."""
        if self._page is not None:
            self._page.layout.set_width(event.size().width())
        super().resizeEvent(event)
        area = self.contentsRect()
        self._margin.setGeometry(area.left(), area.top(), self._margin.wanted, area.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where, to tell a click from a drag; an override of Qt's."""
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a mark selects its item; an override of Qt's."""
        super().mouseReleaseEvent(event)
        moved = (event.position() - self._pressed).manhattanLength()
        if event.button() is Qt.MouseButton.LeftButton and moved < 4:
            mark = self.mark_at(event.position())
            if mark is not None and not self.textCursor().hasSelection():
                self.item_clicked.emit(mark.item)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click picks the sentence; an override of Qt's."""
        place = self.place_at(event.position())
        if place is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mouseDoubleClickEvent(event)
            return
        mark = self._marks.at(*place)
        if mark is not None:
            self.item_clicked.emit(mark.item)
        else:
            self._pick_sentence(*place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what a mark stands for; an override of Qt's."""
        super().mouseMoveEvent(event)
        place = None if event.buttons() else self.place_at(event.position())
        mark = self._marks.at(*place) if place else None
        shape = Qt.CursorShape.PointingHandCursor if mark else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        tips = [self.doubt_at(*place) if place else "", mark.tip if mark else ""]
        if any(tips):
            text = "\n".join(filter(None, tips))
            QToolTip.showText(event.globalPosition().toPoint(), text, self.viewport())
        elif QToolTip.isVisible():
            QToolTip.hideText()

    def leaveEvent(self, event: QEvent) -> None:
        """No tip outside; an override of Qt's."""
        QToolTip.hideText()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter picks the selection or the sentence at the cursor; an override of Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            self.pick()
            event.accept()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Pick, copy, select all; an override of Qt's."""
        menu = QMenu(self)
        if not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.pos()))
        self._add_uses(menu)
        pick = menu.addAction(say("window.reader.pick"), self.pick)
        pick.setEnabled(self._page is not None)
        menu.addSeparator()
        self.add_outline(menu.addMenu(say("window.reader.kind")))
        menu.addSeparator()
        copy = menu.addAction(say("window.copy"), self.copy)
        copy.setEnabled(self.textCursor().hasSelection())
        menu.addAction(say("window.select_all"), self.selectAll)
        self.more_for_menu(menu)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def add_outline(self, menu: QMenu) -> None:
        """What the person may say of the paragraphs under the selection or at the cursor."""
        if self._page is None:
            menu.addAction(say("window.reader.outline.nothing")).setEnabled(False)
            return
        asking = Asking(self.correction_asked.emit, self.join_asked.emit, self.split_asked.emit)
        add_kinds(menu, self._page, self.textCursor(), asking)
        menu.addSeparator()
        add_joints(menu, self._page, self.textCursor(), asking)

    def _add_uses(self, menu: QMenu) -> None:
        """The items that quote what the cursor stands on: each is one click away."""
        if self._page is None:
            return
        for mark in self._marks.all_at(*self._page.place(self.textCursor().position())):
            text = mark.label.replace("&", "&&")
            menu.addAction(text, lambda one=mark: self.item_clicked.emit(one.item))
        if not menu.isEmpty():
            menu.addSeparator()

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selected text, and where it stands for the briefing; an override of Qt's."""
        data = QMimeData()
        cursor = self.textCursor()
        data.setText(cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n"))
        if self._page is not None:
            spans = self._page.spans(cursor.selectionStart(), cursor.selectionEnd())
            put_spans(data, self._page.document.sha256, spans)
        return data

    def pick(self) -> None:
        """Pick the selected text or, without a selection, the sentence at the cursor."""
        if self._page is None:
            return
        cursor = self.textCursor()
        if cursor.hasSelection():
            spans = list(self._page.spans(cursor.selectionStart(), cursor.selectionEnd()))
            cursor.clearSelection()
            self.setTextCursor(cursor)
            if spans:
                self.spans_picked.emit(spans)
        else:
            self._pick_sentence(*self._page.place(cursor.position()))

    def _pick_sentence(self, block: int, offset: int) -> None:
        span = self._find_sentence(block, offset)
        if span is not None:
            self.spans_picked.emit([span])

    def mark_at(self, point: QPointF) -> Mark | None:
        """The mark under a point of the viewport."""
        place = self.place_at(point)
        return self._marks.at(*place) if place else None
