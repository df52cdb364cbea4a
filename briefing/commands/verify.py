"""``verify``: what the items of a briefing say and their sources do not bear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.commands.shared import status
from briefing.console import terminal
from briefing.console.options import Options
from briefing.jobs import ReadResult
from messages import say
from model.errors import UsageError

if TYPE_CHECKING:
    from facts.check import Fault


def options() -> Options:
    """What ``verify`` takes."""
    parser = Options("verify", "console.verify")
    parser.add_argument(
        "briefing",
        type=_briefing,
        metavar="W.jianbao|BRIEFING.docx",
        help=say("console.verify.file"),
    )
    parser.add_argument(
        "sources",
        nargs="*",
        type=_path,
        metavar=say("console.metavar.sources"),
        help=say("console.verify.sources"),
    )
    parser.takes_json()
    return parser


def run(arguments: Sequence[str]) -> int:
    """Do it; returns the exit status: 1 if there are faults."""
    asked = options().parsed(arguments)

    from briefing.checking import Found, faults_of, faults_of_row
    from briefing.verifying import from_word, from_workspace

    is_word = asked.briefing.suffix.lower() == ".docx"
    with terminal.progress() as task:
        checked = (from_word if is_word else from_workspace)(asked.briefing, asked.sources, task)
        documents = {document.sha256: document for document in checked.documents}
        faults = [fault for item in checked.items for fault in faults_of(item, documents)]
        found = Found(task)
        for row in checked.rows:
            faults += faults_of_row(row, documents, found)
    terminal.report(checked.failures, checked.notices)
    if asked.json:
        terminal.out_json({"faults": [_row(fault, checked.names) for fault in faults]})
    else:
        texts = {item.id: item.text for item in checked.items}
        texts |= {row.id: "　".join(text for _, text in row.cells) for row in checked.rows}
        for fault in faults:
            _tell(fault, texts.get(fault.item, ""), checked.names)
        values = {
            "name": asked.briefing.name,
            "items": len(checked.items) + len(checked.rows),
            "faults": len(faults),
        }
        terminal.out(say("console.verify.done" if faults else "console.verify.clean", values))
    # A source that cannot be read is told of first: what it bears was not compared.
    return status(ReadResult(failures=checked.failures)) or int(bool(faults))


def _row(fault: Fault, names: Mapping[str, str]) -> dict[str, Any]:
    source = None
    if fault.source is not None:
        source = {
            "document": names.get(fault.source.document, ""),
            "block": fault.source.span.block,
            "start": fault.source.span.start,
            "end": fault.source.span.end,
            "text": fault.source.quote,
        }
    return {
        "item": fault.item or None,
        "kind": str(fault.kind),
        "text": fault.text,
        "borne": list(fault.borne),
        "source": source,
    }


def _tell(fault: Fault, text: str, names: Mapping[str, str]) -> None:
    values = {
        "kind": say(f"verify.kind.{fault.kind.value}"),
        "text": fault.text,
        "borne": "、".join(fault.borne),
        "source": names.get(fault.source.document, "") if fault.source else "",
    }
    code = "console.verify.row" if fault.borne else "console.verify.row_alone"
    if fault.source is None:
        code = "console.verify.row_free"
    terminal.out(say(code, values))
    if text and fault.source is not None:
        terminal.out("　　" + " ".join(text.split()))


def _briefing(text: str) -> Path:
    from briefing.recovery import SUFFIX

    if not text.strip():
        raise UsageError("error.usage.empty_path")
    path = Path(text)
    if path.suffix.lower() not in (SUFFIX, ".docx"):
        raise UsageError("error.usage.verify_suffix", name=text)
    return path


def _path(text: str) -> Path:
    if not text or "\0" in text:
        raise UsageError("error.usage.empty_path")
    return Path(text)
