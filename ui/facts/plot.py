"""A series drawn over its periods: what was wanted, what was reached, what the sources do not agree on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from math import floor, log10

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QToolTip, QWidget

from briefing.facts import wording
from messages import say
from model.facts import IndicatorKind
from model.series import Point, Series
from ui.fonts import ui_font
from ui.theme import Theme

_LEFT, _RIGHT, _TOP, _BOTTOM = 56.0, 18.0, 34.0, 26.0
_RADIUS = 4.5
_REACH = 11.0
_TARGET = 11
# Below the line of the legend.
_HEAD = 23.0


@dataclass(frozen=True, slots=True)
class Dot:
    """Where a point is drawn. ``low`` and ``high`` are the ends of a range, equal for a single number."""

    point: Point
    at: QPointF
    low: float
    high: float
    clashing: bool


class Plot(QWidget):
    """Draws a series; ``chosen`` carries the point that the person clicks, or goes to with the arrow keys."""

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, tip: Callable[[Point], str], figure: Callable[[Point], str]
    ) -> None:
        super().__init__()
        self._theme = theme
        self._tip = tip
        self._figure = figure
        self._series: Series | None = None
        self._dots: list[Dot] = []
        self._current = -1
        self._hovered = -1
        self._font = ui_font(8.5)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("window.facts.plot"))
        self.setMinimumSize(QSize(220, 140))
        theme.changed.connect(self.update)

    @property
    def dots(self) -> tuple[Dot, ...]:
        """What is drawn, for those who look closely."""
        return tuple(self._dots)

    def show_series(self, series: Series | None) -> None:
        """Draw another series."""
        if series is not self._series:
            self._series = series
            self._current = self._hovered = -1
            self._place()
            self.update()

    def mark(self, point: Point | None) -> None:
        """Show which point is looked at."""
        self._current = next(
            (number for number, dot in enumerate(self._dots) if dot.point is point), -1
        )
        self.update()

    # --- where everything is

    def _area(self) -> QRectF:
        return QRectF(
            _LEFT,
            _TOP,
            max(self.width() - _LEFT - _RIGHT, 1),
            max(self.height() - _TOP - _BOTTOM, 1),
        )

    def _periods(self) -> list[str]:
        points = self._series.points if self._series else ()
        return list(dict.fromkeys(point.indicator.period for point in points))

    def _scale(self) -> tuple[float, float, float]:
        """Lowest and highest value of the axis and the step of its lines."""
        points = self._series.points if self._series else ()
        values = [float(value) for point in points for value in (point.low, point.high)]
        low, high = min(values, default=0.0), max(values, default=1.0)
        if low == high:
            spread = abs(low) * 0.2 or 1.0
            low, high = low - spread, high + spread
        step = _nice((high - low) / 3)
        margin = (high - low) * 0.12
        return floor((low - margin) / step) * step, high + margin, step

    def _place(self) -> None:
        self._dots = []
        if self._series is None or not self._series.points:
            return
        area, periods = self._area(), self._periods()
        low, high, _ = self._scale()
        clashing = {id(point) for conflict in self._series.conflicts for point in conflict.points}
        wide = area.width() / len(periods)
        for number, period in enumerate(periods):
            here = [p for p in self._series.points if p.indicator.period == period]
            shift = min(16.0, wide / (len(here) + 1))
            for index, point in enumerate(here):
                x = area.left() + wide * (number + 0.5) + shift * (index - (len(here) - 1) / 2)

                def height(value: Decimal) -> float:
                    part = (float(value) - low) / (high - low)
                    return area.bottom() - part * area.height()

                ends = height(point.low), height(point.high)
                at = QPointF(x, sum(ends) / 2)
                self._dots.append(Dot(point, at, ends[0], ends[1], id(point) in clashing))

    def resizeEvent(self, event: object) -> None:
        """Place everything anew; an override of Qt's."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._place()

    # --- drawing

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Axes, lines, dots and what they say; an override of Qt's."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.colours.colour("paper"))
        painter.setFont(self._font)
        if self._series is None or not self._dots:
            painter.setPen(self._theme.colours.colour("faint"))
            painter.drawText(
                self.rect(), Qt.AlignmentFlag.AlignCenter, say("window.facts.plot.empty")
            )
        else:
            self._draw_axes(painter, self._series)
            self._draw_line(painter)
            for number, dot in enumerate(self._dots):
                self._draw_dot(painter, dot, number)
            self._draw_values(painter)
            self._draw_legend(painter)
        painter.end()

    def _draw_axes(self, painter: QPainter, series: Series) -> None:
        c, area, metrics = self._theme.colours, self._area(), QFontMetricsF(self._font)
        low, high, step = self._scale()
        value = low
        while value <= high + step / 1000:
            y = area.bottom() - (value - low) / (high - low) * area.height()
            painter.setPen(QPen(c.colour("line"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(c.colour("muted"))
            place = QRectF(0, y - 9, _LEFT - 6, 18)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, right, _plain(value, step))
            value += step
        painter.setPen(c.colour("muted"))
        unit = metrics.elidedText(series.unit, Qt.TextElideMode.ElideRight, _LEFT + 30)
        painter.drawText(QPointF(8, 18), unit)
        periods = self._periods()
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
            left = max(0.0, min(centre - room / 2, self.width() - room))
            place = QRectF(left, area.bottom() + 5, room, 18)
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, text)

    def _draw_line(self, painter: QPainter) -> None:
        reached = [
            dot.at for dot in self._dots if dot.point.indicator.kind is IndicatorKind.ACHIEVED
        ]
        if len(reached) > 1:
            painter.setPen(QPen(self._theme.colours.colour("accent", 0.45), 1.6))
            painter.drawPolyline(QPolygonF(reached))

    def _colour(self, dot: Dot) -> QColor:
        target = dot.point.indicator.kind is IndicatorKind.TARGET
        return self._theme.colours.colour("warning" if target else "accent")

    def _draw_dot(self, painter: QPainter, dot: Dot, number: int) -> None:
        c = self._theme.colours
        target = dot.point.indicator.kind is IndicatorKind.TARGET
        colour = self._colour(dot)
        if abs(dot.low - dot.high) > 1:
            painter.setPen(QPen(colour, 3))
            painter.drawLine(QPointF(dot.at.x(), dot.low), QPointF(dot.at.x(), dot.high))
        if number in (self._current, self._hovered):
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

    def _draw_values(self, painter: QPainter) -> None:
        """Numbers beside the dots, those that find room."""
        metrics = QFontMetricsF(self._font)
        taken: list[QRectF] = []
        for dot in self._dots:
            text = self._figure(dot.point)
            width = metrics.horizontalAdvance(text) + 2
            top = min(dot.low, dot.high, dot.at.y() - _RADIUS) - 4 - metrics.height()
            below = max(dot.low, dot.high, dot.at.y() + _RADIUS) + 5
            for y in (top, below):
                left = min(max(2.0, dot.at.x() - width / 2), max(2.0, self.width() - width - 2))
                place = QRectF(left, y, width, metrics.height())
                inside = y >= _HEAD and place.bottom() <= self._area().bottom() + 3
                if inside and not any(place.intersects(one) for one in taken):
                    taken.append(place)
                    painter.setPen(self._colour(dot))
                    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
                    break

    def _draw_legend(self, painter: QPainter) -> None:
        c, metrics = self._theme.colours, QFontMetricsF(self._font)
        entries = []
        kinds = {dot.point.indicator.kind for dot in self._dots}
        if IndicatorKind.TARGET in kinds:
            entries.append(("target", say("series.kind.target")))
        if IndicatorKind.ACHIEVED in kinds:
            entries.append(("achieved", say("series.kind.achieved")))
        if any(dot.clashing for dot in self._dots):
            entries.append(("conflict", say("window.facts.conflict")))
        x = self.width() - _RIGHT
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

    # --- pointing

    def dot_at(self, at: QPointF) -> int:
        """The number of the dot at a place, the nearest one; -1 if there is none."""
        best, nearest = -1, _REACH
        for number, dot in enumerate(self._dots):
            offset = dot.at - at
            distance = (offset.x() ** 2 + offset.y() ** 2) ** 0.5
            if distance < nearest:
                best, nearest = number, distance
        return best

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up what can be clicked; an override of Qt's."""
        hovered = self.dot_at(event.position())
        if hovered != self._hovered:
            self._hovered = hovered
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if hovered >= 0 else Qt.CursorShape.ArrowCursor
            )
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a dot; an override of Qt's."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(self.dot_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys go from point to point; an override of Qt's."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self._dots:
            start = self._current if self._current >= 0 else (-1 if step > 0 else 0)
            self._choose((start + step) % len(self._dots))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._current)
        else:
            super().keyPressEvent(event)

    def _choose(self, number: int) -> None:
        if number >= 0:
            self._current = number
            self.update()
            self.chosen.emit(self._dots[number].point)

    def event(self, event: QEvent) -> bool:
        """What a dot stands for; an override of Qt's."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self.dot_at(QPointF(event.pos()))
            if number >= 0:
                QToolTip.showText(event.globalPos(), self._tip(self._dots[number].point), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)


def _diamond(at: QPointF) -> QPolygonF:
    r = _RADIUS + 0.8
    return QPolygonF(
        [at + QPointF(0, -r), at + QPointF(r, 0), at + QPointF(0, r), at + QPointF(-r, 0)]
    )


def _nice(step: float) -> float:
    """``step`` made round: 1, 2 or 5 times a power of ten."""
    power = 10.0 ** floor(log10(step)) if step > 0 else 1.0
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= step - 1e-12)


def _plain(value: float, step: float) -> str:
    digits = max(0, -floor(log10(step))) if step < 1 else 0
    text = f"{value:,.{digits}f}"
    return text if len(text) <= _TARGET else f"{value:.3g}"
