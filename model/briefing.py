"""The briefing being assembled: masthead fields, sections, items and tables with their sources."""

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
class Conflict:
    """Another place that says what an item says with another number: ``ours`` is what the item's first source has
    there, ``theirs`` what ``source`` has; several numbers are joined by 、."""

    source: SourceRef
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Item:
    """One highlight as it will be printed. ``id`` is unique in a briefing and survives every edit.

    Unless ``edited``, ``text`` differs from the first source's quote only by typography
    (``language.typography``), and the further sources say the same. An item without sources was written freely.
    ``conflicts`` are places that say otherwise.
    """

    id: str
    text: str
    sources: tuple[SourceRef, ...] = ()
    edited: bool = False
    headline: str = ""
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefingSection:
    """A heading of the briefing (level 1 is 一、; may be empty) and its items in printing order."""

    id: str
    heading: str
    level: int = 1
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table. ``cells`` are texts by the names of their columns; a column that a row lacks is
    empty there. ``id`` is unique among all items and rows of a briefing."""

    id: str
    cells: tuple[tuple[str, str], ...]
    sources: tuple[SourceRef, ...] = ()
    edited: bool = False

    def cell(self, column: str) -> str:
        """The text in ``column``, empty if the row has none."""
        return next((text for name, text in self.cells if name == column), "")


@dataclass(frozen=True, slots=True)
class BriefingTable:
    """A table of the briefing. Its rows go to the table of the template that has fields 【表·列】 for any of
    their columns (names in ``word.fields``); where the template has none, it is printed after the items of the
    section with the id ``section``, after the last one if that is empty or unknown."""

    id: str
    rows: tuple[TableRow, ...]
    title: str = ""
    note: str = ""
    section: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in the order in which the rows bring them up."""
        return tuple(dict.fromkeys(name for row in self.rows for name, _ in row.cells))


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What the source list says of a document that items refer to. ``date`` is that of the document, in any
    usual form; empty where it is unknown."""

    sha256: str
    name: str
    title: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything that is printed. ``fields`` are masthead fields by their names in ``word.fields``."""

    fields: tuple[tuple[str, str], ...] = ()
    sections: tuple[BriefingSection, ...] = ()
    template: str = "简报"
    sources: tuple[SourceInfo, ...] = ()
    tables: tuple[BriefingTable, ...] = ()

    def field(self, name: str) -> str:
        """The value of a masthead field, empty if it was never set."""
        return next((value for key, value in self.fields if key == name), "")

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to print: no item and no row of a table."""
        return not any(s.items for s in self.sections) and not any(t.rows for t in self.tables)

    def items(self) -> Iterator[Item]:
        """All items in printing order."""
        for section in self.sections:
            yield from section.items
