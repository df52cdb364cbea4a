"""Tables that old programs draw in plain text with characters of lines (┌─┬─┐, │指标│数值│)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import whitespace

from model.document import Block
from readers.common.delimited import table_block

_FRAME = "".join(map(chr, range(0x2500, 0x2580))) + whitespace + "\u3000"
_ACROSS = "─━═"
_BETWEEN = re.compile("[│┃║]")
_SIDES = "│┃║├┤┣┫╠╣"


def is_drawn(text: str) -> bool:
    """Whether there may be such a table in ``text``."""
    return any(mark in text for mark in "│┃║")


def drawn_tables(lines: Sequence[str]) -> dict[int, tuple[int, Block]]:
    """The tables among ``lines``: where each begins → the line behind its last, and its block, anchored by line. What
    is drawn around the cells is not kept, each line between is a row."""
    found: dict[int, tuple[int, Block]] = {}
    at = 0
    while at < len(lines):
        first, ruled = at, False
        rows: list[tuple[int, tuple[str, ...]]] = []
        while at < len(lines):
            cells = _cells(lines[at])
            if not cells and not _is_rule(lines[at]):
                break
            ruled = ruled or not cells
            if any(cells):
                rows.append((at + 1, cells))
            at += 1
        if ruled and any(len(cells) > 1 for _, cells in rows):
            found[first] = (at, table_block(rows))
        at = max(at, first + 1)
    return found


def _is_rule(line: str) -> bool:
    return not line.strip(_FRAME) and any(mark in line for mark in _ACROSS)


def _cells(line: str) -> tuple[str, ...]:
    """The cells of a row; none for any other line."""
    shown = line.strip()
    if len(shown) < 3 or shown[0] not in _SIDES or shown[-1] not in _SIDES or _is_rule(shown):
        return ()
    return tuple(" ".join(cell.strip(_FRAME).split()) for cell in _BETWEEN.split(shown[1:-1]))
