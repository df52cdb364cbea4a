"""The parts of the window, for those who connect them with each other."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QMenu, QSplitter

from ui.areas import Areas
from ui.bars import MessageBar, ResultBar
from ui.commands import Commands
from ui.desk import Desk
from ui.exporter import Exporter
from ui.menus import RecentMenu
from ui.panels.briefing import BriefingPanel
from ui.panels.reader import ReaderPanel
from ui.panels.sources import SourcesPanel
from ui.panels.statusline import Statusline
from ui.panels.topbar import Topbar
from ui.preview.panel import PreviewPanel
from ui.safekeeping import Safekeeping
from ui.settings import Settings
from ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Panes:
    """Each knows its own work and none of the others."""

    desk: Desk
    safe: Safekeeping
    settings: Settings
    theme: Theme
    commands: Commands
    recent: RecentMenu
    targets: QMenu
    areas: Areas
    exporter: Exporter
    topbar: Topbar
    offers: MessageBar
    messages: MessageBar
    results: ResultBar
    sources: SourcesPanel
    reader: ReaderPanel
    briefing: BriefingPanel
    statusline: Statusline
    preview: PreviewPanel
    splitter: QSplitter
