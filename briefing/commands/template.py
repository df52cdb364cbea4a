"""``template check`` and ``template new``: looking through a template, and making one from an old briefing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.commands.shared import document_path
from briefing.console import terminal
from briefing.console.options import Options
from messages import say
from model.errors import TemplateError, UsageError

if TYPE_CHECKING:
    from word.learning import Learnt
    from word.validation import Finding

_SHOWN = 24


def run(arguments: Sequence[str]) -> int:
    """Do what the word after ``template`` says; returns the exit status."""
    if arguments and arguments[0] == "check":
        return _check(arguments[1:])
    if arguments and arguments[0] == "new":
        return _new(arguments[1:])
    if arguments and arguments[0] in ("-h", "--help"):
        terminal.out(_check_options().format_help() + "\n" + _new_options().format_help())
        return 0
    raise UsageError("error.usage.template_action", program=terminal.program())


def _check_options() -> Options:
    parser = Options("template check", "console.template.check_about")
    parser.takes_sources(many=False)
    parser.add_argument(
        "--repair", type=document_path, metavar="OUT.docx", help=say("console.check.repair")
    )
    parser.takes_json()
    return parser


def _check(arguments: Sequence[str]) -> int:
    """Every fault with its paragraph; 5 if one is left."""
    asked = _check_options().parsed(arguments)

    from readers import load
    from word.template_repair import repair_template
    from word.validation import inspect

    data = load(asked.source)
    name = asked.source.stem
    done = repair_template(data)
    found = inspect(data)
    left: tuple[Finding, ...] = found.findings
    repaired: tuple[Finding, ...] = ()
    slots = found.slots
    if asked.repair is not None:
        from briefing.output import check_target, write_atomically

        check_target(asked.repair, [asked.source])
        write_atomically(asked.repair, done.data)
        left, repaired = done.left, done.repaired
        slots = inspect(done.data).slots
    status = TemplateError.exit_status if left else 0
    if asked.json:
        certain = set(done.repaired)
        rows = [_finding(each, name, repairable=each in certain) for each in left]
        result: dict[str, Any] = {
            "template": name, "passed": not left, "slots": list(slots), "findings": rows
        }  # fmt: skip
        if asked.repair is not None:
            result["output"] = str(asked.repair)
            result["repaired"] = [_finding(each, name, repairable=True) for each in repaired]
        terminal.out_json(result)
        return status
    for each in repaired:
        terminal.out(say("console.template.repaired", {"text": _text(each, name)}))
    if left and asked.repair is None:
        terminal.out(say("console.template.faulty", {"name": name, "count": len(left)}))
    for each in left:
        code = "left" if asked.repair is not None else "finding"
        terminal.out(say(f"console.template.{code}", {"text": _text(each, name)}))
    if asked.repair is not None:
        values = {"output": asked.repair, "repaired": len(repaired), "left": len(left)}
        terminal.out(say("console.template.written", values))
    elif not left:
        terminal.out(say("console.template.sound", {"name": name, "slots": "、".join(slots)}))
    return status


def _text(finding: Finding, name: str) -> str:
    return say(finding.code, {**dict(finding.values), "name": name})


def _finding(finding: Finding, name: str, *, repairable: bool) -> dict[str, Any]:
    return {
        "code": finding.code,
        "paragraph": finding.paragraph or None,
        "text": _text(finding, name),
        "repairable": repairable,
    }


def _new_options() -> Options:
    parser = Options("template new", "console.template.new_about")
    parser.add_argument(
        "source", type=Path, metavar="SAMPLE.docx", help=say("console.template.sample")
    )
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        type=document_path,
        metavar="T.docx",
        help=say("console.output"),
    )
    parser.add_argument(
        "--as",
        dest="overrides",
        action="append",
        default=[],
        type=_override,
        metavar="N=FIELD",
        help=say("console.template.as"),
    )
    parser.takes_json()
    return parser


def _new(arguments: Sequence[str]) -> int:
    """Write the template that was learnt and say what was recognised."""
    asked = _new_options().parsed(arguments)

    from briefing.output import check_target, write_atomically
    from readers import load
    from word.learning import learn

    data = load(asked.source)
    check_target(asked.output, [asked.source])
    learnt = learn(data, asked.source.name, dict(asked.overrides))
    write_atomically(asked.output, learnt.data)
    if asked.json:
        terminal.out_json(_learnt(learnt, asked.output))
        return 0
    for part in learnt.parts:
        values = {
            "paragraph": part.paragraph,
            "role": part.label,
            "text": part.text[:_SHOWN] + ("……" if len(part.text) > _SHOWN else ""),
            "written": part.written,
        }
        terminal.out(say(f"console.template.part_{part.kind}", values))
    for finding in learnt.findings:
        terminal.out(say("console.template.left", {"text": _text(finding, asked.output.stem)}))
    counts = {
        "output": asked.output,
        "recognised": sum(part.kind != "left" for part in learnt.parts),
        "left": sum(part.kind == "left" for part in learnt.parts),
    }
    terminal.out(say("console.template.learnt", counts))
    return 0


def _learnt(learnt: Learnt, output: Path) -> dict[str, Any]:
    return {
        "output": str(output),
        "slots": list(learnt.slots),
        "recognised": [_part(part) for part in learnt.parts if part.kind != "left"],
        "left": [_part(part) for part in learnt.parts if part.kind == "left"],
        "findings": [_finding(each, output.stem, repairable=False) for each in learnt.findings],
    }


def _part(part: Any) -> dict[str, Any]:
    return {
        "paragraph": part.paragraph,
        "kind": part.kind,
        "role": part.label,
        "text": part.text,
        "written": part.written,
    }


def _override(text: str) -> tuple[int, str]:
    number, equals, role = text.partition("=")
    if not equals or not number.strip().isdecimal():
        raise UsageError("error.usage.override", value=text)
    return int(number), role.strip().strip("【】")
