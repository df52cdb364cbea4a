"""What SQLite and the system say, translated where they are called."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from model.errors import JianbaoError, WorkspaceError

DAMAGED = "error.workspace.damaged"


class Damage(Exception):
    """Something in the file is not what was written there; the message says what (for the log)."""


GONE = "error.workspace.gone"

_OF_SQLITE = {
    sqlite3.SQLITE_FULL: "error.workspace.disk_full",
    sqlite3.SQLITE_READONLY: "error.workspace.no_permission",
    sqlite3.SQLITE_PERM: "error.workspace.no_permission",
    sqlite3.SQLITE_AUTH: "error.workspace.no_permission",
    sqlite3.SQLITE_BUSY: "error.workspace.busy",
    sqlite3.SQLITE_LOCKED: "error.workspace.busy",
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: "error.workspace.not_ours",
    sqlite3.SQLITE_NOMEM: "error.workspace.memory",
    sqlite3.SQLITE_TOOBIG: "error.workspace.too_big",
    sqlite3.SQLITE_CANTOPEN: "error.workspace.cannot_open",
}

_OF_SYSTEM = {
    errno.ENOSPC: "error.workspace.disk_full",
    getattr(errno, "EDQUOT", errno.ENOSPC): "error.workspace.disk_full",
    errno.EFBIG: "error.workspace.disk_full",
    errno.EROFS: "error.workspace.no_permission",
    errno.EACCES: "error.workspace.no_permission",
    errno.EPERM: "error.workspace.no_permission",
    errno.ENAMETOOLONG: "error.workspace.name_too_long",
    errno.ENOENT: "error.workspace.missing",
    errno.ENOTDIR: "error.workspace.missing",
    errno.EISDIR: "error.workspace.is_folder",
    getattr(errno, "ESTALE", errno.ENOENT): GONE,
    getattr(errno, "EHOSTDOWN", errno.ENOENT): GONE,
    getattr(errno, "ENETUNREACH", errno.ENOENT): GONE,
}


# A message of SQLite that quotes damaged bytes cannot even be decoded.
SQLITE_FAILS = (sqlite3.Error, UnicodeDecodeError)


def damaged(path: Path, detail: str) -> WorkspaceError:
    """The error that part of ``path`` is not what was written."""
    return WorkspaceError(DAMAGED, name=path, detail=detail)


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Raise what goes wrong with ``path`` inside as WorkspaceError."""
    try:
        yield
    except JianbaoError:
        raise
    except Damage as error:
        raise damaged(path, str(error)) from error
    except sqlite3.Error as error:
        raise of_sqlite(error, path) from error
    except UnicodeDecodeError as error:
        raise damaged(path, "UTF-8") from error
    except OSError as error:
        raise of_system(error, path) from error
    except MemoryError as error:
        raise WorkspaceError("error.workspace.memory", name=path) from error


def of_system(error: OSError, path: Path) -> WorkspaceError:
    """The error of ours for one of the system."""
    code = _OF_SYSTEM.get(error.errno or 0, "error.workspace.failed")
    detail = error.strerror or type(error).__name__
    return WorkspaceError(code, name=path, folder=path.parent, detail=detail)


def of_sqlite(error: sqlite3.Error, path: Path) -> WorkspaceError:
    """The error of ours for one of SQLite. A file whose place is gone is told as gone."""
    number = getattr(error, "sqlite_errorcode", None)
    name = getattr(error, "sqlite_errorname", None) or type(error).__name__
    primary = number & 0xFF if isinstance(number, int) else None
    code = _OF_SQLITE.get(primary, "error.workspace.failed") if primary is not None else DAMAGED
    if primary in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
        try:
            path.stat()
        except OSError:
            code = GONE
    return WorkspaceError(code, name=path, folder=path.parent, detail=f"{name}: {error}")
