"""What year a document tells of, and the times that its headings, paragraphs and sentences hand on to their figures.

A time named in the figure's clause counts before one named earlier in its sentence, that before the opening of its
paragraph, that before the headings above it, and last comes the year the document itself reports on or plans for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Final

from facts import tense_shapes as signs
from facts.indicators.times import Times, Years, is_timed, normal, stated
from facts.setting import day_of
from model.document import BlockKind, Document, Span
from model.facts import IndicatorKind

_Y: Final = "(?:19|20)[0-9]{2}"
_YEAR_ALONE: Final = re.compile(f"(?<![0-9])({_Y})(?![0-9])")
# 到2025年 is a deadline, 提高到2023年的63.8% was reached.
_YEAR_NAMED: Final = re.compile(f"(?<![0-9])(?:(?<![到至])|(?=[0-9]{{4}}年的[0-9]))({_Y})年")
_FIVE_YEARS: Final = re.compile("[0-9]{4}-[0-9]{4}")
# 2015年是“十二五”收官之年。 names the year, and tells of no figure.
_OCCASION: Final = re.compile("[^。，]{0,12}年是[^。]{2,40}(?:年|期|步|关键|之际)。")
# “十四五”…发展规划, 第十四个五年规划纲要; a review of one is none.
_FIVE_PLANNED: Final = re.compile(
    "(?:十([一二三四五六七八九])五|第十([一二三四五六七八九])个五年)(?!.{0,40}(?:评估|总结|回顾|执行情况|实施情况|解读)).{0,40}(?:规划|计划|纲要)"
)
_ORDINALS: Final = "一二三四五六七八九"
_FIRST_YEARS: Final = 2006  # of the eleventh five-year plan
_LONGEST_TITLE: Final = 60
_UNTIL: Final = re.compile("截至|截止|末|底|份")
_LEAD: Final = re.compile(
    "[\\s　（(◆●“]*(?:[一二三四五六七八九十]{1,3}[是、.．]|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[、.．])?\\s*(?:回顾|刚刚过去的|过去的|在|自|到|截至|截止|这|即将过去的)*"
)
# How far into a paragraph its opening time may begin.
_OPENING: Final = 4
# … and in how much of it, with an occasion before it.
_LONGEST_OPENING: Final = 120
_REPORTING: Final = re.compile("公报|年报|年度报告|大事记|综述|年鉴|统计")
_EARLY: Final = 3  # a document of the first months reports on the year before
# … but news tell of the day.
_NEWS: Final = re.compile("本报讯|本网讯|新华社|记者|(?:今天|今日|昨天|昨日)[（(]|近日|日前")
_HEAD_BLOCKS: Final = 4
_NEWS_BLOCKS: Final = 4
_A_DAY: Final = re.compile("月\\s?[0-9]{1,2}\\s?日")
_A_PART: Final = re.compile("[0-9]{4}(?:Q|H|-[0-9]{2}(?:/|\\Z))")
# What goes on about the time of the sentence before.
_GOES_ON: Final = re.compile("\\s*(?:其中|同期|与此同时|分[^，,]{1,6}看|按[^，,]{1,6}分)")
_SAME_TIME: Final = re.compile("\\s*同期")


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
        early = day.month <= _EARLY and not _is_news(document)
        if (day.month, day.day) == (1, 1) and not plan and _reviews(document, day.year):
            # … or the one looked back on, where the review names it and never the year before.
            return Years(report or day.year, day.year + 1, day.year + 1)
        return Years(report or day.year - early, plan or day.year, day.year)
    span = five_years_of(document)
    if span and not report and not plan:
        return Years(int(span[:4]) - 1, int(span[-4:]), int(span[:4]))
    if not report and not plan:
        report = _most_named(document)
        plan = report
    report = report or (plan - 1 if plan else 0)
    plan = plan or (report + 1 if report else 0)
    return Years(report, plan, plan + 1 if plan == report and _looks_back(document) else plan)


def five_years_of(document: Document) -> str:
    """The five years that a plan is made for by its title (“十四五”…规划), as a period; empty for any other text."""
    heads = [block.text for block in document.blocks[:2] if len(block.text) <= _LONGEST_TITLE]
    for title in (document.name, *heads):
        found = _FIVE_PLANNED.search(title)
        if found:
            number = _ORDINALS.index(found[1] or found[2])
            first = _FIRST_YEARS + 5 * number
            return f"{first}-{first + 4}"
    return ""


def _reviews(document: Document, year: int) -> bool:
    """Whether the sections that look back name ``year`` and not the year before."""
    named: set[int] = set()
    for section in document.walk_sections():
        if signs.TITLE_PAST.search(section.title) and not signs.TITLE_PLAN.search(section.title):
            for block in document.blocks[section.first : section.last + 1]:
                named.update(int(one) for one in _YEAR_NAMED.findall(block.text, 0, 4000))
    return year in named and year - 1 not in named


def _is_news(document: Document) -> bool:
    """Whether a document tells of its own day."""
    first = [block.text[:120] for block in document.blocks[:_NEWS_BLOCKS]]
    return any(map(_NEWS.search, first)) and not any(
        signs.TITLE_PAST.search(title) or _REPORTING.search(title) or "报告" in title
        for title in _titles(document)
    )


def _looks_back(document: Document) -> bool:
    """Whether an undated document calls the year it tells of 去年: it says 去年 and never 今年."""
    texts = [block.text for block in document.blocks[:400]]
    return any("去年" in text for text in texts) and not any("今年" in text for text in texts)


def _titles(document: Document) -> Iterator[str]:
    yield document.name
    for block in document.blocks[:_HEAD_BLOCKS]:
        if block.kind is BlockKind.HEADING:
            yield block.text
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
        counted.update(int(year) for year in _YEAR_NAMED.findall(block.text, 0, 4000))
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
        # A document whose headings name years reviews them; others tell of one stretch of time after the other.
        self._reviews = any(
            _YEAR_ALONE.search(head[3]) and not _A_DAY.search(head[3]) for head in self._heads
        )
        self._carried = ""
        self._told = -1
        self._at = 0
        # Level, the time that what was done has, and the one that what is planned has.
        self._stack: list[tuple[int, str, str]] = [(-1, "", five_years_of(document))]
        self._block = -1
        self._local = ""

    def times(self, place: Span, text: str, kind: IndicatorKind) -> Times:
        """The times of the sentence ``text`` at ``place``, for figures of ``kind``."""
        self._move(place)
        context = self._local or self._headed(kind)
        named, years = stated(text), self.years.in_year(context)
        carried = self._carried if self._goes_on(place, text) else ""
        if named:
            told = [one for one in named if not _A_DAY.search(one.match["time"])]
            periods = [normal(one.match, years, kind) for one in (*told[:1], *told[-1:])]
            self._carried = periods[-1] if told and all(map(_A_PART.match, periods)) else ""
        elif not carried:
            self._carried = ""
        self._told = place.block
        return Times(text, named, years, kind, context, carried)

    def _headed(self, kind: IndicatorKind) -> str:
        """The time that the headings give to figures of ``kind``."""
        for _, past, plan in reversed(self._stack):
            time = plan if kind is IndicatorKind.TARGET else past
            if time:
                return time
        return ""

    def _goes_on(self, place: Span, text: str) -> bool:
        """Whether a sentence that names no time goes on about that of the one before."""
        if not self._carried:
            return False
        if place.block != self._told:
            return _SAME_TIME.match(text) is not None
        return not self._reviews or _GOES_ON.match(text) is not None

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
            self._stack.append((level, *_of_title(title, self.years)))
            self._at += 1
            end = stop if block == until[0] else 0
        return end

    def _open(self, block: int, begin: int) -> None:
        """Take notice of the time a paragraph opens with."""
        self._local = ""
        one = self._document.blocks[block]
        if one.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            return
        if not is_timed(one.text, begin, begin + _LONGEST_OPENING):
            return
        occasion = _OCCASION.match(one.text, begin)
        begin = occasion.end() if occasion else begin
        text = one.text[begin : begin + 60]
        lead = _LEAD.match(text)
        begin = lead.end() if lead else 0
        for found in stated(text, begin + _OPENING):
            named = normal(found.match, self.years, IndicatorKind.ACHIEVED)
            if not named or found.match["alone"] or found.match["whole"] or found.match["now"]:
                break
            named = (
                named[:4]
                if re.fullmatch(r"[0-9]{4}-[0-9]{2}", named)
                and not _UNTIL.search(found.match["time"])
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
                level, past, plan = self._stack[-1]
                # 过去五年 says nothing of what is planned under the same heading, nor 今后五年 of what was done.
                if plan != past and found.match["back"]:
                    self._stack[-1] = (level, named, plan)
                elif plan != past and found.match["ahead"]:
                    self._stack[-1] = (level, past, named)
                else:
                    self._stack[-1] = (level, named, named)
            break


def _of_title(title: str, years: Years) -> tuple[str, str]:
    """The times a heading gives to what was done and to what is planned under it."""
    named = sorted(
        {normal(one.match, years, IndicatorKind.ACHIEVED) for one in stated(title)} - {""}
    )
    if len(named) == 1:
        return named[0], named[0]
    if len(named) == 2 and all(map(_FIVE_YEARS.fullmatch, named)):
        # “十三五”成就和“十四五”目标
        return named[0], named[1]
    if not named:
        alone: list[str] = sorted(set(_YEAR_ALONE.findall(title)))
        if len(alone) == 1:
            return alone[0], alone[0]
    return "", ""
