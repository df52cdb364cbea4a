"""Tables in plain text (.csv, .tsv, and what old systems export as .xls): one row a line, cells between commas or tabs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from itertools import chain
from pathlib import PurePath
from typing import Literal

from model.document import Anchor, Block, BlockKind, Segment

_NAMED = (".csv", ".tsv")
# Text under such a name is what a system exported for Excel.
_EXPORTED = (".xls", ".et", ".xlsx")
# What Excel calls Unicode text.
_PLAIN = (".txt", ".text")
_MARKS = ",\t;"
# Excel is told by such a first line what parts the cells.
_TOLD = re.compile(r"\s*sep=([,;|\t])[ ]*\n")
_LOOKED_AT = 20
# A line behind the last, which shows nothing: where a quotation mark never ends, it lies in the last cell.
_END = "\x1e"


def delimiter_of(text: str, name: str) -> str | None:
    """What parts the cells of a table in ``text``; None if the file ``name`` holds none."""
    suffix = PurePath(name).suffix.lower()
    if suffix in _PLAIN:
        return "\t" if "\t" in text and _is_even(text) else None
    if suffix not in (*_NAMED, *_EXPORTED):
        return None
    if told := _TOLD.match(text):
        return told[1]
    lines = [line for line in text.split("\n")[: 5 * _LOOKED_AT] if line.strip()][:_LOOKED_AT]
    marks = _MARKS if suffix in _NAMED else "\t"
    counts = {mark: sum(mark in line for line in lines) for mark in marks}
    best = max(marks, key=lambda mark: (counts[mark], sum(line.count(mark) for line in lines)))
    return best if counts[best] else None


def _is_even(text: str) -> bool:
    """Whether every line has as many cells as the others, most of them more than one that says something (a tab may
    only indent a paragraph), and they are no lines of contents with their pages."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 2 or len({line.count("\t") for line in lines}) > 1:
        return False
    if 2 * sum("\t" in line.strip() for line in lines) <= len(lines):
        return False
    return not all(line.rpartition("\t")[2].strip().isdigit() for line in lines)


def table_of(text: str, delimiter: str) -> list[Block]:
    """The rows of ``text`` (line ends as ``\\n``), anchored by the line each begins in. Lone cells above and below a
    table are paragraphs."""
    text = _TOLD.sub("\n", text, count=1) if _TOLD.match(text) else text
    rows = _rows(text, delimiter, csv.QUOTE_MINIMAL) or _rows(text, delimiter, csv.QUOTE_NONE)
    wide = [at for at, (_, cells) in enumerate(rows) if len(cells) > 1]
    first, last = (wide[0], wide[-1] + 1) if wide else (len(rows), len(rows))
    blocks = [_paragraph(*row) for row in rows[:first]]
    if wide:
        blocks.append(table_block(rows[first:last]))
    return blocks + [_paragraph(*row) for row in rows[last:]]


def _rows(text: str, delimiter: str, quoting: Literal[0, 3]) -> list[tuple[int, tuple[str, ...]]]:
    """The rows that say something, each with the line it begins in; none where a quotation mark never ends, or a cell
    is larger than any table's."""
    lines = io.StringIO(text, newline="\n")
    end = "" if text.endswith("\n") else "\n"
    reader = csv.reader(chain(lines, (end, _END)), delimiter=delimiter, quoting=quoting)
    rows: list[tuple[int, tuple[str, ...]]] = []
    begun = 1
    last: list[str] = []
    try:
        for last in reader:
            shown = tuple(" ".join(cell.split()) for cell in last)
            used = max((at for at, cell in enumerate(shown, 1) if cell), default=0)
            if shown := shown[:used]:
                rows.append((begun, shown))
            begun = reader.line_num + 1
    except csv.Error:
        return []
    return rows if last == [_END] else []


def _paragraph(line: int, cells: tuple[str, ...]) -> Block:
    text = cells[0]
    return Block(BlockKind.PARAGRAPH, text, (Segment(0, len(text), Anchor(line=line)),))


def table_block(rows: Sequence[tuple[int, tuple[str, ...]]]) -> Block:
    """The table of ``rows``, each with the line (from 1) that it begins in; short ones are filled up."""
    widest = max(len(cells) for _, cells in rows)
    written = tuple(cells + ("",) * (widest - len(cells)) for _, cells in rows)
    texts = ["\t".join(cells) for cells in written]
    segments = []
    at = 0
    for (line, _), text in zip(rows, texts, strict=True):
        segments.append(Segment(at, at + len(text), Anchor(line=line)))
        at += len(text) + 1
    return Block(BlockKind.TABLE, "\n".join(texts), tuple(segments), rows=written)
