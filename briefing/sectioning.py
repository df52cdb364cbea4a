"""Which top-level sections of the sources stand behind a section of the briefing, and how a length is shared by them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.kinds import outline_of
from briefing.plans import plans_of
from briefing.redrafting import Top
from model.document import Document

if TYPE_CHECKING:
    from summarizer.ranking import Ranking

# The last answer: whoever drags a slider asks at every step.
_KNOWN: list[tuple[Ranking, Sequence[Document], str, Mapping[str, tuple[Top, ...]]]] = []


def sections_of_sources(
    ranking: Ranking, documents: Sequence[Document], template: str
) -> Mapping[str, tuple[Top, ...]]:
    """By the id of a section of the briefing: the top-level sections of the sources that go under it as a whole.

    Nothing where the kind of ``template`` has an outline of its own: there every sentence is placed for itself.
    """
    for known, of_documents, of_template, found in _KNOWN:
        if known is ranking and of_documents == documents and of_template == template:
            return found
    homes: dict[str, list[Top]] = {}
    if outline_of(template).is_plain:
        plans = plans_of(documents, template)
        for sha256, path in ranking.units.place:
            for identity, _ in plans[sha256].above(path) if sha256 in plans else ():
                homes.setdefault(identity, []).append((sha256, path))
    made = {identity: tuple(places) for identity, places in homes.items()}
    _KNOWN[:] = [(ranking, documents, template, made)]
    return made


def shortest(places: Sequence[Top], ranking: Ranking) -> int:
    """Characters that ``places`` need to have something at all: those of their shortest sentences."""
    sizes = dict(zip(ranking.units.place, ranking.units.shortest.tolist(), strict=True))
    return int(sum(sizes.get(place, 0) for place in places))


def shared(length: int, places: Sequence[Top], ranking: Ranking) -> dict[Top, int]:
    """``length`` shared among ``places`` as the whole would share it; together exactly ``length``."""
    shares = dict(zip(ranking.units.place, ranking.units.share.tolist(), strict=True))
    weights = [max(float(shares.get(place, 0.0)), 1e-6) for place in places]
    total, used, before = sum(weights), 0.0, 0
    found: dict[Top, int] = {}
    for place, weight in zip(places, weights, strict=True):
        used += weight
        until = round(length * used / total)
        found[place] = until - before
        before = until
    return found
