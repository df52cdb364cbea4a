"""A job as whoever handed it over sees it."""

from __future__ import annotations

import itertools
import logging
import threading
from collections.abc import Callable
from functools import cached_property
from typing import Any

from briefing.worker.limits import Limits
from briefing.worker.protocol import Progress
from model.errors import Cancelled

_log = logging.getLogger(__name__)


class Job:
    """A piece of work that was handed over. ``number`` is unique in this process and grows.

    Exactly one of the callbacks ``on_result``, ``on_error``, ``on_cancelled`` is called, on the worker's own
    thread; after :meth:`cancel` never ``on_result``.
    """

    _numbers = itertools.count(1)

    def __init__(
        self,
        call: tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]],
        limits: Callable[[], Limits],
        name: str,
        callbacks: Callbacks,
    ) -> None:
        self.number = next(self._numbers)
        self.call = call
        self._limits = limits
        self.name = name
        self._callbacks = callbacks
        self._cancelled = threading.Event()
        self._done = threading.Event()

    @cached_property
    def limits(self) -> Limits:
        """How long it may take and how much memory. Files are looked at for that, and may lie on a slow share: only
        the worker's own thread asks."""
        return self._limits()

    @property
    def cancelled(self) -> bool:
        """Whether someone asked the job to stop."""
        return self._cancelled.is_set()

    @property
    def done(self) -> bool:
        """Whether its last callback has returned."""
        return self._done.is_set()

    def cancel(self) -> None:
        """Ask the job to stop; within a second it has, or its process was killed. Returns at once."""
        self._cancelled.set()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until the job is done; False if ``timeout`` seconds were not enough."""
        return self._done.wait(timeout)

    def progress(self, answer: Progress) -> None:
        """Pass on a report, unless nobody wants it any more."""
        if not self.cancelled:
            _call(self._callbacks.progress, answer.stage, answer.done, answer.total)

    def finish(self, value: object) -> None:
        """End with a result."""
        if self.cancelled:
            self.stop()
        else:
            self._end(self._callbacks.result, value)

    def fail(self, error: BaseException) -> None:
        """End with an error."""
        if self.cancelled or isinstance(error, Cancelled):
            self.stop()
        else:
            self._end(self._callbacks.error, error)

    def stop(self) -> None:
        """End as cancelled."""
        self._end(self._callbacks.cancelled)

    def _end(self, callback: Callable[..., object] | None, *arguments: object) -> None:
        if self._done.is_set():
            return
        try:
            _call(callback, *arguments)
        finally:
            self._done.set()


class Callbacks:
    """Who is told what."""

    __slots__ = ("cancelled", "error", "progress", "result")

    def __init__(
        self,
        progress: Callable[[str, int, int], object] | None,
        result: Callable[[Any], object] | None,
        error: Callable[[BaseException], object] | None,
        cancelled: Callable[[], object] | None,
    ) -> None:
        self.progress, self.result = progress, result
        self.error, self.cancelled = error, cancelled


def _call(callback: Callable[..., object] | None, *arguments: object) -> None:
    if callback is None:
        return
    try:
        callback(*arguments)
    except Exception:
        _log.exception("a callback of a job failed")
