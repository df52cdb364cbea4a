"""Connects the settings with the window: what was chosen is taken at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefing.edits import SetField
from language import own, words
from language.own import OwnWord
from messages import say
from ui.files import documents_folder
from ui.panes import Panes
from ui.told import Offer, Told

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget

    from ui.preferences.dialog import SettingsDialog

CUTTING = frozenset({"textrank", "lexrank", "textrank4zh"})
"""Engines that compare words; the others never ask how a sentence is cut."""
_SHOWN = 16


class Preferences(QObject):
    """Opens the settings; adds words and wordings from the text."""

    changed = Signal()
    """Something was set; menus that show it look again."""
    language_asked = Signal(str)
    words_changed = Signal()
    """Text is cut otherwise from now on."""

    def __init__(self, panes: Panes, frame: QWidget) -> None:
        super().__init__(frame)
        self._panes = panes
        self._frame = frame
        self._desk = panes.desk
        self.show_dialog: Callable[[SettingsDialog], bool] = lambda dialog: bool(dialog.exec())
        panes.commands.connect_all({"settings": self.open})
        panes.reader.view.more_for_menu = self.add_to_menu
        panes.desk.adopted.connect(self._begin)

    # --- the dialog

    def open(self, page: str = "") -> None:
        """Show the settings, and take what was chosen."""
        from ui.preferences.dialog import Present, SettingsDialog

        panes, desk = self._panes, self._desk
        panes.briefing.commit_pending()
        present = Present(
            own.words(),
            own.stops(),
            dict(desk.briefing.fields),
            desk.briefing.template,
            tuple(one.name for one in panes.exporter.templates),
            panes.settings.export_folder or documents_folder(),
            desk.background,
        )
        dialog = SettingsDialog(panes.settings, panes.theme, present, self._frame)
        if page:
            dialog.show_page(page)
        accepted = self.show_dialog(dialog)
        if accepted:
            self._take_fonts(dialog.fonts.chosen())
            self._take_words(dialog.words.entries)
            self._take_stops(dialog.stops.entries)
            self._take_templates(dialog.keep.templates.path)
            self.changed.emit()
        language = dialog.look.language.currentData()
        dialog.deleteLater()
        if accepted and language != panes.settings.language:
            self.language_asked.emit(language)

    def _take_fonts(self, chosen: dict[str, str]) -> None:
        """The briefing at hand is exported so, too."""
        briefing = self._desk.briefing
        changed = [pair for pair in chosen.items() if briefing.field(pair[0]) != pair[1]]
        if changed:
            session = self._desk.session
            session.seal()
            for name, value in changed:
                session.apply(SetField(name, value))

    def _take_templates(self, folder: Path | None) -> None:
        """Find the person's own templates there from now on."""
        from word.own_folder import choose_folder, chosen_folder

        if folder != chosen_folder() and self._saved(
            lambda: choose_folder(folder), "window.settings.keep.templates_failed"
        ):
            self._panes.exporter.load_templates()

    def _begin(self) -> None:
        """A new briefing begins as the person wants every one to."""
        settings = self._panes.settings
        if settings.fixed and not self._desk.documents and self._desk.briefing.is_empty:
            self._desk.begin_with(settings.engine, settings.length, settings.template)
            topbar = self._panes.topbar
            topbar.show_engine(self._desk.engine)
            topbar.length.set_length(self._desk.length)
            topbar.show_template(self._desk.briefing.template)

    # --- lists

    def _take_words(self, entries: Iterable[OwnWord]) -> bool:
        entries = tuple(entries)
        if entries == own.words() or not self._saved(lambda: own.save_words(entries)):
            return False
        words.refresh()
        self.words_changed.emit()
        if self._desk.engine in CUTTING and self._desk.documents:
            self._desk.rank()
        return True

    def _take_stops(self, entries: Iterable[str]) -> bool:
        entries = tuple(entries)
        if entries == own.stops() or not self._saved(lambda: own.save_stops(entries)):
            return False
        if self._desk.documents:
            self._desk.rank()
        return True

    def _saved(self, save: Callable[[], None], failed: str = "window.lists.not_saved") -> bool:
        try:
            save()
        except OSError as error:
            values = {"detail": error.strerror or type(error).__name__}
            self._panes.messages.tell(Told("error", say(failed, values)))
            return False
        return True

    # --- from the text

    def add_to_menu(self, menu: QMenu) -> None:
        """What can be done with the words that are selected in the text."""
        text = " ".join(self._panes.reader.view.textCursor().selectedText().split())
        if not text:
            return
        menu.addSeparator()
        short = (text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…").replace("&", "&&")
        values = {"text": short}
        bare = "".join(text.split())
        if own.is_word(bare):
            menu.addAction(say("window.words.add_named", values), lambda: self.add_word(bare))
        if own.is_stop(text):
            menu.addAction(say("window.stops.add_named", values), lambda: self.add_stop(text))

    def add_for_item(self, menu: QMenu, item: str) -> None:
        """An item that nobody wants to read again: what it quotes is stopped."""
        found = self._desk.session.item(item)
        quote = " ".join(found.sources[0].quote.split()) if found and found.sources else ""
        if own.is_stop(quote):
            menu.addAction(say("window.stops.add_item"), lambda: self.add_stop(quote))

    def add_word(self, text: str) -> None:
        """Put a word into the dictionary, unless it is there."""
        before = own.words()
        if any(word.text == text for word in before):
            self._tell("info", "window.words.known", text)
        elif self._take_words((*before, OwnWord(text))):
            self._tell("success", "window.words.added", text, lambda: self._take_words(before))

    def add_stop(self, text: str) -> None:
        """Put a wording on the stop list, unless it is there, and choose anew."""
        before = own.stops()
        if text in before:
            self._tell("info", "window.stops.known", text)
        elif self._take_stops((*before, text)):
            self._tell("success", "window.stops.added", text, lambda: self._take_stops(before))

    def _tell(
        self, kind: str, code: str, text: str, back: Callable[[], object] | None = None
    ) -> None:
        offers = (Offer(say("window.words.take_back"), back),) if back is not None else ()
        short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        self._panes.messages.tell(Told(kind, say(code, {"text": short}), offers=offers))
