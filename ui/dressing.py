"""Another style sheet for windows that are open, an area in each turn of the event loop.

A sheet of the whole application would be taken by every widget once for each widget that it stands in: some hundred
milliseconds. So the sheet of the start stays, and each area gets one of its own, which goes before it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QWidget
from shiboken6 import isValid


class Dressing(QObject):
    """Gives every area the sheet that was wanted last. Nothing is painted before all of them have it."""

    dressed = Signal()
    """All have it; what paints with colours of its own shall do so anew."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._sheet = ""
        self._waiting: list[QWidget] = []
        self._still: list[QWidget] = []
        self._windows: list[QWidget] = []
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._go_on)

    def dress(self, sheet: str) -> None:
        """Let everything there is look like this, and whatever comes later."""
        self._sheet = sheet
        self._waiting = []
        self._windows = [one for one in self._app.topLevelWidgets() if one.parentWidget() is None]
        for window in self._app.topLevelWidgets():
            if window.isVisible() and window not in self._still:
                window.setUpdatesEnabled(False)
                self._still.append(window)
        for window in self._windows:
            self._add(window)
        self._next.start()

    def _add(self, widget: QWidget) -> None:
        """An area; or, if it only holds areas, those, and with them what it will hold."""
        if not _holds_areas(widget):
            self._waiting.append(widget)
            return
        widget.installEventFilter(self)
        for child in widget.children():
            if isinstance(child, QWidget):
                self._add(child)

    def _go_on(self) -> None:
        if self._waiting:
            area = self._waiting.pop()
            if isValid(area):
                area.setStyleSheet(self._sheet)
            return
        self._next.stop()
        # A window that was closed meanwhile has nothing left to paint, though tips of it may still be about.
        if all(isValid(window) for window in self._windows if isinstance(window, QMainWindow)):
            self.dressed.emit()
        still, self._still = self._still, []
        for window in still:
            if isValid(window):
                window.setUpdatesEnabled(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is put into a window later gets the sheet before it is seen; an override of Qt's."""
        if event.type() == QEvent.Type.ChildPolished:
            child = event.child()  # type: ignore[attr-defined]
            if isinstance(child, QWidget) and child.styleSheet() != self._sheet:
                if _holds_areas(child):
                    self._add(child)
                    self._next.start()
                else:
                    child.setStyleSheet(self._sheet)
        return super().eventFilter(watched, event)


def _holds_areas(widget: QWidget) -> bool:
    return isinstance(widget, QMainWindow | QSplitter) or widget.objectName() == "desk"
