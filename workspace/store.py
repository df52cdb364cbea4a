"""The workspace file, open: every commit is on the disk when the call returns.

A store belongs to one thread at a time (its calls wait for each other). Whoever calls it hands over whole
states; the store writes what differs from what is there. States share what did not change, so comparing is
quick, and a state that never reached the store because a newer one came is no loss.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

from model.document import Notice
from model.errors import WorkspaceError
from workspace import copies
from workspace.connection import (
    check_header,
    check_schema,
    check_structure,
    connect,
    is_within_reach,
    shrink,
)
from workspace.content import Content, mark_closed, read_identity
from workspace.failures import told
from workspace.lock import Lock
from workspace.making import identity_of, make, refuse_at_a_glance
from workspace.migrations import migrate
from workspace.schema import CURRENT, Format
from workspace.state import Hit, WorkspaceState

KEPT_BACKUPS = 5
# Smaller files are checked at every opening: it takes no time that a person would notice.
_ALWAYS_CHECKED = 32 * 1024 * 1024
_NOTHING: Mapping[str, bytes | None] = MappingProxyType({})


class Store:
    """An open workspace. Make one with :meth:`create` or :meth:`open`; it is its own context manager.

    ``notices`` say what opening had to do. All methods raise :class:`model.errors.WorkspaceError` for
    whatever the disk, the share or the file does, and nothing acknowledged before is lost by it.
    """

    def __init__(self, path: Path, file_format: Format, backups: Path | None) -> None:
        self.path = path
        self.read_only = False
        self.notices: tuple[Notice, ...] = ()
        self._format = file_format
        self._backups = backups or copies.backup_folder(path)
        self._guard = threading.RLock()
        self._lock: Lock | None = None
        # Where SQLite works: the file itself, or a copy where the file's place is none for SQLite.
        self._work = path
        self._folder: Path | None = None
        self._connection: sqlite3.Connection | None = None
        self._content: Content | None = None
        self._identity = ""
        self._revision = 0
        self._there: tuple[int, int] | None = None
        self._behind = False

    # --- opening and closing -----------------------------------------------------------------------

    @classmethod
    def create(
        cls,
        path: Path,
        state: WorkspaceState | None = None,
        originals: Mapping[str, bytes | None] = _NOTHING,
        *,
        overwrite: bool = False,
        file_format: Format = CURRENT,
        backups: Path | None = None,
    ) -> Store:
        """Make a new file at ``path``, which appears whole, and open it."""
        with told(path):
            copies.refuse_taken(path, None, overwrite=overwrite)
            lock = Lock.take(path)
            try:
                with copies.temporary_folder() as folder:
                    made = folder / f"new{copies.SUFFIX}"
                    make(made, file_format, state, originals)
                    copies.put_in_place(made, path)
            finally:
                lock.release()
        return cls.open(path, file_format=file_format, backups=backups)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        file_format: Format = CURRENT,
        backups: Path | None = None,
    ) -> Store:
        """Open a file for one writer, or a copy of it made aside (``read_only``), which needs no lock.

        Raises LockHeld if somebody else writes it; WorkspaceError ``error.workspace.damaged`` and
        ``error.workspace.foreign`` are cases for :func:`workspace.repair.rescue`. Older files are backed up
        and migrated. ``backups`` is the folder for backups (default: beside the file).
        """
        store = cls(path, file_format, backups)
        with told(path):
            try:
                refuse_at_a_glance(path)
                if read_only:
                    store._open_aside()
                else:
                    store._open_for_writing()
            except BaseException:
                store._let_go()
                raise
        return store

    def _open_aside(self) -> None:
        self.read_only = True
        self._folder = Path(tempfile.mkdtemp(prefix="jianbao-"))
        self._work = copies.copy_aside(self.path, self._folder)
        self._check_header()
        self._connect(suspicious=True)

    def _check_header(self) -> None:
        """Refuse what is no workspace or a newer one before SQLite touches it."""
        try:
            check_header(self._work, self._format.version)
        except WorkspaceError as error:
            # A power cut may have torn the very header; the journal brings it back.
            if error.code != "error.workspace.not_ours" or copies.journal_of(self._work) is None:
                raise
            copies.roll_back(self._work)
            check_header(self._work, self._format.version)

    def _open_for_writing(self) -> None:
        if self.path.stat().st_mode & 0o222 == 0:
            # SQLite would open it for reading only and fail at the first commit.
            raise WorkspaceError("error.workspace.no_permission", name=self.path)
        self._lock = Lock.take(self.path)
        journal = copies.journal_of(self.path)
        suspicious = self._lock.stale or journal is not None
        if self._lock.by_name or not is_within_reach(self.path):
            self._folder = Path(tempfile.mkdtemp(prefix="jianbao-"))
            self._work = self._folder / f"work{copies.SUFFIX}"
            copies.raw_copy(self.path, self._work)
        self._check_header()
        self._connect(suspicious=suspicious)
        if journal is not None and self._folder is not None:
            # Rolled back in the copy: the same must hold where the file is.
            self._behind = True
            self._publish()

    def _connect(self, *, suspicious: bool) -> None:
        """Open, check, migrate and read the file at ``_work``."""
        self._connection = connect(self._work)
        version = check_schema(self._connection, self.path, self._format)
        small = self._work.stat().st_size <= _ALWAYS_CHECKED
        if suspicious or small or version != self._format.version:
            check_structure(self._connection)
        if version != self._format.version:
            self._migrate(self._connection, version)
        content = Content(self._connection)
        content.load()
        unclean = suspicious or content.open
        if unclean:
            check_structure(self._connection)
            content.check_originals()
            if not self.read_only:
                self.notices += (Notice("notice.workspace.recovered", (("name", str(self.path)),)),)
        self._content = content
        self._identity, self._revision = read_identity(self._connection)
        self._there = identity_of(self.path)

    def _migrate(self, connection: sqlite3.Connection, version: int) -> None:
        if self.read_only:
            migrate(connection, self.path, version, self._format)
            return
        backup = self._write_backup(connection, KEPT_BACKUPS)
        migrate(connection, self.path, version, self._format)
        self._behind = self._work != self.path
        values = (("name", str(self.path)), ("backup", str(backup)))
        self.notices += (Notice("notice.workspace.migrated", values),)

    def close(self) -> None:
        """Note the clean end and let go of the file; never fails, a second call does nothing."""
        with self._guard:
            content, connection = self._content, self._connection
            if not self.read_only and content is not None and connection is not None:
                # What was acknowledged is there already; at worst the next opening checks the file.
                with contextlib.suppress(WorkspaceError), told(self.path):
                    if content.open and identity_of(self.path) == self._there:
                        connection.execute("BEGIN IMMEDIATE")
                        content.write_closed()
                        connection.execute("COMMIT")
                        shrink(connection)
                        self._behind = self._work != self.path
                    self._publish()
            self._let_go()

    def _let_go(self) -> None:
        connection, self._connection, self._content = self._connection, None, None
        if connection is not None:
            with contextlib.suppress(sqlite3.Error):
                connection.close()
        if self._lock is not None:
            self._lock.release()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # --- content -----------------------------------------------------------------------------------

    @property
    def revision(self) -> int:
        """How many commits the file has seen; grows whatever the clock does."""
        return self._revision

    @property
    def identity(self) -> str:
        """The workspace's own name, the same in every copy of it."""
        return self._identity

    def load(self) -> WorkspaceState:
        """All that is stored, verified."""
        with self._guard, told(self.path):
            return self._ready().state

    def commit(
        self, state: WorkspaceState, originals: Mapping[str, bytes | None] = _NOTHING
    ) -> int:
        """Make ``state`` what is stored, in one transaction; returns its revision when it is on the disk.

        ``originals`` are bytes to keep, by the sha256 of a document of ``state`` (None: keep them no longer);
        those that are not mentioned stay as they are. If it raises, all that was committed before is there,
        and the same call may be tried again.
        """
        with self._guard, told(self.path):
            if self.read_only:
                raise WorkspaceError("error.workspace.read_only", name=self.path)
            content = self._ready()
            if content.differs(state, originals):
                self._write(content, state, originals)
            self._publish()
            return self._revision

    def _write(
        self, content: Content, state: WorkspaceState, originals: Mapping[str, bytes | None]
    ) -> None:
        connection = self._connection
        if connection is None:
            raise ValueError("the store is closed")
        try:
            connection.execute("BEGIN IMMEDIATE")
            content.write(state, originals)
            connection.execute("COMMIT")
        except BaseException:
            # The mirror is no longer true, and after a lost share neither is the connection.
            self._drop_connection()
            raise
        self._revision = content.revision
        self._behind = self._work != self.path

    def _drop_connection(self) -> None:
        connection, self._connection, self._content = self._connection, None, None
        if connection is not None:
            with contextlib.suppress(sqlite3.Error):
                connection.rollback()
            with contextlib.suppress(sqlite3.Error):
                connection.close()

    def _ready(self) -> Content:
        """The content, after making sure that the file is still the one that was opened."""
        if self._lock is None and not self.read_only:
            raise ValueError("the store is closed")
        there = self._there if self.read_only else identity_of(self.path)
        if self._content is not None and there == self._there:
            return self._content
        return self._reconnect()

    def _reconnect(self) -> Content:
        """Open the file again where it was. Raises WorkspaceError if it is another one now."""
        identity, revision, notices = self._identity, self._revision, self.notices
        if self._work != self.path and self._there != identity_of(self.path):
            raise WorkspaceError("error.workspace.replaced", name=self.path)
        self._drop_connection()
        self._check_header()
        self._connect(suspicious=True)
        self.notices = notices
        # A commit that failed at its very end may be there all the same.
        if self._identity != identity or self._revision not in (revision, revision + 1):
            self._drop_connection()
            self._identity, self._revision, self._there = identity, revision, None
            raise WorkspaceError("error.workspace.replaced", name=self.path)
        if self._content is None:
            raise ValueError("the store is closed")
        return self._content

    def _publish(self) -> None:
        """Bring the working copy to where the file is, where SQLite cannot work on it itself."""
        if self._behind:
            if identity_of(self.path) != self._there:
                raise WorkspaceError("error.workspace.replaced", name=self.path)
            copies.put_in_place(self._work, self.path)
            self._there = identity_of(self.path)
            self._behind = False

    def original(self, sha256: str) -> bytes | None:
        """The original bytes of a document, None if they were not kept."""
        with self._guard, told(self.path):
            return self._ready().sources.original(sha256)

    def originals(self) -> frozenset[str]:
        """sha256 of the documents whose original bytes are kept."""
        with self._guard, told(self.path):
            return self._ready().sources.kept()

    def search(self, word: str, limit: int | None = None) -> tuple[Hit, ...]:
        """Every place in the stored documents where ``word`` stands, without overlaps; letters compare
        without case and width."""
        with self._guard, told(self.path):
            return self._ready().search(word, limit)

    # --- copies ------------------------------------------------------------------------------------

    def save_copy(
        self,
        path: Path,
        *,
        overwrite: bool = True,
    ) -> None:
        """Put a copy of what is stored at ``path``, whole or not at all; this store stays where it is."""
        with self._guard, told(path):
            copies.refuse_taken(path, self.path, overwrite=overwrite)
            with told(self.path):
                self._ready()
            lock = Lock.take(path)
            try:
                self._copy_to(path)
            finally:
                lock.release()

    def _copy_to(self, path: Path) -> None:
        if self._connection is None:
            raise ValueError("the store is closed")
        copies.copy_connection(self._connection, path, mark_closed)

    def backup(self, keep: int = KEPT_BACKUPS) -> Path:
        """Put a dated copy into the folder for backups and keep the last ``keep``; the copy's path."""
        with self._guard, told(self.path):
            self._ready()
            if self._connection is None:
                raise ValueError("the store is closed")
            return self._write_backup(self._connection, keep, mark_closed)

    def _write_backup(
        self, connection: sqlite3.Connection, keep: int, finish: copies.Finish | None = None
    ) -> Path:
        with told(self._backups):
            self._backups.mkdir(parents=True, exist_ok=True)
            day = datetime.now().astimezone().date()
            target = copies.next_backup(self.path, self._backups, day)
        with told(target):
            copies.copy_connection(connection, target, finish)
            copies.prune_backups(self.path, self._backups, keep)
        return target

    def check(self) -> None:
        """Verify all of it, SQLite's structure and every row. Raises WorkspaceError if it is damaged."""
        with self._guard, told(self.path):
            self._ready()
            if self._connection is None:
                raise ValueError("the store is closed")
            check_structure(self._connection)
            content = Content(self._connection)
            content.load()
            content.check_originals()
