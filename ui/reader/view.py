"""The document as text under the person's hand: picks by mouse and keyboard, drags, menus, tips."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from messages import say
from model.document import Span
from ui.colours import Colours
from ui.reader.canvas import PageCanvas
from ui.reader.outlining import Asking, add_joints, add_kinds
from ui.spans import put_spans

SentenceFinder = Callable[[int, int], Span | None]
"""Block and offset → the sentence there."""


class ReaderView(PageCanvas):
    """Tells what a person picks of the page; what is done with it is decided elsewhere."""

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
        super().__init__(colours, parent)
        self.setObjectName("reader")
        self.setAccessibleName(say("window.reader.accessible"))
        self._find_sentence = find_sentence
        self.more_for_menu: Callable[[QMenu], object] = lambda _: None
        self._pressed = QPointF()
        self.selectionChanged.connect(
            lambda: self.text_selected.emit(self.textCursor().hasSelection())
        )

    # --- mouse and keyboard

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

    # --- menus

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

    # --- picking

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
