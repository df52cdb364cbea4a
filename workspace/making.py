"""A new workspace file, and what can be told of a file without opening it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from uuid import uuid4

from model.errors import WorkspaceError
from workspace.connection import connect, set_version
from workspace.content import Content
from workspace.schema import Format
from workspace.state import WorkspaceState


def make(
    path: Path,
    file_format: Format,
    state: WorkspaceState | None,
    originals: Mapping[str, bytes | None],
) -> None:
    """Make a new file with SQLite alone, for :func:`workspace.copies.put_in_place`. Raises sqlite3.Error."""
    connection = connect(path, "rwc")
    try:
        connection.execute("BEGIN IMMEDIATE")
        for statement in file_format.statements:
            connection.execute(statement)
        set_version(connection, file_format.version)
        content = Content(connection)
        content.write_first(uuid4().hex)
        if state is not None and content.differs(state, originals):
            content.write(state, originals)
            content.write_closed()
        connection.execute("COMMIT")
    finally:
        connection.close()


def refuse_at_a_glance(path: Path) -> None:
    """Raise WorkspaceError for what needs no look inside; a 0-byte file would open as an empty database."""
    found = path.stat()
    if path.is_dir():
        raise WorkspaceError("error.workspace.is_folder", name=path)
    if not path.is_file():
        raise WorkspaceError("error.workspace.not_ours", name=path)
    if found.st_size == 0:
        raise WorkspaceError("error.workspace.empty", name=path)


def identity_of(path: Path) -> tuple[int, int]:
    """Which file is at ``path``. Raises WorkspaceError if none is."""
    try:
        found = path.stat()
    except OSError as error:
        raise WorkspaceError("error.workspace.gone", name=path) from error
    return found.st_dev, found.st_ino
