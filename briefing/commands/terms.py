"""``terms``: the coined terms of the sources with what they mean, the most worth printing first."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.commands import shared
from briefing.console import passwords, terminal, wire
from briefing.console.options import Options
from messages import say
from model.terms import Definition, TermStatus


def options() -> Options:
    """What ``terms`` takes."""
    parser = Options("terms", "console.terms")
    parser.takes_sources()
    parser.takes_json()
    return parser


def run(arguments: Sequence[str]) -> int:
    """Do it; returns the exit status."""
    asked = options().parsed(arguments)

    from facts.terms.finding import find

    with terminal.progress() as task:
        result = passwords.read(asked.sources, asked.password, task)
        terms = find(result.documents, task)
    shared.report(result)
    names = shared.names(result.documents)
    if asked.json:
        terminal.out_json({"terms": wire.terms(terms, names)})
        return shared.status(result)
    for term in terms:
        if term.status is TermStatus.ORPHAN:
            terminal.out(
                say("terms.orphan", {"hints": "、".join(term.hints) or say("terms.no_hint")})
            )
        else:
            terminal.out(say("terms.row", {"term": term.text, "uses": len(term.uses)}))
        for definition, *parts in _whole(term.definitions):
            texts = [" ".join(one.text.split()) for one in (definition, *parts)]
            values = {
                "document": names.get(definition.place.document, ""),
                "how": say(f"term.defined.{definition.how.value}"),
                "text": "、".join(texts),
            }
            terminal.out(say("terms.definition", values))
    return shared.status(result)


def _whole(definitions: Sequence[Definition]) -> list[list[Definition]]:
    """Definitions with the parts of one together."""
    groups: list[list[Definition]] = []
    for definition in definitions:
        if definition.part > 1 and groups:
            groups[-1].append(definition)
        else:
            groups.append([definition])
    return groups
