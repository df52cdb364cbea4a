"""A series drawn over its periods: what was wanted, what was reached, what the sources do not agree on."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from messages import say
from model.series import Point, Series
from ui.facts.chart import Chart, Dot
from ui.facts.drawing import Drawing
from ui.fonts import ui_font
from ui.theme import Theme

_MANY, _APART = 200, 6
"""Dots of which each is drawn; so near to each other, of more than these, one is drawn."""


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
        self._chart = Chart(None, 1, 1)
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
        return self._chart.dots

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
            (number for number, dot in enumerate(self.dots) if dot.point is point), -1
        )
        self.update()

    def _place(self) -> None:
        self._chart = Chart(self._series, self.width(), self.height())

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
        if not self.dots:
            painter.setFont(self._font)
            painter.setPen(self._theme.colours.colour("faint"))
            painter.drawText(
                self.rect(), Qt.AlignmentFlag.AlignCenter, say("window.facts.plot.empty")
            )
        else:
            drawing = Drawing(painter, self._chart, self._theme.colours, self._font)
            drawing.axes()
            drawing.line()
            seen = sorted(set(self._seen()))
            for number in seen:
                drawing.dot(self.dots[number], lit=number in (self._current, self._hovered))
            drawing.values(self._figure, [self.dots[number] for number in seen])
            drawing.legend()
        painter.end()

    def _seen(self) -> Iterable[int]:
        """The dots that are drawn: of thousands, one for each place where a dot has room beside others."""
        dots = self.dots
        if len(dots) <= _MANY:
            return range(len(dots))
        places = {
            (int(dot.at.x() // _APART), int(dot.at.y() // _APART), dot.clashing): number
            for number, dot in enumerate(dots)
        }
        lit = {number for number in (self._current, self._hovered) if number >= 0}
        return (*places.values(), *lit)

    # --- pointing

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up what can be clicked; an override of Qt's."""
        hovered = self._chart.dot_at(event.position())
        if hovered != self._hovered:
            self._hovered = hovered
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if hovered >= 0 else Qt.CursorShape.ArrowCursor
            )
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a dot; an override of Qt's."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(self._chart.dot_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys go from point to point; an override of Qt's."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self.dots:
            start = self._current if self._current >= 0 else (-1 if step > 0 else 0)
            self._choose((start + step) % len(self.dots))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._current)
        else:
            super().keyPressEvent(event)

    def _choose(self, number: int) -> None:
        if number >= 0:
            self._current = number
            self.update()
            self.chosen.emit(self.dots[number].point)

    def event(self, event: QEvent) -> bool:
        """What a dot stands for; an override of Qt's."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._chart.dot_at(QPointF(event.pos()))
            if number >= 0:
                QToolTip.showText(event.globalPos(), self._tip(self.dots[number].point), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)
