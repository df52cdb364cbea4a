"""The search line: Enter and the arrows step through what was found, Esc ends."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from messages import say
from ui.theme import Theme


class SearchLine(QLineEdit):
    """Says what is looked for; ``stepped`` carries whether to go backward."""

    stepped = Signal(bool)
    escaped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setPlaceholderText(say("window.search.placeholder"))
        self.setAccessibleName(say("window.search.placeholder"))
        self.setClearButtonEnabled(True)
        self.setAcceptDrops(False)  # a file dropped here is meant for the window
        self._picture: QAction = self.addAction(
            theme.icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition
        )
        theme.changed.connect(self._paint)

    def _paint(self) -> None:
        self._picture.setIcon(self._theme.icons.icon("search"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Steps and leaving; an override of Qt's."""
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(shift)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(key == Qt.Key.Key_Up)
        elif key == Qt.Key.Key_Escape:
            self.clear()
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
