"""The record of where each item of a briefing comes from, written into the .docx itself as a customXml part.

Its root is ``provenance``; :mod:`word.provenance` reads it back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from model.briefing import Briefing, SourceRef, TableRow
from word.body import ITEM_MARK
from word.ooxml import ILLEGAL, escape
from word.printed import PrintedLine

ROOT = "provenance"
VERSION = "1"
# In an attribute they would be read back as spaces, a carriage return even between tags as a newline.
_BLANKS = {13: "&#13;", 10: "&#10;", 9: "&#9;"}
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


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


def _clean(text: str) -> str:
    """``text`` as XML that is read back as it was."""
    return escape(text) if text.isprintable() else escape(_legal(text)).translate(_BLANKS)


def _legal(text: str) -> str:
    """``text`` without what XML cannot hold. (Nothing printable is illegal, and that is quicker to see.)"""
    return text if text.isprintable() else ILLEGAL.sub("", text)
