"""The years and days that a sentence names, against the day of its document."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from facts.tense_tally import PAST, PLAN, Tally

# Weights of what takes more than a pattern.
_LATER_YEAR: Final = 2.6
_EARLIER_YEAR: Final = 1.8
_EARLIER_DAY: Final = 1.2
_UNTIL_YEAR: Final = 2.6  # 到2030年 in a document of unknown date

_YEARS: Final = re.compile(
    r"(?=[到至\s2])(?P<to>(?<![截高升降加少大长展增减])[到至])?\s*(?<![0-9])(?:(?P<from>20[0-9]{2})\s*年?\s*[—–\-~～至到]{1,2}\s*)?(?P<year>20[0-9]{2})\s*年(?:\s*(?P<month>[0-9]{1,2})\s*月(?:\s*(?P<day>[0-9]{1,2})\s*日)?)?"
)
# As a time, not as part of a name (“十五五”重大项目).
_FIVE_YEARS: Final = re.compile("十([一二三四五六七八九])五[”’]?(?=期|时期|末|规划期|，)")
_OF: Final = re.compile("[底末初]?的")
_ORDINALS: Final = "一二三四五六七八九"
# The eleventh of the five-year plans is that of 2006 to 2010.
_FIRST_YEARS: Final = 2006


def weigh_dates(text: str, day: date | None, tally: Tally) -> None:
    """Add what the years and days in ``text`` say; ``day`` is that of the document."""
    if "年" in text and "20" in text:
        for found in _YEARS.finditer(text):
            if "以来" in text[found.end() : found.end() + 5]:
                continue  # looking back, whatever the year
            if _is_start(text, found):
                continue  # 由2023年底的38.6%提高到45%: where a change begins tells not when it ends
            if day is not None:
                _weigh_year(found, day, tally)
            elif found["to"] and not found["from"]:
                tally.add_once(PLAN, _UNTIL_YEAR, "until_year")
    if "五" in text and day is not None:
        five = _FIVE_YEARS.search(text)
        if five:
            first = _FIRST_YEARS + 5 * _ORDINALS.index(five[1])
            _weigh_span(first, first + 4, day, tally)


def _is_start(text: str, found: re.Match[str]) -> bool:
    return (
        text[found.start() - 1 : found.start()] in {"由", "从"}
        and _OF.match(text, found.end()) is not None
    )


def _weigh_year(found: re.Match[str], day: date, tally: Tally) -> None:
    year, first = int(found["year"]), int(found["from"] or found["year"])
    if first > day.year and found["day"] and "scene" in tally.reasons:
        return  # news of a day: the date that the document begins with is another one
    if _weigh_span(first, year, day, tally) or not found["month"]:
        return
    past = (int(found["month"]), int(found["day"] or 1)) <= (day.month, day.day)
    tally.add(PAST if past else PLAN, _EARLIER_DAY, "day")


def _weigh_span(first: int, last: int, day: date, tally: Tally) -> bool:
    """Whether the years ``first`` to ``last`` lie before that of ``day`` or behind it."""
    if first > day.year:
        tally.add_once(PLAN, _LATER_YEAR, "later_year")
    elif last < day.year:
        tally.add_once(PAST, _EARLIER_YEAR, "earlier_year")
    else:
        return False
    return True
