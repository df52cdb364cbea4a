"""Jobs for the tests of the worker: a spawned child imports them by name."""

from __future__ import annotations

import ctypes
import os
import time
from pathlib import Path

from model.errors import SourceError
from model.progress import Task


def add(left: int, right: int = 0) -> int:
    return left + right


def pid() -> int:
    return os.getpid()


def environment(name: str) -> str | None:
    return os.environ.get(name)


def count(steps: int, pause: float, task: Task) -> int:
    for step in range(steps):
        task.check()
        task.report("stage.read", step + 1, steps)
        time.sleep(pause)
    return steps


def spell(name: str) -> str:
    raise SourceError("error.source.damaged", name=name, detail="页")


def blunder() -> None:
    raise ValueError("a bug of ours")


def unpicklable() -> object:
    return lambda: None


def abort(path: Path | None = None) -> None:
    ctypes.CDLL(None).abort()


def segfault() -> None:
    ctypes.string_at(0)


def exhaust(path: Path | None = None) -> int:
    """Take memory in small steps, as a parser does."""
    held = []
    while True:
        held.append(bytearray(4 * 1024 * 1024))
        held[-1][::4096] = b"x" * 1024
        time.sleep(0.001)


def one_huge_piece() -> int:
    return len(bytearray(64 * 1024**3))


def deaf(seconds: float, task: Task) -> None:
    """Never ask whether to stop."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        time.sleep(0.01)


def hold_the_lock(milliseconds: int) -> int:
    """Sleep in C without giving up the interpreter's lock."""
    return ctypes.PyDLL(None).usleep(1000 * milliseconds)


def echo(value: object) -> object:
    return value


def print_loudly() -> None:
    os.write(1, b"noise on standard output\n")
    os.write(2, b"noise on standard error\n")


class Warmth:
    """What the warm-up call leaves behind."""

    done = False


def warm_up() -> None:
    Warmth.done = True


def is_warm() -> bool:
    return Warmth.done


def recognise(pages: int, pause: float, task: Task) -> int:
    """Recognises pages, saying so after each."""
    for page in range(pages):
        time.sleep(pause)
        task.report("stage.read.recognise", page + 1, pages)
    return pages
