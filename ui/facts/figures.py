"""Every figure of the sources: what it measures, how much, of whom, when, reached or wanted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing.facts import wording
from messages import say
from model.document import Document
from model.facts import Indicator
from ui.carrying import FIGURES
from ui.facts.listing import Column, Listing, Table
from ui.facts.narrowing import Choice


class FiguresPage(QWidget):
    """The table of figures, with what it can be narrowed to."""

    def __init__(self, document: Callable[[str], Document | None]) -> None:
        super().__init__()
        self._document = document
        self._word = ""
        columns = (
            Column("window.facts.column.name", lambda one: one.name, width=200, stretch=True),
            Column("window.facts.column.subject", lambda one: one.subject, width=110),
            Column("window.facts.column.value", self._figure, _size, 130, right=True),
            Column("window.facts.column.said", _said, width=110),
            Column(
                "window.facts.column.kind",
                lambda one: say(f"series.kind.{one.kind.value}"),
                lambda one: one.kind.value,
                64,
            ),
            Column(
                "window.facts.column.period",
                lambda one: wording.period(one.period),
                lambda one: one.period,
                120,
            ),
            Column("window.facts.column.document", self._name, width=170),
        )
        self.model = Listing(columns, _search, self, kind=FIGURES)
        self.table = Table(self.model, "window.facts.figures", self)
        self.documents = Choice("window.facts.all.documents", self._narrow)
        self.subjects = Choice("window.facts.all.subjects", self._narrow)
        self.kinds = Choice("window.facts.all.kinds", self._narrow)
        self.kinds.set_values(
            [("achieved", say("series.kind.achieved")), ("target", say("series.kind.target"))]
        )
        self.choices = (self.documents, self.subjects, self.kinds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)

    def show_figures(self, indicators: tuple[Indicator, ...]) -> None:
        """Show these figures."""
        shas = dict.fromkeys(one.document for one in indicators)
        self.documents.set_values([(sha, self._name_of(sha)) for sha in shas])
        self.subjects.set_values(
            [(one, one) for one in dict.fromkeys(i.subject for i in indicators) if one]
        )
        self.model.set_rows(indicators)
        self._narrow()

    def look_for(self, word: str) -> None:
        """Show only figures that have this word in them."""
        self._word = word
        self._narrow()

    def _narrow(self) -> None:
        document, subject, kind = (choice.value for choice in self.choices)
        test = None
        if document or subject or kind:

            def test(one: Indicator) -> bool:
                return (
                    (not document or one.document == document)
                    and (not subject or one.subject == subject)
                    and (not kind or one.kind.value == kind)
                )

        self.model.narrow(self._word, test)

    def _figure(self, one: Indicator) -> str:
        return wording.figure(one, self._document(one.document))

    def _name(self, one: Indicator) -> str:
        return self._name_of(one.document)

    def _name_of(self, sha256: str) -> str:
        document = self._document(sha256)
        return document.name if document else ""


def _said(one: Indicator) -> str:
    return one.comparison + one.direction


def _size(one: Indicator) -> tuple[str, float]:
    return one.base, float(one.low)


def _search(one: Indicator) -> str:
    return f"{one.subject}{one.name} {one.value}{one.unit} {one.period} {one.direction}"
