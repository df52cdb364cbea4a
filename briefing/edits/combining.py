"""Edits that make one item of several and several of one."""

# apply, values and merge_key are described once, in Edit.
# ruff: noqa: D102

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from briefing.edits.base import Plain, Values
from briefing.joining import joined, split_in_two
from briefing.shaping import found, fresh_id, home_of, with_item, with_section, without
from model.briefing import Briefing


@dataclass(frozen=True, slots=True)
class MergeItems(Plain):
    """Make one item of several, in printing order, where the first of them stands and under its id.

    ``running_on``: those whose text goes on where that of the one before breaks off (``briefing.running_on``)."""

    name: ClassVar[str] = "edit.merge_items"
    items: tuple[str, ...]
    running_on: tuple[str, ...] = ()

    @property
    def values(self) -> Values:
        return (("count", str(len(self.items))),)

    def apply(self, briefing: Briefing) -> Briefing:
        first, *others = found(briefing, self.items)
        if not others:
            return briefing
        whole = first
        for other in others:
            whole = joined(whole, other, runs_on=other.id in self.running_on)
        return with_item(without(briefing, tuple(others)), first.id, lambda _: whole)


@dataclass(frozen=True, slots=True)
class SplitItem(Plain):
    """Cut an item in two at offset ``at`` of its text; the second half gets a new id."""

    name: ClassVar[str] = "edit.split_item"
    item: str
    at: int

    def apply(self, briefing: Briefing) -> Briefing:
        (item,) = found(briefing, (self.item,))
        halves = split_in_two(item, self.at, fresh_id(briefing, item.id))
        if len(halves) == 1:
            return briefing
        home = home_of(briefing, item)
        at = home.items.index(item)
        items = (*home.items[:at], *halves, *home.items[at + 1 :])
        return with_section(briefing, home.id, lambda section: replace(section, items=items))


@dataclass(frozen=True, slots=True)
class SplitItemAt(Plain):
    """Cut an item at several offsets of its text (ascending); the first part keeps its id."""

    name: ClassVar[str] = "edit.split_item_at"
    item: str
    offsets: tuple[int, ...]

    @property
    def values(self) -> Values:
        return (("count", str(len(self.offsets) + 1)),)

    def apply(self, briefing: Briefing) -> Briefing:
        # From behind: what stands in front of a cut keeps its offsets.
        for at in sorted(self.offsets, reverse=True):
            briefing = SplitItem(self.item, at).apply(briefing)
        return briefing
