"""A sitting with sources: documents as they were read and as the person corrected them, what their facts say, and the
places that items come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from briefing.changes import By, Change
from briefing.failures import Failure
from briefing.history import Label
from briefing.outlined import Outlined
from briefing.state import State
from model.briefing import Briefing, Item
from model.document import Document, Span

if TYPE_CHECKING:
    from briefing.facts.gathering import Facts
    from model.facts import Indicator
    from model.series import Joins
    from summarizer.ranking import Ranking


class Filled(NamedTuple):
    """The state ``after`` facts were put into the one ``before``, chosen from ``ranking``."""

    before: State
    ranking: Ranking | None
    after: State


_GONE = Label("edit.remove_document")


class Sourced(Outlined):
    """Documents in the person's order, and a ranking that fits them or none."""

    def __init__(self, template: str = "简报", fields: Mapping[str, str] | None = None) -> None:
        self._facts_of = -1
        # Titles that were proposed in this sitting: none of them is a person's own.
        self._proposed: set[str] = set()
        self._titled: tuple[tuple[Document, ...], str, str] = ((), "", "")
        self.failures: tuple[Failure, ...] = ()
        self.ranking: Ranking | None = None
        self.facts: Facts | None = None
        first = Briefing(fields=tuple((fields or {}).items()), template=template)
        super().__init__(first)

    # --- sources -----------------------------------------------------------------------------------

    def add_documents(
        self, documents: Iterable[Document], failures: Iterable[Failure] = ()
    ) -> tuple[Document, ...]:
        """Add sources that were read and remember those that could not be; returns the ones that are new.

        A document whose bytes are here already is left out.
        """
        known = {document.sha256 for document in self.documents}
        new: list[Document] = []
        for document in documents:
            if document.sha256 not in known:
                known.add(document.sha256)
                new.append(document)
        failed = tuple(failures)
        if new:
            self._note_proposed()
            self.as_read = (*self.as_read, *new)
            self.generation += 1
        if failed:
            names = {failure.name for failure in failed}
            kept = (failure for failure in self.failures if failure.name not in names)
            self.failures = (*kept, *failed)
        if new or failed:
            self._signal.tell(Change(By.PERSON, "edit.add_documents", documents=True))
        return tuple(new)

    def remove_document(self, sha256: str) -> None:
        """Take a source out. Its untouched items leave the briefing with it; the person's own work stays."""
        if all(document.sha256 != sha256 for document in self.documents):
            raise LookupError(f"no such document: {sha256}")
        self._note_proposed()
        self.as_read = tuple(d for d in self.as_read if d.sha256 != sha256)
        self.ranking = None
        self.generation += 1
        self._signal.tell(Change(By.PERSON, "edit.remove_document", documents=True, ranking=True))
        self._push(_left_without(self.history.state, sha256), _GONE, "", By.PERSON)

    def replace_document(self, document: Document) -> None:
        """Take another reading of the same bytes (in another encoding, with a password) in place of the first.

        Places in it are not those of the first: its untouched items leave the briefing until the next choice.
        """
        if self.document(document.sha256) is None:
            raise LookupError(f"no such document: {document.sha256}")
        self._note_proposed()
        self.as_read = tuple(
            document if known.sha256 == document.sha256 else known for known in self.as_read
        )
        self.ranking = None
        self.generation += 1
        self._signal.tell(Change(By.PERSON, "edit.reread", documents=True, ranking=True))
        self._push(_left_without(self.history.state, document.sha256), _GONE, "", By.PERSON)

    def _note_proposed(self, template: str = "") -> str:
        """Remember the title that the present sources are given, before others come or after they came; the title,
        nothing without sources."""
        documents, template = self.documents, template or self.briefing.template
        if not documents:
            return ""
        if self._titled[0] is not documents or self._titled[1] != template:
            from briefing.titles import briefing_title

            self._titled = (documents, template, briefing_title(documents, template))
            self._proposed.add(self._titled[2])
        return self._titled[2]

    def _following_title(self, template: str = "") -> str:
        """The title that the next draft takes where the present one was proposed, which follows the sources; else
        nothing."""
        title = self._note_proposed(template)
        return title if self.briefing.field("标题") in self._proposed else ""

    def _reshape(self, state: State, code: str) -> str:
        self._note_proposed()
        return super()._reshape(state, code)

    def _arrived(self, before: State) -> bool:
        present = self.history.state
        if before.corrections == present.corrections and before.breaks == present.breaks:
            return False
        if before.breaks or present.breaks:
            # Their places are those of other blocks.
            self.facts = None
        self.ranking = None
        self.generation += 1
        return True

    # --- facts -------------------------------------------------------------------------------------

    @property
    def joins(self) -> Joins:
        """Which names of indicators the person joined or parted."""
        from model.series import Joins

        return self.history.state.joins or Joins()

    @property
    def has_facts(self) -> bool:
        """Whether :attr:`facts` are those of the present documents, joined as the person wants."""
        return (
            self.facts is not None
            and self.facts.documents == tuple(document.sha256 for document in self.documents)
            and self.facts.joins == self.joins
            and self._facts_of == self.generation
        )

    @property
    def indicators(self) -> tuple[Indicator, ...] | None:
        """Every indicator of the present documents; None while they are not found."""
        if self.facts is None or self._facts_of != self.generation:
            return None
        return self.facts.indicators

    @property
    def _fresh_facts(self) -> Facts | None:
        return self.facts if self.has_facts else None

    def filling(self, facts: Facts | None) -> Callable[[], Filled]:
        """Works out in any thread what :meth:`set_facts` is to make of the present state: for many sources that
        takes longer than a window may stand still."""
        state, ranking, documents = self.history.state, self.ranking, self.documents

        def work() -> Filled:
            from briefing.choosing import refilled

            return Filled(state, ranking, refilled(state, facts, ranking, documents))

        return work

    def fits(self, filled: Filled) -> bool:
        """Whether what was worked out is still of the present state."""
        return filled.before is self.history.state and filled.ranking is self.ranking

    def set_facts(self, facts: Facts, generation: int, filled: Filled | None = None) -> bool:
        """Take the facts that were asked for when :attr:`generation` had this value; False if they are stale.

        What a kind prints of them by itself becomes part of the present state: nothing that a person did is undone
        by it, so it is no step of its own. ``filled`` is what :meth:`filling` made of them, if it still :meth:`fits`.
        """
        if generation != self.generation or facts.joins != self.joins:
            return False
        self.facts = facts
        self._facts_of = generation
        self._signal.tell(Change(By.ENGINE, "edit.facts", facts=True))
        self._fill(filled)
        return True

    def _fill(self, filled: Filled | None = None) -> None:
        """Sentences are chosen anew only where entries come in that share the length with them."""
        if filled is None or not self.fits(filled):
            filled = self.filling(self.facts)()
        self._amend(filled.after, "edit.facts")

    def set_joins(self, joins: Joins, label: Label) -> None:
        """Take what the person says of names of indicators; the facts are to be joined anew."""
        said = joins if joins.together or joins.apart else None
        self._push(replace(self.history.state, joins=said), label, "", By.PERSON)

    # --- places ------------------------------------------------------------------------------------

    def item(self, identity: str) -> Item | None:
        """The item with this id."""
        return next((item for item in self.briefing.items() if item.id == identity), None)

    def locate(self, item: str) -> tuple[Document, Span] | None:
        """Where an item comes from (its first source that is open); None for a free item."""
        found = self.item(item)
        for ref in found.sources if found else ():
            document = self.document(ref.document)
            if document is not None:
                return document, ref.span
        return None

    def where_used(self, document: str, block: int, offset: int) -> tuple[str, ...]:
        """Ids of the items that quote the character at ``offset`` of a block, in printing order."""
        return tuple(
            item.id
            for item in self.briefing.items()
            if any(
                ref.document == document
                and ref.span.block == block
                and ref.span.start <= offset < ref.span.end
                for ref in item.sources
            )
        )

    @property
    def characters(self) -> int:
        """Characters of the printed items without white space: what the length counts."""
        from language.count import printed_length

        return sum(printed_length(item.text) for item in self.briefing.items())


def _left_without(state: State, sha256: str) -> State:
    """``state`` without the untouched items of one source, and without it among the further sources of others. That
    is no wish of the person about its sentences: nothing is noted as dismissed."""
    from briefing.edits import DeleteItems
    from briefing.shaping import with_item

    briefing = state.briefing
    leaving: list[str] = []
    for item in state.briefing.items():
        if item.id in state.touched.items or not item.sources:
            continue
        if item.sources[0].document == sha256:
            leaving.append(item.id)
        else:
            briefing = with_item(briefing, item.id, lambda known: _without_source(known, sha256))
    if leaving:
        briefing = DeleteItems(tuple(leaving)).apply(briefing)
    if briefing.tables:
        from briefing.facts.filling import tables_without

        briefing = tables_without(briefing, state.touched, sha256)
    if briefing == state.briefing:
        return state
    highlights = tuple(h for h in state.highlights if h.sentence.document != sha256)
    return replace(state, briefing=briefing, highlights=highlights)


def _without_source(item: Item, sha256: str) -> Item:
    return replace(
        item,
        sources=tuple(ref for ref in item.sources if ref.document != sha256),
        conflicts=tuple(c for c in item.conflicts if c.source.document != sha256),
    )
