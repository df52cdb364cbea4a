"""The main window. It only puts the parts together; each part does its own work."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from messages import say
from ui import files, wording
from ui.areas import Areas
from ui.bars import MessageBar, ResultBar
from ui.commands import Commands
from ui.desk import Desk
from ui.exporter import Exporter
from ui.menus import LanguageMenu, OriginalsMenu, RecentMenu, SchemeMenu
from ui.panels.briefing import BriefingPanel
from ui.panels.reader import ReaderPanel
from ui.panels.sources import SourcesPanel
from ui.panels.statusline import Statusline
from ui.panels.topbar import Topbar
from ui.preview.panel import PreviewPanel
from ui.safekeeping import Safekeeping
from ui.searching import place_of
from ui.settings import Settings
from ui.theme import Theme


class MainWindow(QMainWindow):
    """Sources left, text in the middle, briefing right, beside it the pages if they are wanted."""

    painted = Signal()
    language_asked = Signal(str)
    """The window shall be made anew in another language."""

    def __init__(self, desk: Desk, safe: Safekeeping, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.desk = desk
        self.safe = safe
        self.settings = settings
        self._started = self._leaving = False
        # Another window goes on with the work of this one: nothing is asked when it closes.
        self.handed_on = False
        self.theme = theme
        self.setWindowTitle(say("window.name"))
        self.setAcceptDrops(True)
        self.setMinimumSize(QSize(980, 600))
        self.exporter = Exporter(desk)
        self.commands = Commands(self, theme)
        self.recent = RecentMenu(self, settings)
        self.schemes = SchemeMenu(self, theme, settings)
        self.originals = OriginalsMenu(self, settings)
        self.languages = LanguageMenu(self, settings)
        self.languages.chosen.connect(self.language_asked)
        self.targets = QMenu(say("window.command.move_to"), self)
        self.topbar = Topbar(theme, self.recent.for_button(self.commands))
        self.offers = MessageBar(theme)
        self.messages = MessageBar(theme)
        self.results = ResultBar(theme)
        self.sources = SourcesPanel(theme, lambda entry: place_of(desk, entry))
        self.reader = ReaderPanel(theme, lambda sha256: wording.marks_of(desk.session, sha256))
        self.briefing = BriefingPanel(
            theme,
            lambda ref: wording.source_label(desk.session, ref),
            lambda item: wording.is_kept(desk.session, item),
            lambda item: wording.item_tip(desk.session, item),
            lambda section: wording.is_locked(desk.session, section),
        )
        self.preview = PreviewPanel(theme)
        self.statusline = Statusline()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        # The facts panel comes below when it is wanted.
        self.storeys = QSplitter(Qt.Orientation.Vertical)
        self._compose()
        areas = {
            "sources": self.sources,
            "reader": self.reader,
            "briefing": self.briefing,
            "preview": self.preview,
        }
        self.areas = Areas(self, areas, self.commands, settings)
        self._restore()
        self.reader.view.setFocus()

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
        self.topbar.join_preview(self.commands["show_preview"])
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        body = QWidget()
        body.setObjectName("desk")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.topbar, self.offers, self.messages, self.results):
            column.addWidget(part)
        self.storeys.addWidget(self.splitter)
        self.storeys.setHandleWidth(1)
        self.storeys.setChildrenCollapsible(False)
        column.addWidget(self.storeys, 1)
        column.addWidget(self.statusline)
        self.setCentralWidget(body)
        self.commands.fill(
            self.menuBar(),
            {
                "recent": self.recent,
                "scheme": self.schemes,
                "originals": self.originals,
                "move_to": self.targets,
                "language": self.languages,
            },
        )
        order = (
            self.topbar.add_button,
            self.topbar.engine,
            self.topbar.length.slider,
            self.topbar.length.spin,
            self.topbar.template,
            self.topbar.preview_button,
            self.topbar.export_button,
            self.sources.tree,
            self.reader.view,
            self.briefing.cards,
        )
        for first, second in pairwise(order):
            self.setTabOrder(first, second)

    def start(self) -> None:
        """Bring the window to life. After the first picture, which needs none of what this imports."""
        from ui.batch import Batch
        from ui.checking import Checking
        from ui.crashes import Crashes
        from ui.deeds import Deeds
        from ui.display import Display
        from ui.facts.docking import FactsDock
        from ui.filing import Filing
        from ui.leftbehind import LeftBehind
        from ui.linking import Linking
        from ui.panes import Panes
        from ui.preview.following import Following
        from ui.searching import Searching
        from ui.sectioning import Sectioning
        from ui.wordwork import WordWork

        panes = Panes(
            desk=self.desk,
            safe=self.safe,
            settings=self.settings,
            theme=self.theme,
            commands=self.commands,
            recent=self.recent,
            targets=self.targets,
            areas=self.areas,
            exporter=self.exporter,
            topbar=self.topbar,
            offers=self.offers,
            messages=self.messages,
            results=self.results,
            sources=self.sources,
            reader=self.reader,
            briefing=self.briefing,
            statusline=self.statusline,
            preview=self.preview,
            splitter=self.splitter,
        )
        self.crashes = Crashes(self)
        self.desk.broken.connect(self.crashes.report)
        self.display = Display(panes)
        self.filing = Filing(panes, self)
        self.left = LeftBehind(panes, self, self.filing.open_workspace)
        self.deeds = Deeds(panes, self.filing, self)
        self.checking = Checking(panes, self)
        self.sectioning = Sectioning(panes, self)
        self.deeds.before_export = self.checking.before_export
        self.deeds.assembling.more_for_menu = self.checking.add_to_menu
        self.searching = Searching(panes, self)
        self.linking = Linking(panes, self)
        self.facts = FactsDock(panes, self.storeys, self)
        self.batch = Batch(panes, self)
        self.following = Following(panes, self.preview, self)
        self.display.laid_out = lambda: self.following.pages
        self.following.counted.connect(self.display.refresh_counts)
        self.commands.connect_all({"batch": self.batch.run})
        self.wordwork = WordWork(panes, self.deeds.open_paths, self)
        self.commands.connect_all(self.wordwork.commands())
        self._started = True

    # --- Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome anywhere; an override of Qt's."""
        if files.dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped; an override of Qt's."""
        if self._started and (paths := files.dropped_paths(event.mimeData())):
            event.acceptProposedAction()
            # Answered first: opening may ask, and the program that is dragged from waits.
            QTimer.singleShot(0, self, lambda: self.wordwork.dropped(paths))

    def showEvent(self, event: QShowEvent) -> None:
        """Tell when the first picture is on the screen; an override of Qt's."""
        super().showEvent(event)
        QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is on the disk first; unnamed work of the person's own is offered a name; an override of
        Qt's."""
        if self._leaving or (self._started and not self.handed_on and not self._may_leave()):
            event.ignore()
            return
        self.settings.set_bytes("window/geometry", self.saveGeometry())
        self.settings.set_bytes("window/splitter", self.splitter.saveState())
        if self._started:
            self.facts.remember()
        self.settings.engine = self.desk.engine
        self.settings.length = self.desk.length
        self.settings.template = self.desk.briefing.template
        self.settings.save()
        self.safe.close()
        self.desk.background.close()
        event.accept()

    def _may_leave(self) -> bool:
        self._leaving = True
        try:
            return self.filing.may_leave()
        finally:
            self._leaving = False

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
        self.topbar.length.set_length(self.desk.length)
