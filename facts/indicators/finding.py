"""Indicators of a document or of a text on its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from facts import tense
from facts.home import home_of
from facts.indicators import dating, framing, grids, naming, subjects, times
from facts.indicators.years import titles_of
from facts.tense import PAST, PLAN, Judge
from language import quantities, sentences
from model.document import BlockKind, Document, Span
from model.facts import ACHIEVED, TARGET, Indicator, IndicatorKind
from model.highlight import Sentence
from model.making import maker, uncollected
from model.progress import Task

STAGE: Final = "stage.indicators"
_STEP: Final = 200
_TABLE: Final = BlockKind.TABLE
_HEADING: Final = BlockKind.HEADING
_WHOLE_YEARS: Final = re.compile("[0-9]{4}(?:-[0-9]{4})?")
_CAPTION: Final = 60  # characters; a longer line before a table is none


def of_document(document: Document, task: Task) -> tuple[Indicator, ...]:
    """The indicators of every sentence and heading of ``document``, in source order. Linear in its length.

    ``task`` hears of the work done (stage ``stage.indicators``, in sentences) and may cancel it.
    """
    with uncollected():
        return tuple(_of_document(document, task))


def _of_document(document: Document, task: Task) -> list[Indicator]:
    found: list[Indicator] = []
    body = sentences.of_document(document)
    stretches = _stretches(document, body)
    calendar = dating.Calendar(document)
    home = home_of(document)
    years = calendar.years
    ahead = str(years.plan) if 0 < years.report < years.plan == years.written else ""
    kinds = _Kinds(document, body)
    # Step by step for some hundred sentences: each step finds its tables where it left them one sentence before.
    for first in range(0, len(stretches), _STEP):
        task.check()
        task.report(STAGE, first, len(stretches))
        measured = _measured(document, stretches[first : first + _STEP])
        for one, kind in zip(measured, [kinds.of(one) for one in measured], strict=True):
            if one.figures:
                when = calendar.times(one.place, one.text, kind)
                place = Place(document.sha256, home, one.place, ahead)
                found += _told(one.text, one.figures, kind, when, place)
            else:
                found += _of_table(document, one.place, calendar, home)
    return found


class _Measured(NamedTuple):
    """A stretch that states figures, with them, or a table, without."""

    stretch: Sentence | Span
    place: Span
    text: str
    figures: list[framing.Figure]


def _measured(document: Document, stretches: list[Sentence | Span]) -> list[_Measured]:
    """Those of ``stretches`` that state figures, and the tables."""
    found = []
    blocks = document.blocks
    for stretch in stretches:
        place = stretch.span if isinstance(stretch, Sentence) else stretch
        block = blocks[place.block]
        if block.kind is _TABLE:
            found.append(_Measured(stretch, place, "", []))
            continue
        text = block.text[place.start : place.end]
        amounts = quantities.find(text)
        figures = framing.figures(text, amounts) if amounts else []
        if figures:
            found.append(_Measured(stretch, place, text, figures))
    return found


class _Kinds:
    """Whether the figures of one stretch after the other were reached or are wanted."""

    def __init__(self, document: Document, body: tuple[Sentence, ...]) -> None:
        self._judge = Judge(document, body)
        self._speech = any(map(_SPEECH.search, titles_of(document)))
        # A sentence that tells neither goes with the one before in its part.
        self._part: tuple[int, ...] = (-1,)
        self._wanted = False

    def of(self, one: _Measured) -> IndicatorKind:
        """The kind of the figures of ``one``; that of a table's is not asked here."""
        stretch = one.stretch
        if isinstance(stretch, Sentence):
            part = stretch.section[:1]
            before = self._wanted and self._part == part
            self._part = part
            wanted = self._wanted = self._judge.is_wanted(stretch, before=before)
            if self._speech and not wanted and "奖" in one.text:
                wanted = _PRIZE.search(one.text) is not None
        else:
            wanted = tense.of_text(one.text).tense is PLAN
        return TARGET if wanted else ACHIEVED


