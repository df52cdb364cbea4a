"""Choosing to a number of tokens, as scorers count them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from language.count import token_count
from summarizer.selection import select

if TYPE_CHECKING:
    from model.document import Document
    from model.highlight import Sentence
    from summarizer.ranking import Ranking

# Marks are characters but no tokens.
_CHARACTERS_PER_TOKEN: Final = 1.14
_TRIES: Final = 6
_ENOUGH: Final = 0.97


def pick(document: Document, ranking: Ranking, budget: int) -> tuple[Sentence, ...]:
    """The fullest choice of at most ``budget`` tokens from the one document of ``ranking``, in source order.

    The best sentences are never given up for fullness; what they leave is filled with what still fits.
    """
    length, best, most = int(budget * _CHARACTERS_PER_TOKEN), [], -1
    for _ in range(_TRIES):
        chosen = [h.sentence for h in select(ranking, length=length, enough=0, largest=1.0)]
        size = _tokens(document, chosen)
        if size > budget:
            length = int(length * budget / size) - 1
            continue
        if size > most:
            best, most = chosen, size
        if size >= _ENOUGH * budget:
            break
        length = int(length * 1.02) + 1
    return tuple(sorted(_filled(document, ranking, best, budget), key=lambda s: s.span))


def _filled(
    document: Document, ranking: Ranking, chosen: list[Sentence], budget: int
) -> list[Sentence]:
    """``chosen`` and the best of the others that still fit."""
    left = budget - max(0, _tokens(document, chosen))
    held, filled = set(chosen), list(chosen)
    for index in ranking.best_first.tolist():
        if left <= (1.0 - _ENOUGH) * budget:
            break
        sentence = ranking.sentences[index]
        size = token_count(document.text(sentence.span))
        if size <= left and sentence not in held:
            filled.append(sentence)
            left -= size
    return filled


def _tokens(document: Document, sentences: list[Sentence]) -> int:
    return sum(token_count(document.text(sentence.span)) for sentence in sentences)
