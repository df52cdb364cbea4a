"""All that a choice depends on, so that it can be worked out before it is asked for."""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING, NamedTuple

from briefing.choosing import redrafted

if TYPE_CHECKING:
    from briefing.facts.gathering import Facts
    from briefing.redrafting import Cut
    from briefing.state import State
    from model.document import Document
    from summarizer.ranking import Ranking


class Asked(NamedTuple):
    """A choice of ``cut`` from ``ranking``, which drafts ``present`` anew."""

    present: State
    ranking: Ranking
    documents: tuple[Document, ...]
    facts: Facts | None
    cut: Cut
    restore: bool
    title: str

    def is_same(self, other: Asked) -> bool:
        """Whether the other asks the same of the same objects."""
        return all(map(is_, self[:4], other[:4])) and self[4:] == other[4:]

    def answer(self) -> State:
        """What becomes of the present state."""
        present, ranking, documents, facts, cut, restore, title = self
        return redrafted(
            present, ranking, documents, cut, restore=restore, title=title, facts=facts
        )
