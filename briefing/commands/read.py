"""``read``: what the program sees in one document: its blocks and its sections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.commands import shared
from briefing.console import passwords, terminal, wire
from briefing.console.options import Options
from messages import say
from model.document import Document, Section
from model.errors import SourceError


def options() -> Options:
    """What ``read`` takes."""
    parser = Options("read", "console.read")
    parser.takes_sources(many=False)
    parser.takes_json()
    return parser


def run(arguments: Sequence[str]) -> int:
    """Do it; returns the exit status."""
    asked = options().parsed(arguments)
    if asked.source.is_dir():
        raise SourceError("error.source.is_folder", name=asked.source)
    with terminal.progress() as task:
        result = passwords.read([asked.source], asked.password, task)
    shared.report(result)
    for document in result.documents:
        if asked.json:
            terminal.out_json(wire.document(document))
        else:
            _print(document)
    return shared.status(result)


def _print(document: Document) -> None:
    values = {
        "document": document.name,
        "format": document.format,
        "blocks": len(document.blocks),
        "characters": sum(not sign.isspace() for block in document.blocks for sign in block.text),
        "sections": sum(1 for _ in document.walk_sections()),
    }
    terminal.out(say("console.read.done", values))
    _print_sections(document, document.sections, "")


def _print_sections(document: Document, sections: Iterable[Section], indent: str) -> None:
    for section in sections:
        heading = " ".join(document.text(section.heading).split())
        block = document.blocks[section.heading.block]
        if block.page is not None:
            place = say("console.place.page", {"page": block.page})
        elif block.line is not None:
            place = say("console.place.line", {"line": block.line})
        else:
            place = say("console.place.block", {"block": section.heading.block + 1})
        terminal.out(f"{indent}{heading}　{place}")
        _print_sections(document, section.children, indent + "　　")
