"""What the properties of a paragraph of a .doc say."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from readers.common.flow import MOST_COLUMNS
from readers.doc.records import WordFile

_DEEPEST = 32


@dataclass(slots=True)
class Look:
    """What the properties of a paragraph say."""

    style: int = 0
    depth: int = 0
    row_end: bool = False
    cell_end: bool = False
    outline: int | None = None
    number: int | None = None
    level: int | None = None
    centred: bool | None = None
    new_page: bool = False
    edges: tuple[int, ...] = ()


def parsed(file: WordFile, raw: bytes) -> Look:
    """What the bytes of a paragraph's properties say."""
    look = Look()
    if len(raw) < 2:
        return look
    look.style = raw[0] | raw[1] << 8
    for code, operand in file.properties(raw[2:]):
        value = operand[0] if operand else 0
        if code == 0x2416:
            look.depth = max(look.depth, value != 0)
        elif code == 0x6649:
            look.depth = min(struct.unpack("<I", operand)[0], _DEEPEST)
        elif code in (0x2417, 0x244C):
            look.row_end = value != 0
        elif code == 0x244B:
            look.cell_end = value != 0
        elif code == 0xD608:
            look.edges = _edges(operand)
        else:
            _set(look, code, operand)
    return look


def _set(look: Look, code: int, operand: bytes) -> None:
    value = operand[0] if operand else 0
    if code == 0x2640:
        look.outline = value
    elif code == 0x460B:
        look.number = struct.unpack("<H", operand)[0]
    elif code == 0x260A:
        look.level = value
    elif code in (0x2403, 0x2461):
        look.centred = value == 1
    elif code == 0x2407:
        look.new_page = value != 0


def _edges(operand: bytes) -> tuple[int, ...]:
    """The right edges of a row's cells."""
    count = operand[2] if len(operand) > 2 else 0
    if count > MOST_COLUMNS + 1 or len(operand) < 3 + 2 * (count + 1):
        return ()
    return struct.unpack_from(f"<{count + 1}h", operand, 3)[1:]
