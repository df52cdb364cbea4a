"""Where each item of a finished briefing comes from, kept inside the .docx itself.

A customXml part whose root is ``provenance`` survives Word and WPS; with it an edited briefing can be
linked to its sources again without the program's own workspace file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lxml import etree

from model.briefing import Briefing, SourceInfo, SourceRef, TableRow
from model.document import Span
from word.body import ITEM_MARK
from word.ooxml import ILLEGAL, Package, PackageFault, escape, read_package
from word.printed import Part, PrintedLine

ROOT = "provenance"
VERSION = "1"
# In an attribute they would be read back as spaces, a carriage return even between tags as a newline.
_BLANKS = {13: "&#13;", 10: "&#10;", 9: "&#9;"}
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


@dataclass(frozen=True, slots=True)
class ItemRecord:
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


@dataclass(frozen=True, slots=True)
class RowRecord:
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


@dataclass(frozen=True, slots=True)
class TableRecord:
    """A table as it was exported; ``section`` is the id of the section it belongs to."""

    id: str
    title: str
    section: str
    rows: tuple[RowRecord, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
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


def digest(text: str) -> str:
    """sha256 of a printed text without what XML cannot hold, hexadecimal."""
    return hashlib.sha256(_legal(text).encode("utf-8")).hexdigest()


def write(
    briefing: Briefing,
    printed: Mapping[str, str] | None = None,
    unprinted: Collection[str] = (),
    printed_lines: Iterable[PrintedLine] = (),
    shared_cells: Mapping[str, Iterable[PrintedLine]] = MappingProxyType({}),
) -> bytes:
    """The part for ``briefing``; the same briefing gives the same bytes.

    ``printed`` are the fields as they were printed (``briefing.fields`` where nobody says), ``unprinted`` the ids of
    tables that the template had no place for, ``printed_lines`` the paragraphs that are neither items nor rows,
    ``shared_cells`` those that print several columns, by the id of the row.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
        f'<{ROOT} version="{VERSION}" template="{_clean(briefing.template)}">',
    ]
    for source in briefing.sources:
        lines.append(
            f'<source sha256="{_clean(source.sha256)}" name="{_clean(source.name)}" '
            f'title="{_clean(source.title)}"/>'
        )
    for name, value in (dict(briefing.fields) if printed is None else printed).items():
        if value.strip():
            lines.append(f'<field name="{_clean(name)}">{_clean(value)}</field>')
    lines += map(_line, printed_lines)
    placed = ((section, item) for section in briefing.sections for item in section.items)
    ordinal = 0
    for ordinal, (section, item) in enumerate(placed, 1):
        lines.append(
            f'<item id="{_clean(item.id)}" bookmark="{ITEM_MARK}{ordinal}" sha256="{digest(item.text)}" '
            f'edited="{int(item.edited)}" section="{_clean(section.heading)}" '
            f'headline="{_clean(item.headline)}">{_quotes(item.sources)}'
            f"<text>{_clean(item.text)}</text></item>"
        )
    for table in briefing.tables:
        # The ordinals of rows go on where those of the items end (word.tables.row_ordinals).
        rows = [
            _row(row, number, shared_cells.get(row.id, ()))
            for number, row in enumerate(table.rows, ordinal + 1)
        ]
        ordinal += len(rows)
        if table.id not in unprinted:
            lines.append(
                f'<table id="{_clean(table.id)}" title="{_clean(table.title)}" '
                f'section="{_clean(table.section)}">'
            )
            lines += [*rows, "</table>"]
    lines.append(f"</{ROOT}>")
    return "\n".join(lines).encode("utf-8")


def _line(line: PrintedLine) -> str:
    content, at = "", 0
    for part in line.parts:
        content += _clean(line.text[at : part.start])
        content += (
            f'<part field="{_clean(part.field)}">{_clean(line.text[part.start : part.end])}</part>'
        )
        at = part.end
    return (
        f'<line style="{_clean(line.style)}" group="{line.group}" section="{_clean(line.section)}">'
        f"{content}{_clean(line.text[at:])}</line>"
    )


def row_text(cells: Iterable[tuple[str, str]]) -> str:
    """A row in one text: a line for each cell, its column before it."""
    return "\n".join(f"{name}\t{text}" for name, text in cells)


def _row(row: TableRow, ordinal: int, shared: Iterable[PrintedLine]) -> str:
    cells = "".join(
        f'<cell column="{_clean(name)}">{_clean(text)}</cell>' for name, text in row.cells
    )
    return (
        f'<row id="{_clean(row.id)}" bookmark="{ITEM_MARK}{ordinal}" '
        f'sha256="{digest(row_text(row.cells))}" edited="{int(row.edited)}">'
        f"{_quotes(row.sources)}{cells}{''.join(map(_line, shared))}</row>"
    )


def _quotes(sources: Iterable[SourceRef]) -> str:
    return "".join(
        f'<quote source="{_clean(ref.document)}" block="{ref.span.block}" start="{ref.span.start}" '
        f'end="{ref.span.end}">{_clean(ref.quote)}</quote>'
        for ref in sources
    )


def properties(part: bytes) -> bytes:
    """The itemProps part that Word wants beside ``part``; its id follows from the content."""
    name = hashlib.sha256(part).hexdigest().upper()
    identifier = "-".join((name[:8], name[8:12], "5" + name[13:16], "8" + name[17:20], name[20:32]))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
        f'<ds:datastoreItem ds:itemID="{{{identifier}}}" xmlns:ds="{_STORE}">'
        "<ds:schemaRefs/></ds:datastoreItem>"
    ).encode()


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


def _clean(text: str) -> str:
    """``text`` as XML that is read back as it was."""
    return escape(text) if text.isprintable() else escape(_legal(text)).translate(_BLANKS)


def _legal(text: str) -> str:
    """``text`` without what XML cannot hold. (Nothing printable is illegal, and that is quicker to see.)"""
    return text if text.isprintable() else ILLEGAL.sub("", text)
