"""What the windows beside the window have in common: a line for messages, one for the job, files to choose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from messages import say
from ui.bars import MessageBar
from ui.choosing import choose_files, name_file
from ui.desk import Desk
from ui.files import documents_folder
from ui.footed import fit
from ui.settings import Settings
from ui.theme import Theme
from ui.told import Offer, Told
from ui.working import Working


def ask_open(parent: QWidget, title: str, folder: Path) -> Path | None:
    """Let the person choose a Word file."""
    filters = f"{say('window.wordfiles.filter')} (*.docx)"
    return next(iter(choose_files(parent, title, folder, filters, several=False)), None)


def ask_save(parent: QWidget, title: str, proposed: Path) -> Path | None:
    """Let the person name a Word file to be written; Qt asks before one is replaced."""
    answer = name_file(
        parent, title, proposed, f"{say('window.wordfiles.filter')} (*.docx)", ".docx"
    )
    return answer and answer[0]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a dialog needs of the window."""

    desk: Desk
    theme: Theme
    settings: Settings
    ask_open: Callable[[QWidget, str, Path], Path | None] = ask_open
    ask_save: Callable[[QWidget, str, Path], Path | None] = ask_save


class WordDialog(QDialog):
    """Messages at the top, buttons at the bottom with the job that runs beside them; what it is about between."""

    def __init__(self, around: Surroundings, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk, self.theme, self.settings = around.desk, around.theme, around.settings
        self.around = around
        self.bar = MessageBar(around.theme)
        self.working = Working(around.desk.background)
        # Escape closes as the cross does.
        self.finished.connect(lambda _: self.working.drop())
        self.working.failed.connect(lambda text: self.tell("error", text))
        self.working.broken.connect(around.desk.broken)
        self.working.stopped.connect(
            lambda: self.tell("warning", say("window.wordfiles.cancelled"))
        )
        self.close_button = QPushButton(say("window.wordfiles.close"))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.close)
        self.content = QVBoxLayout()
        self.content.setContentsMargins(14, 10, 14, 0)
        self.content.setSpacing(8)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(14, 4, 14, 12)
        self.foot.setSpacing(8)
        self.foot.addWidget(self.working, 1)
        self.foot.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.bar)
        whole.addLayout(self.content, 1)
        whole.addLayout(self.foot)
        self.ask_open = around.ask_open
        self.ask_save = around.ask_save

    def fit(self, width: int, height: int) -> None:
        """Take this size, or what the screen has."""
        fit(self, width, height)

    def add_button(self, text: str, *, primary: bool = False) -> QPushButton:
        """A button at the bottom, left of the one that closes."""
        button = QPushButton(text)
        button.setAutoDefault(False)
        if primary:
            button.setObjectName("primary")
        self.foot.insertWidget(self.foot.count() - 1, button)
        return button

    def tell(
        self, kind: str, text: str, details: tuple[str, ...] = (), offers: tuple[Offer, ...] = ()
    ) -> None:
        """Say something in the line at the top."""
        self.bar.tell(Told(kind, text, details, offers))

    def choose_word(self, title: str) -> Path | None:
        """Ask for a Word file, beginning where the last one was."""
        folder = self.settings.export_folder or self.settings.folder or documents_folder()
        path = self.ask_open(self, title, folder)
        if path is not None:
            self.settings.folder = path.parent
        return path

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nobody waits for the job any more; an override of Qt's."""
        self.working.drop()
        super().closeEvent(event)
