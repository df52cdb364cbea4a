"""Fields that know whether an input method is composing in them: what it shows underlined is not written yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QInputMethodEvent
    from PySide6.QtWidgets import QWidget as _Base
else:
    _Base = object


class Composing(_Base):
    """Stands before a text field of Qt among the bases of a class."""

    composing = False
    composed: Callable[[], object] = staticmethod(lambda: None)
    """Called when a composition has ended, whatever came of it."""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Nobody is told of the change that a composition is; an override of Qt's."""
        before, self.composing = self.composing, bool(event.preeditString())
        super().inputMethodEvent(event)
        if before and not self.composing:
            self.composed()
