"""The font table of a .doc: what the numbers that runs name are called."""

from __future__ import annotations

import struct

from readers.common.symbols import is_symbol_font
from readers.doc.records import FONTS, WordFile

_MOST = 4096
# Where the name begins in an entry: behind its looks.
_NAME = 39


def symbol_fonts(file: WordFile) -> dict[int, str]:
    """The fonts that show signs in place of letters, by number."""
    part = file.part(FONTS)
    found: dict[int, str] = {}
    if len(part) < 4:
        return found
    at = 4
    for number in range(min(struct.unpack_from("<H", part)[0], _MOST)):
        if at >= len(part):
            break
        size = part[at]
        raw = part[at + 1 + _NAME : at + 1 + size]
        name = raw[: len(raw) // 2 * 2].decode("utf-16-le", "replace").partition("\0")[0]
        if is_symbol_font(name):
            found[number] = name
        at += 1 + size
    return found
