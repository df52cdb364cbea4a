"""A document's paragraphs and tables in their order → blocks: what every office format needs.

A reader says what it found (:class:`Passage`, :class:`Grid`); here it gets its place, its lines are put together
and tables that only arrange text are taken apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from model.document import Anchor, Block, BlockKind, Segment
from readers.common.breaks import blocks_of_lines, reads_as_body
from readers.common.lines import joint
from readers.common.marks import unmarked

# More columns than any page shows: a larger span is a mistake or an attack.
MOST_COLUMNS = 63
# Characters of several paragraphs in one cell that are more than a value or a remark.
_RUNNING_TEXT = 200


@dataclass(slots=True)
class Passage:
    """One paragraph. ``text`` has a newline for each line break; ``breaks`` are the offsets at which a new page
    begins (0: before it). ``after`` hangs on it: notes, text boxes, phonetic guides."""

    text: str = ""
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    centred: bool = False
    breaks: tuple[int, ...] = ()
    after: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Cell:
    """What a cell holds, and how many columns it covers."""

    items: list[Item] = field(default_factory=list)
    columns: int = 1


@dataclass(slots=True)
class Grid:
    """A table: rows of cells. ``kept``: it is a table even if it looks like an arrangement of text."""

    rows: list[list[Cell]] = field(default_factory=list)
    kept: bool = False


Item: TypeAlias = Passage | Grid

_Mark = tuple[int, int, int, int]


class Flow:
    """Takes the items of a document in order. ``paged``: pages are known from the first item on."""

    def __init__(self, *, paged: bool = False) -> None:
        self._blocks: list[Block] = []
        self._paragraph = 0
        self._page = 1
        self._paged = paged

    def turn_to(self, page: int) -> None:
        """What follows stands on this page (1-based)."""
        self._page = page
        self._paged = True

    def add(self, item: Item) -> None:
        """The next paragraph or table of the body."""
        if isinstance(item, Grid):
            self._add_grid(item)
        else:
            self._paragraph += 1
            self._add_passage(item)

    def aside(self, item: Item, kind: BlockKind | None = None) -> None:
        """What stands beside the body: a note, a text box. It counts as no paragraph of its own."""
        if isinstance(item, Passage):
            if kind is not None and item.text.strip():
                item.kind, item.level = kind, 0
            self._add_passage(item)
        else:
            self._add_grid(item, counted=False)

    def margin(self, text: str) -> None:
        """What a header or footer says, as noise."""
        if text := " ".join(text.split()):
            self._blocks.append(Block(BlockKind.NOISE, text))

    def blocks(self) -> list[Block]:
        """Everything added, marks of Markdown that were pasted in made structure."""
        if self._paged:
            return unmarked(self._blocks)
        return unmarked([_without_page(block) for block in self._blocks])

    # Paragraphs

    def _add_passage(self, found: Passage) -> None:
        text = found.text.rstrip()
        own = text.lstrip()
        marks = self._marks(found, own, len(own) - len(text))
        if own:
            kind, level = found.kind, found.level
            if kind is BlockKind.HEADING and reads_as_body(own):
                kind, level = BlockKind.PARAGRAPH, 0
            if "\n" in own:
                self._add_lines(kind, level, own, marks, found.centred)
            else:
                self._put(kind, own, marks, level)
        for item in found.after:
            self.aside(item)

    def _marks(self, found: Passage, text: str, shift: int) -> list[_Mark]:
        marks: list[_Mark] = []
        start = 0
        for offset in found.breaks:
            at = min(max(offset + shift, 0), len(text))
            if at > start:
                marks.append((start, at, self._page, self._paragraph))
                start = at
            self.turn_to(self._page + 1)
        if start < len(text):
            marks.append((start, len(text), self._page, self._paragraph))
        return marks

    def _add_lines(
        self, kind: BlockKind, level: int, text: str, marks: list[_Mark], centred: bool
    ) -> None:
        lines: list[tuple[int, str]] = []
        at = 0
        for line in text.split("\n"):
            if line.strip():
                lines.append((at + len(line) - len(line.lstrip()), line.strip()))
            at += len(line) + 1
        for group in blocks_of_lines([line for _, line in lines], kind, centred=centred):
            parts: list[str] = []
            moved: list[_Mark] = []
            length = 0
            for index in group:
                at, line = lines[index]
                between = joint(parts[-1], line) if parts else ""
                parts += (between, line)
                begin = length + len(between)
                length = begin + len(line)
                for start, end, page, paragraph in marks:
                    low, high = max(start, at), min(end, at + len(line))
                    if low < high:
                        moved.append((begin + low - at, begin + high - at, page, paragraph))
            self._put(kind, "".join(parts), moved, level)

    def _put(
        self,
        kind: BlockKind,
        text: str,
        marks: Iterable[_Mark],
        level: int = 0,
        rows: tuple[tuple[str, ...], ...] = (),
    ) -> None:
        segments = tuple(
            Segment(start, end, Anchor(page, None, max(paragraph, 1)))
            for start, end, page, paragraph in marks
        )
        self._blocks.append(Block(kind, text, segments, level, rows))

    # Tables

    def _add_grid(self, grid: Grid, *, counted: bool = True) -> None:
        if not grid.kept and _only_arranges(grid):
            for row in grid.rows:
                for cell in row:
                    for item in cell.items:
                        if isinstance(item, Grid):
                            self._add_grid(item, counted=counted)
                        else:
                            self._paragraph += counted
                            self._add_passage(item)
            return
        written: list[tuple[str, ...]] = []
        marks: list[_Mark] = []
        asides: list[Item] = []
        at = 0
        for row in grid.rows:
            first, page = self._paragraph + counted, self._page
            cells = self._cells(row, asides, counted)
            if not any(cells):
                continue
            length = sum(map(len, cells)) + len(cells) - 1
            marks.append((at, at + length, page, first))
            written.append(cells)
            at += length + 1
        if written:
            text = "\n".join("\t".join(cells) for cells in written)
            self._put(BlockKind.TABLE, text, marks, rows=tuple(written))
        for item in asides:
            self.aside(item)

    def _cells(self, row: Sequence[Cell], asides: list[Item], counted: bool) -> tuple[str, ...]:
        cells: list[str] = []
        before = most = self._page
        for cell in row:
            self._page = before
            pieces: list[str] = []
            for passage in _passages(cell.items):
                self._paragraph += counted
                if passage.breaks:
                    self.turn_to(self._page + len(passage.breaks))
                pieces.append(passage.text)
                asides += passage.after
            most = max(most, self._page)
            cells.append(" ".join(" ".join(pieces).split()))
            cells += [""] * (min(max(cell.columns, 1), MOST_COLUMNS) - 1)
        self._page = most
        return tuple(cells)


def _passages(items: Iterable[Item]) -> Iterator[Passage]:
    for item in items:
        if isinstance(item, Grid):
            for row in item.rows:
                for cell in row:
                    yield from _passages(cell.items)
        else:
            yield item


def _only_arranges(grid: Grid) -> bool:
    """Whether a table only arranges text: it has one column, or most of its text is running text in cells, as in
    a form with a field for a report."""
    rows = [row for row in grid.rows if row]
    if all(len(row) == 1 for row in rows):
        return True
    total = running = 0
    for row in rows:
        for cell in row:
            sizes = [
                len(item.text)
                for item in cell.items
                if isinstance(item, Passage) and item.text.strip()
            ]
            total += sum(sizes)
            if len(sizes) > 1 and sum(sizes) > _RUNNING_TEXT:
                running += sum(sizes)
    return running > 0.6 * total


def _without_page(block: Block) -> Block:
    segments = tuple(
        Segment(one.start, one.end, Anchor(None, one.anchor.line, one.anchor.paragraph))
        for one in block.segments
    )
    return Block(block.kind, block.text, segments, block.level, block.rows)
