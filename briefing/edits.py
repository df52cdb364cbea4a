"""Edits of a briefing: frozen commands whose ``apply`` gives a new briefing and leaves the old one alone.

What an edit does not touch is shared with the old briefing, so a snapshot per edit is cheap and undo needs no
inverse code. ``name`` is the message code of what the person did (the window says “撤销 合并 2 条”), ``values``
what it names. Two edits in a row with the same non-empty ``merge_key`` are one step of the history: typing.

An edit that names an item or section that is not there raises LookupError: that is a bug of the caller.
"""

# apply, values and merge_key are described once, in Edit.
# ruff: noqa: D102

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Protocol

from briefing.joining import joined, split_in_two
from briefing.shaping import (
    found,
    fresh_id,
    inserted,
    section_of,
    sections_inserted,
    with_item,
    with_section,
    without,
)
from model.briefing import Briefing, BriefingSection, Item

Values = tuple[tuple[str, str], ...]


class Edit(Protocol):
    """A change of a briefing."""

    name: ClassVar[str]

    @property
    def values(self) -> Values:
        """What the wording of ``name`` mentions."""

    @property
    def merge_key(self) -> str:
        """Edits in a row with the same non-empty key are undone together."""

    def apply(self, briefing: Briefing) -> Briefing:
        """The briefing after this edit."""


@dataclass(frozen=True, slots=True)
class _Plain:
    """An edit that names nothing and is a step of its own."""

    @property
    def values(self) -> Values:
        return ()

    @property
    def merge_key(self) -> str:
        return ""


# --- items ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SetText(_Plain):
    """Write ``text`` into an item. Text that is the printed form of the item's quote again is not edited."""

    name: ClassVar[str] = "edit.set_text"
    item: str
    text: str

    @property
    def merge_key(self) -> str:
        return f"{self.name} {self.item}"

    def apply(self, briefing: Briefing) -> Briefing:
        return with_item(briefing, self.item, self._written)

    def _written(self, item: Item) -> Item:
        from language.typography import is_printed_form

        if self.text == item.text:
            return item
        faithful = len(item.sources) == 1 and is_printed_form(self.text, item.sources[0].quote)
        return replace(item, text=self.text, edited=not faithful)


@dataclass(frozen=True, slots=True)
class SetHeadline(_Plain):
    """Give an item a head of its own, or take it away (empty)."""

    name: ClassVar[str] = "edit.set_headline"
    item: str
    headline: str

    @property
    def merge_key(self) -> str:
        return f"{self.name} {self.item}"

    def apply(self, briefing: Briefing) -> Briefing:
        return with_item(briefing, self.item, lambda item: replace(item, headline=self.headline))


@dataclass(frozen=True, slots=True)
class AddItem(_Plain):
    """Put a new item into a section, in front of item ``before`` (empty: at its end)."""

    name: ClassVar[str] = "edit.add_item"
    item: Item
    section: str
    before: str = ""

    def apply(self, briefing: Briefing) -> Briefing:
        if any(item.id == self.item.id for item in briefing.items()):
            raise LookupError(f"item id taken: {self.item.id}")
        return with_section(
            briefing,
            self.section,
            lambda section: replace(
                section, items=inserted(section.items, (self.item,), self.before)
            ),
        )


@dataclass(frozen=True, slots=True)
class DeleteItems(_Plain):
    """Take items out of the briefing. Their section stays, empty or not."""

    name: ClassVar[str] = "edit.delete_items"
    items: tuple[str, ...]

    @property
    def values(self) -> Values:
        return (("count", str(len(self.items))),)

    def apply(self, briefing: Briefing) -> Briefing:
        return without(briefing, found(briefing, self.items))


@dataclass(frozen=True, slots=True)
class MoveItems(_Plain):
    """Move items, in their present order, in front of item ``before`` of a section (empty: to its end)."""

    name: ClassVar[str] = "edit.move_items"
    items: tuple[str, ...]
    section: str
    before: str = ""

    @property
    def values(self) -> Values:
        return (("count", str(len(self.items))),)

    def apply(self, briefing: Briefing) -> Briefing:
        moved = found(briefing, self.items)
        target = section_of(briefing, self.section)
        # ``before`` may itself be among the moved: then they go in front of the next one that stays.
        before = self.before
        if before:
            order = [item.id for item in target.items]
            if before not in order:
                raise LookupError(f"no such item in section {self.section}: {before}")
            moving = {item.id for item in moved}
            rest = order[order.index(before) :]
            before = next((identity for identity in rest if identity not in moving), "")
        return with_section(
            without(briefing, moved),
            self.section,
            lambda section: replace(section, items=inserted(section.items, moved, before)),
        )


