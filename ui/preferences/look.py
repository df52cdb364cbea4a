"""Colours and language."""

from __future__ import annotations

from messages import say
from ui.commands import SCHEMES
from ui.menus import LANGUAGES
from ui.parts import Combo
from ui.preferences.page import Page, row
from ui.settings import Settings
from ui.theme import Theme


class LookPage(Page):
    """Colours are shown at once, so that one sees what one chooses."""

    name = "look"

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        grid = self.form()
        self.scheme = Combo(theme)
        for name in SCHEMES:
            self.scheme.addItem(say(f"window.scheme.{name}"), name)
        self.scheme.setCurrentIndex(self.scheme.findData(theme.scheme))
        self.scheme.currentIndexChanged.connect(
            lambda _: theme.set_scheme(self.scheme.currentData())
        )
        self.language = Combo(theme)
        for name in LANGUAGES:
            self.language.addItem(say(f"window.language.{name}"), name)
        self.language.setCurrentIndex(self.language.findData(settings.language))
        row(grid, say("window.settings.look.theme"), self.scheme)
        row(grid, say("window.settings.look.language"), self.language)
        self.note(say("window.settings.look.language_note"))
        self.column.addStretch(1)

    def store(self, settings: Settings) -> None:
        """Remember the colours; the language is changed by who makes the windows."""
        settings.scheme = self.scheme.currentData()

    def reset(self) -> None:
        """As the system has it; the language stays."""
        self.scheme.setCurrentIndex(self.scheme.findData("system"))
