"""The day, month or year that a sentence opens with or names, for briefings in order of time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from language.characters import HAN
from model.document import BlockKind, Document, Span

_UNKNOWN_YEAR = 10_000
# A sentence that names its day later than this tells of something else first.
_REACH = 40


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A point in time as far as it is known; 0 is unknown. Unknown years come after the known ones, unknown months come after the known ones of their year
    (是年), unknown days after those of their month (是月)."""

    year: int
    month: int
    day: int

    @property
    def order(self) -> tuple[int, int, int]:
        """What days are sorted by."""
        return self.year or _UNKNOWN_YEAR, self.month or 13, self.day or 32


@dataclass(frozen=True, slots=True)
class Named:
    """A day that a text names at ``start`` to ``end``; ``rest`` is where the text goes on behind it if it opens
    with it, else 0. ``until`` is the end of several days (至14日), as it is printed; ``day`` is then the first."""

    day: Day
    start: int
    end: int
    rest: int
    until: str = ""


def day_in(text: str) -> Named | None:
    """The day of what ``text`` tells; None if it names none early, or a span of time longer than some days that it
    opens with. Of 14日22时 the month is not known: it is that of what stands before."""
    found = _opening().match(text) or _inside().search(text, 0, _REACH)
    if found is None:
        return _without_month(text)
    year, month, day = (int(part or 0) for part in found.group("year", "month", "day"))
    if not (year or month):
        return _without_month(text)
    if month > 12 or day > 31:
        return None
    opens = found.start() == len(text) - len(text.lstrip())
    rest = found.end() if opens and (found["comma"] or found["hour"] is not None) else 0
    last = "".join((found["last"] or "").split()) if day else ""
    until = f"至{last}" if last else ""
    return Named(Day(year, month, day), found.start("date"), found.end("date"), rest, until)


def _without_month(text: str) -> Named | None:
    """The day that ``text`` opens with where it is named without its month, and something happened at an hour of it."""
    found = _bare().match(text)
    if found is None or not 1 <= int(found["day"]) <= 31:
        return None
    return Named(Day(0, 0, int(found["day"])), found.start("day"), found.end("date"), found.end())


def same_day(text: str) -> int:
    """Where ``text`` goes on behind 同日，; 0 if it does not say that its day is that of what comes before."""
    found = _same().match(text)
    return found.end() if found else 0


def day_before(document: Document, span: Span) -> Named | None:
    """The day of the nearest sentence before ``span`` that names one: what 同日 means there."""
    for number in range(span.block, max(-1, span.block - _BLOCKS_BACK - 1), -1):
        block = document.blocks[number]
        if block.kind is BlockKind.HEADING:
            return None
        text = block.text[: span.start] if number == span.block else block.text
        for sentence in reversed(text.split("。")):
            named = day_in(sentence)
            if named is not None and named.day.month:
                return named
    return None


# Paragraphs through which 同日 is followed back.
_BLOCKS_BACK = 6
_DATE = (
    r"(?P<date>(?>(?:(?P<year>(?:19|20)[0-9]{2})\s*年)?(?:(?P<month>[0-9]{1,2})\s*月(?!份?以来)"
    r"(?:\s*(?P<day>[0-9]{1,2})\s*日)?)?))"
)
# Not 3月至5月, nor 到2025年 and 2024年底前; a birthday and the day of a paper that is only named are no events.
_NO_SPAN = r"(?!\s*(?:[—–\-~～至到]|底?前|以[前后来]|[初底末]|出?生[于，。]|(?:公布|发布|印发|颁布|通过|签订|签署|出台|施行|实施|修订|作出)的))"
# 3月12日至14日, where something begins that took several days.
_UNTIL = r"(?:(?<=日)\s*[至到—–\-~～]{1,2}\s*(?P<last>(?:[0-9]{1,2}\s*月\s*)?[0-9]{1,2}\s*日))?"

# 7月11日23时40分，: the hour stays with what happened.
_HOUR = r"(?<=日)(?=(?:[上下]午|凌晨|晚[间上]?)?\s*[0-9]{1,2}\s*[时点:：])"


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?=[0-9]){_DATE}{_UNTIL}{_NO_SPAN}(?:(?P<hour>{_HOUR})|(?:[上下]午|凌晨|晚间?)?(?P<comma>\s*[，,]|[ \t　]+(?={HAN}|[“《]))?)"
    )


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?P<date>(?P<day>[0-9]{{1,2}})\s*日)(?:{_HOUR}|(?:[上下]午|凌晨|晚间?|清晨|傍晚|当[天晚])\s*[，,]?)"
    )


@cache
def _same() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?:同[日天]|同一[日天]|当[日天])(?:[上下]午|晚|晚上)?\s*[，,]?(?=\s*(?:{HAN}|[“《]))"
    )


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![0-9年至到前—–~～-])(?=(?:(?:19|20)[0-9]{{2}}\s*年\s*)?[0-9]{{1,2}}\s*月\s*[0-9]{{1,2}}\s*日){_DATE}{_NO_SPAN}(?P<comma>(?!))?(?P<hour>(?!))?(?P<last>(?!))?"
    )
