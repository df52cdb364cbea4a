"""Series: one indicator over documents and periods, target against actual."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from model.facts import Indicator, IndicatorKind
from model.highlight import Reason


class Aspect(StrEnum):
    """What of a measure a figure tells; figures of different aspects never share a series."""

    LEVEL = "level"  # how much there is: 816.16亿斤
    CHANGE = "change"  # how much more or less than before: 增长6.3%
    GAP = "gap"  # how far from somebody else's: 高于全国1.1个百分点
    SHARE = "share"  # what part of a whole: 占41.1%
    RANK = "rank"  # 居第5位


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """What a figure is a figure of: ``subject`` (a place or body by its full name, 全省 resolved; empty if unknown)
    and ``name`` as the text has it. Joining and parting by hand speaks of labels."""

    subject: str
    name: str


@dataclass(frozen=True, slots=True)
class Joins:
    """What a person joined or parted by hand. Pairs are unordered; the last word on a pair is the only one kept."""

    together: tuple[tuple[Label, Label], ...] = ()
    apart: tuple[tuple[Label, Label], ...] = ()

    def joined(self, one: Label, other: Label) -> Joins:
        """With ``one`` and ``other`` in the same series."""
        pair = _pair(one, other)
        together = (
            self.together if pair in self.together or one == other else (*self.together, pair)
        )
        return Joins(together, tuple(kept for kept in self.apart if kept != pair))

    def parted(self, one: Label, other: Label) -> Joins:
        """With ``one`` and ``other`` in different series."""
        pair = _pair(one, other)
        apart = self.apart if pair in self.apart or one == other else (*self.apart, pair)
        return Joins(tuple(kept for kept in self.together if kept != pair), apart)

    def left_to_rules(self, one: Label, other: Label) -> Joins:
        """With nothing said about the two by hand."""
        pair = _pair(one, other)
        return Joins(
            tuple(kept for kept in self.together if kept != pair),
            tuple(kept for kept in self.apart if kept != pair),
        )


def _pair(one: Label, other: Label) -> tuple[Label, Label]:
    return (one, other) if one <= other else (other, one)


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series. ``low`` and ``high`` are in the unit of the series, a fall below zero where the
    aspect is a change; ``others`` say the same elsewhere."""

    indicator: Indicator
    label: Label
    low: Decimal
    high: Decimal
    others: tuple[Indicator, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """Actual less target of one period, in the unit of the series (个百分点 where that is %): from the nearer end of
    a range, 0 inside it. ``met``: the target is reached."""

    period: str
    target: Point
    achieved: Point
    amount: Decimal
    met: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """Figures for one period and kind that cannot all be right; none is preferred."""

    period: str
    kind: IndicatorKind
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """``points`` in order of their periods, a target before the actual of the same period. ``labels`` are all names
    that are in it, ``reasons`` say by which rule or hand they were joined."""

    subject: str
    name: str
    unit: str
    aspect: Aspect
    points: tuple[Point, ...]
    labels: tuple[Label, ...]
    differences: tuple[Difference, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    reasons: tuple[Reason, ...] = ()
