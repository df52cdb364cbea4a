"""Compound files (OLE, MS-CFB): what Office before 2007 and WPS keep their streams in.

A file may lie about every length and link, so chains are followed at most as far as the file is long.
"""

from __future__ import annotations

import struct
from array import array
from typing import NamedTuple

from model.errors import SourceError

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFA  # this and above are no sectors
_ENTRY = 128
_MOST_ENTRIES = 100_000


class _Entry(NamedTuple):
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class Compound:
    """The streams at the root of a compound file. Raises SourceError ``error.source.damaged``."""

    def __init__(self, data: bytes, name: str) -> None:
        self._data, self._name = data, name
        if not data.startswith(MAGIC) or len(data) < 512:
            raise self._damaged()
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise self._damaged()
        self._size = 1 << shift
        fat_count, first_directory = struct.unpack_from("<II", data, 44)
        self._cutoff, first_mini, _, first_difat, _ = struct.unpack_from("<IIIII", data, 56)
        self._fat = self._table(fat_count, first_difat)
        self._entries = self._directory(self._chain(first_directory))
        self._mini_fat = _words(self._chain(first_mini)) if first_mini < _END else array("I")
        self._mini = b""
        self._streams = self._at_root()
        if not self._streams:
            raise self._damaged()

    def _damaged(self) -> SourceError:
        return SourceError("error.source.damaged", name=self._name, detail="OLE")

    def names(self) -> tuple[str, ...]:
        """The names of the streams and storages at the root."""
        return tuple(self._streams)

    def __contains__(self, name: str) -> bool:
        return name in self._streams

    def stream(self, name: str) -> bytes:
        """The bytes of a stream at the root; a missing one is damage, a cut-off one as long as it goes."""
        entry = self._streams.get(name)
        if entry is None or entry.kind != 2:
            raise self._damaged()
        if entry.size < self._cutoff:
            if not self._mini:
                self._mini = self._chain(self._entries[0].start)
            return _follow(self._mini, self._mini_fat, entry.start, 64, 0, entry.size)
        return self._chain(entry.start, entry.size)

    def is_sound(self) -> bool:
        """Whether every chain of sectors ends and none runs into another."""
        for table, entries in (
            (self._fat, [e for e in self._entries if e.kind == 5 or e.size >= self._cutoff]),
            (self._mini_fat, [e for e in self._entries if e.kind == 2 and e.size < self._cutoff]),
        ):
            seen = bytearray(len(table))
            for entry in entries:
                at = entry.start if entry.size else _END
                while at < _END:
                    if at >= len(table) or seen[at]:
                        return False
                    seen[at] = 1
                    at = table[at]
        return True

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        return self._data[at : at + self._size]

    def _table(self, count: int, first_difat: int) -> array[int]:
        """The file allocation table: from each sector to the next of its chain."""
        most = len(self._data) // self._size + 1
        sectors = list(struct.unpack_from("<109I", self._data.ljust(512, b"\0"), 76))
        seen: set[int] = set()
        while first_difat < _END and first_difat not in seen and len(sectors) <= most:
            seen.add(first_difat)
            words = _words(self._sector(first_difat))
            if len(words) < 2:
                break
            sectors += words[:-1]
            first_difat = words[-1]
        parts = []
        for sector in [s for s in sectors if s < _END][: min(count, most)]:
            parts.append(self._sector(sector))
        return _words(b"".join(parts))

    def _chain(self, start: int, size: int | None = None) -> bytes:
        return _follow(self._data, self._fat, start, self._size, self._size, size)

    def _directory(self, data: bytes) -> list[_Entry]:
        entries = []
        for at in range(0, min(len(data) - _ENTRY + 1, _MOST_ENTRIES * _ENTRY), _ENTRY):
            length, kind = struct.unpack_from("<HB", data, at + 64)
            left, right, child = struct.unpack_from("<III", data, at + 68)
            start, size = struct.unpack_from("<II", data, at + 116)
            raw = data[at : at + min(max(length - 2, 0), 62)]
            name = raw.decode("utf-16-le", "replace")
            entries.append(_Entry(name, kind, left, right, child, start, size))
        if not entries:
            raise self._damaged()
        return entries

    def _at_root(self) -> dict[str, _Entry]:
        found: dict[str, _Entry] = {}
        waiting, seen = [self._entries[0].child], set[int]()
        while waiting:
            at = waiting.pop()
            if at in seen or at >= len(self._entries):
                continue
            seen.add(at)
            entry = self._entries[at]
            if entry.kind in (1, 2):
                found.setdefault(entry.name, entry)
            waiting += (entry.left, entry.right)
        return found


def _words(data: bytes) -> array[int]:
    words = array("I")
    words.frombytes(data[: len(data) // 4 * 4])
    if struct.pack("=I", 1) != struct.pack("<I", 1):
        words.byteswap()
    return words


def _follow(  # noqa: PLR0917 - one chain, all that is known of it
    data: bytes, table: array[int], start: int, size: int, offset: int, wanted: int | None
) -> bytes:
    """The sectors of a chain joined; a chain that runs in a circle ends where it meets itself."""
    parts: list[bytes] = []
    left = len(data) if wanted is None else min(wanted, len(data))
    seen = bytearray(len(table))
    while start < _END and left > 0:
        at = offset + start * size
        piece = data[at : at + min(size, left)]
        if not piece:
            break
        parts.append(piece)
        left -= len(piece)
        if start >= len(table) or seen[start]:
            break
        seen[start] = 1
        start = table[start]
    return b"".join(parts)


def root_names(data: bytes) -> tuple[str, ...]:
    """Names at the root of a compound file; none where it cannot be read."""
    try:
        return Compound(data, "").names()
    except (SourceError, struct.error):
        return ()
