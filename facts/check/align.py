"""How well every place of a text fits every place of another: local alignment in both directions.

``before[i, j]`` is the score of the best alignment that ends just before token ``i`` of the text and token ``j`` of
the source, ``after[i, j]`` of the best that begins just behind them (Smith and Waterman 1981, with the affine gaps
of Gotoh 1982). Their sum says how well ``i`` stands in the place of ``j``, whatever the two tokens themselves say.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from facts.check.token import Kind, Token

# Characters that say little of where a figure stands.
_LIGHT: Final = frozenset("的了等和与及在为是也并将把对从到以于其中")
_WEIGHTS: Final = {
    Kind.NUMBER: 2.0,
    Kind.DATE: 2.0,
    Kind.DIRECTION: 1.5,
    Kind.NAME: 2.0,
    Kind.CHARACTER: 1.0,
    Kind.BREAK: 0.3,
}
_LIGHT_WEIGHT: Final = 0.3
# Another character in the same place, another figure or name, and the end of a clause against anything else.
_MISMATCH: Final = -1.0
_MISMATCH_CRITICAL: Final = -1.5
_MISMATCH_BREAK: Final = -0.5
_OPEN: Final = 1.8
# Skipping many tokens costs little more than skipping one: whole clauses are left out.
_EXTEND: Final = 0.1
_CLAUSE: Final = 0.3
# What stands further off says less, what follows a figure less than what leads to it.
_FADE_BEFORE: Final = 0.94
_FADE_AFTER: Final = 0.86
# Across the end of a clause: what is said there may have been put there from anywhere, behind more than before.
_FADE_CLAUSE_BEFORE: Final = 0.5
_FADE_CLAUSE_AFTER: Final = 0.3

Scores = NDArray[np.float32]
Equal = NDArray[np.bool_]


def fits(text: Sequence[Token], source: Sequence[Token], equal: Equal) -> tuple[Scores, Scores]:
    """``(before, after)``, each of shape (len(text), len(source)). ``equal[i, j]`` says which tokens agree."""
    weights = np.array([_weight(token) for token in text], np.float32)
    against = np.array([_mismatch(token) for token in text], np.float32)
    against_source = np.array([_mismatch(token) for token in source], np.float32)
    score = np.where(equal, weights[:, None], np.minimum(against[:, None], against_source[None, :]))
    score = score.astype(np.float32)
    ends = [token.kind is Kind.BREAK for token in text]
    fade_before = [_FADE_CLAUSE_BEFORE if end else _FADE_BEFORE for end in ends]
    fade_after = [_FADE_CLAUSE_AFTER if end else _FADE_AFTER for end in ends]
    steps = [_EXTEND + _CLAUSE * (token.kind is Kind.BREAK) for token in source]
    before = _ending_before(score, fade_before, steps)
    after = _ending_before(score[::-1, ::-1], fade_after[::-1], steps[::-1])[::-1, ::-1]
    return before, after


def _weight(token: Token) -> float:
    if token.kind is Kind.CHARACTER and token.key in _LIGHT:
        return _LIGHT_WEIGHT
    return _WEIGHTS[token.kind]


def _mismatch(token: Token) -> float:
    if token.critical:
        return _MISMATCH_CRITICAL
    return _MISMATCH_BREAK if token.kind is Kind.BREAK else _MISMATCH


def _ending_before(score: Scores, fade: Sequence[float], steps: Sequence[float]) -> Scores:
    """The best score of an alignment that ends before (i, j), gaps at its end paid for; never below 0."""
    rows, columns = score.shape
    result: Scores = np.zeros((rows, columns), np.float32)
    ramp: Any = np.cumsum(np.array(steps, np.float32))
    best = np.zeros(columns, np.float32)
    skipped = np.zeros(columns, np.float32)
    row = np.zeros(columns, np.float32)
    previous = np.zeros(columns, np.float32)
    for i in range(rows):
        # What ended before (i, j): the row above, one column to the left.
        previous[1:] = best[:-1]
        result[i] = previous
        np.multiply(previous, fade[i], out=row)
        np.add(score[i], row, out=row)
        np.maximum(row, 0, out=row)
        # Tokens of the text that the source has not.
        np.subtract(skipped, _EXTEND, out=skipped)
        np.maximum(skipped, best - _OPEN, out=skipped)
        if fade[i] < _FADE_AFTER:
            np.multiply(skipped, fade[i], out=skipped)
        # Tokens of the source that were left out.
        left_out = np.maximum.accumulate(row + ramp) - ramp - _OPEN
        best = np.maximum(np.maximum(row, skipped), left_out)
        np.maximum(best, 0, out=best)
    return result
