"""The main window as it is at its first picture: every area in its place, with nothing open.

What a picture does not show is made after it, a piece at a time (`ui/furnishing.py`), and changes no place of what
is seen already. So little stands here that an empty window of Qt is hardly sooner on the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QMenu, QVBoxLayout, QWidget

from messages import say
from ui.areas import Areas
from ui.commands import Commands
from ui.defaults import DEFAULT_ENGINE, DEFAULT_LENGTH, DEFAULT_TEMPLATE, ENGINES
from ui.panels.briefing import BriefingPanel
from ui.panels.reader import ReaderPanel
from ui.panels.sources import SourcesPanel
from ui.panels.statusline import Statusline
from ui.panels.topbar import Topbar
from ui.preview.panel import PreviewPanel
from ui.settings import Settings
from ui.splitting import AreaSplitter
from ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent

    from ui.core import Core
    from ui.desk import Desk
    from ui.exporter import Exporter
    from ui.safekeeping import Safekeeping


class MainWindow(QMainWindow):
    """Sources left, text in the middle, briefing right, beside it the pages if they are wanted."""

    painted = Signal()
    """The first picture is on the screen."""
    language_asked = Signal(str)
    """The window shall be made anew in another language."""

    def __init__(
        self,
        settings: Settings,
        theme: Theme,
        make_core: Callable[[], Core],
        furnish: Callable[[MainWindow], Iterator[str]],
    ) -> None:
        """``furnish`` makes piece by piece what the first picture does not show."""
        super().__init__()
        self._make_core = make_core
        self._furnish = furnish
        self.settings = settings
        self._painted = self._started = self._leaving = False
        # Another window goes on with the work of this one: nothing is asked when it closes.
        self.handed_on = False
        self.theme = theme
        self.setWindowTitle(say("window.name"))
        self.setAcceptDrops(True)
        self.setMinimumSize(QSize(980, 600))
        self.commands = Commands(self, theme)
        self.targets = QMenu(self)
        self.topbar = Topbar(theme, QMenu(self))
        self.sources = SourcesPanel(theme)
        self.reader = ReaderPanel(theme)
        self.briefing = BriefingPanel(theme)
        self.preview = PreviewPanel(theme)
        self.statusline = Statusline()
        self.splitter = AreaSplitter(Qt.Orientation.Horizontal)
        # The facts panel comes below when it is wanted.
        self.storeys = AreaSplitter(Qt.Orientation.Vertical)
        self._compose()
        areas: dict[str, QWidget] = {
            "sources": self.sources,
            "reader": self.reader,
            "briefing": self.briefing,
            "preview": self.preview,
        }
        self.areas = Areas(self, areas, self.splitter, self.commands, settings)
        self._restore()
        self._show_nothing()

    # --- what there is

    @cached_property
    def core(self) -> Core:
        """What the window works with, made when it is first wanted."""
        return self._make_core()

    @property
    def desk(self) -> Desk:
        """The sources and the briefing."""
        return self.core.desk

    @property
    def safe(self) -> Safekeeping:
        """Where they are kept."""
        return self.core.safe

    @property
    def exporter(self) -> Exporter:
        """What writes Word files."""
        return self.core.exporter

    @property
    def begun(self) -> bool:
        """Whether there is anything that would have to be closed."""
        return "core" in self.__dict__

    # --- putting together

    def _compose(self) -> None:
        for widget, stretch, least in (
            (self.sources, 0, 170),
            (self.reader, 3, 300),
            (self.briefing, 2, 320),
            (self.preview, 2, 188),
        ):
            widget.setMinimumWidth(least)
            self.splitter.addWidget(widget)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
        if "preview" not in self.settings.hidden:
            self.preview.furnish()
        self.topbar.join_preview(self.commands["show_preview"])
        body = QWidget()
        body.setObjectName("desk")
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.topbar)
        self.storeys.addWidget(self.splitter)
        for splitter in (self.splitter, self.storeys):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        self.column.addWidget(self.storeys, 1)
        self.column.addWidget(self.statusline)
        self.setCentralWidget(body)
        self.commands.title(self.menuBar())

    def _restore(self) -> None:
        geometry = self.settings.bytes("window/geometry")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            area = self.screen().availableGeometry()
            # The frame, whose size nobody knows before it is shown, must find room on the screen too.
            self.resize(min(1360, area.width() - 16), min(860, area.height() - 48))
        state = self.settings.bytes("window/splitter")
        if state.isEmpty() or not self.splitter.restoreState(state):
            width = self.width()
            self.splitter.setSizes([round(width * 0.19), round(width * 0.46), round(width * 0.35)])

    def _show_nothing(self) -> None:
        """The words that an empty desk will have, so that none comes later."""
        settings = self.settings
        engine = settings.engine if settings.engine in ENGINES else DEFAULT_ENGINE
        self.topbar.show_engines(ENGINES, engine)
        self.topbar.length.set_length(settings.length or DEFAULT_LENGTH)
        self.topbar.show_chosen(0, 0)
        self.topbar.export_button.setEnabled(False)
        self.topbar.show_templates([settings.template or DEFAULT_TEMPLATE], "")
        self.statusline.show_hint(say("window.hint.add"))
        self.statusline.show_counts(say("window.counts.empty", {"documents": 0}), over=False)

    def expect(self, paths: Sequence[Path]) -> None:
        """Say in the first picture that these sources are about to be opened."""
        if paths:
            self.sources.expect(paths)
            self.statusline.show_hint(say("window.hint.opening"))

    @cached_property
    def _pieces(self) -> Iterator[str]:
        return self._furnish(self)

    def furnish_more(self) -> bool:
        """Make the next piece of what the first picture did not show; whether there was one."""
        return next(self._pieces, None) is not None

    def start(self) -> None:
        """Bring the window to life: everything is made, and connected with everything."""
        while self.furnish_more():
            pass
        self._started = True

    # --- Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome anywhere; an override of Qt's."""
        from ui import files

        if files.dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped; an override of Qt's."""
        from ui import files

        if self._started and (paths := files.dropped_paths(event.mimeData())):
            event.acceptProposedAction()
            # Answered first: opening may ask, and the program that is dragged from waits.
            QTimer.singleShot(0, self, lambda: self.wordwork.dropped(paths))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the first picture is on the screen; an override of Qt's."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            # The picture is put on the screen at the end of this turn.
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is on the disk first; unnamed work of the person's own is offered a name; an override of
        Qt's."""
        if self._leaving or (self._started and not self.handed_on and not self._may_leave()):
            event.ignore()
            return
        self.settings.set_bytes("window/geometry", self.saveGeometry())
        self.settings.set_bytes("window/splitter", self.splitter.saveState())
        self.areas.remember()
        if self._started:
            self.facts.remember()
        if self.begun:
            self.settings.engine = self.desk.engine
            self.settings.length = self.desk.length
            self.settings.template = self.desk.briefing.template
        self.settings.save()
        self.close_core()
        event.accept()

    def close_core(self) -> None:
        """Put everything on the disk and end what runs."""
        if self._started:
            self.paging.stop()
            self.checking.follower.stop()
            self.facts.finder.stop()
        if self.begun:
            self.safe.close()
            self.desk.background.close()

    def _may_leave(self) -> bool:
        self._leaving = True
        try:
            return self.filing.may_leave()
        finally:
            self._leaving = False
