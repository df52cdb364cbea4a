"""Which columns a head stands over.

Heads are lines in larger type with nothing beside them. A head stands over the columns it overlaps; columns without a
head of their own belong to the head on their left. A head that stands over all that is below it, or over columns that
other heads part, comes before all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from statistics import median

from readers.common.pages.bands import GUTTER, Band, Group, Span, united
from readers.common.pages.rows import rows_of
from readers.common.pages.shapes import Fragment

# Type is that of a head from this many times the usual size.
LARGER = 1.15
# Characters that are set apart (标　题) are in pieces of so many, evenly, and no further than this (in sizes).
_APART, _EVEN, _FURTHEST = 2.0, 1.6, 3.0
# Rows of heads no further apart than this (in sizes) are lines of one head, or heads side by side of which one is lower.
_CLOSE = 0.8
# A new story under a head in one column is told from a heading in that column by so much white (in sizes of the head)
# between what stands above and below it.
_ROOM = 1.8
# A line that begins within this many sizes of a column's edge (text may be indented) is a line of that column.
_INDENTED = 2.6


@dataclass(frozen=True, slots=True)
class _Place:
    """The first and the last column that a head overlaps, and where its longest line lies."""

    first: int
    last: int
    line: Span

    def meets(self, other: _Place) -> bool:
        """Whether they have a column in common."""
        return self.first <= other.last and other.first <= self.last


def is_head(band: Band, usual: float) -> bool:
    """Whether a band holds larger type only; ``usual`` is the size of most of the text."""
    least = LARGER * usual
    return all(isinstance(box, Fragment) and box.size >= least for box in band.boxes)


def extents(band: Band, usual: float) -> list[Span]:
    """What the boxes of a band cover across the page; the white inside a head is none."""
    found = [(box.x0, box.x1) for box in band.boxes]
    if len(found) == 1:
        return found
    large = [b for b in band.boxes if isinstance(b, Fragment) and b.size >= LARGER * usual]
    if len(large) > 1:
        found += [span for row in rows_of(large) for span in _units(row, ())]
    return found


def spread(group: Group) -> tuple[list[Band], list[Band], list[Span]]:
    """Part the heads above a group: those over all of its columns (they come first), those over some, and what is left
    of the group's columns when the latter count."""
    columns = group.spans
    rows = _rows(group.heads)
    standing: list[_Place] = []
    taken = 0
    for row in rows:
        if taken and not _is_close(row, rows[taken - 1]):
            break
        units = [_place(unit, columns) for unit in _units(row, _gutters(columns))]
        if not _are_apart(units) or any(sum(map(unit.meets, standing)) > 1 for unit in units):
            break
        standing = _with(standing, units)
        taken += 1
    if len(standing) < 2:
        return group.heads, [], columns
    low = {id(piece) for row in rows[:taken] for piece in row}
    count = sum(any(id(box) in low for box in band.boxes) for band in group.heads)
    spans = [
        (columns[first][0], columns[last][1]) for first, last in _shared_out(standing, columns)
    ]
    return group.heads[:-count], group.heads[-count:], spans


def is_local(before: Group, group: Group, usual: float) -> bool:
    """Whether the heads between two groups are headings in one of the columns that the groups share."""
    wide = GUTTER * usual
    spans = united(before.spans + group.spans, wide)
    if len(spans) < 2 or len(spans) != max(len(before.spans), len(group.spans)):
        return False
    rows = _rows(group.heads)
    places = [_place(unit, spans) for row in rows for unit in _units(row, _gutters(spans))]
    if any(place.first != place.last for place in places):
        return False
    size = max(piece.size for row in rows for piece in row)
    return group.bands[0].top - before.bands[-1].bottom < _ROOM * size + _height(group.heads, size)


def belongs_to_heads(band: Band, columns: Sequence[Span]) -> bool:
    """Whether a single line between heads and columns (who wrote the story) is a line of none of these: it begins at no
    column's edge, or fills none and stands in the middle of all."""
    pieces = [box for box in band.boxes if isinstance(box, Fragment)]
    if len(columns) < 2 or len(pieces) < len(band.boxes) or len(rows_of(pieces)) > 1:
        return False
    start, end = min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
    size = pieces[0].size
    if all(abs(start - left) > _INDENTED * size for left, _ in columns):
        return True
    centred = abs(start + end - columns[0][0] - columns[-1][1]) < size
    return centred and all(abs(end - right) > size for _, right in columns)


