"""The settings: kinds left, their page right. Nothing is changed before OK, but colours are shown as they are chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from language.own import OwnWord
from messages import say
from ui.background import Background
from ui.footed import fit, set_on_foot
from ui.parts import label
from ui.preferences.draft import DraftPage
from ui.preferences.fonts import FontsPage
from ui.preferences.keep import KeepPage
from ui.preferences.lists import StopsPage, WordsPage
from ui.preferences.look import LookPage
from ui.preferences.naming import ExportPage
from ui.preferences.page import Page, button
from ui.settings import Settings
from ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Present:
    """What the settings are about now: the lists, the briefing's fields and template, what can be chosen."""

    words: tuple[OwnWord, ...]
    stops: tuple[str, ...]
    fields: Mapping[str, str]
    template: str
    templates: tuple[str, ...]
    export_folder: Path
    background: Background


class SettingsDialog(QDialog):
    """Shows all settings. After it is accepted, what was chosen is in the settings; the lists, the fonts and the
    language are taken from its pages."""

    def __init__(self, settings: Settings, theme: Theme, present: Present, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("window.settings.title"))
        self._settings, self._theme = settings, theme
        self._scheme = theme.scheme
        self.confirm_reset: Callable[[QWidget], bool] = confirm_reset
        self.draft = DraftPage(settings, theme, present.templates)
        self.export = ExportPage(settings, present.fields, present.template, present.export_folder)
        self.fonts = FontsPage(settings.fonts() | _fonts_of(present.fields), theme)
        self.words = WordsPage(present.words, theme)
        self.stops = StopsPage(present.stops)
        self.keep = KeepPage(settings)
        self.look = LookPage(settings, theme)
        self.pages: tuple[Page, ...] = (
            self.draft,
            self.export,
            self.fonts,
            self.words,
            self.stops,
            self.keep,
            self.look,
        )
        self._compose()
        self._find_fonts(present.background)

    def _compose(self) -> None:
        self.kinds = QListWidget()
        self.kinds.setObjectName("kinds")
        self.kinds.setAccessibleName(say("window.settings.pages"))
        self.stack = QStackedWidget()
        for page in self.pages:
            item = QListWidgetItem(say(f"window.settings.page.{page.name}"))
            # Before the style sheet is applied a list reckons with rows without their room.
            item.setSizeHint(QSize(0, self.fontMetrics().height() + 16))
            self.kinds.addItem(item)
            self.stack.addWidget(_framed(page))
        widest = max(
            self.kinds.fontMetrics().horizontalAdvance(self.kinds.item(row).text())
            for row in range(self.kinds.count())
        )
        self.kinds.setFixedWidth(widest + 44)
        self.kinds.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.kinds.setCurrentRow(0)
        self.reset_button = button(say("window.settings.reset"))
        self.cancel_button = button(say("window.cancel"))
        self.ok_button = button(say("window.settings.ok"))
        self.ok_button.setObjectName("primary")
        self.ok_button.setDefault(True)
        self.reset_button.clicked.connect(self._reset)
        self.cancel_button.clicked.connect(self.reject)
        self.ok_button.clicked.connect(self.accept)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.kinds)
        middle.addWidget(self.stack, 1)
        right = (self.cancel_button, self.ok_button)
        set_on_foot(self, middle, (self.reset_button,), right)
        fit(self, 800, 540)
        self.kinds.setFocus()

    def _find_fonts(self, background: Background) -> None:
        from word.fonts import installed_fonts

        job = background.run_beside(
            installed_fonts,
            done=self.fonts.show_installed,
            failed=lambda _: self.fonts.show_installed(frozenset()),
        )
        self.finished.connect(lambda _: background.cancel(job))

    def show_page(self, name: str) -> None:
        """Turn to the page of this name."""
        names = [page.name for page in self.pages]
        self.kinds.setCurrentRow(names.index(name))

    def accept(self) -> None:
        """Put everything into the settings; an override of Qt's."""
        for page in self.pages:
            page.store(self._settings)
        self._settings.save()
        super().accept()

    def reject(self) -> None:
        """Leave everything as it was; an override of Qt's."""
        if self._theme.scheme != self._scheme:
            self._theme.set_scheme(self._scheme)
        super().reject()

    def _reset(self) -> None:
        if self.confirm_reset(self):
            for page in self.pages:
                page.reset()


def _fonts_of(fields: Mapping[str, str]) -> dict[str, str]:
    """What the briefing at hand says of fonts goes before what new ones begin with."""
    from ui.settings import FONT_FIELDS

    return {name: fields[name] for name in FONT_FIELDS if name in fields}


def _framed(page: Page) -> QWidget:
    """A page under its name; it scrolls where a screen is too low for it."""
    inside = QWidget()
    inside.setObjectName("settingsPage")
    column = QVBoxLayout(inside)
    column.setContentsMargins(20, 14, 20, 14)
    column.setSpacing(12)
    title = label(say(f"window.settings.page.{page.name}"), "emptyTitle")
    column.addWidget(title)
    column.addWidget(page, 1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


def confirm_reset(parent: QWidget) -> bool:
    """Whether all settings are to be as they were at first."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(say("window.settings.title"))
    box.setText(say("window.settings.reset_text"))
    box.setInformativeText(say("window.settings.reset_more"))
    reset = box.addButton(say("window.settings.reset"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(say("window.cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is reset
