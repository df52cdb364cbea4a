"""Cuts a sentence into figures, each with the words before and after it that may name it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from language.quantities import Measure, Quantity
from model.facts import Numeral

_BREAK: Final = re.compile("[，,；;：:。！？!?\n]")
# 5个、3项和2家: figures in a row under one head.
_JOINT: Final = re.compile(
    r"\s?(?:（[^）]{0,8}）)?\s?(?:、|和|与|及|以及)\s?(?:约|近|超|超过|逾)?\s?\Z"
)
_LIMITS: Final = frozenset(("以上", "以下", "以内", "及以上"))
_OF_LIMIT: Final = re.compile(
    r"\s?(?:及以上|以上|以下|以内|（含）)*+[^\s，,；;：:。、）)的和与及左]"
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
    if not quantities:
        return []
    told = [one for one in quantities if not _is_idle(one)]
    if not told:
        return []
    breaks = _breaks(text, quantities)
    limits = [_is_limit(text, one) for one in told]
    # What stands between two figures is told apart; a threshold or a number in words belongs to the name around it.
    walls = [
        one
        for one, limit in zip(told, limits, strict=True)
        if not limit and one.numeral is Numeral.DIGIT
    ]
    ends, starts = [wall.end for wall in walls], [wall.start for wall in walls]
    found = []
    for one, limit in zip(told, limits, strict=True):
        here = bisect_left(breaks, one.start)
        start = breaks[here - 1] + 1 if here else 0
        here = bisect_left(breaks, one.end)
        end = breaks[here] if here < len(breaks) else len(text)
        here = bisect_right(ends, one.start)
        left = ends[here - 1] if here else 0
        here = bisect_left(starts, one.end)
        right = starts[here] if here < len(starts) else len(text)
        before, after = (max(start, left), one.start), (one.end, min(end, right))
        found.append(Figure(one, (start, end), before, after, limit=limit))
    return _in_rows(text, found)


def _breaks(text: str, quantities: Sequence[Quantity]) -> list[int]:
    breaks = [found.start() for found in _BREAK.finditer(text)]
    for one in quantities:
        # 1,200元, 3：1: a mark inside a number parts nothing.
        first = bisect_left(breaks, one.start)
        if first < len(breaks) and breaks[first] < one.end:
            del breaks[first : bisect_left(breaks, one.end)]
    return breaks


def _is_idle(one: Quantity) -> bool:
    """Whether a number in words only counts times and kinds, as any text does (三年行动, 两种)."""
    return (
        one.numeral is Numeral.CHINESE and one.measure is Measure.AMOUNT and one.base in _DURATION
    )


def _is_limit(text: str, one: Quantity) -> bool:
    """Whether the quantity says which things are meant, not how many: 5000万元以上项目, 50头以上养殖大户."""
    if one.measure is Measure.RANK or one.unit.endswith(("%", "个百分点", "倍")):
        return False
    return one.approx in _LIMITS and _OF_LIMIT.match(text, one.end) is not None


def _in_rows(text: str, found: list[Figure]) -> list[Figure]:
    rows: list[list[Figure]] = []
    for one in found:
        last = rows[-1][-1] if rows else None
        if (
            last is not None
            and not one.limit
            and not last.limit
            and one.quantity.measure is last.quantity.measure
            and (
                _same_kind(one.quantity, last.quantity)
                or "分别" in text[rows[-1][0].before[0] : rows[-1][0].before[1]]
            )
            and _JOINT.match(text[last.quantity.end : one.quantity.start])
        ):
            rows[-1].append(one)
        else:
            rows.append([one])
    whole: list[Figure] = []
    for row in rows:
        first = row[0]
        if len(row) == 1:
            whole.append(first)
            continue
        for place, one in enumerate(row):
            whole.append(
                Figure(
                    one.quantity,
                    first.clause if place else one.clause,
                    first.before,
                    row[-1].after,
                    len(row),
                    place,
                    one.limit,
                )
            )
    return whole


def _same_kind(one: Quantity, other: Quantity) -> bool:
    return one.numeral is other.numeral and (one.base == other.base or one.measure is Measure.RANK)
