"""The console's two streams: results on standard output, everything else on standard error."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TextIO

from messages import say
from model.errors import JianbaoError, OutputError

if TYPE_CHECKING:
    from briefing.failures import Failure
    from model.document import Notice

# A job that is done sooner shows no bar: it would only flicker.
_PATIENCE = 0.6
_BETWEEN = 0.1
_BAR = 24


class StdoutClosed(Exception):
    """Whoever read our output has gone; there is nobody left to tell."""


def program() -> str:
    """What a person types to call the console program."""
    return "jianbao" if getattr(sys, "frozen", False) else "main.py"


def use_utf8() -> None:
    """Make both streams UTF-8 wherever they lead, with plain newlines.

    A lone surrogate (a file name that is not valid text) is written as \\udcxx, which is what JSON wants.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def out(text: str) -> None:
    """One line of results; OutputError if nobody gave us a place for them."""
    if sys.stdout is None:
        raise OutputError("error.output.stdout", detail=os.strerror(errno.EBADF))
    with _told():
        sys.stdout.write(text + "\n")


def out_json(value: Mapping[str, Any] | list[Any]) -> None:
    """One JSON value on one line, Chinese unescaped."""
    import json

    out(json.dumps(value, ensure_ascii=False, separators=(", ", ": ")))


def flush() -> None:
    """Bring all results out; StdoutClosed or OutputError if that cannot be done."""
    if sys.stdout is None:  # the windowed program has none
        return
    with _told():
        sys.stdout.flush()


def line(code: str, values: Mapping[str, object] | None = None) -> None:
    """One worded line on standard error."""
    text = " ".join(say(code, values).split("\n"))
    if sys.stderr is None:
        _box(_printable(text))
        return
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(_printable(text) + "\n")
        sys.stderr.flush()


def complain(error: JianbaoError) -> None:
    """Say what is wrong."""
    line(error.code, error.values)


def report(failures: Iterable[Failure], notices: Iterable[Notice] = ()) -> None:
    """Say which sources could not be read, and what was guessed of the others."""
    for failure in failures:
        line(failure.code, dict(failure.values))
    for notice in notices:
        line(notice.code, dict(notice.values))


@contextlib.contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        _silence()
        raise StdoutClosed from None
    except OSError as error:
        _silence()
        # Windows says EINVAL for a pipe that nobody reads.
        if os.name == "nt" and error.errno == 22:
            raise StdoutClosed from None
        raise OutputError("error.output.stdout", detail=error.strerror) from None


def _silence() -> None:
    """Let the interpreter's own flush at exit go nowhere instead of failing."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _box(text: str) -> None:
    """Show a line where there is no standard error: the windowed program of Windows, before it has a window."""
    if sys.platform == "win32":
        import ctypes

        with contextlib.suppress(AttributeError, OSError):
            ctypes.windll.user32.MessageBoxW(None, text, say("window.name"), 0x30)


def _printable(text: str) -> str:
    """Without the control characters that a file name may carry into a terminal."""
    return "".join(sign if sign.isprintable() or sign == " " else "�" for sign in text)


class BarTask:
    """A task drawn as a bar on standard error if that is a terminal and the job takes a while."""

    def __init__(self, stream: TextIO | None = None, clock: Any = time.monotonic) -> None:
        self._stream = stream if stream is not None else sys.stderr
        self._clock = clock
        self._shown = False
        self._draws = bool(getattr(self._stream, "isatty", lambda: False)())
        self._next = clock() + _PATIENCE

    def report(self, stage: str, done: int, total: int) -> None:
        """Draw how far the stage is, at most ten times a second."""
        now = self._clock()
        if not self._draws or now < self._next:
            return
        self._next = now + _BETWEEN
        share = min(1.0, done / total) if total > 0 else 0.0
        full = round(share * _BAR)
        bar = "█" * full + "░" * (_BAR - full)
        self._write(f"\r\x1b[K{say(stage)} {bar} {share:4.0%}")
        self._shown = True

    def check(self) -> None:
        """Ctrl-C interrupts by itself."""

    def clear(self) -> None:
        """Take the bar away again."""
        if self._shown:
            self._write("\r\x1b[K")
            self._shown = False

    def _write(self, text: str) -> None:
        with contextlib.suppress(OSError, ValueError):
            self._stream.write(text)
            self._stream.flush()


@contextlib.contextmanager
def progress() -> Iterator[BarTask]:
    """A task for the jobs of one command; its bar is gone afterwards, whatever happened."""
    task = BarTask()
    try:
        yield task
    finally:
        task.clear()
