"""The form of the file: what SQLite's header says, the tables, and the versions there have been."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

# "Jian" in ASCII, at offset 68 of the file: `file` and virus scanners know the type by it.
APPLICATION_ID = 0x4A69616E

# Every row: checksum of all its other values (workspace.rows). No indexes: every range is one of ids.
# The full-text index holds no text: a row is the bigrams of the block with the same id.
SCHEMA_1 = (
    """CREATE TABLE state(
    id INTEGER PRIMARY KEY, revision INTEGER NOT NULL,
    body TEXT NOT NULL, checksum BLOB NOT NULL
) STRICT""",
    """CREATE TABLE source(
    id INTEGER PRIMARY KEY, revision INTEGER NOT NULL,
    body TEXT NOT NULL, checksum BLOB NOT NULL
) STRICT""",
    """CREATE TABLE original(
    id INTEGER PRIMARY KEY, revision INTEGER NOT NULL,
    source INTEGER NOT NULL REFERENCES source(id), part INTEGER NOT NULL,
    body BLOB NOT NULL, checksum BLOB NOT NULL
) STRICT""",
    """CREATE TABLE block(
    id INTEGER PRIMARY KEY, revision INTEGER NOT NULL,
    source INTEGER NOT NULL REFERENCES source(id), number INTEGER NOT NULL,
    body TEXT NOT NULL, checksum BLOB NOT NULL
) STRICT""",
    """CREATE TABLE outline(
    id INTEGER PRIMARY KEY REFERENCES source(id), revision INTEGER NOT NULL,
    body TEXT NOT NULL, checksum BLOB NOT NULL
) STRICT""",
    """CREATE TABLE correction(
    id INTEGER PRIMARY KEY REFERENCES source(id), revision INTEGER NOT NULL,
    body TEXT NOT NULL, checksum BLOB NOT NULL
) STRICT""",
    """CREATE TABLE chunk(
    id INTEGER PRIMARY KEY, revision INTEGER NOT NULL,
    kind TEXT NOT NULL, body TEXT NOT NULL, checksum BLOB NOT NULL
) STRICT""",
    """CREATE TABLE step(
    id INTEGER PRIMARY KEY, revision INTEGER NOT NULL,
    snapshot INTEGER NOT NULL REFERENCES chunk(id),
    body TEXT NOT NULL, checksum BLOB NOT NULL
) STRICT""",
    """CREATE VIRTUAL TABLE bigram USING fts5(
    grams, content='', columnsize=0, detail=none, tokenize='ascii'
)""",
)

Apply = Callable[[sqlite3.Connection], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A version of the file. ``migrations[n]`` turns version ``n`` into ``n + 1`` inside a transaction;
    ``earlier`` are the statements of every version that was ever released."""

    version: int
    statements: tuple[str, ...]
    migrations: Mapping[int, Apply] = field(default_factory=lambda: MappingProxyType({}))
    earlier: Mapping[int, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, version: int) -> tuple[str, ...] | None:
        """The statements of a version, or None if it never was."""
        return self.statements if version == self.version else self.earlier.get(version)


CURRENT = Format(1, SCHEMA_1)

Objects = dict[str, tuple[str, str]]


def objects(connection: sqlite3.Connection) -> Objects:
    """All that is declared in a file: name -> (type, statement)."""
    return {
        name: (kind, statement or "")
        for name, kind, statement in connection.execute("SELECT name, type, sql FROM sqlite_schema")
    }


def declared(statements: tuple[str, ...]) -> Objects:
    """What a file made by ``statements`` declares."""
    connection = sqlite3.connect(":memory:")
    try:
        for statement in statements:
            connection.execute(statement)
        return objects(connection)
    finally:
        connection.close()


def strangers(found: Objects, expected: Objects) -> tuple[str, ...]:
    """Names of what is declared in a file and not in ours: a trigger, a view, a table of somebody else."""
    return tuple(
        sorted(
            name
            for name, (kind, _) in found.items()
            if name not in expected or expected[name][0] != kind
        )
    )


def altered(found: Objects, expected: Objects) -> tuple[str, ...]:
    """Names of ours that are missing or declared in another way.

    The tables inside the full-text index are SQLite's own; their wording may differ between its versions.
    """
    return tuple(
        sorted(
            name
            for name, declaration in expected.items()
            if name not in found or (not name.startswith("bigram_") and found[name] != declaration)
        )
    )
