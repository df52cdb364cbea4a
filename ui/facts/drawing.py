"""Draws a chart: axes, lines, dots and what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import floor, log10

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from briefing.facts import wording
from messages import say
from model.facts import IndicatorKind
from model.series import Point
from ui.colours import Colours
from ui.facts.chart import LEFT, RIGHT, Chart, Dot

_RADIUS = 4.5
_TARGET = 11
# Below the line of the legend.
_HEAD = 23.0


class Drawing:
    """Puts the parts of ``chart`` on what ``painter`` paints on."""

    def __init__(self, painter: QPainter, chart: Chart, colours: Colours, font: QFont) -> None:
        self._painter, self._chart, self._colours = painter, chart, colours
        self._metrics = QFontMetricsF(font)
        painter.setFont(font)

    def axes(self) -> None:
        """Lines with their values, the unit, the periods."""
        painter, c, chart, metrics = self._painter, self._colours, self._chart, self._metrics
        area, low, high, step = chart.area, chart.low, chart.high, chart.step
        value = low
        while value <= high + step / 1000:
            y = chart.height_of(value)
            painter.setPen(QPen(c.colour("line"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(c.colour("muted"))
            place = QRectF(0, y - 9, LEFT - 6, 18)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, right, _plain(value, step))
            value += step
        painter.setPen(c.colour("muted"))
        unit = metrics.elidedText(
            chart.series.unit if chart.series else "", Qt.TextElideMode.ElideRight, LEFT + 30
        )
        painter.drawText(QPointF(8, 18), unit)
        periods = chart.periods
        wide = area.width() / len(periods)
        # Labels stand side by side or, where there are too many, only every second or third one is written.
        longest = max(metrics.horizontalAdvance(wording.period(one)) for one in periods)
        every = max(1, round(min(longest, 130) / max(wide, 1) + 0.499))
        for number, period in enumerate(periods):
            if number % every:
                continue
            room = wide * every - 4
            text = metrics.elidedText(wording.period(period), Qt.TextElideMode.ElideRight, room)
            centre = area.left() + wide * (number + 0.5)
            left = max(0.0, min(centre - room / 2, chart.width - room))
            place = QRectF(left, area.bottom() + 5, room, 18)
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, text)

    def line(self) -> None:
        """What was reached, joined."""
        reached = [
            dot.at for dot in self._chart.dots if dot.point.indicator.kind is IndicatorKind.ACHIEVED
        ]
        if len(reached) > 1:
            self._painter.setPen(QPen(self._colours.colour("accent", 0.45), 1.6))
            self._painter.drawPolyline(QPolygonF(reached))

    def _colour(self, dot: Dot) -> QColor:
        target = dot.point.indicator.kind is IndicatorKind.TARGET
        return self._colours.colour("warning" if target else "accent")

    def dot(self, dot: Dot, *, lit: bool) -> None:
        """One point; ``lit`` if it is looked at or pointed at."""
        painter, c = self._painter, self._colours
        target = dot.point.indicator.kind is IndicatorKind.TARGET
        colour = self._colour(dot)
        if abs(dot.low - dot.high) > 1:
            painter.setPen(QPen(colour, 3))
            painter.drawLine(QPointF(dot.at.x(), dot.low), QPointF(dot.at.x(), dot.high))
        if lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.colour("flash", 0.35))
            painter.drawEllipse(dot.at, _RADIUS * 2.4, _RADIUS * 2.4)
        if dot.clashing:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(c.colour("error"), 1.6, Qt.PenStyle.DashLine))
            painter.drawEllipse(dot.at, _RADIUS * 1.9, _RADIUS * 1.9)
        painter.setPen(QPen(colour, 2))
        if target:
            painter.setBrush(c.colour("paper"))
            painter.drawPolygon(_diamond(dot.at))
        else:
            painter.setBrush(colour)
            painter.drawEllipse(dot.at, _RADIUS, _RADIUS)

    def values(self, figure: Callable[[Point], str], dots: Iterable[Dot]) -> None:
        """Numbers beside ``dots``, those that find room."""
        painter, chart, metrics = self._painter, self._chart, self._metrics
        taken: list[QRectF] = []
        least = metrics.horizontalAdvance("0")

        def place_of(dot: Dot, y: float, width: float) -> QRectF | None:
            left = min(max(2.0, dot.at.x() - width / 2), max(2.0, chart.width - width - 2))
            place = QRectF(left, y, width, metrics.height())
            inside = y >= _HEAD and place.bottom() <= chart.area.bottom() + 3
            return place if inside and not any(map(place.intersects, taken)) else None

        for dot in dots:
            top = min(dot.low, dot.high, dot.at.y() - _RADIUS) - 4 - metrics.height()
            below = max(dot.low, dot.high, dot.at.y() + _RADIUS) + 5
            # Where not even one digit finds room nothing is worded: of thousands of dots few have their number.
            ends = [y for y in (top, below) if place_of(dot, y, least) is not None]
            if not ends:
                continue
            text = figure(dot.point)
            width = metrics.horizontalAdvance(text) + 2
            for y in ends:
                place = place_of(dot, y, width)
                if place is not None:
                    taken.append(place)
                    painter.setPen(self._colour(dot))
                    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
                    break

    def legend(self) -> None:
        """What the kinds of dots mean."""
        painter, c, metrics = self._painter, self._colours, self._metrics
        entries = []
        kinds = {dot.point.indicator.kind for dot in self._chart.dots}
        if IndicatorKind.TARGET in kinds:
            entries.append(("target", say("series.kind.target")))
        if IndicatorKind.ACHIEVED in kinds:
            entries.append(("achieved", say("series.kind.achieved")))
        if any(dot.clashing for dot in self._chart.dots):
            entries.append(("conflict", say("window.facts.conflict")))
        x = self._chart.width - RIGHT
        for name, text in reversed(entries):
            x -= metrics.horizontalAdvance(text)
            painter.setPen(c.colour("muted"))
            painter.drawText(QPointF(x, 18), text)
            x -= 10
            at = QPointF(x, 14)
            if name == "target":
                painter.setPen(QPen(c.colour("warning"), 2))
                painter.setBrush(c.colour("paper"))
                painter.drawPolygon(_diamond(at))
            elif name == "achieved":
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(c.colour("accent"))
                painter.drawEllipse(at, _RADIUS, _RADIUS)
            else:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(c.colour("error"), 1.6, Qt.PenStyle.DashLine))
                painter.drawEllipse(at, _RADIUS + 1.5, _RADIUS + 1.5)
            x -= 18


def _diamond(at: QPointF) -> QPolygonF:
    r = _RADIUS + 0.8
    return QPolygonF(
        [at + QPointF(0, -r), at + QPointF(r, 0), at + QPointF(0, r), at + QPointF(-r, 0)]
    )


def _plain(value: float, step: float) -> str:
    digits = max(0, -floor(log10(step))) if step < 1 else 0
    text = f"{value:,.{digits}f}"
    return text if len(text) <= _TARGET else f"{value:.3g}"
