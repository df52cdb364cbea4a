"""Showing and hiding the areas of the window; at least one stays."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtWidgets import QSplitter, QWidget

from ui.commands import Commands
from ui.settings import Settings

_WIDTHS = "window/widths"


class Areas(QObject):
    """Follows the commands ``show_…``, one for each area, and remembers: when an area goes, those that gave it room
    are as wide again as they were without it."""

    def __init__(
        self,
        parent: QObject,
        areas: Mapping[str, QWidget],
        splitter: QSplitter,
        commands: Commands,
        settings: Settings,
    ) -> None:
        super().__init__(parent)
        self._areas = dict(areas)
        self._splitter = splitter
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
        if self._splitter.isVisible():
            self._widths[self._present()] = self._splitter.sizes()
        self._areas[name].setVisible(shown)
        # What is left over or missing, Qt shares out in proportion: the window may have another width by now.
        if len(widths := self._widths.get(self._present(), ())) == self._splitter.count():
            self._splitter.setSizes(widths)
        self._settings.hidden = frozenset(
            one for one in self._areas if not self._commands[f"show_{one}"].isChecked()
        )
        self._refresh()

    def _present(self) -> str:
        """The areas that are in the window now, in one word."""
        return "|".join(name for name, area in self._areas.items() if not area.isHidden())

    @cached_property
    def _widths(self) -> dict[str, list[int]]:
        """How wide all areas were when last just these were in the window."""
        import json

        try:
            kept = json.loads(bytes(self._settings.bytes(_WIDTHS).data()) or b"{}")
            return {str(names): [int(one) for one in widths] for names, widths in kept.items()}
        except (ValueError, TypeError, AttributeError):
            return {}

    def remember(self) -> None:
        """Keep the widths for the next start."""
        import json

        if "_widths" in self.__dict__:
            self._settings.set_bytes(_WIDTHS, QByteArray(json.dumps(self._widths).encode()))

    def reveal(self, name: str) -> None:
        """Show an area that is about to be used."""
        self._commands[f"show_{name}"].setChecked(True)

    def _refresh(self) -> None:
        shown = [name for name in self._areas if self._commands[f"show_{name}"].isChecked()]
        for name in self._areas:
            self._commands[f"show_{name}"].setEnabled(shown != [name])