def of_text(text: str) -> tuple[Indicator, ...]:
    """The indicators of a text that stands in no document (an edited item).

    Spans are of block 0, which is ``text`` itself. Subject, kind and period are those that the text states.
    """
    found: list[Indicator] = []
    for start, end in sentences.split(text):
        sentence = text[start:end]
        told = framing.figures(sentence, quantities.find(sentence))
        if not told:
            continue
        plan = tense.of_text(sentence).tense is PLAN
        kind = TARGET if plan else ACHIEVED
        place = Place("", "", Span(0, start, end))
        found += _told(sentence, told, kind, times.of_text(sentence, kind), place)
    return tuple(found)


class Place(NamedTuple):
    """The sentence ``span`` of the document with sha256 ``document``, which speaks for ``home``; ``ahead`` is the year
    that a document which reports on the year before it only plans, if it is such a one."""

    document: str
    home: str
    span: Span
    ahead: str = ""


def _stretches(document: Document, body: tuple[Sentence, ...]) -> list[Sentence | Span]:
    """Sentences of the body, and the headings, in source order."""
    heads = {
        section.heading
        for section in document.walk_sections()
        if section.heading.end > section.heading.start
    }
    covered = {head.block for head in heads}
    others = [*heads]
    for index, block in enumerate(document.blocks):
        kind = block.kind
        if kind is _TABLE or (kind is _HEADING and index not in covered):
            others.append(Span(index, 0, len(block.text)))
    others.sort(key=_order)
    every: list[Sentence | Span] = []
    at, count = 0, len(body)
    for other in others:
        first, until = at, _order(other)
        while at < count and ((span := body[at].span).block, span.start) <= until:
            at += 1
        every += body[first:at]
        every.append(other)
    every += body[at:]
    return every


def _of_table(
    document: Document, place: Span, calendar: dating.Calendar, home: str
) -> Iterator[Indicator]:
    """The indicators of the table at ``place``, which the line before it dates and may call a plan."""
    before = document.blocks[place.block - 1].text if place.block else ""
    caption = before if len(before) <= _CAPTION else ""
    plan = tense.of_text(caption).tense is PLAN if caption else False
    kind = TARGET if plan else ACHIEVED
    when = calendar.times(place, caption, kind)
    return grids.told(
        document.blocks[place.block],
        grids.Setting(document.sha256, home, place.block, when, caption),
    )


# 年度计划投资50亿元 is wanted, whatever its sentence tells; 占年度计划的六成 is not.
_PLANNED: Final = re.compile(
    "(?:年度|全年|今年|本年|当年)计划(?:总投资|投资|完成|实施|安排|建设|新?开工)[^，；。的占为]*\\Z"
)
_AGAINST: Final = frozenset("占超比为达于成")
# 年初预算38亿元, 占年度计划35亿元的89.1%, 目标（72%）: goals, whatever became of them.
_GOAL: Final = re.compile(
    "(?:年初|年度|全年|调整)(?:预算|计划|目标|目标任务|任务)(?:数|值|安排)?(?:为|是)?\\s?\\Z|(?:目标|任务)(?:值|数)?[（(]\\Z"
)
_GOAL_OF: Final = re.compile("(?:计划|目标|任务|预算)(?:任务|目标|总?投资|总?数|总额|值)?\\s?\\Z")
_PART_OF: Final = re.compile("的?(?:近|约|超过|超)?[0-9.]+[%％]")
# 全年有望突破110亿元
_HOPED: Final = re.compile("(?:有望|可望|预计将)[^，；。0-9]{0,8}\\Z")


_ANNUAL: Final = re.compile("(?:年度|全年|年初)[^，；。]{0,8}\\Z")
# 由2023年底的38.6%提高到45%: where a change begins was reached.
_STARTS: Final = re.compile(
    "[由从](?:20[0-9]{2}年|去年|上年|目前|现在)[底末初]?的?(?:约|近)?\\s?\\Z"
)
_MAY_PLAN: Final = re.compile("计划|目标|任务|预算|望|预计将")


