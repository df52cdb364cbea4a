"""One indicator over documents and periods: the list of all, and of one the drawing and every figure."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from briefing.facts import wording
from messages import say
from model.document import Document
from model.facts import IndicatorKind
from model.series import Aspect, Point, Series
from ui.carrying import SERIES
from ui.facts.listing import Column, Listing, Table
from ui.facts.narrowing import Choice
from ui.facts.plot import Plot
from ui.parts import label
from ui.theme import Theme


class ComparisonPage(QWidget):
    """Series left, drawing in the middle, figures with their sources right."""

    place_asked = Signal(object)
    """The indicator whose place is to be shown."""
    shown_changed = Signal()

    def __init__(self, theme: Theme, document: Callable[[str], Document | None]) -> None:
        super().__init__()
        self._document = document
        self._word = ""
        self._shown: Series | None = None
        self.model = Listing(
            (
                Column("window.facts.column.name", _name, width=180, stretch=True),
                Column("window.facts.column.subject", lambda one: one.subject, width=96),
                Column("window.facts.column.unit", lambda one: one.unit, width=54),
                Column("window.facts.column.target", self._target, width=74, right=True),
                Column("window.facts.column.achieved", self._achieved, width=74, right=True),
                Column("window.facts.column.difference", _difference, _amount, 96, right=True),
                Column("window.facts.column.remark", _remark, _weight, 76),
            ),
            _search,
            self,
            kind=SERIES,
            marked=lambda one: bool(one.conflicts),
        )
        self.table = Table(self.model, "window.facts.series", self)
        self.plot = Plot(theme, self._tip, self._figure)
        self.points = Listing(
            (
                Column("window.facts.column.period", _period, width=84),
                Column("window.facts.column.kind", _kind, width=54),
                Column("window.facts.column.value", self._figure, width=100, right=True),
                Column("window.facts.column.document", self._name_of, width=120, stretch=True),
            ),
            lambda _: "",
            self,
        )
        self.sources = Table(self.points, "window.facts.points", self)
        self.sources.setSortingEnabled(False)
        self.reasons = label("", "muted", wrap=True)
        self.reasons.setContentsMargins(8, 4, 8, 4)
        self.subjects = Choice("window.facts.all.subjects", self._narrow)
        self.states = Choice("window.facts.all.series", self._narrow)
        self.states.set_values(
            [
                (name, say(f"window.facts.series.{name}"))
                for name in ("compared", "conflict", "several")
            ]
        )
        self.choices = (self.subjects, self.states)
        self._compose()
        self.table.looked_at.connect(self.show_one)
        self.plot.chosen.connect(self._on_dot)
        self.sources.looked_at.connect(self._on_row)

    def _compose(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.sources, 1)
        column.addWidget(self.reasons)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for widget, stretch in ((self.table, 8), (self.plot, 4), (right, 4)):
            self.splitter.addWidget(widget)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([640, 330, 310])
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.splitter)

    @property
    def shown(self) -> Series | None:
        """The series that is drawn."""
        return self._shown

    def show_series(self, series: tuple[Series, ...]) -> None:
        """List these series; what was drawn stays drawn if it is among them, by one of its names."""
        self.subjects.set_values(
            [(one, one) for one in dict.fromkeys(s.subject for s in series) if one]
        )
        before = self._shown
        self.model.set_rows(series)
        self._narrow()
        same = None
        if before is not None:
            names = set(before.labels)
            same = next(
                (
                    one
                    for one in series
                    if one.aspect is before.aspect and names.intersection(one.labels)
                ),
                None,
            )
        self.show_one(same or next(iter(series), None))
        if self._shown is not None:
            self.table.choose(self._shown)

    def look_for(self, word: str) -> None:
        """List only series that have this word in them."""
        self._word = word
        self._narrow()

    def show_one(self, series: Series | None) -> None:
        """Draw a series and list its figures."""
        self._shown = series
        self.plot.show_series(series)
        self.points.set_rows(series.points if series else ())
        reasons = series.reasons if series else ()
        self.reasons.setText("\n".join(say(one.code, dict(one.values)) for one in reasons))
        self.reasons.setVisible(bool(reasons))
        self.shown_changed.emit()

    def _narrow(self) -> None:
        subject, state = self.subjects.value, self.states.value
        test = None
        if subject or state:

            def test(one: Series) -> bool:
                return (not subject or one.subject == subject) and _is(one, state)

        self.model.narrow(self._word, test)

    def _on_dot(self, point: Point) -> None:
        self.sources.choose(point)
        self.place_asked.emit(point.indicator)

    def _on_row(self, point: Point) -> None:
        self.plot.mark(point)
        self.place_asked.emit(point.indicator)

    # --- words

    def _latest(self, one: Series, kind: IndicatorKind) -> str:
        points = [point for point in one.points if point.indicator.kind is kind]
        compared = [d.period for d in one.differences]
        wanted = [p for p in points if not compared or p.indicator.period == compared[-1]] or points
        if not wanted:
            return ""
        last = wanted[-1]
        return wording.cell(last, one, self._document(last.indicator.document))

    def _target(self, one: Series) -> str:
        return self._latest(one, IndicatorKind.TARGET)

    def _achieved(self, one: Series) -> str:
        return self._latest(one, IndicatorKind.ACHIEVED)

    def _figure(self, point: Point) -> str:
        text = wording.figure(point.indicator, self._document(point.indicator.document))
        # A fall stands below zero: its bare number there would read as a rise.
        fallen = point.low < 0 and not text.startswith("-")
        return say("fact.fall", {"value": text}) if fallen else text

    def _name_of(self, point: Point) -> str:
        return "、".join(
            dict.fromkeys(
                document.name
                for one in (point.indicator, *point.others)
                if (document := self._document(one.document)) is not None
            )
        )

    def _tip(self, point: Point) -> str:
        document = self._document(point.indicator.document)
        text = document.text(point.indicator.sentence).strip() if document else ""
        shown = text if len(text) <= 120 else f"{text[:119]}…"
        return f"{_period(point)}　{_kind(point)}　{self._figure(point)}\n{self._name_of(point)}\n{shown}"


def _is(one: Series, state: str) -> bool:
    return {
        "": True,
        "compared": bool(one.differences),
        "conflict": bool(one.conflicts),
        "several": len({point.indicator.period for point in one.points}) > 1,
    }[state]


def _name(one: Series) -> str:
    return wording.name(one, subject=False)


def _difference(one: Series) -> str:
    if not one.differences or one.aspect is Aspect.RANK:
        return ""
    return wording.difference(one.differences[-1], one)


def _amount(one: Series) -> tuple[bool, float]:
    return bool(one.differences), float(one.differences[-1].amount) if one.differences else 0.0


def _remark(one: Series) -> str:
    if one.conflicts:
        return say("window.facts.conflict")
    count = len(dict.fromkeys(point.indicator.period for point in one.points))
    return say("window.facts.periods", {"count": count}) if count > 1 else ""


def _weight(one: Series) -> tuple[int, int]:
    return len(one.conflicts), len(one.points)


def _period(point: Point) -> str:
    return wording.period(point.indicator.period)


def _kind(point: Point) -> str:
    return say(f"series.kind.{point.indicator.kind.value}")


def _search(one: Series) -> str:
    names = " ".join(label.name for label in one.labels)
    return f"{one.subject}{one.name} {one.subject}{names} {one.unit}"
