"""Rows that know whether they are whole: the last column is a checksum over all others and the table's name.

``integrity_check`` of SQLite sees the structure of the file, not its text; a checksum per row sees both, and
tells which row is damaged.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from workspace.failures import Damage

Value = int | str | bytes | None

CHECKSUM_SIZE = 16


@dataclass(frozen=True, slots=True)
class Table:
    """A table of ours: ``id`` and ``revision`` come first, then ``between``, ``body`` and ``checksum``."""

    name: str
    between: tuple[str, ...] = ()
    blob: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns but the checksum."""
        return ("id", "revision", *self.between, "body")


STATE = Table("state")
SOURCE = Table("source")
ORIGINAL = Table("original", ("source", "part"), blob=True)
BLOCK = Table("block", ("source", "number"))
OUTLINE = Table("outline")
CORRECTION = Table("correction")
CHUNK = Table("chunk", ("kind",))
STEP = Table("step", ("snapshot",))
TABLES = (STATE, SOURCE, ORIGINAL, BLOCK, OUTLINE, CORRECTION, CHUNK, STEP)


class DamagedRow(Damage):
    """A row's checksum does not fit its values."""

    def __init__(self, table: str, row: object) -> None:
        super().__init__(f"{table} {row}")


def checksum(table: str, values: Sequence[object]) -> bytes:
    """The first 16 bytes of sha256 over the table's name and ``values``.

    Each value is written as a letter for its type and its content with a length, so that no two different
    rows feed the same bytes: ``n``, ``i<decimal>;``, ``t<bytes>:<utf-8>``, ``b<bytes>:<bytes>``.
    """
    digest = sha256()
    for value in (table, *values):
        match value:
            case None:
                digest.update(b"n")
            case int():
                digest.update(b"i%d;" % value)
            case str():
                data = value.encode("utf-8", "surrogateescape")
                digest.update(b"t%d:" % len(data) + data)
            case bytes():
                digest.update(b"b%d:" % len(value))
                digest.update(value)
            case _:
                # No column of ours is of another type; what damage made of it fits no checksum.
                digest.update(b"?")
    return digest.digest()[:CHECKSUM_SIZE]


def is_whole(table: str, row: Sequence[object]) -> bool:
    """Whether the last value of ``row`` is the checksum of the others."""
    return bool(row) and row[-1] == checksum(table, row[:-1])


def put(connection: sqlite3.Connection, table: Table, *values: Value) -> None:
    """Insert a row, or replace the one with the same id."""
    columns = table.columns
    if len(values) != len(columns):
        raise ValueError(f"{table.name} takes {columns}")
    marks = ",".join("?" * (len(columns) + 1))
    assignments = ",".join(f"{name}=excluded.{name}" for name in (*columns[1:], "checksum"))
    connection.execute(
        f"INSERT INTO {table.name}({','.join(columns)},checksum) VALUES({marks}) "
        f"ON CONFLICT(id) DO UPDATE SET {assignments}",
        (*values, checksum(table.name, values)),
    )


def remove(connection: sqlite3.Connection, table: Table, first: int, count: int = 1) -> None:
    """Delete the rows with ids from ``first`` on."""
    connection.execute(
        f"DELETE FROM {table.name} WHERE id >= ? AND id < ?",  # noqa: S608
        (first, first + count),
    )


def raw(
    connection: sqlite3.Connection, table: Table, first: int | None = None, count: int = 1
) -> Iterator[tuple[object, ...]]:
    """Rows as they are, in order of id, checksum last: all, or ``count`` ids from ``first`` on."""
    where = "" if first is None else "WHERE id >= ? AND id < ?"
    bounds = () if first is None else (first, first + count)
    return iter(
        connection.execute(
            f"SELECT {','.join(table.columns)},checksum FROM {table.name} {where} ORDER BY id",  # noqa: S608
            bounds,
        )
    )


def whole(
    connection: sqlite3.Connection, table: Table, first: int | None = None, count: int = 1
) -> Iterator[tuple[object, ...]]:
    """Rows without their checksums, each verified. Raises DamagedRow."""
    for row in raw(connection, table, first, count):
        if not is_whole(table.name, row):
            raise DamagedRow(table.name, row[0])
        yield row[:-1]


def last_id(connection: sqlite3.Connection, table: Table) -> int:
    """The greatest id, 0 without rows."""
    found = connection.execute(f"SELECT max(id) FROM {table.name}").fetchone()[0]  # noqa: S608
    return found if isinstance(found, int) else 0
