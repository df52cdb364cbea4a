"""What the words of one sentence say of past and plan, wherever it stands: the evidence of the tables, added up."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from operator import add
from typing import Final

from facts import periods
from facts import tense_shapes as shapes
from facts import tense_signs as signs


class Tense(StrEnum):
    """已完成, 目标/计划, 其他."""

    PAST = "past"
    PLAN = "plan"
    OTHER = "other"


# Weights of what takes more than a pattern.
_LATER_YEAR: Final = 2.6
_EARLIER_YEAR: Final = 1.8
_EARLIER_DAY: Final = 1.2
_UNTIL_YEAR: Final = 2.6  # 到2030年 in a document of unknown date
_TOLD: Final = 0.6  # who did how much, and no word of a plan
_OCCASION: Final = 6.0
_COPULA: Final = 2.2
_MENDED: Final = 1.8
LACKS: Final = frozenset(("shortfall", "lacking"))
_SAYING: Final = 2.4
_MENDING: Final = frozenset(("must", "condition", "aim"))
_STATEMENT: Final = 16  # characters; what is shorter is a label or a saying
# Signs under the first are hints; however many there are, they weigh no more than the second.
PLAIN: Final = 1.05
_MOST_HINTS: Final = 1.5
_GO_ON: Final = 0.7
_PAST_WEIGHTS: Final = {row.name: row.weight for row in signs.PAST} | {
    row.name: row.weight for row in shapes.PAST_SHAPES
}

_YEARS: Final = re.compile(
    r"(?P<to>(?<![截高升降加少大长展增减])[到至])?\s*(?<![0-9])(?:(?P<from>20[0-9]{2})\s*年?\s*[—–\-~～至到]{1,2}\s*)?(?P<year>20[0-9]{2})\s*年(?:\s*(?P<month>[0-9]{1,2})\s*月(?:\s*(?P<day>[0-9]{1,2})\s*日)?)?"
)
_COMMA: Final = re.compile("(?<![0-9]),|,(?![0-9])")
_FIVE_YEARS: Final = re.compile("十([一二三四五六七八九])五(?=[”’规期时末])")
_ORDINALS: Final = "一二三四五六七八九"
# The eleventh of the five-year plans is that of 2006 to 2010.
_FIRST_YEARS: Final = 2006


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
        """Take back what plain signs of the past brought."""
        for name in names:
            if self.reasons.pop(name, None) is not None:
                self.past -= _PAST_WEIGHTS[name]

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


def _occurring(text: str) -> list[tuple[Tense, signs.Sign]]:
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


@lru_cache(maxsize=512)
def weighed(text: str, day: date | None) -> Tally:
    """What the words of ``text`` say."""
    text = _widened(periods.without_asides(text))
    if "去年" in text or "上年" in text or "往年" in text:
        text = shapes.MEASURED.sub("", text)
    tally = Tally()
    for tense, row in _occurring(text):
        tally.add(tense, row.weight, row.name)
    marks = set(text)
    tally.add_shapes(Tense.PAST, text, marks)
    tally.add_shapes(Tense.PLAN, text, marks)
    if "going" in tally.reasons and "order" not in tally.reasons and "go_on" in tally.reasons:
        tally.plan -= _GO_ON  # the verb is that of a state
        del tally.reasons["go_on"]
    if "surely" in tally.reasons:
        tally.drop("scene", "on_day", "taken_place")  # an event that is announced is none yet
    tally.order = "order" in tally.reasons
    tally.active = bool(tally.past or tally.plan)
    _dated(text, day, tally)
    figure = "figure" in tally.reasons
    if figure and not tally.plan:
        tally.add(Tense.PAST, _TOLD, "told")
    tally.told = not tally.order and tally.plan < PLAIN and "regular" not in tally.reasons
    tally.stated = tally.told and len(text) >= _STATEMENT and text[-1] not in "！!？?：:"
    tally.settle()
    if ("年" in text or "意义" in text) and shapes.OCCASION.search(text):
        tally.add(Tense.OTHER, _OCCASION, "occasion")
    elif shapes.DATE_LINE.match(text):
        tally.add(Tense.OTHER, _OCCASION, "date_line")
    elif (not figure and not tally.order and shapes.COPULA.search(text)) or (
        "是" in text and shapes.SAID_SO.match(text)
    ):
        tally.add(Tense.OTHER, _COPULA, "general")
    tally.add_shapes(Tense.OTHER, text, marks)
    if "saying" in tally.reasons and "must" in tally.reasons:
        tally.other -= _SAYING  # somebody's orders
    if not LACKS.isdisjoint(tally.reasons) and (
        tally.order or not _MENDING.isdisjoint(tally.reasons)
    ):
        tally.other -= _MENDED  # 补齐短板, 要解决…不足: the lack is what is worked on
    return tally


def _widened(text: str) -> str:
    """``text`` with full-width commas and semicolons, which all signs are written for. Its length stays."""
    if "," in text:
        text = _COMMA.sub("，", text)
    return text.replace(";", "；")


def _dated(text: str, day: date | None, tally: Tally) -> None:
    """The years and days ``text`` names, against the day of the document."""
    if "年" in text:
        for found in _YEARS.finditer(text):
            if "以来" in text[found.end() : found.end() + 5]:
                continue  # looking back, whatever the year
            year, first = int(found["year"]), int(found["from"] or found["year"])
            if day is None:
                if found["to"] and not found["from"]:
                    tally.add_once(Tense.PLAN, _UNTIL_YEAR, "until_year")
            elif first > day.year:
                tally.add_once(Tense.PLAN, _LATER_YEAR, "later_year")
            elif year < day.year:
                tally.add_once(Tense.PAST, _EARLIER_YEAR, "earlier_year")
            elif found["month"]:
                when = (int(found["month"]), int(found["day"] or 1))
                past = when <= (day.month, day.day)
                tally.add(Tense.PAST if past else Tense.PLAN, _EARLIER_DAY, "day")
    if "五" in text and day is not None:
        five = _FIVE_YEARS.search(text)
        if five:
            first = _FIRST_YEARS + 5 * _ORDINALS.index(five[1])
            if first > day.year:
                tally.add_once(Tense.PLAN, _LATER_YEAR, "later_year")
            elif first + 4 < day.year:
                tally.add_once(Tense.PAST, _EARLIER_YEAR, "earlier_year")
