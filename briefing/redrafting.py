"""Choosing again without losing what a person did."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.document import Document

if TYPE_CHECKING:
    from briefing.touched import Touched
    from model.briefing import Briefing, Item
    from model.document import Span
    from model.highlight import Highlight, Sentence
    from summarizer.ranking import Ranking

# A top-level section of a source: its sha256, and the path of the section.
Top = tuple[str, tuple[int, ...]]

# Selecting is quick; a few tries find the budget that fills what the person's own items leave.
_TRIES = 5
_ENOUGH = 0.9


@dataclass(frozen=True, slots=True)
class Cut:
    """How much is chosen: what the slider and the console's options say. At most one of the first three is set;
    ``lengths`` are those of single sections of the sources (as ``summarizer.selection`` takes them), sorted."""

    length: int | None = None
    top: int | None = None
    per_section: int | None = None
    lengths: tuple[tuple[Top, int], ...] = ()


# About three printed pages: what one number of a 简报 usually holds.
DEFAULT_LENGTH = 1500
DEFAULT_CUT = Cut(length=DEFAULT_LENGTH)


def chosen_within(
    ranking: Ranking,
    cut: Cut,
    briefing: Briefing,
    touched: Touched,
    documents: Sequence[Document],
    *,
    wanted: Callable[[Sentence], bool] | None = None,
) -> tuple[tuple[Highlight, ...], tuple[Highlight, ...]]:
    """All highlights of the cut, and those of them that go into the draft.

    Left out are sentences the person dismissed and those their own items quote already; for a ``length``,
    the person's items count and the rest is filled up. Items of locked sections count as the person's.
    Only sentences that are ``wanted`` are chosen at all.
    """
    from briefing.quoting import item_of
    from language.count import printed_length
    from summarizer.selection import select

    by_sha = {document.sha256: document for document in documents}
    own = [
        item
        for section in briefing.sections
        for item in section.items
        if item.id in touched.items or section.id in touched.locked
    ]
    if wanted is not None:
        from summarizer.restriction import restricted

        ranking = restricted(ranking, wanted)
    blocked: dict[tuple[str, int], list[Span]] = {}
    places = {(ref.document, ref.span) for item in own for ref in item.sources}
    for sha256, span in places | touched.dismissed:
        blocked.setdefault((sha256, span.block), []).append(span)

    def free(highlight: Highlight) -> bool:
        document, span = highlight.sentence.document, highlight.sentence.span
        return document in by_sha and not any(
            map(span.meets, blocked.get((document, span.block), ()))
        )

    def length_of(highlight: Highlight) -> int:
        sentence = highlight.sentence
        return printed_length(item_of(by_sha[sentence.document], sentence.span).text)

    if cut.length is None:
        counted = select(ranking, top=cut.top, per_section=cut.per_section)
        return counted, tuple(filter(free, counted))
    room = max(0, cut.length - sum(printed_length(item.text) for item in own))
    if not room:
        return (), ()
    lengths = _left_of(cut.lengths, own, by_sha)
    if not blocked:
        filling = select(ranking, length=room, lengths=lengths)
        return filling, filling
    # What several sources say alike is chosen once.
    taken = {by_sha[sha].text(span) for sha, span in places | touched.dismissed if sha in by_sha}
    budget = room + sum(map(printed_length, taken))
    chosen: tuple[Highlight, ...] = ()
    kept: tuple[Highlight, ...] = ()
    for _ in range(_TRIES):
        earlier = len(chosen)
        chosen = select(ranking, length=budget, lengths=lengths)
        kept = tuple(filter(free, chosen))
        used = sum(map(length_of, kept))
        if used >= _ENOUGH * room or len(chosen) == earlier:
            break
        budget += room
    best_first: list[Highlight] = sorted(kept, key=lambda highlight: highlight.rank)
    fitting: list[Highlight] = []
    for highlight in best_first:
        size = length_of(highlight)
        if size <= room:
            fitting.append(highlight)
            room -= size
    names = {id(highlight) for highlight in fitting}
    return chosen, tuple(highlight for highlight in kept if id(highlight) in names)


def _left_of(
    lengths: Sequence[tuple[Top, int]], own: Sequence[Item], documents: Mapping[str, Document]
) -> dict[Top, int]:
    """The lengths of single sections without what the person's ``own`` items take of them."""
    left = dict(lengths)
    if not left:
        return left
    from language.count import printed_length

    for item in own:
        for ref in item.sources[:1]:
            document = documents.get(ref.document)
            path = document.path_at(ref.span.block, ref.span.start) if document else ()
            within = [
                place
                for place in left
                if place[0] == ref.document and place[1] == path[: len(place[1])]
            ]
            if within:
                home = max(within, key=lambda place: len(place[1]))
                left[home] = max(0, left[home] - printed_length(item.text))
    return left
