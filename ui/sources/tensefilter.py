"""Three buttons of which one is on: choose from everything, from what is past, from what is planned."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from messages import say

CHOICES = ("all", "past", "plan")


class TenseFilter(QWidget):
    """Says ``past``, ``plan`` or, for everything, nothing."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("segments")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(say("window.tense"))
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(0)
        self.buttons: dict[str, QToolButton] = {}
        for name in CHOICES:
            button = QToolButton()
            button.setObjectName("segment")
            button.setText(say(f"window.tense.{name}"))
            button.setToolTip(say(f"window.tense.{name}.tip"))
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, one=name: self._choose(one))
            self._group.addButton(button)
            row.addWidget(button)
            self.buttons[name] = button
        self.show_tense("")

    def show_tense(self, tense: str) -> None:
        """Show what is chosen from."""
        self.buttons[tense or "all"].setChecked(True)

    def _choose(self, name: str) -> None:
        self.chosen.emit("" if name == "all" else name)
