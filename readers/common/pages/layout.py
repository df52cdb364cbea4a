"""Fragments of a page → lines in reading order.

The page is cut by its white space: bands of lines that share a white gutter are set in columns, read one after
the other; a title over all columns, or a paragraph as wide as the page, fits no gutter and so ends the group.
Gutters alone are not believed: columns must hold running text, otherwise it is a table or a row of labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from readers.common.pages.doubts import doubted
from readers.common.pages.shapes import (
    CHINESE_GAP,
    Fragment,
    PageText,
    TableBox,
    TextLine,
    is_chinese,
)
from readers.common.pages.tables import ruled_tables

Box = Fragment | TableBox

_CLAUSE = re.compile(r"[，。；！？]|[,;] ?[\u4e00-\u9fff]")

# A gutter is at least this many times the size of the type beside it.
GUTTER = 0.85
# Of a gutter that so many bands have proved, a mark that hangs out of its line may leave this share.
SURE, HANGING = 3, 0.2
# Half the height of a letter's body: fonts claim more than they print, so that close lines seem to overlap.
BODY = 0.3
DEEPEST = 8
# Lines of one marginal note are no further apart than this many times their size.
NOTE_LEADING = 2.5


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


@dataclass(slots=True)
class _Band:
    """Boxes between two horizontal stripes of white, and what they cover across the page."""

    boxes: list[Box]
    top: float
    bottom: float
    spans: list[tuple[float, float]] = field(default_factory=list)


@dataclass(slots=True)
class _Group:
    """Bands that share white gutters: ``spans`` is what they cover across the page."""

    bands: list[_Band]
    spans: list[tuple[float, float]]

    @property
    def boxes(self) -> list[Box]:
        """All boxes, from the top down."""
        return [box for band in self.bands for box in band.boxes]


def arrange(page: PageText) -> list[Region]:
    """The regions of a page in reading order; text that is not upright comes last, as regions of its own."""
    tables, rest = ruled_tables(page, _text_of)
    boxes: list[Box] = [*tables, *rest]
    regions = _cut(boxes, 0) if boxes else []
    for group in page.turned:
        for region in _cut(list(group), 0):
            regions += _apart(region)
    for region in regions:
        for item in region.items:
            item.page = page.number
    return regions


def _cut(boxes: list[Box], depth: int) -> list[Region]:
    """Regions of ``boxes`` in reading order."""
    regions: list[Region] = []
    plain: list[Box] = []

    def flush() -> None:
        if plain:
            regions.append(_region(plain))
            plain.clear()

    wide = GUTTER * _usual_size(boxes)
    for group in _groups(boxes, wide):
        columns = _split(group, wide) if len(group.spans) > 1 and depth < DEEPEST else []
        if columns and _are_text(columns):
            flush()
            for index, column in enumerate(columns):
                inner = _cut(column, depth + 1)
                for region in inner:
                    if region.columns == 1:
                        region.columns, region.index = len(columns), index
                regions += inner
        elif columns and (table := _aligned(group, columns)):
            flush()
            regions.append(Region([table]))
        else:
            plain += group.boxes
    flush()
    return regions


def _apart(region: Region) -> list[Region]:
    """Notes that run up or down are not one column: each cluster of their lines is a region of its own."""
    parts: list[Region] = []
    for item in region.items:
        distant = not isinstance(item, TextLine) or not 0 < item.above <= NOTE_LEADING * item.size
        if distant or not parts:
            parts.append(Region([], left=region.left, right=region.right, turned=True))
        if isinstance(item, TextLine):
            item.turned = True
        parts[-1].items.append(item)
    return parts


def _usual_size(boxes: Sequence[Box]) -> float:
    """The size in which most of the characters are set."""
    weights: dict[float, int] = {}
    for box in boxes:
        if isinstance(box, Fragment):
            weights[box.size] = weights.get(box.size, 0) + len(box.text)
    return max(weights, key=lambda size: weights[size]) if weights else 10.0


def _extent(box: Box) -> tuple[float, float]:
    """From where to where a box reaches down the page, leaving out what lines may share."""
    if isinstance(box, TableBox):
        return box.y0, box.y1
    middle, reach = box.middle, BODY * box.size
    return middle - reach, middle + reach


def _bands(boxes: Sequence[Box]) -> list[_Band]:
    """The bands of ``boxes``, from the top down."""
    bands: list[_Band] = []
    for (top, bottom), box in sorted(((_extent(box), box) for box in boxes), key=lambda p: p[0]):
        if not bands or top >= bands[-1].bottom:
            bands.append(_Band([box], top, bottom))
        else:
            bands[-1].boxes.append(box)
            bands[-1].bottom = max(bands[-1].bottom, bottom)
    return bands


def _spans(spans: list[tuple[float, float]], wide: float) -> list[tuple[float, float]]:
    """Spans united where less than ``wide`` is between them."""
    if len(spans) == 1:
        return spans
    united: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if united and start - united[-1][1] < wide:
            united[-1] = (united[-1][0], max(united[-1][1], end))
        else:
            united.append((start, end))
    return united


def _groups(boxes: list[Box], wide: float) -> list[_Group]:
    """Bands that share a gutter, or that have none, together."""
    groups: list[_Group] = []
    bands = _bands(boxes)
    for band in bands:
        band.spans = _spans([(box.x0, box.x1) for box in band.boxes], wide)
    _widen_heads(bands, wide / GUTTER)
    for band in bands:
        if groups:
            group = groups[-1]
            both = _spans(group.spans + band.spans, wide)
            if len(both) == 1 and len(group.spans) > 1 and len(group.bands) >= SURE:
                hanging = _spans(group.spans + band.spans, HANGING * wide)
                both = hanging if len(hanging) == len(group.spans) else both
            # What has no gutter goes on as long as nothing has one; what has, as long as one is left.
            if (len(both) > 1) if len(group.spans) > 1 else len(band.spans) == 1:
                group.bands.append(band)
                group.spans = both
                continue
        groups.append(_Group([band], band.spans))
        if len(groups) > 1:
            _take_heads(groups, wide)
    return groups


def _widen_heads(bands: Sequence[_Band], usual: float) -> None:
    """A head that has nothing beside it, over more than one column or the middle of all, stands over all of them."""
    below: _Band | None = None
    for band in reversed(bands):
        if len(band.boxes) > 1 or not _is_head(band, usual):
            below = band
        elif below and len(below.spans) > 2:
            left, right = band.spans[0]
            first, last = below.spans[0][0], below.spans[-1][1]
            centred = abs(left + right - first - last) < 2 * usual
            if centred or sum(start < right and end > left for start, end in below.spans) > 1:
                band.spans = [(first, last)]


def _take_heads(groups: list[_Group], wide: float) -> None:
    """Part the last group's heads from the end of the group before.

    What stands closer to the last group than to its own and fits its gutters belongs to it: heads over some of
    its columns, the first line of a column that begins higher than the others. A head over all of it stands
    between the two.
    """
    before, group = groups[-2:]
    between: list[_Band] = []
    columns = len(before.spans) > 1
    while before.bands and (columns or len(before.bands) > 1):
        band = before.bands[-1]
        above = band.top - before.bands[-2].bottom if len(before.bands) > 1 else float("inf")
        below = (between or group.bands)[0].top - band.bottom
        if below > 0.9 * above:
            break
        both = _spans(group.spans + band.spans, wide)
        if len(both) > 1 and len(group.spans) > 1 and not between:
            group.bands.insert(0, before.bands.pop())
            group.spans = both
        elif len(band.spans) == 1 and _is_head(band, wide / GUTTER):
            between.insert(0, before.bands.pop())
        else:
            break
        before.spans = _spans([span for band in before.bands for span in band.spans], wide)
    if between:
        groups.insert(-1, _Group(between, [span for band in between for span in band.spans][:1]))
    if not before.bands:
        groups.remove(before)


def _is_head(band: _Band, usual: float) -> bool:
    return all(isinstance(box, Fragment) and box.size >= 1.15 * usual for box in band.boxes)


def _split(group: _Group, wide: float) -> list[list[Box]]:
    columns: list[list[Box]] = [[] for _ in group.spans]
    for box in group.boxes:
        for column, (_, end) in zip(columns, group.spans, strict=True):
            if box.x0 < end + wide / 2:
                column.append(box)
                break
    return [column for column in columns if column]


def _are_text(columns: list[list[Box]]) -> bool:
    """Whether columns hold running text: lines of more than a word or a number, that fill the column or have the
    marks of sentences."""
    running = counted = 0
    for column in columns:
        pieces = [box for box in column if isinstance(box, Fragment)]
        counted += 1
        if len(pieces) < len(column):
            running += 1  # a table beside text
            continue
        lines = _rows(pieces)
        if len(lines) == 1 and len(columns) > 2:
            counted -= 1  # a page number between two columns
            continue
        if sum(len(piece.text) for piece in pieces) < 5 * len(lines):
            return False
        left, right = min(box.x0 for box in pieces), max(box.x1 for box in pieces)
        full = sum(line[-1].x1 - line[0].x0 >= 0.8 * (right - left) for line in lines)
        running += len(lines) >= 3 and (full >= 0.5 * len(lines) or _is_prose(map(_joined, lines)))
    return running > counted / 2 or (running == 1 and counted == 2)


def _is_prose(texts: Iterable[str]) -> bool:
    """Whether the marks of clauses and sentences stand in a third of the texts."""
    marked = [bool(_CLAUSE.search(text)) for text in texts if text]
    return sum(marked) >= max(1.0, len(marked) / 3)


def _aligned(group: _Group, columns: list[list[Box]]) -> TableBox | None:
    """The table that the rows of a group without rules make up, if they clearly do."""
    if len(columns) < 2 or not all(isinstance(box, Fragment) for box in group.boxes):
        return None
    of = {id(box): index for index, column in enumerate(columns) for box in column}
    rows, pieces = [], []
    for row in _rows([box for box in group.boxes if isinstance(box, Fragment)]):
        cells: list[list[Fragment]] = [[] for _ in columns]
        for piece in row:
            cells[of[id(piece)]].append(piece)
        rows.append(tuple(_joined(cell) for cell in cells))
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


def _rows(pieces: Sequence[Fragment]) -> list[list[Fragment]]:
    """Pieces on one line together, from the top down, each line from left to right."""
    rows: list[list[Fragment]] = []
    for piece in sorted(pieces, key=lambda piece: piece.middle):
        if rows:
            row = rows[-1]
            near = 0.4 * max(piece.size, row[0].size)
            if (
                abs(piece.middle - row[-1].middle) <= near
                and abs(piece.middle - row[0].middle) <= near
            ):
                row.append(piece)
                continue
        rows.append([piece])
    for row in rows:
        row.sort(key=lambda piece: piece.x0)
    return rows


def _joined(row: Sequence[Fragment]) -> str:
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


def _text_of(pieces: Sequence[Fragment]) -> list[str]:
    """The lines of a cell."""
    return [_joined(row) for row in _rows(pieces)]


def _region(boxes: Sequence[Box]) -> Region:
    """Lines one below the other, in one column."""
    items: list[TextLine | TableBox] = []
    pieces: list[Fragment] = []

    def flush() -> None:
        before: TextLine | None = None
        for row in _rows(pieces):
            line = _line(row)
            if before:
                line.above = line.y1 - before.y1
            items.append(line)
            before = line
        pieces.clear()

    for box in sorted(boxes, key=lambda box: _extent(box)[0]):
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


def _line(row: list[Fragment]) -> TextLine:
    if len(row) == 1:  # as nearly every line is
        piece = row[0]
        line = TextLine(piece.text, piece.x0, piece.y0, piece.x1, piece.y1, piece.size, piece.bold)
        if piece.doubts:
            line.pieces = row
        return line
    main = max(row, key=lambda piece: (piece.size, len(piece.text)))
    if len(row) > 2:
        size = _usual_size(row)
        main = next(piece for piece in row if piece.size == size)
    return TextLine(
        _joined(row),
        row[0].x0,
        main.y0,
        max(piece.x1 for piece in row),
        main.y1,
        main.size,
        all(piece.bold for piece in row),
        pieces=row if any(piece.doubts for piece in row) else (),
    )
