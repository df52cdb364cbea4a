"""``templates``: which templates there are, and which fields each one holds."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.console import terminal
from briefing.console.options import Options
from messages import say


def options() -> Options:
    """What ``templates`` takes."""
    parser = Options("templates", "console.templates")
    parser.takes_json()
    return parser


def run(arguments: Sequence[str]) -> int:
    """Do it; returns the exit status."""
    asked = options().parsed(arguments)

    from word.catalogue import faulty, is_own, templates

    found = templates()
    for error in faulty():
        terminal.complain(error)
    if asked.json:
        rows = [
            {
                "name": template.name,
                "kind": template.kind,
                "slots": list(template.slots),
                "origin": "own" if is_own(template) else "shipped",
            }
            for template in found
        ]
        terminal.out_json({"templates": rows})
        return 0
    for template in found:
        values = {
            "name": template.name,
            "kind": template.kind,
            "slots": "、".join(template.slots),
        }
        terminal.out(say("console.templates.row", values))
    return 0
