"""Ranking only what is past, or only what is planned: a job, for judging every sentence takes its time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from model.document import Document
from model.progress import Task

if TYPE_CHECKING:
    from summarizer.ranking import Ranking

TENSES = ("past", "plan")


def rank_filtered(
    documents: Sequence[Document], engine: str, tense: str, task: Task | None = None
) -> Ranking:
    """Rank the sentences of ``documents`` and leave only those of ``tense`` (``past``, ``plan``; empty: all)
    to be chosen from. UsageError for an unknown engine, ValueError for another tense."""
    from briefing.jobs import rank_documents

    ranking = rank_documents(documents, engine, task)
    if not tense:
        return ranking
    from briefing.tenses import Tenses
    from facts.tense import Tense

    return Tenses(documents).only(ranking, Tense(tense), task)
