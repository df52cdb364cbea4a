"""What else could stand where an item stands. Nothing is ranked here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from briefing.fitting import Places
from briefing.kinds import outline_of
from briefing.quoting import item_from
from briefing.state import State
from model.briefing import Item
from model.document import Document, Span
from model.highlight import ChosenBy, Highlight, Sentence

if TYPE_CHECKING:
    from summarizer.ranking import Ranking


def alternatives(
    present: State,
    ranking: Ranking,
    documents: Sequence[Document],
    item: str,
    limit: int,
) -> tuple[Highlight, ...]:
    """The best sentences, with their reasons, that could stand in place of ``item``: from the same section
    of its source, not in the briefing and not dismissed."""
    found = next((one for one in present.briefing.items() if one.id == item), None)
    by_sha = {document.sha256: document for document in documents}
    ref = next((one for one in found.sources if one.document in by_sha), None) if found else None
    if ref is None:
        return ()
    places = Places(documents, present.briefing.template)
    document = by_sha[ref.document]
    path = document.path_at(ref.span.block, ref.span.start)
    home = places.above(Sentence(ref.document, path, ref.span))
    used: dict[int, list[Span]] = {}
    for one in present.briefing.items():
        for other in one.sources:
            if other.document == ref.document:
                used.setdefault(other.span.block, []).append(other.span)
    for sha256, span in present.touched.dismissed:
        if sha256 == ref.document:
            used.setdefault(span.block, []).append(span)

    def candidates() -> Iterator[tuple[int, int]]:
        for number, index in enumerate(ranking.best_first.tolist(), start=1):
            sentence = ranking.sentences[index]
            if (
                sentence.document == ref.document
                and places.above(sentence) == home
                and not any(span.meets(sentence.span) for span in used.get(sentence.span.block, ()))
            ):
                yield index, number

    return _highlights(ranking, tuple(islice(candidates(), limit)))


def highlight_at(ranking: Ranking, sentence: Sentence) -> Highlight | None:
    """What ``ranking`` says of one of its sentences or clauses, chosen by the person; None if it is none of them."""
    for index, known in enumerate(ranking.sentences):
        if known.span == sentence.span and known.document == sentence.document:
            return replace(_highlights(ranking, ((index, 0),))[0], chosen_by=ChosenBy.USER)
    return None


def exchanged(
    present: State, ranking: Ranking | None, documents: Sequence[Document], sentence: Sentence
) -> Item:
    """The item of ``sentence``, with all that a draft would give it: where else the same is said, where it is said
    with other numbers, a headline where the kind of briefing has them."""
    known = {document.sha256: document for document in documents}
    found = highlight_at(ranking, sentence) if ranking is not None else None
    highlight = found or Highlight(sentence, 0.0, 0, chosen_by=ChosenBy.USER)
    if outline_of(present.briefing.template).headlines:
        from summarizer.headlines import with_headlines

        place = (sentence.document, sentence.section)
        beside = [
            one
            for one in present.highlights
            if (one.sentence.document, one.sentence.section) == place
        ]
        highlight = with_headlines((*beside, highlight), known)[-1]
    return item_from(highlight, known)


def _highlights(ranking: Ranking, places: Sequence[tuple[int, int]]) -> tuple[Highlight, ...]:
    """The sentences with these numbers and ranks, with where else they are said."""
    import numpy as np

    indices = np.array([index for index, _ in places], dtype=np.int32)
    return tuple(
        Highlight(
            ranking.sentences[index],
            ranking.score(index),
            rank,
            ranking.reasons(index),
            others=others,
            variants=variants,
        )
        for (index, rank), others, variants in zip(
            places, ranking.others(indices), ranking.variants(indices), strict=True
        )
    )
