"""The editor that opens on a card."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCharFormat,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from messages import say
from ui.cards.remarks import EditorRemarks, RemarkLine
from ui.cards.typesetting import Stretch, Tone, set_tone, units
from ui.colours import Colours
from ui.composing import Composing

PAUSE_MS = 450
LONGEST_MS = 900
"""Typing without a pause is handed on after so long all the same."""
REST_MS = 200
"""What was typed is checked so long after the last key."""
LIMIT = 20_000
"""Characters that an item takes."""


class CardEditor(Composing, QPlainTextEdit):
    """Plain text of one paragraph: Enter ends, Esc goes back, a pause commits what is there."""

    paused = Signal()
    finished = Signal()
    reverted = Signal()
    height_changed = Signal()
    paste_refused = Signal(int, int)
    split_asked = Signal(int)
    rested = Signal(str)
    """The text, when nothing was typed for a moment."""
    colours: Callable[[], Colours]

    def __init__(self, single_line: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("cardEditor")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(6)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # a file dropped here is meant for the window
        name = "window.card.edit_heading" if single_line else "window.card.edit_text"
        self.setAccessibleName(say(name))
        self.original = ""
        self._begun = False
        self._waiting: tuple[str, Sequence[Stretch], Sequence[RemarkLine]] | None = None
        self.composed = self._on_composed
        self._single_line = single_line
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        self._longest = QTimer(self)
        self._longest.setSingleShot(True)
        self._longest.setInterval(LONGEST_MS)
        self._longest.timeout.connect(self._on_pause)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(REST_MS)
        self._resting.timeout.connect(self._on_rest)
        self.remarks = EditorRemarks(self)
        self.remarks.replaced.connect(self.replace)
        self.textChanged.connect(self._on_change)

    def begin(self, text: str) -> None:
        """Start with ``text``; later calls during the same editing change nothing."""
        if self._begun:
            return
        self.original = text
        self.setPlainText(text)
        self._begun = True
        self._rest()
        self.selectAll()
        cursor = self.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.setTextCursor(cursor)
        # What is the matter with it is why it was opened, as likely as not.
        self._resting.start()

    def wanted_height(self, width: int) -> int:
        """Height that shows all of the text at ``width`` without scrolling."""
        metrics = self.fontMetrics()
        inner = max(width - 24, 40)
        rows = sum(
            max(1, -(-metrics.horizontalAdvance(line) // inner))
            for line in self.toPlainText().split("\n")
        )
        return int((rows + 1) * metrics.lineSpacing() + 18) + self.remarks.height_at(width - 8)

    @property
    def text(self) -> str:
        """What is there, in one line; every character in its place."""
        return self.toPlainText().replace("\n", " ")

    def show_remarks(
        self, text: str, stretches: Sequence[Stretch], lines: Sequence[RemarkLine]
    ) -> None:
        """Mark stretches of ``text`` and say what is the matter, unless something else stands there by now."""
        if text != self.text:
            return
        if self.composing:
            # The list of the input method stands below the line: nothing moves it.
            self._waiting = text, stretches, lines
            return
        self.setExtraSelections([self._selection(one) for one in stretches])
        self.remarks.show_lines(lines, self.colours())
        self._place_remarks()
        self.height_changed.emit()

    def _selection(self, stretch: Stretch) -> QTextEdit.ExtraSelection:
        found = QTextEdit.ExtraSelection()
        made = QTextCharFormat()
        if isinstance(stretch.part, Tone):
            set_tone(made, stretch.part, self.colours())
        cursor = self.textCursor()
        plain = self.toPlainText()
        cursor.setPosition(units(plain[: stretch.start]))
        cursor.setPosition(units(plain[: stretch.end]), cursor.MoveMode.KeepAnchor)
        # PySide's stubs do not know these two.
        found.cursor, found.format = cursor, made  # type: ignore[attr-defined]
        return found

    def replace(self, start: int, said: str, text: str) -> None:
        """Put ``text`` where ``said`` stands at ``start``, as if it had been typed."""
        plain = self.toPlainText()
        if plain.startswith(said, start):
            cursor = self.textCursor()
            cursor.setPosition(units(plain[:start]))
            cursor.setPosition(units(plain[: start + len(said)]), cursor.MoveMode.KeepAnchor)
            cursor.insertText(text)
            self._on_rest()

    def _place_remarks(self) -> None:
        height = self.remarks.height_at(self.width() - 8)
        self.setViewportMargins(0, 0, 0, height)
        self.remarks.setGeometry(4, self.height() - height - 3, self.width() - 8, height)
        self.remarks.setVisible(height > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The remarks stay at the foot; an override of Qt's."""
        super().resizeEvent(event)
        self._place_remarks()

    def _on_rest(self) -> None:
        self._resting.stop()
        if not self.composing:
            self.rested.emit(self.text)

    def keeps_focus(self, event: QEvent) -> bool:
        """Whether a lost focus is only a menu or another window in front."""
        return isinstance(event, QFocusEvent) and event.reason() in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        )

    def _on_change(self) -> None:
        if self._begun:
            self._pause.start()
            self._resting.start()
            if not self._longest.isActive():
                self._longest.start()
            self.height_changed.emit()

    def _rest(self) -> None:
        self._pause.stop()
        self._longest.stop()

    def _on_pause(self) -> None:
        self._rest()
        if not self.composing:
            self.paused.emit()

    def _on_composed(self) -> None:
        """What had to wait: remarks of the text as it was, and a pause if something was typed before."""
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.show_remarks(*waiting)
        self._on_change()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste, unless it is far more than an item can hold; an override of Qt's."""
        text = source.text()
        if len(text) + self.document().characterCount() > LIMIT:
            self.paste_refused.emit(len(text), LIMIT)
        else:
            self.insertPlainText(text)

    def event(self, event: QEvent) -> bool:
        """While a card is being edited Ctrl+Enter is the editor's, not the window's, and so are the keys of remarks; an
        override of Qt's."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter or self.remarks.number_of(event) >= 0:
                event.accept()
                return True
        return super().event(event)

    def split_here(self) -> None:
        """Ask to cut the item at the cursor."""
        if not self._single_line and not self.composing:
            self._rest()
            text = self.toPlainText()[: self.textCursor().position()]
            self.split_asked.emit(len(text))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What the source says, Qt's own menu, and cutting in two; an override of Qt's."""
        menu = self.createStandardContextMenu()
        self.remarks.add_to_menu(menu)
        if not self._single_line:
            menu.addSeparator()
            menu.addAction(say("window.split_here"), self.split_here)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends, Ctrl+Enter cuts in two, Esc reverts, Alt+1 takes what a remark offers; an override of Qt's."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if (offered := self.remarks.number_of(event)) >= 0 and not self.composing:
            self.remarks.take(offered)
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.split_here()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._rest()
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self._rest()
            self.reverted.emit()
        else:
            super().keyPressEvent(event)
