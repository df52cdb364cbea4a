"""Keeps an eye on the files of the sources: what is shown is what was read, and the person is told when the
file is no longer that."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from briefing.sourcefiles import FileState, FileStates

_SETTLE_MS = 300
"""Programs that save a file write it in several steps."""


class SourceWatch(QObject):
    """Looks when a file is written, when the window comes back to the front, and when asked. ``changed`` when
    :attr:`states` are others than before."""

    changed = Signal()
    _looked = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.states: dict[str, FileState] = {}
        self._places: dict[str, Path] = {}
        self._files: FileStates | None = None
        self._looking = self._again = False
        self._watcher = QFileSystemWatcher(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SETTLE_MS)
        self._soon.timeout.connect(self.look)
        self._watcher.fileChanged.connect(lambda _: self._soon.start())
        self._looked.connect(self._on_looked, Qt.ConnectionType.QueuedConnection)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_state)

    def set_places(self, places: Mapping[str, Path]) -> None:
        """Watch these files (sha256 of what was read → path) from now on."""
        if dict(places) == self._places:
            return
        self._places = dict(places)
        self._watch()
        self.look()

    def _watch(self) -> None:
        present = {str(path) for path in self._places.values() if path.is_file()}
        watched = set(self._watcher.files())
        if gone := list(watched - present):
            self._watcher.removePaths(gone)
        if fresh := list(present - watched):
            self._watcher.addPaths(fresh)

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()

    def look(self) -> None:
        """Look at all files, beside the window: one may lie on a slow share."""
        if self._looking:
            self._again = True
            return
        if not self._places:
            self._on_looked({})
            return
        from briefing.sourcefiles import FileStates

        if self._files is None:
            self._files = FileStates()
        files, places = self._files, dict(self._places)
        self._looking = True

        def work() -> None:
            self._looked.emit(files.look(places))

        threading.Thread(target=work, name="jianbao-files", daemon=True).start()

    def _on_looked(self, states: dict[str, FileState]) -> None:
        self._looking = False
        states = {sha256: state for sha256, state in states.items() if sha256 in self._places}
        if states != self.states:
            self.states = states
            self.changed.emit()
        # A file that was replaced in one step is another file to the watcher.
        self._watch()
        if self._again:
            self._again = False
            self.look()
