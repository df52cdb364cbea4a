"""What the two processes say to each other.

Parent to child: :class:`Run`, :class:`Stop`. Child to parent: :class:`Started`, :class:`Progress`, and one of
:class:`Result`, :class:`Failed`, :class:`Stopped`, :class:`OutOfMemory`, :class:`Crashed` to end a job.
Arguments, results and errors travel pickled inside, so that one that cannot be unpickled spoils only its job.
"""

from __future__ import annotations

from dataclasses import dataclass


class WorkerCrash(Exception):
    """A job raised what no job should raise: a bug of ours. ``report`` is the child's traceback."""

    def __init__(self, report: str) -> None:
        super().__init__(report)
        self.report = report


@dataclass(frozen=True, slots=True)
class Run:
    """Call ``pickle.loads(call)``: (function, args, kwargs). ``memory`` in bytes."""

    job: int
    call: bytes
    memory: int


@dataclass(frozen=True, slots=True)
class Stop:
    """``task.check()`` of this job is to raise Cancelled."""

    job: int


@dataclass(frozen=True, slots=True)
class Started:
    """The job is being called; from here on its time counts."""

    job: int


@dataclass(frozen=True, slots=True)
class Progress:
    """What ``task.report`` was last given."""

    job: int
    stage: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Result:
    """The pickled value that the job returned."""

    job: int
    value: bytes


@dataclass(frozen=True, slots=True)
class Failed:
    """The pickled JianbaoError that the job raised."""

    job: int
    error: bytes


@dataclass(frozen=True, slots=True)
class Stopped:
    """The job raised Cancelled."""

    job: int


@dataclass(frozen=True, slots=True)
class OutOfMemory:
    """The job raised MemoryError."""

    job: int


@dataclass(frozen=True, slots=True)
class Crashed:
    """The traceback of anything else that the job raised."""

    job: int
    report: str


Order = Run | Stop
Answer = Started | Progress | Result | Failed | Stopped | OutOfMemory | Crashed
