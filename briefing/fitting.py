"""Which sentences of a ranking may be chosen at all: those that belong in the kind of briefing, and in no locked
section."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.kinds import outline_of
from briefing.plans import Heading, plans_of
from model.document import Document
from model.highlight import Sentence

if TYPE_CHECKING:
    from briefing.kinds import Outline
    from summarizer.ranking import Ranking


class Places:
    """Which sections of the briefing a sentence of some documents goes under."""

    def __init__(self, documents: Sequence[Document], template: str) -> None:
        self._documents = {document.sha256: document for document in documents}
        self._outline = outline_of(template)
        self._plans = plans_of(documents, template)

    def above(self, sentence: Sentence) -> tuple[str, ...]:
        """Ids of the sections above ``sentence``, the innermost last; none if its document is not open."""
        if sentence.document not in self._documents:
            return ()
        return tuple(identity for identity, _ in self.headings(sentence))

    def headings(self, sentence: Sentence) -> tuple[Heading, ...]:
        """Ids and headings of the sections above ``sentence``, of an open document, first level first."""
        if self._outline.is_plain:
            return self._plans[sentence.document].above(sentence.section)
        # Where a kind has an outline of its own, every sentence is looked at for itself.
        from briefing.arranging import home_of

        return (home_of(self._documents[sentence.document], sentence.span, self._outline),)


# The last ranking that was cut down for a kind of briefing: a slider that is dragged asks for it at every step.
_SUITED: list[tuple[Ranking, Sequence[Document], Outline, Ranking]] = []


def suited(ranking: Ranking, documents: Sequence[Document], template: str) -> Ranking:
    """``ranking`` with only the sentences that belong in the kind of briefing of ``template``."""
    outline = outline_of(template)
    if not outline.wanted:
        return ranking
    for whole, of_documents, for_outline, cut in _SUITED:
        if whole is ranking and of_documents is documents and for_outline is outline:
            return cut
    from briefing.belonging import shows_any
    from briefing.days import day_before, same_day
    from briefing.tenses import Tenses
    from summarizer.restriction import restricted

    tenses = Tenses(documents)
    by_sha = {document.sha256: document for document in documents}

    def belongs(sentence: Sentence) -> bool:
        document = by_sha[sentence.document]
        text = document.text(sentence.span)

        def tense() -> str:
            return tenses.of_sentence(sentence)

        if outline.by_day and same_day(text) and tense() == "past":
            return day_before(document, sentence.span) is not None
        return shows_any(outline.wanted, text, tense)

    cut = restricted(ranking, belongs)
    _SUITED[:] = [(ranking, documents, outline, cut)]
    return cut


# The last that was cut down to what no lock keeps out.
_UNLOCKED: list[tuple[Ranking, Sequence[Document], str, frozenset[str], Ranking]] = []


def unlocked(
    ranking: Ranking, documents: Sequence[Document], template: str, locked: frozenset[str]
) -> Ranking:
    """``ranking`` with only the sentences that belong in the kind of briefing of ``template``, and in a section that
    is not ``locked``. Every sentence is asked once; what came of it last is remembered, so that dragging a slider asks
    nothing."""
    suiting = suited(ranking, documents, template)
    if not locked:
        return suiting
    found = _remembered(suiting, documents, template, locked)
    if found is None:
        from summarizer.restriction import restricted

        places = Places(documents, template)
        found = restricted(suiting, lambda one: locked.isdisjoint(places.above(one)[-1:]))
        _UNLOCKED[:] = [(suiting, documents, template, locked, found)]
    return found


def _remembered(
    suiting: Ranking, documents: Sequence[Document], template: str, locked: frozenset[str]
) -> Ranking | None:
    for whole, of_documents, kind, without, found in _UNLOCKED:
        same = whole is suiting and of_documents is documents
        if same and (kind, without) == (template, locked):
            return found
    return None
