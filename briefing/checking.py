"""The number check of a briefing: item by item, each item checked once until it or the sources change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from model.briefing import Briefing, Item
from model.document import Document

if TYPE_CHECKING:
    from facts.check import Fault

Documents = Mapping[str, Document]


def faults_of(item: Item, documents: Documents) -> tuple[Fault, ...]:
    """What ``item`` says and its sources do not bear, in the order of its text; ``documents`` by sha256.

    A pure function of its arguments, safe in any thread; a few milliseconds for an edited item of usual length.
    """
    from facts.check import check_item

    return check_item(item, documents)


class Checker:
    """Remembers the faults of items that are still the same objects. For one thread.

    ``documents`` are those of the session; give them again with :meth:`use` when they change.
    """

    def __init__(self, documents: Sequence[Document] = ()) -> None:
        self._documents: dict[str, Document] = {}
        # By id of the item, which is held here so that no other can have its id.
        self._known: dict[int, tuple[Item, tuple[Fault, ...]]] = {}
        self.use(documents)

    def use(self, documents: Sequence[Document]) -> None:
        """Check against these sources from now on; nothing is forgotten if they are the same."""
        named = {document.sha256: document for document in documents}
        if named.keys() != self._documents.keys() or any(
            named[sha256] is not document for sha256, document in self._documents.items()
        ):
            self._known.clear()
        self._documents = named

    def of(self, item: Item) -> tuple[Fault, ...]:
        """The faults of one item."""
        known = self._known.get(id(item))
        if known is None or known[0] is not item:
            known = (item, faults_of(item, self._documents))
            self._known[id(item)] = known
        return known[1]

    def faults(self, briefing: Briefing) -> tuple[Fault, ...]:
        """The faults of all items in printing order; items that left the briefing are forgotten."""
        found = tuple(fault for item in briefing.items() for fault in self.of(item))
        present = {id(item) for item in briefing.items()}
        for key in self._known.keys() - present:
            del self._known[key]
        return found
