"""Past or plan of what a briefing or a summary shows, and rankings cut down to the one or the other."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from facts.tense import Judge, Judgement, Tense
    from model.briefing import Item
    from model.document import Document, Span
    from model.highlight import Sentence
    from model.progress import Task
    from summarizer.ranking import Ranking


class Tenses:
    """Judges sentences and items of some documents, only those that are asked for."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = {document.sha256: document for document in documents}
        self._judges: dict[str, Judge] = {}

    def _judge(self, document: str) -> Judge:
        # Loaded when something is asked for: most builds never do.
        from facts.tense import Judge

        if document not in self._judges:
            self._judges[document] = Judge(self._documents[document])
        return self._judges[document]

    def of_sentence(self, sentence: Sentence) -> Tense:
        """The tense of a sentence, or of a clause of one, of the documents."""
        return self._judge(sentence.document).sentence(sentence).tense

    def of_item(self, item: Item) -> Tense:
        """The tense of an item's first source that is known; ``OTHER`` for an item written freely."""
        from facts.tense import Tense

        for ref in item.sources:
            if ref.document in self._documents:
                return self._judge(ref.document).span(ref.span).tense
        return Tense.OTHER

    def only(self, ranking: Ranking, tense: Tense | None, task: Task | None = None) -> Ranking:
        """``ranking`` with only the sentences of ``tense``; all of it for None. Raises Cancelled."""
        if tense is None:
            return ranking
        from summarizer.restriction import restricted

        return restricted(
            ranking, lambda sentence: self.of_sentence(sentence) is tense, task, "stage.tense"
        )


def judged(document: Document, span: Span) -> Judgement:
    """The judgement of a stretch of ``document``, kept for when it is asked again: a slider that is dragged asks for
    the same stretches at every step."""
    return _judged(_Known(document), span)


def own_day(document: Document) -> date | None:
    """The day that ``document`` gives itself, kept for when it is asked again."""
    return _own_day(_Known(document))


class _Known:
    """A document as the key of a cache: hashed by its bytes, equal to itself alone."""

    __slots__ = ("document",)

    def __init__(self, document: Document) -> None:
        self.document = document

    def __hash__(self) -> int:
        return hash(self.document.sha256)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and self.document is other.document


@lru_cache(maxsize=64)
def _own_day(document: _Known) -> date | None:
    from facts.setting import day_of

    return day_of(document.document)


@lru_cache(maxsize=64)
def _judge(document: _Known) -> Judge:
    from facts.tense import Judge

    return Judge(document.document)


@lru_cache(maxsize=8192)
def _judged(document: _Known, span: Span) -> Judgement:
    return _judge(document).span(span)
