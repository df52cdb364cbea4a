"""The period a figure is of: 2022, 2018-2022, 2022Q1-Q3, 2022-11, 2022-01/2022-11, 2023-2024雪季.

A time named in the figure's clause counts before one named earlier in its sentence, that before the opening of its
paragraph, that before the headings above it, and last comes the year the document itself reports on or plans for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from facts import tense_signs as signs
from facts.indicators.tables import COMPARED
from facts.setting import day_of
from model.document import BlockKind, Document, Span
from model.facts import IndicatorKind

_TO: Final = r"\s?(?:[—–\-~～－―]{1,2}|至|到)\s?"
_Y: Final = "(?:19|20)[0-9]{2}"
_COUNT: Final = "[一二两三四五六七八九十]{1,2}|[0-9]{1,2}"
_NUMBERS: Final = {sign: number for number, sign in enumerate("零一二三四五六七八九十")} | {"两": 2}
_TIME: Final = re.compile(
    rf"""
    (?P<years>(?P<first>{_Y})\s?年?{_TO}(?P<last>{_Y}|[0-9]{{2}}(?=年))\s?年?(?:度)?(?P<season>雪季|学年|财年|赛季|采暖期)?)
  | (?P<since>自?(?P<start>{_Y})年以来)
  | (?P<named>(?:(?P<year>{_Y})\s?年(?!代)|(?P<relative>今年|本年度|去年|前年|明年|上年(?=[全度，1-4一二三四上下前]))|(?P<whole>全年|年内|本年|当年))(?:度)?
        (?:以来|的)?(?:[，,])?(?P<part>{{part}})?)
  | (?P<alone>(?<![0-9一二三四五六七八九十百个])(?:{{part}}))
  | (?P<back>(?:过去|近|最近|这|本届政府任期的?|回顾)?(?:的)?(?P<backs>{_COUNT})年(?:来|间|中)|(?:过去|近|最近|前)(?:的)?(?P<past>{_COUNT})(?:个)?年)
  | (?P<ahead>(?:今后|未来|接下来|此后)(?:的)?(?P<aheads>{_COUNT})年)
  | (?P<plan>[“‘]?十(?P<five>[一二三四五六七八九])五[”’]?(?P<when>期间|时期|末|期末|以来|收官|规划期))
    """.replace(
        "{part}",
        rf"(?:截至|截止|到|至)?(?:[前第]?(?:[一二三四1-4])(?:个)?季度|[上下]半年|[0-9]{{1,2}}(?:月份?)?{_TO}[0-9]{{1,2}}\s?月份?|前[0-9一二两三四五六七八九十]{{1,2}}个月|(?:[0-9]{{1,2}}[、和])+[0-9]{{1,2}}月份?|[0-9]{{1,2}}\s?月(?:份|底|末|[上中下]旬)?(?:\s?[0-9]{{1,2}}\s?日)?)",
    ),
    re.VERBOSE,
)
_QUARTER: Final = re.compile("([前第]?)([一二三四1-4])个?季度")
_MONTHS: Final = re.compile(f"([0-9]{{1,2}})\\s?(?:月份?)?{_TO}([0-9]{{1,2}})\\s?月")
_FIRST_MONTHS: Final = re.compile("前([0-9一二两三四五六七八九十]{1,2})个月")
_MONTH: Final = re.compile("([0-9]{1,2})\\s?月")
_MONTH_ROW: Final = re.compile("((?:[0-9]{1,2}[、和,])+[0-9]{1,2})\\s?月")
_UNTIL: Final = re.compile("截至|截止|末|底|份")
_TITLE: Final = re.compile("《[^》]{0,80}》")
_YEAR_ALONE: Final = re.compile(f"(?<![0-9])({_Y})(?![0-9])")
_LEAD: Final = re.compile(
    "[\\s　（(◆●“]*(?:[一二三四五六七八九十]{1,3}[是、.．]|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[、.．])?\\s*(?:回顾|刚刚过去的|过去的|在|自|到|截至|截止|这|即将过去的)*"
)
# How far into a paragraph its opening time may begin.
_OPENING: Final = 4
_LAST: Final = 4  # how many of the times before a figure are looked at
_REPORTING: Final = re.compile("公报|年报|年度报告|大事记|综述|年鉴|统计")
_FIRST_YEARS: Final = 2006  # of the eleventh five-year plan
_MONTHS_A_YEAR: Final = 12
_EARLY: Final = 3  # a document of the first months reports on the year before


def masked(text: str) -> str:
    """``text`` with titles and what it compares with blanked, places unchanged."""
    if "《" in text:
        text = _TITLE.sub(_blank, text)
    if "比" in text or "较" in text or "与" in text:
        text = COMPARED.sub(_blank, text)
    return text


def _blank(found: re.Match[str]) -> str:
    return "■" * len(found.group())


@dataclass(frozen=True, slots=True)
class Years:
    """The year a document reports on, the year it plans for, and the year it was written in; 0 where unknown."""

    report: int = 0
    plan: int = 0
    written: int = 0

    def of(self, kind: IndicatorKind) -> int:
        """The year of a figure that names none."""
        return self.plan if kind is IndicatorKind.TARGET else self.report


@dataclass(frozen=True, slots=True)
class Stated:
    """A time named at ``text[start:end]``."""

    start: int
    end: int
    match: re.Match[str]


def stated(text: str) -> list[Stated]:
    """The times ``text`` names as its own, in order."""
    if "年" not in text and "月" not in text and "季" not in text and "五" not in text:
        return []
    return [Stated(found.start(), found.end(), found) for found in _TIME.finditer(masked(text))]


def years_of(document: Document) -> Years:
    """What year a document tells of, by its headings, its date and the years it names most."""
    report = plan = 0
    for title in _titles(document):
        named = {int(year) for year in _YEAR_ALONE.findall(title)}
        if len(named) != 1:
            continue
        past = signs.TITLE_PAST.search(title) or _REPORTING.search(title)
        ahead = signs.TITLE_PLAN.search(title)
        if past and not ahead:
            report = report or named.pop()
        elif ahead and not past:
            plan = plan or named.pop()
    day = _day(document)
    if day is not None:
        # The first day stands for a year in a title, which is the one planned for.
        early = day.month <= _EARLY
        return Years(report or day.year - early, plan or day.year, day.year)
    if not report and not plan:
        report = _most_named(document)
        plan = report
    report = report or (plan - 1 if plan else 0)
    plan = plan or (report + 1 if report else 0)
    return Years(report, plan, plan + 1 if plan == report and _looks_back(document) else plan)


def _looks_back(document: Document) -> bool:
    """Whether an undated document calls the year it tells of 去年: it says 去年 and never 今年."""
    texts = [block.text for block in document.blocks[:400]]
    return any("去年" in text for text in texts) and not any("今年" in text for text in texts)


def _titles(document: Document) -> Iterator[str]:
    yield document.name
    for count, section in enumerate(document.walk_sections()):
        if count > 60:
            return
        yield section.title


def _day(document: Document) -> date | None:
    day = day_of(document)
    if day is None:
        return None
    most = _most_named(document)
    # A day in the running text of an undated document may be any day.
    return None if most > day.year + 1 else day


def _most_named(document: Document) -> int:
    counted: Counter[int] = Counter()
    for block in document.blocks[:400]:
        counted.update(
            int(year) for year in re.findall(f"(?<![0-9到至])({_Y})年", block.text[:4000])
        )
    return max(counted, key=lambda year: (counted[year], year), default=0)


class Calendar:
    """Tells the period of the figures of one document. Sentences have to be asked for in source order."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.years = years_of(document)
        self._heads = sorted(
            (
                (
                    section.heading.block,
                    section.heading.start,
                    section.level,
                    section.title,
                    section.heading.end,
                )
                for section in document.walk_sections()
            ),
        )
        self._at = 0
        self._stack: list[tuple[int, str]] = [(-1, "")]
        self._block = -1
        self._local = ""

    def times(self, place: Span, text: str, kind: IndicatorKind) -> Times:
        """The times of the sentence ``text`` at ``place``, for figures of ``kind``."""
        self._move(place)
        context = self._local or next((named for _, named in reversed(self._stack) if named), "")
        return Times(stated(text), _in_year(self.years, context), kind, context)

    def _move(self, place: Span) -> None:
        for block in range(self._block + 1, place.block + 1):
            begin = self._pass_heads((block, 0))
            self._open(block, begin)
        self._block = max(self._block, place.block)
        if self._pass_heads((place.block, place.start)):
            self._local = ""

    def _pass_heads(self, until: tuple[int, int]) -> int:
        """Take notice of the headings up to ``until``; where the last one in its block ends, or 0."""
        end = 0
        while self._at < len(self._heads) and self._heads[self._at][:2] <= until:
            block, _, level, title, stop = self._heads[self._at]
            while self._stack and self._stack[-1][0] >= level:
                self._stack.pop()
            self._stack.append((level, _of_title(title, self.years)))
            self._at += 1
            end = stop if block == until[0] else 0
        return end

    def _open(self, block: int, begin: int) -> None:
        """Take notice of the time a paragraph opens with."""
        self._local = ""
        one = self._document.blocks[block]
        if one.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            return
        text = one.text[begin : begin + 60]
        lead = _LEAD.match(text)
        begin = lead.end() if lead else 0
        for found in stated(text):
            if found.start > begin + _OPENING:
                break
            named = normal(found.match, self.years, IndicatorKind.ACHIEVED)
            if not named or found.match["alone"] or found.match["whole"]:
                break
            named = (
                named[:4]
                if re.fullmatch(r"[0-9]{4}-[0-9]{2}", named)
                and not _UNTIL.search(found.match.group())
                else named
            )
            self._local = named
            lasting = (
                found.match["back"]
                or found.match["ahead"]
                or found.match["relative"]
                or named in {str(self.years.report), str(self.years.plan)}
            )
            if (
                lasting
                and text[max(0, found.start - 1) : found.start] not in {"到", "至"}
                and self._stack
            ):
                level, _ = self._stack[-1]
                self._stack[-1] = (level, named)
            break


