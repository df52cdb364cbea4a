"""Whether what white gutters part is text in columns, or the cells of a table without rules."""

from __future__ import annotations

import re
from collections.abc import Iterable

from readers.common.pages.bands import Box, Group
from readers.common.pages.doubts import doubted
from readers.common.pages.rows import joined, rows_of
from readers.common.pages.shapes import Fragment, TableBox

_CLAUSE = re.compile(r"[，。；！？]|[,;] ?[\u4e00-\u9fff]")


def split(group: Group, wide: float) -> list[list[Box]]:
    """The boxes of each column of a group, from the left."""
    columns: list[list[Box]] = [[] for _ in group.spans]
    for box in group.boxes:
        # (A head may stand out of the columns it was put to.)
        at = next((at for at, (_, end) in enumerate(group.spans) if box.x0 < end + wide / 2), -1)
        columns[at].append(box)
    return [column for column in columns if column]


def are_text(columns: list[list[Box]]) -> bool:
    """Whether columns hold running text: lines of more than a word or a number, that fill the column or have the
    marks of sentences."""
    running = counted = 0
    for column in columns:
        pieces = [box for box in column if isinstance(box, Fragment)]
        counted += 1
        if len(pieces) < len(column):
            running += 1  # a table beside text
            continue
        lines = rows_of(pieces)
        if len(lines) == 1 and len(columns) > 2:
            counted -= 1  # a page number between two columns
            continue
        if sum(len(piece.text) for piece in pieces) < 5 * len(lines):
            return False
        left, right = min(box.x0 for box in pieces), max(box.x1 for box in pieces)
        full = sum(line[-1].x1 - line[0].x0 >= 0.8 * (right - left) for line in lines)
        running += len(lines) >= 3 and (full >= 0.5 * len(lines) or _is_prose(map(joined, lines)))
    return running > counted / 2 or (running == 1 and counted == 2)


def _is_prose(texts: Iterable[str]) -> bool:
    """Whether the marks of clauses and sentences stand in a third of the texts."""
    marked = [bool(_CLAUSE.search(text)) for text in texts if text]
    return sum(marked) >= max(1.0, len(marked) / 3)


def aligned(group: Group, columns: list[list[Box]]) -> TableBox | None:
    """The table that the rows of a group without rules make up, if they clearly do."""
    if len(columns) < 2 or not all(isinstance(box, Fragment) for box in group.boxes):
        return None
    of = {id(box): index for index, column in enumerate(columns) for box in column}
    rows, pieces = [], []
    for row in rows_of([box for box in group.boxes if isinstance(box, Fragment)]):
        cells: list[list[Fragment]] = [[] for _ in columns]
        for piece in row:
            cells[of[id(piece)]].append(piece)
        rows.append(tuple(joined(cell) for cell in cells))
        pieces.append(row)
    several = sum(sum(map(bool, row)) > 1 for row in rows)
    if len(rows) < 3 and not (len(rows) == 2 and len(columns) > 2):
        return None
    if several < 0.6 * len(rows) or _is_prose(cell for row in rows for cell in row):
        return None
    return TableBox(
        rows,
        min(box.x0 for box in group.boxes),
        min(box.y0 for box in group.boxes),
        max(box.x1 for box in group.boxes),
        max(box.y1 for box in group.boxes),
        pieces=doubted(pieces),
    )
