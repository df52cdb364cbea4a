"""Sources with a password on the console: those given with ``--password``, and asking on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from briefing.console import terminal
from briefing.console.terminal import BarTask
from briefing.jobs import ReadResult, read_sources
from messages import say

_LOCKED = ("error.source.encrypted", "error.source.password")
TRIES = 3


def read(
    sources: Sequence[Path],
    passwords: Sequence[str],
    task: BarTask,
    ask: Callable[[str], str] | None = None,
) -> ReadResult:
    """Read sources with ``passwords``; those that none of them opens are asked for, three times each, where a person
    sits at the terminal (or ``ask`` answers, empty for none)."""
    result = _read(sources, passwords, task)
    locked = [failure for failure in result.failures if failure.code in _LOCKED]
    ask = ask or (_asked if _somebody_is_there() else None)
    if not locked or ask is None:
        return result
    keys = list(passwords)
    for failure in locked:
        path = Path(failure.name)
        # What opened another may open this one.
        opened = len(keys) > len(passwords) and bool(
            read_sources([path], task, keys=keys).documents
        )
        for _ in range(0 if opened else TRIES):
            task.clear()
            key = ask(path.name)
            if not key:
                break
            found = read_sources([path], task, passwords={failure.name: key})
            if found.documents:
                keys.append(key)
                break
            terminal.report(found.failures)
    # Once more from the beginning: the order of the sources is the order of the briefing.
    return _read(sources, keys, task) if len(keys) > len(passwords) else result


def _read(sources: Sequence[Path], keys: Sequence[str], task: BarTask) -> ReadResult:
    """Read sources; one that is locked and opens with none of ``keys`` was given a wrong one."""
    result = read_sources(sources, task, keys=keys)
    if not keys:
        return result
    failures = (
        replace(failure, code="error.source.password") if failure.code in _LOCKED else failure
        for failure in result.failures
    )
    return replace(result, failures=tuple(failures))


def _somebody_is_there() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def _asked(name: str) -> str:
    from getpass import getpass

    try:
        return getpass(say("console.password.ask", {"name": name}), sys.stderr)
    except (EOFError, OSError):
        return ""
