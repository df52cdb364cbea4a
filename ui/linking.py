"""What is shown of a source is what was read; this tells when its file is no longer that."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from briefing.changes import Change
from ui.panes import Panes
from ui.sources.watch import SourceWatch

CODES = {"changed": "window.source.changed", "missing": "window.source.missing"}


class Linking(QObject):
    """Connects the watch over the files with the panels that tell of it."""

    def __init__(self, panes: Panes, frame: QObject) -> None:
        super().__init__(frame)
        self._panes = panes
        self._desk = panes.desk
        self.watch = SourceWatch(self)
        self.watch.changed.connect(self._on_changed)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._watch)
        panes.desk.changed.connect(self._on_change)
        panes.reader.reload_asked.connect(self._reload)

    def _on_change(self, change: Change) -> None:
        if change.documents:
            # In a turn of its own: a thousand files may have come in this one.
            self._soon.start()

    def _watch(self) -> None:
        known = {document.sha256 for document in self._desk.documents}
        places = self._desk.places
        self.watch.set_places({sha: path for sha, path in places.items() if sha in known})

    def _on_changed(self) -> None:
        troubles = {
            sha256: CODES[state.value]
            for sha256, state in self.watch.states.items()
            if state.value in CODES
        }
        self._panes.sources.tree.show_troubles(troubles)
        self._panes.reader.show_troubles(troubles)

    def _reload(self, sha256: str) -> None:
        """Read the file as it is now: it becomes a source of its own beside the one that was read."""
        if (path := self._desk.places.get(sha256)) is not None:
            self._desk.open_paths([path])
