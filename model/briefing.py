"""The briefing being assembled: masthead fields, sections, items with their sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from model.document import Span


@dataclass(frozen=True, slots=True)
class SourceRef:
    """Where an item comes from. ``quote`` is the exact slice of the source at ``span``."""

    document: str
    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Item:
    """One highlight as it will be printed. ``id`` is unique in a briefing and survives every edit.

    Unless ``edited``, ``text`` differs from the first source's quote only by typography
    (``language.typography``). An item without sources was written freely.
    """

    id: str
    text: str
    sources: tuple[SourceRef, ...] = ()
    edited: bool = False
    headline: str = ""


@dataclass(frozen=True, slots=True)
class BriefingSection:
    """A heading of the briefing (level 1 is 一、; may be empty) and its items in printing order."""

    id: str
    heading: str
    level: int = 1
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What the source list says of a document that items refer to."""

    sha256: str
    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything that is printed. ``fields`` are masthead fields by their names in ``word.fields``."""

    fields: tuple[tuple[str, str], ...] = ()
    sections: tuple[BriefingSection, ...] = ()
    template: str = "简报"
    sources: tuple[SourceInfo, ...] = ()

    def field(self, name: str) -> str:
        """The value of a masthead field, empty if it was never set."""
        return next((value for key, value in self.fields if key == name), "")

    def items(self) -> Iterator[Item]:
        """All items in printing order."""
        for section in self.sections:
            yield from section.items
