"""Tables of a .doc, row by row while they are read."""

from __future__ import annotations

from dataclasses import dataclass

from readers.common.flow import MOST_COLUMNS, Cell, Grid, Item

_SNAP = 40


@dataclass(slots=True)
class Open:
    """A table that has not ended: its rows with the edges of their cells, the row and the cell being read."""

    rows: list[tuple[list[Cell], tuple[int, ...]]]
    cells: list[Cell]
    items: list[Item]


def settle(tables: list[Open], depth: int, found: list[Item]) -> None:
    """End the tables deeper than ``depth``, which go to what holds them, and begin those that are wanting."""
    while len(tables) > depth:
        table = tables.pop()
        if table.items:
            table.cells.append(Cell(table.items))
        if table.cells:
            table.rows.append((table.cells, ()))
        grid = Grid(_spanned(table.rows))
        (tables[-1].items if tables else found).append(grid)
    while len(tables) < depth:
        tables.append(Open([], [], []))


def end_row(table: Open, edges: tuple[int, ...]) -> None:
    """The row being read is whole; ``edges`` are the right edges of its cells."""
    if table.items:
        table.cells.append(Cell(table.items))
        table.items = []
    if table.cells:
        table.rows.append((table.cells, edges))
        table.cells = []


def _spanned(rows: list[tuple[list[Cell], tuple[int, ...]]]) -> list[list[Cell]]:
    """The rows, each cell as many columns wide as other rows have edges under it."""
    known: list[int] = []
    for edge in sorted({edge for _, edges in rows for edge in edges}):
        if not known or edge - known[-1] > _SNAP:
            known.append(edge)
    for cells, edges in rows if 0 < len(known) <= MOST_COLUMNS else ():
        before = -1
        if len(edges) == len(cells):
            for cell, edge in zip(cells, edges, strict=True):
                here = min(range(len(known)), key=lambda at: abs(known[at] - edge))
                cell.columns = max(1, here - before)
                before = max(here, before)
    return [cells for cells, _ in rows]
