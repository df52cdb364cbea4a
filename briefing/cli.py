"""The console program: finds the sub-command, runs it, turns whatever happens into one line and a status.

Qt is never imported here, and each sub-command's module only when it is called.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence

from briefing.console import terminal
from model.errors import Cancelled, JianbaoError, UsageError

Run = Callable[[Sequence[str]], int]

_OK = 0
# A fault of the program itself (EX_SOFTWARE): none of the statuses that scripts act on.
_INTERNAL = 70


def _build() -> Run:
    from briefing.commands.build import run

    return run


def _read() -> Run:
    from briefing.commands.read import run

    return run


def _summarize() -> Run:
    from briefing.commands.summarize import run

    return run


def _pick() -> Run:
    from briefing.commands.pick import run

    return run


def _templates() -> Run:
    from briefing.commands.templates import run

    return run


def _check() -> Run:
    from briefing.commands.check import run

    return run


def _search() -> Run:
    from briefing.commands.search import run

    return run


def _relink() -> Run:
    from briefing.commands.relink import run

    return run


def _indicators() -> Run:
    from briefing.commands.indicators import run

    return run


def _terms() -> Run:
    from briefing.commands.terms import run

    return run


def _verify() -> Run:
    from briefing.commands.verify import run

    return run


def _template() -> Run:
    from briefing.commands.template import run

    return run


# Written out, so that a packager that follows imports finds every one.
COMMANDS: Mapping[str, Callable[[], Run]] = {
    "build": _build,
    "read": _read,
    "summarize": _summarize,
    "pick": _pick,
    "relink": _relink,
    "search": _search,
    "indicators": _indicators,
    "terms": _terms,
    "verify": _verify,
    "check": _check,
    "templates": _templates,
    "template": _template,
}

HELP = ("-h", "--help")


def is_command(word: str) -> bool:
    """Whether ``word``, as the first argument, calls the console program."""
    return word in COMMANDS or word in HELP


def main(argv: Sequence[str] | None = None) -> int:
    """Run the sub-command that ``argv`` (without the program's name) begins with; the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    return guarded(lambda: _dispatch(arguments))


def guarded(work: Callable[[], int]) -> int:
    """The status of ``work``; errors become one line, never a traceback."""
    terminal.use_utf8()
    try:
        status = work()
        terminal.flush()
    except SystemExit as end:  # --help
        status = end.code if isinstance(end.code, int) else _OK
    except (Exception, KeyboardInterrupt) as error:
        status = _failed(error)
    return status


def _failed(error: Exception | KeyboardInterrupt) -> int:
    if isinstance(error, terminal.StdoutClosed):
        return _OK
    if isinstance(error, KeyboardInterrupt):
        from briefing.output import put_in_place

        error = Cancelled()
        if done := put_in_place():
            terminal.line("error.cancelled.after", {"name": done})
            return error.exit_status
    if isinstance(error, JianbaoError):
        terminal.complain(error)
        return error.exit_status
    if os.environ.get("JIANBAO_DEBUG"):
        raise error
    from briefing import log

    log.fault(error)
    if isinstance(error, MemoryError):
        terminal.line("error.internal.memory")
    else:
        detail = f"{type(error).__name__}: {error}"
        terminal.line("error.internal", {"detail": detail[:300]})
    return _INTERNAL


def _dispatch(arguments: list[str]) -> int:
    if not arguments:
        raise UsageError("error.usage.no_command", known="、".join(COMMANDS))
    word, *rest = arguments
    if word in HELP:
        _help()
        return _OK
    if word not in COMMANDS:
        raise UsageError("error.usage.command_unknown", word=word, known="、".join(COMMANDS))
    return COMMANDS[word]()(rest)


def _help() -> None:
    from messages import say

    called = {"program": terminal.program()}
    terminal.out(say("console.about", called))
    for name in COMMANDS:
        terminal.out(f"  {name:<10} {say(f'console.{name}')}")
    terminal.out(say("console.more", called))


if __name__ == "__main__":
    sys.exit(main())
