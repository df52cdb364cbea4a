"""The settings: kinds left, their page right. Nothing is changed before OK, but colours are shown as they are chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, QTimer
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

_PAGES = ("draft", "export", "fonts", "words", "stops", "keep", "look")
_Kind = TypeVar("_Kind", bound=Page)


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
        self._present = present
        self._frames: dict[str, QVBoxLayout] = {}
        self._compose()
        self._find_fonts(present.background)
        # Whoever goes on to another page finds it there.
        self._more = iter(_PAGES)
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._make_next)
        self._next.start()

    # --- the pages, each made when it is first wanted

    @cached_property
    def draft(self) -> DraftPage:
        """How new briefings begin."""
        return self._put(DraftPage(self._settings, self._theme, self._present.templates))

    @cached_property
    def export(self) -> ExportPage:
        """Where files go, and what they are called."""
        present = self._present
        page = ExportPage(self._settings, present.fields, present.template, present.export_folder)
        return self._put(page)

    @cached_property
    def fonts(self) -> FontsPage:
        """The fonts of the page."""
        chosen = self._settings.fonts() | _fonts_of(self._present.fields)
        return self._put(FontsPage(chosen, self._theme))

    @cached_property
    def words(self) -> WordsPage:
        """The person's dictionary."""
        return self._put(WordsPage(self._present.words, self._theme))

    @cached_property
    def stops(self) -> StopsPage:
        """What is never chosen."""
        return self._put(StopsPage(self._present.stops))

    @cached_property
    def keep(self) -> KeepPage:
        """Folders and backups."""
        return self._put(KeepPage(self._settings))

    @cached_property
    def look(self) -> LookPage:
        """Colours and language."""
        return self._put(LookPage(self._settings, self._theme))

    @property
    def pages(self) -> tuple[Page, ...]:
        """All of them."""
        return tuple(self._page(name) for name in _PAGES)

    def _page(self, name: str) -> Page:
        page: Page = getattr(self, name)
        return page

    def _put(self, page: _Kind) -> _Kind:
        """Set a page into its place. Tab goes from it to the buttons."""
        self._frames[page.name].addWidget(page, 1)
        buttons = (self.reset_button, self.cancel_button, self.ok_button)
        for first, second in pairwise((self.previousInFocusChain(), *buttons)):
            QWidget.setTabOrder(first, second)
        return page

    def _make_next(self) -> None:
        name = next(self._more, "")
        if name:
            self._page(name)
        else:
            self._next.stop()

    # --- putting together

    def _compose(self) -> None:
        self.kinds = QListWidget()
        self.kinds.setObjectName("kinds")
        self.kinds.setAccessibleName(say("window.settings.pages"))
        self.stack = QStackedWidget()
        for name in _PAGES:
            item = QListWidgetItem(say(f"window.settings.page.{name}"))
            # Before the style sheet is applied a list reckons with rows without their room.
            item.setSizeHint(QSize(0, self.fontMetrics().height() + 16))
            self.kinds.addItem(item)
            area, self._frames[name] = _frame(name)
            self.stack.addWidget(area)
        widest = max(
            self.kinds.fontMetrics().horizontalAdvance(self.kinds.item(row).text())
            for row in range(self.kinds.count())
        )
        self.kinds.setFixedWidth(widest + 44)
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
        self.kinds.currentRowChanged.connect(self._turn)
        self.kinds.setCurrentRow(0)
        self.kinds.setFocus()

    def _turn(self, row: int) -> None:
        self._page(_PAGES[row])
        self.stack.setCurrentIndex(row)

    def _find_fonts(self, background: Background) -> None:
        from word.fonts import installed_fonts

        job = background.run_beside(
            installed_fonts,
            done=self._show_fonts,
            failed=lambda _: self._show_fonts(frozenset()),
        )
        self.finished.connect(lambda _: background.cancel(job))

    def _show_fonts(self, found: frozenset[str]) -> None:
        self.fonts.show_installed(found)

    def show_page(self, name: str) -> None:
        """Turn to the page of this name."""
        self.kinds.setCurrentRow(_PAGES.index(name))

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


def _frame(name: str) -> tuple[QScrollArea, QVBoxLayout]:
    """The place of a page under its name; it scrolls where a screen is too low for it."""
    inside = QWidget()
    inside.setObjectName("settingsPage")
    column = QVBoxLayout(inside)
    column.setContentsMargins(20, 14, 20, 14)
    column.setSpacing(12)
    column.addWidget(label(say(f"window.settings.page.{name}"), "emptyTitle"))
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area, column


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
