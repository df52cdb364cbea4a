"""Edits of what an item says."""

# apply, values and merge_key are described once, in Edit.
# ruff: noqa: D102

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from briefing.edits.base import Plain, Values
from briefing.shaping import with_item, with_items
from model.briefing import Briefing, Item
from model.making import maker


@dataclass(frozen=True, slots=True)
class SetText(Plain):
    """Write ``text`` into an item. Text that is the printed form of the item's quote again is not edited."""

    name: ClassVar[str] = "edit.set_text"
    item: str
    text: str

    @property
    def merge_key(self) -> str:
        return f"{self.name} {self.item}"

    def apply(self, briefing: Briefing) -> Briefing:
        return with_item(briefing, self.item, lambda item: _written(item, self.text))


def _written(item: Item, text: str) -> Item:
    from language.typography import is_printed_form

    if text == item.text:
        return item
    faithful = len(item.sources) == 1 and is_printed_form(text, item.sources[0].quote)
    return replace(item, text=text, edited=not faithful)


@dataclass(frozen=True, slots=True)
class SetHeadline(Plain):
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
class ReplaceText(Plain):
    """Put ``new`` wherever ``old`` stands in the text or the head of items: of ``items``, or (empty) of all.

    Case and width do not count in looking for ``old``. An item that would be left without a text stays as it is.
    """

    name: ClassVar[str] = "edit.replace_text"
    old: str
    new: str
    items: tuple[str, ...] = ()

    @property
    def values(self) -> Values:
        return (("old", self.old), ("new", self.new))

    def apply(self, briefing: Briefing) -> Briefing:
        from briefing.searching import places_with

        places = {item: found for item, *found in places_with(briefing, self.old)}
        if self.items:
            places = {item: places[item] for item in self.items if item in places}

        def change(item: Item) -> Item:
            if item.id not in places:
                return item
            in_text, in_headline = places[item.id]
            text = self._replaced(item.text, in_text)
            made = _reworded(item, text) if text.strip() else item
            if not in_headline:
                return made
            return replace(made, headline=self._replaced(item.headline, in_headline))

        return with_items(briefing, change)

    def _replaced(self, text: str, places: Sequence[int]) -> str:
        for start in reversed(places):
            text = text[:start] + self.new + text[start + len(self.old) :]
        return text


def _reworded(item: Item, text: str) -> Item:
    """What :func:`_written` makes, for thousands of items: that of an unedited one is the printed form of its quote, so
    that no other text is."""
    if item.edited or text == item.text:
        return _written(item, text)
    return _made(item.id, text, item.sources, True, item.headline, item.conflicts)


_made = maker(Item)
