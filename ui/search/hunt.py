"""One search through everything that is open, a little at a time so that the window answers in between."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from briefing.searching import Found, TextIndex, fold, places_in
from model.briefing import Briefing, Item
from model.document import Document

SLICE_SECONDS = 0.008
_ITEMS = 50
"""Items searched in one step."""
LISTED = 2_000
"""Places that are listed; the others are only counted."""


@dataclass(frozen=True, slots=True)
class FoundItem:
    """A place in an item of the briefing; ``at`` is where the word begins in ``context``."""

    item: str
    context: str
    at: int


@dataclass(frozen=True, slots=True)
class Result:
    """What was found so far: places in items, then places in sources in their order. ``count`` and
    ``documents`` count all places in the sources and the sources that have any; ``done`` says that all was
    searched."""

    word: str = ""
    items: tuple[FoundItem, ...] = ()
    places: tuple[Found, ...] = ()
    count: int = 0
    documents: int = 0
    done: bool = True


class Hunt(QObject):
    """Keeps the folded texts of the open sources and looks for words in them."""

    found = Signal(object)
    """A :class:`Result`: the latest that is known."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._indexes: dict[str, TextIndex] = {}
        self._work: Iterator[Result | None] | None = None
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._go_on)

    def set_documents(self, documents: Sequence[Document]) -> None:
        """Look in these from now on. Their texts are made ready while nothing else is to be done."""
        self._indexes = {
            one.sha256: known
            if (known := self._indexes.get(one.sha256)) is not None and known.document is one
            else TextIndex(one)
            for one in documents
        }
        if self._work is None:
            self._begin(self._prepared())

    def look_for(self, word: str, briefing: Briefing) -> None:
        """Look for ``word`` in place of the last one; :attr:`found` tells."""
        if not fold(word).strip():
            self._begin(self._prepared())
            self.found.emit(Result())
            return
        self._begin(self._searched(word, briefing))

    def _begin(self, work: Iterator[Result | None]) -> None:
        self._work = work
        self._turn.start()

    def _go_on(self) -> None:
        end = time.perf_counter() + SLICE_SECONDS
        result: Result | None = None
        while self._work is not None:
            step = next(self._work, self)
            if step is self:
                self._work = None
                self._turn.stop()
                break
            result = step or result  # type: ignore[assignment]
            if time.perf_counter() >= end:
                break
        if result is not None:
            self.found.emit(result)

    def _prepared(self) -> Iterator[None]:
        for index in tuple(self._indexes.values()):
            while not index.whole:
                index.go_on()
                yield None

    def _searched(self, word: str, briefing: Briefing) -> Iterator[Result | None]:
        found: list[FoundItem] = []
        for number, item in enumerate(briefing.items(), 1):
            found += _in_item(word, item)
            if number % _ITEMS == 0:
                yield None
        items = tuple(found)
        wanted = fold(word)
        places: list[Found] = []
        count = documents = 0
        for index in tuple(self._indexes.values()):
            while not index.whole:
                index.go_on()
                yield None
            here = index.count(wanted)
            count += here
            documents += bool(here)
            room = LISTED - len(places)
            if here and room > 0:
                places += (one for one, _ in zip(index.find(wanted), range(room), strict=False))
                yield Result(word, items, tuple(places), count, documents, False)
            else:
                yield None
        yield Result(word, items, tuple(places), count, documents)


def _in_item(word: str, item: Item) -> Iterator[FoundItem]:
    for start, end in places_in(item.text, word):
        begin = max(0, start - 10)
        head = "…" if begin else ""
        text = head + item.text[begin : end + 40]
        yield FoundItem(item.id, text, len(head) + start - begin)
