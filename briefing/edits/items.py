"""Edits that bring, take, move and exchange items."""

# apply, values and merge_key are described once, in Edit.
# ruff: noqa: D102

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from briefing.edits.base import Plain, Values
from briefing.edits.wording import SetText
from briefing.shaping import (
    found,
    home_of,
    inserted,
    section_of,
    sections_inserted,
    with_item,
    with_section,
    without,
)
from model.briefing import Briefing, BriefingSection, Item


@dataclass(frozen=True, slots=True)
class AddItem(Plain):
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
class DeleteItems(Plain):
    """Take items out of the briefing. Their section stays, empty or not."""

    name: ClassVar[str] = "edit.delete_items"
    items: tuple[str, ...]

    @property
    def values(self) -> Values:
        return (("count", str(len(self.items))),)

    def apply(self, briefing: Briefing) -> Briefing:
        return without(briefing, found(briefing, self.items))


@dataclass(frozen=True, slots=True)
class MoveItems(Plain):
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
class WriteItem(Plain):
    """Begin an item of the person's own words behind item ``after`` (empty: at the end of ``section``).

    What is typed into it next belongs to the same step.
    """

    name: ClassVar[str] = "edit.write_item"
    item: str
    section: str
    after: str = ""

    @property
    def merge_key(self) -> str:
        return f"{SetText.name} {self.item}"

    def apply(self, briefing: Briefing) -> Briefing:
        following = ""
        if self.after:
            order = [item.id for item in section_of(briefing, self.section).items]
            if self.after not in order:
                raise LookupError(f"no such item in section {self.section}: {self.after}")
            following = next(iter(order[order.index(self.after) + 1 :]), "")
        return AddItem(Item(self.item, ""), self.section, following).apply(briefing)


@dataclass(frozen=True, slots=True)
class ExchangeItem(Plain):
    """Put ``new`` where item ``item`` stands."""

    name: ClassVar[str] = "edit.exchange_item"
    item: str
    new: Item

    def apply(self, briefing: Briefing) -> Briefing:
        taken = any(item.id == self.new.id != self.item for item in briefing.items())
        if taken:
            raise LookupError(f"item id taken: {self.new.id}")
        return with_item(briefing, self.item, lambda _: self.new)


@dataclass(frozen=True, slots=True)
class GatherItems(Plain):
    """Move items into a new section that comes behind the one the first of them is in."""

    name: ClassVar[str] = "edit.gather_items"
    items: tuple[str, ...]
    section: BriefingSection

    @property
    def values(self) -> Values:
        return (("count", str(len(self.items))),)

    def apply(self, briefing: Briefing) -> Briefing:
        moved = found(briefing, self.items)
        if any(section.id == self.section.id for section in briefing.sections):
            raise LookupError(f"section id taken: {self.section.id}")
        order = [section.id for section in briefing.sections]
        at = order.index(home_of(briefing, moved[0]).id)
        following = next(iter(order[at + 1 :]), "")
        rest = without(briefing, moved)
        made = replace(self.section, items=moved)
        return replace(rest, sections=sections_inserted(rest.sections, made, following))
