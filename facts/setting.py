"""Where a sentence stands, as far as that tells its tense: headings above it, its paragraph, the document's day."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

from facts import periods
from facts import tense_shapes as shapes
from facts.tense_headings import NUMBER, OUTRIGHT, TITLE, genre_of, is_normative, lean_of
from language import sentences
from model.document import Block, BlockKind, Document, Span
from model.highlight import Sentence

_DAY: Final = re.compile(
    r"(?<![到至自从前])(?<!预计)(?<!计划)(?<!力争)(?<!确保)(?<!有望)(?<!将于)(?<!拟于)(?<![计划]于)(20[0-9]{2})\s*年\s*([0-9]{1,2})\s*月(?:\s*([0-9]{1,2})\s*日)?(?![^，。；]{0,2}[前起])(?:\s*[至到—–~～-]{1,2}\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日)?"
)
# 〔2024〕18号, in a line of its own: the year of the text itself.
_OWN_NUMBER: Final = re.compile(
    "[^，。《]{0,24}[〔［（(\\[](20[0-9]{2})[〕］）)\\]]\\s*(?:第\\s*)?[0-9]{1,4}\\s*[号期]\\s*"
)
_YEAR: Final = re.compile("(?<![0-9])20[0-9]{2}(?=\\s*(?:年|[—–\\-~～至]))")
_ORDINALS: Final = "一二三四五六七八九"
_FIVE_YEARS: Final = re.compile(
    "第十([一二三四五六七八九])个五年(?:规划|计划)|十([一二三四五六七八九])五[”’]?[^，。；]{0,16}规划(?!实施|完成)"
)
_SUMMED_YEAR: Final = re.compile("(?:总结|回顾)[^，。；]{0,6}(20[0-9]{2})年")
_LAID_OUT_YEAR: Final = re.compile("(?:部署|安排|谋划|布置)[^，。；]{0,10}(20[0-9]{2})年")
# A document is dated on its first page or under its text.
_HEAD_BLOCKS: Final = 12
_TAIL_BLOCKS: Final = 5
# How much of a block may hold its date.
_REACH: Final = 500
# A signature under a text, with its date, is no longer.
_SIGNATURE: Final = 60
# How many sentences before and after one tell something about it.
_BEFORE: Final = 5
_AFTER: Final = 2
_BODY: Final = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_PART: Final = re.compile(
    "[\\s（(]*[一二三四五六七八九十0-9]{1,3}[、.．）)]|第[一二三四五六七八九十]{1,3}[章节部分]"
)
# 一年来的工作回顾: a part of the text, though without a number.
_WORK: Final = re.compile(
    "\\A[^《]*工作(?:情况)?(?:回顾|总结|情况|成绩|成效|安排|部署|打算|思路|任务|计划|目标|要点|建议|措施)?\\Z"
)


@dataclass(frozen=True, slots=True)
class SectionSigns:
    """What a place in a document says before a sentence is read.

    ``lean`` is above 0 for the past and below for the plan (2.5: a heading says so), ``form`` the same by how the
    nearest heading is worded (an order or a state), ``other`` how much the place speaks against both; ``period`` is the time its headings name, ``day`` the day of the document. ``whole``: no heading says anything, ``lean`` is that of the text as a
    whole. ``normative``: the text lays down or argues what is right; its musts are no plans. ``before`` and
    ``after`` are the sentences around it in its section, the nearest first.
    """

    lean: float = 0.0
    form: float = 0.0
    other: float = 0.0
    period: str = ""
    day: date | None = None
    whole: bool = False
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    normative: bool = False


_PART_OF_YEAR: Final = re.compile("上半年|半年|[一二三]季度|[1-9]月")


def day_of(document: Document) -> date | None:
    """The day a document gives itself, on its first page or under its text, or the year in its title (as its last day);
    None if there is neither. A line of its own may name the month alone."""
    blocks = document.blocks
    tail = blocks[max(_HEAD_BLOCKS, len(blocks) - _TAIL_BLOCKS) :]
    signed = [block for block in reversed(tail) if not _is_running(block)]
    for block in (*blocks[:_HEAD_BLOCKS], *signed):
        for found in _DAY.finditer(periods.without_asides(block.text[:_REACH])):
            # A month in running text (2015年3月，…) is that of something told; only a day may be the document's own.
            if not found[3] and _is_running(block):
                continue
            year, month, first, last_month, last = found.groups()
            # 3月5日至4月30日: a text that tells of days was written after the last of them.
            day = _as_date(year, last_month, last) if last_month else None
            day = day or _as_date(year, month, first)
            if day:
                return max(day, *_days_told(blocks)) if _is_running(block) else day
    for block in blocks[:_HEAD_BLOCKS]:
        numbered = _OWN_NUMBER.fullmatch(block.text.strip()) if "20" in block.text else None
        if numbered:
            return date(int(numbered[1]), 12, 31)
    titles = [block.text for block in blocks[:3] if block.kind is BlockKind.HEADING]
    for text in (*titles[:1], document.name):
        found_day = _day_named(text)
        if found_day:
            return found_day
    # 2024年主要工作, 2025年工作安排: written between the two.
    headed = (section.title for section in document.walk_sections() if section.level > 0)
    heads = islice(headed, 40)
    days = [day for day in map(_day_named, heads) if day]
    return max(days, default=None)


def _days_told(blocks: Sequence[Block]) -> list[date]:
    """The days that paragraphs open with: of a text that tells of one after the other none is its own but the last."""
    openings = (_DAY.match(block.text) for block in blocks if block.text[:2] == "20")
    days = [_as_date(found[1], found[2], found[3]) for found in openings if found and found[3]]
    return [date.min, *(day for day in days if day)]


def _is_running(block: Block) -> bool:
    """Whether a block tells something; a date line, a title and a signature are short and have no clauses."""
    return len(block.text) > _SIGNATURE or "，" in block.text


def _day_named(title: str) -> date | None:
    """The first day of the year whose plan a title announces, the last of the one that it tells of."""
    years = [int(year) for year in _YEAR.findall(title)]
    if not years:
        return None
    past, plan = shapes.TITLE_PAST.search(title), shapes.TITLE_PLAN.search(title)
    if past and not plan:
        return date(max(years), 12, 31)
    if past and plan and len(set(years)) == 2:
        return date(max(years), 1, 1)  # 2024年工作总结和2025年工作计划
    if past and plan and _PART_OF_YEAR.search(title):
        return date(max(years), 7, 1)  # 2024年上半年工作总结及下半年工作计划
    return date(min(years), 1, 1)


def _day_told(document: Document) -> date | None:
    """The first day of the years that a plan of five is for, or of the year between what is looked back on and what is
    laid out (总结2024年工作，部署2025年任务)."""
    for block in document.blocks[:_HEAD_BLOCKS]:
        text = block.text[:_REACH]
        found = _FIVE_YEARS.search(text) if block.kind is BlockKind.HEADING else None
        if found:
            return date(2006 + 5 * _ORDINALS.index(found[1] or found[2]), 1, 1)
        ahead = _LAID_OUT_YEAR.search(text)
        if ahead:
            return date(int(ahead[1]), 1, 1)
        over = _SUMMED_YEAR.search(text)
        if over:
            return date(int(over[1]) + 1, 1, 1)
    return None


def _as_date(year: str, month: str, day: str | None) -> date | None:
    try:
        return date(int(year), int(month), int(day or 1))
    except ValueError:
        return None


class Settings:
    """The signs of every place of one document, worked out for the places asked for.

    ``found``: its sentences (``language.sentences.of_document``), if they are known already.
    """

    def __init__(self, document: Document, found: Sequence[Sentence] = ()) -> None:
        self._document = document
        self._day = day_of(document) or _day_told(document)
        tops = sum(section.level == 0 for section in document.sections)
        self._labelled = tops > 1
        # One heading over everything is the title, whatever its level, unless it is numbered as a part.
        self._titled = (
            len(document.sections) == 1
            and document.sections[0].first == 0
            and not _PART.match(document.sections[0].title)
        )
        self._title = NUMBER.sub("", document.name.rpartition(".")[0])
        self.genre = genre_of(document, self._title)
        self._normative = is_normative(document, self._title)
        self._leans: dict[tuple[int, ...], tuple[float, float, float, str, bool]] = {}
        self._found = found
        self._blocks = [sentence.span.block for sentence in found]
        # The sentences of each block that was asked for.
        self._pieces: dict[int, list[tuple[int, int]]] = {}

    def at(self, path: tuple[int, ...], span: Span) -> SectionSigns:
        """The signs for the sentence or clause ``span``, whose section is at ``path`` (child indices)."""
        if path not in self._leans:
            self._leans[path] = self._lean(path)
        lean, form, other, period, whole = self._leans[path]
        if self._normative:
            return SectionSigns(0.0, 0.0, 0.0, period, self._day, normative=True)
        if abs(lean) >= OUTRIGHT:
            # Where a heading says outright what its section is about, the sentences around need not be asked.
            return SectionSigns(lean, form, other, period, self._day)
        before, after = self.near(path, span)
        return SectionSigns(lean, form, other, period, self._day, whole, before, after)

    def alone(self, path: tuple[int, ...]) -> SectionSigns:
        """The signs of the section at ``path`` without those of the sentences around."""
        if path not in self._leans:
            self._leans[path] = self._lean(path)
        lean, form, other, period, whole = self._leans[path]
        if self._normative:
            return SectionSigns(0.0, 0.0, 0.0, period, self._day, normative=True)
        return SectionSigns(lean, form, other, period, self._day, whole)

    def _lean(self, path: tuple[int, ...]) -> tuple[float, float, float, str, bool]:
        sections = self._document.sections_along(path)
        titles = [(self._title, 0)]
        titles += [
            (section.title, 0 if depth == 0 and self._titled else section.level)
            for depth, section in enumerate(sections)
        ]
        if self._labelled and path and path[0] > 0 and _WORK.search(titles[1][0]):
            titles[1] = (titles[1][0], max(titles[1][1], 1))
        lean, form, other = lean_of(titles, self._day, labelled=self._labelled)
        before_next = self._before_next(path)
        if before_next:
            lean = TITLE if abs(lean) < TITLE else lean
        named = (
            periods.stated_alone(section.title)
            for section in reversed(sections)
            if section.level > 0
        )
        own = [(title, level) for title, level in titles if level > 0]
        whole = not lean_of(own, self._day)[0]
        return (
            lean,
            form,
            other,
            next(filter(None, named), ""),
            whole and bool(lean) and not before_next,
        )

    def _before_next(self, path: tuple[int, ...]) -> bool:
        """Whether a later part beside the outermost one of ``path`` (titles aside) is about what comes next."""
        siblings = self._document.sections
        for depth, index in enumerate(path):
            if siblings[index].level > 0 and (depth > 0 or not self._titled):
                said = [shapes.TITLE_NEXT.search(part.title) is not None for part in siblings]
                return any(said[index + 1 :]) and not any(said[: index + 1])
            siblings = siblings[index].children
        return False

    def near(self, path: tuple[int, ...], span: Span) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The sentences before and after ``span`` in its section, the nearest first; none where a heading says outright
        what its section is about."""
        if path in self._leans and abs(self._leans[path][0]) >= OUTRIGHT:
            return (), ()
        sections = self._document.sections_along(path)
        blocks = self._document.blocks
        first, start, last, stop = 0, 0, len(blocks), 0
        if sections:
            inner = sections[-1]
            first, start, last, stop = inner.first, inner.start, inner.last, inner.end
        before: list[str] = []
        for index in range(span.block, first - 1, -1):
            if len(before) >= _BEFORE or (index != span.block and not _is_body(blocks[index])):
                break
            text, pieces = blocks[index].text, self._split(index)
            until = span.start if index == span.block else len(text)
            since = start if index == first else 0
            here = bisect_left(pieces, (until,))
            while here and pieces[here - 1][1] > until:
                here -= 1
            for left, right in pieces[max(0, here - _BEFORE) : here][::-1]:
                if left >= since:
                    before.append(text[left:right])
        text, pieces = blocks[span.block].text, self._split(span.block)
        until = stop if span.block == last and sections else len(text)
        here = bisect_left(pieces, (span.end,))
        after = tuple(
            text[left:right] for left, right in pieces[here : here + _AFTER] if right <= until
        )
        return tuple(before[:_BEFORE]), after

    def _split(self, block: int) -> list[tuple[int, int]]:
        pieces = self._pieces.get(block)
        if pieces is None:
            first = bisect_left(self._blocks, block)
            last = bisect_right(self._blocks, block, first)
            pieces = [(one.span.start, one.span.end) for one in self._found[first:last]]
            pieces = pieces or [*sentences.split(self._document.blocks[block].text)]
            self._pieces[block] = pieces
        return pieces


def _is_body(block: Block) -> bool:
    return block.kind in _BODY
