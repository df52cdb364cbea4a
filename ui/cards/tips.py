"""Cards with a tip that says where an item comes from and why it was chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from model.briefing import Item
from ui.cards.model import Row
from ui.cards.view import CardsView


class TippedCards(CardsView):
    """``tip`` words the tip of an item."""

    tip: Callable[[Item], str]

    def viewportEvent(self, event: QEvent) -> bool:
        """Word the tip when it is wanted; an override of Qt's."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.row_at(self.indexAt(event.pos()))
            words = [] if row is None else self._words(row)
            if words:
                QToolTip.showText(event.globalPos(), "\n".join(words), self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def _words(self, row: Row) -> list[str]:
        """What was cut off, then the tip of an item."""
        item = row.item
        head = row.printed if item is None else item.headline
        cut = [head] if self._delegate.art.is_cut(row) else []
        return cut if item is None else [*cut, self.tip(item)]
