"""``search``: every place of a word in some documents."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.commands import shared
from briefing.console import passwords, terminal
from briefing.console.options import Options
from briefing.searching import search
from messages import say
from model.errors import UsageError


def options() -> Options:
    """What ``search`` takes."""
    parser = Options("search", "console.search")
    parser.add_argument(
        "word", metavar=say("console.metavar.word"), help=say("console.search.word")
    )
    parser.takes_sources()
    parser.takes_json()
    return parser


def run(arguments: Sequence[str]) -> int:
    """Do it; returns the exit status."""
    asked = options().parsed(arguments)
    if not asked.word.strip():
        raise UsageError("error.usage.empty_word", program=terminal.program())
    with terminal.progress() as task:
        result = passwords.read(asked.sources, asked.password, task)
    shared.report(result)
    found = list(search(result.documents, asked.word))
    names = shared.names(result.documents)
    if asked.json:
        terminal.out_json(
            {
                "hits": [
                    {
                        "document": names[one.document],
                        "block": one.span.block,
                        "start": one.span.start,
                        "end": one.span.end,
                        "context": one.context,
                    }
                    for one in found
                ]
            }
        )
        return shared.status(result)
    for one in found:
        values = {"document": names[one.document], "block": one.span.block + 1}
        terminal.out(say("console.search.hit", values | {"context": one.context}))
    terminal.out(say("console.search.done", {"count": len(found)}))
    return shared.status(result)