# What a speech says will be given to the best.
_SPEECH: Final = re.compile("(?:讲话|动员|部署会)[^，。]{0,6}\\Z")
_PRIZE: Final = re.compile(
    "(?<!已)(?:对|给予)[^，。；]{1,24}(?:分别|一次性|各|再)?(?:给予)?(?:奖励|奖补|奖金)(?![^，。；]{0,4}了)(?=[^，。；]{0,8}[0-9])"
)
# 已完成3亿元，年底前再完成2亿元: what was done and what is next in one sentence.
_TURN: Final = re.compile(
    "[，；](?=预计|计划|力争|拟(?!合)|确保|下一步|今后|年内(?:再|将|计划)|(?:年底|月底|[0-9](?:月底?|日))前|到20[0-9]{2}年|目前|截至|已(?!经?[知婚故]))"
)


# What speaks for the past of any figure.
_ANY_FIGURE: Final = frozenset(("tense.told", "tense.figure", "tense.precise", "tense.reached"))


def _turned(text: str, kind: IndicatorKind) -> list[tuple[int, IndicatorKind]]:
    """Where parts of a sentence of ``kind`` begin that tell by themselves of the other, or of it again; none for most."""
    turns = [0, *(found.end() for found in _TURN.finditer(text)), len(text)]
    if len(turns) == 2:
        return []
    other, sought = (TARGET, PLAN) if kind is ACHIEVED else (ACHIEVED, PAST)
    found = []
    for start, end in pairwise(turns):
        said = tense.of_text(text[start:end])
        told = said.tense is sought and not _ANY_FIGURE.issuperset(said.reasons)
        found.append((start, other if told else kind))
    return found if any(one is other for _, one in found) else []


def _is_planned(text: str, figure: framing.Figure) -> bool:
    start, end = figure.before
    if _HOPED.search(text, start, end):
        return True
    unit = figure.quantity.unit
    if _GOAL_OF.search(text, start, end) and _PART_OF.match(text, figure.quantity.end):
        return True
    goal = _GOAL.search(text, start, end)
    if goal and text[goal.start() - 1 : goal.start()] not in _AGAINST:
        return not unit.endswith(("点", "倍"))
    if (
        text.find("计划", start, end) < 0
        or figure.row > 1
        or figure.quantity.unit.endswith(("%", "点", "倍"))
    ):
        return False
    found = _PLANNED.search(text, start, end)
    return found is not None and text[found.start() - 1 : found.start()] not in _AGAINST


def _begin(turn: tuple[int, IndicatorKind]) -> int:
    return turn[0]


def _order(place: Span) -> tuple[int, int]:
    return place.block, place.start


@cache
def _makers() -> tuple[Callable[..., Indicator], Callable[..., Span]]:
    return maker(Indicator), maker(Span)


def _told(
    text: str,
    told: list[framing.Figure],
    kind: IndicatorKind,
    when: times.Times,
    place: Place,
) -> list[Indicator]:
    """The indicators of one sentence."""
    block, start = place.span.block, place.span.start
    whose = subjects.Named(text, place.home)
    planned = _MAY_PLAN.search(text) is not None
    starts = "由" in text or "从" in text
    found = []
    make, span = _makers()
    turned = _turned(text, kind) if len(told) > 1 else []
    for figure, named in zip(told, naming.named(text, told), strict=True):
        one = figure.quantity
        own = kind
        if turned:
            own = turned[bisect_right(turned, one.start, key=_begin) - 1][1]
        if planned and _is_planned(text, figure):
            own = TARGET
        period = when.period(
            one.start, (figure.row, figure.place), (figure.clause[0], figure.after[1]), own
        )
        if own is TARGET and starts and _STARTS.search(text, *figure.before):
            own = ACHIEVED
        if own is not kind and _ANNUAL.search(text, *figure.before):
            period = period[:4]
        if place.ahead and period[:4] >= place.ahead and _WHOLE_YEARS.fullmatch(period):
            own = TARGET
        found.append(
            make(
                whose.at(one.start),
                named.name,
                one.value,
                one.unit,
                one.approx,
                named.direction,
                named.comparison,
                own,
                period,
                one.numeral,
                one.low,
                one.high,
                one.base,
                place.document,
                span(block, start + one.start, start + one.end),
                place.span,
            )
        )
    return found
