"""Every row of a damaged file that is whole: from its tables, and from its pages where those cannot be read."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from workspace.carving import carve
from workspace.connection import connect
from workspace.failures import SQLITE_FAILS, Damage
from workspace.rows import TABLES, Table, is_whole, raw
from workspace.schema import CURRENT, declared, objects

Row = tuple[object, ...]


class SalvagedRows:
    """All whole rows by table and id, and which rows were not whole."""

    def __init__(self) -> None:
        self.of: dict[Table, dict[int, Row]] = {table: {} for table in TABLES}
        self.damaged: set[tuple[str, int]] = set()

    @property
    def count(self) -> int:
        """How many rows are whole."""
        return sum(map(len, self.of.values()))

    def body(self, table: Table, row: int) -> str | None:
        """The body of a row, if it is whole."""
        found = self.of[table].get(row)
        return None if found is None else str(found[-1])

    def gather(self, path: Path) -> None:
        """Read the tables; where SQLite cannot, the pages themselves."""
        doubtful = set(TABLES)
        with contextlib.suppress(Damage, *SQLITE_FAILS):
            connection = connect(path)
            with contextlib.closing(connection):
                found, expected = objects(connection), declared(CURRENT.statements)
                for table in TABLES:
                    # A view or another kind of table of this name is not asked anything.
                    ours = found.get(table.name) == expected[table.name]
                    if ours and self._read(connection, table):
                        doubtful.discard(table)
        if doubtful:
            for table, row in carve(path.read_bytes()):
                if table in doubtful:
                    self._take(table, row)
        saved = {(table.name, row) for table, found in self.of.items() for row in found}
        self.damaged -= saved

    def _read(self, connection: sqlite3.Connection, table: Table) -> bool:
        """Take all rows of a table; whether all could be read and were whole."""
        whole = True
        try:
            for row in raw(connection, table):
                if is_whole(table.name, row):
                    self._take(table, row[:-1])
                else:
                    whole = False
                    if isinstance(row[0], int):
                        self.damaged.add((table.name, row[0]))
        except SQLITE_FAILS:
            return False
        return whole

    def _take(self, table: Table, row: Row) -> None:
        identity, revision = row[0], row[1]
        if not isinstance(identity, int) or not isinstance(revision, int):
            return
        known = self.of[table].get(identity)
        # A page that was given up may hold the row as it was: the later one counts.
        if known is None or int(str(known[1])) < revision:
            self.of[table][identity] = row
