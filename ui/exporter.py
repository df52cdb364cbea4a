"""Templates, and writing the Word file in the background."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from messages import say
from model.briefing import Briefing
from model.document import Notice
from model.template import Template
from ui.desk import Desk
from ui.failed import wording
from ui.told import Told

if TYPE_CHECKING:
    from briefing.sourcefiles import SourceFiles

WANTED = ("编发单位", "期号")
"""Fields without which an issue looks unfinished."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A finished file, and what should be looked at in it. ``loose``: set tight, its last page may go away."""

    path: Path
    warnings: tuple[str, ...] = ()
    loose: bool = False


_LOOSE = ".loose"


class Exporter(QObject):
    """One export at a time."""

    exported = Signal(object)
    state_changed = Signal()
    templates_known = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.templates: tuple[Template, ...] = ()
        self._export_job = 0

    @property
    def running(self) -> bool:
        """Whether an export runs."""
        return bool(self._export_job)

    @property
    def template(self) -> Template | None:
        """The template of the briefing, or the first there is."""
        wanted = self._desk.briefing.template
        named = (one for one in self.templates if one.name == wanted)
        return next(named, None) or next(iter(self.templates), None)

    def load_templates(self) -> None:
        """Find the templates, in the background."""
        from word import catalogue

        def known(found: tuple[Template, ...]) -> None:
            self.templates = found
            self.templates_known.emit()

        self._desk.background.run(
            catalogue.templates,
            done=known,
            failed=self._desk.tell_error,
            # Who cancels means the reading of sources; without templates nothing could be exported.
            cancelled=lambda: QTimer.singleShot(0, self, self.load_templates),
            stage="window.stage.templates",
        )

    def sources(self) -> SourceFiles:
        """The files that are never written over."""
        from briefing.sourcefiles import SourceFiles

        return SourceFiles(tuple(self._desk.paths))

    def export(self, path: Path) -> None:
        """Write the briefing to ``path`` in the background."""
        from briefing import jobs

        template = self.template
        if template is None or self._export_job:
            return
        sources = self.sources()
        briefing = self._desk.briefing
        outward, read = self._desk.session.outward
        self._export_job = self._desk.background.run(
            partial(
                jobs.export,
                sources=sources,
                anchors=jobs.anchors_of(outward, read),
            ),
            outward,
            template,
            path,
            done=lambda notices: self._on_exported(path, briefing, notices),
            failed=self._on_export_failed,
            cancelled=self._on_export_cancelled,
            stage="window.stage.export",
        )
        self.state_changed.emit()

    def _on_exported(self, path: Path, briefing: Briefing, notices: tuple[Notice, ...]) -> None:
        self._export_job = 0
        warnings = [wording(notice.code, dict(notice.values)) for notice in notices]
        edited = sum(1 for item in briefing.items() if item.edited)
        if edited:
            warnings.append(say("window.export.edited_items", {"count": edited}))
        for name in WANTED:
            if not briefing.field(name):
                warnings.append(say("window.export.empty_field", {"field": name}))
        loose = any(notice.code.endswith(_LOOSE) for notice in notices)
        self.exported.emit(Exported(path, tuple(warnings), loose))

    def _on_export_failed(self, error: Exception) -> None:
        self._export_job = 0
        self._desk.tell_error(error)
        self.state_changed.emit()

    def _on_export_cancelled(self) -> None:
        self._export_job = 0
        self._desk.told.emit(Told("warning", say("window.cancelled.export")))
        self.state_changed.emit()
