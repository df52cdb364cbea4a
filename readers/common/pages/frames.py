"""Framed notes that the text runs around: a box with rules on all sides, and text beside it.

Its lines are no part of the lines beside them; they are read behind the paragraph that stands above.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from model.document import Block
from readers.common.pages.bands import Span
from readers.common.pages.shapes import Box4, Fragment, PageText, TextLine
from readers.common.pages.tables import frames_of

# A page and a line on it, both counted from 1.
Place: TypeAlias = tuple[int, int]

# A frame takes no more than this share of the page's width and height: a larger one holds an article.
_WIDEST, _HIGHEST = 0.6, 0.4
# In sizes of the type: text keeps so far from a frame, and a piece sticks out of it by no more than this.
_APART, _OUT = 1.5, 0.5


def framed(
    page: PageText, pieces: list[Fragment]
) -> tuple[list[tuple[Box4, list[Fragment]]], list[Fragment]]:
    """The frames with text beside them, what each holds, and the pieces outside of all."""
    found: list[tuple[Box4, list[Fragment]]] = []
    for frame in frames_of(page):
        x0, y0, x1, y1 = frame
        if x1 - x0 > _WIDEST * page.width or y1 - y0 > _HIGHEST * page.height:
            continue
        inside = [piece for piece in pieces if _holds(frame, piece)]
        taken = set(map(id, inside))
        rest = [piece for piece in pieces if id(piece) not in taken]
        if inside and any(y0 < piece.middle < y1 for piece in rest):
            found.append((frame, inside))
            pieces = rest
    return found, pieces


def _holds(frame: Box4, piece: Fragment) -> bool:
    x0, y0, x1, y1 = frame
    out = _OUT * piece.size
    return y0 < piece.middle < y1 and x0 - out < piece.x0 and piece.x1 < x1 + out


def beside(lines: Sequence[TextLine], column: Span, frames: Iterable[Box4]) -> dict[int, Span]:
    """The edges of the lines of a column, by their ids, that stand beside one of the frames of its page."""
    left, right = column
    found: dict[int, Span] = {}
    for x0, y0, x1, y1 in frames:
        near = [line for line in lines if y0 - line.size < line.y1 and line.y0 < y1 + line.size / 2]
        before = [line for line in near if line.x1 <= x0 < right]
        after = [line for line in near if line.x0 >= x1 > left]
        if before:
            edge = max(max(line.x1, x0 - _APART * line.size) for line in before)
            found |= {id(line): (left, edge) for line in before}
        if after:
            edge = min(min(line.x0, x1 + _APART * line.size) for line in after)
            found |= {id(line): (edge, right) for line in after}
    return found


def home(frame: Box4, lines: Sequence[TextLine], page: int) -> Place:
    """The page and number of the line above a frame, or of the first one of its page."""
    above = [line for line in lines if line.y0 <= frame[1]]
    line = max(above, key=lambda line: line.y0) if above else next(iter(lines), None)
    return (page, line.number if line else 0)


def inserted(blocks: Sequence[Block], hanging: Mapping[Place, Sequence[Block]]) -> list[Block]:
    """The blocks with what hangs on the line at a place behind the block that has the line, or the one before it."""
    if not hanging or not blocks:
        return [*blocks, *(one for left in hanging.values() for one in left)]
    found: list[list[Block]] = [[] for _ in blocks]
    at_place: dict[Place, int] = {}
    for at, block in enumerate(blocks):
        for segment in block.segments:
            at_place.setdefault((segment.anchor.page or 0, segment.anchor.line or 0), at)
    ordered = sorted(at_place)
    for place in sorted(hanging):
        known = bisect_right(ordered, place)
        at = at_place[ordered[known - 1]] if known else 0
        found[at] += hanging[place]
    return [one for block, behind in zip(blocks, found, strict=True) for one in (block, *behind)]
