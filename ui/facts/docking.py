"""The facts panel in the window: made when it is first wanted, connected with the reader and the briefing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QObject, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QSplitter, QWidget

from briefing.changes import Change
from briefing.facts.identity import SERIES_TABLE
from messages import say
from ui import wording
from ui.facts.finder import Finder
from ui.panes import Panes

if TYPE_CHECKING:
    from model.document import Document
    from ui.facts.acts import Acts
    from ui.facts.panel import FactsPanel

_KEY = "window/facts"


class FactsDock(QObject):
    """Shows the panel below the areas of ``storeys`` when the person wants it; what they ask there is done by :class:`Acts`."""

    opened = Signal()

    def __init__(self, panes: Panes, storeys: QSplitter, frame: QWidget) -> None:
        super().__init__(frame)
        self._panes = panes
        self._desk = panes.desk
        self._storeys = storeys
        self._frame = frame
        self._panel: FactsPanel | None = None
        self._acts: Acts | None = None
        self._stale = True
        self._pieces = self._make()
        self._making = QTimer(self)
        self._making.setInterval(0)
        self._making.timeout.connect(self._go_on)
        self._size_wanted = False
        # What is to be done when the panel is there.
        self._then: Callable[[], None] | None = None
        self.finder = Finder(panes.desk, self)
        self.finder.changed.connect(self._refresh)
        self._desk.changed.connect(self._on_change)
        self._desk.adopted.connect(self._forget)
        self._strip = QPushButton()
        self._strip.setObjectName("link")
        self._strip.hide()
        self._strip.clicked.connect(lambda: self.open("ledger"))
        layout = panes.briefing.layout()
        if layout is not None:
            layout.addWidget(self._strip)
        action = panes.commands["show_facts"]
        action.toggled.connect(self._toggle)
        panes.commands.connect_all({"focus_facts": lambda: self.open("")})
        if not panes.settings.bytes(_KEY).isEmpty():
            action.setChecked(True)
        self._show_strip()

    @property
    def panel(self) -> FactsPanel:
        """The panel; it is made now if it was not wanted before."""
        return self.acts.panel

    @property
    def acts(self) -> Acts:
        """What the person can do in the panel, which is made now if it was not wanted before."""
        if self._acts is None:
            for _ in self._pieces:
                pass
            self._arrive()
        return cast("Acts", self._acts)

    def _make(self) -> Iterator[None]:
        """Makes the panel, a piece at each step: all of it would be most of what a turn may cost."""
        from ui.facts.acts import Acts
        from ui.facts.comparison import ComparisonPage
        from ui.facts.figures import FiguresPage
        from ui.facts.glossary import GlossaryPage
        from ui.facts.ledger import LedgerPage
        from ui.facts.panel import FactsPanel, Pages

        theme = self._panes.theme
        figures = FiguresPage(self._document)
        yield
        series = ComparisonPage(theme, self._document)
        yield
        terms = GlossaryPage(theme, self._document)
        yield
        ledger = LedgerPage(theme, lambda ref: wording.source_label(self._desk.session, ref))
        yield
        panel = FactsPanel(theme, Pages(figures, series, terms, ledger))
        panel.closed.connect(lambda: self._panes.commands["show_facts"].setChecked(False))
        panel.again_asked.connect(self.finder.again)
        yield
        acts = Acts(self._panes, panel, self._frame)
        acts.tabled.connect(self._show_table)
        yield
        panel.hide()
        self._storeys.addWidget(panel)
        self._storeys.setStretchFactor(0, 1)
        self._storeys.setStretchFactor(1, 0)
        self._panel, self._acts = panel, acts

    def _go_on(self) -> None:
        if self._acts is None and next(self._pieces, self) is not self:
            return
        self._arrive()

    def _arrive(self) -> None:
        """The panel is there: it is shown if that is still wanted."""
        self._making.stop()
        if self._panes.commands["show_facts"].isChecked():
            self._put(shown=True)
            if self._size_wanted:
                self._size_wanted = False
                self._size()
            self._refresh()
            self.remember()
        wanted, self._then = self._then, None
        if wanted is not None:
            wanted()

    def _document(self, sha256: str) -> Document | None:
        """A source of the present session: another workspace brings another one."""
        return self._desk.session.document(sha256)

    def open(self, page: str) -> None:
        """Show the panel, at this page if one is named, and give it the keyboard."""
        self._panes.commands["show_facts"].setChecked(True)

        def look() -> None:
            if page:
                self.panel.open(page)
            self.panel.focus()

        if self._acts is None:
            self._then = look
        else:
            look()

    def remember(self) -> None:
        """Keep for the next start whether the panel is shown and how high it is."""
        shown = self._panel is not None and not self._panel.isHidden()
        state = self._storeys.saveState() if shown else QByteArray()
        self._panes.settings.set_bytes(_KEY, state)

    def _toggle(self, shown: bool) -> None:
        if shown and self._acts is None:
            self._size_wanted = True
            self._making.start()
        else:
            self._making.stop()
            self._put(shown=shown)
        self.finder.show(shown)
        self._refresh()
        self.remember()

    def _put(self, *, shown: bool) -> None:
        if self._panel is not None:
            self._panel.setVisible(shown)

    def _size(self) -> None:
        state = self._panes.settings.bytes(_KEY)
        if state.isEmpty() or not self._storeys.restoreState(state):
            height = self._storeys.height()
            mine = max(230, round(height * 0.4))
            self._storeys.setSizes([height - mine, mine])

    # --- what is shown

    def _forget(self) -> None:
        self._stale = True
        self._refresh()

    def _on_change(self, change: Change) -> None:
        if change.facts or change.documents:
            self._stale = True
            self._refresh()
        if change.tables or change.template or change.documents:
            self._show_table()

    def _refresh(self) -> None:
        self._show_strip()
        panel = self._panel
        if panel is None or panel.isHidden():
            return
        facts = self._desk.session.facts if self._desk.documents else None
        if self._stale and (facts is None or self.finder.ready):
            panel.show_facts(facts)
            self._stale = False
        self._show_table()
        if not self._desk.documents:
            panel.tell("none")
        elif self.finder.ready:
            panel.tell("ready")
        else:
            # What was found before stays to be looked at while it is found anew.
            panel.tell("stopped" if self.finder.stopped else "finding")

    def _show_table(self) -> None:
        self._show_strip()
        if self._panel is not None and not self._panel.isHidden():
            tables = self._desk.briefing.tables
            self._panel.show_table(next((t for t in tables if t.id == SERIES_TABLE), None))

    def _show_strip(self) -> None:
        """Below the cards, which show no tables: that there is one, and the way to it."""
        count = sum(len(table.rows) for table in self._desk.briefing.tables)
        self._strip.setVisible(bool(count))
        self._strip.setText(say("window.facts.strip", {"count": count}))
