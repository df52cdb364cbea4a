"""The binary records of a .doc (MS-DOC): header, piece table, formatting pages, single properties."""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from model.errors import SourceError
from readers.common.ole import Compound

_PAIRS = 154
_PAGE = 512
# How many bytes the operand of a property has, by the top bits of its code; 6 says so itself.
_OPERANDS = (1, 1, 2, 4, 2, 2, 0, 3)
_TABLE_DEFINITION = 0xD608
_TABS = 0xC615
_HUGE = (0x6645, 0x6646)
_FIRST_KNOWN = 0x00C1

# Places of (offset, length) pairs in the header.
STYLES, FOOTNOTE_REFS, FOOTNOTE_TEXTS, HEADERS, FONTS = 1, 2, 3, 11, 15
CHARACTERS, PARAGRAPHS, PIECES, ANCHORS = 12, 13, 33, 40
ENDNOTE_REFS, ENDNOTE_TEXTS, BOXES, LISTS, OVERRIDES = 46, 47, 56, 73, 74


@dataclass(slots=True)
class Runs:
    """Stretches of file positions with the properties they have."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    data: list[bytes] = field(default_factory=list)

    def add(self, start: int, end: int, data: bytes) -> None:
        """The next stretch; stretches come in order or are lost."""
        if start < end and (not self.starts or start >= self.starts[-1]):
            self.starts.append(start)
            self.ends.append(end)
            self.data.append(data)

    def at(self, position: int) -> bytes:
        """The properties at a file position."""
        index = bisect_right(self.starts, position) - 1
        return self.data[index] if index >= 0 and position < self.ends[index] else b""


class WordFile:
    """The streams of a .doc and what its header says of them."""

    def __init__(self, compound: Compound, name: str) -> None:
        self.main = compound.stream("WordDocument")
        if len(self.main) < _PAIRS + 34 * 8:
            raise SourceError("error.source.damaged", name=name, detail="DOC")
        ident, version = struct.unpack_from("<HH", self.main)
        flags = struct.unpack_from("<H", self.main, 10)[0]
        if ident != 0xA5EC or version < _FIRST_KNOWN:
            found = "Word 6/95 (.doc)" if ident in (0xA5EC, 0xA5DC) else "OLE"
            raise SourceError("error.source.unsupported", name=name, found=found)
        if flags & 0x0100:
            raise SourceError("error.source.encrypted", name=name)
        self.table = compound.stream("1Table" if flags & 0x0200 else "0Table")
        self.data = compound.stream("Data") if "Data" in compound else b""
        # Characters of each story: main, notes, headers, (macros), comments, endnotes, boxes, boxes of headers.
        self.lengths = [max(count, 0) for count in struct.unpack_from("<8i", self.main, 76)]
        self.text, self._pieces = self._read_pieces(name)
        self._cps = [piece[0] for piece in self._pieces]
        self.paragraphs = self._runs(PARAGRAPHS)
        self.characters = self._runs(CHARACTERS)

    def part(self, index: int) -> bytes:
        """A part of the table stream by its place in the header."""
        at = _PAIRS + 8 * index
        if at + 8 > len(self.main):
            return b""
        start, length = struct.unpack_from("<II", self.main, at)
        return self.table[start : start + length] if length < 1 << 31 else b""

    def after(self, index: int) -> bytes:
        """What follows a part in the table stream."""
        start, length = struct.unpack_from("<II", self.main, _PAIRS + 8 * index)
        return self.table[start + length :]

    def story(self, index: int) -> tuple[int, int]:
        """First and last + 1 character of a story in ``text``."""
        start = min(sum(self.lengths[:index]), len(self.text))
        return start, min(start + self.lengths[index], len(self.text))

    def position(self, cp: int) -> int:
        """Where a character stands in the main stream."""
        index = max(bisect_right(self._cps, cp) - 1, 0)
        start, offset, wide = self._pieces[index]
        return offset + (cp - start) * wide

    def pieces_between(self, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
        """(first, last + 1, file position, bytes a character) of the pieces of a stretch."""
        index = max(bisect_right(self._cps, start) - 1, 0)
        while start < end and index < len(self._pieces):
            first, offset, wide = self._pieces[index]
            stop = self._cps[index + 1] if index + 1 < len(self._cps) else end
            stop = min(stop, end)
            if stop > start:
                yield start, stop, offset + (start - first) * wide, wide
                start = stop
            index += 1

    def _read_pieces(self, name: str) -> tuple[str, list[tuple[int, int, int]]]:
        clx = self.part(PIECES)
        at = 0
        while at < len(clx) and clx[at] == 1:
            at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
        if at >= len(clx) or clx[at] != 2:
            raise SourceError("error.source.damaged", name=name, detail="DOC")
        plc = clx[at + 5 : at + 5 + struct.unpack_from("<I", clx, at + 1)[0]]
        count = (len(plc) - 4) // 12
        if count < 1:
            raise SourceError("error.source.damaged", name=name, detail="DOC")
        cps = struct.unpack_from(f"<{count + 1}I", plc)
        texts: list[str] = []
        pieces: list[tuple[int, int, int]] = []
        done = read = 0
        for index in range(count):
            length = cps[index + 1] - cps[index]
            if length <= 0 or cps[index] != done:
                break
            fc = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * index + 2)[0]
            wide, offset = (1, (fc & 0x3FFFFFFF) // 2) if fc & 0x40000000 else (2, fc & 0x3FFFFFFF)
            raw = self.main[offset : offset + length * wide]
            read += len(raw)
            # Pieces may overlap, but no document is larger than its file many times over.
            if len(raw) < length * wide or read > 8 * len(self.main):
                raise SourceError("error.source.damaged", name=name, detail="DOC")
            texts.append(raw.decode("cp1252", "replace") if wide == 1 else _units(raw))
            pieces.append((done, offset, wide))
            done += length
        if not pieces:
            raise SourceError("error.source.damaged", name=name, detail="DOC")
        return "".join(texts), pieces

    def _runs(self, index: int) -> Runs:
        runs = Runs()
        plc = self.part(index)
        count = (len(plc) - 4) // 8
        wide = 13 if index == PARAGRAPHS else 1
        for number in range(count):
            page = struct.unpack_from("<I", plc, 4 * (count + 1) + 4 * number)[0] & 0x3FFFFF
            fkp = self.main[page * _PAGE : (page + 1) * _PAGE]
            if len(fkp) == _PAGE:
                _take_page(fkp, wide, runs)
        return runs

    def properties(self, grpprl: bytes) -> Iterator[tuple[int, bytes]]:
        """(code, operand) of each property; those of large tables are elsewhere and are fetched."""
        for code, operand in single_properties(grpprl):
            if code in _HUGE and len(operand) == 4:
                start = struct.unpack("<I", operand)[0]
                if start + 2 <= len(self.data):
                    length = struct.unpack_from("<H", self.data, start)[0]
                    yield from single_properties(self.data[start + 2 : start + 2 + length])
            else:
                yield code, operand


def _units(raw: bytes) -> str:
    """UTF-16 with one character for each unit, so that places stay places."""
    text = raw.decode("utf-16-le", "surrogatepass")
    if len(text) == len(raw) // 2:
        return text
    units = array("H")
    units.frombytes(raw)
    return "".join(map(chr, units))


def _take_page(fkp: bytes, wide: int, runs: Runs) -> None:
    count = fkp[_PAGE - 1]
    if 4 * (count + 1) + wide * count > _PAGE:
        return
    places = struct.unpack_from(f"<{count + 1}I", fkp)
    for number in range(count):
        at = 2 * fkp[4 * (count + 1) + wide * number]
        found = b""
        if at and at < _PAGE - 1:
            length = fkp[at]
            if wide == 1:
                found = fkp[at + 1 : at + 1 + length]
            elif length:
                found = fkp[at + 1 : at + 2 * length]
            else:
                found = fkp[at + 2 : at + 2 + 2 * fkp[at + 1]]
        runs.add(places[number], places[number + 1], found)


def single_properties(grpprl: bytes) -> Iterator[tuple[int, bytes]]:
    """(code, operand) of each property in a list of them; a broken one ends it."""
    at, end = 0, len(grpprl)
    while at + 2 <= end:
        code = grpprl[at] | grpprl[at + 1] << 8
        at += 2
        size = _OPERANDS[code >> 13]
        if not size:
            if at >= end:
                return
            if code == _TABLE_DEFINITION:
                if at + 2 > end:
                    return
                size = (grpprl[at] | grpprl[at + 1] << 8) + 1
            else:
                size = grpprl[at] + 1
                if code == _TABS and size == 256:
                    return
        if at + size > end:
            return
        yield code, grpprl[at : at + size]
        at += size
