"""The strip left of the text with line numbers, or page numbers where the format has pages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget


class Margin(QWidget):
    """Leaves the painting to the view, which alone knows what is visible."""

    def __init__(self, parent: QWidget, paint: Callable[[QPainter], None]) -> None:
        super().__init__(parent)
        self._paint = paint
        self.wanted = 0

    def sizeHint(self) -> QSize:
        """Width the view asked for; an override of Qt's."""
        return QSize(self.wanted, 0)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Paint the visible numbers; an override of Qt's."""
        painter = QPainter(self)
        self._paint(painter)
        painter.end()
