"""Nothing is ever lost: every change of a session is committed to its workspace file as it is made.

One thread owns the file. The session's thread hands it captures, which share what did not change; only the
latest one that waits is written, so a slow disk never builds up a queue. Until a change is on the disk it is
:attr:`Keeper.pending`; ``on_saved`` and ``on_failed`` are called on the keeper's thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.remembering import Recorder, capture
from briefing.scribe import Keeping, Scribe
from briefing.writer import FailedToSave, Saved, Writer

if TYPE_CHECKING:
    from briefing.changes import Change
    from briefing.session import Session
    from workspace.state import Hit, WorkspaceState
    from workspace.store import Store


class Keeper:
    """Keeps ``session``. Without a ``store`` its work is unnamed: it gets a file in the recovery folder with
    the first source, and :meth:`save_as` gives it a place of the person's choice.

    ``on_saved(revision)`` and ``on_failed(error)`` come on the keeper's thread; a failure is told once until
    it is another one or something was saved. What failed is tried again, by itself too. All methods are for
    the session's thread; those that return a Future do their work on the keeper's, and its callbacks come
    there. Whatever the disk does comes as :class:`model.errors.WorkspaceError`.
    """

    def __init__(
        self,
        session: Session,
        *,
        on_saved: Saved | None = None,
        on_failed: FailedToSave | None = None,
        keeping: Keeping | None = None,
        settings: Mapping[str, str] | None = None,
        store: Store | None = None,
        recorder: Recorder | None = None,
    ) -> None:
        self.session = session
        self.on_saved = on_saved
        self.on_failed = on_failed
        self._settings = dict(settings or {})
        self._scribe = Scribe(recorder or Recorder(), keeping or Keeping(), store)
        self._writer = Writer(self._scribe, self._tell_saved, self._tell_failed)
        self._stop_listening = session.listen(self._on_change)

    # --- what there is

    @property
    def path(self) -> Path | None:
        """Where the work is stored; None while there is nothing worth a file."""
        return self._scribe.path

    @property
    def named(self) -> bool:
        """Whether the person chose :attr:`path`."""
        return self._scribe.named

    @property
    def copy_of(self) -> Path | None:
        """The file that was opened as a copy for reading. Changes go to unnamed work, never to it."""
        return self._scribe.copy_of

    @property
    def pending(self) -> bool:
        """Whether there are changes that are not on the disk yet."""
        return self._writer.pending

    @property
    def acknowledged(self) -> WorkspaceState | None:
        """What is on the disk for certain; None if nothing was stored."""
        return self._scribe.written

    @property
    def settings(self) -> Mapping[str, str]:
        """The settings of this job that are stored with it (the engine, where it was exported to, …)."""
        return dict(self._settings)

    def set_setting(self, name: str, value: str) -> None:
        """Store a setting of this job; an empty value forgets it."""
        if self._settings.get(name, "") == value:
            return
        if value:
            self._settings[name] = value
        else:
            self._settings.pop(name, None)
        self.note_change()

    # --- keeping

    def _on_change(self, change: Change) -> None:  # noqa: ARG002
        self.note_change()

    def note_change(self) -> None:
        """The session is different now. Called by itself for every change that the session tells of."""
        self._writer.want(capture(self.session, tuple(sorted(self._settings.items()))))

    def add_originals(
        self, paths: Iterable[Path], encodings: Mapping[str, str] | None = None
    ) -> None:
        """Say where the sources just added were read (files or folders): their place and, if they are not too
        large, their bytes are stored too. ``encodings`` the person chose, by path."""
        chosen = encodings or {}
        self._writer.add_files((Path(path), chosen.get(str(path), "")) for path in paths)

    def flush(self, timeout: float = 10.0) -> bool:
        """Wait until all changes are on the disk, for at most ``timeout`` seconds; whether they are."""
        if self._writer.idle:
            return not self._writer.pending
        try:
            self._writer.order(lambda: None).result(timeout)
        except Exception:
            return False
        return True

    def save_as(self, path: Path) -> Future[Path]:
        """Go on in a file at ``path``, replacing an older workspace there; unnamed work gets its name so."""
        # Also what is not worth a file of its own: the person wants one.
        self.note_change()
        return self._writer.save_as(path)

    def save_copy(self, path: Path) -> Future[Path]:
        """Put a copy of the work, with all that is changed so far, at ``path``."""

        def work() -> Path:
            self._scribe.save_copy(path)
            return path

        self.note_change()
        return self._writer.order(work)

    def backup(self) -> Future[Path]:
        """Make a dated backup beside the file now; its path."""
        return self._writer.order(self._scribe.backup)

    def original(self, sha256: str) -> Future[bytes | None]:
        """The stored bytes of a source, None if they were not kept."""
        return self._writer.order(lambda: self._scribe.original(sha256), saved_first=False)

    def search(self, word: str) -> Future[tuple[Hit, ...]]:
        """Every place in the sources where ``word`` stands, by the index of the file."""
        return self._writer.order(lambda: self._scribe.search(word))

    def close(self, timeout: float = 10.0) -> bool:
        """Store what is pending and let go of the file; whether everything is on the disk.

        Unnamed work stays to be offered at the next start. Call :meth:`flush` before, where the person can
        still do something about a full disk.
        """
        return self._end(timeout, discard=False)

    def discard(self, timeout: float = 10.0) -> None:
        """Throw unnamed work away. A named file only is let go of: its changes are stored already."""
        self._end(timeout, discard=True)

    def _end(self, timeout: float, *, discard: bool) -> bool:
        self._stop_listening()
        self._stop_listening = _nothing
        return self._writer.end(timeout, discard=discard)

    def _tell_saved(self, revision: int) -> None:
        if self.on_saved is not None:
            self.on_saved(revision)

    def _tell_failed(self, error: Exception) -> None:
        if self.on_failed is not None:
            self.on_failed(error)


def _nothing() -> None:
    pass
