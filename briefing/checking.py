"""The number check of a briefing: item by item, each item checked once until it or the sources change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from model.briefing import Briefing, Item, TableRow
from model.document import Document
from model.facts import Indicator
from model.progress import Task

if TYPE_CHECKING:
    from facts.check import Fault
    from facts.check.dated import Indicators

Documents = Mapping[str, Document]


def faults_of(item: Item, documents: Documents) -> tuple[Fault, ...]:
    """What ``item`` says and its sources do not bear, in the order of its text; ``documents`` by sha256.

    A pure function of its arguments, safe in any thread; a few milliseconds for an edited item of usual length.
    """
    from facts.check import check_item

    return check_item(item, documents)


def faults_of_row(
    row: TableRow, documents: Documents, indicators: Indicators | None = None
) -> tuple[Fault, ...]:
    """What a row of a table says and its sources do not bear, cell by cell; otherwise as :func:`faults_of`.

    With ``indicators`` (see :class:`Found` and :class:`Placed`) its period is compared with those of its figures.
    """
    from facts.check import check_row

    return check_row(row, documents, indicators)


class Placed:
    """Indicators that were found already, by their places."""

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        self._at: dict[tuple[str, int], list[Indicator]] = {}
        for one in indicators:
            self._at.setdefault((one.document, one.span.block), []).append(one)

    def __call__(self, document: Document, block: int) -> Sequence[Indicator]:
        """Those in one block of ``document``."""
        return self._at.get((document.sha256, block), ())


class Found:
    """The indicators of documents, each document gone through once, when they are first asked for: seconds for one of
    a million characters. Raises Cancelled if ``task`` is."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._known: dict[str, Placed] = {}

    def __call__(self, document: Document, block: int) -> Sequence[Indicator]:
        """Those in one block of ``document``."""
        from facts.indicators import of_document

        if document.sha256 not in self._known:
            self._known[document.sha256] = Placed(of_document(document, self._task))
        return self._known[document.sha256](document, block)


class Checker:
    """Remembers the faults of items and rows that are still the same objects. For one thread.

    ``documents`` are those of the session; give them again with :meth:`use` when they change.
    """

    def __init__(self, documents: Sequence[Document] = ()) -> None:
        self._documents: dict[str, Document] = {}
        self._indicators: Sequence[Indicator] | None = None
        self._placed: Placed | None = None
        # By id of the item, which is held here so that no other can have its id.
        self._known: dict[int, tuple[Item | TableRow, tuple[Fault, ...]]] = {}
        self.use(documents)

    def use(
        self, documents: Sequence[Document], indicators: Sequence[Indicator] | None = None
    ) -> None:
        """Check against these sources from now on, rows of tables also against their ``indicators`` where those are
        known; nothing is forgotten if they are the same."""
        if indicators is not self._indicators:
            self._indicators, self._placed = indicators, None
            self._known = {
                key: known for key, known in self._known.items() if isinstance(known[0], Item)
            }
        named = {document.sha256: document for document in documents}
        if named.keys() != self._documents.keys() or any(
            named[sha256] is not document for sha256, document in self._documents.items()
        ):
            self._known.clear()
            self._documents = named

    def of(self, one: Item | TableRow) -> tuple[Fault, ...]:
        """The faults of one item or row."""
        faults = self.known(one)
        if faults is None:
            if isinstance(one, TableRow):
                faults = faults_of_row(one, self._documents, self._places())
            else:
                faults = faults_of(one, self._documents)
            self._known[id(one)] = (one, faults)
        return faults

    def reading(self, one: Item | TableRow) -> Iterator[None]:
        """What :meth:`of` may have to read for this, a text at each step; nothing for what only prints its source."""
        if isinstance(one, Item) and one.edited and self.known(one) is None:
            from facts.check import evidence

            yield from evidence.reading(one.sources, self._documents)

    def _places(self) -> Placed | None:
        if self._placed is None and self._indicators is not None:
            self._placed = Placed(self._indicators)
        return self._placed

    def known(self, one: Item | TableRow) -> tuple[Fault, ...] | None:
        """The faults of an item or row that was checked already, else None."""
        known = self._known.get(id(one))
        return known[1] if known is not None and known[0] is one else None

    def unknown(self, every: Iterable[Item | TableRow]) -> list[Item | TableRow]:
        """Those that were not checked yet."""
        known = self._known
        return [one for one in every if id(one) not in known or known[id(one)][0] is not one]

    def take(self, one: Item | TableRow, faults: tuple[Fault, ...], documents: Documents) -> None:
        """Remember what another thread found against ``documents``, unless these are not the present ones."""
        if documents is self._documents:
            self._known[id(one)] = (one, faults)

    @property
    def documents(self) -> Documents:
        """What is checked against, by sha256; another object when the sources are others."""
        return self._documents

    def faults(self, briefing: Briefing) -> tuple[Fault, ...]:
        """The faults of all items in printing order, then those of the rows of tables; what left the briefing is
        forgotten."""
        every = checked(briefing)
        found = tuple(fault for one in every for fault in self.of(one))
        self.forget(every)
        return found

    def forget(self, but: Sequence[Item | TableRow]) -> None:
        """Forget everything but these."""
        for key in self._known.keys() - {id(one) for one in but}:
            del self._known[key]


def checked(briefing: Briefing) -> tuple[Item | TableRow, ...]:
    """Everything of a briefing that is checked: its items in printing order, then the rows of its tables."""
    return (*briefing.items(), *(row for table in briefing.tables for row in table.rows))
