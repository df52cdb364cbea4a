"""The panel below the three areas: figures, target against actual, coined terms, and the briefing's own table."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefing.facts.gathering import Facts
from messages import say
from model.briefing import BriefingTable
from ui.facts.comparison import ComparisonPage
from ui.facts.figures import FiguresPage
from ui.facts.glossary import GlossaryPage
from ui.facts.ledger import LedgerPage
from ui.facts.narrowing import Choice
from ui.parts import EmptyState, flat_button, link_button, rule
from ui.theme import Theme

PAGES = ("figures", "series", "terms", "ledger")
_TYPING_MS = 120


class Pages(NamedTuple):
    """The pages of the panel, which are made one by one: all of them are more than a turn may cost."""

    figures: FiguresPage
    series: ComparisonPage
    terms: GlossaryPage
    ledger: LedgerPage


class FactsPanel(QWidget):
    """Shows facts and asks for what the person wants of them."""

    handed = Signal(str)
    """The page whose selected rows the briefing shall have."""
    rows_wanted = Signal(str)
    """The page whose selected rows shall be rows of the briefing's table."""
    join_asked = Signal()
    menu_asked = Signal(str, QPoint)
    export_asked = Signal(str, str)
    """The page and ``docx`` or ``xlsx``."""
    fill_asked = Signal()
    closed = Signal()
    again_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        pages: Pages,
    ) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self.figures, self.series, self.terms, self.ledger = pages
        self.tabs: dict[str, QToolButton] = {}
        self._counts = dict.fromkeys(PAGES, 0)
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("window.facts.search"))
        self.search.setAccessibleName(say("window.facts.search"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(110)
        self.search.setMaximumWidth(240)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._look)
        self.search.textChanged.connect(lambda _: self._typing.start())
        self.add_button = QPushButton()
        self.row_button = QPushButton(say("window.facts.add_rows"))
        self.join_button = QPushButton(say("window.facts.join"))
        self.fill_button = QPushButton(say("window.facts.fill"))
        self.export_button = QPushButton(say("window.facts.export"))
        self.export_button.setMenu(self._exports())
        self.close_button = flat_button(theme, "close", "window.facts.close", self.closed.emit)
        self.empty = EmptyState(theme, "heading", "", "")
        self.empty.title.setMinimumHeight(0)
        self.again = link_button(say("window.facts.again"), self.again_asked.emit)
        self.empty.add(self.again)
        self._narrowing = QStackedWidget()
        self._compose()
        self._connect()
        self.open("figures")
        self.tell("none")

    # --- putting together

    def _compose(self) -> None:
        self._bar = bar = QWidget()
        bar.setObjectName("panelHead")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setFixedHeight(42)
        row = QHBoxLayout(bar)
        row.setContentsMargins(10, 0, 6, 0)
        row.setSpacing(6)
        group = QButtonGroup(self)
        segments = QHBoxLayout()
        segments.setSpacing(0)
        for name in PAGES:
            button = QToolButton()
            button.setObjectName("segment")
            button.setCheckable(True)
            button.setToolTip(say(f"window.facts.page.{name}.tip"))
            button.clicked.connect(lambda _=False, one=name: self.open(one))
            group.addButton(button)
            segments.addWidget(button)
            self.tabs[name] = button
        row.addLayout(segments)
        row.addWidget(self.search, 1)
        self._narrowing.setSizePolicy(
            self._narrowing.sizePolicy().horizontalPolicy(),
            self.add_button.sizePolicy().verticalPolicy(),
        )
        groups: tuple[tuple[Choice, ...], ...] = (
            self.figures.choices,
            self.series.choices,
            self.terms.choices,
            (),
        )
        for choices in groups:
            holder = QWidget()
            line = QHBoxLayout(holder)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(6)
            for choice in choices:
                line.addWidget(choice.box(self._theme))
            line.addStretch(1)
            self._narrowing.addWidget(holder)
        row.addWidget(self._narrowing)
        row.addStretch(1)
        for button in (
            self.add_button,
            self.row_button,
            self.join_button,
            self.fill_button,
            self.export_button,
        ):
            row.addWidget(button)
        row.addWidget(self.close_button)
        self._pages = QStackedLayout()
        for page in (self.figures, self.series, self.terms, self.ledger, self.empty):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        column.addWidget(bar)
        column.addLayout(self._pages, 1)

    def _connect(self) -> None:
        self.add_button.clicked.connect(lambda: self.handed.emit(self.page))
        self.row_button.clicked.connect(lambda: self.rows_wanted.emit(self.page))
        self.join_button.clicked.connect(self.join_asked)
        self.fill_button.clicked.connect(self.fill_asked)
        for name, table in self.tables().items():
            table.handed.connect(lambda one=name: self.handed.emit(one))
            table.menu_asked.connect(lambda at, one=name: self.menu_asked.emit(one, at))
            table.picked.connect(self.refresh)
        self.ledger.picked.connect(self.refresh)

    def _exports(self) -> QMenu:
        menu = QMenu(self)
        for kind in ("docx", "xlsx"):
            action = menu.addAction(say(f"window.facts.export.{kind}"))
            action.triggered.connect(
                lambda _=False, one=kind: self.export_asked.emit(self.page, one)
            )
        return menu

    def tables(self) -> dict[str, object]:
        """The tables of facts by the names of their pages."""
        return {
            "figures": self.figures.table,
            "series": self.series.table,
            "terms": self.terms.table,
        }

    def sizeHint(self) -> QSize:
        """Room for a few rows; an override of Qt's."""
        return QSize(900, 280)

    # --- what is shown

    @property
    def page(self) -> str:
        """The name of the page that is open."""
        return next((name for name, button in self.tabs.items() if button.isChecked()), PAGES[0])

    def open(self, page: str) -> None:
        """Turn to a page."""
        self.tabs[page].setChecked(True)
        number = PAGES.index(page)
        self._narrowing.setCurrentIndex(number)
        self._narrowing.setMaximumWidth(
            self._narrowing.currentWidget().sizeHint().width() if number < 3 else 0
        )
        self._turn()
        self.refresh()

    def show_facts(self, facts: Facts | None) -> None:
        """Show these facts on their pages."""
        self.figures.show_figures(facts.indicators if facts else ())
        self.series.show_series(facts.series if facts else ())
        self.terms.show_terms(facts.terms if facts else ())
        self._counts |= {
            "figures": len(facts.indicators) if facts else 0,
            "series": len(facts.series) if facts else 0,
            "terms": len(facts.terms) if facts else 0,
        }
        self._count()

    def show_table(self, table: BriefingTable | None) -> None:
        """Show the briefing's own table."""
        self.ledger.show_table(table)
        self._counts["ledger"] = len(self.ledger.rows)
        self._count()
        self.refresh()

    def tell(self, state: str) -> None:
        """Say why there are no facts: ``none`` (no sources), ``finding``, ``stopped``; ``ready``: there are."""
        self._state = state
        if state != "ready":
            self.empty.title.setText(say(f"window.facts.{state}"))
            self.empty.text.setText(say(f"window.facts.{state}.text"))
        self.again.setVisible(state == "stopped")
        self._turn()
        self.refresh()

    def _turn(self) -> None:
        page = PAGES.index(self.page)
        hidden = getattr(self, "_state", "none") != "ready" and self.page != "ledger"
        self._pages.setCurrentIndex(len(PAGES) if hidden else page)

    def _count(self) -> None:
        for name, button in self.tabs.items():
            values = {"count": f"{self._counts[name]:,}"}
            code = f"window.facts.page.{name}"
            button.setText(say(f"{code}.count", values) if self._counts[name] else say(code))
        hint = self.search.sizeHint().width() - self.search.minimumWidth()
        if self._bar.sizeHint().width() - hint > self.width():
            # Names that are cut off tell nothing; how many there are can be done without.
            for name, button in self.tabs.items():
                button.setText(say(f"window.facts.page.{name}"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say how many there are where there is room; an override of Qt's."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._count()

    def refresh(self) -> None:
        """Offer what can be done with what is selected."""
        page = self.page
        table = self.tables().get(page)
        chosen = table.selected() if table is not None else []  # type: ignore[attr-defined]
        self.add_button.setVisible(page in ("figures", "series", "terms"))
        if page != "ledger":
            self.add_button.setText(say(f"window.facts.add.{page}"))
            self.add_button.setToolTip(say(f"window.facts.add.{page}.tip"))
        self.add_button.setEnabled(bool(chosen))
        self.row_button.setVisible(page == "figures")
        self.row_button.setEnabled(bool(chosen))
        self.join_button.setVisible(page == "series")
        self.join_button.setEnabled(len(chosen) > 1)
        self.fill_button.setVisible(page == "ledger")
        self.search.setVisible(page != "ledger")
        rows = self._counts[page] if page == "ledger" else getattr(table, "listing").shown  # noqa: B009
        self.export_button.setEnabled(bool(rows))

    def focus(self) -> None:
        """Take the keyboard."""
        page = self.page
        table = self.tables().get(page) or self.ledger.view
        table.setFocus()  # type: ignore[attr-defined]

    def _look(self) -> None:
        word = self.search.text()
        self.figures.look_for(word)
        self.series.look_for(word)
        self.terms.look_for(word)
