"""Pieces of text beside and below one another → lines and regions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter

from readers.common.pages.bands import Box, extent, usual_size
from readers.common.pages.shapes import CHINESE_GAP, Fragment, TableBox, TextLine, is_chinese


@dataclass(slots=True)
class Region:
    """Lines that follow one another in one column: the ``index``-th of ``columns`` side by side.

    ``left`` and ``right`` are the column's edges, ``leading`` the usual distance of its baselines and ``size``
    that of its type.
    """

    items: list[TextLine | TableBox]
    columns: int = 1
    index: int = 0
    left: float = 0.0
    right: float = 0.0
    leading: float = float("inf")
    size: float = 10.0
    turned: bool = False


def rows_of(pieces: Sequence[Fragment]) -> list[list[Fragment]]:
    """Pieces on one line together, from the top down, each line from left to right."""
    rows: list[list[Fragment]] = []
    first = last = size = (
        0.0  # the middles of a row's first and last piece, and the first one's size
    )
    placed = [((piece.y0 + piece.y1) / 2, piece) for piece in pieces]
    for middle, piece in sorted(placed, key=itemgetter(0)):
        if rows:
            near = 0.4 * max(piece.size, size)
            if abs(middle - last) <= near and abs(middle - first) <= near:
                rows[-1].append(piece)
                last = middle
                continue
        rows.append([piece])
        first, last, size = middle, middle, piece.size
    for row in rows:
        if len(row) > 1:
            row.sort(key=attrgetter("x0"))
    return rows


def joined(row: Sequence[Fragment]) -> str:
    """The text of pieces side by side; where they stand apart, a space."""
    if len(row) == 1:
        return row[0].text
    parts: list[str] = []
    before: Fragment | None = None
    for piece in row:
        if before:
            apart = piece.x0 - before.x1
            chinese = is_chinese(before.text[-1]) or is_chinese(piece.text[0])
            if apart > (CHINESE_GAP if chinese else 0.15) * piece.size:
                parts.append(" ")
        parts.append(piece.text)
        before = piece
    return "".join(parts)


def text_of(pieces: Sequence[Fragment]) -> list[str]:
    """The lines of a cell."""
    return [joined(row) for row in rows_of(pieces)]


def region_of(boxes: Sequence[Box]) -> Region:
    """Lines one below the other, in one column."""
    items: list[TextLine | TableBox] = []
    pieces: list[Fragment] = []

    def flush() -> None:
        before: TextLine | None = None
        for row in rows_of(pieces):
            line = line_of(row)
            if before:
                line.above = line.y1 - before.y1
            items.append(line)
            before = line
        pieces.clear()

    for box in sorted(boxes, key=lambda box: extent(box)[0]):
        if isinstance(box, TableBox):
            flush()
            items.append(box)
        else:
            pieces.append(box)
    flush()
    lines = [item for item in items if isinstance(item, TextLine)]
    region = Region(items)
    if lines:
        region.left = min(line.x0 for line in lines)
        region.right = max(line.x1 for line in lines)
    return region


def line_of(row: list[Fragment]) -> TextLine:
    """The pieces of a row as a line of the size that most of it has."""
    if len(row) == 1:  # as nearly every line is
        piece = row[0]
        line = TextLine(piece.text, piece.x0, piece.y0, piece.x1, piece.y1, piece.size, piece.bold)
        if piece.doubts:
            line.pieces = row
        return line
    main = max(row, key=lambda piece: (piece.size, len(piece.text)))
    if len(row) > 2:
        size = usual_size(row)
        main = next(piece for piece in row if piece.size == size)
    return TextLine(
        joined(row),
        row[0].x0,
        main.y0,
        max(piece.x1 for piece in row),
        main.y1,
        main.size,
        all(piece.bold for piece in row),
        pieces=row if any(piece.doubts for piece in row) else (),
    )