def _of_title(title: str, years: Years) -> str:
    named = {normal(one.match, years, IndicatorKind.ACHIEVED) for one in stated(title)} - {""}
    if len(named) == 1:
        return named.pop()
    if not named:
        alone: list[str] = sorted(set(_YEAR_ALONE.findall(title)))
        if len(alone) == 1:
            return alone[0]
    return ""


def _end(one: Stated) -> int:
    return one.end


def of_text(text: str, kind: IndicatorKind) -> Times:
    """The times of a sentence that stands in no document."""
    return Times(stated(text), Years(), kind, "")


def _in_year(years: Years, context: str) -> Years:
    """``years`` where the headings and the paragraph name another year: 全年 is then that one."""
    if not _YEAR_ALONE.fullmatch(context):
        return years
    return Years(int(context), int(context), years.written)


@dataclass(frozen=True, slots=True)
class Times:
    """The times one sentence names, and the ``context`` for figures before any."""

    named: list[Stated]
    years: Years
    kind: IndicatorKind
    context: str

    def period(self, at: int, row: tuple[int, int] = (1, 0)) -> str:
        """The period of the figure at ``at``, the ``row[1]``-th of ``row[0]`` in a row."""
        for one in reversed(self.named[: bisect_right(self.named, at, key=_end)][-_LAST:]):
            months = _MONTH_ROW.search(one.match.group())
            listed = re.split("[、和,]", months[1]) if months else []
            if len(listed) == row[0] > 1:
                year = _year(one.match, self.years, self.kind)
                return f"{year}-{int(listed[row[1]]):02d}" if year else ""
            named = normal(one.match, self.years, self.kind)
            if named:
                return named
        if self.context:
            return self.context
        year = self.years.of(self.kind)
        return str(year) if year else ""


