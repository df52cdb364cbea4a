"""One sitting at a briefing: the sources, their ranking, the briefing and its history. No Qt, no threads.

The window and the console program both stand on :class:`Session`, which is a :class:`briefing.sitting.Sitting`
(the briefing and its history) with sources. Views listen to one signal, a
:class:`briefing.changes.Change`, and decide for themselves what to draw again. Ranking is expensive and
happens elsewhere; :meth:`Session.set_ranking` takes its result with the number of the call it answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.changes import By, Change, difference
from briefing.choosing import State, alternatives, redrafted, section_redrafted
from briefing.correcting import Corrected
from briefing.failures import Failure
from briefing.history import History, Label
from briefing.redrafting import Cut, Top
from briefing.sitting import Sitting
from model.briefing import Briefing, Item
from model.document import BlockKind, Document, Span
from model.highlight import Highlight, Sentence

if TYPE_CHECKING:
    from briefing.edits.base import Values
    from briefing.facts.gathering import Facts
    from model.facts import Indicator
    from model.series import Joins
    from summarizer.ranking import Ranking

_REDRAFT = "edit.redraft"
_SECTION = "edit.redraft_section"
_SECTION_LENGTH = "edit.section_length"
_GONE = Label("edit.remove_document")


class Session(Sitting):
    """Documents in the person's order, their ranking, the chosen highlights, the briefing, its history."""

    def __init__(self, template: str = "简报", fields: Mapping[str, str] | None = None) -> None:
        # The sources as their readers made them, without what the person corrected.
        self.as_read: tuple[Document, ...] = ()
        self._corrected = Corrected()
        self._facts_of = -1
        self._presets = 0
        self.failures: tuple[Failure, ...] = ()
        self.ranking: Ranking | None = None
        self.facts: Facts | None = None
        # Counts the sets of documents there have been; a ranking of an older set is stale.
        self.generation = 0
        first = Briefing(fields=tuple((fields or {}).items()), template=template)
        super().__init__(first)

    @property
    def documents(self) -> tuple[Document, ...]:
        """The sources in the person's order, with their outlines as the person corrected them."""
        return self._corrected.documents(self.as_read, self.history.state.corrections)

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
        self.as_read = tuple(
            document if known.sha256 == document.sha256 else known for known in self.as_read
        )
        self.ranking = None
        self.generation += 1
        self._signal.tell(Change(By.PERSON, "edit.reread", documents=True, ranking=True))
        self._push(_left_without(self.history.state, document.sha256), _GONE, "", By.PERSON)

    def document(self, sha256: str) -> Document | None:
        """The source with these bytes, or None if it is not (or no longer) open."""
        return next((d for d in self.documents if d.sha256 == sha256), None)

    def correct(self, sha256: str, blocks: Iterable[int], kind: BlockKind, level: int = 0) -> str:
        """Say what blocks of a source are. Places stay where they are; the ranking is stale, and a
        :meth:`redraft` with the key that comes back is undone together with this."""
        if self.document(sha256) is None:
            raise LookupError(f"no such document: {sha256}")
        present = self.history.state
        said = {
            (sha, block): (sha, block, how, deep) for sha, block, how, deep in present.corrections
        }
        said |= {(sha256, block): (sha256, block, kind, level) for block in blocks}
        state = replace(present, corrections=tuple(sorted(said.values())))
        key = f"correct {self.generation}"
        self._push(state, Label("edit.correct"), f"{_REDRAFT} {key}", By.PERSON, ranking=True)
        return key

    def _arrived(self, before: State) -> bool:
        if before.corrections == self.history.state.corrections:
            return False
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

    def set_facts(self, facts: Facts, generation: int) -> bool:
        """Take the facts that were asked for when :attr:`generation` had this value; False if they are stale.

        What a kind prints of them by itself becomes part of the present state: nothing that a person did is undone
        by it, so it is no step of its own.
        """
        if generation != self.generation or facts.joins != self.joins:
            return False
        self.facts = facts
        self._facts_of = generation
        self._signal.tell(Change(By.ENGINE, "edit.facts", facts=True))
        self._fill()
        return True

    def _fill(self) -> None:
        """Sentences are chosen anew only where entries come in that share the length with them."""
        from briefing.facts.filling import refilled

        state = refilled(self.history.state, self.facts, self.ranking, self.documents)
        self._amend(state, "edit.facts")

    def set_joins(self, joins: Joins, label: Label) -> None:
        """Take what the person says of names of indicators; the facts are to be joined anew."""
        said = joins if joins.together or joins.apart else None
        self._push(replace(self.history.state, joins=said), label, "", By.PERSON)

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
        lengths = present.cut.lengths if length is not None else ()
        cut = Cut(length, top, per_section, lengths) if asked else present.cut
        self._redraft(cut, Label(_REDRAFT), key, restore=restore, title=title)

    def section_places(self, section: str) -> tuple[Top, ...]:
        """The top-level sections of the sources that go under a section of the briefing as a whole."""
        if self.ranking is None:
            return ()
        from briefing.sectioning import sections_of_sources

        template = self.briefing.template
        return sections_of_sources(self.ranking, self.documents, template).get(section, ())

    def section_length(self, section: str) -> int | None:
        """The length that was asked for this section alone; None if it has its share of the whole."""
        asked = dict(self.cut.lengths)
        found = [asked[place] for place in self.section_places(section) if place in asked]
        return sum(found) if found else None

    def least_length(self, section: str) -> int:
        """The length below which a section would be left empty."""
        if self.ranking is None:
            return 0
        from briefing.sectioning import shortest

        return shortest(self.section_places(section), self.ranking)

    def set_section_length(self, section: str, length: int | None, key: str = "") -> None:
        """Choose again with a length of its own for one section, or (None) with its share of the whole. Nothing is
        ranked; calls with the same non-empty ``key`` in a row are undone together."""
        places = self.section_places(section)
        if self.ranking is None or not places:
            return
        present = self.history.state.cut
        asked = {place: size for place, size in present.lengths if place not in places}
        if length is not None:
            from briefing.sectioning import shared

            asked |= shared(length, places, self.ranking)
        cut = replace(present, lengths=tuple(sorted(asked.items())))
        self._redraft(cut, Label(_SECTION_LENGTH), f"{section} {key}" if key else "")

    def _redraft(
        self, cut: Cut, label: Label, key: str, *, restore: bool = False, title: str = ""
    ) -> None:
        present = self.history.state
        if self.ranking is None:
            return
        state = redrafted(
            present,
            self.ranking,
            self.documents,
            cut,
            restore=restore,
            title=title,
            facts=self._fresh_facts,
        )
        if state == present:
            return
        if not present.briefing.sections and self.history.undo_label is None:
            # Before the first draft there is nothing that a person would want back.
            self.history = History(state)
            self._signal.tell(
                difference(present.briefing, state.briefing, By.ENGINE, _REDRAFT, ranking=True)
            )
            return
        merge_key = f"{label.code} {key}" if key else ""
        self._push(state, label, merge_key, By.ENGINE, ranking=True)

    def set_template(self, template: str) -> None:
        """Print with another template. If its kind has another outline, what is not the person's own is drafted
        anew; both are undone together."""
        from briefing.edits import SetTemplate
        from briefing.kinds import outline_of

        present = self.history.state
        edit = SetTemplate(template)
        state = replace(present, briefing=edit.apply(present.briefing))
        other = outline_of(template) is not outline_of(present.briefing.template)
        if other and self.ranking is not None and present.briefing.sections:
            state = redrafted(
                state, self.ranking, self.documents, present.cut, facts=self._fresh_facts
            )
        self._push(state, Label(edit.name, edit.values), "", By.PERSON, ranking=other)

    def use_preset(self, name: str, template: str, fields: Values) -> str:
        """Take the template and the fields of a preset; a :meth:`redraft` with the key that comes back is undone
        together with this."""
        from briefing.edits import UsePreset

        edit = UsePreset(name, template, fields)
        present = self.history.state
        self._presets += 1
        key = f"preset {self._presets}"
        self.history.seal()
        state = replace(present, briefing=edit.apply(present.briefing))
        self._push(state, Label(edit.name, edit.values), f"{_REDRAFT} {key}", By.PERSON)
        return key

    def set_section_lengths(self, lengths: Mapping[str, int], key: str = "") -> None:
        """Choose again with lengths of their own for several sections (by id); those that cannot have one are passed
        over. It joins the step of a :meth:`redraft` with the same non-empty ``key``."""
        if self.ranking is None:
            return
        from briefing.sectioning import shared

        asked = dict(self.history.state.cut.lengths)
        for section, length in lengths.items():
            asked |= shared(length, self.section_places(section), self.ranking)
        cut = replace(self.history.state.cut, lengths=tuple(sorted(asked.items())))
        self._redraft(cut, Label(_REDRAFT), key)

    def redraft_section(self, section: str, length: int, key: str = "") -> None:
        """Choose anew for one section of the sources, with what is below it, at most ``length`` printed
        characters, and nothing else. It has that length from now on, as after :meth:`set_section_length`; where it
        cannot have one of its own it is locked instead, so that the next choice of the whole leaves it so.

        Nothing happens without a ranking, or to a section whose sentences come from nowhere.
        """
        from briefing.shaping import family

        present = self.history.state
        sections = family(present.briefing, section)
        if self.ranking is None:
            return
        places = self.section_places(section)
        state = section_redrafted(
            present,
            self.ranking,
            self.documents,
            sections,
            length,
            lock=not places,
            facts=self._fresh_facts,
        )
        if places:
            from briefing.sectioning import shared

            asked = dict(present.cut.lengths) | shared(length, places, self.ranking)
            state = replace(state, cut=replace(state.cut, lengths=tuple(sorted(asked.items()))))
        merge_key = f"{_SECTION} {section} {key}" if key else ""
        self._push(state, Label(_SECTION), merge_key, By.ENGINE, ranking=True)

    def alternatives(self, item: str, limit: int = 8) -> tuple[Highlight, ...]:
        """The next best sentences, with their reasons, that could stand in place of ``item``."""
        if self.ranking is None:
            return ()
        return alternatives(self.history.state, self.ranking, self.documents, item, limit)

    def exchange(self, item: str, document: str, span: Span) -> str:
        """Put a stretch of a source where ``item`` stands, with its further sources and conflicts; the id of the new
        item."""
        from briefing.choosing import exchanged
        from briefing.edits import ExchangeItem
        from briefing.placing import section_path
        from briefing.shaping import fresh_id

        source = self.document(document)
        if source is None:
            raise LookupError(f"no such document: {document}")
        sentence = Sentence(document, section_path(source, span), span)
        new = exchanged(self.history.state, self.ranking, self.documents, sentence)
        if any(one.id == new.id for one in self.briefing.items()):
            new = replace(new, id=fresh_id(self.briefing, new.id))
        self.apply(ExchangeItem(item, new))
        return new.id

    # --- what a person adds from a source -----------------------------------------------------------

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

    def add_sentence_at(self, document: str, span: Span, section: str, before: str = "") -> str:
        """Put a stretch of a source in front of item ``before`` of a section (empty: at its end); its item's id.

        If an item quotes exactly this stretch already, that one is moved there.
        """
        from briefing.drafting import item_of
        from briefing.edits import AddItem, MoveItems
        from briefing.shaping import fresh_id

        source = self.document(document)
        if source is None:
            raise LookupError(f"no such document: {document}")
        for item in self.briefing.items():
            if any(ref.document == document and ref.span == span for ref in item.sources):
                self.apply(MoveItems((item.id,), section, before))
                return item.id
        new = item_of(source, span)
        if any(one.id == new.id for one in self.briefing.items()):
            new = replace(new, id=fresh_id(self.briefing, new.id))
        self.apply(AddItem(new, section, before))
        return new.id

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
