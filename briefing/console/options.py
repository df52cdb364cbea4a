"""Options in Chinese: argparse, whose own English never reaches a person."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from briefing.console import terminal
from messages import say
from model.errors import UsageError

if TYPE_CHECKING:
    from facts.tense import Tense

# argparse words its errors in English inside its code; these are all of them that our options can cause,
# in Python 3.11 to 3.13.
_KNOWN: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (?P<what>.+)", "error.usage.required"),
    (r"unrecognized arguments: (?P<what>.+)", "error.usage.unrecognized"),
    (r"argument (?P<what>.+?): expected .*", "error.usage.no_value"),
    (r"argument (?P<what>.+?): not allowed with argument (?P<other>.+)", "error.usage.exclusive"),
    (r"argument (?P<what>.+?): ignored explicit argument .*", "error.usage.no_value_taken"),
    (r"one of the arguments (?P<what>.+) is required", "error.usage.required"),
)


class _ChineseHelp(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or say("console.usage"))


class Options(argparse.ArgumentParser):
    """The options of one sub-command. A wrong call raises UsageError instead of printing and leaving."""

    def __init__(self, command: str, about: str) -> None:
        super().__init__(
            prog=f"{terminal.program()} {command}".strip(),
            description=say(about),
            formatter_class=_ChineseHelp,
            add_help=False,
            allow_abbrev=False,
        )
        self._positionals.title = say("console.arguments")
        self._optionals.title = say("console.options")
        self.add_argument("-h", "--help", action="help", help=say("console.help"))

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with ``message`` in Chinese."""
        for pattern, code in _KNOWN:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                raise UsageError(code, command=self.prog, **found.groupdict())
        raise UsageError("error.usage.other", command=self.prog, detail=message)

    def parsed(self, arguments: Sequence[str]) -> argparse.Namespace:
        """The values given. Sources may stand before, between and after the options."""
        # parse_intermixed_args would cut its own usage line out by the length of “usage: ”.
        self.usage = self.format_usage().removeprefix(say("console.usage")).strip()
        return self.parse_intermixed_args(list(arguments))

    def takes_sources(self, *, many: bool = True) -> None:
        """One file, or one and more files and folders."""
        self.add_argument(
            "sources" if many else "source",
            nargs="+" if many else None,
            type=_path,
            metavar=say("console.metavar.sources" if many else "console.metavar.file"),
            help=say("console.sources" if many else "console.file"),
        )
        self.add_argument(
            "--password",
            action="append",
            default=[],
            metavar=say("console.metavar.password"),
            help=say("console.password"),
        )

    def takes_json(self) -> None:
        """--json."""
        self.add_argument("--json", action="store_true", help=say("console.json"))

    def takes_engine(self) -> None:
        """--engine."""
        self.add_argument(
            "--engine",
            default="briefing",
            metavar=say("console.metavar.name"),
            help=say("console.engine"),
        )

    def takes_tense(self) -> None:
        """--tense."""
        self.add_argument("--tense", type=_tense, metavar="past|plan", help=say("console.tense"))

    def refuses(self, *names: str, values: bool = True) -> None:
        """Options that a later version takes: refused in words, never silently ignored."""
        for name in names:
            self.add_argument(
                name, action=_Refused, nargs=1 if values else 0, help=argparse.SUPPRESS
            )


class _Refused(argparse.Action):
    def __call__(
        self,
        parser: Any,  # noqa: ARG002
        namespace: Any,  # noqa: ARG002
        values: Any,  # noqa: ARG002
        option_string: str | None = None,
    ) -> NoReturn:
        raise UsageError("error.usage.not_yet", option=option_string or "")


def count(option: str) -> Callable[[str], int]:
    """The type of an option that takes a whole number of at least 1."""

    def number(text: str) -> int:
        if not text.strip().isdecimal() or not 1 <= int(text) <= 100_000_000:
            raise UsageError("error.usage.count", option=option, value=text)
        return int(text)

    return number


def _tense(text: str) -> Tense:
    from facts.tense import Tense

    if text not in (Tense.PAST, Tense.PLAN):
        raise UsageError("error.usage.tense", value=text)
    return Tense(text)


def _path(text: str) -> Path:
    if not text or "\0" in text:
        raise UsageError("error.usage.empty_path")
    return Path(text)
