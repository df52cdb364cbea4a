"""The words of a PDF as they were printed, for whoever searches or copies them.

Some faces have one glyph for a character and for the radical that looks like it (日 U+65E5, ⽇ U+2F47). Qt tells a PDF
the first character that a glyph stands for, which is the radical: no search for 日 would find it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from PySide6.QtGui import QFont, QRawFont

# CJK Radicals Supplement and Kangxi Radicals.
_RADICALS = "".join(map(chr, range(0x2E80, 0x2FE0)))
_TABLE = re.compile(rb"begincmap.*?endcmap", re.DOTALL)
_CODE = re.compile(rb"<(2[EeFf][0-9A-Fa-f]{2})>")
_TARGETS = re.compile(rb"\[[^\]]*\]")


def twins(printed: str, fonts: Iterable[QFont]) -> dict[str, str]:
    """The characters of ``printed`` that share their glyph with a radical, by that radical."""
    found: dict[str, str] = {}
    characters = [char for char in dict.fromkeys(printed) if "\u2fff" < char < "\uffff"]
    for font in fonts:
        raw = QRawFont.fromFont(font)
        radicals = raw.glyphIndexesForString(_RADICALS)
        by_glyph = dict(
            zip(raw.glyphIndexesForString("".join(characters)), characters, strict=False)
        )
        for radical, glyph in zip(_RADICALS, radicals, strict=False):
            if glyph and glyph in by_glyph and radical not in printed:
                found.setdefault(radical, by_glyph[glyph])
    return found


def with_words(data: bytes, found: Mapping[str, str]) -> bytes:
    """A PDF of Qt's whose tables of characters name those of :func:`twins`. No byte changes its place."""
    codes = {f"{ord(radical):04X}": f"{ord(char):04X}" for radical, char in found.items()}

    def code(match: re.Match[bytes]) -> bytes:
        plain = match[1].decode("ascii").upper()
        return f"<{codes.get(plain, plain)}>".encode("ascii")

    def table(match: re.Match[bytes]) -> bytes:
        return _TARGETS.sub(lambda targets: _CODE.sub(code, targets[0]), match[0])

    return _TABLE.sub(table, data) if codes else data