def _year(match: re.Match[str], years: Years, kind: IndicatorKind) -> int:
    if match["year"]:
        return int(match["year"])
    relative = match["relative"]
    now = years.written
    if relative and now:
        return now + {"今": 0, "本": 0, "去": -1, "上": -1, "前": -2, "明": 1}[relative[0]]
    return years.of(kind)


def normal(match: re.Match[str], years: Years, kind: IndicatorKind) -> str:
    """A time in the form periods have."""
    if match["years"]:
        first, last = match["first"], match["last"]
        last = last if len(last) == 4 else first[:2] + last
        return f"{first}-{last}{match['season'] or ''}" if first != last else first
    if match["since"] or match["back"] or match["ahead"] or match["plan"]:
        return _span_of_years(match, years)
    year = _year(match, years, kind)
    if not year:
        return ""
    part = match["part"] or match["alone"] or ""
    return _part(part, year)


def _span_of_years(match: re.Match[str], years: Years) -> str:
    if match["since"]:
        start = int(match["start"])
        return f"{start}-{years.report}" if years.report > start else str(start)
    if match["plan"]:
        start = _FIRST_YEARS + 5 * ("一二三四五六七八九".index(match["five"]))
        return str(start + 4) if match["when"] in {"末", "期末"} else f"{start}-{start + 4}"
    ahead = match["aheads"]
    count = _count(ahead or match["backs"] or match["past"])
    last = years.plan + count - 1 if ahead else years.report
    if not (years.plan if ahead else years.report):
        return ""
    return str(last) if count == 1 else f"{last - count + 1}-{last}"


def _part(part: str, year: int) -> str:
    """``part`` of ``year``: a quarter, half a year, months; the year itself where it is a day or nothing."""
    quarter = _QUARTER.search(part)
    if quarter:
        number = _count(quarter[2])
        return f"{year}Q1-Q{number}" if quarter[1] == "前" and number > 1 else f"{year}Q{number}"
    if "半年" in part:
        return f"{year}H{1 if '上' in part else 2}"
    first, months = _FIRST_MONTHS.search(part), _MONTHS.search(part)
    if first or months:
        since, until = ("1", first[1]) if first else (months[1], months[2]) if months else ("", "")
        return f"{year}-{_count(since):02d}/{year}-{_count(until):02d}"
    month = _MONTH.search(part)
    a_day = "日" in part and not _UNTIL.search(part)
    if month and not a_day and 1 <= int(month[1]) <= _MONTHS_A_YEAR:
        return f"{year}-{int(month[1]):02d}"
    return str(year)


def _count(word: str) -> int:
    if word.isdigit():
        return int(word)
    if len(word) == 2:
        return 10 + _NUMBERS[word[1]] if word[0] == "十" else 10 * _NUMBERS[word[0]]
    return _NUMBERS[word]
