"""``pick``: texts and budgets in, verbatim spans out, one JSON value a line: the door for scorers."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Final

from briefing.console import terminal
from briefing.console.options import Options
from model.errors import UsageError

_NAME: Final = "pick.txt"


def options() -> Options:
    """What ``pick`` takes."""
    parser = Options("pick", "console.pick")
    parser.takes_engine()
    return parser


def run(arguments: Sequence[str]) -> int:
    """Answer every line of standard input; returns the exit status."""
    asked = options().parsed(arguments)

    from summarizer.registry import load

    load(asked.engine)
    # A program may be started without a standard input: nothing is asked then.
    lines = sys.stdin.buffer if sys.stdin is not None else ()
    for number, line in enumerate(lines, start=1):
        if line.strip():
            text, budget = _request(line, number)
            terminal.out_json(list(_picked(text, budget, asked.engine)))
            terminal.flush()
    return 0


def _request(line: bytes, number: int) -> tuple[str, int]:
    """The text and the budget of one line. UsageError if it has none."""
    try:
        request = json.loads(line.decode("utf-8-sig"))
        text, budget = request["doc"], request["budget"]
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError("error.usage.pick_line", line=number) from error
    if not isinstance(text, str) or type(budget) is not int or budget < 0:
        raise UsageError("error.usage.pick_line", line=number)
    return text, budget


def _picked(text: str, budget: int, engine: str) -> tuple[str, ...]:
    """Verbatim spans of ``text``, together at most ``budget`` tokens, in source order."""
    import readers
    from model.errors import SourceError
    from summarizer.picking import pick
    from summarizer.ranking import rank

    try:
        document = readers.read_bytes(text.encode("utf-8", "replace"), _NAME, encoding="utf-8")
    except SourceError:  # nothing in it to read
        return ()
    chosen = pick(document, rank([document], engine, prose=True), budget)
    return _slices(text, [document.text(sentence.span) for sentence in chosen])


def _slices(text: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """The slices of ``text`` that ``quotes``, in its order, were read from: a wrapped line keeps its break."""
    places = [index for index, mark in enumerate(text) if not mark.isspace()]
    squeezed = "".join(text.split())
    found: list[str] = []
    begin = 0
    for quote in quotes:
        wanted = "".join(quote.split())
        at = squeezed.find(wanted, begin)
        if at < 0:
            found.append(quote)
            continue
        begin = at + len(wanted)
        found.append(text[places[at] : places[begin - 1] + 1])
    return tuple(found)
