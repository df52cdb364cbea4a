"""Automatic numbers of a .doc as a person sees them, counted along the document."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from readers.common.numerals import write_number
from readers.doc.records import LISTS, OVERRIDES, WordFile

_LEVELS = 9
_MOST = 4096
_BULLET, _NONE = 23, 255
_FORMATS = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 5: "ordinal",
    10: "ideographDigital", 11: "japaneseCounting", 14: "decimalFullWidth", 16: "japaneseLegal",
    17: "japaneseDigitalTenThousand", 18: "decimalEnclosedCircle", 19: "decimalFullWidth2", 22: "decimalZero",
    26: "decimalEnclosedFullstop", 27: "decimalEnclosedParen", 28: "decimalEnclosedCircleChinese",
    29: "ideographEnclosedCircle", 30: "ideographTraditional", 31: "ideographZodiac", 33: "taiwaneseCounting",
    34: "ideographLegalTraditional", 35: "taiwaneseCountingThousand", 36: "taiwaneseDigital", 37: "chineseCounting",
    38: "chineseLegalSimplified", 39: "chineseCountingThousand", 57: "numberInDash",
}  # fmt: skip
_CLOSED = frozenset("、）．。：】〕》」』〉－—")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    kind: int = 0
    text: str = ""
    tight: bool = False
    legal: bool = False


@dataclass(slots=True)
class _List:
    levels: list[_Level]
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(slots=True)
class _Override:
    list_id: int
    starts: dict[int, int] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)


class Lists:
    """``label`` counts: call it once per paragraph that is shown, in order."""

    def __init__(self, file: WordFile) -> None:
        self._lists: dict[int, _List] = {}
        self._overrides: list[_Override] = []
        try:
            self._read_lists(file)
            self._read_overrides(file.part(OVERRIDES))
        except (struct.error, IndexError):
            return  # what was read so far is numbered

    def label(self, number: int, level: int) -> tuple[str, bool] | None:
        """What stands before a paragraph of list ``number`` (1-based), and whether that is a bullet."""
        if not 1 <= number <= len(self._overrides):
            return None
        override = self._overrides[number - 1]
        found = self._lists.get(override.list_id)
        if found is None or not found.levels:
            return None
        level = min(level, len(found.levels) - 1)
        self._count(found, override, level)
        own = found.levels[level]
        if own.kind == _BULLET:
            return "", True
        parts = []
        for char in own.text:
            place = ord(char)
            if place >= _LEVELS:
                parts.append(char)
            elif place < len(found.levels):
                shown = found.levels[place]
                count = found.counts[place]
                kind = "decimal" if own.legal else _FORMATS.get(shown.kind, "decimal")
                if count is not None and shown.kind != _NONE:
                    parts.append(write_number(count, kind))
        text = "".join(parts).strip()
        if text and not own.tight and text[-1] not in _CLOSED:
            text += " "
        return text, False

    def _count(self, found: _List, override: _Override, level: int) -> None:
        counts = found.counts
        current = counts[level]
        fresh = level in override.starts and level not in override.begun
        if current is None or fresh:
            counts[level] = override.starts.get(level, found.levels[level].start)
        else:
            counts[level] = current + 1
        override.begun.add(level)
        for higher in range(level):
            if counts[higher] is None:
                counts[higher] = found.levels[higher].start
        for deeper in range(level + 1, _LEVELS):
            counts[deeper] = None

    def _read_lists(self, file: WordFile) -> None:
        part = file.part(LISTS)
        if len(part) < 2:
            return
        count = min(struct.unpack_from("<H", part)[0], _MOST)
        heads = []
        for number in range(count):
            at = 2 + 28 * number
            heads.append((struct.unpack_from("<i", part, at)[0], part[at + 26] & 1))
        data = file.after(LISTS)
        at = 0
        for list_id, simple in heads:
            levels = []
            for _ in range(1 if simple else _LEVELS):
                level, at = _level(data, at)
                levels.append(level)
            self._lists[list_id] = _List(levels)

    def _read_overrides(self, part: bytes) -> None:
        if len(part) < 4:
            return
        count = min(struct.unpack_from("<I", part)[0], _MOST)
        sizes = []
        for number in range(count):
            at = 4 + 16 * number
            self._overrides.append(_Override(struct.unpack_from("<i", part, at)[0]))
            sizes.append(part[at + 12])
        at = 4 + 16 * count
        for override, size in zip(self._overrides, sizes, strict=True):
            at += 4
            for _ in range(size):
                start, flags = struct.unpack_from("<iI", part, at)
                at += 8
                if flags & 0x10:
                    override.starts[flags & 0xF] = start
                if flags & 0x20:
                    level, at = _level(part, at)
                    if flags & 0x10:
                        override.starts[flags & 0xF] = level.start


def _level(data: bytes, at: int) -> tuple[_Level, int]:
    start, kind, flags = struct.unpack_from("<iBB", data, at)
    follow = data[at + 15]
    characters, paragraph = data[at + 24], data[at + 25]
    at += 28 + characters + paragraph
    length = struct.unpack_from("<H", data, at)[0]
    text = data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    level = _Level(max(start, 0), kind, text, follow == 2, bool(flags & 0x4))
    return level, at + 2 + 2 * length
