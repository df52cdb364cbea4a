"""Nothing is ever lost: every change of a session is committed to its workspace file as it is made.

One thread owns the file. The session's thread hands it captures, which share what did not change; only the
latest one that waits is written, so a slow disk never builds up a queue. Until a change is on the disk it is
:attr:`Keeper.pending`; ``on_saved`` and ``on_failed`` are called on the keeper's thread.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TookTooLong
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from briefing.remembering import Capture, Recorder, capture
from briefing.scribe import Keeping, Scribe

if TYPE_CHECKING:
    from briefing.changes import Change
    from briefing.session import Session
    from workspace.state import Hit, WorkspaceState
    from workspace.store import Store

_T = TypeVar("_T")
Saved = Callable[[int], None]
FailedToSave = Callable[[Exception], None]

# Seconds after a failure before the same is tried again without being asked; doubled up to the longest.
_FIRST_PAUSE = 2.0
_LONGEST_PAUSE = 30.0


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
        self._turn = threading.Condition()
        self._wanted: Capture | None = None
        self._writing = False
        self._orders: deque[tuple[Callable[[], object], Future[Any], bool]] = deque()
        self._files: deque[tuple[Path, str]] = deque()
        self._thread: threading.Thread | None = None
        self._ended = False
        self._failing = ""
        self._pause = 0.0
        self._again_at = 0.0
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
        with self._turn:
            return self._writing or self._wanted is not None

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
        taken = capture(self.session, tuple(sorted(self._settings.items())))
        with self._turn:
            if self._ended:
                return
            self._wanted = taken
            self._go()

    def add_originals(
        self, paths: Iterable[Path], encodings: Mapping[str, str] | None = None
    ) -> None:
        """Say where the sources just added were read (files or folders): their place and, if they are not too
        large, their bytes are stored too. ``encodings`` the person chose, by path."""
        chosen = encodings or {}
        files = [(Path(path), chosen.get(str(path), "")) for path in paths]
        with self._turn:
            if not self._ended:
                self._files += files
                self._go()

    def flush(self, timeout: float = 10.0) -> bool:
        """Wait until all changes are on the disk, for at most ``timeout`` seconds; whether they are."""
        if self._thread is None and not self.pending:
            return True
        try:
            self._order(lambda: None).result(timeout)
        except (Exception, TookTooLong):
            return False
        return True

    def save_as(self, path: Path) -> Future[Path]:
        """Go on in a file at ``path``, replacing an older workspace there; unnamed work gets its name so."""
        return self._order(lambda: self._save_as(path), saved_first=False)

    def save_copy(self, path: Path) -> Future[Path]:
        """Put a copy of the work, with all that is changed so far, at ``path``."""

        def work() -> Path:
            self._scribe.save_copy(path)
            return path

        return self._order(work)

    def backup(self) -> Future[Path]:
        """Make a dated backup beside the file now; its path."""
        return self._order(self._scribe.backup)

    def original(self, sha256: str) -> Future[bytes | None]:
        """The stored bytes of a source, None if they were not kept."""
        return self._order(lambda: self._scribe.original(sha256), saved_first=False)

    def search(self, word: str) -> Future[tuple[Hit, ...]]:
        """Every place in the sources where ``word`` stands, by the index of the file."""
        return self._order(lambda: self._scribe.search(word))

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
        with self._turn:
            if self._ended:
                return True
            self._stop_listening()
            if self._thread is None and self._wanted is None:
                self._ended = True
                self._scribe.close(discard=discard)
                return True
            future = self._order(lambda: self._finish(discard=discard), saved_first=False)
            self._ended = True
            thread = self._thread
        try:
            saved = future.result(timeout)
        except (Exception, TookTooLong):
            return False
        if thread is not None:
            thread.join(timeout)
        return saved

    # --- the keeper's thread

    def _go(self) -> None:
        """Wake the thread."""
        with self._turn:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="keeper", daemon=True)
                self._thread.start()
            self._turn.notify()

    def _order(self, work: Callable[[], _T], *, saved_first: bool = True) -> Future[_T]:
        future: Future[_T] = Future()
        with self._turn:
            if self._ended:
                raise ValueError("the keeper is closed")
            self._orders.append((work, future, saved_first))
            self._go()
        return future

    def _run(self) -> None:
        while True:
            with self._turn:
                while not self._orders and not self._ended and not self._is_due():
                    self._turn.wait(self._patience())
                if self._orders:
                    work, future, saved_first = self._orders.popleft()
                elif self._ended:
                    return
                else:
                    work, future, saved_first = self._next, Future(), False
            try:
                if saved_first:
                    self._write_all()
                result = work()
            except Exception as error:
                future.set_exception(error)
            else:
                future.set_result(result)

    def _is_due(self) -> bool:
        if self._wanted is None:
            return bool(self._files)
        return time.monotonic() >= self._again_at

    def _patience(self) -> float | None:
        return None if self._wanted is None else max(0.0, self._again_at - time.monotonic())

    def _next(self) -> None:
        """The next thing to do when nobody asks for anything."""
        if self._wanted is not None:
            self._write()
        else:
            self._take_in()

    def _write_all(self) -> None:
        self._write()
        while self._files:
            self._take_in()

    def _write(self) -> None:
        with self._turn:
            taken, self._wanted = self._wanted, None
            self._writing = taken is not None
        if taken is None:
            return
        try:
            revision = self._scribe.write(taken)
        except Exception as error:
            self._put_back(taken)
            self._tell_failed(error)
            raise
        self._tell_saved(revision)

    def _put_back(self, taken: Capture) -> None:
        """Nothing that could not be stored is forgotten; a newer state has it too."""
        with self._turn:
            self._wanted = self._wanted or taken
            self._writing = False
            self._pause = min(self._pause * 2 or _FIRST_PAUSE, _LONGEST_PAUSE)
            self._again_at = time.monotonic() + self._pause

    def _take_in(self) -> None:
        """One of the files that sources were read from."""
        with self._turn:
            file, encoding = self._files.popleft()
        if file.is_dir():
            from readers import gather

            self._files += [(found, encoding) for found in gather([file])]
            return
        try:
            revision = self._scribe.take_in(file, encoding)
        except Exception as error:
            # The source itself is stored by what was read of it; only its original bytes are not.
            self._tell_failed(error)
            return
        self._tell_saved(revision)

    def _save_as(self, path: Path) -> Path:
        with self._turn:
            taken, self._wanted = self._wanted, None
            self._writing = True
        try:
            revision = self._scribe.save_as(path, taken)
        except BaseException:
            with self._turn:
                self._wanted = self._wanted or taken
                self._writing = False
            raise
        self._tell_saved(revision)
        return path

    def _finish(self, *, discard: bool) -> bool:
        saved = True
        if discard:
            with self._turn:
                self._wanted = None
                self._files.clear()
        else:
            try:
                self._write_all()
            except Exception:
                saved = False
        self._scribe.close(discard=discard)
        return saved

    def _tell_saved(self, revision: int | None) -> None:
        with self._turn:
            self._writing = False
            self._pause = self._again_at = 0.0
            self._failing = ""
        if revision is not None and self.on_saved is not None:
            self.on_saved(revision)

    def _tell_failed(self, error: Exception) -> None:
        kind = getattr(error, "code", "") or type(error).__name__
        told, self._failing = self._failing == kind, kind
        if not told and self.on_failed is not None:
            self.on_failed(error)
