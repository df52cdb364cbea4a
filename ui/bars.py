"""Lines across the window that say what happened without stopping anybody: errors, warnings, a finished export."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout

from messages import say
from ui.exporter import Exported
from ui.icons import pixmap
from ui.parts import link_button
from ui.theme import Theme
from ui.told import Offer, Told

_ICONS = {"error": "error", "warning": "warning", "success": "done", "info": "info"}


class MessageBar(QFrame):
    """One message with its details folded, actions at the right, and a cross."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._kind = "error"
        self.told: Told | None = None
        self.offers: list[QPushButton] = []
        self._picture = QLabel()
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details = QLabel()
        self.details.setWordWrap(True)
        self.details.setTextFormat(Qt.TextFormat.PlainText)
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.more = link_button(say("window.details"), self._toggle)
        self.close_button = QToolButton()
        self.close_button.setObjectName("flat")
        self.close_button.setToolTip(say("window.close_message"))
        self.close_button.setAccessibleName(say("window.close_message"))
        self.close_button.setIconSize(QSize(16, 16))
        self.close_button.clicked.connect(self.hide)
        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        self.row.addWidget(self._picture)
        self.row.addWidget(self.text, 1)
        self.row.addWidget(self.more)
        self.row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 8, 6)
        column.setSpacing(4)
        column.addLayout(self.row)
        column.addWidget(self.details)
        theme.changed.connect(self._paint)
        self.hide()

    def tell(self, told: Told) -> None:
        """Show a message in place of the last one."""
        self.told = told
        self._kind = told.kind
        self.setObjectName(f"bar_{told.kind}")
        self.style().unpolish(self)
        self.style().polish(self)
        self.text.setText(told.text)
        self.setAccessibleName(told.text)
        self.details.setText("\n".join(f"· {line}" for line in told.details[:40]))
        self.details.hide()
        self.more.setText(say("window.details"))
        self.more.setVisible(bool(told.details))
        self._show_offers(told.offers)
        self._paint()
        self.show()

    def withdraw(self, told: Told | None) -> None:
        """Take a message away if it is the one shown."""
        if told is not None and self.told is told:
            self.hide()

    def _show_offers(self, offers: tuple[Offer, ...]) -> None:
        for button in self.offers:
            self.row.removeWidget(button)
            button.deleteLater()
        self.offers = []
        for offer in offers:
            button = QPushButton(offer.text)
            button.clicked.connect(lambda _=False, one=offer: self._take(one))
            self.row.insertWidget(self.row.indexOf(self.more), button)
            self.offers.append(button)

    def _take(self, offer: Offer) -> None:
        self.hide()
        offer.do()

    def _toggle(self) -> None:
        shown = not self.details.isVisible()
        self.details.setVisible(shown)
        self.more.setText(say("window.details.hide" if shown else "window.details"))

    def _paint(self) -> None:
        name = "accent" if self._kind == "info" else self._kind
        colour = self._theme.colours.colour(name)
        self._picture.setPixmap(pixmap(_ICONS[self._kind], colour, 18, self.devicePixelRatioF()))
        for one in (self.text, self.details):
            one.setStyleSheet(f"color: {colour.name()};")
        self.close_button.setIcon(self._theme.icons.icon("close"))


class ResultBar(MessageBar):
    """A finished export: open it, show it in its folder, write it anew set tight."""

    tighter_asked = Signal(object)
    """The file of this path shall be written again without the space around the title."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._path = Path()
        self.open_button = QPushButton(say("window.open_file"))
        self.folder_button = QPushButton(say("window.show_in_folder"))
        self.open_button.clicked.connect(lambda: open_file(self._path))
        self.folder_button.clicked.connect(lambda: show_in_folder(self._path))
        at = self.row.indexOf(self.more)
        self.row.insertWidget(at, self.open_button)
        self.row.insertWidget(at + 1, self.folder_button)

    @property
    def path(self) -> Path:
        """The file that the buttons open."""
        return self._path

    def tell_exported(self, exported: Exported) -> None:
        """Say that a file is there, and what to look at."""
        self._path = exported.path
        values = {"name": exported.path.name, "folder": str(exported.path.parent)}
        text = say("window.exported", values)
        if exported.warnings:
            text += say("window.exported.warnings", {"count": len(exported.warnings)})
        path = exported.path
        tighter = Offer(say("window.export.tighter"), lambda: self.tighter_asked.emit(path))
        offers = (tighter,) if exported.loose else ()
        self.tell(Told("success", text, exported.warnings, offers))


def open_file(path: Path) -> None:
    """Open a file with the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_in_folder(path: Path) -> None:
    """Open the folder, with the file marked where the system can."""
    if sys.platform == "win32":
        QProcess.startDetached("explorer.exe", ["/select,", str(path)])
        return
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
