"""The parent's side: a queue of jobs, one child, and a thread that watches it."""

from __future__ import annotations

import logging
import pickle
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Any, Literal, TypeVar, cast

from briefing.worker.job import Callbacks, Job
from briefing.worker.limits import MIB, PAGE_SECONDS, PAGE_STAGE, Limits, names, resident
from briefing.worker.process import Child
from briefing.worker.protocol import (
    Answer,
    Crashed,
    Failed,
    OutOfMemory,
    Progress,
    Result,
    Run,
    Started,
    Stop,
    Stopped,
    WorkerCrash,
)
from briefing.worker.unpickling import loads
from model.errors import Cancelled, JianbaoError, SourceError
from model.progress import Task

T = TypeVar("T")

# Seconds: between two looks at the child's time and memory; from a request to stop to the kill; for a child to
# come up and take its first job.
LOOK = 0.05
GRACE = 0.6
START = 60.0
# A child that still holds this much after its job is replaced, so that the next one begins with little.
KEEP = 768 * MIB

_log = logging.getLogger(__name__)

Fault = Literal["crashed", "timeout", "memory"]


class Worker:
    """One warm child process that runs jobs, one after the other.

    Jobs are importable functions with picklable arguments and results; one with a parameter ``task`` is given
    one. ``warm`` names modules to import (``"rjieba"``) or functions to call
    (``"language.words:default_segmenter"``) while the child is idle.
    """

    def __init__(self, warm: Sequence[str] = ()) -> None:
        self._warm = tuple(warm)
        self._waiting: deque[Job] = deque()
        self._news = threading.Condition()
        self._closing = False
        self._child: Child | None = None
        self._thread = threading.Thread(target=self._serve, name="jianbao-worker", daemon=True)
        self._thread.start()

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def submit(
        self,
        function: Callable[..., Any],
        *args: Any,
        on_progress: Callable[[str, int, int], object] | None = None,
        on_result: Callable[[Any], object] | None = None,
        on_error: Callable[[BaseException], object] | None = None,
        on_cancelled: Callable[[], object] | None = None,
        timeout: float | None = None,
        memory: int | None = None,
        name: str | None = None,
        **kwargs: Any,
    ) -> Job:
        """Queue ``function(*args, **kwargs)`` and return at once.

        ``timeout`` in seconds of wall clock, ``memory`` in bytes; left out, they follow from the files among
        the arguments. ``name`` is what messages call the source, by default the names of those files.
        ``on_error`` is given a JianbaoError or a :class:`WorkerCrash`. Callbacks arrive on the worker's
        thread and must be quick. Raises RuntimeError after :meth:`close`.
        """

        def limits() -> Limits:
            found = Limits.of(args)
            if timeout is not None:
                found = Limits(timeout, timeout, found.memory)
            if memory is not None:
                found = Limits(found.seconds, found.stall, memory)
            return found

        job = Job(
            (function, args, kwargs),
            limits,
            names(args) if name is None else name,
            Callbacks(on_progress, on_result, on_error, on_cancelled),
        )
        with self._news:
            if self._closing:
                raise RuntimeError("the worker is closed")
            self._waiting.append(job)
            self._news.notify()
        return job

    def run(
        self,
        function: Callable[..., T],
        *args: Any,
        task: Task | None = None,
        timeout: float | None = None,
        memory: int | None = None,
        name: str | None = None,
        **kwargs: Any,
    ) -> T:
        """Run a job and wait for its result; ``task`` is told and asked in the calling thread.

        Raises what the job raised if that is a JianbaoError; SourceError ``error.source.crashed``,
        ``.timeout`` or ``.memory`` naming the file if the child died of it; :class:`WorkerCrash` for a bug.
        """
        news: SimpleQueue[tuple[str, Any]] = SimpleQueue()
        job = self.submit(
            function,
            *args,
            on_progress=lambda *report: news.put(("progress", report)),
            on_result=lambda value: news.put(("result", value)),
            on_error=lambda error: news.put(("error", error)),
            on_cancelled=lambda: news.put(("error", Cancelled())),
            timeout=timeout,
            memory=memory,
            name=name,
            **kwargs,
        )
        try:
            while True:
                if task is not None:
                    task.check()
                try:
                    kind, value = news.get(timeout=2 * LOOK)
                except Empty:
                    continue
                if kind == "progress":
                    if task is not None:
                        task.report(*value)
                elif kind == "result":
                    return cast(T, value)
                else:
                    raise value
        except BaseException:
            job.cancel()
            job.wait(START)
            raise

    def close(self) -> None:
        """End the child and the thread; jobs that are not done are cancelled. May be called twice."""
        with self._news:
            self._closing = True
            self._news.notify()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    # Everything below runs on the worker's thread, which alone starts, hears and kills the child.

    def _serve(self) -> None:
        try:
            while True:
                with suppress(OSError, RuntimeError):  # then the next job says what is wrong
                    self._ready()
                job = self._next()
                if job is None:
                    return
                try:
                    self._do(job)
                except (
                    Exception
                ) as problem:  # the machine cannot start a process, a pipe broke twice
                    _log.exception("a job could not be run")
                    self._drop()
                    job.fail(
                        problem if isinstance(problem, JianbaoError) else _fault(job, "crashed")
                    )
        finally:
            self._drop()
            while self._waiting:
                self._waiting.popleft().stop()

    def _next(self) -> Job | None:
        """The next job to do; None to end."""
        with self._news:
            while not self._closing and not self._waiting:
                self._news.wait()
            if self._closing:
                return None
            return self._waiting.popleft()

    def _ready(self) -> Child:
        if self._child is not None and not self._child.alive:
            self._drop()
        if self._child is None:
            self._child = Child(self._warm)
        return self._child

    def _drop(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child = None

    def _do(self, job: Job) -> None:
        if job.cancelled:
            job.stop()
            return
        try:
            call = pickle.dumps(job.call, pickle.HIGHEST_PROTOCOL)
        except Exception:
            job.fail(WorkerCrash(traceback.format_exc()))
            return
        order = Run(job.number, call, job.limits.memory)
        child = self._ready()
        try:
            child.send(order)
        except OSError:
            # It died while it was idle, before it knew of this job.
            self._drop()
            child = self._ready()
            child.send(order)
        fault = self._watch(job, child)
        if fault:
            self._drop()
            job.fail(_fault(job, fault))
        elif (resident(child.pid) or 0) > KEEP:
            self._drop()

    def _watch(self, job: Job, child: Child) -> Fault | None:
        """Wait for the end of a job. Returns what the child must be replaced for, None if it is well."""
        now = time.monotonic()
        limits = job.limits
        ends = heard = now + START  # until the child says that it has begun
        started = False
        page = -1
        killed_at: float | None = None
        while True:
            answer = child.hear(LOOK)
            now = time.monotonic()
            if isinstance(answer, Started):
                started = True
                ends = now + limits.seconds if limits.seconds is not None else float("inf")
                heard = now + limits.stall
            elif isinstance(answer, Progress):
                heard = now + limits.stall
                if answer.stage == PAGE_STAGE and answer.done != page:
                    page = answer.done
                    ends += PAGE_SECONDS
                job.progress(answer)
            elif isinstance(answer, OutOfMemory):
                return "memory"
            elif answer is not None:
                _conclude(job, answer)
                return None
            elif not child.alive:
                return "crashed"
            if (job.cancelled or self._closing) and killed_at is None:
                killed_at = now + (GRACE if not self._closing else 0.0)
                with suppress(OSError):
                    child.send(Stop(job.number))
            if killed_at is not None and now >= killed_at:
                job.cancel()
                return "crashed"  # told as cancelled
            if now >= ends or now >= heard:
                return "timeout" if started else "crashed"
            if (resident(child.pid) or 0) > limits.memory:
                return "memory"


def _conclude(job: Job, answer: Answer) -> None:
    """Tell a job its end."""
    try:
        if isinstance(answer, Result):
            job.finish(loads(answer.value))
        elif isinstance(answer, Failed):
            job.fail(loads(answer.error))
        elif isinstance(answer, Stopped):
            job.stop()
        elif isinstance(answer, Crashed):
            job.fail(WorkerCrash(answer.report))
    except Exception:
        job.fail(WorkerCrash(traceback.format_exc()))


def _fault(job: Job, fault: Fault) -> JianbaoError:
    """What a person is told of a job that took its process down."""
    if not job.name:
        return JianbaoError(f"error.job.{fault}")
    return SourceError(f"error.source.{fault}", name=job.name)
