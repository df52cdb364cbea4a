"""What year a document tells of: by its headings, its date and the years it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Final

from facts import tense
from facts import tense_shapes as signs
from facts.indicators.times import Years
from facts.setting import day_of
from model.document import BlockKind, Document

_Y: Final = "(?:19|20)[0-9]{2}"
YEAR_ALONE: Final = re.compile(f"(?<![0-9])({_Y})(?![0-9])")
# 到2025年 is a deadline, 提高到2023年的63.8% was reached.
# It begins with one set of characters, so that the search passes over all other places.
_YEAR_NAMED: Final = re.compile(
    "([12](?<![0-9].)(?:(?<![到至].)|(?=[0-9]{3}年的[0-9]))(?:(?<=1)9|(?<=2)0)[0-9]{2})年"
)
_YEAR_SAID: Final = re.compile(f"(?<![0-9])({_Y})年(?!代)")
_UNTIL_YEAR: Final = re.compile(f"[到至](?={_Y}年)")
_REACHED: Final = re.compile("已|了|达(?!到)|累计")
_PARTS: Final = re.compile("[。；;！？]")
# “十四五”…发展规划, 第十四个五年规划纲要; a review of one is none.
_FIVE_PLANNED: Final = re.compile(
    "(?:十([一二三四五六七八九])五|第十([一二三四五六七八九])个五年)(?!.{0,40}(?:评估|总结|回顾|执行情况|实施情况|解读)).{0,40}(?:规划|计划|纲要)"
)
_ORDINALS: Final = "一二三四五六七八九"
_FIRST_YEARS: Final = 2006  # of the eleventh five-year plan
LONGEST_TITLE: Final = 60
_REPORTING: Final = re.compile("公报|年报|年度报告|大事记|综述|年鉴|统计")
_EARLY: Final = 3  # a document of the first months reports on the year before
# … but news tell of the day.
_NEWS: Final = re.compile("本报讯|本网讯|新华社|记者|(?:今天|今日|昨天|昨日)[（(]|近日|日前")
HEAD_BLOCKS: Final = 4
_NEWS_BLOCKS: Final = 4
# How much of an undated text is looked at for 今年, and how seldom it names years at most.
_FEW_BLOCKS: Final = 60
_FEW_YEARS: Final = 4
_NAMED: Final = re.compile("《[^》]{0,80}》")


def years_of(document: Document) -> Years:
    """What year a document tells of, by its headings, its date and the years it names most."""
    report = plan = 0
    for title in titles_of(document):
        named = {int(year) for year in YEAR_ALONE.findall(title)}
        if len(named) != 1:
            continue
        past = signs.TITLE_PAST.search(title) or _REPORTING.search(title)
        ahead = signs.TITLE_PLAN.search(title)
        if past and not ahead:
            report = report or _told_in(title, named.pop(), document)
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
        report = _current(document) or _most_named(document)
        plan = report
    report = report or (plan - 1 if plan else 0)
    plan = plan or (report + 1 if report else 0)
    return Years(report, plan, plan + 1 if plan == report and _looks_back(document) else plan)


def _told_in(title: str, year: int, document: Document) -> int:
    """The year that a report of this ``title`` tells of: a yearbook of 2023 may be that of the year before."""
    before = "年鉴" in title and _most_named(document) == year - 1
    return year - 1 if before else year


def five_years_of(document: Document) -> str:
    """The five years that a plan is made for by its title (“十四五”…规划), as a period; empty for any other text."""
    heads = [block.text for block in document.blocks[:2] if len(block.text) <= LONGEST_TITLE]
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
        for title in titles_of(document)
    )


def _current(document: Document) -> int:
    """The year an undated text calls 今年 where the years it names are past and told of once or twice: the one after the
    last of them; 0 if it says no such thing."""
    texts = [block.text for block in document.blocks[:_FEW_BLOCKS]]
    if not any("今年" in text for text in texts):
        return 0
    named: Counter[int] = Counter()
    for text in texts:
        for part in _PARTS.split(text) if "年" in text else ():
            years = {int(year) for year in _YEAR_SAID.findall(part)}
            # Without the day of its text 到2023年 may be either; the rest of the sentence tells.
            told = _UNTIL_YEAR.sub("", part)
            unsaid = told != part and _REACHED.search(part) is None
            if years and not unsaid and tense.of_text(told).tense is not tense.Tense.PLAN:
                named.update(years)
    last = max(named, default=0)
    if sum(named.values()) > _FEW_YEARS or any(map(YEAR_ALONE.search, titles_of(document))):
        return 0
    return last + 1 if last else 0


def _looks_back(document: Document) -> bool:
    """Whether an undated document calls the year it tells of 去年: it says 去年 and never 今年."""
    texts = [block.text for block in document.blocks[:400]]
    return any("去年" in text for text in texts) and not any("今年" in text for text in texts)


def titles_of(document: Document) -> Iterator[str]:
    """The name of ``document``, what stands at its head, and the titles of its first sections."""
    yield document.name
    for block in document.blocks[:HEAD_BLOCKS]:
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
        # The years of a plan that is only named (《…规划（2024—2030年）》) are its own.
        text = _NAMED.sub("", block.text[:4000]) if "《" in block.text else block.text
        counted.update(int(year) for year in _YEAR_NAMED.findall(text, 0, 4000))
    return max(counted, key=lambda year: (counted[year], year), default=0)
