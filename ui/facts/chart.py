"""Where a series stands in a field: its axis, its periods, a dot for every point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import floor, log10

from PySide6.QtCore import QPointF, QRectF

from model.series import Point, Series

LEFT, RIGHT, TOP, BOTTOM = 56.0, 18.0, 34.0, 26.0
"""Room around the area of the dots."""
REACH = 11.0
"""So near to a dot is on it."""


@dataclass(frozen=True, slots=True)
class Dot:
    """Where a point is drawn. ``low`` and ``high`` are the ends of a range, equal for a single number."""

    point: Point
    at: QPointF
    low: float
    high: float
    clashing: bool


class Chart:
    """A series in a field ``width`` × ``height``; without a series there are no dots."""

    def __init__(self, series: Series | None, width: float, height: float) -> None:
        self.series = series
        self.width = width
        self.area = QRectF(LEFT, TOP, max(width - LEFT - RIGHT, 1), max(height - TOP - BOTTOM, 1))
        points = series.points if series else ()
        self.periods = list(dict.fromkeys(point.indicator.period for point in points))
        self.low, self.high, self.step = _scale(points)
        self.dots = tuple(self._dots(series)) if series is not None else ()

    def _dots(self, series: Series) -> Iterator[Dot]:
        clashing = {id(point) for conflict in series.conflicts for point in conflict.points}
        wide = self.area.width() / max(len(self.periods), 1)
        of_period: dict[object, list[Point]] = {period: [] for period in self.periods}
        for point in series.points:
            of_period[point.indicator.period].append(point)
        for number, here in enumerate(of_period.values()):
            shift = min(16.0, wide / (len(here) + 1))
            for index, point in enumerate(here):
                x = self.area.left() + wide * (number + 0.5) + shift * (index - (len(here) - 1) / 2)
                ends = self.height_of(point.low), self.height_of(point.high)
                at = QPointF(x, sum(ends) / 2)
                yield Dot(point, at, ends[0], ends[1], id(point) in clashing)

    def height_of(self, value: Decimal | float) -> float:
        """Where a value stands, from the top of the field."""
        part = (float(value) - self.low) / (self.high - self.low)
        return self.area.bottom() - part * self.area.height()

    def dot_at(self, at: QPointF) -> int:
        """The number of the dot at a place, the nearest one; -1 if there is none."""
        best, nearest = -1, REACH
        for number, dot in enumerate(self.dots):
            offset = dot.at - at
            distance = (offset.x() ** 2 + offset.y() ** 2) ** 0.5
            if distance < nearest:
                best, nearest = number, distance
        return best


def _scale(points: Sequence[Point]) -> tuple[float, float, float]:
    """Lowest and highest value of the axis and the step of its lines."""
    values = [float(value) for point in points for value in (point.low, point.high)]
    low, high = min(values, default=0.0), max(values, default=1.0)
    if low == high:
        spread = abs(low) * 0.2 or 1.0
        low, high = low - spread, high + spread
    step = _nice((high - low) / 3)
    margin = (high - low) * 0.12
    return floor((low - margin) / step) * step, high + margin, step


def _nice(step: float) -> float:
    """``step`` made round: 1, 2 or 5 times a power of ten."""
    power = 10.0 ** floor(log10(step)) if step > 0 else 1.0
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= step - 1e-12)
