"""One stream of a .doc (body, note, header, box) → passages and tables."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from model.document import BlockKind
from model.progress import Task
from readers.common.equations import shown
from readers.common.flow import Cell, Item, Passage
from readers.common.raised import raised
from readers.common.symbols import in_font, sign
from readers.doc.fonts import symbol_fonts
from readers.doc.lists import Lists
from readers.doc.looks import Look, parsed
from readers.doc.records import WordFile
from readers.doc.styles import Styles
from readers.doc.tables import Open, end_row, settle

_STEP = 500
_VANISH, _DELETED, _SYMBOL, _FONT = 0x083C, 0x0800, 0x6A09, 0x4A4F
_PLACE, _SUPERSCRIPT = 0x2A48, 1
# What stands among the properties of characters that were deleted.
_STRUCK = struct.pack("<HB", _DELETED, 1)
_SHOWN = {"\x0b": "\n", "\x1e": "-", "\x1f": "", "\x0e": "\n"}
_MARKS = frozenset("\x00\x01\x02\x03\x04\x05\x06\x08\x13\x14\x15\x0c\x0d\x07\x28")


@dataclass(slots=True)
class Letters:
    """What characters with the same properties are: hidden (None: deleted), a symbol that stands for a special one, the
    symbol font they are set in, above the line."""

    hidden: bool | None = False
    symbol: str | None = None
    font: str | None = None
    raised: bool = False


class Reader:
    """Reads stories. ``notes``: character → what hangs there. ``hidden`` counts characters left out."""

    def __init__(self, file: WordFile, task: Task) -> None:
        self._file, self._task = file, task
        self._styles = Styles(file)
        self._lists = Lists(file)
        self._fonts = symbol_fonts(file)
        self._looks: dict[bytes, Look] = {}
        self._has_deletions = any(_STRUCK in raw for raw in file.characters.data)
        self.notes: dict[int, list[Item]] = {}
        self.hidden = 0
        self.deleted = False
        self._read = 0
        # Open fields: True while their instruction is read.
        self._fields: list[bool] = []
        self._codes: list[list[str]] = []  # their instructions

    def items(self, start: int, end: int) -> list[Item]:
        """What stands between two characters, in order."""
        found: list[Item] = []
        tables: list[Open] = []
        self._fields, self._codes = [], []
        for first, last, mark in self._paragraphs(start, end):
            self._read += 1
            if self._read % _STEP == 1:
                self._task.check()
            look = self._look(last)
            passage = self._passage(first, last, look)
            depth = look.depth if mark == "\x07" or look.depth else 0
            if mark == "\x07":
                depth = max(depth, 1)
            settle(tables, depth, found)
            if not depth:
                found.append(passage)
            elif look.row_end:
                end_row(tables[depth - 1], look.edges)
            else:
                tables[depth - 1].items.append(passage)
                if mark == "\x07" or look.cell_end:
                    tables[depth - 1].cells.append(Cell(tables[depth - 1].items))
                    tables[depth - 1].items = []
        settle(tables, 0, found)
        return found

    def _paragraphs(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """(first character, place of the mark that ends it, that mark). A mark that was deleted ends none, unless what
        follows stands in another table."""
        text = self._file.text
        first = start
        struck: int | None = None
        for at in range(start, end):
            if text[at] not in "\x0d\x07":
                continue
            if struck is not None and self._look(struck).depth != self._look(at).depth:
                yield first, struck, text[struck]
                first = struck + 1
            struck = at if self._is_struck(at) else None
            if struck is None:
                yield first, at, text[at]
                first = at + 1
        if first < end:
            yield first, end, ""

    def _is_struck(self, at: int) -> bool:
        """Whether the mark of a paragraph was deleted."""
        if not self._has_deletions or self._file.text[at] != "\x0d":
            return False
        raw = self._file.characters.at(self._file.position(at))
        return self._character(raw).hidden is None

    # Paragraphs

    def _look(self, at: int) -> Look:
        file = self._file
        raw = file.paragraphs.at(file.position(min(at, len(file.text) - 1)))
        if raw not in self._looks:
            if len(self._looks) > 10_000:
                self._looks.clear()
            self._looks[raw] = parsed(self._file, raw)
        return self._looks[raw]

    def _passage(self, first: int, last: int, look: Look) -> Passage:
        kind, level = self._styles.kind(look.style, look.outline)
        lineage = self._styles.lineage(look.style)
        centred = look.centred
        if centred is None:
            centred = bool(lineage and lineage[0].centred)
        passage = Passage(kind=kind, level=level, centred=centred)
        text, breaks = self._shown(first, last, passage)
        if look.new_page:
            breaks.insert(0, 0)
        passage.text, passage.breaks = text, tuple(breaks)
        if not look.row_end:
            self._number(passage, look)
        return passage

    def _number(self, passage: Passage, look: Look) -> None:
        number, level = look.number, look.level
        if number is None:
            for style in self._styles.lineage(look.style):
                if style.number is not None:
                    number, level = style.number, style.level if level is None else level
                    break
        if not number or not passage.text.strip():
            return
        label = self._lists.label(number, min(level or 0, 8))
        if label is None:
            return
        text, bullet = label
        if bullet:
            if passage.kind is BlockKind.PARAGRAPH:
                passage.kind, passage.level = BlockKind.LIST_ITEM, min(level or 0, 8) + 1
        elif text:
            own = passage.text.lstrip()
            shift = len(text) - (len(passage.text) - len(own))
            passage.text = text + own
            passage.breaks = tuple(at + shift if at else 0 for at in passage.breaks)

    # Characters

    def _shown(  # noqa: PLR0912 - a branch for each kind of character
        self, first: int, last: int, passage: Passage
    ) -> tuple[str, list[int]]:
        """The text of a paragraph as it is printed, and where pages begin in it."""
        parts: list[str] = []
        breaks: list[int] = []
        length = 0
        for start, end, raw in self._stretches(first, last):
            look = self._character(raw)
            hidden, symbol = look.hidden, look.symbol
            text = self._file.text[start:end]
            if look.font is not None and symbol is None:
                text = in_font(text, look.font)
            if look.raised:
                text = raised(text, parts[-1] if parts else "")
            if not self._fields and hidden is False and symbol is None and _MARKS.isdisjoint(text):
                for code, shown in _SHOWN.items():
                    if code in text:
                        text = text.replace(code, shown)
                parts.append(text)
                length += len(text)
                continue
            for at, char in enumerate(text, start):
                if char in "\x13\x14\x15":
                    seen = self._field(char)
                    parts.append(seen)
                    length += len(seen)
                elif any(self._fields) or hidden is None:
                    if self._codes:
                        self._codes[-1].append(char)
                elif hidden:
                    self.hidden += not char.isspace() and char >= " "
                elif at in self.notes:
                    passage.after += self.notes.pop(at)
                elif char == "\x0c":
                    breaks.append(length)
                elif char == "\x28" and symbol is not None:
                    parts.append(symbol)
                    length += len(symbol)
                elif char >= " " or char in "\t\x0b\x1e\x0e":
                    shown = _SHOWN.get(char, char)
                    parts.append(shown)
                    length += len(shown)
        # An instruction that its paragraph does not end is a broken field: it shall swallow nothing more.
        self._fields = [False] * len(self._fields)
        text = "".join(parts)
        if any("\ud800" <= char < "\ue000" for char in text):
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return text, breaks

    def _field(self, char: str) -> str:
        """A mark of a field; what it shows where that stands in its instruction."""
        if char == "\x13":
            self._fields.append(True)
            self._codes.append([])
        elif self._fields:
            if char == "\x14":
                self._fields[-1] = False
            else:
                self._fields.pop()
                code = "".join(self._codes.pop())
                return "" if any(self._fields) else shown(code)
        return ""

    def _stretches(self, first: int, last: int) -> Iterator[tuple[int, int, bytes]]:
        """Stretches of characters with the same properties."""
        runs = self._file.characters
        for start, end, position, wide in self._file.pieces_between(first, last):
            at = start
            while at < end:
                here = position + (at - start) * wide
                stop, raw = runs_end(runs.starts, runs.ends, runs.data, here)
                until = end if stop is None else min(end, at + max((stop - here) // wide, 1))
                yield at, until, raw
                at = until

    def _character(self, raw: bytes) -> Letters:
        found = Letters()
        for code, operand in self._file.properties(raw) if raw else ():
            if code == _VANISH:
                found.hidden = operand[0] in (1, 0x81)
            elif code == _DELETED and operand[0] == 1:
                self.deleted = True
                return Letters(hidden=None)
            elif code == _SYMBOL:
                number, value = struct.unpack_from("<HH", operand)
                found.symbol = sign(value, self._fonts.get(number))
            elif code == _FONT:
                found.font = self._fonts.get(struct.unpack("<H", operand)[0])
            elif code == _PLACE:
                found.raised = operand[0] == _SUPERSCRIPT
        return found


def runs_end(
    starts: list[int], ends: list[int], data: list[bytes], position: int
) -> tuple[int | None, bytes]:
    """Where the stretch around a file position ends (None: nowhere), and its properties."""
    from bisect import bisect_right

    index = bisect_right(starts, position) - 1
    if index >= 0 and position < ends[index]:
        return ends[index], data[index]
    return (starts[index + 1] if index + 1 < len(starts) else None), b""
