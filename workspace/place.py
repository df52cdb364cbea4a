"""Where a workspace file is: its lock, the copy that SQLite works on where it cannot work in place, and
whether the file is still the one that was opened."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from model.errors import WorkspaceError
from workspace import copies
from workspace.connection import check_header, is_within_reach
from workspace.lock import Lock
from workspace.making import identity_of


class Place:
    """A file at ``path``. ``work`` is what SQLite opens: the file itself, a working copy, or a copy made aside
    for reading. Methods raise WorkspaceError, OSError, sqlite3.Error."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.work = path
        # Whether the working copy holds more than the file.
        self._behind = False
        self._lock: Lock | None = None
        self._folder: Path | None = None
        self._there: tuple[int, int] | None = None
        self._journal = False

    @property
    def is_taken(self) -> bool:
        """Whether the file may be written here."""
        return self._lock is not None

    def take(self) -> bool:
        """Lock the file for writing; whether its last writer may not have closed it."""
        if self.path.stat().st_mode & 0o222 == 0:
            # SQLite would open it for reading only and fail at the first commit.
            raise WorkspaceError("error.workspace.no_permission", name=self.path)
        self._lock = Lock.take(self.path)
        self._journal = copies.journal_of(self.path) is not None
        if self._lock.by_name or not is_within_reach(self.path):
            self._folder = Path(tempfile.mkdtemp(prefix="jianbao-"))
            self.work = self._folder / f"work{copies.SUFFIX}"
            copies.raw_copy(self.path, self.work)
        return self._lock.stale or self._journal

    def copy_aside(self) -> None:
        """Make a copy for reading; the file may be another's."""
        self._folder = Path(tempfile.mkdtemp(prefix="jianbao-"))
        self.work = copies.copy_aside(self.path, self._folder)

    def check_header(self, known: int) -> None:
        """Refuse what is no workspace, or newer than ``known``, before SQLite touches it."""
        try:
            check_header(self.work, known)
        except WorkspaceError as error:
            # A power cut may have torn the very header; the journal brings it back.
            if error.code != "error.workspace.not_ours" or copies.journal_of(self.work) is None:
                # The person knows the file, not the copy of it that is looked at.
                raise WorkspaceError(error.code, **error.values | {"name": self.path}) from None
            copies.roll_back(self.work)
            check_header(self.work, known)

    def arrive(self) -> None:
        """The file was opened and is sound: from now on it must stay this one."""
        self._there = identity_of(self.path)
        if self._journal and self.is_taken and self.work != self.path:
            # Rolled back in the copy: the same must hold where the file is.
            self._behind = True
            self.publish()
        self._journal = False

    def leave(self) -> None:
        """Nothing is known of the file any more: the next look at it opens it again."""
        self._there = None

    def is_same(self) -> bool:
        """Whether the file that was opened is still there; a copy made aside always is."""
        return not self.is_taken or identity_of(self.path) == self._there

    def refuse_another(self) -> None:
        """Raise WorkspaceError if a working copy no longer belongs to the file that is there."""
        if self.work != self.path and not self.is_same():
            raise WorkspaceError("error.workspace.replaced", name=self.path)

    def written(self) -> None:
        """SQLite has committed something."""
        self._behind = self.work != self.path

    def publish(self) -> None:
        """Bring the working copy, if there is one, to where the file is."""
        if self._behind:
            self.refuse_another()
            copies.put_in_place(self.work, self.path)
            self._there = identity_of(self.path)
            self._behind = False

    def let_go(self) -> None:
        """Release the lock, remove the copy. Never fails."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
