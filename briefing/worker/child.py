"""The child's side: wait for a job, run it, answer; end when the parent is gone."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from inspect import Parameter, signature
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from briefing.worker.protocol import (
    Answer,
    Crashed,
    Failed,
    Order,
    OutOfMemory,
    Progress,
    Result,
    Run,
    Started,
    Stop,
    Stopped,
)
from model.errors import Cancelled, JianbaoError

# Seconds between two reports of progress that travel.
REPORT_EVERY = 0.05
_KILL = 9
_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG


def serve(orders: Connection, answers: Connection, warm: Sequence[str]) -> None:
    """Run jobs until the parent closes its end. ``warm``: modules to import, or ``module:function`` to call,
    while there is nothing else to do."""
    _settle()
    inbox: SimpleQueue[Run] = SimpleQueue()
    stopped: set[int] = set()
    threading.Thread(target=_listen, args=(orders, inbox, stopped), daemon=True).start()
    to_warm = list(warm)
    while True:
        if to_warm and inbox.empty():
            _warm(to_warm.pop(0))
            continue
        order = inbox.get()
        try:
            _run(order, answers, stopped)
        except OSError:
            return  # the parent no longer listens
        stopped.discard(order.job)


def _settle() -> None:
    """Make this process quiet, single-threaded in its arithmetic, and bound to its parent."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    # Ctrl+C reaches every process of a terminal; the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_DEATH_SIGNAL, _KILL)
    # What libraries print as they die must not mix with the program's own output.
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (1, 2):
        with suppress(OSError):
            os.dup2(null, descriptor)
    os.close(null)


def _listen(orders: Connection, inbox: SimpleQueue[Run], stopped: set[int]) -> None:
    while True:
        try:
            order: Order = orders.recv()
        except (EOFError, OSError):
            os._exit(0)
        if isinstance(order, Stop):
            stopped.add(order.job)
        else:
            inbox.put(order)


def _warm(name: str) -> None:
    module, _, function = name.partition(":")
    # A job that needs what is missing will say so.
    with suppress(Exception):
        loaded = import_module(module)
        if function:
            getattr(loaded, function)()


class _Task:
    """The job's task: sends what is reported, not more often than a person can see."""

    def __init__(self, job: int, answers: Connection, stopped: set[int]) -> None:
        self._job, self._answers, self._stopped = job, answers, stopped
        self._sent = 0.0
        self._waiting: Progress | None = None

    def report(self, stage: str, done: int, total: int) -> None:
        progress = Progress(self._job, stage, done, total)
        now = time.monotonic()
        if now - self._sent < REPORT_EVERY:
            self._waiting = progress
            return
        self._sent, self._waiting = now, None
        self._answers.send(progress)

    def check(self) -> None:
        if self._job in self._stopped:
            raise Cancelled

    def flush(self) -> None:
        """Send what still waits: the last report of a job always arrives."""
        if self._waiting:
            self._answers.send(self._waiting)
            self._waiting = None


def _run(order: Run, answers: Connection, stopped: set[int]) -> None:
    answers.send(Started(order.job))
    task = _Task(order.job, answers, stopped)
    with _AddressSpace(order.memory):
        answer = _answer(order, task)
    task.flush()
    answers.send(answer)


def _answer(order: Run, task: _Task) -> Answer:
    job = order.job
    try:
        task.check()
        _take_own_words()
        function, args, kwargs = pickle.loads(order.call)  # noqa: S301 - from our own parent
        if _takes_task(function):
            kwargs["task"] = task
        return Result(job, pickle.dumps(function(*args, **kwargs), pickle.HIGHEST_PROTOCOL))
    except Cancelled:
        return Stopped(job)
    except JianbaoError as error:
        return Failed(job, pickle.dumps(error))
    except MemoryError:
        return OutOfMemory(job)
    except BaseException:
        return Crashed(job, traceback.format_exc())


def _take_own_words() -> None:
    """The person's dictionary may have changed since the last job."""
    words = sys.modules.get("language.words")
    if words is not None:
        words.refresh()


def _takes_task(function: Callable[..., Any]) -> bool:
    try:
        parameters = signature(function).parameters.values()
    except (TypeError, ValueError):
        return False  # written in C
    return any(p.name == "task" or p.kind is Parameter.VAR_KEYWORD for p in parameters)


class _AddressSpace:
    """Lets the address space grow by ``memory`` bytes and no more: the second line, where the system has it.

    The parent watches the resident set from outside; this stops one huge allocation between two looks.
    """

    def __init__(self, memory: int) -> None:
        self._memory = memory
        self._before: tuple[int, int] | None = None

    def __enter__(self) -> None:
        if sys.platform != "linux":
            return
        import resource

        with suppress(OSError, ValueError):
            pages = Path("/proc/self/statm").read_text("ascii").split()[0]
            now = int(pages) * os.sysconf("SC_PAGE_SIZE")
            soft, hard = resource.getrlimit(resource.RLIMIT_AS)
            wanted = now + self._memory
            if hard != resource.RLIM_INFINITY:
                wanted = min(wanted, hard)
            resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
            self._before = (soft, hard)

    def __exit__(self, *_: object) -> None:
        if sys.platform == "linux" and self._before:
            import resource

            with suppress(OSError, ValueError):
                resource.setrlimit(resource.RLIMIT_AS, self._before)
