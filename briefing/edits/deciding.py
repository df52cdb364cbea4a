"""Edits that settle what the number check and the comparison of sources found."""

# apply, values and merge_key are described once, in Edit.
# ruff: noqa: D102

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from briefing.edits.base import Plain, Values
from briefing.edits.wording import SetHeadline, SetText
from briefing.shaping import with_item
from model.briefing import Briefing, Conflict, Item


@dataclass(frozen=True, slots=True)
class TakeBorne(Plain):
    """Put what the sources say in place of ``said``, which stands at ``start`` of an item's text (or its headline).

    Text that was changed meanwhile, so that something else stands there, stays as it is.
    """

    name: ClassVar[str] = "edit.take_borne"
    item: str
    start: int
    said: str
    borne: str
    in_headline: bool = False

    @property
    def values(self) -> Values:
        return (("borne", self.borne),)

    def apply(self, briefing: Briefing) -> Briefing:
        found = next((item for item in briefing.items() if item.id == self.item), None)
        if found is None:
            raise LookupError(f"no such item: {self.item}")
        text = found.headline if self.in_headline else found.text
        if not text.startswith(self.said, self.start):
            return briefing
        text = text[: self.start] + self.borne + text[self.start + len(self.said) :]
        edit = SetHeadline(self.item, text) if self.in_headline else SetText(self.item, text)
        return edit.apply(briefing)


@dataclass(frozen=True, slots=True)
class KeepOurs(Plain):
    """Decide a contradiction between sources for what the item says: it is not told of any more."""

    name: ClassVar[str] = "edit.keep_ours"
    item: str
    conflict: Conflict

    @property
    def values(self) -> Values:
        return (("ours", self.conflict.ours),)

    def apply(self, briefing: Briefing) -> Briefing:
        return with_item(briefing, self.item, self._kept)

    def _kept(self, item: Item) -> Item:
        left = tuple(one for one in item.conflicts if one != self.conflict)
        return item if left == item.conflicts else replace(item, conflicts=left)


@dataclass(frozen=True, slots=True)
class TakeTheirs(Plain):
    """Decide it for the other source: the item says what that one says, word for word, and comes from there."""

    name: ClassVar[str] = "edit.take_theirs"
    item: str
    conflict: Conflict

    @property
    def values(self) -> Values:
        return (("theirs", self.conflict.theirs),)

    def apply(self, briefing: Briefing) -> Briefing:
        return with_item(briefing, self.item, self._taken)

    def _taken(self, item: Item) -> Item:
        from language.typography import printed

        if self.conflict not in item.conflicts:
            return item
        source = self.conflict.source
        return replace(
            item, text=printed(source.quote), sources=(source,), edited=False, conflicts=()
        )
