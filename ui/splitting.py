"""Splitters between the areas of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QSplitter, QSplitterHandle

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class AreaSplitter(QSplitter):
    """Has lines in the colours of the palette: another style sheet would have to go through everything between them."""

    def createHandle(self) -> QSplitterHandle:
        """A line that can be dragged; an override of Qt's."""
        return _Line(self.orientation(), self)


class _Line(QSplitterHandle):
    def paintEvent(self, event: QPaintEvent) -> None:
        """A line, and where the mouse could take it, in the colour of what is chosen; an override of Qt's."""
        role = QPalette.ColorRole.Highlight if self.underMouse() else QPalette.ColorRole.Midlight
        QPainter(self).fillRect(event.rect(), self.palette().color(role))
