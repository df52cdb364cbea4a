"""Connections to a workspace file, with the settings that survived simulated power cuts."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from model.errors import WorkspaceError
from workspace.failures import Damage, damaged
from workspace.schema import APPLICATION_ID, Format, altered, declared, objects, strangers

# Seconds to wait for a backup program that reads the file at this moment.
PATIENCE = 1.5
# No row of ours comes near; a damaged length must not make SQLite ask for gigabytes.
_LARGEST = 512 * 1024 * 1024

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
# Free pages that are worth rewriting the file for: 1 MiB, and half of it.
_MANY_FREE = 256

# SQLite's own limits on everything but Windows: 512 bytes for a path, its journal's name included; and the
# journal's name must be one that the file system takes.
_JOURNAL = len("-journal")
_LONGEST_PATH = 512 - _JOURNAL - 4
_LONGEST_NAME = 255 - _JOURNAL

_INDEX_FAULT = "malformed inverted index for FTS5 table"


def connect(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """Open ``path`` for one owner. ``mode`` is SQLite's: ``rw``, ``rwc``, ``ro``.

    DELETE journal with EXTRA: a commit returns when file, journal and folder are on the disk, and no side
    file stays behind that a copied workspace would lack. Raises sqlite3.Error.
    """
    connection = sqlite3.connect(
        f"file:{_quoted(path)}?mode={mode}",
        uri=True,
        timeout=PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        # What damage made of a text must reach its checksum, not fail in between.
        connection.text_factory = lambda data: str(data, "utf-8", "surrogateescape")
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST)
        for pragma in (
            "trusted_schema=OFF",
            "foreign_keys=ON",
            "cell_size_check=ON",
            "mmap_size=0",
            "temp_store=MEMORY",
            "secure_delete=ON",
            "synchronous=EXTRA",
        ):
            connection.execute(f"PRAGMA {pragma}")
        if mode != "ro":
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def is_within_reach(path: Path) -> bool:
    """Whether SQLite can work on ``path``: its own limit is 512 bytes, some 160 Chinese characters."""
    if os.name == "nt":
        return True
    real = os.fsencode(os.path.realpath(path))
    return len(real) <= _LONGEST_PATH and len(os.path.basename(real)) <= _LONGEST_NAME  # noqa: PTH119


def _quoted(path: Path) -> str:
    text = path.absolute().as_posix()
    # C:/… needs a slash in front, //server/share an empty authority.
    lead = "//" if text.startswith("/") else "///"
    return lead + quote(text.encode("utf-8", "surrogateescape"), safe="/:")


def check_header(path: Path, known: int) -> int:
    """The version of the file at ``path``, read from its first bytes alone.

    Raises WorkspaceError if it is no workspace, or a newer one; OSError if it cannot be read. Only for a file
    that nothing in this process has open: closing it would drop SQLite's locks.
    """
    with path.open("rb") as file:
        head = file.read(_HEADER)
    if not head:
        raise WorkspaceError("error.workspace.empty", name=path)
    if len(head) < _HEADER or not head.startswith(_MAGIC):
        raise WorkspaceError("error.workspace.not_ours", name=path)
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise WorkspaceError("error.workspace.not_ours", name=path)
    version = int.from_bytes(head[60:64], "big")
    refuse_newer(path, version, known)
    return version


def refuse_newer(path: Path, version: int, known: int) -> None:
    """Raise WorkspaceError if ``version`` is above ``known``."""
    if version > known:
        raise WorkspaceError("error.workspace.newer", name=path, version=version, known=known)


def check_schema(connection: sqlite3.Connection, path: Path, file_format: Format) -> int:
    """The version of an open file, if all it declares is what that version of ours declares.

    A received file may hold triggers and views; nothing was written or asked from it before this.
    Raises WorkspaceError.
    """
    if _pragma(connection, "application_id") != APPLICATION_ID:
        raise WorkspaceError("error.workspace.not_ours", name=path)
    version = _pragma(connection, "user_version")
    refuse_newer(path, version, file_format.version)
    statements = file_format.of(version)
    if statements is None:
        raise damaged(path, f"version {version}")
    expected, found = declared(statements), objects(connection)
    foreign = strangers(found, expected)
    if foreign:
        raise WorkspaceError("error.workspace.foreign", name=path, detail=", ".join(foreign))
    changed = altered(found, expected)
    if changed:
        raise damaged(path, f"schema: {', '.join(changed)}")
    return version


def check_structure(connection: sqlite3.Connection) -> None:
    """SQLite's own check of pages, free list and rows. Raises Damage."""
    told = [str(row[0]) for row in connection.execute("PRAGMA quick_check")] or ["quick_check"]
    # SQLite 3.44 and later look into the search index, too, which is made anew from the text where it is damaged.
    faults = [one for one in told if one != "ok" and not one.startswith(_INDEX_FAULT)]
    if faults:
        raise Damage(faults[0].splitlines()[-1])
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise Damage("foreign_key_check")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    value = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return int(value)


def set_version(connection: sqlite3.Connection, version: int) -> None:
    """Write the numbers in the header; part of the transaction it stands in."""
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={int(version)}")


def shrink(connection: sqlite3.Connection) -> None:
    """Give back what removed sources left empty, if that is most of the file. Raises sqlite3.Error; the file
    is then as before."""
    free = _pragma(connection, "freelist_count")
    if free >= _MANY_FREE and free * 2 > _pragma(connection, "page_count"):
        connection.execute("VACUUM")
