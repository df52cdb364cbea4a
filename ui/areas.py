"""Showing and hiding the areas of the window; at least one stays."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.commands import Commands
from ui.settings import Settings


class Areas(QObject):
    """Follows the commands ``show_…``, one for each area, and remembers."""

    def __init__(
        self,
        parent: QObject,
        areas: Mapping[str, QWidget],
        commands: Commands,
        settings: Settings,
    ) -> None:
        super().__init__(parent)
        self._areas = dict(areas)
        self._commands = commands
        self._settings = settings
        hidden = settings.hidden
        if hidden >= self._areas.keys():
            hidden = frozenset()
        for name, area in self._areas.items():
            if name in hidden:
                area.hide()
            action = commands[f"show_{name}"]
            action.setChecked(name not in hidden)
            action.toggled.connect(lambda shown, one=name: self._show(one, shown))
        self._refresh()

    def _show(self, name: str, shown: bool) -> None:
        self._areas[name].setVisible(shown)
        self._settings.hidden = frozenset(
            one for one in self._areas if not self._commands[f"show_{one}"].isChecked()
        )
        self._refresh()

    def reveal(self, name: str) -> None:
        """Show an area that is about to be used."""
        self._commands[f"show_{name}"].setChecked(True)

    def _refresh(self) -> None:
        shown = [name for name in self._areas if self._commands[f"show_{name}"].isChecked()]
        for name in self._areas:
            self._commands[f"show_{name}"].setEnabled(shown != [name])
