"""Pages in reading order → blocks: noise set apart, lines rejoined over columns and pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TypeAlias

from model.document import Anchor, Block, BlockKind, Segment
from readers.common.lines import Line, join_lines
from readers.common.pages.bands import Span
from readers.common.pages.doubts import with_doubts
from readers.common.pages.footnotes import are_no_noise, called, take_notes
from readers.common.pages.frames import beside, home, inserted
from readers.common.pages.heads import LEADING, begins_anew, goes_on, heading_size, mark_headings
from readers.common.pages.insets import insets
from readers.common.pages.layout import arrange
from readers.common.pages.margins import is_full, lines_of, set_margins
from readers.common.pages.noise import Sheet, mark_noise
from readers.common.pages.rows import Region
from readers.common.pages.shapes import Box4, PageText, TableBox, TextLine
from readers.common.pages.zones import Laid, separators

# A baseline further below the last than this many usual distances leaves a gap.
GAP = 1.3
# With less room than this it is not sure that the line was left short.
_DOUBTFUL = 3.2
# A line that begins so far into its column is set at the right.
_AT_RIGHT = 0.5
# Lines of so many characters without a final mark are broken ones; so many of them tell something.
_RUNNING = 16
_FEW = 5
_FINAL = "。！？!?；;：:”’）)》】"
# The frames on a page, by its number.
_Frames: TypeAlias = dict[int, list[Box4]]


@dataclass(slots=True)
class Found:
    """What a document's pages gave. ``empty`` pages have no text, ``broken`` ones could not be loaded."""

    blocks: list[Block]
    empty: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    unmapped_share: float = 0.0


def blocks_of(pages: Iterable[PageText | int]) -> Found:
    """The blocks of pages, given one after the other (or only a number, for one that could not be read)."""
    found = Found([])
    laid_out: list[Laid] = []
    unmapped = characters = 0
    for page in pages:
        if isinstance(page, int):
            found.broken.append(page)
            continue
        unmapped += page.unmapped
        for piece in page.fragments if not page.turned else chain(page.fragments, *page.turned):
            # A broken file may set type in no size at all.
            if not piece.size > 0:
                piece.size = max(piece.y1 - piece.y0, 1.0)
        regions = arrange(page)
        if not regions:
            found.empty.append(page.number)
            continue
        characters += sum(len(piece.text) for piece in page.fragments)
        _number(regions)
        laid_out.append(Laid(page.number, page.height, regions, separators(page)))
    noise = mark_noise(
        [Sheet(page.number, page.height, _lines_of(page.regions)) for page in laid_out]
    ) - are_no_noise(laid_out)
    items = [item for page in laid_out for region in page.regions for item in region.items]
    hanging = called(take_notes(laid_out, noise))
    regions = [region for page in laid_out for region in page.regions if not region.frame]
    set_margins(regions, noise)
    frames: _Frames = {}
    for laid in laid_out:
        body = [r for r in laid.regions if not r.frame and not r.turned]
        for region in laid.regions:
            if region.frame:
                frames.setdefault(laid.number, []).append(region.frame)
                set_margins([region], noise)
                place = home(
                    region.frame,
                    [line for line in _lines_of(body) if id(line) not in noise],
                    laid.number,
                )
                hanging.setdefault(place, []).extend(_join([region], noise, {}))
    blocks = inserted(_join(regions, noise, frames), hanging)
    found.blocks = with_doubts(blocks, items)
    found.unmapped_share = unmapped / characters if characters else 0.0
    return found


def _lines_of(regions: Iterable[Region]) -> list[TextLine]:
    return [line for region in regions for line in lines_of(region)]


def _number(regions: Iterable[Region]) -> None:
    """Count the lines of a page, each row of a table being one."""
    number = 0
    for region in regions:
        for item in region.items:
            if isinstance(item, TextLine):
                number += 1
                item.number = number
            else:
                item.numbers = list(range(number + 1, number + 1 + len(item.rows)))
                number += len(item.rows)


