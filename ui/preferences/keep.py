"""Folders, and how work is kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QSpinBox

from messages import say
from ui.files import documents_folder
from ui.preferences.folders import FolderLine, PlaceLine
from ui.preferences.page import Page, row
from ui.settings import BACKUPS, MOST_BACKUPS, ORIGINALS, Settings

_CODE = "window.settings.keep"
MOST_ORIGINALS = 2_000
"""Megabytes."""


def places() -> dict[str, Path]:
    """Folders of the program that a person may want to look into."""
    from briefing.recovery import recovery_folder
    from language.own import folder

    return {"lists": folder(), "recovery": recovery_folder()}


class KeepPage(Page):
    """Where files are looked for, where the program keeps its own, how many backups."""

    name = "keep"

    def __init__(self, settings: Settings) -> None:
        from word.own_folder import chosen_folder, usual_folder

        super().__init__()
        grid = self.form()
        last = settings.folder or documents_folder()
        self.open = FolderLine(settings.own_folder("open"), last)
        row(grid, say(f"{_CODE}.open"), self.open)
        # Taken by whoever opened the dialog: both programs find templates there.
        self.templates = FolderLine(chosen_folder(), usual_folder(), usual=True)
        row(grid, say(f"{_CODE}.templates"), self.templates)
        self.places = {name: PlaceLine(path) for name, path in places().items()}
        for name, line in self.places.items():
            row(grid, say(f"{_CODE}.{name}"), line)
        self.note(say(f"{_CODE}.templates_stay"))
        self.note(say(f"{_CODE}.saving"))
        grid = self.form()
        grid.setColumnStretch(1, 0)
        grid.setColumnStretch(2, 1)
        self.backups = QSpinBox()
        self.backups.setRange(0, MOST_BACKUPS)
        self.backups.setSuffix(say(f"{_CODE}.backups_unit"))
        self.backups.setSpecialValueText(say(f"{_CODE}.backups_none"))
        self.backups.setValue(settings.backups)
        row(grid, say(f"{_CODE}.backups"), self.backups)
        self.originals = QSpinBox()
        self.originals.setRange(0, MOST_ORIGINALS)
        self.originals.setSuffix(" MB")
        self.originals.setSpecialValueText(say(f"{_CODE}.originals_none"))
        self.originals.setValue(settings.originals)
        row(grid, say(f"{_CODE}.originals"), self.originals)
        for one in (self.backups, self.originals):
            one.setMinimumWidth(100)
        self.note(say(f"{_CODE}.later"))
        self.column.addStretch(1)

    def store(self, settings: Settings) -> None:
        """Remember; the next file that is begun or opened is kept so."""
        settings.set_own_folder("open", self.open.path)
        settings.backups = self.backups.value()
        settings.originals = self.originals.value()

    def reset(self) -> None:
        """The usual numbers; folders as they were used last."""
        self.open.show_path(None)
        self.templates.show_path(None)
        self.backups.setValue(BACKUPS)
        self.originals.setValue(ORIGINALS)