def _height(heads: Sequence[Band], size: float) -> float:
    """How much higher a stack of heads is than one line."""
    return max(0.0, heads[-1].bottom - heads[0].top - size)


def _rows(bands: Sequence[Band]) -> list[list[Fragment]]:
    """The rows of heads, from the lowest up."""
    return rows_of([b for band in bands for b in band.boxes if isinstance(b, Fragment)])[::-1]


def _gutters(columns: Sequence[Span]) -> list[Span]:
    return [(left[1], right[0]) for left, right in pairwise(columns)]


def _units(row: Sequence[Fragment], gutters: Sequence[Span]) -> list[Span]:
    """The heads on one row: pieces close together, or evenly set apart character by character, are one."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(row)]
    single = sum(len(piece.text) for piece in row) <= _APART * len(row) and len(gaps) > 1
    even = _EVEN * max(median(gaps), 0.0) if single else 0.0
    units: list[Span] = []
    for piece, before in zip(row, [None, *row[:-1]], strict=True):
        if before is not None:
            gap, size = piece.x0 - before.x1, max(piece.size, before.size)
            crossed = any(
                min(piece.x0, right) - max(before.x1, left) > (right - left) / 2
                for left, right in gutters
            )
            if gap <= min(even, _FURTHEST * size) or (gap < GUTTER * size and not crossed):
                units[-1] = (units[-1][0], max(units[-1][1], piece.x1))
                continue
        units.append((piece.x0, piece.x1))
    return units


def _place(unit: Span, columns: Sequence[Span]) -> _Place:
    """The columns that a head overlaps, or the nearest one."""
    over = [at for at, (left, right) in enumerate(columns) if left < unit[1] and right > unit[0]]
    if over:
        return _Place(over[0], over[-1], unit)
    middle = unit[0] + unit[1]
    nearest = min(range(len(columns)), key=lambda at: abs(sum(columns[at]) - middle))
    return _Place(nearest, nearest, unit)


def _are_apart(places: Sequence[_Place]) -> bool:
    return not any(a.meets(b) for a, b in pairwise(places))


def _with(standing: Sequence[_Place], units: Sequence[_Place]) -> list[_Place]:
    """Heads with those of a row above: lines over a common column are one head."""
    found = []
    for unit in units:
        lines = [unit, *(place for place in standing if place.meets(unit))]
        first, last = min(line.first for line in lines), max(line.last for line in lines)
        longest = max((line.line for line in lines), key=lambda line: line[1] - line[0])
        found.append(_Place(first, last, longest))
    rest = [place for place in standing if not any(map(place.meets, units))]
    return sorted([*found, *rest], key=lambda place: place.first)


def _shared_out(standing: Sequence[_Place], columns: Sequence[Span]) -> list[tuple[int, int]]:
    """The first and the last column of each head. Columns that no head overlaps go where heads are then best centred
    or begin at the edge of their columns; else to the head on their left."""
    # By where the columns of the next head begin: how badly the heads so far stand, and where theirs begin.
    ways: dict[int, tuple[float, list[int]]] = {0: (0.0, [0])}
    for place, after in zip_longest(standing, standing[1:]):
        ends = range(place.last + 1, after.first + 1) if after else (len(columns),)
        ways = {
            end: min(
                (
                    (misfit + _misfit(place.line, columns[starts[-1] : end]), [*starts, end])
                    for misfit, starts in ways.values()
                ),
                key=lambda way: (round(way[0]), [-start for start in way[1]]),
            )
            for end in ends
        }
    _, starts = ways[len(columns)]
    return [(start, after - 1) for start, after in pairwise(starts)]


def _misfit(line: Span, columns: Sequence[Span]) -> float:
    """How far a line is from being centred over columns, or from their left edge."""
    left, right = columns[0][0], columns[-1][1]
    return min(abs(line[0] + line[1] - left - right) / 2, abs(line[0] - left))


def _is_close(row: Sequence[Fragment], below: Sequence[Fragment]) -> bool:
    size = min(piece.size for piece in (*row, *below))
    lowest = max(piece.middle + piece.size / 2 for piece in row)
    return min(piece.middle - piece.size / 2 for piece in below) - lowest < _CLOSE * size
