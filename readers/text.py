"""Plain text: any encoding, one paragraph per line or wrapped by hand, with or without Markdown's marks."""

from __future__ import annotations

import re
from pathlib import PurePath

from model.document import Anchor, Block, BlockKind, Notice
from model.progress import Task
from readers.common.delimited import delimiter_of, table_of
from readers.common.drawn import drawn_tables, is_drawn
from readers.common.encoding import decode, is_text
from readers.common.line_marks import is_page_number
from readers.common.lines import Line, join_lines
from readers.common.marks import BULLET, HEADING, shows_bold, without_bold
from readers.common.spaced import without_spacing

_FOREIGN = (b"%PDF-", b"{\\rtf", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
# Lines that an editor counts as one but that print as several: form feeds, Unicode line separators.
_BREAKS = re.compile("[\v\f\x85\u2028\u2029]")
_STEP = 1000
# Where the headers of an e-mail or web archive say that they are some.
_HEADERS = 2048


def sniff(head: bytes, name: str) -> float:
    """Text of any encoding; only half sure, since other formats are text too."""
    if head.startswith(_FOREIGN) or not is_text(head):
        return 0.0
    named = PurePath(name).suffix.lower() in (".txt", ".text", ".csv", ".tsv")
    other = head.lstrip()[:1] == b"<" or b"\nMIME-Version:" in head[:_HEADERS]
    return 0.6 if named and not other else 0.2


def read(
    data: bytes,
    name: str,
    task: Task,
    *,
    encoding: str | None = None,
    password: str | None = None,  # noqa: ARG001 - part of every reader's signature
) -> tuple[list[Block], list[Notice]]:
    """The paragraphs of a text file; anchors hold the 1-based line.

    Marks of Markdown (``#``, ``- ``, ``**``) become structure, everything else stays.
    """
    decoded = decode(data, name, encoding)
    text = without_spacing(decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
    delimiter = delimiter_of(text, name)
    if delimiter and (rows := table_of(text, delimiter)):
        return rows, list(decoded.notices)
    if text[:_HEADERS].lstrip("\ufeff \t\n").startswith("<?xml"):
        from readers.common.xml_text import paragraphs_of

        if paragraphs := paragraphs_of(text, name, task):
            return paragraphs, list(decoded.notices)
    raw = text.split("\n")
    bold = "**" in text and shows_bold(_BREAKS.sub("\n", text).split("\n"))
    tables = drawn_tables(raw) if is_drawn(text) else {}
    blocks: list[Block] = []
    lines: list[Line] = []
    gap = False
    behind = 0  # the last table
    for number, line in enumerate(raw, start=1):
        if number % _STEP == 1:
            task.check()
        if number - 1 in tables:
            behind, table = tables[number - 1]
            blocks += [*join_lines(lines), table]
            lines = []
        if number <= behind:
            continue
        if not line or line.isspace():
            gap = True
            continue
        anchor = Anchor(line=number)
        pieces = _BREAKS.split(line) if _BREAKS.search(line) else (line,)
        for piece in pieces:
            if piece and not piece.isspace():
                lines.append(_line(piece, anchor, gap, bold))
                gap = False
    return blocks + join_lines(lines), list(decoded.notices)


def _line(text: str, anchor: Anchor, gap: bool, bold: bool) -> Line:
    kind, level = None, 0
    if is_page_number(text):
        return Line(text, anchor, gap=gap, kind=BlockKind.NOISE)
    if heading := HEADING.match(text):
        kind, level = BlockKind.HEADING, len(heading.group(1))
        text = text[heading.end() :]
    elif bullet := BULLET.match(text):
        # A minus before a number is not a mark: a changed figure is the worst that can happen.
        if not text[bullet.end()].isdigit():
            text = text[bullet.end() :]
        kind, level = BlockKind.LIST_ITEM, 1 + min(len(bullet.group(1)), 16) // 2
    if bold and "**" in text:
        text = without_bold(text)
    return Line(text, anchor, gap=gap, kind=kind, level=level)
