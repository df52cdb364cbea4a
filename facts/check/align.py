"""How well every place of a text fits every place of another: local alignment in both directions.

``before[i, j]`` is the score of the best alignment that ends just before token ``i`` of the text and token ``j`` of
the source, ``after[i, j]`` of the best that begins just behind them (Smith and Waterman 1981, with the affine gaps
of Gotoh 1982). Their sum says how well ``i`` stands in the place of ``j``, whatever the two tokens themselves say.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

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
_FADE: Final = np.array([[0.94], [0.86]], np.float32)
# Across the end of a clause: what is said there may have been put there from anywhere, behind more than before.
_FADE_CLAUSE: Final = np.array([[0.5], [0.3]], np.float32)

Scores = NDArray[np.float32]
Equal = NDArray[np.bool_]


def fits(text: Sequence[Token], source: Sequence[Token], equal: Equal) -> tuple[Scores, Scores]:
    """``(before, after)``, each of shape (len(text), len(source)). ``equal[i, j]`` says which tokens agree."""
    weights = np.array([_weight(token) for token in text], np.float32)
    against = np.array([_mismatch(token) for token in text], np.float32)
    against_source = np.array([_mismatch(token) for token in source], np.float32)
    score = np.where(equal, weights[:, None], np.minimum(against[:, None], against_source[None, :]))
    score = score.astype(np.float32)
    ends = np.array([token.kind is Kind.BREAK for token in text])
    steps = np.array([_EXTEND + _CLAUSE * (t.kind is Kind.BREAK) for t in source], np.float32)
    # Both directions at one go: what is done costs little, telling numpy to do it costs most.
    faces = np.stack((score, score[::-1, ::-1]), axis=1)
    ends = np.stack((ends, ends[::-1]), axis=1)[:, :, None]
    fade = np.where(ends, _FADE_CLAUSE, _FADE).astype(np.float32)
    ramp = np.cumsum(np.stack((steps, steps[::-1])), axis=1, dtype=np.float32)
    result = _ending_before(faces, fade, np.where(ends, _FADE_CLAUSE, np.float32(1)), ramp)
    return result[:, 0], result[::-1, 1, ::-1]


def _weight(token: Token) -> float:
    if token.kind is Kind.CHARACTER and token.key in _LIGHT:
        return _LIGHT_WEIGHT
    return _WEIGHTS[token.kind]


def _mismatch(token: Token) -> float:
    if token.critical:
        return _MISMATCH_CRITICAL
    return _MISMATCH_BREAK if token.kind is Kind.BREAK else _MISMATCH


def _ending_before(score: Scores, fade: Scores, apart: Scores, ramp: Scores) -> Scores:
    """The best score of an alignment that ends before (i, j), gaps at its end paid for; never below 0.

    Shapes: ``score`` and what comes back (rows, 2, columns), ``fade`` of what came before each row and ``apart`` of
    gaps that reach over the end of a clause (rows, 2, 1), ``ramp`` the price of a gap up to each column (2, columns).
    """
    rows, _, columns = score.shape
    result: Scores = np.zeros((rows, 2, columns), np.float32)
    back = ramp + np.float32(_OPEN)
    best = np.zeros((2, columns), np.float32)
    skipped, row, opened = np.zeros_like(best), np.zeros_like(best), np.zeros_like(best)
    divides: list[bool] = [bool(step.min() < 1) for step in apart]
    for i in range(rows):
        # What ended before (i, j): the row above, one column to the left.
        previous = result[i]
        previous[:, 1:] = best[:, :-1]
        np.multiply(previous, fade[i], out=row)
        np.add(row, score[i], out=row)
        np.maximum(row, 0, out=row)
        # Tokens of the text that the source has not.
        np.subtract(skipped, _EXTEND, out=skipped)
        np.subtract(best, _OPEN, out=opened)
        np.maximum(skipped, opened, out=skipped)
        if divides[i]:
            np.multiply(skipped, apart[i], out=skipped)
        # Tokens of the source that were left out.
        np.add(row, ramp, out=opened)
        np.maximum.accumulate(opened, axis=1, out=opened)
        np.subtract(opened, back, out=opened)
        np.maximum(row, skipped, out=best)
        np.maximum(best, opened, out=best)
    return result
