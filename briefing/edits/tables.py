"""Edits of the tables of a briefing: rows that come, go, move, and what stands in a cell."""

# apply, values and merge_key are described once, in Edit.
# ruff: noqa: D102

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from briefing.edits.base import Plain, Values
from model.briefing import Briefing, BriefingTable, TableRow


@dataclass(frozen=True, slots=True)
class AddRows(Plain):
    """Put rows into a table in front of row ``before`` (empty: at its end). A table that is not there is made as
    ``table`` says; rows whose ids it has already stay as they are."""

    name: ClassVar[str] = "edit.add_rows"
    table: BriefingTable
    rows: tuple[TableRow, ...]
    before: str = ""

    @property
    def values(self) -> Values:
        return (("count", str(len(self.rows))),)

    def apply(self, briefing: Briefing) -> Briefing:
        if all(table.id != self.table.id for table in briefing.tables):
            made = replace(self.table, rows=())
            briefing = replace(briefing, tables=(*briefing.tables, made))

        def added(rows: tuple[TableRow, ...]) -> tuple[TableRow, ...]:
            known = {row.id for row in rows}
            new = tuple(row for row in self.rows if row.id not in known)
            return _inserted(rows, new, self.before)

        return _with_rows(briefing, self.table.id, added)


@dataclass(frozen=True, slots=True)
class DeleteRows(Plain):
    """Take rows out of a table. The table stays, empty or not: an empty one is not printed."""

    name: ClassVar[str] = "edit.delete_rows"
    table: str
    rows: tuple[str, ...]

    @property
    def values(self) -> Values:
        return (("count", str(len(self.rows))),)

    def apply(self, briefing: Briefing) -> Briefing:
        return _with_rows(
            briefing,
            self.table,
            lambda rows: tuple(row for row in rows if row.id not in self.rows),
        )


@dataclass(frozen=True, slots=True)
class MoveRows(Plain):
    """Move rows, in their present order, in front of row ``before`` of their table (empty: to its end)."""

    name: ClassVar[str] = "edit.move_rows"
    table: str
    rows: tuple[str, ...]
    before: str = ""

    @property
    def values(self) -> Values:
        return (("count", str(len(self.rows))),)

    def apply(self, briefing: Briefing) -> Briefing:
        def moved(rows: tuple[TableRow, ...]) -> tuple[TableRow, ...]:
            moving = tuple(row for row in rows if row.id in self.rows)
            order = [row.id for row in rows]
            rest = order[order.index(self.before) :] if self.before in order else []
            before = next((one for one in rest if one not in self.rows), "")
            return _inserted(tuple(row for row in rows if row.id not in self.rows), moving, before)

        return _with_rows(briefing, self.table, moved)


@dataclass(frozen=True, slots=True)
class SetCell(Plain):
    """Write ``text`` into a cell; a column the row lacks is added to it."""

    name: ClassVar[str] = "edit.set_cell"
    table: str
    row: str
    column: str
    text: str

    @property
    def merge_key(self) -> str:
        return f"{self.name} {self.table} {self.row} {self.column}"

    def apply(self, briefing: Briefing) -> Briefing:
        return _with_rows(briefing, self.table, lambda rows: tuple(map(self._written, rows)))

    def _written(self, row: TableRow) -> TableRow:
        if row.id != self.row or row.cell(self.column) == self.text:
            return row
        names = [name for name, _ in row.cells]
        cells = tuple(
            (name, self.text if name == self.column else text) for name, text in row.cells
        )
        if self.column not in names:
            cells = (*cells, (self.column, self.text))
        return replace(row, cells=cells, edited=True)


@dataclass(frozen=True, slots=True)
class DeleteTable(Plain):
    """Take a whole table away, so that its kind of briefing may fill it again."""

    name: ClassVar[str] = "edit.delete_table"
    table: str

    def apply(self, briefing: Briefing) -> Briefing:
        _found(briefing, self.table)
        return replace(
            briefing, tables=tuple(one for one in briefing.tables if one.id != self.table)
        )


def _found(briefing: Briefing, identity: str) -> BriefingTable:
    for table in briefing.tables:
        if table.id == identity:
            return table
    raise LookupError(f"no such table: {identity}")


def _with_rows(
    briefing: Briefing,
    identity: str,
    change: Callable[[tuple[TableRow, ...]], tuple[TableRow, ...]],
) -> Briefing:
    """``briefing`` with other rows in one table; itself if they are the same."""
    table = _found(briefing, identity)
    rows = change(table.rows)
    if rows == table.rows:
        return briefing
    tables = (replace(one, rows=rows) if one.id == identity else one for one in briefing.tables)
    return replace(briefing, tables=tuple(tables))


def _inserted(
    rows: tuple[TableRow, ...], new: tuple[TableRow, ...], before: str
) -> tuple[TableRow, ...]:
    for at, row in enumerate(rows):
        if before and row.id == before:
            return (*rows[:at], *new, *rows[at:])
    return (*rows, *new)
