"""Cards with a tip that says where an item comes from and why it was chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from model.briefing import Item
from ui.cards.view import CardsView


class TippedCards(CardsView):
    """``tip`` words the tip of an item."""

    tip: Callable[[Item], str]

    def viewportEvent(self, event: QEvent) -> bool:
        """Word the tip when it is wanted; an override of Qt's."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.row_at(self.indexAt(event.pos()))
            if row is not None and row.item is not None:
                QToolTip.showText(event.globalPos(), self.tip(row.item), self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)
