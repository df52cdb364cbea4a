"""A line above the text that says what holds for the whole document."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from messages import say
from ui.parts import label, link_button


class Notice(QWidget):
    """Hidden while there is nothing to say; ``asked`` when the file shall be read as it is now, ``heard`` when the
    person needs it no more."""

    asked = Signal()
    heard = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = label("", "notice", wrap=True)
        self.reload: QPushButton = link_button(say("window.source.reload"), self.asked.emit)
        self.close_link: QPushButton = link_button(say("window.source.heard"), self.heard.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.addWidget(self.text, 1)
        row.addWidget(self.reload)
        row.addWidget(self.close_link)
        self.hide()

    def tell(self, text: str, *, can_reload: bool, can_close: bool) -> None:
        """Say ``text``; nothing if it is empty."""
        self.text.setText(text)
        self.setAccessibleName(text)
        self.reload.setVisible(can_reload)
        self.close_link.setVisible(can_close)
        self.setVisible(bool(text))
