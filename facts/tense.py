"""Is a sentence about what was done, what is to be done, or neither?

It is judged by what it says; the part of the document it stands in is one sign among others. Evidence is added up
from the tables of :mod:`facts.tense_signs`; the side with clearly more of it wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from operator import add
from typing import Final

from facts import periods
from facts import tense_signs as signs
from facts.setting import SectionSigns, Settings
from language import sentences
from model.document import Document, Span
from model.highlight import Sentence

__all__ = ["Judge", "Judgement", "SectionSigns", "Tense", "judge", "of_text"]


class Tense(StrEnum):
    """已完成, 目标/计划, 其他."""

    PAST = "past"
    PLAN = "plan"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Judgement:
    """``period`` is the time stated (2022年, 今后五年), by the sentence or else by the headings above it; empty if
    none is. ``reasons`` are the codes (``messages.reasons``) of the signs that spoke for ``tense``: ``tense.`` and the
    name of a row of :mod:`facts.tense_signs`, or of what is weighed beside them."""

    tense: Tense
    period: str = ""
    reasons: tuple[str, ...] = ()


# Weights of what takes more than a pattern.
_LATER_YEAR: Final = 2.6
_EARLIER_YEAR: Final = 1.8
_EARLIER_DAY: Final = 1.2
_UNTIL_YEAR: Final = 2.6  # 到2030年 in a document of unknown date
_TOLD: Final = 0.6  # who did how much, and no word of a plan
_OCCASION: Final = 6.0
_COPULA: Final = 2.2
_AROUND: Final = 1.5
# A sentence with a subject of its own is less like its neighbours and its heading than an order is, or a row of
# things done.
_OWN_SUBJECT: Final = 0.5
# What the place may say at most, so that a plain 已 or 将 wins over it.
_MOST_LEAN: Final = 3.3
# A sentence in which nothing is done takes this part of what the place says.
_PASSIVE: Final = 0.35
# Signs under the first are hints; however many there are, they weigh no more than the second.
_PLAIN: Final = 1.05
_MOST_HINTS: Final = 1.5
_CLEAR: Final = 0.6
_PAST_WEIGHTS: Final = {row.name: row.weight for row in signs.PAST} | {
    row.name: row.weight for row in signs.PAST_SHAPES
}
# What the sentences around must say together to be half believed.
_SETTLED: Final = 1.0
# The nearer a sentence is, the more it tells; what went before more than what follows.
_SHARES_BEFORE: Final = (1.0, 0.6, 0.4, 0.3, 0.2)
_SHARES_AFTER: Final = (0.4, 0.2)

_YEARS: Final = re.compile(
    r"(?P<to>(?<!截)[到至])?\s*(?<![0-9])(?:(?P<from>20[0-9]{2})\s*年?\s*[—–\-~～至到]{1,2}\s*)?(?P<year>20[0-9]{2})\s*年(?:\s*(?P<month>[0-9]{1,2})\s*月(?:\s*(?P<day>[0-9]{1,2})\s*日)?)?"
)
_COMMA: Final = re.compile("(?<![0-9]),|,(?![0-9])")
_FIVE_YEARS: Final = re.compile("十([一二三四五六七八九])五(?=[”’规期时末])")
_ORDINALS: Final = "一二三四五六七八九"
# The eleventh of the five-year plans is that of 2006 to 2010.
_FIRST_YEARS: Final = 2006


@dataclass(slots=True)
class _Tally:
    """Evidence so far, and where it came from."""

    past: float = 0.0
    plan: float = 0.0
    other: float = 0.0
    reasons: dict[str, Tense] = field(default_factory=dict)
    hints: dict[Tense, float] = field(default_factory=dict)
    active: bool = False
    order: bool = False

    def add(self, tense: Tense, weight: float, name: str) -> None:
        if weight < _PLAIN and tense is not Tense.OTHER:
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

    def add_once(self, tense: Tense, weight: float, name: str) -> None:
        if name not in self.reasons:
            self.add(tense, weight, name)

    def add_shapes(
        self, tense: Tense, rows: Iterable[signs.Shape], text: str, marks: set[str]
    ) -> None:
        for row in rows:
            if (not row.gate or not marks.isdisjoint(row.gate)) and row.pattern.search(text):
                self.add(tense, row.weight, row.name)


_TABLES: Final = ((Tense.PAST, signs.PAST), (Tense.PLAN, signs.PLAN), (Tense.OTHER, signs.OTHER))


@cache
def _rows() -> tuple[tuple[Tense, signs.Sign], ...]:
    """Every row of words with its tense, in the order in which they are weighed."""
    return tuple((tense, row) for tense, table in _TABLES for row in table)


@cache
def _by_beginning() -> dict[str, tuple[tuple[str, int], ...]]:
    """The first two characters of every word → the words that begin so, each with the number of its row."""
    index: dict[str, list[tuple[str, int]]] = {}
    for number, (_, row) in enumerate(_rows()):
        for word in row.words:
            index.setdefault(word[:2], []).append((word, number))
    return {beginning: tuple(words) for beginning, words in index.items()}


def _occurring(text: str) -> list[tuple[Tense, signs.Sign]]:
    """The rows any of whose words is in ``text``, in their order. Looks up each pair of neighbours once."""
    index = _by_beginning()
    pairs = set(map(add, text, text[1:]))
    pairs.update(text)
    hits: set[int] = set()
    for beginning in pairs & index.keys():
        hits.update(number for word, number in index[beginning] if word in text)
    rows = _rows()
    return [rows[number] for number in sorted(hits)]


def judge(document: Document) -> tuple[Judgement, ...]:
    """The judgement of every sentence of ``language.sentences.of_document``, in its order. Linear."""
    judged = Judge(document)
    return tuple(judged.sentence(sentence) for sentence in sentences.of_document(document))


class Judge:
    """Judges stretches of one document, as many as are asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._settings = Settings(document)

    def sentence(self, sentence: Sentence) -> Judgement:
        """The judgement of a sentence, or of a clause of one, of this document."""
        span = sentence.span
        place = self._settings.at(sentence.section, span)
        return of_text(self._document.text(span), place)

    def tense(self, sentence: Sentence) -> Tense:
        """The tense alone. The sentences around are only asked where the sentence and its headings leave it open."""
        text = self._document.text(sentence.span)
        place = self._settings.alone(sentence.section)
        tally = _weighed(text, place.day)
        inherits = 1.0 if tally.order else _OWN_SUBJECT
        least, most = (_balance(tally, place, inherits * around) for around in (-_AROUND, _AROUND))
        said = min(abs(least), abs(most))
        if least * most > 0 and said >= _CLEAR and tally.other + place.other <= said:
            return Tense.PAST if least > 0 else Tense.PLAN
        place = self._settings.at(sentence.section, sentence.span)
        return _tense(tally, place, _balance(tally, place, inherits * _AROUND * _around(place)))

    def span(self, span: Span) -> Judgement:
        """The judgement of any stretch of this document."""
        path = self._settings.path_of(span.block, span.start)
        return of_text(self._document.text(span), self._settings.at(path, span))


