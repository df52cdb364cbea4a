"""The number check of one row of a table.

The difference of a target and an actual is worked out again from the row's own cells. Every other figure, with the
unit of its row, must be said by the row's sources. Names, years and the figures in a name are looked at once a person
changed something in the row: what the program puts there is joined from several places (长春市 and 开发区).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Final

from facts.check import difference, evidence, tabular
from facts.check.cells import (
    ACHIEVED,
    DIFFERENCE,
    PERIOD,
    TARGET,
    UNIT,
    Figure,
    measure,
    read,
    says,
    year_of,
)
from facts.check.dated import Indicators, years_of_figures
from facts.check.fault import Fault, FaultKind
from facts.check.token import Kind, Token
from facts.check.tokens import tokens
from model.briefing import SourceRef, TableRow
from model.document import Document

_CHANGES: Final = {"down": -1, "up": 1}
# A document tells of the years around its own without naming them: 去年, 五年来, 到“十四五”末.
_YEARS_AROUND: Final = 5


def check_row(
    row: TableRow, documents: Mapping[str, Document], indicators: Indicators | None = None
) -> tuple[Fault, ...]:
    """The faults of ``row``, cell by cell; ``documents`` by sha256, one that is missing only means less context.

    With ``indicators`` the period of a row must be that of its figures; without, only be near the years that the
    sources speak of.
    ``start`` and ``end`` of a fault are places in the text of the cell ``column``. A row without sources has one
    fault: that it has none.
    """
    filled = [(column, text) for column, text in row.cells if text.strip()]
    if not filled:
        return ()
    if not row.sources:
        column, text = filled[0]
        return (Fault(row.id, FaultKind.NO_SOURCE, text, 0, len(text), column=column),)
    return tuple(_Row(row, documents, indicators).faults(filled))


@dataclass
class _Row:
    row: TableRow
    documents: Mapping[str, Document]
    indicators: Indicators | None = None

    @cached_property
    def said(self) -> list[tuple[Token, SourceRef]]:
        """Every figure of the sources."""
        return [
            (token, ref)
            for ref in self.row.sources
            for token in tokens(ref.quote)
            if token.kind is Kind.NUMBER
        ]

    @cached_property
    def around(self) -> evidence.Around:
        return evidence.around(self.row.sources, self.documents)

    @cached_property
    def unit(self) -> str:
        return self.row.cell(UNIT).strip()

    def faults(self, filled: Sequence[tuple[str, str]]) -> Iterator[Fault]:
        strange = self._strange_unit()
        if strange is not None:
            yield strange
        wanted = difference.expected(self.row, self.unit)
        for column, text in filled:
            if column == DIFFERENCE and wanted is not None:
                yield from difference.computed(self.row, self.unit, text, wanted)
            elif column in (TARGET, ACHIEVED, DIFFERENCE):
                if strange is None:
                    yield from self._figures(column, text)
            elif column != UNIT and self.row.edited:
                yield from self._words(column, text)

    # --- figures

    def _figures(self, column: str, text: str) -> Iterator[Fault]:
        for figure in read(text, self.unit):
            token = figure.token
            same = [said for said, _ in self.said if says(token, said)]
            if not same and not tabular.bears(token, self.unit, self.said, self.documents):
                yield self._fault(column, text, figure, self._kind(token), self._nearest(token))
            elif (
                same
                and token.direction in _CHANGES
                and all(
                    said.direction in _CHANGES and said.direction != token.direction
                    for said in same
                )
            ):
                yield self._fault(column, text, figure, FaultKind.DIRECTION, self._nearest(token))

    def _kind(self, token: Token) -> FaultKind:
        if any(said.digits == token.digits and said.unit != token.unit for said, _ in self.said):
            return FaultKind.UNIT
        return FaultKind.NUMBER

    def _nearest(self, token: Token) -> tuple[tuple[str, ...], SourceRef]:
        """What the sources say in place of a figure: figures of the same measure that no other cell shows."""
        shown = [
            f.token
            for c, t in self.row.cells
            if c not in (UNIT, PERIOD)
            for f in read(t, self.unit)
        ]
        free = [
            (said, ref)
            for said, ref in self.said
            if measure(said) == measure(token) and not any(says(one, said) for one in shown)
        ]
        free = free or [(said, ref) for said, ref in self.said if said.digits == token.digits]
        free.sort(key=lambda one: -SequenceMatcher(None, one[0].digits, token.digits).ratio())
        if not free:
            return (), self.row.sources[0]
        words = dict.fromkeys(ref.quote[said.start : said.end].strip() for said, ref in free)
        return tuple(words)[:3], free[0][1]

    def _strange_unit(self) -> Fault | None:
        """The unit of the row, if its figures all stand in the sources, but with another unit."""
        if not self.unit:
            return None
        figures = [
            figure
            for column in (TARGET, ACHIEVED)
            for figure in read(self.row.cell(column), self.unit)
            if figure.token.unit and self.unit.endswith(figure.token.unit[-1:])
        ]
        if not figures or any(says(f.token, said) for f in figures for said, _ in self.said):
            return None
        others = [
            (said.unit, ref)
            for figure in figures
            for said, ref in self.said
            if said.digits == figure.token.digits and said.unit
        ]
        if not others:
            return None
        text = self.row.cell(UNIT)
        borne, ref = others[0]
        return Fault(self.row.id, FaultKind.UNIT, text, 0, len(text), (borne,), ref, column=UNIT)

    # --- names and years

    def _words(self, column: str, text: str) -> Iterator[Fault]:
        years = self._years() if column == PERIOD else ()
        for token in tokens(text, evidence.names_in(text)):
            figure = Figure(token.start, token.end, token)
            said = text[token.start : token.end]
            if token.kind is Kind.NAME and not token.soft:
                if not self._holds(said):
                    yield self._fault(column, text, figure, FaultKind.NAME)
            elif token.kind is Kind.NUMBER and column != PERIOD:
                if not self._says(said) and not self.around.bears(token):
                    yield self._fault(column, text, figure, FaultKind.NUMBER)
            elif years and year_of(token) not in (None, *years):
                yield self._fault(column, text, figure, FaultKind.DATE)

    def _holds(self, name: str) -> bool:
        """Whether the sources and their documents hold a name, or what it is joined of."""
        return self._says(name) or any(
            self._says(name[:cut]) and self._says(name[-cut:]) for cut in range(2, len(name) - 1)
        )

    def _says(self, name: str) -> bool:
        return any(name in ref.quote for ref in self.row.sources) or self.around.names(name)

    def _years(self) -> tuple[int, ...]:
        """The years of the row's figures, else those that the sources speak of, or may; empty if nothing tells one."""
        from facts.setting import day_of

        if self.indicators is not None:
            cells = [self.row.cell(column) for column in (TARGET, ACHIEVED)]
            known = years_of_figures(cells, self.row.sources, self.documents, self.indicators)
            if known:
                return tuple(known)
        texts = (*self.around.texts, *(ref.quote for ref in self.row.sources))
        years = {year for text in texts for token in tokens(text) if (year := year_of(token))}
        for document in self.around.documents:
            day = day_of(document)
            if day is not None:
                years.add(day.year)
        around = range(-_YEARS_AROUND, _YEARS_AROUND + 1)
        return tuple({year + step for year in years for step in around})

    def _fault(
        self,
        column: str,
        text: str,
        figure: Figure,
        kind: FaultKind,
        offered: tuple[tuple[str, ...], SourceRef] | None = None,
    ) -> Fault:
        borne, source = offered or ((), self.row.sources[0])
        return Fault(
            self.row.id,
            kind,
            text[figure.start : figure.end],
            figure.start,
            figure.end,
            borne,
            source,
            column=column,
        )
