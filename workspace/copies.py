"""Whole copies of a workspace: put in place in one step, dated backups, a copy made aside for reading."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from model.errors import WorkspaceError
from workspace.connection import connect
from workspace.failures import SQLITE_FAILS

SUFFIX = ".jianbao"
Finish = Callable[[sqlite3.Connection], None]
_NAME_BYTES = 255
_PAGES = 1024


def put_in_place(finished: Path, target: Path) -> None:
    """Make ``target`` a copy of ``finished``: on the disk, whole or not at all. Raises OSError."""
    # A link stays one; the file that it means is replaced.
    target = Path(os.path.realpath(target))
    beside = target.with_name(f".~{secrets.token_hex(6)}.tmp")
    try:
        with finished.open("rb") as source, beside.open("xb") as copy:
            shutil.copyfileobj(source, copy, 1024 * 1024)
            copy.flush()
            os.fsync(copy.fileno())
        with contextlib.suppress(OSError):
            beside.chmod(target.stat().st_mode & 0o777)
        _settle(target)
        beside.replace(target)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()
    _sync_folder(target.parent)


def journal_of(path: Path) -> Path | None:
    """What a killed writer of ``path`` left to be rolled back, or None."""
    journal = path.with_name(path.name + "-journal")
    try:
        return journal if journal.stat().st_size else None
    except OSError:
        # None there, or a name too long for SQLite to have made one.
        return None


def roll_back(path: Path) -> None:
    """Let SQLite undo what a killed writer left unfinished. Raises sqlite3.Error."""
    with contextlib.closing(connect(path)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()


def _settle(target: Path) -> None:
    """Before a file is replaced: its journal would be rolled back into the new one."""
    if journal_of(target) is None:
        return
    with contextlib.suppress(*SQLITE_FAILS):
        roll_back(target)
    left = journal_of(target)
    if left is not None:
        left.unlink()


def raw_copy(path: Path, made: Path) -> None:
    """Copy the bytes of ``path`` with those beside it that belong to it. Raises OSError."""
    shutil.copyfile(path, made)
    for end in ("-journal", "-wal"):
        with contextlib.suppress(OSError):
            shutil.copyfile(path.with_name(path.name + end), made.with_name(made.name + end))


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def copy_connection(
    connection: sqlite3.Connection,
    target: Path,
    finish: Finish | None = None,
) -> None:
    """Put the committed content of ``connection`` at ``target``, whole or not at all.

    ``finish`` may change the copy before it is put in place. SQLite works in the folder for temporary files:
    the target may be a place where it cannot. Raises sqlite3.Error, OSError.
    """
    with temporary_folder() as folder:
        made = folder / f"copy{SUFFIX}"
        copy = connect(made, "rwc")
        try:
            connection.backup(copy, pages=_PAGES)
            if finish is not None:
                finish(copy)
        finally:
            copy.close()
        put_in_place(made, target)


@contextlib.contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder of our own for as long as a ``with`` lasts."""
    folder = Path(tempfile.mkdtemp(prefix="jianbao-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def copy_aside(path: Path, folder: Path) -> Path:
    """A copy of ``path`` in ``folder`` to be read while somebody else may write the original, which is not
    touched.

    What a killed writer left unfinished is rolled back in the copy. Raises sqlite3.Error, OSError.
    """
    aside = folder / f"copy{SUFFIX}"
    try:
        source = connect(path, "ro")
        try:
            copy = connect(aside, "rwc")
            try:
                source.backup(copy, pages=_PAGES)
            finally:
                copy.close()
        finally:
            source.close()
    except SQLITE_FAILS:
        # A journal that is nobody's work in progress must be rolled back, which only a copy of both can be.
        aside.unlink(missing_ok=True)
        raw_copy(path, aside)
    return aside


def backup_folder(path: Path) -> Path:
    """Where the backups of ``path`` go unless told otherwise: a folder beside it."""
    return path.with_name(_shortened(path.stem, ".backup") + ".backup")


def next_backup(path: Path, folder: Path, day: date) -> Path:
    """The name of the next backup. Its number grows whatever the clock says; the date is for the reader."""
    numbers = [number for number, _ in _backups(path, folder)]
    end = f" {day.isoformat()} {max(numbers, default=0) + 1:06d}{SUFFIX}"
    return folder / (_shortened(path.stem, end) + end)


def prune_backups(path: Path, folder: Path, keep: int) -> None:
    """Remove all but the ``keep`` backups with the greatest numbers."""
    for _, old in sorted(_backups(path, folder))[: -max(keep, 1)]:
        with contextlib.suppress(OSError):
            old.unlink()


def _backups(path: Path, folder: Path) -> list[tuple[int, Path]]:
    found = []
    form = re.compile(r"(.*) \d{4}-\d\d-\d\d (\d{6,})" + re.escape(SUFFIX), re.DOTALL)
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        for entry in folder.iterdir():
            match = form.fullmatch(entry.name)
            if match and path.stem.startswith(match[1]) and entry.is_file():
                whole = match[1] == path.stem or match[1] == _shortened(
                    path.stem, entry.name[len(match[1]) :]
                )
                if whole:
                    found.append((int(match[2]), entry))
    return found


def _shortened(stem: str, end: str) -> str:
    """``stem`` cut so that a file name takes it with ``end``."""
    room = _NAME_BYTES - len(os.fsencode(end))
    while len(os.fsencode(stem)) > room:
        stem = stem[:-1]
    return stem


def refuse_taken(path: Path, own: Path | None, *, overwrite: bool) -> None:
    """Raise WorkspaceError if a copy may not be put at ``path``."""
    if path.is_dir():
        raise WorkspaceError("error.workspace.is_folder", name=path)
    if not path.parent.is_dir():
        raise WorkspaceError("error.workspace.missing", name=path)
    if not path.exists():
        return
    if own is not None and own.exists() and path.samefile(own):
        raise WorkspaceError("error.workspace.itself", name=path)
    if not overwrite:
        raise WorkspaceError("error.workspace.exists", name=path)
