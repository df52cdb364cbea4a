"""Evidence of past and plan, added up, and the lookups in the tables that bring it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from facts import tense_rows as shapes
from facts import tense_signs as signs


class Tense(StrEnum):
    """已完成, 目标/计划, 其他."""

    PAST = "past"
    PLAN = "plan"
    OTHER = "other"


# Looked up once, not for every sign.
PAST: Final = Tense.PAST
PLAN: Final = Tense.PLAN
OTHER: Final = Tense.OTHER


# Signs under the first are hints; however many there are, they weigh no more than the second.
PLAIN: Final = 1.05
_MOST_HINTS: Final = 1.5
_PAST_WEIGHTS: Final = {row.name: row.weight for row in signs.PAST} | {
    row.name: row.weight for row in shapes.PAST_SHAPES
}


class Tally:
    """Evidence so far, and where it came from. ``hinted_past`` and ``hinted_plan`` are what hints brought of it.
    ``clear``: what it says of the sentences around, above 0 for the past, below for the plan; ``lacking``: whether it is
    about what is wanting. ``left``: the text and its rows while what speaks for neither is not weighed yet."""

    __slots__ = (
        "active",
        "clear",
        "hinted_past",
        "hinted_plan",
        "lacking",
        "left",
        "order",
        "other",
        "past",
        "plan",
        "reasons",
        "stated",
        "told",
    )

    def __init__(self) -> None:
        self.past = self.plan = self.other = 0.0
        self.hinted_past = self.hinted_plan = 0.0
        self.reasons: dict[str, Tense] = {}
        self.active = self.order = self.told = self.stated = self.lacking = False
        self.clear = 0.0
        self.left: tuple[str, Opened] | None = None

    def add(self, tense: Tense, weight: float, name: str) -> None:
        """Evidence of the row ``name``; hints together weigh no more than their limit."""
        self.reasons[name] = tense
        if tense is PAST:
            if weight < PLAIN:
                left = _MOST_HINTS - self.hinted_past
                weight = left if left < weight else weight
                self.hinted_past += weight
            self.past += weight
        elif tense is PLAN:
            if weight < PLAIN:
                left = _MOST_HINTS - self.hinted_plan
                weight = left if left < weight else weight
                self.hinted_plan += weight
            self.plan += weight
        else:
            self.other += weight

    def drop(self, *names: str) -> None:
        """Take back what signs of the past brought."""
        for name in names:
            if self.reasons.pop(name, None) is not None:
                weight = _PAST_WEIGHTS[name]
                if weight < PLAIN:
                    weight = min(weight, self.hinted_past)
                    self.hinted_past -= weight
                self.past -= weight

    def settle(self) -> None:
        """Hints count for nothing beside a clear sign of the other side: a goal names the result that it wants."""
        past, plan = self.past - self.hinted_past, self.plan - self.hinted_plan
        if plan >= PLAIN > past:
            self.past = past
        elif past >= PLAIN > plan:
            self.plan = plan

    def add_once(self, tense: Tense, weight: float, name: str) -> None:
        """As :meth:`add`, unless the row has been counted."""
        if name not in self.reasons:
            self.add(tense, weight, name)


_TABLES: Final = ((PAST, signs.PAST), (PLAN, signs.PLAN), (OTHER, signs.OTHER))
_SHAPES: Final = (
    (PAST, shapes.PAST_SHAPES),
    (PLAN, shapes.PLAN_SHAPES),
    (OTHER, shapes.OTHER_SHAPES),
)
# Every row with its tense, in the order in which they are weighed: rows of words, then shapes. A set of them is an int,
# bit by bit.
_SIGN_ROWS: Final = tuple((tense, row) for tense, table in _TABLES for row in table)
_SHAPE_ROWS: Final = tuple((tense, row) for tense, table in _SHAPES for row in table)
_SEARCHES: Final = tuple(
    (row.pattern.search, tense, row.weight, row.name) for tense, row in _SHAPE_ROWS
)
_SIGN_BITS: Final = (1 << len(_SIGN_ROWS)) - 1
_NEITHER: Final = len(_SIGN_ROWS) + len(shapes.PAST_SHAPES) + len(shapes.PLAN_SHAPES)
_DIGITS: Final = frozenset("0123456789")
_DIGIT: Final = re.compile("[0-9]")


class Opened:
    """The rows that a text may hold by its words and characters."""

    __slots__ = ("_bits",)

    def __init__(self, text: str) -> None:
        gates = _gates()
        bits = gates.always
        pairs, single = gates.pairs, gates.single
        for whole, longer in filter(None, map(pairs.get, gates.beginning.findall(text))):
            bits |= whole
            for word, row in longer:
                if word in text:
                    bits |= row
        for mark in set(gates.marks.findall(text)):
            bits |= single[mark]
        if _DIGIT.search(text):
            bits |= gates.digit
        self._bits = bits

    def signs(self) -> list[tuple[Tense, signs.Sign]]:
        """The rows of words any of whose words is in the text, in their order."""
        found = []
        bits = self._bits & _SIGN_BITS
        while bits:
            low = bits & -bits
            found.append(_SIGN_ROWS[low.bit_length() - 1])
            bits ^= low
        return found

    def weigh(self, text: str, tally: Tally, *, neither: bool) -> None:
        """Add the evidence of the shapes of past and plan, or of ``neither``, that are found in ``text``."""
        first = _NEITHER if neither else len(_SIGN_ROWS)
        bits = self._bits >> first
        if not neither:
            bits &= (1 << _NEITHER - first) - 1
        searches = _SEARCHES
        first -= len(_SIGN_ROWS) + 1
        while bits:
            low = bits & -bits
            search, tense, weight, name = searches[first + low.bit_length()]
            if search(text):
                tally.add(tense, weight, name)
            bits ^= low


@dataclass(frozen=True, slots=True)
class _Gates:
    """What opens rows. ``pairs``: two characters → the rows that they open, and the longer words that begin so, each
    with its row; ``single``: characters (``marks`` finds them) → rows; ``digit``: rows opened by any digit; ``always``:
    those that are open for any text. ``beginning`` finds the two characters that a word may begin with: nearly all places
    are passed at the pace of one set of characters."""

    beginning: re.Pattern[str]
    pairs: dict[str, tuple[int, tuple[tuple[str, int], ...]]]
    marks: re.Pattern[str]
    single: dict[str, int]
    digit: int
    always: int


@cache
def _gates() -> _Gates:
    opens: list[tuple[str, ...]] = [row.words for _, row in _SIGN_ROWS]
    opens += [(*row.gate, *row.words) for _, row in _SHAPE_ROWS]
    single: dict[str, int] = {}
    whole: dict[str, int] = {}
    longer: dict[str, list[tuple[str, int]]] = {}
    digit = always = 0
    for number, words in enumerate(opens):
        bit = 1 << number
        always |= 0 if words else bit
        for word in words:
            if word in _DIGITS:
                digit |= bit
            elif len(word) > 2:
                longer.setdefault(word[:2], []).append((word, bit))
            else:
                table = whole if len(word) > 1 else single
                table[word] = table.get(word, 0) | bit
    pairs = sorted({*whole, *longer})
    first, second = ("".join(sorted({pair[at] for pair in pairs})) for at in (0, 1))
    return _Gates(
        re.compile(f"[{re.escape(second)}](?<=([{re.escape(first)}].))", re.DOTALL),
        {pair: (whole.get(pair, 0), tuple(longer.get(pair, ()))) for pair in pairs},
        re.compile(f"[{re.escape(''.join(single))}]"),
        single,
        digit,
        always,
    )
