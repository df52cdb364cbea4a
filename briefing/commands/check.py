"""``check``: whether a .docx is set as a briefing should be."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.console import terminal
from briefing.console.options import Options
from messages import say


def options() -> Options:
    """What ``check`` takes."""
    parser = Options("check", "console.check")
    parser.takes_sources(many=False)
    parser.refuses("--repair")
    parser.takes_json()
    return parser


def run(arguments: Sequence[str]) -> int:
    """Do it; returns the exit status: 1 if a rule is broken."""
    asked = options().parsed(arguments)

    from readers import load
    from word.check import check

    results = check(load(asked.source), asked.source.name)
    passed = all(result.passed for result in results)
    if asked.json:
        rows = [
            {
                "number": result.number,
                "rule": say(result.rule),
                "passed": result.passed,
                "found": result.found,
                "where": result.where,
            }
            for result in results
        ]
        terminal.out_json({"file": asked.source.name, "passed": passed, "rules": rows})
    else:
        for result in results:
            mark = say("console.check.passed" if result.passed else "console.check.failed")
            values = {
                "number": result.number,
                "rule": say(result.rule),
                "mark": mark,
                "found": result.found,
                "where": result.where,
            }
            code = "console.check.row" if result.passed else "console.check.row_failed"
            terminal.out(say(code, values))
        faults = sum(not result.passed for result in results)
        values = {"name": asked.source.name, "rules": len(results), "faults": faults}
        terminal.out(say("console.check.all_passed" if passed else "console.check.faults", values))
    return 0 if passed else 1
