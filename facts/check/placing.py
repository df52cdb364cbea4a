"""Where in the quotations a token of a text stands: the place that says the same, and the best that says otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from facts.check.align import Equal, fits
from facts.check.pairing import CROSSED, comparable, neighbour, one_name
from facts.check.token import Kind, Token
from model.briefing import SourceRef

# By so much must another place fit better than the one that says the same.
MARGIN = 0.5
# A place is one only if at least so much around it agrees.
LEAST = 1.0
# A figure with the same unit is the likelier counterpart.
_SAME_UNIT = 0.5
_PAIRING = ("分别", "依次", "各为", "分列")


@dataclass(slots=True)
class Place:
    """How well a token of the item fits places of the sources: where they say the same, where they do not."""

    same: int = -1
    same_score: float = -1.0
    other: int = -1
    other_score: float = -1.0


class Placing:
    """The ``tokens`` of a text aligned with those of its quotations, ``source``; ``of`` says for each of these which
    quotation it is of. ``equal``, ``before`` and ``after`` have a row for each token of the text and a column for each
    of the quotations."""

    def __init__(
        self, tokens: Sequence[Token], source: Sequence[Token], of: Sequence[SourceRef]
    ) -> None:
        self.tokens, self.source, self.of = tokens, source, of
        self._places: dict[Kind, list[int]] = {}
        for at, said in enumerate(source):
            if said.critical:
                self._places.setdefault(said.kind, []).append(at)
        self.equal = self._equal()
        self.before, self.after = fits(tokens, source, self.equal)

    def place(self, index: int, token: Token) -> Place:
        """How well the ``token`` at ``index`` fits the places of the quotations."""
        place = Place()
        scores = self.before[index] + self.after[index]
        if token.unit == "item":
            # The number of a list item belongs to what follows, whatever stood before it.
            scores = self.after[index]
        # A year that lost a digit is a figure, and stands where the year stood.
        crossed = CROSSED.get(token.kind, token.kind)
        fit: list[float] = scores.tolist()
        equal: list[bool] = self.equal[index].tolist()
        others: list[tuple[float, int]] = []
        for at in (*self._places.get(token.kind, ()), *self._places.get(crossed, ())):
            said = self.source[at]
            if said.kind is token.kind and not comparable(token, said):
                continue
            score = fit[at]
            if token.kind is Kind.NUMBER and token.unit == said.unit:
                score += _SAME_UNIT
            if not equal[at]:
                others.append((score, at))
            elif score > place.same_score:
                place.same, place.same_score = at, score
        # Another place matters only if it fits better than the one that says the same.
        least = place.same_score + MARGIN if place.same >= 0 else -1.0
        for score, at in others:
            if score > max(least, place.other_score) and self._beside(index, at):
                place.other, place.other_score = at, score
        return place

    def _beside(self, index: int, at: int) -> bool:
        """Whether a neighbour of token ``index`` is the neighbour of place ``at``, so that they stand for each other."""
        alone = [False, False]
        for side, step in enumerate((-1, 1)):
            mine, apart = neighbour(self.tokens, index, step)
            other, also_apart = neighbour(self.source, at, step)
            # What stands in another clause is a neighbour only of what stands alone in its own.
            alone[side] = apart and also_apart
            if mine is None or other is None:
                alone[side] = mine is None and other is None
            elif not (apart or also_apart) and self.equal[mine, other]:
                return True
        return all(alone)

    def same_row(self, place: Place, index: int) -> bool:
        """Names of one row may stand in any order, unless figures are told off to them."""
        same, other = self.source[place.same], self.source[place.other]
        if same.kind is not Kind.NAME or same.row < 0 or same.row != other.row:
            return False
        if self.of[place.same] is not self.of[place.other] or self.tokens[index].row < 0:
            return False
        return not any(word in self.of[place.same].quote for word in _PAIRING)

    def _equal(self) -> Equal:
        numbers: dict[tuple[Kind, object], int] = {}

        def number(token: Token) -> int:
            return numbers.setdefault((token.kind, token.key), len(numbers))

        mine = np.array([number(token) for token in self.tokens])
        theirs = np.array([number(token) for token in self.source])
        equal: Equal = mine[:, None] == theirs[None, :]
        for i, token in enumerate(self.tokens):
            if token.kind is Kind.NAME:
                for j in self._places.get(Kind.NAME, ()):
                    if one_name(str(token.key), str(self.source[j].key)):
                        equal[i, j] = True
        return equal
