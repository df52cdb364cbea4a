"""Menus whose entries are made from settings: files opened lately, the colour scheme."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from messages import say
from ui.commands import SCHEMES, Commands
from ui.settings import Settings
from ui.theme import Theme

LANGUAGES = ("zh", "en")

ORIGINALS_SIZES = (0, 20, 100)
"""Megabytes."""


class RecentMenu(QMenu):
    """Files and folders opened lately."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, settings: Settings) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setToolTipsVisible(True)
        self.refresh()

    def refresh(self) -> None:
        """Show what is remembered now."""
        self.clear()
        paths = self._settings.recent()
        for path in paths:
            action = self.addAction(path.name or str(path))
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, one=path: self._choose(one))
        if paths:
            self.addSeparator()
            self.addAction(say("window.recent.clear"), self._forget)
        else:
            self.addAction(say("window.recent.none")).setEnabled(False)

    def fill_button(self, menu: QMenu, commands: Commands) -> None:
        """The menu of the button that adds sources: files, a folder, and these."""
        menu.addAction(commands["add_files"])
        menu.addAction(commands["add_folder"])
        menu.addSeparator()
        menu.addMenu(self)

    def _choose(self, path: Path) -> None:
        self.chosen.emit(path)

    def _forget(self) -> None:
        self._settings.clear_recent()
        self.refresh()


class OriginalsMenu(QMenu):
    """Up to which size sources are kept inside the workspace file."""

    def __init__(self, parent: QWidget, settings: Settings) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setToolTipsVisible(True)
        group = QActionGroup(self)
        for megabytes in ORIGINALS_SIZES:
            code = "window.originals.size" if megabytes else "window.originals.none"
            action: QAction = self.addAction(say(code, {"size": megabytes}))
            action.setToolTip(say("window.originals.tip"))
            action.setCheckable(True)
            action.setChecked(settings.originals == megabytes)
            action.triggered.connect(lambda _=False, one=megabytes: self._choose(one))
            group.addAction(action)

    def refresh(self) -> None:
        """Tick what is set now, if it is offered here."""
        for size, action in zip(ORIGINALS_SIZES, self.actions(), strict=True):
            action.setChecked(self._settings.originals == size)

    def _choose(self, megabytes: int) -> None:
        self._settings.originals = megabytes


class SchemeMenu(QMenu):
    """Follow the system, light, dark."""

    def __init__(self, parent: QWidget, theme: Theme, settings: Settings) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        group = QActionGroup(self)
        for scheme in SCHEMES:
            action: QAction = self.addAction(say(f"window.scheme.{scheme}"))
            action.setCheckable(True)
            action.setChecked(theme.scheme == scheme)
            action.triggered.connect(lambda _=False, one=scheme: self._choose(one))
            group.addAction(action)

    def refresh(self) -> None:
        """Tick what is set now."""
        for scheme, action in zip(SCHEMES, self.actions(), strict=True):
            action.setChecked(self._theme.scheme == scheme)

    def _choose(self, scheme: str) -> None:
        self._settings.scheme = scheme
        self._theme.set_scheme(scheme)


class LanguageMenu(QMenu):
    """Chinese or English; who listens to ``chosen`` makes the window anew."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, settings: Settings) -> None:
        super().__init__(parent)
        group = QActionGroup(self)
        for name in LANGUAGES:
            action: QAction = self.addAction(say(f"window.language.{name}"))
            action.setCheckable(True)
            action.setChecked(settings.language == name)
            action.triggered.connect(lambda _=False, one=name: self._choose(one, settings))
            group.addAction(action)

    def _choose(self, name: str, settings: Settings) -> None:
        if settings.language != name:
            self.chosen.emit(name)