def _join(regions: list[Region], noise: set[int], frames: _Frames) -> list[Block]:
    text = [line for line in _lines_of(regions) if id(line) not in noise and not line.turned]
    least = heading_size(text)
    blocks: list[Block] = []
    run: list[Line] = []

    def joined() -> list[Block]:
        return join_lines(_without_margin(run))

    before: Region | None = None
    edges = _edges(regions, noise, frames)
    for region, item, following in _in_order(regions, noise):
        if before is not region and (region.turned or (before and before.turned)):
            blocks += joined()
            run = []
        before = region
        if isinstance(item, TableBox):
            blocks += joined()
            run = []
            blocks.append(_table(item))
        elif id(item) in noise:
            run.append(Line(item.text, _anchor(item), size=item.size, kind=BlockKind.NOISE))
        else:
            found = edges.get(id(item), (region.left, region.right))
            run.append(_as_line(region, found, item, following, least))
    blocks += joined()
    return mark_headings(blocks, {(line.page, line.number): line.size for line in text}, least)


def _edges(regions: Iterable[Region], noise: set[int], frames: _Frames) -> dict[int, Span]:
    """The edges of lines that have others than their column."""
    found: dict[int, Span] = {}
    for region in regions:
        lines = [line for line in _lines_of([region]) if id(line) not in noise]
        found |= insets(lines, region.left, region.right, GAP * region.leading)
        if lines and (around := frames.get(lines[0].page)):
            found |= beside(lines, (region.left, region.right), around)
    return found


def _without_margin(lines: list[Line]) -> list[Line]:
    """The lines; where nearly none of the broken ones reaches the margin, it was not the page that broke them."""
    broken = [
        line
        for line in lines
        if line.kind is None and len(line.text) >= _RUNNING and line.text[-1] not in _FINAL
    ]
    if len(broken) < _FEW or sum(line.full is True for line in broken) >= 0.2 * len(broken):
        return lines
    return [line if line.text[-1:] in _FINAL else replace(line, full=None) for line in lines]


def _in_order(
    regions: list[Region], noise: set[int]
) -> Iterable[tuple[Region, TextLine | TableBox, TextLine | None]]:
    """Every item with its region and the line of text that is read next."""
    items = [(region, item) for region in regions for item in region.items]
    following: list[TextLine | None] = [None] * len(items)
    after: TextLine | None = None
    for at in range(len(items) - 1, -1, -1):
        following[at] = after
        item = items[at][1]
        if isinstance(item, TableBox):
            after = None
        elif id(item) not in noise:
            after = item
    return ((region, item, after) for (region, item), after in zip(items, following, strict=True))


def _anchor(line: TextLine) -> Anchor:
    return Anchor(page=line.page, line=line.number)


def _as_line(
    region: Region,
    edges: Span,
    line: TextLine,
    following: TextLine | None,
    least: float,
) -> Line:
    left, right = edges
    heads = line.size >= least
    full: bool | None = goes_on(line, following, least, left)
    full = full or is_full(right, line, following)
    if line.x0 - left > _AT_RIGHT * (right - left):
        full = False  # who signs, and when: set at the margin, not broken by it
    if not heads and not full and right - line.x1 < _DOUBTFUL * line.size:
        full = None
    if heads and following is not None and begins_anew(following):
        full = False
    gap = max(GAP * region.leading, LEADING * line.size) if heads else GAP * region.leading
    return Line(
        line.text,
        _anchor(line),
        size=round(line.size, 1),
        bold=line.bold,
        # A heading is centred, not indented.
        indent=0.0 if heads else max(0.0, (line.x0 - left) / (line.size / 2)),
        gap=line.above > gap,
        full=full,
    )


def _table(table: TableBox) -> Block:
    rows = tuple(table.rows)
    texts = ["\t".join(row) for row in rows]
    segments, at = [], 0
    for text, number in zip(texts, table.numbers, strict=True):
        segments.append(Segment(at, at + len(text), Anchor(page=table.page, line=number)))
        at += len(text) + 1
    return Block(BlockKind.TABLE, "\n".join(texts), tuple(segments), rows=rows)
