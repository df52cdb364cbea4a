"""What a person does in the facts panel: looks a place up, takes facts into the briefing, joins names, writes files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from briefing.facts import handing
from briefing.facts.identity import SERIES_TABLE
from messages import say
from model.briefing import SourceRef
from model.document import Span
from model.facts import Indicator
from model.series import Series
from model.terms import Term, TermPlace
from ui.carrying import FIGURES, SERIES, TERMS
from ui.panes import Panes

if TYPE_CHECKING:
    from ui.facts.panel import FactsPanel


class Acts(QObject):
    """Does in ``panes`` what is asked in ``panel``; dialogs belong to ``frame``.

    ``tabled``: rows were put into the briefing's table.
    """

    tabled = Signal()

    def __init__(self, panes: Panes, panel: FactsPanel, frame: QWidget) -> None:
        super().__init__(panel)
        self._panes = panes
        self._desk = panes.desk
        self.panel = panel
        self._frame = frame
        self._connect(panel)
        panes.briefing.cards.facts_dropped.connect(self._drop)

    def _connect(self, panel: FactsPanel) -> None:
        panel.figures.table.looked_at.connect(self._look_at_figure)
        panel.series.place_asked.connect(self._look_at_figure)
        panel.series.table.looked_at.connect(self._show_first)
        panel.terms.place_asked.connect(self._look_at_place)
        panel.terms.table.looked_at.connect(self._look_at_term)
        panel.terms.meaning_asked.connect(self._add_meaning)
        panel.handed.connect(self._hand)
        panel.rows_wanted.connect(self._add_rows)
        panel.join_asked.connect(self._join)
        panel.menu_asked.connect(self._menu)
        panel.fill_asked.connect(self._fill)
        panel.export_asked.connect(self._export)
        ledger = panel.ledger
        ledger.place_asked.connect(self._look_at_ref)
        ledger.cell_written.connect(self._write)
        ledger.rows_removed.connect(self._remove)
        ledger.rows_moved.connect(self._move)

    # --- looking

    def _reveal(self, sha256: str, span: Span) -> None:
        document = self._desk.session.document(sha256)
        if document is not None:
            self._panes.areas.reveal("reader")
            self._panes.reader.reveal(document, span)

    def _look_at_figure(self, one: Indicator) -> None:
        self._reveal(one.document, one.span)

    def _show_first(self, series: Series) -> None:
        self._look_at_figure(series.points[0].indicator)

    def _look_at_place(self, place: TermPlace) -> None:
        self._reveal(place.document, place.span)

    def _look_at_term(self, term: Term) -> None:
        places = [*(one.place for one in term.definitions), *term.uses]
        if places:
            self._look_at_place(places[0])

    def _look_at_ref(self, ref: SourceRef) -> None:
        self._reveal(ref.document, ref.span)

    # --- handing over

    def _hand(self, page: str) -> None:
        panel = self.panel
        table = panel.tables()[page]
        self._take(page, table.selected())  # type: ignore[attr-defined]

    def _take(self, page: str, chosen: Sequence[Any], section: str = "", before: str = "") -> None:
        """Put what is chosen on a page into the briefing: sentences, rows or entries."""
        session = self._desk.session
        session.seal()
        if page == SERIES:
            rows = handing.add_rows(session, chosen)
            self._say("window.facts.added.rows", len(rows))
            self.tabled.emit()
            return
        items = []
        for one in chosen:
            if page == FIGURES:
                items.append(handing.add_sentence(session, one, section, before))
            else:
                items.append(handing.add_term(session, one, None, section, before))
        made = tuple(dict.fromkeys(filter(None, items)))
        if made:
            self._panes.areas.reveal("briefing")
            self._panes.briefing.select(made)
        elif chosen:
            self._panes.statusline.say_briefly(say("window.facts.undefined"))
            return
        self._say(f"window.facts.added.{page}", len(made))

    def _add_meaning(self, term: Term, meaning: Any) -> None:
        self._desk.session.seal()
        item = handing.add_term(self._desk.session, term, meaning)
        if item:
            self._panes.areas.reveal("briefing")
            self._panes.briefing.select((item,))
            self._say("window.facts.added.terms", 1)

    def _add_rows(self, page: str) -> None:
        """Rows for the series that the selected figures belong to, of their periods alone."""
        if page != FIGURES:
            return
        self._desk.session.seal()
        chosen = self.panel.figures.table.selected()
        rows = handing.add_figures(self._desk.session, chosen)
        self._say("window.facts.added.rows", len(rows))

    def _drop(self, kind: str, numbers: list[int], section: str, before: str) -> None:
        facts = self._desk.session.facts
        if facts is None or not self._desk.session.has_facts:
            return
        rows: Sequence[Any] = {
            FIGURES: facts.indicators,
            SERIES: facts.series,
            TERMS: facts.terms,
        }.get(kind, ())
        chosen = [rows[number] for number in numbers if 0 <= number < len(rows)]
        if chosen:
            self._take(kind, chosen, section, before)

    def _say(self, code: str, count: int) -> None:
        self._panes.statusline.say_briefly(say(code, {"count": count}))

    # --- names joined and parted

    def _join(self) -> None:
        chosen = self.panel.series.table.selected()
        self._desk.session.seal()
        handing.join(self._desk.session, chosen)

    def menu(self, page: str) -> QMenu:
        """What can be done with the selected rows of a page."""
        panel = self.panel
        menu = QMenu(panel)
        chosen: list[Any] = panel.tables()[page].selected()  # type: ignore[attr-defined]
        menu.addAction(say(f"window.facts.add.{page}"), lambda: self._hand(page)).setEnabled(
            bool(chosen)
        )
        if page == FIGURES:
            menu.addAction(say("window.facts.add_rows"), lambda: self._add_rows(page)).setEnabled(
                bool(chosen)
            )
        if page == SERIES:
            menu.addSeparator()
            menu.addAction(say("window.facts.join"), self._join).setEnabled(len(chosen) > 1)
            if len(chosen) == 1 and len(chosen[0].labels) > 1:
                parting = QMenu(say("window.facts.part"), menu)
                menu.addMenu(parting)
                for name in chosen[0].labels:
                    text = f"{name.subject}　{name.name}".strip().replace("&", "&&")
                    parting.addAction(text, lambda one=name: self._part(chosen[0], one))
            if len(chosen) == 1:
                session = self._desk.session
                said = handing.said_without(session.joins, chosen[0]) != session.joins
                menu.addAction(
                    say("window.facts.rules"),
                    lambda: handing.leave_to_rules(session, chosen[0]),
                ).setEnabled(said)
        return menu

    def _part(self, series: Series, name: Any) -> None:
        self._desk.session.seal()
        handing.part(self._desk.session, series, name)

    def _menu(self, page: str, at: QPoint) -> None:
        menu = self.menu(page)
        menu.exec(at if not at.isNull() else QCursor.pos())
        menu.deleteLater()

    # --- the briefing's table

    def _write(self, row: str, column: str, text: str) -> None:
        from briefing.edits import SetCell

        self._desk.session.seal()
        self._desk.session.apply(SetCell(SERIES_TABLE, row, column, text))

    def _remove(self, rows: tuple[str, ...]) -> None:
        from briefing.edits import DeleteRows

        self._desk.session.apply(DeleteRows(SERIES_TABLE, rows))

    def _move(self, rows: tuple[str, ...], before: str) -> None:
        from briefing.edits import MoveRows

        self._desk.session.apply(MoveRows(SERIES_TABLE, rows, before))
        self.panel.ledger.choose(rows)

    def _fill(self) -> None:
        self._desk.session.seal()
        handing.fill_again(self._desk.session)

    # --- files

    def _export(self, page: str, kind: str) -> None:
        from ui.facts.exporting import ask_path, sheet_of

        made = sheet_of(self.panel, page, self._desk.session)
        path = ask_path(self._frame, self._panes.settings, made.title, kind)
        if path is not None:
            self.export_to(path, page, kind)

    def export_to(self, path: Path, page: str, kind: str) -> None:
        """Write what a page shows into a file, in the background."""
        from functools import partial

        from briefing.facts import sheets
        from ui.exporter import Exported
        from ui.facts.exporting import sheet_of

        write = sheets.write_docx if kind == "docx" else sheets.write_xlsx
        self._desk.background.run(
            partial(write, sources=self._panes.exporter.sources()),
            sheet_of(self.panel, page, self._desk.session, names=kind != "docx"),
            path,
            done=lambda notices: self._panes.results.tell_exported(
                Exported(path, tuple(say(one.code, dict(one.values)) for one in notices))
            ),
            failed=self._desk.tell_error,
            stage="window.stage.export",
        )
