"""Sentences, and what an engine says of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from model.document import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by its place. ``document`` is the sha256 of its document; ``section`` the path of child
    indices from ``Document.sections`` down to the innermost section that holds it (empty: before any)."""

    document: str
    section: tuple[int, ...]
    span: Span


class ChosenBy(StrEnum):
    """Who put a highlight among the chosen."""

    ENGINE = "engine"
    USER = "user"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a sentence was chosen: a message code and its values, worded by ``messages``."""

    code: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Highlight:
    """A chosen sentence. ``rank`` is 1 for the best of the whole call; ``score`` is comparable only inside
    one ranking. ``others`` say the same elsewhere, in source order; ``variants`` do so with other numbers.
    ``headline`` is a slice of the sentence, or of the heading it stands under, that may head it in print."""

    sentence: Sentence
    score: float
    rank: int
    reasons: tuple[Reason, ...] = ()
    chosen_by: ChosenBy = ChosenBy.ENGINE
    others: tuple[Sentence, ...] = ()
    variants: tuple[Sentence, ...] = ()
    headline: Span | None = None
