"""Target against actual, and figures that contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from model.facts import IndicatorKind
from model.series import Conflict, Difference, Point

# Words that leave room for another number than the one printed.
_AT_LEAST = ("以上", "超过", "突破", "超", "不低于", "不少于", "至少", "多", "余", "高于", "破")
_AT_MOST = ("以下", "以内", "不超过", "不高于", "低于", "至多", "最多", "之内")
_ABOUT = ("左右", "约", "近", "接近", "将近", "上下", "大约", "大概", "几")
# 左右 covers a twentieth on either side; 超过 whatever a text would not name by the next round number.
_SLACK = Decimal("0.05")
_FAR = Decimal("1")


def differences(points: Sequence[Point]) -> tuple[Difference, ...]:
    """Actual less target for each period that has both, in the order of ``points``.

    Where sources contradict each other about either, the first of each is taken: the conflict is shown beside it.
    """
    targets: dict[str, Point] = {}
    found: dict[str, Difference] = {}
    for point in points:
        if point.indicator.period and point.indicator.kind is IndicatorKind.TARGET:
            targets.setdefault(point.indicator.period, point)
    for point in points:
        period = point.indicator.period
        target = targets.get(period)
        if target is None or point.indicator.kind is IndicatorKind.TARGET or period in found:
            continue
        amount = _less(point, target)
        found[period] = Difference(period, target, point, amount, _met(amount, target))
    return tuple(found.values())


def _less(achieved: Point, target: Point) -> Decimal:
    """From the nearer end of the target's range; 0 inside it."""
    if achieved.high < target.low:
        return achieved.high - target.low
    if achieved.low > target.high:
        return achieved.low - target.high
    return Decimal(0)


def _met(amount: Decimal, target: Point) -> bool:
    if target.indicator.approx in _AT_MOST or target.low < 0:
        return amount <= 0
    return amount >= 0


def conflicts(points: Sequence[Point]) -> tuple[Conflict, ...]:
    """The figures of one period and kind that cannot all be right.

    816.2 and 816.16 agree, the one being the other rounded; so do 超过800 and 816. Without a period nothing is known to
    contradict.
    """
    groups: defaultdict[tuple[str, IndicatorKind], list[Point]] = defaultdict(list)
    for point in points:
        if point.indicator.period:
            groups[point.indicator.period, point.indicator.kind].append(point)
    found: list[Conflict] = []
    for (period, kind), members in groups.items():
        if _disagree(members):
            found.append(Conflict(period, kind, tuple(members)))
    return tuple(found)


def _disagree(points: Sequence[Point]) -> bool:
    """Whether two points of different paragraphs cannot both be right.

    A paragraph that gives two figures gives them for two things, however alike it names them.
    """
    reaches = sorted(
        ((*_reach(point), _paragraph(point)) for point in points), key=lambda row: row[0]
    )
    # Ends of the ranges seen so far, the two lowest of different paragraphs.
    lowest: list[tuple[Decimal, tuple[str, int]]] = []
    for low, high, place in reaches:
        if any(end < low and other != place for end, other in lowest):
            return True
        lowest = sorted([*lowest, (high, place)], key=lambda row: row[0])
        kept = lowest[0][1]
        lowest = [lowest[0], *[row for row in lowest[1:] if row[1] != kept][:1]]
    return False


def _paragraph(point: Point) -> tuple[str, int]:
    return point.indicator.document, point.indicator.span.block


def _reach(point: Point) -> tuple[Decimal, Decimal]:
    """What numbers the printed one may stand for."""
    half = _last_digit(point) / 2
    low, high = point.low - half, point.high + half
    approx = point.indicator.approx
    size = max(abs(low), abs(high))
    if approx in _ABOUT:
        return low - size * _SLACK, high + size * _SLACK
    if approx in _AT_LEAST:
        return low, high + size * _FAR
    if approx in _AT_MOST:
        return low - size * _FAR, high
    return low, high


def _last_digit(point: Point) -> Decimal:
    """The worth of the last digit as printed, in the unit of the series."""
    printed = point.indicator.value.rpartition("-")[2].replace(",", "")
    digits = len(printed.rpartition(".")[2]) if "." in printed else 0
    try:
        scale = max(abs(point.low), abs(point.high)) / Decimal(printed)
    except ArithmeticError:  # a Chinese numeral, or 0
        return Decimal(0)
    return scale.scaleb(-digits)
