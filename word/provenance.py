"""Where each item of a finished briefing comes from, read from the customXml part that :mod:`word.recording` wrote.

It survives Word and WPS; with it an edited briefing can be linked to its sources again without the program's own
workspace file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from model.briefing import SourceInfo, SourceRef
from model.document import Span
from word.ooxml import Package, PackageFault, read_package
from word.printed import Part, PrintedLine
from word.recording import ROOT, VERSION, digest, row_text


class ItemRecord(NamedTuple):
    """One item as it was exported: ``bookmark`` stands around it in the document, ``digest`` is that of
    ``text``, which was then printed under ``headline`` in the section headed ``section``."""

    id: str
    bookmark: str
    digest: str
    edited: bool
    sources: tuple[SourceRef, ...]
    text: str = ""
    headline: str = ""
    section: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether ``text`` is what ``digest`` was taken of: a record that was written over proves nothing."""
        return digest(self.text) == self.digest


class RowRecord(NamedTuple):
    """One row of a table as it was exported: ``cells`` are texts by the names of their columns (as in
    ``model.briefing.TableRow``), ``digest`` is that of :func:`row_text`."""

    id: str
    bookmark: str
    digest: str
    edited: bool
    sources: tuple[SourceRef, ...]
    cells: tuple[tuple[str, str], ...]
    lines: tuple[PrintedLine, ...] = ()
    """Cells of the file that print several of ``cells``."""

    @property
    def is_whole(self) -> bool:
        """Whether ``cells`` are what ``digest`` was taken of."""
        return digest(row_text(self.cells)) == self.digest


class TableRecord(NamedTuple):
    """A table as it was exported; ``section`` is the id of the section it belongs to."""

    id: str
    title: str
    section: str
    rows: tuple[RowRecord, ...]


class Provenance(NamedTuple):
    """What a briefing says of itself."""

    template: str
    items: tuple[ItemRecord, ...]
    sources: tuple[SourceInfo, ...]
    tables: tuple[TableRecord, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    """What was printed in the masthead and around the body, by the names of the fields."""
    lines: tuple[PrintedLine, ...] = ()
    """The paragraphs of the masthead and around the body, and the headings, in the order of the file."""

    def references(self) -> Iterator[SourceRef]:
        """The sources of all items and rows, as often as they are named."""
        for item in self.items:
            yield from item.sources
        for table in self.tables:
            for row in table.rows:
                yield from row.sources


def read(data: bytes) -> Provenance | None:
    """The provenance inside a .docx, or None if it holds none.

    Raises ``word.ooxml.PackageFault`` if ``data`` is no readable package.
    """
    package = read_package(data)
    for name in package.parts:
        if name.startswith("customXml/") and name.endswith(".xml"):
            root = _root(package, name)
            if root is not None:
                return _parsed(root)
    return None


def _root(package: Package, name: str) -> etree._Element | None:
    try:
        root = package.xml(name)
    except PackageFault:
        return None  # somebody else's part, damaged or not: not ours to judge
    return root if root.tag == ROOT and root.get("version") == VERSION else None


def _parsed(root: etree._Element) -> Provenance:
    items = tuple(
        ItemRecord(
            id=element.get("id", ""),
            bookmark=element.get("bookmark", ""),
            digest=element.get("sha256", ""),
            edited=element.get("edited") == "1",
            sources=_sources(element),
            text=element.findtext("text", ""),
            headline=element.get("headline", ""),
            section=element.get("section", ""),
        )
        for element in root.iterchildren("item")
    )
    sources = tuple(
        SourceInfo(element.get("sha256", ""), element.get("name", ""), element.get("title", ""))
        for element in root.iterchildren("source")
    )
    tables = tuple(
        TableRecord(
            element.get("id", ""),
            element.get("title", ""),
            element.get("section", ""),
            tuple(_row_record(row) for row in element.iterchildren("row")),
        )
        for element in root.iterchildren("table")
    )
    fields = tuple(
        (element.get("name", ""), element.text or "") for element in root.iterchildren("field")
    )
    lines = tuple(map(_read_line, root.iterchildren("line")))
    return Provenance(root.get("template", ""), items, sources, tables, fields, lines)


def _read_line(element: etree._Element) -> PrintedLine:
    text, parts = element.text or "", []
    for part in element.iterchildren("part"):
        start = len(text)
        text += part.text or ""
        parts.append(Part(part.get("field", ""), start, len(text)))
        text += part.tail or ""
    return PrintedLine(
        text,
        element.get("style", ""),
        tuple(parts),
        _number(element, "group"),
        element.get("section", ""),
    )


def _row_record(element: etree._Element) -> RowRecord:
    return RowRecord(
        id=element.get("id", ""),
        bookmark=element.get("bookmark", ""),
        digest=element.get("sha256", ""),
        edited=element.get("edited") == "1",
        sources=_sources(element),
        cells=tuple(
            (cell.get("column", ""), cell.text or "") for cell in element.iterchildren("cell")
        ),
        lines=tuple(map(_read_line, element.iterchildren("line"))),
    )


def _sources(element: etree._Element) -> tuple[SourceRef, ...]:
    return tuple(
        SourceRef(
            quote.get("source", ""),
            Span(_number(quote, "block"), _number(quote, "start"), _number(quote, "end")),
            quote.text or "",
        )
        for quote in element.iterchildren("quote")
    )


def _number(element: etree._Element, name: str) -> int:
    """A received file may hold anything: what is no number is 0."""
    value = element.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0
