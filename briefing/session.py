"""One sitting at a briefing: the sources, their ranking, the briefing and its history. No Qt, no threads.

The window and the console program both stand on :class:`Session`. Views listen to one signal, a
:class:`briefing.changes.Change`, and decide for themselves what to draw again. Ranking is expensive and
happens elsewhere; :meth:`Session.set_ranking` takes its result with the number of the call it answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing import drafting
from briefing.changes import By, Change, Signal, difference
from briefing.failures import Failure
from briefing.history import History, Label
from briefing.redrafting import DEFAULT_CUT, NOTHING, Cut, Touched, chosen_within, touched_by
from model.briefing import Briefing, Item
from model.document import Document, Span
from model.highlight import Highlight

if TYPE_CHECKING:
    from briefing.edits import Edit
    from summarizer.ranking import Ranking

_REDRAFT = "edit.redraft"
_GONE = Label("edit.remove_document")


@dataclass(frozen=True, slots=True)
class State:
    """What undo goes back to: the briefing, what of it is the person's own work, and what was chosen."""

    briefing: Briefing
    touched: Touched = NOTHING
    cut: Cut = DEFAULT_CUT
    highlights: tuple[Highlight, ...] = ()


class Session:
    """Documents in the person's order, their ranking, the chosen highlights, the briefing, its history."""

    def __init__(self, template: str = "简报", fields: Mapping[str, str] | None = None) -> None:
        self.documents: tuple[Document, ...] = ()
        self.failures: tuple[Failure, ...] = ()
        self.ranking: Ranking | None = None
        # Counts the sets of documents there have been; a ranking of an older set is stale.
        self.generation = 0
        first = Briefing(fields=tuple((fields or {}).items()), template=template)
        self.history: History[State] = History(State(first))
        self._signal = Signal()
        # Call ``listen(listener)`` to hear of every Change; what it returns ends that.
        self.listen = self._signal.listen

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
            self.documents = (*self.documents, *new)
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
        self.documents = tuple(d for d in self.documents if d.sha256 != sha256)
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
        self.documents = tuple(
            document if known.sha256 == document.sha256 else known for known in self.documents
        )
        self.ranking = None
        self.generation += 1
        self._signal.tell(Change(By.PERSON, "edit.reread", documents=True, ranking=True))
        self._push(_left_without(self.history.state, document.sha256), _GONE, "", By.PERSON)

    def document(self, sha256: str) -> Document | None:
        """The source with these bytes, or None if it is not (or no longer) open."""
        return next((d for d in self.documents if d.sha256 == sha256), None)

    # --- ranking and choosing ----------------------------------------------------------------------

    def set_ranking(self, ranking: Ranking, generation: int) -> bool:
        """Take the ranking that was asked for when :attr:`generation` had this value; False if stale."""
        if generation != self.generation:
            return False
        self.ranking = ranking
        self._signal.tell(Change(By.ENGINE, "edit.rank", ranking=True))
        return True

    def redraft(
        self,
        length: int | None = None,
        *,
        top: int | None = None,
        per_section: int | None = None,
        restore: bool = False,
        title: str = "",
        key: str = "",
    ) -> None:
        """Choose again from the ranking that is here (nothing is ranked) and draft anew.

        Without ``length``, ``top`` or ``per_section`` the last choice holds. What the person touched stays as
        it is and where it is: edited, added, moved and pinned items, worded headings, sections of their own.
        Sentences whose items they deleted do not come back unless ``restore``. Calls with the same non-empty
        ``key`` in a row (a slider being dragged) are undone together.
        """
        if self.ranking is None:
            return
        present = self.history.state
        asked = length is not None or top is not None or per_section is not None
        cut = Cut(length, top, per_section) if asked else present.cut
        touched = replace(present.touched, dismissed=frozenset()) if restore else present.touched
        chosen, fresh = chosen_within(self.ranking, cut, present.briefing, touched, self.documents)
        drafted = drafting.draft(
            self.documents,
            fresh,
            title=title,
            template=present.briefing.template,
            fields=dict(present.briefing.fields),
        )
        if present.briefing.sections:
            from briefing.placing import merged

            drafted = merged(present.briefing, drafted, touched, self.documents)
        state = State(drafted, touched, cut, chosen)
        if state == present:
            return
        if not present.briefing.sections and self.history.undo_label is None:
            # Before the first draft there is nothing that a person would want back.
            self.history = History(state)
            self._signal.tell(
                difference(present.briefing, drafted, By.ENGINE, _REDRAFT, ranking=True)
            )
            return
        merge_key = f"{_REDRAFT} {key}" if key else ""
        self._push(state, Label(_REDRAFT), merge_key, By.ENGINE, ranking=True)

    # --- editing -----------------------------------------------------------------------------------

    @property
    def briefing(self) -> Briefing:
        """The briefing as it is now."""
        return self.history.state.briefing

    @property
    def highlights(self) -> tuple[Highlight, ...]:
        """What the engine chose for the present draft, in source order, with its reasons."""
        return self.history.state.highlights

    @property
    def cut(self) -> Cut:
        """How much was asked for; undo takes it back too."""
        return self.history.state.cut

    def apply(self, edit: Edit, by: By = By.PERSON) -> Change:
        """Do ``edit`` as one step that can be undone. An edit that changes nothing is no step."""
        before = self.history.state
        after = edit.apply(before.briefing)
        if after == before.briefing:
            return Change(by, edit.name)
        touched = before.touched
        if by is By.PERSON:
            touched = touched_by(before.briefing, after, touched)
        state = replace(before, briefing=after, touched=touched)
        return self._push(state, Label(edit.name, edit.values), edit.merge_key, by)

    def _push(
        self, state: State, label: Label, merge_key: str, by: By, *, ranking: bool = False
    ) -> Change:
        if state == self.history.state:
            return Change(by, label.code)
        before = self.briefing
        self.history.push(state, label, merge_key)
        change = difference(before, state.briefing, by, label.code, ranking=ranking)
        self._signal.tell(change)
        return change

    def seal(self) -> None:
        """End a run of typing: the next edit is undone on its own."""
        self.history.seal()

    @property
    def undo_label(self) -> Label | None:
        """What :meth:`undo` would take back, for “撤销 …”; None if there is nothing."""
        return self.history.undo_label

    @property
    def redo_label(self) -> Label | None:
        """What :meth:`redo` would do again; None if there is nothing."""
        return self.history.redo_label

    def undo(self) -> Change | None:
        """Take the last step back; None if there is none."""
        return self._travel(self.history.undo, self.undo_label, By.UNDO)

    def redo(self) -> Change | None:
        """Do the step again that was taken back; None if there is none."""
        return self._travel(self.history.redo, self.redo_label, By.REDO)

    def _travel(self, step: Callable[[], bool], label: Label | None, by: By) -> Change | None:
        before = self.briefing
        if label is None or not step():
            return None
        # What was chosen may be different too: whoever shows the length or the marks looks again.
        change = difference(before, self.briefing, by, label.code, ranking=True)
        self._signal.tell(change)
        return change

    def add_sentence(self, document: str, span: Span) -> str:
        """Put a stretch of a source into the briefing, in its section and in source order; its item's id.

        If an item quotes exactly this stretch already, it is pinned and nothing else changes.
        """
        from briefing.placing import addition

        source = self.document(document)
        if source is None:
            raise LookupError(f"no such document: {document}")
        for item in self.briefing.items():
            if any(ref.document == document and ref.span == span for ref in item.sources):
                self.pin(item.id)
                return item.id
        edit = addition(self.briefing, source, span, self.documents)
        self.apply(edit)
        return edit.item.id

    def pin(self, item: str, pinned: bool = True) -> None:
        """Keep an item whatever is chosen later, or let it go with the next choice again."""
        state = self.history.state
        items = state.touched.items | {item} if pinned else state.touched.items - {item}
        if items == state.touched.items:
            return
        touched = replace(state.touched, items=items)
        self.history.push(replace(state, touched=touched), Label("edit.pin"))
        self._signal.tell(Change(By.PERSON, "edit.pin", items=frozenset((item,))))

    def is_kept(self, item: str) -> bool:
        """Whether an item is the person's own work (edited, added, moved or pinned)."""
        return item in self.history.state.touched.items

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
