"""The times that headings, paragraphs and sentences hand on to their figures.

A time named in the figure's clause counts before one named earlier in its sentence, that before the opening of its
paragraph, that before the headings above it, and last comes the year the document itself reports on or plans for.
"""

from __future__ import annotations

import re
from typing import Final

from facts import tense_shapes as signs
from facts.indicators.times import Times, Years, is_timed, normal, stated
from facts.indicators.years import HEAD_BLOCKS, LONGEST_TITLE, YEAR_ALONE, five_years_of, years_of
from model.document import BlockKind, Document, Span
from model.facts import ACHIEVED, TARGET, IndicatorKind

_FIVE_YEARS: Final = re.compile("[0-9]{4}-[0-9]{4}")
# 2015年是“十二五”收官之年。 names the year, and tells of no figure.
_OCCASION: Final = re.compile("[^。，]{0,12}年是[^。]{2,40}(?:年|期|步|关键|之际)。")
_UNTIL: Final = re.compile("截至|截止|末|底|份")
_LEAD: Final = re.compile(
    "[\\s　（(◆●“]*(?:[一二三四五六七八九十]{1,3}[是、.．]|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[、.．])?\\s*(?:回顾|刚刚过去的|过去的|在|自|到|截至|截止|这|即将过去的)*"
)
# How far into a paragraph its opening time may begin.
_OPENING: Final = 4
# … and in how much of it, with an occasion before it.
_LONGEST_OPENING: Final = 120
_WRITTEN: Final = re.compile("[^0-9]{0,16}[0-9]{4}\\s?年\\s?[0-9]{1,2}\\s?月(?:份)?[）)\\s]*")
_A_DAY: Final = re.compile("月\\s?[0-9]{1,2}\\s?日")
_A_PART: Final = re.compile("[0-9]{4}(?:Q|H|-[0-9]{2}(?:/|\\Z))")
# What goes on about the time of the sentence before.
_GOES_ON: Final = re.compile("\\s*(?:其中|同期|与此同时|分[^，,]{1,6}看|按[^，,]{1,6}分)")
_BODY: Final = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_SAME_TIME: Final = re.compile("\\s*同期")


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
            YEAR_ALONE.search(head[3]) and not _A_DAY.search(head[3]) for head in self._heads
        )
        self._carried = ""
        self._told = -1
        self._at = 0
        # Level, the time that what was done has, and the one that what is planned has.
        self._stack: list[tuple[int, str, str]] = [(-1, *_of_text(document, self.years))]
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
            time = plan if kind is TARGET else past
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
        if one.kind not in _BODY:
            return
        if not is_timed(one.text, begin, begin + _LONGEST_OPENING):
            return
        occasion = _OCCASION.match(one.text, begin)
        begin = occasion.end() if occasion else begin
        text = one.text[begin : begin + 60]
        lead = _LEAD.match(text)
        begin = lead.end() if lead else 0
        for found in stated(text, begin + _OPENING):
            named = normal(found.match, self.years, ACHIEVED)
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


def _of_text(document: Document, years: Years) -> tuple[str, str]:
    """The times that the lines of the title give to what was done and to what is planned."""
    plan = five_years_of(document)
    for block in document.blocks[:HEAD_BLOCKS]:
        title = block.text
        if len(title) > LONGEST_TITLE or "，" in title or _A_DAY.search(title):
            continue
        past, ahead = _of_title(title, years)
        # The year alone is known already; a month alone in a line is the day it was written.
        if _A_PART.match(past) and not _WRITTEN.fullmatch(title):
            return past, plan or (ahead if ahead != past else "")
    return "", plan


def _of_title(title: str, years: Years) -> tuple[str, str]:
    """The times a heading gives to what was done and to what is planned under it."""
    named = sorted({normal(one.match, years, ACHIEVED) for one in stated(title)} - {""})
    if len(named) == 1:
        return named[0], named[0]
    if len(named) == 2 and all(map(_FIVE_YEARS.fullmatch, named)):
        # “十三五”成就和“十四五”目标
        return named[0], named[1]
    parts = [normal(one.match, years, ACHIEVED) for one in stated(title)]
    if len(parts) == 2 and signs.TITLE_PAST.search(title) and signs.TITLE_PLAN.search(title):
        # 2024年上半年工作总结及下半年工作打算
        return parts[0], parts[1]
    if not named:
        alone: list[str] = sorted(set(YEAR_ALONE.findall(title)))
        if len(alone) == 1:
            return alone[0], alone[0]
    return "", ""
