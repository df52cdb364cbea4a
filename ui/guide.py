"""The user guide that is shipped with the program, read inside the window: no browser and no network is needed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from messages import say

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "guide"
_FIRST = ("index.md", "index.html", "README.md")


def first_page(folder: Path = FOLDER) -> Path | None:
    """Where the guide begins, None if there is none."""
    return next((folder / name for name in _FIRST if (folder / name).is_file()), None)


class _Pages(QTextBrowser):
    """Pages of the guide and nothing else: a link that leads out of the folder is not followed."""

    def __init__(self, start: Path) -> None:
        super().__init__()
        self._folder = start.parent.resolve()
        self.setAccessibleName(say("guide.pages"))
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow)
        self.setSource(QUrl.fromLocalFile(str(start)))

    def _follow(self, link: QUrl) -> None:
        target = self.source().resolved(link)
        path = Path(target.toLocalFile()) if target.isLocalFile() else None
        if path is not None and path.resolve().is_relative_to(self._folder):
            self.setSource(target)


class GuideView(QWidget):
    """The guide from its first page, with the way back."""

    def __init__(self, start: Path) -> None:
        super().__init__()
        self.pages = _Pages(start)
        self.home = QPushButton(say("guide.home"))
        self.home.clicked.connect(self.pages.home)
        self.back = QPushButton(say("guide.back"))
        self.back.setEnabled(False)
        self.back.clicked.connect(self.pages.backward)
        self.pages.backwardAvailable.connect(self.back.setEnabled)
        row = QHBoxLayout()
        row.addWidget(self.home)
        row.addWidget(self.back)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(row)
        column.addWidget(self.pages, 1)
