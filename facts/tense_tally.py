"""Evidence of past and plan, added up, and the lookups in the tables that bring it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache
from operator import add
from typing import Final

from facts import tense_shapes as shapes
from facts import tense_signs as signs


class Tense(StrEnum):
    """已完成, 目标/计划, 其他."""

    PAST = "past"
    PLAN = "plan"
    OTHER = "other"


# Signs under the first are hints; however many there are, they weigh no more than the second.
PLAIN: Final = 1.05
_MOST_HINTS: Final = 1.5
_PAST_WEIGHTS: Final = {row.name: row.weight for row in signs.PAST} | {
    row.name: row.weight for row in shapes.PAST_SHAPES
}


@dataclass(slots=True)
class Tally:
    """Evidence so far, and where it came from."""

    past: float = 0.0
    plan: float = 0.0
    other: float = 0.0
    reasons: dict[str, Tense] = field(default_factory=dict)
    hints: dict[Tense, float] = field(default_factory=dict)
    active: bool = False
    order: bool = False
    told: bool = False
    stated: bool = False

    def add(self, tense: Tense, weight: float, name: str) -> None:
        """Evidence of the row ``name``; hints together weigh no more than their limit."""
        if weight < PLAIN and tense is not Tense.OTHER:
            weight = min(weight, _MOST_HINTS - self.hints.get(tense, 0.0))
            self.hints[tense] = self.hints.get(tense, 0.0) + weight
        if tense is Tense.PAST:
            self.past += weight
        elif tense is Tense.PLAN:
            self.plan += weight
        else:
            self.other += weight
        self.reasons[name] = tense

    def drop(self, *names: str) -> None:
        """Take back what signs of the past brought."""
        for name in names:
            if self.reasons.pop(name, None) is not None:
                weight = _PAST_WEIGHTS[name]
                hinted = self.hints.get(Tense.PAST, 0.0)
                if weight < PLAIN:
                    weight = min(weight, hinted)
                    self.hints[Tense.PAST] = hinted - weight
                self.past -= weight

    def settle(self) -> None:
        """Hints count for nothing beside a clear sign of the other side: a goal names the result that it wants."""
        past, plan = (
            self.past - self.hints.get(Tense.PAST, 0.0),
            self.plan - self.hints.get(Tense.PLAN, 0.0),
        )
        if plan >= PLAIN > past:
            self.past = past
        elif past >= PLAIN > plan:
            self.plan = plan

    def add_once(self, tense: Tense, weight: float, name: str) -> None:
        """As :meth:`add`, unless the row has been counted."""
        if name not in self.reasons:
            self.add(tense, weight, name)

    def add_shapes(self, tense: Tense, text: str, marks: set[str]) -> None:
        """Evidence of the patterns of ``tense``; ``marks`` are the characters of ``text``."""
        for row in _open(tense, marks):
            if row.pattern.search(text):
                self.add(tense, row.weight, row.name)


_SHAPES: Final = {
    Tense.PAST: shapes.PAST_SHAPES,
    Tense.PLAN: shapes.PLAN_SHAPES,
    Tense.OTHER: shapes.OTHER_SHAPES,
}


@cache
def _gates(tense: Tense) -> tuple[frozenset[str], dict[str, int], int]:
    """All characters that open a shape, for each the shapes that it opens (as bits), and those that are always open."""
    opened: dict[str, int] = {}
    always = 0
    for number, row in enumerate(_SHAPES[tense]):
        for mark in row.gate:
            opened[mark] = opened.get(mark, 0) | 1 << number
        always |= 0 if row.gate else 1 << number
    return frozenset(opened), opened, always


def _open(tense: Tense, marks: set[str]) -> tuple[shapes.Shape, ...]:
    """The shapes that a text of the characters ``marks`` may hold, in their order."""
    gates, opened, bits = _gates(tense)
    for mark in gates & marks:
        bits |= opened[mark]
    return _of_bits(tense, bits)


@lru_cache(maxsize=4096)
def _of_bits(tense: Tense, bits: int) -> tuple[shapes.Shape, ...]:
    return tuple(row for number, row in enumerate(_SHAPES[tense]) if bits >> number & 1)


_TABLES: Final = ((Tense.PAST, signs.PAST), (Tense.PLAN, signs.PLAN), (Tense.OTHER, signs.OTHER))


@cache
def _rows() -> tuple[tuple[Tense, signs.Sign], ...]:
    """Every row of words with its tense, in the order in which they are weighed."""
    return tuple((tense, row) for tense, table in _TABLES for row in table)


@cache
def _by_beginning() -> dict[str, tuple[tuple[int, ...], tuple[tuple[str, int], ...]]]:
    """The first two characters of every word → the rows that hold just these, and the longer words that begin so,
    each with the number of its row."""
    index: dict[str, tuple[list[int], list[tuple[str, int]]]] = {}
    for number, (_, row) in enumerate(_rows()):
        for word in row.words:
            whole, longer = index.setdefault(word[:2], ([], []))
            if len(word) == 2:
                whole.append(number)
            elif len(word) > 2:
                longer.append((word, number))
    return {begin: (tuple(whole), tuple(longer)) for begin, (whole, longer) in index.items()}


@cache
def _single() -> tuple[tuple[str, int], ...]:
    """The words of one character, with the number of their row."""
    return tuple(
        (word, number)
        for number, (_, row) in enumerate(_rows())
        for word in row.words
        if len(word) == 1
    )


def occurring(text: str) -> list[tuple[Tense, signs.Sign]]:
    """The rows any of whose words is in ``text``, in their order. Looks up each pair of neighbours once."""
    index = _by_beginning()
    hits: set[int] = {number for word, number in _single() if word in text}
    known = [(at, pair) for at, pair in enumerate(map(add, text, text[1:])) if pair in index]
    for at, pair in known:
        whole, longer = index[pair]
        hits.update(whole)
        for word, number in longer:
            if text.startswith(word, at):
                hits.add(number)
    rows = _rows()
    return [rows[number] for number in sorted(hits)]