def of_text(text: str, place: SectionSigns | None = None) -> Judgement:
    """The judgement of a sentence or clause; without ``place`` by its words alone."""
    place = place or SectionSigns()
    tally = _weighed(text, place.day)
    inherits = 1.0 if tally.order else _OWN_SUBJECT
    balance = _balance(tally, place, inherits * _AROUND * _around(place))
    lean = balance - (tally.past - tally.plan)
    period = periods.stated(text) or place.period
    tense = _tense(tally, place, balance)
    reasons = _for(tally, tense)
    if tense is Tense.OTHER:
        return Judgement(tense, period, reasons)
    return Judgement(tense, period, (*reasons, "tense.place") if lean * balance > 0 else reasons)


def _tense(tally: _Tally, place: SectionSigns, balance: float) -> Tense:
    """What the balance of past and plan comes to."""
    if abs(balance) < _CLEAR or tally.other + place.other > abs(balance):
        return Tense.OTHER
    return Tense.PAST if balance > 0 else Tense.PLAN


def _balance(tally: _Tally, place: SectionSigns, around: float) -> float:
    """Past less plan; ``around`` is what the sentences around add to what the headings say."""
    inherits = 1.0 if tally.order else _OWN_SUBJECT
    lean = place.lean + inherits * place.form + around
    lean = max(-_MOST_LEAN, min(_MOST_LEAN, lean)) * (1.0 if tally.active else _PASSIVE)
    return tally.past - tally.plan + lean


def _for(tally: _Tally, tense: Tense) -> tuple[str, ...]:
    return tuple(f"tense.{name}" for name, told in tally.reasons.items() if told is tense)


def _weighed(text: str, day: date | None) -> _Tally:
    """What the words of ``text`` say."""
    text = _widened(periods.without_asides(text))
    tally = _Tally()
    for tense, row in _occurring(text):
        tally.add(tense, row.weight, row.name)
    marks = set(text)
    tally.add_shapes(Tense.PAST, signs.PAST_SHAPES, text, marks)
    tally.add_shapes(Tense.PLAN, signs.PLAN_SHAPES, text, marks)
    if "surely" in tally.reasons:
        tally.drop("scene", "taken_place")  # an event that is announced is none yet
    tally.order = "order" in tally.reasons
    figure = "figure" in tally.reasons
    if figure and not tally.plan:
        tally.add(Tense.PAST, _TOLD, "told")
    tally.active = bool(tally.past or tally.plan)
    _dated(text, day, tally)
    if ("年" in text or "意义" in text) and signs.OCCASION.search(text):
        tally.add(Tense.OTHER, _OCCASION, "occasion")
    elif signs.DATE_LINE.match(text):
        tally.add(Tense.OTHER, _OCCASION, "date_line")
    elif not figure and not tally.order and signs.COPULA.search(text):
        tally.add(Tense.OTHER, _COPULA, "general")
    return tally


def _widened(text: str) -> str:
    """``text`` with full-width commas and semicolons, which all signs are written for. Its length stays."""
    if "," in text:
        text = _COMMA.sub("，", text)
    return text.replace(";", "；")


def _dated(text: str, day: date | None, tally: _Tally) -> None:
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


def _around(place: SectionSigns) -> float:
    """What the sentences around say: 1 past, -1 plan."""
    past = plan = 0.0
    for shares, texts in ((_SHARES_BEFORE, place.before), (_SHARES_AFTER, place.after)):
        # A row of things to be done goes on until a sentence says otherwise: those that tell nothing are passed over.
        telling = filter(None, (_clear_of(text, place.day) for text in texts))
        for share, said in zip(shares, telling, strict=False):
            past += share * max(said, 0.0)
            plan += share * max(-said, 0.0)
    return (past - plan) / (past + plan + _SETTLED)


def _clear(weight: float) -> float:
    """A hint says nothing of its neighbours."""
    return max(weight - 1.0, 0.0)


@lru_cache(maxsize=4096)
def _clear_of(text: str, day: date | None) -> float:
    """The clear evidence in a sentence: above 0 for the past, below for the plan."""
    tally = _weighed(text, day)
    return _clear(tally.past - tally.plan) - _clear(tally.plan - tally.past)
