"""Pieces of text beside and below one another → lines and regions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter, itemgetter

from readers.common.pages.bands import Box, extent, usual_size
from readers.common.pages.raised import LEVEL, RAISED, is_raised
from readers.common.pages.shapes import CHINESE_GAP, Box4, Fragment, TableBox, TextLine, is_chinese

# White that is so much wider (in sizes) than the usual one between ideographs is a space; if some is nearly so wide, it
# is not sure.
_SPACE, _DOUBTED = 0.2, 0.1
# A piece of raised characters has no more of them.
_SHORT = 8


@dataclass(slots=True)
class Region:
    """Lines that follow one another in one column: the ``index``-th of ``columns`` side by side.

    ``left`` and ``right`` are the column's edges, ``leading`` the usual distance of its baselines and ``size``
    that of its type. ``frame`` is the box that the lines of a framed note stand in.
    """

    items: list[TextLine | TableBox]
    columns: int = 1
    index: int = 0
    left: float = 0.0
    right: float = 0.0
    leading: float = float("inf")
    size: float = 10.0
    turned: bool = False
    frame: Box4 | None = None


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
    least = _least_space(row)
    for piece in row:
        if before:
            apart = piece.x0 - before.x1
            chinese = is_chinese(before.text[-1]) or is_chinese(piece.text[0])
            wide = CHINESE_GAP if chinese else 0.15
            if _are_ideographs(before, piece):
                wide = min(wide, least)
            if apart > wide * piece.size:
                parts.append(" ")
        parts.append(f"{RAISED}{piece.text}{LEVEL}" if _is_raised(piece, row) else piece.text)
        before = piece
    return "".join(parts)


def _is_raised(piece: Fragment, row: Sequence[Fragment]) -> bool:
    """Whether a short piece stands higher than what it touches in its row, in smaller type."""
    return (
        len(piece.text) <= _SHORT
        and RAISED not in piece.text
        and any(
            is_raised(piece.size, piece.y1, other.size, other.y1)
            and max(piece.x0 - other.x1, other.x0 - piece.x1) < other.size / 2
            for other in row
        )
    )


def _least_space(row: Sequence[Fragment]) -> float:
    """From how wide on (in sizes) white between two ideographs of a row is a space that its author set: where the
    others stand evenly, which are most. Of rows that tell nothing, infinite."""
    gaps = [
        (after.x0 - before.x1) / after.size
        for before, after in pairwise(row)
        if _are_ideographs(before, after)
    ]
    if not gaps or max(gaps) <= _SPACE:
        return float("inf")
    usual = [0.0]
    inner = 0
    for piece in row:
        if len(piece.text) > 1 and all(map(_is_ideograph, piece.text)):
            count = len(piece.text) - 1
            inner += count
            # (Characters may be set narrower than they are high.)
            usual += [(piece.x1 - piece.x0 - (count + 1) * piece.size) / count / piece.size]
    least = max(usual) + _SPACE
    narrow = [gap for gap in gaps if gap < least]
    if inner < len(gaps) or any(gap > least - _DOUBTED for gap in narrow):
        return float("inf")
    return least


def _are_ideographs(before: Fragment, after: Fragment) -> bool:
    return _is_ideograph(before.text[-1]) and _is_ideograph(after.text[0])


def _is_ideograph(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


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
