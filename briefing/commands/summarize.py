"""``summarize``: the chosen sentences of each document, word for word, under their headings."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.commands import shared
from briefing.console import passwords, terminal, wire
from briefing.console.options import Options, count
from briefing.jobs import rank_documents
from briefing.redrafting import DEFAULT_LENGTH
from messages import say
from model.document import Document
from model.highlight import Highlight


def options() -> Options:
    """What ``summarize`` takes."""
    parser = Options("summarize", "console.summarize")
    parser.takes_sources()
    parser.takes_engine()
    amount = parser.add_mutually_exclusive_group()
    for name, metavar, code in (
        ("--top", "K", "console.top"),
        ("--length", "N", "console.length"),
        ("--per-section", "K", "console.per_section"),
    ):
        amount.add_argument(
            name, type=count(name), metavar=metavar, help=say(code, {"default": DEFAULT_LENGTH})
        )
    parser.takes_tense()
    parser.takes_json()
    return parser


def run(arguments: Sequence[str]) -> int:
    """Do it; returns the exit status."""
    asked = options().parsed(arguments)

    from briefing.tenses import Tenses
    from summarizer.registry import load
    from summarizer.selection import select

    load(asked.engine)
    length = asked.length
    if asked.top is None and asked.per_section is None and length is None:
        length = DEFAULT_LENGTH
    with terminal.progress() as task:
        result = passwords.read(asked.sources, asked.password, task)
        ranking = rank_documents(result.documents, asked.engine, task)
        tenses = Tenses(result.documents)
        ranking = tenses.only(ranking, asked.tense, task)
        chosen = select(ranking, length=length, top=asked.top, per_section=asked.per_section)
    shared.report(result)
    terminal.report((), shared.nothing_of(asked.tense, ranking))
    by_document: dict[str, list[Highlight]] = {d.sha256: [] for d in result.documents}
    for highlight in chosen:
        by_document[highlight.sentence.document].append(highlight)
    if asked.json:
        documents = [
            {
                "document": document.name,
                "sections": wire.chosen(document, by_document[document.sha256], tenses),
            }
            for document in result.documents
        ]
        terminal.out_json({"engine": asked.engine, "documents": documents})
    else:
        for document in result.documents:
            _print(document, by_document[document.sha256])
    return shared.status(result)


def _print(document: Document, highlights: Sequence[Highlight]) -> None:
    terminal.out(say("console.summarize.document", {"document": document.name}))
    for section, members in wire.by_section(document, highlights):
        if heading := wire.heading_of(document, section):
            terminal.out("　　" + " ".join(heading.split()))
        for highlight in members:
            terminal.out("　　　　" + " ".join(document.text(highlight.sentence.span).split()))
