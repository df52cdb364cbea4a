"""Jobs in the worker process, with their answers in the window's thread.

The worker calls back on a thread of its own; a queued signal carries every answer over. An answer to a job that was
cancelled or replaced meanwhile is dropped by its number.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal

PATIENCE_MS = 600
"""A job shorter than this shows no progress: it would only flicker."""

T = TypeVar("T")
Done = Callable[[Any], None]
Failed = Callable[[Exception], None]


class Cancellable(Protocol):
    """What the worker gives for a submitted job."""

    def cancel(self) -> None:
        """Ask the job to stop."""


class Runner(Protocol):
    """What is needed of :class:`briefing.worker.Worker`."""

    def submit(self, function: Callable[..., Any], *args: Any, **callbacks: Any) -> Cancellable:
        """Run ``function`` elsewhere; the callbacks come on another thread."""

    def close(self) -> None:
        """End the worker."""


@dataclass(slots=True)
class _Running:
    done: Done
    failed: Failed
    cancelled: Callable[[], None] | None
    handle: Cancellable | None = None
    unwanted: Done | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the job in front is. ``total`` 0 means that nobody knows."""

    stage: str
    done: int
    total: int


class Background(QObject):
    """Runs plain functions out of the window's way."""

    progressed = Signal(object)
    """A :class:`Progress` of a job that takes longer than the patience, or None when nothing runs."""
    _answered = Signal(int, str, object)

    def __init__(self, parent: QObject, make_runner: Callable[[], Runner]) -> None:
        super().__init__(parent)
        self._make_runner = make_runner
        self._runner: Runner | None = None
        self._jobs: dict[int, _Running] = {}
        # Work beside the window goes on although nobody waits for it: what it brings must be let go of.
        self._orphans: dict[int, Done] = {}
        self._number = 0
        self._latest = Progress("", 0, 0)
        self._shown = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._show)
        self._answered.connect(self._on_answer, Qt.ConnectionType.QueuedConnection)

    def warm_up(self) -> None:
        """Start the worker process, so that the first job finds it ready."""
        self._ready()

    def _ready(self) -> Runner:
        if self._runner is None:
            self._runner = self._make_runner()
        return self._runner

    @property
    def busy(self) -> bool:
        """Whether a job runs."""
        return bool(self._jobs)

    def run(
        self,
        function: Callable[..., Any],
        *args: Any,
        done: Done,
        failed: Failed,
        cancelled: Callable[[], None] | None = None,
        stage: str = "",
    ) -> int:
        """Run ``function(*args, task=…)`` in the worker; returns the job's number.

        ``function`` and its arguments can be pickled. ``stage`` is the message code shown until the job
        reports one of its own.
        """
        number, job = self._begin(_Running(done, failed, cancelled), stage)
        answer = self._answered.emit

        def on_progress(*report: Any) -> None:
            answer(number, "progress", report)

        try:
            job.handle = self._ready().submit(
                function,
                *args,
                on_progress=on_progress,
                on_result=lambda result: answer(number, "done", result),
                on_error=lambda error: answer(number, "failed", error),
                on_cancelled=lambda: answer(number, "cancelled", None),
            )
        except Exception as error:
            answer(number, "failed", error)
        return number

    def run_beside(
        self,
        function: Callable[[], Any],
        *,
        done: Done,
        failed: Failed,
        cancelled: Callable[[], None] | None = None,
        unwanted: Done | None = None,
        stage: str = "",
    ) -> int:
        """Run what cannot be sent to another process in a thread of this one; returns the job's number.

        ``unwanted`` gets what comes after the job was cancelled.
        """
        number, _ = self._begin(_Running(done, failed, cancelled, None, unwanted or _drop), stage)
        answer = self._answered.emit

        def work() -> None:
            try:
                result = function()
            except Exception as error:
                answer(number, "failed", error)
            else:
                answer(number, "done", result)

        threading.Thread(target=work, name="jianbao-beside", daemon=True).start()
        return number

    def in_turns(
        self, handle: Cancellable, *, cancelled: Callable[[], None] | None = None, stage: str
    ) -> int:
        """Show what the window itself does a little of in each turn, until :meth:`ended` is called with the number
        that is returned, or the person stops it."""
        number, _ = self._begin(_Running(_drop, _drop, cancelled, handle), stage)
        return number

    def ended(self, number: int) -> None:
        """Work in turns is done."""
        self._jobs.pop(number, None)
        self._settle()

    def _begin(self, job: _Running, stage: str) -> tuple[int, _Running]:
        self._number += 1
        self._jobs[self._number] = job
        if len(self._jobs) == 1:
            self._latest = Progress(stage, 0, 0)
            self._patience.start()
        return self._number, job

    def cancel(self, number: int) -> None:
        """Stop one job; its answer is dropped from now on."""
        job = self._jobs.pop(number, None)
        if job is None:
            return
        if job.unwanted is not None:
            self._orphans[number] = job.unwanted
        if job.handle is not None:
            job.handle.cancel()
        if job.cancelled is not None:
            job.cancelled()
        self._settle()

    def cancel_all(self) -> None:
        """Stop every job."""
        for number in list(self._jobs):
            self.cancel(number)

    def close(self) -> None:
        """Stop everything and end the worker process."""
        self._orphans |= {
            number: job.unwanted for number, job in self._jobs.items() if job.unwanted is not None
        }
        self._jobs.clear()
        self._patience.stop()
        if self._runner is not None:
            self._runner.close()
            self._runner = None

    def _on_answer(self, number: int, kind: str, value: Any) -> None:
        job = self._jobs.get(number)
        if job is None:
            unwanted = self._orphans.pop(number, None)
            if unwanted is not None and kind == "done":
                unwanted(value)
            return
        if kind == "progress":
            report = Progress(*value)
            # A job with a single step says nothing that the count of a whole batch does not say better.
            if report.total > 1 or self._latest.total <= 1:
                self.note(report)
            return
        del self._jobs[number]
        if kind == "done":
            job.done(value)
        elif kind == "failed":
            job.failed(value)
        elif job.cancelled is not None:
            job.cancelled()
        self._settle()

    def note(self, progress: Progress) -> None:
        """Show how far a batch of jobs is."""
        self._latest = progress
        if self._shown:
            self.progressed.emit(progress)

    def _show(self) -> None:
        if self._jobs:
            self._shown = True
            self.progressed.emit(self._latest)

    def _settle(self) -> None:
        if not self._jobs:
            self._patience.stop()
            if self._shown:
                self._shown = False
                self.progressed.emit(None)


def _drop(_: object) -> None:
    """Nothing to let go of."""


def wait_for(call: Callable[[], T]) -> T:
    """What ``call`` returns or raises, run in a thread while the window goes on painting but takes no input."""
    ended: list[tuple[T | None, BaseException | None]] = []

    def work() -> None:
        try:
            ended.append((call(), None))
        except BaseException as error:
            ended.append((None, error))

    thread = threading.Thread(target=work, name="jianbao-wait", daemon=True)
    loop, look = QEventLoop(), QTimer()
    look.timeout.connect(lambda: loop.quit() if ended else None)
    look.start(5)
    thread.start()
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    look.stop()
    thread.join()
    result, error = ended[0]
    if error is not None:
        raise error
    return result  # type: ignore[return-value]
