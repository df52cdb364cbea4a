"""``relink``: what became of each item in a briefing that was edited in Word, WPS or LibreOffice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from briefing.commands.shared import workspace_path
from briefing.console import terminal
from briefing.console.options import Options
from messages import say

if TYPE_CHECKING:
    from word.relinking import Relinked

_SHOWN = 60


def options() -> Options:
    """What ``relink`` takes."""
    parser = Options("relink", "console.relink")
    parser.takes_sources(many=False)
    parser.add_argument(
        "--workspace",
        type=workspace_path,
        required=True,
        metavar="W.jianbao",
        help=say("console.relink.workspace"),
    )
    parser.takes_json()
    return parser


def run(arguments: Sequence[str]) -> int:
    """Do it; returns the exit status."""
    asked = options().parsed(arguments)

    from briefing.relinking import load, reread_file
    from readers import load as load_bytes

    data = load_bytes(asked.source)
    briefing, documents = load(asked.workspace)
    told = reread_file(data, asked.source.name, briefing, documents)
    rows = [row for row in told if not row.part]
    around = [row for row in told if row.part]
    names = {document.sha256: document.name for document in documents}
    if asked.json:
        terminal.out_json(
            {
                "items": [_row(row, names) for row in rows],
                "fields": [
                    {"field": row.id, **_said(row)} for row in around if row.part == "field"
                ],
                "headings": [
                    {"id": row.id, **_said(row)} for row in around if row.part == "heading"
                ],
            }
        )
        return 0
    for row in around:
        _tell_line(row)
    for row in rows:
        _tell(row, names)
    counts = {
        state: sum(row.state == state for row in rows)
        for state in ("unchanged", "edited", "moved", "new", "gone")
    }
    terminal.out(say("console.relink.done", {"name": asked.source.name, **counts}))
    return 0


def _row(row: Relinked, names: Mapping[str, str]) -> dict[str, Any]:
    source = None
    if row.sources:
        ref = row.sources[0]
        source = {
            "document": names.get(ref.document, ""),
            "block": ref.span.block,
            "start": ref.span.start,
            "end": ref.span.end,
            "text": ref.quote,
        }
    return {
        "id": row.id or None,
        "state": str(row.state),
        "text": row.text,
        "original": row.original,
        "source": source,
    }


def _said(row: Relinked) -> dict[str, str]:
    return {"state": str(row.state), "text": row.text, "original": row.original}


def _tell_line(row: Relinked) -> None:
    """A field or a heading: what it says and what was changed in it."""
    code = "field" if row.part == "field" else "heading"
    values = {
        "state": say(f"console.relink.{row.state}"),
        "name": row.id,
        "text": _brief(row.text or row.original),
    }
    terminal.out(say(f"console.relink.{code}", values))
    _tell_changes(row)


def _tell(row: Relinked, names: Mapping[str, str]) -> None:
    text = " ".join((row.text or row.original).split())
    values = {
        "state": say(f"console.relink.{row.state}"),
        "text": text[:_SHOWN] + ("……" if len(text) > _SHOWN else ""),
        "source": names.get(row.sources[0].document, "")
        if row.sources
        else say("word.source.none"),
    }
    terminal.out(say("console.relink.row", values))
    if row.state == "edited":
        if row.moved:
            terminal.out(say("console.relink.also_moved"))
        _tell_changes(row)


def _tell_changes(row: Relinked) -> None:
    for change in row.differences:
        code = "changed" if change.old and change.new else "added" if change.new else "removed"
        values = {"old": _brief(change.old), "new": _brief(change.new)}
        terminal.out(say(f"console.relink.{code}", values))


def _brief(text: str) -> str:
    text = " ".join(text.split())
    return text[:_SHOWN] + ("……" if len(text) > _SHOWN else "")
