"""How high the rows of the cards are. Thousands of them are not broken into lines in one turn of the event loop.

A view asks for every height at once, when cards come or the width changes. For some milliseconds of a turn they are
measured; the rest are estimated, measured in the next turns, those on the screen first, and then laid out again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QSize, QTimer, Signal

from model.briefing import Item
from ui.cards.art import CardArt
from ui.cards.notes import Marks

SLICE_SECONDS = 0.008
_KEPT = 12_000


class Heights(QObject):
    """Remembers the size of every card, by the item itself."""

    measured = Signal()
    """Sizes that were estimated are known now."""

    def __init__(self, art: CardArt, parent: QObject) -> None:
        super().__init__(parent)
        self._art = art
        # By id of an item, which is held here so that no other can have its id.
        self._sizes: dict[int, tuple[Item, Marks, QSize]] = {}
        self._rough: dict[int, Item] = {}
        self._spent = 0.0
        # The cards on the screen, which come first.
        self.seen: Callable[[], Iterable[Item]] = lambda: ()
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._go_on)

    def of(self, item: Item) -> QSize:
        """The size of a card's row: measured, or for the moment estimated."""
        known = self._sizes.get(id(item))
        if known is not None and known[0] is item and known[2].width() == self._art.width:
            marks = self._art.marks(item)
            if known[1] is marks or known[1] == marks:
                return known[2]
        if not self._turn.isActive():
            self._spent = 0.0
            self._turn.start()
        if self._spent > SLICE_SECONDS:
            self._rough[id(item)] = item
            return QSize(self._art.width, self._art.rough_height(item))
        return self._measure(item)

    @property
    def waiting(self) -> int:
        """How many cards are estimated for the moment."""
        return len(self._rough)

    def _measure(self, item: Item) -> QSize:
        begun = time.perf_counter()
        size = QSize(self._art.width, self._art.height(item))
        if len(self._sizes) > _KEPT:
            self._sizes.clear()
        self._sizes[id(item)] = (item, self._art.marks(item), size)
        self._rough.pop(id(item), None)
        self._spent += time.perf_counter() - begun
        return size

    def _go_on(self) -> None:
        """Measure some of what was estimated."""
        self._spent = 0.0
        if not self._rough:
            return
        shown = [item for item in self.seen() if id(item) in self._rough]
        for item in shown:
            self._measure(item)
        while self._rough and self._spent < SLICE_SECONDS:
            self._measure(next(iter(self._rough.values())))
        if self._rough:
            self._turn.start()
        if shown or not self._rough:
            self.measured.emit()
