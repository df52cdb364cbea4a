"""How high the rows of the cards are. Thousands of them are not broken into lines in one turn of the event loop.

For some milliseconds of a turn cards are measured; others stay as high as they were, or are estimated, and are measured
in the next turns, those on the screen first. Then the list is laid out again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from model.briefing import Item
from ui.cards.art import CardArt
from ui.cards.model import CardsModel, Row
from ui.cards.notes import Marks

SLICE_SECONDS = 0.006
_AT_ONCE_SECONDS = 0.003
"""For what has just come: about two screens full."""
_PAUSE_MS = 40
"""While a frame is dragged only what is on the screen is measured at every step."""
_KEPT = 12_000


class Heights(QObject):
    """Remembers the height of every card, by the item itself, and keeps those in a :class:`CardsModel` right."""

    measured = Signal()
    """Heights that were estimated are known now, and stand in the model."""

    def __init__(self, art: CardArt, parent: QObject) -> None:
        super().__init__(parent)
        self._art = art
        self._model: CardsModel | None = None
        self._seen: Callable[[], Iterable[int]] = lambda: ()
        # By id of an item, which is held here so that no other can have its id: width, marks, height.
        self._known: dict[int, tuple[Item, int, Marks, int]] = {}
        self._rough: dict[int, Item] = {}
        self._spent = 0.0
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._go_on)

    def measure(self, model: CardsModel, seen: Callable[[], Iterable[int]]) -> None:
        """Keep the heights of ``model`` right; ``seen`` tells the rows on the screen, which come first."""
        self._model, self._seen = model, seen
        model.size, model.later = self.of_row, self.later

    def of_row(self, row: Row) -> int:
        """The height of a row: known, measured, or for the moment estimated."""
        if row.item is None:
            return self._art.heading_height(row)
        return self.of(row.item)

    def of(self, item: Item) -> int:
        """The height of a card's row: known, measured, or for the moment estimated."""
        if (known := self._right(item)) is not None:
            return known
        if not self._turn.isActive():
            self._spent = 0.0
            self._turn.start(0)
        if self._spent > _AT_ONCE_SECONDS:
            self._rough[id(item)] = item
            return self._art.rough_height(item)
        return self._measure(item)

    def later(self, rows: Iterable[Row]) -> None:
        """Measure these cards in the turns that follow, those on the screen first."""
        self._rough |= {id(row.item): row.item for row in rows if row.item is not None}
        if not self._turn.isActive():
            self._turn.start(0)

    def anew(self) -> None:
        """Measure all cards again: their width is another. Those on the screen at once, the others when it has been
        the same for a moment; they keep their height till then, which is about right."""
        rows = self._model.rows if self._model is not None else []
        heads = {n: self.of_row(row) for n, row in enumerate(rows) if row.item is None}
        if self._model is not None:
            self._model.set_sizes(heads)
        self._rough = {id(row.item): row.item for row in rows if row.item is not None}
        self._go_on(slice_seconds=0, pause_ms=_PAUSE_MS)

    @property
    def waiting(self) -> int:
        """How many cards are estimated for the moment."""
        return len(self._rough)

    def _right(self, item: Item) -> int | None:
        known = self._known.get(id(item))
        if known is None or known[0] is not item or known[1] != self._art.width:
            return None
        marks = self._art.marks(item)
        return known[3] if known[2] is marks or known[2] == marks else None

    def _measure(self, item: Item) -> int:
        begun = time.perf_counter()
        art = self._art
        height = art.height(item)
        if len(self._known) > _KEPT:
            self._known.clear()
        self._known[id(item)] = (item, art.width, art.marks(item), height)
        self._rough.pop(id(item), None)
        self._spent += time.perf_counter() - begun
        return height

    def _go_on(self, slice_seconds: float = SLICE_SECONDS, pause_ms: int = 0) -> None:
        """Measure what is on the screen and some more of what was estimated."""
        self._spent = 0.0
        until = time.perf_counter() + slice_seconds
        if not self._rough or self._model is None:
            return
        rows = self._model.rows
        found: dict[int, int] = {}
        for number in self._seen():
            item = rows[number].item
            if item is not None and id(item) in self._rough:
                found[number] = self._measured(item)
        shown = bool(found)
        places = {id(row.item): number for number, row in enumerate(rows)} if slice_seconds else {}
        while self._rough and time.perf_counter() < until:
            item = next(iter(self._rough.values()))
            height = self._measured(item)
            if (place := places.get(id(item))) is not None:
                found[place] = height
        self._model.set_sizes(found)
        if self._rough:
            self._turn.start(pause_ms)
        if shown or not self._rough:
            self.measured.emit()

    def _measured(self, item: Item) -> int:
        known = self._right(item)
        if known is None:
            return self._measure(item)
        self._rough.pop(id(item), None)
        return known
