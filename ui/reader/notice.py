"""A line above the text that says what holds for the whole document."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from messages import say
from ui.parts import label, link_button


class Notice(QWidget):
    """Hidden while there is nothing to say; ``asked`` when what it offers shall be done, ``heard`` when the person
    needs it no more."""

    asked = Signal()
    heard = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = label("", "notice", wrap=True)
        self.offer: QPushButton = link_button(say("window.source.reload"), self.asked.emit)
        self.close_link: QPushButton = link_button(say("window.source.heard"), self.heard.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.addWidget(self.text, 1)
        row.addWidget(self.offer)
        row.addWidget(self.close_link)
        self.hide()

    def tell(self, text: str, *, offer: str, can_close: bool) -> None:
        """Say ``text``; nothing if it is empty. ``offer``: what the button beside it says, empty for none."""
        self.text.setText(text)
        self.setAccessibleName(text)
        if offer:
            self.offer.setText(offer)
        self.offer.setVisible(bool(offer))
        self.close_link.setVisible(can_close)
        self.setVisible(bool(text))
