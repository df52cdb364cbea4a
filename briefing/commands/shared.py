"""What several sub-commands do alike."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import forms
from briefing.console import terminal
from briefing.jobs import ReadResult
from model.document import Document, Notice
from model.errors import SourceError, UsageError

if TYPE_CHECKING:
    from facts.tense import Tense
    from model.briefing import Briefing
    from summarizer.ranking import Ranking


def report(result: ReadResult) -> None:
    """Say on standard error what could not be read and what was guessed."""
    terminal.report(result.failures, all_notices(result))


def all_notices(result: ReadResult) -> tuple[Notice, ...]:
    """The notices of every document and of the reading itself, each once."""
    found = [notice for document in result.documents for notice in document.notices]
    return tuple(dict.fromkeys((*found, *result.notices)))


def status(result: ReadResult) -> int:
    """0, or that of a source that could not be read."""
    return SourceError.exit_status if result.failures else 0


def nothing_of(tense: Tense | None, ranking: Ranking) -> tuple[Notice, ...]:
    """The notice that no sentence of ``tense`` was found in what was left of the ranking, if so."""
    if tense is None or len(ranking.best_first):
        return ()
    return (Notice(f"notice.tense.{tense.value}"),)


# The part of a length that a briefing fills where its sources allow.
_ENOUGH = 0.85


def nothing_for(briefing: Briefing) -> tuple[Notice, ...]:
    """The notice that the sources hold no sentence that belongs in this kind of briefing, if so."""
    if not briefing.is_empty:
        return ()
    return (Notice("notice.kind.nothing", (("template", briefing.template),)),)


def short_of(length: int | None, characters: int, briefing: Briefing) -> tuple[Notice, ...]:
    """The notice that the sources hold less than the ``length`` that was asked for; none for one that nobody asked
    for."""
    if length is None or briefing.is_empty or characters >= _ENOUGH * length:
        return ()
    values = {"length": str(length), "characters": str(characters)}
    return (Notice("notice.length.short", tuple(values.items())),)


def conflicting(briefing: Briefing, documents: Sequence[Document]) -> tuple[Notice, ...]:
    """The notice that sources contradict what some items say, with the first of these; none if none does."""
    found = [(item, conflict) for item in briefing.items() for conflict in item.conflicts]
    if not found:
        return ()
    first, conflict = found[0]
    known = names(documents)
    values = {
        "count": str(len({item.id for item, _ in found})),
        "name": known.get(first.sources[0].document, "") if first.sources else "",
        "ours": conflict.ours,
        "other": known.get(conflict.source.document, ""),
        "theirs": conflict.theirs,
    }
    return (Notice("notice.conflicts", tuple(values.items())),)


def of_one_form(briefing: Briefing) -> tuple[Notice, ...]:
    """A notice for each form that many items were filled in by, so that nobody can tell whose figures they are."""
    items = {item.id: item for item in briefing.items()}
    return tuple(
        Notice("notice.forms", (("count", str(count)), ("text", items[identity].text)))
        for identity, count in forms.of_one_form(briefing).items()
    )


def facts_to_check(briefing: Briefing) -> tuple[Notice, ...]:
    """Notices of what the facts that are printed leave to a person: rows whose sources contradict each other, and terms
    that they explain differently."""
    found: list[Notice] = []
    if briefing.tables:
        from briefing.facts.rows import clashing

        if count := sum(1 for table in briefing.tables for row in table.rows if clashing(row)):
            found.append(Notice("notice.facts.conflicts", (("count", str(count)),)))
    if any(item.headline for item in briefing.items()):
        from collections import Counter

        from briefing.facts.identity import is_entry

        heads = Counter(item.headline for item in briefing.items() if is_entry(item))
        if twice := [head for head, count in heads.items() if count > 1]:
            found.append(Notice("notice.facts.terms", (("terms", "、".join(twice)),)))
    return tuple(found)


def names(documents: Sequence[Document]) -> dict[str, str]:
    """Document names by sha256."""
    return {document.sha256: document.name for document in documents}


def workspace_path(text: str) -> Path:
    """The type of an option that names a workspace file."""
    from briefing.recovery import SUFFIX

    if not text.strip():
        raise UsageError("error.usage.empty_path")
    path = Path(text)
    if path.suffix.lower() != SUFFIX:
        raise UsageError("error.usage.workspace_suffix", name=text)
    return path


def document_path(text: str) -> Path:
    """The type of an option that names a .docx to be written."""
    if not text.strip():
        raise UsageError("error.usage.empty_path")
    path = Path(text)
    if path.suffix.lower() != ".docx" and not path.is_dir():
        raise UsageError("error.usage.output_suffix", name=text)
    return path
