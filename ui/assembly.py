"""What the person does to the briefing: picking, wording, moving, merging, filling in, undoing."""

from __future__ import annotations

from collections.abc import Iterable

from briefing import edits
from briefing.joining import original
from briefing.running_on import running_on
from briefing.shaping import family, fresh_id, fresh_section_id
from messages import say
from model.briefing import BriefingSection
from model.document import Span
from ui.cards.ordering import section_step, sentence_ends, step
from ui.desk import Desk


class Assembly:
    """Turns wishes of the panels into edits of the session."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add_spans(self, sha256: str, spans: Iterable[Span]) -> tuple[str, ...]:
        """Put stretches of a source into the briefing; the ids of their items."""
        return tuple(self._desk.session.add_sentence(sha256, span) for span in spans)

    def drop_spans(
        self, sha256: str, spans: Iterable[Span], section: str, before: str
    ) -> tuple[str, ...]:
        """Put stretches of a source in front of item ``before`` of a section; the ids of their items."""
        return tuple(
            self._desk.session.add_sentence_at(sha256, span, section, before) for span in spans
        )

    def write(self, section: str, after: str) -> str:
        """Begin an item of the person's own words; its id."""
        identity = fresh_id(self._desk.briefing, "own")
        self._desk.session.seal()
        self._desk.session.apply(edits.WriteItem(identity, section, after))
        return identity

    def end_writing(self) -> None:
        """End a run of typing; an item that was begun and says nothing is taken away as if it had never been."""
        session = self._desk.session
        label = session.undo_label
        if label is not None and label.code == edits.WriteItem.name:
            last = {item.id for item in session.briefing.items() if not item.text}
            if last and not any(
                item.sources for item in session.briefing.items() if item.id in last
            ):
                session.drop_last()
        session.seal()

    def split_at(self, item: str, offset: int) -> None:
        """Cut an item in two."""
        self._desk.session.seal()
        self._desk.session.apply(edits.SplitItem(item, offset))

    def split_sentences(self, items: tuple[str, ...]) -> None:
        """Cut items at the ends of their sentences."""
        for identity in items:
            item = self._desk.session.item(identity)
            if item is not None and (stops := sentence_ends(item.text)):
                self._desk.session.apply(edits.SplitItemAt(identity, stops))

    def gather(self, items: tuple[str, ...]) -> str:
        """Move items into a new section behind theirs; its id."""
        fresh = fresh_section_id(self._desk.briefing)
        heading = say("window.new_section")
        self._desk.session.apply(edits.GatherItems(items, BriefingSection(fresh, heading)))
        return fresh

    def add_section(self, behind: str) -> str:
        """Put a new section behind another and those below it; its id."""
        briefing = self._desk.briefing
        fresh = fresh_section_id(briefing)
        order = [section.id for section in briefing.sections]
        before, level = "", 1
        if behind:
            last = family(briefing, behind)[-1]
            before = next(iter(order[order.index(last) + 1 :]), "")
            level = next(one.level for one in briefing.sections if one.id == behind)
        made = BriefingSection(fresh, say("window.new_section"), level)
        self._desk.session.apply(edits.AddSection(made, before))
        return fresh

    def shift_section(self, section: str, by: int) -> None:
        """Promote or demote a section with those below it."""
        self._desk.session.apply(edits.ShiftSection(section, by))

    def move_section(self, section: str, before: str) -> None:
        """Put a section, with those below it, in front of another."""
        self._desk.session.apply(edits.MoveSection(section, before, whole=True))

    def step_section(self, section: str, down: bool) -> None:
        """Move a section, with those below it, past its neighbour of the same level."""
        before = section_step(self._desk.briefing, section, down)
        if before is not None:
            self.move_section(section, before)

    def set_text(self, item: str, text: str) -> None:
        """Word an item; empty text is refused, Del takes an item away."""
        if text and self._desk.session.item(item) is not None:
            self._desk.session.apply(edits.SetText(item, text))

    def set_heading(self, section: str, heading: str) -> None:
        """Word a section's heading."""
        if any(one.id == section for one in self._desk.briefing.sections):
            self._desk.session.apply(edits.SetSectionHeading(section, heading))

    def restore_text(self, item: str) -> None:
        """Give an edited item the wording of its source again."""
        found = self._desk.session.item(item)
        if found is not None and found.sources:
            self._desk.session.seal()
            self._desk.session.apply(edits.SetText(item, original(found)))

    def delete(self, items: tuple[str, ...]) -> None:
        """Take items out."""
        if items:
            self._desk.session.apply(edits.DeleteItems(items))

    def delete_section(self, section: str) -> None:
        """Take a section out with its items."""
        self._desk.session.apply(edits.DeleteSection(section))

    def move(self, items: tuple[str, ...], section: str, before: str) -> None:
        """Put items before another."""
        self._desk.session.apply(edits.MoveItems(items, section, before))

    def step(self, items: tuple[str, ...], down: bool) -> None:
        """Move items one place up or down."""
        target = step(self._desk.briefing, items, down)
        if target is not None:
            self.move(items, *target)

    def merge(self, items: tuple[str, ...]) -> None:
        """Make one item of several."""
        if len(items) > 1:
            session = self._desk.session
            halves = running_on(session, session.briefing, items)
            session.apply(edits.MergeItems(items, halves))

    def set_field(self, name: str, value: str) -> None:
        """Fill in a masthead field."""
        self._desk.session.apply(edits.SetField(name, value))

    def set_template(self, name: str) -> None:
        """Print with another template."""
        if name and name != self._desk.briefing.template:
            self._desk.session.set_template(name)

    def end_typing(self) -> None:
        """End a run of typing: the next edit is undone on its own."""
        self._desk.session.seal()

    def undo(self) -> None:
        """Take the last step back."""
        self._desk.session.undo()

    def redo(self) -> None:
        """Do it again."""
        self._desk.session.redo()
