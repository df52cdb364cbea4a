"""Evidence of past and plan, added up, and the lookups in the tables that bring it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache
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

    def add_shapes(self, tense: Tense, text: str, rows: tuple[shapes.Shape, ...]) -> None:
        """Evidence of those of ``rows`` (:func:`opened`), patterns of ``tense``, that are found in ``text``."""
        for row in rows:
            if row.pattern.search(text):
                self.add(tense, row.weight, row.name)


_SHAPES: Final = (shapes.PAST_SHAPES, shapes.PLAN_SHAPES, shapes.OTHER_SHAPES)


@cache
def _gates() -> tuple[re.Pattern[str], dict[str, int], int]:
    """All characters that open a shape, for each the shapes that it opens (as bits), and those that are always open."""
    gates: dict[str, int] = {}
    always = 0
    for number, row in enumerate(row for table in _SHAPES for row in table):
        for mark in row.gate:
            gates[mark] = gates.get(mark, 0) | 1 << number
        always |= 0 if row.gate else 1 << number
    return re.compile(f"[{re.escape(''.join(gates))}]"), gates, always


def opened(text: str) -> tuple[tuple[shapes.Shape, ...], ...]:
    """The shapes of the past, of the plan and of neither that ``text`` may hold by its characters, in their order."""
    marks, gates, bits = _gates()
    for mark in marks.findall(text):
        bits |= gates[mark]
    return _of_bits(bits)


@lru_cache(maxsize=8192)
def _of_bits(bits: int) -> tuple[tuple[shapes.Shape, ...], ...]:
    found = []
    for table in _SHAPES:
        found.append(tuple(row for number, row in enumerate(table) if bits >> number & 1))
        bits >>= len(table)
    return tuple(found)


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
            if len(word) <= 2:
                whole.append(number)
            else:
                longer.append((word, number))
    return {begin: (tuple(whole), tuple(longer)) for begin, (whole, longer) in index.items()}


@cache
def _beginning() -> re.Pattern[str]:
    """Where a word may begin: a first character of any, with the second of any behind it. Nearly all other places are
    passed at the pace of one set of characters."""
    words = _by_beginning()
    first = re.escape("".join(sorted({word[0] for word in words})))
    second = re.escape("".join(sorted({word[1] for word in words if len(word) > 1})))
    single = "".join(f"|(?<={re.escape(word)})" for word in words if len(word) == 1)
    return re.compile(f"[{first}](?:(?=[{second}]){single})")


def occurring(text: str) -> list[tuple[Tense, signs.Sign]]:
    """The rows any of whose words is in ``text``, in their order. Looks at every place once."""
    index = _by_beginning()
    hits: set[int] = set()
    for found in _beginning().finditer(text):
        at = found.start()
        for begin in (text[at : at + 2], text[at]):
            if begin in index:
                whole, longer = index[begin]
                hits.update(whole)
                for word, number in longer:
                    if text.startswith(word, at):
                        hits.add(number)
    rows = _rows()
    return [rows[number] for number in sorted(hits)]
