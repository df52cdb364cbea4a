"""The workspace file, open: every commit is on the disk when the call returns.

A store belongs to one thread at a time (its calls wait for each other). Whoever calls it hands over whole
states; the store writes what differs from what is there. States share what did not change, so comparing is
quick, and a state that never reached the store because a newer one came is no loss.
"""

from __future__ import annotations

import contextlib
import sqlite3
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
    check_schema,
    check_structure,
    connect,
    shrink,
)
from workspace.content import Content, mark_closed, read_identity
from workspace.failures import told
from workspace.lock import Lock
from workspace.making import make, refuse_at_a_glance
from workspace.migrations import migrate
from workspace.place import Place
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
        self._place = Place(path)
        self._connection: sqlite3.Connection | None = None
        self._content: Content | None = None
        self._identity = ""
        self._revision = 0

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
                store.read_only = read_only
                suspicious = True
                if read_only:
                    store._place.copy_aside()
                else:
                    suspicious = store._place.take()
                store._connect(suspicious=suspicious)
            except BaseException:
                store._let_go()
                raise
        return store

    def _connect(self, *, suspicious: bool) -> None:
        """Open, check, migrate and read the file."""
        self._place.check_header(self._format.version)
        self._connection = connect(self._place.work)
        version = check_schema(self._connection, self.path, self._format)
        small = self._place.work.stat().st_size <= _ALWAYS_CHECKED
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
        self._place.arrive()

    def _migrate(self, connection: sqlite3.Connection, version: int) -> None:
        if self.read_only:
            migrate(connection, self.path, version, self._format)
            return
        backup = self._write_backup(connection, KEPT_BACKUPS)
        migrate(connection, self.path, version, self._format)
        self._place.written()
        values = (("name", str(self.path)), ("backup", str(backup)))
        self.notices += (Notice("notice.workspace.migrated", values),)

    def close(self) -> None:
        """Note the clean end and let go of the file; never fails, a second call does nothing."""
        with self._guard:
            content, connection = self._content, self._connection
            if not self.read_only and content is not None and connection is not None:
                # What was acknowledged is there already; at worst the next opening checks the file.
                with contextlib.suppress(WorkspaceError), told(self.path):
                    if content.open and self._place.is_same():
                        connection.execute("BEGIN IMMEDIATE")
                        content.write_closed()
                        connection.execute("COMMIT")
                        shrink(connection)
                        self._place.written()
                    self._place.publish()
            self._let_go()

    def _let_go(self) -> None:
        connection, self._connection, self._content = self._connection, None, None
        if connection is not None:
            with contextlib.suppress(sqlite3.Error):
                connection.close()
        self._place.let_go()

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
            self._place.publish()
            return self._revision

    def _write(
        self, content: Content, state: WorkspaceState, originals: Mapping[str, bytes | None]
    ) -> None:
        connection = self._open_connection()
        try:
            connection.execute("BEGIN IMMEDIATE")
            content.write(state, originals)
            connection.execute("COMMIT")
        except BaseException:
            # The mirror is no longer true, and after a lost share neither is the connection.
            self._drop_connection()
            raise
        self._revision = content.revision
        self._place.written()

    def _open_connection(self) -> sqlite3.Connection:
        if self._connection is None:
            raise ValueError("the store is closed")
        return self._connection

    def _drop_connection(self) -> None:
        connection, self._connection, self._content = self._connection, None, None
        if connection is not None:
            with contextlib.suppress(sqlite3.Error):
                connection.rollback()
            with contextlib.suppress(sqlite3.Error):
                connection.close()

    def _ready(self) -> Content:
        """The content, after making sure that the file is still the one that was opened."""
        if not self.read_only and not self._place.is_taken:
            raise ValueError("the store is closed")
        if self._content is not None and self._place.is_same():
            return self._content
        return self._reconnect()

    def _reconnect(self) -> Content:
        """Open the file again where it was. Raises WorkspaceError if it is another one now."""
        identity, revision, notices = self._identity, self._revision, self.notices
        self._place.refuse_another()
        self._drop_connection()
        self._connect(suspicious=True)
        self.notices = notices
        # A commit that failed at its very end may be there all the same.
        if self._identity != identity or self._revision not in (revision, revision + 1):
            self._drop_connection()
            self._identity, self._revision = identity, revision
            self._place.leave()
            raise WorkspaceError("error.workspace.replaced", name=self.path)
        if self._content is None:
            raise ValueError("the store is closed")
        return self._content

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
                copies.copy_connection(self._open_connection(), path, mark_closed)
            finally:
                lock.release()

    def backup(self, keep: int = KEPT_BACKUPS) -> Path:
        """Put a dated copy into the folder for backups and keep the last ``keep``; the copy's path."""
        with self._guard, told(self.path):
            self._ready()
            return self._write_backup(self._open_connection(), keep, mark_closed)

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
            connection = self._open_connection()
            check_structure(connection)
            content = Content(connection)
            content.load()
            content.check_originals()
