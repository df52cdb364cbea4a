"""Rows of tables in an edited file: what was exported of them, and taking their edits back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from model.briefing import Briefing, BriefingTable, TableRow
from word.relinking import Exported, Relinked, State, printed_cells


def rows_of(briefing: Briefing) -> Iterator[TableRow]:
    """The rows of all tables."""
    for table in briefing.tables:
        yield from table.rows


def exported_rows(briefing: Briefing, items: int) -> Iterator[Exported]:
    """The rows as an export would hold them; ``items`` are before them in the count of bookmarks."""
    from word.body import ITEM_MARK

    placed = ((table, row) for table in briefing.tables for row in table.rows)
    for ordinal, (table, row) in enumerate(placed, items + 1):
        cells = printed_cells(row.cells)
        text = "\t".join(text for _, text in cells)
        yield Exported(row.id, text, "", "", f"{ITEM_MARK}{ordinal}", row.sources, table.id, cells)


def without_absent(rows: Iterable[Relinked]) -> tuple[Relinked, ...]:
    """The rows without those of tables of which nothing stands in the file."""
    found = tuple(rows)
    there = {row.table for row in found if row.table and row.state is not State.GONE}
    return tuple(row for row in found if not row.table or row.table in there)


def rows_taken(briefing: Briefing, rows: Sequence[Relinked]) -> Briefing:
    """The briefing with the edits of its tables taken back; rows of other things are passed over."""
    tables = tuple(
        _taken(table, [row for row in rows if row.table == table.id], briefing)
        for table in briefing.tables
    )
    return briefing if tables == briefing.tables else replace(briefing, tables=tables)


def _taken(table: BriefingTable, rows: Sequence[Relinked], briefing: Briefing) -> BriefingTable:
    taken = {row.id for row in rows_of(briefing)} | {item.id for item in briefing.items()}
    now = list(table.rows)
    previous = ""
    for row in rows:
        place = next((at for at, known in enumerate(now) if known.id == row.id), -1)
        if row.state is State.NEW:
            fresh = TableRow(_fresh(taken), row.cells, edited=True)
            taken.add(fresh.id)
            now.insert(_behind(now, previous or row.after), fresh)
            previous = fresh.id
        elif place < 0:
            continue
        elif row.state is State.GONE:
            del now[place]
        else:
            kept = _edited(now[place], row) if row.state is State.EDITED else now[place]
            now[place] = kept
            if row.moved:
                del now[place]
                now.insert(_behind(now, previous or row.after), kept)
            previous = row.id
    return table if tuple(now) == table.rows else replace(table, rows=tuple(now))


def _edited(known: TableRow, row: Relinked) -> TableRow:
    """A row with the cells that were changed in the file; the others stay as they are in the briefing."""
    before = dict(zip((name for name, _ in row.cells), row.original.split("\t"), strict=False))
    changed = {name: text for name, text in row.cells if before.get(name, "") != text}
    cells = tuple((name, changed.pop(name, text)) for name, text in known.cells)
    return replace(known, cells=(*cells, *changed.items()), edited=True)


def _behind(rows: Sequence[TableRow], identity: str) -> int:
    """The place behind a row; the first where it is unknown."""
    return next((at + 1 for at, row in enumerate(rows) if row.id == identity), 0)


def _fresh(taken: set[str]) -> str:
    number = 1
    while f"back-row-{number}" in taken:
        number += 1
    return f"back-row-{number}"
