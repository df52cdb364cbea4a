"""Choosing to a number of tokens, as scorers count them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from language.clauses import comma_cuts
from language.count import token_count
from model.document import Span
from model.highlight import Sentence
from summarizer.selection import select

if TYPE_CHECKING:
    from model.document import Document
    from summarizer.ranking import Ranking

# Marks are characters but no tokens.
_CHARACTERS_PER_TOKEN: Final = 1.14
_TRIES: Final = 6
_ENOUGH: Final = 0.97
# Tokens that the beginning of a sentence has at least to stand for it.
_SAYS_ENOUGH: Final = 12


def pick(document: Document, ranking: Ranking, budget: int) -> tuple[Sentence, ...]:
    """The fullest choice of at most ``budget`` tokens from the one document of ``ranking``, in source order.

    The best sentences are never given up for fullness; what they leave is filled with what still fits. Where not
    even the best sentence fits, its beginning is taken, cut behind a clause.
    """
    beginning = _beginning(document, ranking, budget)
    if beginning is not None:
        filled = _filled(document, ranking, [beginning], budget)
        return tuple(sorted(filled, key=lambda s: s.span))
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


def _beginning(document: Document, ranking: Ranking, budget: int) -> Sentence | None:
    """The best sentence if it takes most of the budget; its first clauses if all of it is too long and they say
    enough."""
    if not len(ranking.best_first):
        return None
    best = ranking.sentences[int(ranking.best_first[0])]
    text = document.text(best.span)
    whole = token_count(text)
    if whole <= budget:
        # Shared out by characters, a sentence of many marks might be passed over for lesser ones.
        return best if 2 * whole > budget else None
    for end in reversed(comma_cuts(text)):
        size = token_count(text[:end])
        if size <= budget:
            span = Span(best.span.block, best.span.start, best.span.start + end)
            enough = size >= max(_SAYS_ENOUGH, budget // 2)
            return Sentence(best.document, best.section, span) if enough else None
    return None


def _filled(
    document: Document, ranking: Ranking, chosen: list[Sentence], budget: int
) -> list[Sentence]:
    """``chosen`` and the best of the others that still fit."""
    left = budget - max(0, _tokens(document, chosen))
    taken = [sentence.span for sentence in chosen]
    filled = list(chosen)
    for index in ranking.best_first.tolist():
        if left <= (1.0 - _ENOUGH) * budget:
            break
        sentence = ranking.sentences[index]
        size = token_count(document.text(sentence.span))
        if size <= left and not any(sentence.span.meets(span) for span in taken):
            filled.append(sentence)
            left -= size
    return filled


def _tokens(document: Document, sentences: list[Sentence]) -> int:
    return sum(token_count(document.text(sentence.span)) for sentence in sentences)
