"""The style sheet of a .doc: headings, contents, captions, and lists tied to styles."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

from model.document import BlockKind
from readers.doc.records import STYLES, WordFile, single_properties

_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])\b", re.IGNORECASE)
_MOST = 4096
# Numbers of built-in styles.
_HEADINGS = range(1, 10)
_CONTENTS = range(19, 28)
_CAPTION, _TITLE = 34, 62


@dataclass(frozen=True, slots=True)
class Style:
    """``outline`` is 0-based, None if the style does not say; ``number`` and ``level`` tie it to a list."""

    built_in: int = 0x0FFE
    base: int = 0x0FFF
    name: str = ""
    outline: int | None = None
    number: int | None = None
    level: int = 0
    centred: bool = False


class Styles:
    """All styles by their index."""

    def __init__(self, file: WordFile) -> None:
        self._styles = list(_styles(file.part(STYLES)))

    def __getitem__(self, index: int) -> Style:
        return self._styles[index] if 0 <= index < len(self._styles) else Style()

    def lineage(self, index: int) -> list[Style]:
        """A style and those it is based on."""
        found: list[Style] = []
        seen: set[int] = set()
        while 0 <= index < len(self._styles) and index not in seen:
            seen.add(index)
            found.append(self._styles[index])
            index = found[-1].base
        return found

    def kind(  # noqa: PLR0911 - one for each kind of block
        self, index: int, outline: int | None
    ) -> tuple[BlockKind, int]:
        """What a paragraph of a style is, and a heading's level."""
        lineage = self.lineage(index)
        own = lineage[0] if lineage else Style()
        if own.built_in in _CONTENTS:
            return BlockKind.NOISE, 0
        if own.built_in == _CAPTION:
            return BlockKind.CAPTION, 0
        if outline is None:
            outline = next((s.outline for s in lineage if s.outline is not None), None)
        if outline is not None:
            return (BlockKind.HEADING, outline + 1) if outline <= 8 else (BlockKind.PARAGRAPH, 0)
        for style in lineage:
            if style.built_in in _HEADINGS:
                return BlockKind.HEADING, style.built_in
            if named := _HEADING.match(style.name):
                return BlockKind.HEADING, int(named[1])
        if own.built_in == _TITLE:
            return BlockKind.HEADING, 0
        return BlockKind.PARAGRAPH, 0


def _styles(sheet: bytes) -> list[Style]:
    found: list[Style] = []
    if len(sheet) < 8:
        return found
    header, count, base_size = struct.unpack_from("<HHH", sheet)
    at = 2 + header
    for _ in range(min(count, _MOST)):
        if at + 2 > len(sheet):
            break
        size = struct.unpack_from("<H", sheet, at)[0]
        found.append(_style(sheet[at + 2 : at + 2 + size], base_size))
        at += 2 + size
    return found


def _style(data: bytes, base_size: int) -> Style:
    if len(data) < base_size + 2 or base_size < 6:
        return Style()
    first, second, third = struct.unpack_from("<HHH", data)
    built_in, kind, base, upx_count = first & 0xFFF, second & 0xF, second >> 4, third & 0xF
    length = struct.unpack_from("<H", data, base_size)[0]
    at = base_size + 2
    name = data[at : at + 2 * length].decode("utf-16-le", "replace")
    at += 2 * length + 2
    outline = number = None
    level, centred = 0, False
    if kind == 1 and upx_count and at + 2 <= len(data):
        size = struct.unpack_from("<H", data, at)[0]
        for code, operand in single_properties(data[at + 4 : at + 2 + size]):
            if code == 0x2640:
                outline = operand[0]
            elif code == 0x460B:
                number = struct.unpack("<H", operand)[0]
            elif code == 0x260A:
                level = operand[0]
            elif code in (0x2403, 0x2461):
                centred = operand[0] == 1
    return Style(built_in, base, name, outline, number, level, centred)
