"""What every benchmark shares: timing a whole process, and one table of rows."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took. ``cpu`` and ``wall`` in seconds, ``peak`` in MB (0 where unknown)."""

    cpu: float
    wall: float
    peak: float


def header() -> None:
    """Print the head of the table."""
    print("| row | ours | peer/floor | ratio | goal | ok |")
    print("| --- | --- | --- | --- | --- | --- |", flush=True)


def row(name: str, ours: str, peer: str, ratio: float, goal: str) -> bool:
    """Print one row and say whether ``ratio`` meets ``goal`` (``"<= 8"``, ``">= 25"`` or ``""``)."""
    if goal:
        sign, bound = goal.split()
        met = ratio <= float(bound) if sign == "<=" else ratio >= float(bound)
        verdict = "yes" if met else "NO"
    else:
        met, verdict = True, ""
    print(f"| {name} | {ours} | {peer} | {ratio:.3g} | {goal} | {verdict} |", flush=True)
    return met


def python(*arguments: str) -> list[str]:
    """The command that runs this interpreter with ``arguments``."""
    return [sys.executable, *arguments]


def timed_process(argv: Sequence[str], *, timeout: float = 600) -> Cost:
    """Run ``argv`` in the project's root and measure the whole process.

    Raises CalledProcessError if it fails, so that no row ever times a crash.
    """
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    # As installed: with it every run would compile what was changed since.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.perf_counter()
    with subprocess.Popen(
        argv, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        if not hasattr(os, "wait4"):
            _, errors = process.communicate(timeout=timeout)
            wall = time.perf_counter() - started
            if process.returncode:
                raise subprocess.CalledProcessError(process.returncode, argv, None, errors)
            return Cost(wall, wall, 0)
        errors = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - started
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, argv, None, errors)
    # Linux counts kilobytes, macOS bytes.
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / unit)


def median_process(argv: Sequence[str], times: int = 3) -> Cost:
    """The run with the median CPU time of ``times`` runs."""
    return sorted((timed_process(argv) for _ in range(times)), key=lambda cost: cost.cpu)[
        times // 2
    ]


def in_turn(*commands: Sequence[str], times: int = 5) -> list[Cost]:
    """The run with the median CPU time of each command, the commands run in turn: other people's load then falls on
    all of them alike. One more round before warms byte code and caches."""
    rounds = [[timed_process(argv) for argv in commands] for _ in range(times + 1)][1:]
    return [
        sorted(costs, key=lambda cost: cost.cpu)[times // 2] for costs in zip(*rounds, strict=True)
    ]


def timed(work: Callable[[], _T]) -> tuple[float, _T]:
    """Seconds of CPU that ``work()`` took, and its result."""
    started = time.process_time()
    result = work()
    return time.process_time() - started, result


def best(work: Callable[[], object], times: int = 5) -> float:
    """The least seconds of CPU that ``work()`` took in ``times`` runs: what else runs is not its own."""
    return min(timed(work)[0] for _ in range(times))
