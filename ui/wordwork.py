"""Opens the windows beside the window that work on Word files, and connects them with the briefing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from briefing.edits import SetField
from messages import say
from ui.panes import Panes
from ui.told import Offer, Told
from word.fields import COMMENTS, TIGHT, is_set

if TYPE_CHECKING:
    from ui.wordfiles.dialog import Surroundings
    from ui.wordfiles.format import FormatDialog
    from ui.wordfiles.learn import LearnDialog
    from ui.wordfiles.takeback import TakeBackDialog
    from ui.wordfiles.templates import TemplatesDialog


SETTINGS = {"comments": COMMENTS, "tight": TIGHT}
"""Commands that are on or off for a briefing, and the export settings that they stand for."""
_YES = "是"

Asking = Callable[[QWidget, str, Path], Path | None]


class WordWork:
    """One window of each sort at a time."""

    def __init__(
        self, panes: Panes, open_sources: Callable[[list[Path]], None], frame: QWidget
    ) -> None:
        self._panes = panes
        self._open_sources = open_sources
        self._frame = frame
        self._shelf: TemplatesDialog | None = None
        panes.desk.changed.connect(lambda _: self._show_settings())
        panes.results.tighter_asked.connect(self._export_tight)
        self._show_settings()
        self.ask_open: Asking | None = None
        self.ask_save: Asking | None = None

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the commands of the menus do."""
        return {
            "templates": self.templates,
            "learn_template": self.learn,
            "check_format": self.check_format,
            "take_back": self.take_back,
            "comments": lambda: self._toggle("comments"),
            "tight": lambda: self._toggle("tight"),
        }

    def _around(self) -> Surroundings:
        from ui.wordfiles.dialog import Surroundings

        panes = self._panes
        around = Surroundings(panes.desk, panes.theme, panes.settings)
        return replace(
            around,
            ask_open=self.ask_open or around.ask_open,
            ask_save=self.ask_save or around.ask_save,
        )

    # --- templates

    def templates(self) -> TemplatesDialog:
        """Open the template manager."""
        from ui.wordfiles.templates import TemplatesDialog

        if self._shelf is None:
            shelf = TemplatesDialog(self._around(), self._frame)
            shelf.chosen.connect(self._use)
            shelf.changed.connect(self._panes.exporter.load_templates)
            shelf.learn_asked.connect(self.learn)
            shelf.destroyed.connect(self._forget_shelf)
            self._shelf = shelf
        self._shelf.show()
        self._shelf.raise_()
        self._shelf.activateWindow()
        return self._shelf

    def _forget_shelf(self) -> None:
        self._shelf = None

    def _use(self, name: str) -> None:
        if name != self._panes.desk.briefing.template:
            self._panes.topbar.template_chosen.emit(name)

    def learn(self) -> LearnDialog:
        """Open the window that learns a template, and ask for the old briefing."""
        from ui.wordfiles.learn import LearnDialog

        dialog = LearnDialog(self._around(), self._frame)
        dialog.saved.connect(self._on_learnt)
        dialog.use_asked.connect(self._use_learnt)
        _show(dialog)
        dialog.choose()
        return dialog

    def _use_learnt(self, name: str, values: dict[str, str]) -> None:
        """Take a template, and into the masthead what the old briefing says there, where nothing stands yet."""
        self._use(name)
        self._panes.topbar.show_template(name)
        session = self._panes.desk.session
        for field, value in values.items():
            if not self._panes.desk.briefing.field(field):
                session.apply(SetField(field, value))

    def _on_learnt(self, name: str) -> None:
        self._panes.exporter.load_templates()
        if self._shelf is not None:
            self._shelf.refresh(name)

    # --- files

    def check_format(self) -> FormatDialog:
        """Open the format check."""
        from ui.wordfiles.format import FormatDialog

        dialog = FormatDialog(self._around(), self._frame)
        _show(dialog)
        dialog.choose()
        return dialog

    def take_back(self, path: Path | None = None) -> TakeBackDialog | None:
        """Compare an edited briefing with the one here; asks for it if nobody names it."""
        from ui.wordfiles.takeback import TakeBackDialog

        panes = self._panes
        panes.briefing.commit_pending()
        if not self._has_briefing():
            panes.messages.tell(Told("warning", say("window.back.nothing_here")))
            return None
        dialog = TakeBackDialog(self._around(), self._frame)
        dialog.taken.connect(self._on_taken)
        _show(dialog)
        if path is not None:
            dialog.compare(path)
        elif not dialog.choose():
            # It may have been closed while the file was asked for.
            if isValid(dialog):
                dialog.close()
            return None
        return dialog

    def _has_briefing(self) -> bool:
        return not self._panes.desk.briefing.is_empty

    def _on_taken(self, name: str, count: int) -> None:
        text = say("window.back.done", {"name": name, "count": count})
        self._panes.messages.tell(Told("success", text))

    # --- how to export

    def _show_settings(self) -> None:
        """Tick what is on for this briefing."""
        briefing = self._panes.desk.briefing
        for name, field in SETTINGS.items():
            self._panes.commands[name].setChecked(is_set(briefing.field(field)))

    def _toggle(self, name: str) -> None:
        on = self._panes.commands[name].isChecked()
        session = self._panes.desk.session
        session.seal()
        session.apply(SetField(SETTINGS[name], _YES if on else ""))

    def _export_tight(self, path: Path) -> None:
        """Write the export again, set tight; the setting stays with the briefing."""
        self._panes.desk.session.apply(SetField(SETTINGS["tight"], _YES))
        self._panes.exporter.export(path)

    # --- dropped files

    def dropped(self, paths: list[Path]) -> None:
        """Open what was dropped on the window; an exported briefing may have edits to be taken back."""
        from briefing import wordjobs

        words = [path for path in paths if path.suffix.lower() == ".docx"]
        if not words or not self._has_briefing():
            self._open_sources(paths)
            return

        def known(own: tuple[Path, ...]) -> None:
            if others := [path for path in paths if path not in own]:
                self._open_sources(others)
            if own:
                self._offer(own)

        self._panes.desk.background.run(
            wordjobs.own_exports,
            words,
            done=known,
            failed=lambda _: self._open_sources(paths),
            stage="window.stage.inspect",
        )

    def _offer(self, own: tuple[Path, ...]) -> None:
        first = own[0]
        offers = (
            Offer(say("window.back.offer_take"), lambda: self.take_back(first)),
            Offer(say("window.back.offer_source"), lambda: self._open_sources(list(own))),
        )
        text = say("window.back.offer", {"name": first.name})
        self._panes.messages.tell(Told("info", text, offers=offers))


def _show(dialog: QDialog) -> None:
    """Show a window before it asks for a file: two windows would be much for one turn of the event loop."""
    dialog.show()
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
