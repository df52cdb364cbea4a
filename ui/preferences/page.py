"""What every page of the settings is made of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.parts import label
from ui.settings import Settings


class Page(QWidget):
    """A form. It shows what is set when it is made, and changes nothing before :meth:`store`."""

    name = ""
    """The end of its message code."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)

    def form(self) -> QGridLayout:
        """A grid at the end of the page: words left, fields right."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        self.column.addLayout(grid)
        return grid

    def note(self, text: str) -> QLabel:
        """A remark across the page."""
        made = label(text, "muted", wrap=True)
        self.column.addWidget(made)
        return made

    def store(self, settings: Settings) -> None:
        """Put what is shown into the settings."""

    def reset(self) -> None:
        """Show what is set where nobody has set anything."""


def row(grid: QGridLayout, text: str, field: QWidget, *more: QWidget) -> QLabel:
    """Put a field with its words into the next row of a form."""
    title = label(text, "caption")
    title.setBuddy(field)
    field.setAccessibleName(text)
    at = grid.rowCount()
    grid.addWidget(title, at, 0, Qt.AlignmentFlag.AlignLeft)
    grid.addWidget(field, at, 1)
    for column, one in enumerate(more, 2):
        grid.addWidget(one, at, column)
    return title


def button(text: str) -> QPushButton:
    """A button that Enter elsewhere does not press."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    return made


class Line(QLineEdit):
    """A line whose Enter is its own: it does not close the dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter; an override of Qt's."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
