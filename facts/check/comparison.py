"""Compares a text with quotations: every figure, date, word of direction and name in its place.

For each of them the best place in the quotations is found by what stands around it (``align``). Where the sources
say the same in that place, all is well. Where they say something else there, and what the item says stands in no
place that fits as well, it is a fault, and what they say is offered. What they say nowhere is a fault as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from facts.check import evidence
from facts.check.align import Equal, fits
from facts.check.common import differing, is_stretch
from facts.check.fault import Fault, FaultKind, Severity
from facts.check.pairing import (
    CROSSED,
    comparable,
    enclosed,
    governs,
    neighbour,
    one_name,
    other_name,
    roughly,
)
from facts.check.rows import out_of_order, told_off
from facts.check.substitution import Substitution, substitutions
from facts.check.token import Kind, Token
from model.briefing import Item, SourceRef
from model.document import Document

_KINDS = {
    Kind.NUMBER: FaultKind.NUMBER,
    Kind.DATE: FaultKind.DATE,
    Kind.DIRECTION: FaultKind.DIRECTION,
    Kind.NAME: FaultKind.NAME,
}
# By so much must another place fit better than the one that says the same.
_MARGIN = 0.5
# A place is one only if at least so much around it agrees.
_LEAST = 1.0
# A figure with the same unit is the likelier counterpart.
_SAME_UNIT = 0.5
_WHOLE = (range(0), range(0))
_PAIRING = ("分别", "依次", "各为", "分列")


@dataclass(slots=True)
class _Place:
    """How well a token of the item fits places of the sources: where they say the same, where they do not."""

    same: int = -1
    same_score: float = -1.0
    other: int = -1
    other_score: float = -1.0


@dataclass
class Comparison:
    """``text`` of ``item`` against the quotations ``refs``; the names ``known`` are kept whole."""

    item: Item
    text: str
    refs: Sequence[SourceRef]
    documents: Mapping[str, Document]
    in_headline: bool = False
    known: frozenset[str] = frozenset()
    # The tokens of all quotations in a row, and for each its quotation.
    source: Sequence[Token] = ()
    of: list[SourceRef] = field(default_factory=list)
    places: dict[Kind, list[int]] = field(default_factory=dict)

    def faults(self) -> Iterator[Fault]:
        """What the sources do not bear, in the order of the text."""
        self.tokens = evidence.tokens_of(self.text, self.known)
        if not any(token.critical for token in self.tokens):
            return
        source: list[Token] = []
        for ref in self.refs:
            quoted = evidence.tokens_of(ref.quote, self.known)
            if is_stretch(self.tokens, quoted):
                return
            source += quoted
            self.of += [ref] * len(quoted)
        if not source:
            return
        self.source = source
        text, of = self.tokens, self.of
        mine, theirs = differing(text, source) if len(self.refs) == 1 else _WHOLE
        if mine:
            self.tokens, self.source = (
                text[mine.start : mine.stop],
                source[theirs.start : theirs.stop],
            )
            self.of = of[theirs.start : theirs.stop]
            found = list(self._compared())
            left = (*source[: theirs.start], *source[theirs.stop :])
            elsewhere = {(token.kind, token.key) for token in left if token.critical}
            told = {fault.start for fault in found}
            if not any(t.start in told and (t.kind, t.key) in elsewhere for t in self.tokens):
                yield from found
                return
            # What is missed here stands further off: it may have been moved.
            self.tokens, self.source, self.of = text, source, of
        yield from self._compared()

    def _compared(self) -> Iterator[Fault]:
        self.places = {}
        for at, said in enumerate(self.source):
            if said.critical:
                self.places.setdefault(said.kind, []).append(at)
        self.equal = self._equal()
        self.before, self.after = fits(self.tokens, self.source, self.equal)
        settled = told_off(self.tokens, self.source)
        found = [
            fault
            for index, token in enumerate(self.tokens)
            if token.critical and index not in settled
            for fault in self._faults_of(index, token)
        ]
        if not found:
            found = [
                self._fault(self.tokens[index], at, self._kind(self.tokens[index], at))
                for index, at in out_of_order(self.tokens, self.source)
                if index not in settled
            ]
        taken = {place for fault in found for place in range(fault.start, fault.end)}
        for exchange in substitutions(
            self.tokens, self.source, self.equal, self.before, self.after
        ):
            fault = self._of_substitution(exchange)
            if fault is not None and taken.isdisjoint(range(fault.start, fault.end)):
                found.append(fault)
        yield from sorted(found, key=lambda fault: (fault.start, fault.end))

    @cached_property
    def around(self) -> evidence.Around:
        """The wider context, asked for only when the quotations do not bear something."""
        return evidence.around(self.item.sources, self.documents)

    def _faults_of(self, index: int, token: Token) -> Iterator[Fault]:
        place = self._place(index, token)
        found_other = place.other_score >= _LEAST
        if place.same < 0:
            if found_other:
                yield self._fault(token, place.other, self._kind(token, place.other))
            elif not token.soft and not self._borne_around(index, token):
                yield self._fault(token, None, _KINDS[token.kind])
            return
        if found_other and place.other_score > place.same_score + _MARGIN:
            moved = token.soft and not enclosed(
                self.tokens, index, self.source, place.other, self.equal
            )
            if moved or self._same_row(place, index):
                return
            yield self._fault(token, place.other, self._kind(token, place.other))
            return
        if token.kind is Kind.NUMBER:
            yield from self._manner(token, self.source[place.same], place.same)

    def _of_substitution(self, found: Substitution) -> Fault | None:
        """Words that stand in the place of a name, and words that changed places."""
        mine, said = self.tokens[found.start : found.end], self.source[found.first : found.last]
        source = self.of[found.first]
        if self.of[found.last - 1] is not source:
            return None
        text = self.text[mine[0].start : mine[-1].end]
        borne = source.quote[said[0].start : said[-1].end]
        if not found.exchanged and not other_name(mine, said, text, borne):
            return None
        start, end = mine[0].start, mine[-1].end
        return Fault(
            self.item.id,
            FaultKind.NAME,
            text,
            start,
            end,
            (borne,),
            source,
            in_headline=self.in_headline,
        )

    def _manner(self, token: Token, said: Token, at: int) -> Iterator[Fault]:
        """The figure is the same; is it as rough, and does the same direction govern it?"""
        # Two poles are told by the word of direction itself; here one was left out or put in.
        if bool(token.direction) != bool(said.direction):
            yield self._fault(token, at, FaultKind.DIRECTION)
            return
        if roughly(token.rough) != roughly(said.rough):
            loose = not token.rough or not said.rough
            severity = Severity.LOOSE if loose else Severity.WRONG
            whole = replace(token, start=token.first, end=token.last)
            yield self._fault(whole, at, FaultKind.NUMBER, severity, whole=True)

    def _place(self, index: int, token: Token) -> _Place:
        place = _Place()
        scores = self.before[index] + self.after[index]
        if token.unit == "item":
            # The number of a list item belongs to what follows, whatever stood before it.
            scores = self.after[index]
        # A year that lost a digit is a figure, and stands where the year stood.
        crossed = CROSSED.get(token.kind, token.kind)
        fit: list[float] = scores.tolist()
        equal: list[bool] = self.equal[index].tolist()
        others: list[tuple[float, int]] = []
        for at in (*self.places.get(token.kind, ()), *self.places.get(crossed, ())):
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
        least = place.same_score + _MARGIN if place.same >= 0 else -1.0
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

    def _kind(self, token: Token, at: int) -> FaultKind:
        said = self.source[at]
        if token.kind is not said.kind:
            return _KINDS[said.kind]
        if token.kind is Kind.NUMBER and token.digits == said.digits and token.unit != said.unit:
            return FaultKind.UNIT
        return _KINDS[token.kind]

    def _borne_around(self, index: int, token: Token) -> bool:
        text = self.text[token.start : token.end]
        if self.in_headline and self.around.holds(self.text):
            return True
        if token.kind is Kind.NAME:
            if any(text in ref.quote for ref in self.refs):
                return True
            return self.around.names(text)
        if token.kind is Kind.DIRECTION and not governs(self.tokens, index):
            return True
        return self.around.bears(token)

    def _same_row(self, place: _Place, index: int) -> bool:
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
                for j in self.places.get(Kind.NAME, ()):
                    if one_name(str(token.key), str(self.source[j].key)):
                        equal[i, j] = True
        return equal

    def _fault(
        self,
        token: Token,
        at: int | None,
        kind: FaultKind,
        severity: Severity = Severity.WRONG,
        *,
        whole: bool = False,
    ) -> Fault:
        borne: tuple[str, ...] = ()
        source = self.of[at] if at is not None else self.refs[0]
        if at is not None:
            said = self.source[at]
            start, end = (said.first, said.last) if whole else (said.start, said.end)
            borne = (source.quote[start:end].strip(),)
        return Fault(
            self.item.id,
            kind,
            self.text[token.start : token.end].strip(),
            token.start,
            token.end,
            borne,
            source,
            severity,
            self.in_headline,
        )
