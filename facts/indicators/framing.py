"""Cuts a sentence into figures, each with the words before and after it that may name it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from language.quantities import AMOUNT, RANK, Quantity
from model.facts import CHINESE, DIGIT

_BREAK: Final = re.compile("[，,；;：:。！？!?\n]")
# 5个、3项和2家: figures in a row under one head.
_JOINT: Final = re.compile(
    r"\s?(?:（[^）]{0,8}）)?\s?(?:、|和|与|及|以及)\s?(?:约|近|超|超过|逾)?\s?\Z"
)
_FARTHEST: Final = 18  # characters that what joins two figures may have
_LIMITS: Final = frozenset(("以上", "以下", "以内", "及以上"))
_OF_LIMIT: Final = re.compile(
    r"\s?(?>(?:及以上|以上|以下|以内|（含）)*)[^\s，,；;：:。、）)的和与及左]"
    # 20万元以上的村占比达到70%: of those that are meant, a figure follows.
    r"|(?:以上|以下|以内)的(?!速度|增速|增幅|水平)[^，,；;：:。0-9]{1,10}(?:占比|比例|比重|达|[0-9])"
)
_BEYOND: Final = re.compile("(?:超过|超|大于|高于|低于|不足|不到|少于|小于|未达到?)\\s?\\Z")
_OF_BEYOND: Final = re.compile(
    "的(?:站点?|[一-龥]{0,6}?[县市区镇乡村户家企业项目单位部门])(?:[，、和]|[0-9]|进行|予以|给予|开展|实行|全部|一律|有)"
)
_SIZED: Final = re.compile("(?:米|吨|千瓦|千伏|平方米|亩|元|小时|公里|千瓦时|岁)\\Z")
_DURATION: Final = frozenset(
    ("年", "天", "个月", "周年", "小时", "期", "届", "批", "批次", "轮", "次", "类", "种", "位")
)


class Figure(NamedTuple):
    """A quantity in its clause: ``before`` and ``after`` are the stretches ``(start, end)`` of the sentence between
    it and its neighbours or the ends of the clause; ``clause`` the whole. ``row`` and ``place``: the number of figures
    in a row under one head, and which this one is. ``limit``: a threshold inside a name (5000万元以上项目)."""

    quantity: Quantity
    clause: tuple[int, int]
    before: tuple[int, int]
    after: tuple[int, int]
    row: int = 1
    place: int = 0
    limit: bool = False


def figures(text: str, quantities: Sequence[Quantity]) -> list[Figure]:
    """The figures of one sentence in order."""
    quantities = _with_points(text, quantities)
    told = [one for one in quantities if one.numeral is DIGIT or not _is_idle(one)]
    if not told:
        return []
    breaks = _breaks(text, quantities)
    # What stands between two figures is told apart; a threshold or a number in words belongs to the name around it.
    limits: list[bool] = []
    walls: list[bool] = []
    for one in told:
        limit = (one.approx in _LIMITS or text[one.end : one.end + 1] == "的") and _is_limit(
            text, one
        )
        limits.append(limit)
        walls.append(not limit and one.numeral is DIGIT)
    found = []
    left = here = 0
    ends = len(text)
    last_break = len(breaks)
    rights = _rights(told, walls, ends) if len(told) > 1 else [ends]
    for one, limit, wall, right in zip(told, limits, walls, rights, strict=True):
        first, last = one.start, one.end
        while here < last_break and breaks[here] < first:
            here += 1
        start = breaks[here - 1] + 1 if here else 0
        end = breaks[here] if here < last_break else ends
        before = (start if start > left else left), first
        after = last, (end if end < right else right)
        found.append(Figure(one, (start, end), before, after, 1, 0, limit))
        if wall:
            left = last
    return _in_rows(text, found) if len(found) > 1 else found


def _with_points(text: str, quantities: Sequence[Quantity]) -> Sequence[Quantity]:
    """0.2个和0.6个百分点: what the first counts is said behind the last."""
    if "个百分点" not in text:
        return quantities
    whole = list(quantities)
    for index in range(len(whole) - 2, -1, -1):
        one, last = whole[index], whole[index + 1]
        if (
            one.unit == "个"
            and last.unit == "个百分点"
            and _JOINT.match(text[one.end : last.start])
        ):
            whole[index] = one._replace(unit=last.unit, measure=last.measure, base=last.base)
    return whole


def _rights(told: Sequence[Quantity], walls: Sequence[bool], end: int) -> list[int]:
    """Where the next wall behind each quantity begins, or the ``end`` of the text."""
    rights = []
    for one, wall in zip(reversed(told), reversed(walls), strict=True):
        rights.append(end)
        if wall:
            end = one.start
    rights.reverse()
    return rights


def _breaks(text: str, quantities: Sequence[Quantity]) -> list[int]:
    breaks = [found.start() for found in _BREAK.finditer(text)]
    if "," in text or "：" in text or ":" in text or "\n" in text:
        for one in quantities:
            # 1,200元, 3：1: a mark inside a number parts nothing.
            first = bisect_left(breaks, one.start)
            if first < len(breaks) and breaks[first] < one.end:
                del breaks[first : bisect_left(breaks, one.end)]
    return breaks


def _is_idle(one: Quantity) -> bool:
    """Whether a number in words only counts times and kinds, as any text does (三年行动, 两种)."""
    return one.numeral is CHINESE and one.measure is AMOUNT and one.base in _DURATION


def _is_limit(text: str, one: Quantity) -> bool:
    """Whether the quantity says which things are meant, not how many: 5000万元以上项目, 50头以上养殖大户."""
    if one.measure is RANK:
        return False
    # 降雨超过100毫米的站点21个, 对整改率低于90%的乡镇: the things beyond it are counted.
    if text.startswith("的", one.end) and _BEYOND.search(text, 0, one.start):
        return _OF_BEYOND.match(text, one.end) is not None
    if one.approx not in _LIMITS or one.unit.endswith(("%", "个百分点", "倍")):
        return False
    return _OF_LIMIT.match(text, one.end) is not None


def _in_rows(text: str, found: list[Figure]) -> list[Figure]:
    """The figures, those in a row with their places in it."""
    whole: list[Figure] = []
    row = found[:1]
    for one in found[1:]:
        if _goes_on(text, row, one):
            row.append(one)
        else:
            whole += _numbered(row)
            row = [one]
    whole += _numbered(row)
    return whole


def _goes_on(text: str, row: list[Figure], one: Figure) -> bool:
    """Whether a figure stands in a row with those before it."""
    last = row[-1]
    here, there = one.quantity, last.quantity
    return (
        here.start - there.end <= _FARTHEST
        and not one.limit
        and not last.limit
        and here.measure is there.measure
        and (_same_kind(here, there) or "分别" in text[row[0].before[0] : row[0].before[1]])
        and _JOINT.match(text[there.end : here.start]) is not None
    )


def _numbered(row: list[Figure]) -> list[Figure]:
    if len(row) == 1:
        return row
    first, last = row[0], row[-1]
    return [
        Figure(
            one.quantity,
            first.clause if place else one.clause,
            first.before,
            last.after,
            len(row),
            place,
            one.limit,
        )
        for place, one in enumerate(row)
    ]


def _same_kind(one: Quantity, other: Quantity) -> bool:
    return one.numeral is other.numeral and (one.base == other.base or one.measure is RANK)
