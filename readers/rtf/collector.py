"""Paragraphs, cells and rows as an RTF file ends them, put together to passages and tables."""

from __future__ import annotations

from dataclasses import dataclass, field

from model.document import BlockKind
from readers.common.flow import MOST_COLUMNS, Cell, Grid, Item, Passage

# Right edges of cells closer than this (twips) are one.
_SNAP = 40
_DEEPEST = 32
_BULLETS = frozenset("•·●○■□◆◇►▪▫–—-*§o")
# After these a number stands close to its text.
_CLOSED = "、）．。：】〕》」』〉－—"


@dataclass(slots=True)
class Properties:
    """What the paragraph being written is."""

    style: int = 0
    outline: int | None = None
    depth: int = 0  # of tables
    level: int = 0  # of a list
    centred: bool = False
    new_page: bool = False

    def copy(self) -> Properties:
        """Another of the same."""
        return Properties(
            self.style, self.outline, self.depth, self.level, self.centred, self.new_page
        )


@dataclass(slots=True)
class _Table:
    rows: list[tuple[list[Cell], list[int]]] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)


class Collector:
    """What one stream of text (body, header, note, text box) amounts to so far."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.label: list[str] = []
        self.edges: list[int] = []
        self.said = 0  # characters so far
        self._parts: list[str] = []
        self._length = 0
        self._breaks: list[int] = []
        self._after: list[Item] = []
        self._tables: list[_Table] = []

    def say(self, text: str) -> None:
        """Characters of the paragraph."""
        self._parts.append(text)
        self._length += len(text)
        self.said += len(text)

    def last(self) -> str:
        """The last characters of the paragraph."""
        return self._parts[-1] if self._parts else ""

    def hang(self, items: list[Item]) -> None:
        """A note or text box that hangs on the paragraph."""
        self._after += items

    def page(self) -> None:
        """A new page begins here."""
        self._breaks.append(self._length)

    @property
    def pending(self) -> bool:
        """Whether a paragraph has begun."""
        return bool(self._length or self._after)

    def paragraph(self, kind: BlockKind, level: int, properties: Properties) -> None:
        """The paragraph ends."""
        breaks = [0, *self._breaks] if properties.new_page else self._breaks
        passage = Passage(
            "".join(self._parts), kind, level, properties.centred, tuple(breaks), self._after
        )
        self._parts, self._breaks, self._after, self._length = [], [], [], 0
        label = "".join(self.label).strip()
        self.label = []
        if label and (label in _BULLETS or "\ue000" <= label <= "\uf8ff"):
            if kind is BlockKind.PARAGRAPH:
                passage.kind, passage.level = BlockKind.LIST_ITEM, properties.level + 1
        elif label and passage.text.strip():
            between = "" if label[-1] in _CLOSED else " "
            passage.text = label + between + passage.text.lstrip()
        self._place(passage, min(properties.depth, _DEEPEST))

    def cell(self, depth: int) -> None:
        """The cell at this depth ends; its last paragraph has."""
        self._settle(depth)
        table = self._tables[depth - 1]
        table.cells.append(Cell(table.items))
        table.items = []

    def row(self, depth: int) -> None:
        """The row at this depth ends; ``edges`` are those of its cells."""
        self._settle(depth)
        table = self._tables[depth - 1]
        if table.items:
            table.cells.append(Cell(table.items))
            table.items = []
        if table.cells:
            table.rows.append((table.cells, self.edges))
            table.cells = []

    def finish(self) -> list[Item]:
        """Everything; tables that never ended are closed."""
        self._settle(0)
        return self.items

    def _place(self, item: Item, depth: int) -> None:
        self._settle(depth)
        (self._tables[depth - 1].items if depth else self.items).append(item)

    def _settle(self, depth: int) -> None:
        """Close the tables that are deeper, open those that are wanting."""
        while len(self._tables) > depth:
            table = self._tables.pop()
            if table.items:
                table.cells.append(Cell(table.items))
            if table.cells:
                table.rows.append((table.cells, self.edges))
            grid = Grid(_spanned(table.rows))
            (self._tables[-1].items if self._tables else self.items).append(grid)
        while len(self._tables) < depth:
            self._tables.append(_Table())


def _spanned(rows: list[tuple[list[Cell], list[int]]]) -> list[list[Cell]]:
    """The rows, each cell as many columns wide as there are edges of other rows below it."""
    known: list[int] = []
    for edge in sorted({edge for _, edges in rows for edge in edges}):
        if not known or edge - known[-1] > _SNAP:
            known.append(edge)
    if not known or len(known) > MOST_COLUMNS:
        return [cells for cells, _ in rows]
    for cells, edges in rows:
        before = -1
        if len(edges) != len(cells):
            continue
        for cell, edge in zip(cells, edges, strict=True):
            here = min(range(len(known)), key=lambda at: abs(known[at] - edge))
            cell.columns = max(1, here - before)
            before = max(here, before)
    return [cells for cells, _ in rows]
