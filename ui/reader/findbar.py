"""The search line above the text (Ctrl+F)."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from messages import say
from ui.theme import Theme


class _Line(QLineEdit):
    stepped = Signal(bool)
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Shift+Enter step, Esc closes; an override of Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class FindBar(QWidget):
    """Asks for hits; ``stepped`` carries whether to go backward."""

    query_changed = Signal(str)
    stepped = Signal(bool)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("findbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self.line = _Line()
        self.line.setPlaceholderText(say("window.find.placeholder"))
        self.line.setAccessibleName(say("window.find.placeholder"))
        self.line.setClearButtonEnabled(True)
        self.line.setAcceptDrops(False)  # a file dropped here is meant for the window
        self.line.setMaximumWidth(320)
        self.line.textChanged.connect(self.query_changed)
        self.line.stepped.connect(self.stepped)
        self.line.escaped.connect(self.closed)
        self.count = QLabel()
        self.count.setObjectName("muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 6, 5)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addSpacing(6)
        row.addWidget(self.count)
        row.addStretch(1)
        self._buttons: list[tuple[QToolButton, str]] = []
        for icon, code, slot in (
            ("up", "window.find.previous", lambda: self.stepped.emit(True)),
            ("down", "window.find.next", lambda: self.stepped.emit(False)),
            ("close", "window.find.close", self.closed.emit),
        ):
            button = QToolButton()
            button.setObjectName("flat")
            button.setToolTip(say(code))
            button.setAccessibleName(say(code))
            button.setIconSize(QSize(18, 18))
            button.clicked.connect(slot)
            row.addWidget(button)
            self._buttons.append((button, icon))
        theme.changed.connect(self._paint)
        self._paint()
        self.hide()

    def _paint(self) -> None:
        for button, icon in self._buttons:
            button.setIcon(self._theme.icons.icon(icon))

    def open(self, query: str) -> None:
        """Come up with ``query``, ready to be typed over."""
        self.show()
        if query:
            self.line.setText(query)
        self.line.setFocus()
        self.line.selectAll()

    def show_count(self, hits: int) -> None:
        """Say how many there are."""
        if not self.line.text():
            self.count.setText("")
        elif hits:
            self.count.setText(say("window.find.count", {"count": hits}))
        else:
            self.count.setText(say("window.find.none"))
