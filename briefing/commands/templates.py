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

    from word.catalogue import templates

    found = templates()
    if asked.json:
        rows = [{"name": t.name, "kind": t.kind, "slots": list(t.slots)} for t in found]
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
