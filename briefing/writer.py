"""The thread that owns a workspace file: it writes the latest state that waits, and does what is asked for."""

from __future__ import annotations

import contextlib
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

from briefing import log
from briefing.remembering import Capture
from briefing.scribe import Scribe
from model.errors import JianbaoError

_T = TypeVar("_T")
Saved = Callable[[int], None]
FailedToSave = Callable[[Exception], None]

# Seconds after a failure before the same is tried again without being asked; doubled up to the longest.
_FIRST_PAUSE = 2.0
_LONGEST_PAUSE = 30.0

# Originals that one commit takes: a commit of its own for each of a thousand files takes seconds.
_FILES_TOGETHER = 64
_BYTES_TOGETHER = 8 * 1024 * 1024


class Writer:
    """Hands work to a :class:`Scribe` on a thread of its own, which starts with the first piece of work.

    Only the latest capture that waits is written, so a slow disk never builds up a queue. One that fails
    waits, too, and is tried again; orders try it again at once.
    """

    def __init__(self, scribe: Scribe, on_saved: Saved, on_failed: FailedToSave) -> None:
        self.scribe = scribe
        self._on_saved = on_saved
        self._on_failed = on_failed
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

    # --- for the thread of the session

    @property
    def pending(self) -> bool:
        """Whether a capture is not on the disk yet."""
        with self._turn:
            return self._writing or self._wanted is not None

    @property
    def idle(self) -> bool:
        """Whether there is nothing to wait for."""
        with self._turn:
            return self._thread is None or self._ended

    def want(self, taken: Capture) -> None:
        """Store ``taken``, in place of an older one that still waits."""
        with self._turn:
            if not self._ended:
                self._wanted = taken
                self._go()

    def add_files(self, files: Iterable[tuple[Path, str]]) -> None:
        """Look for the sources' original bytes in ``files`` when nothing else is to be done."""
        with self._turn:
            if not self._ended:
                self._files += files
                self._go()

    def order(self, work: Callable[[], _T], *, saved_first: bool = True) -> Future[_T]:
        """Do ``work`` next, after storing what waits; if that fails, so does the order."""
        future: Future[_T] = Future()
        with self._turn:
            if self._ended:
                raise ValueError("the keeper is closed")
            self._orders.append((work, future, saved_first))
            self._go()
        return future

    def save_as(self, path: Path) -> Future[Path]:
        """Go on at ``path``, whether or not the old place can still be written."""
        return self.order(lambda: self._save_as(path), saved_first=False)

    def end(self, timeout: float, *, discard: bool) -> bool:
        """Store what waits (unless it is to be discarded), close the file and end the thread; whether all is
        on the disk. A second call does nothing."""
        with self._turn:
            if self._ended:
                return True
            if self._thread is None:
                self._ended = True
                self.scribe.close(discard=discard)
                return True
            future = self.order(lambda: self._finish(discard=discard), saved_first=False)
            self._ended = True
            thread = self._thread
        try:
            saved = future.result(timeout)
        except Exception:
            # A share that does not answer: its thread goes with the process.
            return False
        thread.join(timeout)
        return saved

    # --- the thread

    def _go(self) -> None:
        """Wake the thread; the caller has the turn."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="keeper", daemon=True)
            self._thread.start()
        self._turn.notify()

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
            revision = self.scribe.write(taken)
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
        """Some of the files that sources were read from: few enough that an edit waits only a moment for them."""
        try:
            revision = self.scribe.take_in(self._some_files())
        except Exception as error:
            # The source itself is stored by what was read of it; only its original bytes are not.
            self._tell_failed(error)
            return
        self._tell_saved(revision)

    def _some_files(self) -> list[tuple[Path, str]]:
        """The next files, a folder replaced by what is in it."""
        some: list[tuple[Path, str]] = []
        room = _BYTES_TOGETHER
        while len(some) < _FILES_TOGETHER and room > 0:
            with self._turn:
                if not self._files:
                    break
                file, encoding = self._files.popleft()
            if file.is_dir():
                self._files += self._within(file, encoding)
                continue
            with contextlib.suppress(OSError):
                room -= file.stat().st_size
            some.append((file, encoding))
        return some

    def _within(self, folder: Path, encoding: str) -> list[tuple[Path, str]]:
        from readers import gather

        try:
            return [(found, encoding) for found in gather([folder])]
        except Exception as error:
            # The files beside it are still to be taken.
            self._tell_failed(error)
            return []

    def _save_as(self, path: Path) -> Path:
        with self._turn:
            taken, self._wanted = self._wanted, None
            self._writing = True
        try:
            revision = self.scribe.save_as(path, taken)
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
        self.scribe.close(discard=discard)
        return saved

    def _tell_saved(self, revision: int | None) -> None:
        with self._turn:
            self._writing = False
            self._pause = self._again_at = 0.0
            self._failing = ""
        if revision is not None:
            with _logged():
                self._on_saved(revision)

    def _tell_failed(self, error: Exception) -> None:
        kind = getattr(error, "code", "") or type(error).__name__
        told, self._failing = self._failing == kind, kind
        if not told:
            log.note("keeper.failed", kind=kind)
            if not isinstance(error, JianbaoError):
                log.fault(error)
            with _logged():
                self._on_failed(error)


@contextlib.contextmanager
def _logged() -> Iterator[None]:
    """What listeners do wrong must not pass for a failure to save."""
    try:
        yield
    except Exception as error:
        log.fault(error)
