"""A line above the text that says what holds for the whole document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QWidget

from messages import say
from ui.parts import label, link_button

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_LEAST = 240
"""Where the text would get less than so many pixels, what is offered stands below it."""


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
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(12, 4, 8, 4)
        self._parts.setSpacing(4)
        self._parts.addWidget(self.text, 1)
        hands = QHBoxLayout()
        hands.addStretch(1)
        hands.addWidget(self.offer)
        hands.addWidget(self.close_link)
        self._parts.addLayout(hands)
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
        self._arrange()

    def _arrange(self) -> None:
        shown = [one for one in (self.offer, self.close_link) if not one.isHidden()]
        hands = sum(one.sizeHint().width() + 6 for one in shown)
        below = bool(shown) and self.width() - hands < _LEAST
        way = QBoxLayout.Direction
        self._parts.setDirection(way.TopToBottom if below else way.LeftToRight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside the text or below it; an override of Qt's."""
        super().resizeEvent(event)
        self._arrange()
