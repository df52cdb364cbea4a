"""Folders: those that the person chooses, and those that are only shown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QWidget

from messages import say
from ui.preferences.page import button


class PathLabel(QLabel):
    """A path on one line, shortened in the middle; the whole of it is in the tip."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(120)
        self._full = ""

    def show_text(self, text: str, tip: str = "") -> None:
        """Show ``text``."""
        self._full = text
        self.setToolTip(tip or text)
        self.setAccessibleName(tip or text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten anew; an override of Qt's."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        middle = Qt.TextElideMode.ElideMiddle
        self.setText(self.fontMetrics().elidedText(self._full, middle, max(self.width() - 4, 60)))


class FolderLine(QWidget):
    """A folder of the person's own choice, or (``path`` is None) ``otherwise``: the one that was used last, unless it
    is the ``usual`` one."""

    def __init__(self, path: Path | None, otherwise: Path, *, usual: bool = False) -> None:
        super().__init__()
        self._otherwise, self._usual = otherwise, usual
        self.path = path
        self.ask = ask_folder
        self.label = PathLabel()
        self.choose_button = button(say("window.settings.keep.choose"))
        forget = "window.settings.keep.usual" if usual else "window.settings.keep.forget"
        self.forget_button = button(say(forget))
        self.choose_button.clicked.connect(self._choose)
        self.forget_button.clicked.connect(lambda: self.show_path(None))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.label, 1)
        line.addWidget(self.choose_button)
        line.addWidget(self.forget_button)
        self.setFocusProxy(self.choose_button)
        self.show_path(path)

    @property
    def shown(self) -> Path:
        """The folder that this says."""
        return self.path or self._otherwise

    def show_path(self, path: Path | None) -> None:
        """Take this folder."""
        self.path = path
        self.forget_button.setEnabled(path is not None)
        if path is None and self._usual:
            self.label.show_text(str(self._otherwise))
        elif path is None:
            self.label.show_text(say("window.settings.keep.last"), str(self._otherwise))
        elif path.is_dir():
            self.label.show_text(str(path))
        else:
            self.label.show_text(say("window.settings.keep.gone", {"name": path}), str(path))

    def _choose(self) -> None:
        start = self.path if self.path is not None and self.path.is_dir() else self._otherwise
        chosen = self.ask(self.window(), start)
        if chosen is not None:
            self.show_path(chosen)


class PlaceLine(QWidget):
    """A folder of the program, which can be looked into."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.open = open_folder
        text = PathLabel()
        text.show_text(str(path))
        show = button(say("window.settings.keep.show"))
        show.clicked.connect(lambda: self.open(self.path))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(text, 1)
        line.addWidget(show)
        self.setFocusProxy(show)


def open_folder(path: Path) -> None:
    """Show a folder of the program, made if it is not there yet."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError:
        return
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def ask_folder(parent: QWidget, start: Path) -> Path | None:
    """A folder; None if the person changed their mind."""
    name = QFileDialog.getExistingDirectory(parent, say("window.settings.keep.choose"), str(start))
    return Path(name) if name else None
