"""Records of a workbook stream (BIFF), and the strings in them."""

from __future__ import annotations

import struct
from collections.abc import Iterator

CONTINUE = 0x003C
_MOST = 40_000


def records(stream: bytes, at: int = 0) -> Iterator[tuple[int, bytes, int]]:
    """(type, content, place) of each record from ``at`` on; one that is cut off ends them."""
    end = len(stream)
    while at + 4 <= end:
        kind, length = struct.unpack_from("<HH", stream, at)
        if at + 4 + length > end:
            return
        yield kind, stream[at + 4 : at + 4 + length], at
        at += 4 + length


def with_continued(stream: bytes, at: int) -> list[bytes]:
    """The record at a place and those that continue it."""
    found: list[bytes] = []
    for kind, content, _ in records(stream, at):
        if found and kind != CONTINUE:
            break
        found.append(content)
    return found


def unicode_string(content: bytes, at: int, wide_length: bool = True) -> str:
    """A string of Excel 97 and later that stands whole in its record."""
    if wide_length:
        length, at = struct.unpack_from("<H", content, at)[0], at + 2
    else:
        length, at = content[at], at + 1
    flags = content[at] if at < len(content) else 0
    at += 1
    at += 2 if flags & 0x08 else 0
    at += 4 if flags & 0x04 else 0
    if flags & 0x01:
        return content[at : at + 2 * length].decode("utf-16-le", "replace")
    return content[at : at + length].decode("latin-1")


class SharedStrings:
    """The table of strings, which runs on over records; a string may be cut anywhere between characters, and says
    anew after the cut how wide they are."""

    def __init__(self, pieces: list[bytes]) -> None:
        self._pieces = pieces
        self._piece = 0
        self._at = 8
        self.strings: list[str] = []
        count = struct.unpack_from("<I", pieces[0], 4)[0] if pieces and len(pieces[0]) >= 8 else 0
        for _ in range(min(count, sum(map(len, pieces)))):
            string = self._string()
            if string is None:
                return
            self.strings.append(string[:_MOST])

    def _take(self, count: int) -> bytes | None:
        """So many bytes, over the ends of records."""
        parts = []
        while count > 0:
            if self._piece >= len(self._pieces):
                return None
            piece = self._pieces[self._piece]
            part = piece[self._at : self._at + count]
            parts.append(part)
            count -= len(part)
            self._at += len(part)
            if count:
                self._piece, self._at = self._piece + 1, 0
        return b"".join(parts)

    def _string(self) -> str | None:  # noqa: PLR0911 - it may be cut off anywhere
        head = self._take(3)
        if head is None:
            return None
        length, flags = struct.unpack("<HB", head)
        runs = self._take(2) if flags & 0x08 else b"\0\0"
        extra = self._take(4) if flags & 0x04 else b"\0\0\0\0"
        if runs is None or extra is None:
            return None
        parts = []
        wide = flags & 0x01
        while length:
            if self._piece >= len(self._pieces):
                return None
            piece = self._pieces[self._piece]
            if self._at >= len(piece):
                self._piece, self._at = self._piece + 1, 1
                if self._piece >= len(self._pieces) or not self._pieces[self._piece]:
                    return None
                wide = self._pieces[self._piece][0] & 0x01
                continue
            size = 2 if wide else 1
            fitting = min(length, (len(piece) - self._at) // size)
            if not fitting:
                return None
            raw = piece[self._at : self._at + fitting * size]
            parts.append(raw.decode("utf-16-le" if wide else "latin-1", "replace"))
            self._at += fitting * size
            length -= fitting
        rest = 4 * struct.unpack("<H", runs)[0] + struct.unpack("<I", extra)[0]
        if rest and self._take(min(rest, 1 << 24)) is None:
            return "".join(parts)
        return "".join(parts)
