"""Compares a text with quotations: every figure, date, word of direction and name in its place.

For each of them the best place in the quotations is found by what stands around it (``align``). Where the sources
say the same in that place, all is well. Where they say something else there, and what the item says stands in no
place that fits as well, it is a fault, and what they say is offered. What they say nowhere is a fault as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from facts.check import evidence
from facts.check.common import differing, is_stretch
from facts.check.fault import Fault, FaultKind, Severity
from facts.check.leads import exchanged
from facts.check.pairing import enclosed, governs, other_name, roughly
from facts.check.placing import LEAST, MARGIN, Placing
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
_WHOLE = (range(0), range(0))


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
        placing = self.placing = Placing(self.tokens, self.source, self.of)
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
        if not found and not settled:
            found = [
                self._fault(self.tokens[index], at, self._kind(self.tokens[index], at))
                for index, at in exchanged(self.tokens, self.source)
            ]
        taken = {place for fault in found for place in range(fault.start, fault.end)}
        for exchange in substitutions(
            self.tokens, self.source, placing.equal, placing.before, placing.after
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
        place = self.placing.place(index, token)
        found_other = place.other_score >= LEAST
        if place.same < 0:
            if found_other:
                yield self._fault(token, place.other, self._kind(token, place.other))
            elif not token.soft and not self._borne_around(index, token):
                yield self._fault(token, None, _KINDS[token.kind])
            return
        if found_other and place.other_score > place.same_score + MARGIN:
            moved = token.soft and not enclosed(
                self.tokens, index, self.source, place.other, self.placing.equal
            )
            if moved or self.placing.same_row(place, index):
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
