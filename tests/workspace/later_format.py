"""Formats that are not released: two numbered migrations on top of the first, and faulty ones."""

from __future__ import annotations

import sqlite3
from types import MappingProxyType

from workspace import bodies
from workspace.rows import SOURCE, put, whole
from workspace.schema import CURRENT, SCHEMA_1, Format

MARKS = """CREATE TABLE mark(
    id INTEGER PRIMARY KEY, revision INTEGER NOT NULL,
    body TEXT NOT NULL, checksum BLOB NOT NULL
) STRICT"""


def _add_marks(connection: sqlite3.Connection) -> None:
    # Little memory: pages reach the file long before the commit.
    connection.execute("PRAGMA cache_size=2")
    connection.execute(MARKS)


def _rewrite_sources(connection: sqlite3.Connection) -> None:
    for identity, revision, body in list(whole(connection, SOURCE)):
        value = bodies.loads(str(body))
        value["added"] = "in version 3"
        put(connection, SOURCE, int(str(identity)), int(str(revision)), bodies.dumps(value))
    for table in ("block", "chunk", "step"):
        connection.execute(f"UPDATE {table} SET body=body||' '")
        connection.execute(f"UPDATE {table} SET body=rtrim(body, ' ')")


LATER = Format(
    3,
    (*SCHEMA_1, MARKS),
    MappingProxyType({1: _add_marks, 2: _rewrite_sources}),
    MappingProxyType({1: SCHEMA_1, 2: (*SCHEMA_1, MARKS)}),
)


def _fail(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM step")
    raise ZeroDivisionError


def failing_step() -> Format:
    """A migration that breaks off in the middle."""
    return Format(
        2, CURRENT.statements, MappingProxyType({1: _fail}), MappingProxyType({1: SCHEMA_1})
    )


def broken_step() -> Format:
    """A migration that does not lead to the form that is declared."""
    return Format(
        2,
        (*CURRENT.statements, MARKS),
        MappingProxyType({1: lambda connection: None}),
        MappingProxyType({1: SCHEMA_1}),
    )
