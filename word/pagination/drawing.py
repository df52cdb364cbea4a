"""Lines with the places of their pieces, and the rules beside them, for whoever paints a page."""

from __future__ import annotations

from collections.abc import Iterator

from word.pagination.blocks import Paragraph, Row, Table
from word.pagination.breaking import Kinsoku
from word.pagination.model import Line, Look, Paper, Picture, Piece, Stroke

_TWIPS = 20
# Width of a full stop in the faces of figures, of their size.
_DOT = 0.25
_ALIGN = {"center": 0.5, "right": 1.0, "end": 1.0}


def drawn(
    block: Paragraph, start: int, end: int,
    *, y: float, left: float, room: float, first: bool, last: bool, draw: bool,
) -> Line:  # fmt: skip
    """The line of ``block`` from ``start`` to ``end``; ``left`` and ``room`` are those of its column."""
    if not draw:
        return Line(y, block.height, block.index, start, end)
    form = block.form
    exact = form.exact
    x = left + form.left + (form.first if first else 0.0)
    width = room - form.left - form.right - (form.first if first else 0.0)
    inline = sum(each.width for each in block.drawings if not each.floats) if first else 0.0
    text = block.text[start:end].rstrip(" \n\f")
    end = start + len(text)
    if "\t" in text:
        pieces = tuple(_tabbed(block, start, end, left))
        pictures = tuple(_pictures(block, left, left, y)) if first else ()
        return Line(y, block.height, block.index, start, end, pieces, exact, pictures)
    natural = _width(block, start, end) + inline
    spare = width - natural
    stretch = 0.0
    broken = block.text[end : end + 1] in ("\n", "\f")
    if form.align == "both" and not last and not broken and len(text) > 1:
        stretch = max(spare, 0.0) / (len(text) - 1)
    else:
        x += max(spare, 0.0) * _ALIGN.get(form.align, 0.0)
    pictures = tuple(_pictures(block, left, x, y)) if first else ()
    pieces = tuple(_pieces(block, start, end, x + inline, stretch))
    return Line(y, block.height, block.index, start, end, pieces, exact, pictures)


def _pictures(block: Paragraph, left: float, x: float, y: float) -> Iterator[Picture]:
    """The pictures of a paragraph whose first line begins at ``x`` and ``y``; ``left`` is the edge of its column."""
    for each in block.drawings:
        if each.floats:
            across = each.x if each.on_page[0] else left + each.x
            down = each.y if each.on_page[1] else y + each.y
            yield Picture(each.data, across, down, each.width, each.height)
        else:
            yield Picture(each.data, x, y + block.height - each.height, each.width, each.height)
            x += each.width


def _width(block: Paragraph, start: int, end: int) -> float:
    width = sum(block.advances[start:end])
    return width if block.gaps is None else width + sum(block.gaps[start + 1 : end])


def _pieces(block: Paragraph, start: int, end: int, x: float, stretch: float) -> Iterator[Piece]:
    """Pieces of one look; one that a gap stands before begins anew, so that a painter need not know of gaps."""
    begin = start
    for stop, look in _cuts(block, start, end):
        advances = tuple(block.advances[begin:stop])
        width = sum(advances)
        count = stop - begin
        if block.gaps is not None and begin > start:
            x += block.gaps[begin]
        yield Piece(block.text[begin:stop], x, width, look, stretch, advances)
        x += width + stretch * count
        begin = stop


def _cuts(block: Paragraph, start: int, end: int) -> Iterator[tuple[int, Look]]:
    begin = start
    for stop, look in block.spans:
        if stop <= begin:
            continue
        limit = min(stop, end)
        if block.gaps is not None:
            for at in range(begin + 1, limit):
                if block.gaps[at]:
                    yield at, look
        yield limit, look
        begin = limit
        if limit == end:
            return


def _tabbed(block: Paragraph, start: int, end: int, left: float) -> Iterator[Piece]:
    """Text left of a tab at the left edge, text right of it up to its stop."""
    stops = list(block.form.tabs)
    x = left + block.form.left
    place = start
    for number, part in enumerate(block.text[start:end].split("\t")):
        stop = place + len(part)
        width = _width(block, place, stop)
        if number and stops:
            at, kind, leader = stops.pop(0)
            before = x
            x = (
                left
                + at
                - (width if kind in ("right", "end") else width / 2 if kind == "center" else 0.0)
            )
            if leader:
                yield from _leader(block, place - 1, before, x)
        yield from _pieces(block, place, stop, x, 0.0) if part else ()
        x += width
        place = stop + 1


def cell_lines(
    table: Table, row: Row, kinsoku: Kinsoku, *, top: float, height: float, left: float, draw: bool
) -> Iterator[Line]:
    """The lines in the cells of a row whose upper edge is ``top``; text stands in the middle of its cell, in a
    报尾 at the upper edge."""
    x = left
    for cell in row.cells:
        room = table.room(cell)
        parts = [(p, p.lines(room, kinsoku)) for p in cell.paragraphs]
        inside = sum(len(lines) * p.height for p, lines in parts)
        y = top + table.border + table.margins[0]
        if not table.tail:
            y += max(height - table.border - table.margins[0] - table.margins[2] - inside, 0.0) / 2
        for paragraph, lines in parts:
            for number, (start, end) in enumerate(lines):
                yield drawn(paragraph, start, end, y=y, left=x + table.margins[3], room=room,
                            first=number == 0, last=number == len(lines) - 1, draw=draw)  # fmt: skip
                y += paragraph.height
        x += cell.width


def row_strokes(table: Table, row: Row, top: float, height: float, left: float) -> Iterator[Stroke]:
    """The rules around a row; those at the ends of the table may be others than those inside."""
    right = left + sum(cell.width for cell in row.cells)
    above = table.ends[0] if row is table.rows[0] else table.border
    below = table.ends[1] if row is table.rows[-1] else table.border
    for y, width in ((top, above), (top + height, below)):
        if width:
            yield Stroke(left, y, right, y, width)
    x = left
    for number, cell in enumerate(row.cells):
        width = table.upright if number else table.sides[0]
        if width:
            yield Stroke(x, top, x, top + height, width)
        x += cell.width
    if table.sides[1]:
        yield Stroke(right, top, right, top + height, table.sides[1])


def rule_under(block: Paragraph, paper: Paper, y: float) -> Stroke:
    """The border under a paragraph whose text ends at ``y``."""
    y += block.form.rule_gap + block.form.rule / 2
    right = paper.width - paper.right - block.form.right
    return Stroke(paper.left + block.form.left, y, right, y, block.form.rule, block.form.rule_color)


def _leader(block: Paragraph, tab: int, left: float, right: float) -> Iterator[Piece]:
    """Dots from ``left`` to ``right``, as those of a list of contents; they end where the number begins."""
    look = next(look for stop, look in block.spans if stop > tab)
    step = look.points * _TWIPS * _DOT
    count = int((right - left) / step)
    if count > 0:
        x = right - count * step
        yield Piece("." * count, x, count * step, look, 0.0, (step,) * count)
