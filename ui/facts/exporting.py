"""What a page of the panel shows, as a list to be written, and the name of its file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from briefing.facts.rows import source_of, sources_of
from briefing.facts.sheets import Sheet
from briefing.plans import source_info
from messages import say
from model.briefing import SourceRef
from ui.choosing import name_file
from ui.facts.ledger import COLUMNS
from ui.facts.listing import Table
from ui.files import documents_folder
from ui.settings import Settings

if TYPE_CHECKING:
    from briefing.session import Session
    from model.facts import Indicator
    from model.series import Series
    from model.terms import Term
    from ui.facts.panel import FactsPanel


def sheet_of(panel: FactsPanel, page: str, session: Session, *, names: bool = True) -> Sheet:
    """The rows of a page as they are shown: narrowed, sorted, in the words of the table; ``names``: with the names of
    the documents, which a Word table does not need beside its list of sources."""
    title = say(f"window.facts.sheet.{page}")
    documents = {document.sha256: document for document in session.documents}
    infos = tuple(source_info(document) for document in session.documents)
    if page == "ledger":
        rows = panel.ledger.rows
        columns = tuple(say(f"window.facts.column.{name}") for name in _LEDGER)
        known = {document.sha256: document.name for document in session.documents}
        texts = tuple(
            (
                *(row.cell(column) for column in COLUMNS),
                "、".join(dict.fromkeys(known.get(ref.document, "") for ref in row.sources)),
            )
            for row in rows
        )
        if not names:
            columns, texts = columns[:-1], tuple(text[:-1] for text in texts)
        return Sheet(title, columns, texts, tuple(row.sources for row in rows), infos)
    table: Table = panel.tables()[page]  # type: ignore[assignment]
    model = table.listing
    chosen = [model.all[number] for number in model.shown]
    printed = [column for column in model.columns if names or column.code != _DOCUMENT]
    columns = tuple(say(column.code) for column in printed)
    texts = tuple(tuple(column.text(one) for column in printed) for one in chosen)

    def sources(one: Any) -> tuple[SourceRef, ...]:
        if page == "figures":
            figure: Indicator = one
            ref = source_of(figure, documents)
            return (ref,) if ref else ()
        if page == "series":
            series: Series = one
            return sources_of(series.points, documents)
        term: Term = one
        return tuple(
            SourceRef(place.document, place.span, documents[place.document].text(place.span))
            for place in (*(d.place for d in term.definitions), *term.uses[:1])
            if place.document in documents
        )

    if page == "terms":
        from briefing.facts.entries import differing, text_of

        columns = (*columns, say("window.facts.column.meaning"))
        texts = tuple(
            (*text, "\n".join(text_of(meaning) for meaning in differing(one)))
            for text, one in zip(texts, chosen, strict=True)
        )
    return Sheet(title, columns, texts, tuple(map(sources, chosen)), infos)


_DOCUMENT = "window.facts.column.document"
_LEDGER = ("name", "unit", "period", "target", "achieved", "difference", "document")


def ask_path(parent: QWidget, settings: Settings, title: str, kind: str) -> Path | None:
    """Let the person name the file; Qt asks before one is replaced."""
    folder = settings.export_folder or documents_folder()
    answer = name_file(
        parent,
        say(f"window.facts.export.{kind}"),
        folder / f"{title}.{kind}",
        f"{say(f'window.facts.filter.{kind}')} (*.{kind})",
        f".{kind}",
    )
    if answer is None:
        return None
    settings.export_folder = answer[0].parent
    return answer[0]
