"""One sitting at a briefing: the sources, their ranking, the briefing and its history. No Qt, no threads.

The window and the console program both stand on :class:`Session`, which is a :class:`briefing.sitting.Sitting`
(the briefing and its history) with sources (:class:`briefing.sourced.Sourced`). Views listen to one signal, a
:class:`briefing.changes.Change`, and decide for themselves what to draw again. Ranking is expensive and
happens elsewhere; :meth:`Session.set_ranking` takes its result with the number of the call it answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.alternatives import alternatives
from briefing.asked import Asked
from briefing.changes import By, Change, difference
from briefing.choosing import redrafted, section_redrafted
from briefing.history import History, Label
from briefing.outlined import REDRAFT
from briefing.redrafting import Cut, Top
from briefing.sourced import Sourced
from model.document import Span
from model.highlight import Highlight, Sentence

if TYPE_CHECKING:
    from briefing.edits.base import Values
    from briefing.state import State
    from summarizer.ranking import Ranking

_SECTION = "edit.redraft_section"
_SECTION_LENGTH = "edit.section_length"


class Session(Sourced):
    """The sources, what was chosen from their ranking, the briefing, its history."""

    _presets = 0
    _ahead: tuple[Asked, State] | None = None

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
        cut = self._cut(length, top, per_section)
        self._redraft(cut, Label(REDRAFT), key, restore=restore, title=title)

    #: Candidates of a ranking, and sources, that are chosen from before anybody notices.
    FEW, SOME = 5_000, 20

    def is_much(self, ranking: Ranking) -> bool:
        """Whether a choice from ``ranking`` takes so long that :meth:`work_out` had better come before it."""
        return len(ranking) >= self.FEW or len(self.documents) > self.SOME

    def work_out(self, ranking: Ranking, length: int | None) -> None:
        """Find, in any thread, what ``redraft(length)`` will make of the present state and of ``ranking``, which may
        not have been taken yet: it is used if nothing else is asked for then."""
        asked = self._asked(ranking, self._cut(length), False, self._following_title())
        self._ahead = asked, asked.answer()

    def _cut(
        self, length: int | None, top: int | None = None, per_section: int | None = None
    ) -> Cut:
        present = self.history.state.cut
        if length is None and top is None and per_section is None:
            return present
        return Cut(length, top, per_section, present.lengths if length is not None else ())

    def _asked(self, ranking: Ranking, cut: Cut, restore: bool, title: str) -> Asked:
        facts = self._fresh_facts
        return Asked(self.history.state, ranking, self.documents, facts, cut, restore, title)

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
        asked = self._asked(self.ranking, cut, restore, title or self._following_title())
        ahead, self._ahead = self._ahead, None
        state = ahead[1] if ahead and ahead[0].is_same(asked) else asked.answer()
        if state == present:
            return
        if not present.briefing.sections and self.history.undo_label is None:
            # Before the first draft there is nothing that a person would want back.
            self.history = History(state)
            self._signal.tell(
                difference(present.briefing, state.briefing, By.ENGINE, REDRAFT, ranking=True)
            )
            return
        merge_key = f"{label.code} {key}" if key else ""
        self._push(state, label, merge_key, By.ENGINE, ranking=True)

    def set_template(self, template: str) -> None:
        """Print with another template. If its kind has another outline, what is not the person's own is drafted
        anew; both are undone together."""
        from briefing.edits import SetField, SetTemplate
        from briefing.kinds import outline_of

        present = self.history.state
        edit = SetTemplate(template)
        self._note_proposed()
        briefing = edit.apply(present.briefing)
        if title := self._following_title(template):
            briefing = SetField("标题", title).apply(briefing)
        state = replace(present, briefing=briefing)
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
        self._note_proposed()
        state = replace(present, briefing=edit.apply(present.briefing))
        self._push(state, Label(edit.name, edit.values), f"{REDRAFT} {key}", By.PERSON)
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
        self._redraft(cut, Label(REDRAFT), key)

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
        from briefing.alternatives import exchanged
        from briefing.edits import ExchangeItem
        from briefing.shaping import fresh_id

        source = self.document(document)
        if source is None:
            raise LookupError(f"no such document: {document}")
        sentence = Sentence(document, source.path_at(span.block, span.start), span)
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
        from briefing.edits import AddItem, MoveItems
        from briefing.quoting import item_of
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
