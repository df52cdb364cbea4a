"""What the person does to the briefing: picking, wording, moving, merging, filling in, undoing."""

from __future__ import annotations

from collections.abc import Iterable

from briefing import edits
from briefing.joining import original
from model.document import Span
from ui.cards.ordering import step
from ui.desk import Desk


class Assembly:
    """Turns wishes of the panels into edits of the session."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add_spans(self, sha256: str, spans: Iterable[Span]) -> tuple[str, ...]:
        """Put stretches of a source into the briefing; the ids of their items."""
        return tuple(self._desk.session.add_sentence(sha256, span) for span in spans)

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
            self._desk.session.apply(edits.MergeItems(items))

    def set_field(self, name: str, value: str) -> None:
        """Fill in a masthead field."""
        self._desk.session.apply(edits.SetField(name, value))

    def set_template(self, name: str) -> None:
        """Print with another template."""
        if name and name != self._desk.briefing.template:
            self._desk.session.apply(edits.SetTemplate(name))

    def end_typing(self) -> None:
        """End a run of typing: the next edit is undone on its own."""
        self._desk.session.seal()

    def undo(self) -> None:
        """Take the last step back."""
        self._desk.session.undo()

    def redo(self) -> None:
        """Do it again."""
        self._desk.session.redo()
