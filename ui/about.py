"""What the program is: its version, whose work is in it and under what terms, what changed from version to version."""

from __future__ import annotations

import platform
import sqlite3
from pathlib import Path

import PySide6
from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from briefing import VERSION
from messages import say
from ui.icon import app_icon

# In a bundle the texts lie where our packages do, as in the project.
HOME = Path(__file__).resolve().parent.parent
PARTS = "THIRD-PARTY.md"
CHANGES = "CHANGELOG.md"
TEXTS = HOME / "licences"
_SIDE = 64


def versions() -> str:
    """The program's version and what it is built of, a line each: what a helper at the telephone asks for."""
    built = {
        "qt": qVersion(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
    }
    lines = (
        say("window.name"),
        say("window.about.version", {"version": VERSION}),
        say("about.built", built),
        f"{platform.system()} {platform.release()} {platform.machine()}",
    )
    return "\n".join(lines)


def library_folder() -> Path:
    """Where the libraries of Qt lie."""
    return Path(PySide6.__file__).resolve().parent


class AboutDialog(QDialog):
    """What this is."""

    def __init__(self, parent: QWidget, home: Path = HOME) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("window.about.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(680, 560)
        self.pages = QTabWidget()
        self.parts = _page(home / PARTS, say("about.qt", {"folder": str(library_folder())}))
        self.changes = _page(home / CHANGES)
        self.pages.addTab(self.parts, say("about.parts"))
        self.pages.addTab(self.changes, say("about.changes"))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(12)
        column.addLayout(self._head())
        column.addWidget(self.pages, 1)
        column.addWidget(self._buttons())

    def _head(self) -> QHBoxLayout:
        picture = QLabel()
        picture.setPixmap(app_icon().pixmap(_SIDE, _SIDE))
        name = QLabel(say("window.name"))
        name.setObjectName("emptyTitle")
        version = QLabel(" · ".join(versions().split("\n")[1:3]))
        version.setObjectName("muted")
        version.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text = QLabel(say("window.about.text"))
        text.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(6)
        for one in (name, version, text):
            words.addWidget(one)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        role = QDialogButtonBox.ButtonRole.ActionRole
        copying = box.addButton(say("about.copy"), role)
        copying.clicked.connect(lambda: QGuiApplication.clipboard().setText(versions()))
        if TEXTS.is_dir():
            opening = box.addButton(say("about.texts"), role)
            opening.clicked.connect(
                lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(TEXTS)))
            )
        for button in box.buttons():
            button.setIcon(QIcon())
        box.rejected.connect(self.close)
        return box


def _page(path: Path, before: str = "") -> QTextBrowser:
    """A text of ours to read; links in it are only shown: the program opens no page of the network."""
    page = QTextBrowser()
    page.setOpenLinks(False)
    page.setAccessibleName(path.name)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeError):
        text = say("about.missing", {"name": path.name})
    page.setMarkdown(f"{before}\n\n{text}" if before else text)
    return page
