"""The one who writes a session into its workspace file. Used by one thread at a time (the keeper's)."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import recovery
from briefing.remembering import Capture, Origin, Recorder
from model.errors import JianbaoError
from workspace.state import Hit, WorkspaceState

if TYPE_CHECKING:
    from workspace.store import Store

MEGABYTE = 1024 * 1024
# Larger sources are known by what was read of them; nobody waits for the hash of a whole disk image.
_LARGEST_HASHED = 512 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Keeping:
    """How work is kept. ``originals_limit``: sources of at most so many bytes are stored as they are (0: none
    is). ``backups``: how many dated backups of a named file stay (0: none is made). ``folder`` is for unnamed
    work, None for the user's own."""

    originals_limit: int = 20 * MEGABYTE
    backups: int = 5
    folder: Path | None = None


class Scribe:
    """Writes captures. ``path`` is where they are or None while there is nothing on the disk; ``named`` says
    whether the person chose that place; ``copy_of`` is the file of which this work is a copy."""

    def __init__(
        self,
        recorder: Recorder,
        keeping: Keeping,
        store: Store | None = None,
    ) -> None:
        self.keeping = keeping
        self.path: Path | None = None
        self.named = False
        self.copy_of: Path | None = None
        self.written: WorkspaceState | None = None
        self._latest = WorkspaceState()
        self._recorder = recorder
        self._store: Store | None = None
        # A copy opened for reading: the beginning of unnamed work as soon as something is changed.
        self._base: Store | None = None
        self._backed_up = True
        if store is not None and store.read_only:
            self._base, self.copy_of = store, store.path
            self.written = store.load()
        elif store is not None:
            self._store, self.path = store, store.path
            self.named = not recovery.is_unnamed(store.path, keeping.folder)
            self._backed_up = not self.named or not keeping.backups
            self.written = store.load()

    def write(self, taken: Capture) -> int | None:
        """Store ``taken``: its revision when it is on the disk, None if it is not worth a file yet."""
        state = self._latest = self._recorder.state(taken)
        if self._store is None:
            if self._base is not None:
                if state == self.written:
                    return None
            elif not taken.worth_keeping:
                return None
            self._begin(state)
        elif not self._backed_up and state != self.written:
            self._backed_up = True
            self._back_up_once_a_day()
        store = self._open_store()
        return self._committed(store, state)

    def _committed(
        self, store: Store, state: WorkspaceState, originals: dict[str, bytes | None] | None = None
    ) -> int:
        revision = store.commit(state, originals or {})
        # What was just made or opened again holds other objects than ours.
        self.written = store.load()
        self._recorder.adopt(state, self.written)
        return revision

    def _begin(self, state: WorkspaceState) -> None:
        from workspace.store import Store

        path = recovery.new_path(self.keeping.folder)
        if self._base is not None:
            self._base.save_copy(path, overwrite=False)
            self._store = Store.open(path)
            self._base.close()
            self._base = None
        else:
            self._store = Store.create(path, state)
        self.path = path

    def _back_up_once_a_day(self) -> None:
        """Keep what the file held before this sitting, unless today's backup is there already."""
        from workspace.copies import backup_folder, next_backup

        store = self._open_store()
        folder = backup_folder(store.path)
        today = datetime.now().astimezone().date()
        beginning = next_backup(store.path, folder, today).name.removesuffix(recovery.SUFFIX)[:-6]
        # A backup that cannot be made must not keep the edit itself from being stored.
        with contextlib.suppress(JianbaoError, OSError):
            if folder.is_dir() and any(
                entry.name.startswith(beginning) for entry in folder.iterdir()
            ):
                return
            store.backup(self.keeping.backups)

    def take_in(self, files: Iterable[tuple[Path, str]]) -> int | None:
        """Keep where sources were read, each with its encoding, and their bytes if they are few enough; the
        revision, if there is one. All come in one commit.

        A file whose bytes are no source's any more is left alone, and so is one that cannot be read.
        """
        if self._store is None or self.written is None:
            return None
        present = {document.sha256 for document in self.written.documents}
        kept = self._store.originals()
        fresh: dict[str, bytes | None] = {}
        known = False
        for file, encoding in files:
            found = read_original(file, self.keeping.originals_limit)
            if found is None or found[0] not in present:
                continue
            digest, data = found
            self._recorder.origins[digest] = Origin(str(file.absolute()), encoding)
            known = True
            if data is not None and digest not in kept:
                fresh[digest] = data
        if not known:
            return None
        return self._committed(
            self._store, self._recorder.with_origins(self.written), fresh or None
        )

    def save_as(self, path: Path, taken: Capture | None) -> int:
        """Go on in a file at ``path``; its revision. What cannot be stored in the old place still gets to the
        new one. Unnamed work leaves its old place. An existing workspace is replaced, another file refused.
        """
        from workspace.store import Store

        refuse_foreign(path)
        old = self._store or self._base
        if self._store is not None and path.exists() and path.samefile(self._store.path):
            if taken is not None:
                self.write(taken)
            return self._store.revision
        state = self._recorder.state(taken) if taken is not None else self.written
        whole = old is not None
        if self._store is not None and state is not None:
            try:
                self._store.commit(state)
            except JianbaoError:
                whole = False
        if old is not None and whole:
            old.save_copy(path)
            store = Store.open(path)
        else:
            store = Store.create(path, state, self._originals(state), overwrite=True)
        try:
            revision = self._committed(store, state or WorkspaceState())
        except BaseException:
            store.close()
            raise
        self._leave()
        self._store, self.path, self.named, self.copy_of = store, path, True, None
        self._backed_up = True
        return revision

    def _originals(self, state: WorkspaceState | None) -> dict[str, bytes | None]:
        """The original bytes of the sources of ``state``, as far as they can still be read."""
        found: dict[str, bytes | None] = {}
        old = self._store or self._base
        if old is not None and state is not None:
            for document in state.documents:
                with contextlib.suppress(JianbaoError):
                    data = old.original(document.sha256)
                    if data is not None:
                        found[document.sha256] = data
        return found

    def _leave(self) -> None:
        """Let go of the present file; unnamed work is removed."""
        if self._base is not None:
            self._base.close()
        if self._store is not None:
            self._store.close()
            if not self.named and self.path is not None:
                with contextlib.suppress(JianbaoError):
                    recovery.remove(self.path)
        self._store = self._base = None

    def save_copy(self, path: Path) -> None:
        """Put a copy of what is stored at ``path`` and go on here."""
        from workspace.store import Store

        refuse_foreign(path)
        store = self._base or self._store
        if store is None:
            Store.create(path, self._latest, overwrite=True).close()
        else:
            store.save_copy(path)

    def backup(self) -> Path:
        """Make a dated backup now; its path."""
        return self._open_store().backup(max(1, self.keeping.backups))

    def original(self, digest: str) -> bytes | None:
        """The original bytes of a source, None if they are not kept."""
        store = self._store or self._base
        return store.original(digest) if store is not None else None

    def search(self, word: str) -> tuple[Hit, ...]:
        """Where ``word`` stands in the stored sources."""
        store = self._store or self._base
        return store.search(word) if store is not None else ()

    def close(self, *, discard: bool = False) -> None:
        """Let go of the file. Unnamed work stays to be offered again, unless it is empty or to be discarded."""
        written = self.written
        empty = (
            written is not None and not written.sources and not written.present.briefing.sections
        )
        if not self.named and (discard or empty):
            self._leave()
            return
        for store in (self._base, self._store):
            if store is not None:
                store.close()
        self._store = self._base = None

    def _open_store(self) -> Store:
        if self._store is None:
            raise ValueError("nothing is stored yet")
        return self._store


def refuse_foreign(path: Path) -> None:
    """Raise WorkspaceError if there is a file at ``path`` that is no workspace of ours: it is not replaced."""
    from workspace.connection import check_header
    from workspace.failures import told
    from workspace.making import refuse_at_a_glance
    from workspace.schema import CURRENT

    with told(path):
        if not path.exists():
            return
        refuse_at_a_glance(path)
        check_header(path, CURRENT.version)


def read_original(file: Path, limit: int) -> tuple[str, bytes | None] | None:
    """The hash of a file and, if it has at most ``limit`` bytes, the bytes; None if it cannot be read."""
    try:
        size = file.stat().st_size
        if not file.is_file() or size > _LARGEST_HASHED:
            return None
        if size <= limit:
            data = file.read_bytes()
            return hashlib.sha256(data).hexdigest(), data if len(data) <= limit else None
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest(), None
    except OSError:
        return None
