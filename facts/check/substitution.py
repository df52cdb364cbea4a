"""Words that stand in the place of other words, whether or not anything tells that they are names.

Walking along a text beside the places of the source that its tokens come from, a stretch that differs between two
that agree is a substitution. Two substitutions that undo each other are an exchange.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from facts.check.align import Equal, Scores
from facts.check.token import Kind, Token

# Longer stretches are another sentence, not another name.
_LONGEST = 14
# A neighbour is one only if so much around it agrees.
_LEAST = 1.5


@dataclass(frozen=True, slots=True)
class Substitution:
    """Tokens ``[start:end]`` of the text stand where ``[first:last]`` of the source do.

    ``exchanged`` if elsewhere in the text it is the other way round.
    """

    start: int
    end: int
    first: int
    last: int
    exchanged: bool = False


def substitutions(
    text: Sequence[Token], source: Sequence[Token], equal: Equal, before: Scores, after: Scores
) -> tuple[Substitution, ...]:
    """All substitutions of words, in the order of the text. Figures and dates are none."""
    found = list(_differing(text, source, equal, before + after))
    keys = [(_words(text[s.start : s.end]), _words(source[s.first : s.last])) for s in found]
    there = set(keys)
    return tuple(
        replace(s, exchanged=len(mine) >= 1 and (said, mine) in there)
        for s, (mine, said) in zip(found, keys, strict=True)
    )


def _differing(
    text: Sequence[Token], source: Sequence[Token], equal: Equal, fit: Scores
) -> Iterator[Substitution]:
    if len(text) < 2:
        return
    places = np.where(equal, fit, -1.0)
    best = places.argmax(axis=1)
    scores = places[np.arange(len(text)), best]
    # Where each token comes from; -1 where that is not told by what stands around it.
    origin = [
        int(place) if score >= _LEAST else -1 for place, score in zip(best, scores, strict=True)
    ]
    index = 0
    while index < len(text) - 1:
        # Both begin: before the first token of the text stands what stands before that of the source.
        here = origin[index - 1] if index else -1
        if (here < 0 and index) or here + 1 >= len(source) or equal[index, here + 1]:
            index += 1
            continue
        resumed = _resumed(equal, origin, index, here + 1)
        if resumed is None:
            index += 1
            continue
        end, last = resumed
        if _is_words(text[index:end]) and _is_words(source[here + 1 : last]):
            yield Substitution(index, end, here + 1, last)
            index = end
        else:
            index += 1


def _resumed(equal: Equal, origin: Sequence[int], index: int, place: int) -> tuple[int, int] | None:
    """The nearest tokens behind ``index`` and ``place`` that belong together again; both must be passed over."""
    rows, columns = equal.shape
    for far in range(2, 2 * _LONGEST):
        for mine in range(max(1, far - _LONGEST), min(far, _LONGEST + 1)):
            end, last = index + mine, place + far - mine
            if end < rows and last < columns and origin[end] == last:
                return end, last
    return None


def _is_words(row: Sequence[Token]) -> bool:
    return all(token.kind in (Kind.CHARACTER, Kind.NAME) for token in row)


def _words(row: Sequence[Token]) -> tuple[object, ...]:
    return tuple(token.key for token in row)
