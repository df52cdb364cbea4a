"""A briefing for each source, written into a folder at one go."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from messages import say
from ui.bars import show_in_folder
from ui.failed import wording
from ui.files import documents_folder
from ui.panes import Panes
from ui.questions import confirm_overwrite
from ui.told import Offer, Told

if TYPE_CHECKING:
    from briefing.batch import BatchResult

PER_ISSUE = ("标题", "期号")
"""Fields that one briefing has and the others of a batch have not."""


class Batch:
    """Asks for a folder and, where files are there already, whether they may be replaced."""

    def __init__(self, panes: Panes, frame: QWidget) -> None:
        self._panes = panes
        self._frame = frame
        self.ask_folder = ask_folder
        self.confirm_overwrite = confirm_overwrite

    def run(self) -> None:
        """Write them all in the background."""
        from briefing.batch import Order, brief_each, targets

        desk, exporter = self._panes.desk, self._panes.exporter
        template, documents = exporter.template, desk.documents
        if template is None or not documents:
            return
        self._panes.briefing.commit_pending()
        settings = self._panes.settings
        folder = self.ask_folder(self._frame, settings.export_folder or documents_folder())
        if folder is None:
            return
        places = targets(documents, folder)
        there = [path.name for path in places.values() if path.exists()]
        if there and not self.confirm_overwrite(self._frame, there):
            return
        settings.export_folder = folder
        fields = tuple(pair for pair in desk.briefing.fields if pair[0] not in PER_ISSUE)
        said = desk.session.history.state
        order = Order(
            desk.engine, desk.length, template, fields, desk.tense, said.corrections, said.breaks
        )
        desk.background.run(
            partial(brief_each, sources=exporter.sources()),
            desk.session.as_read,
            order,
            places,
            done=lambda result: self._on_done(folder, result),
            failed=desk.tell_error,
            cancelled=lambda: desk.told.emit(Told("warning", say("window.batch.cancelled"))),
            stage="window.stage.batch",
        )

    def _on_done(self, folder: Path, result: BatchResult) -> None:
        values = {
            "count": len(result.written),
            "failed": len(result.failures),
            "folder": str(folder),
        }
        lines = [wording(one.code, dict(one.values)) for one in result.failures]
        lines += [wording(one.code, dict(one.values)) for one in result.notices]
        code = "window.batch.some" if result.failures else "window.batch.done"
        kind = "warning" if result.failures else "success"
        place = result.written[0] if result.written else folder / "."
        show = Offer(say("window.show_in_folder"), lambda: show_in_folder(place))
        self._panes.messages.tell(Told(kind, say(code, values), tuple(lines), (show,)))


def ask_folder(parent: QWidget, folder: Path) -> Path | None:
    """Where the briefings go; None if the person changed their mind."""
    name = QFileDialog.getExistingDirectory(parent, say("window.batch.folder"), str(folder))
    return Path(name) if name else None