@dataclass(frozen=True, slots=True)
class MergeItems(_Plain):
    """Make one item of several, in printing order, where the first of them stands and under its id."""

    name: ClassVar[str] = "edit.merge_items"
    items: tuple[str, ...]

    @property
    def values(self) -> Values:
        return (("count", str(len(self.items))),)

    def apply(self, briefing: Briefing) -> Briefing:
        first, *others = found(briefing, self.items)
        if not others:
            return briefing
        whole = first
        for other in others:
            whole = joined(whole, other)
        return with_item(without(briefing, tuple(others)), first.id, lambda _: whole)


@dataclass(frozen=True, slots=True)
class SplitItem(_Plain):
    """Cut an item in two at offset ``at`` of its text; the second half gets a new id."""

    name: ClassVar[str] = "edit.split_item"
    item: str
    at: int

    def apply(self, briefing: Briefing) -> Briefing:
        (item,) = found(briefing, (self.item,))
        halves = split_in_two(item, self.at, fresh_id(briefing, item.id))
        if len(halves) == 1:
            return briefing
        home = next(section for section in briefing.sections if item in section.items)
        at = home.items.index(item)
        items = (*home.items[:at], *halves, *home.items[at + 1 :])
        return with_section(briefing, home.id, lambda section: replace(section, items=items))


# --- masthead and template -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SetField(_Plain):
    """Set a masthead field. An empty value stays recorded: the person wants it empty."""

    name: ClassVar[str] = "edit.set_field"
    field: str
    value: str

    @property
    def values(self) -> Values:
        return (("field", self.field),)

    @property
    def merge_key(self) -> str:
        return f"{self.name} {self.field}"

    def apply(self, briefing: Briefing) -> Briefing:
        names = [name for name, _ in briefing.fields]
        if self.field not in names:
            return replace(briefing, fields=(*briefing.fields, (self.field, self.value)))
        fields = tuple(
            (name, self.value if name == self.field else value) for name, value in briefing.fields
        )
        return briefing if fields == briefing.fields else replace(briefing, fields=fields)


@dataclass(frozen=True, slots=True)
class SetTemplate(_Plain):
    """Print with another template."""

    name: ClassVar[str] = "edit.set_template"
    template: str

    def apply(self, briefing: Briefing) -> Briefing:
        return replace(briefing, template=self.template)


# --- sections --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SetSectionHeading(_Plain):
    """Word a section's heading."""

    name: ClassVar[str] = "edit.set_heading"
    section: str
    heading: str

    @property
    def merge_key(self) -> str:
        return f"{self.name} {self.section}"

    def apply(self, briefing: Briefing) -> Briefing:
        return with_section(
            briefing, self.section, lambda section: replace(section, heading=self.heading)
        )


@dataclass(frozen=True, slots=True)
class SetSectionLevel(_Plain):
    """Make a section 一、 (1), （一） (2) or deeper."""

    name: ClassVar[str] = "edit.set_level"
    section: str
    level: int

    def apply(self, briefing: Briefing) -> Briefing:
        level = max(1, self.level)
        return with_section(briefing, self.section, lambda section: replace(section, level=level))


@dataclass(frozen=True, slots=True)
class AddSection(_Plain):
    """Put a new section in front of section ``before`` (empty: at the end)."""

    name: ClassVar[str] = "edit.add_section"
    section: BriefingSection
    before: str = ""

    def apply(self, briefing: Briefing) -> Briefing:
        if any(section.id == self.section.id for section in briefing.sections):
            raise LookupError(f"section id taken: {self.section.id}")
        taken = {item.id for item in briefing.items()}
        if any(item.id in taken for item in self.section.items):
            raise LookupError(f"section {self.section.id} brings an item that is there already")
        return replace(
            briefing, sections=sections_inserted(briefing.sections, self.section, self.before)
        )


@dataclass(frozen=True, slots=True)
class DeleteSection(_Plain):
    """Take a section out, with its items."""

    name: ClassVar[str] = "edit.delete_section"
    section: str

    def apply(self, briefing: Briefing) -> Briefing:
        section_of(briefing, self.section)
        kept = tuple(section for section in briefing.sections if section.id != self.section)
        return replace(briefing, sections=kept)


@dataclass(frozen=True, slots=True)
class MoveSection(_Plain):
    """Move a section, with its items, in front of section ``before`` (empty: to the end)."""

    name: ClassVar[str] = "edit.move_section"
    section: str
    before: str = ""

    def apply(self, briefing: Briefing) -> Briefing:
        moved = section_of(briefing, self.section)
        if self.before == self.section:
            return briefing
        rest = tuple(section for section in briefing.sections if section.id != self.section)
        return replace(briefing, sections=sections_inserted(rest, moved, self.before))
