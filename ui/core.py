"""What the window works with and does not show: the desk, its safekeeping, the export."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ui.background import Background, Runner
from ui.defaults import ENGINES
from ui.desk import Desk
from ui.exporter import Exporter
from ui.safekeeping import Safekeeping
from ui.settings import Settings

if TYPE_CHECKING:
    from briefing.scribe import Keeping


@dataclass(frozen=True, slots=True)
class Core:
    """One for each window."""

    desk: Desk
    safe: Safekeeping
    exporter: Exporter


def make_core(app: QApplication, settings: Settings) -> Core:
    """An empty desk as the person likes it."""
    background = Background(app, make_worker)
    desk = Desk(background, app, fields=settings.fields(), template=settings.template)
    if settings.length:
        desk.length = settings.length
    if settings.engine in ENGINES:
        desk.engine = settings.engine
    return Core(desk, Safekeeping(desk, lambda: keeping(settings)), Exporter(desk))


def make_worker() -> Runner:
    """The process that reads, ranks and writes."""
    from briefing.worker import WARM, Worker

    return Worker(WARM)


def keeping(settings: Settings) -> Keeping:
    """How the person wants work to be kept."""
    from briefing.scribe import MEGABYTE, Keeping

    return Keeping(originals_limit=settings.originals * MEGABYTE, backups=settings.backups)
