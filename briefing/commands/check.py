"""``check``: whether a .docx is set as a briefing should be."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.commands.shared import document_path
from briefing.console import terminal
from briefing.console.options import Options
from messages import say

if TYPE_CHECKING:
    from word.check import RuleResult


def options() -> Options:
    """What ``check`` takes."""
    parser = Options("check", "console.check")
    parser.takes_sources(many=False)
    parser.add_argument(
        "--repair",
        type=document_path,
        metavar="OUT.docx",
        help=say("console.check.repair"),
    )
    parser.takes_json()
    return parser


def run(arguments: Sequence[str]) -> int:
    """Do it; returns the exit status: 1 if a rule is broken."""
    asked = options().parsed(arguments)

    from readers import load
    from word.check import check

    data = load(asked.source)
    if asked.repair is not None:
        return _repair(asked.source, data, asked.repair, as_json=asked.json)
    results = check(data, asked.source.name)
    passed = all(result.passed for result in results)
    if asked.json:
        rows = [_row(result) for result in results]
        terminal.out_json({"file": asked.source.name, "passed": passed, "rules": rows})
    else:
        for result in results:
            mark = say("console.check.passed" if result.passed else "console.check.failed")
            values = {**_row(result), "mark": mark}
            code = "console.check.row" if result.passed else "console.check.row_failed"
            terminal.out(say(code, values))
        faults = sum(not result.passed for result in results)
        values = {"name": asked.source.name, "rules": len(results), "faults": faults}
        terminal.out(say("console.check.all_passed" if passed else "console.check.faults", values))
    return 0 if passed else 1


def _row(result: RuleResult) -> dict[str, Any]:
    return {
        "number": result.number,
        "rule": say(result.rule),
        "passed": result.passed,
        "found": result.found,
        "where": result.where,
    }


def _repair(source: Path, data: bytes, target: Path, *, as_json: bool) -> int:
    """Write a repaired copy; 1 if something is left to a person."""
    from briefing.output import check_target, write_atomically
    from word.repair import repair

    check_target(target, [source])
    done = repair(data, source.name)
    write_atomically(target, done.data)
    if as_json:
        terminal.out_json(
            {
                "file": source.name,
                "passed": not done.left,
                "rules": [_row(result) for result in done.after],
                "output": str(target),
                "repaired": [_row(result) for result in done.repaired],
            }
        )
        return 1 if done.left else 0
    for code, results in (("repaired", done.repaired), ("left", done.left)):
        for result in results:
            terminal.out(say(f"console.check.{code}", _row(result)))
    values = {"output": target, "repaired": len(done.repaired), "left": len(done.left)}
    terminal.out(say("console.check.repaired_all", values))
    return 1 if done.left else 0
