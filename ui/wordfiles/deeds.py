"""What is done to templates: one's own come, are copied, handed out, repaired and go."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from briefing import wordjobs
from briefing.templates import Listed
from messages import say
from model.errors import JianbaoError
from ui.failed import wording
from ui.files import documents_folder
from ui.questions import confirm_delete
from ui.wordfiles.dialog import WordDialog
from ui.wordfiles.findings import ask_findings


class TemplateDeeds(QObject):
    """Asks in front of ``dialog`` and tells there what came of it; ``listed`` says which templates there are."""

    done = Signal(str)
    """There are other templates now; the name of the one to look at, empty for any."""

    def __init__(self, dialog: WordDialog, listed: Callable[[], Mapping[str, Listed]]) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._listed = listed
        self.ask_name = ask_name
        self.ask_findings = ask_findings
        self.confirm_delete = confirm_delete
        self.open_folder = open_folder

    def take_in(self) -> None:
        """Ask for a file and put it among the person's own, repaired if they wish."""
        path = self._dialog.choose_word(say("window.templates.import_title"))
        if path is not None:
            self._dialog.working.run(
                wordjobs.examine, path, done=self._on_examined, stage="window.stage.examine"
            )

    def _on_examined(self, examined: wordjobs.Examined) -> None:
        data, code = examined.data, "window.templates.imported"
        if examined.findings:
            choice = self.ask_findings(self._dialog, examined)
            if choice == "save":
                self._save_mended(examined)
            if choice != "mend":
                return
            data, code = examined.mended, "window.templates.mended"
        self._put(data, examined.name, code, len(examined.repaired))

    def _put(self, data: bytes, name: str, code: str, count: int) -> None:
        from briefing.templates import put

        if name in self._listed() and self._listed()[name].own:
            name = self.ask_name(self._dialog, self._free(name))
        if name and self._do(lambda: put(data, name)):
            self._dialog.tell("success", say(code, {"name": name, "count": count}))
            self.done.emit(name)

    def _save_mended(self, examined: wordjobs.Examined) -> None:
        from briefing.output import write_atomically

        proposed = documents_folder() / f"{examined.name}.docx"
        target = self._dialog.ask_save(self._dialog, say("window.templates.export_title"), proposed)
        if target is not None and self._do(lambda: write_atomically(target, examined.mended)):
            values = {"path": str(target), "left": len(examined.left)}
            self._dialog.tell("warning", say("window.findings.saved", values))

    def copy(self, one: Listed) -> None:
        """Put a copy among the person's own."""
        from briefing.templates import copy

        name = self.ask_name(
            self._dialog, self._free(say("window.templates.copy_name", {"name": one.name}))
        )
        if name and self._do(lambda: copy(one.name, name)):
            self.done.emit(name)

    def hand_out(self, one: Listed) -> None:
        """Write it to a file of the person's choice."""
        from briefing.templates import hand_out

        folder = self._dialog.settings.export_folder or documents_folder()
        target = self._dialog.ask_save(
            self._dialog, say("window.templates.export_title"), folder / f"{one.name}.docx"
        )
        if target is not None and self._do(lambda: hand_out(one.name, target)):
            self._dialog.tell("success", say("window.templates.exported", {"path": str(target)}))

    def delete(self, one: Listed) -> None:
        """Take one of the person's own away, if they mean it."""
        from briefing.templates import take_away

        if not one.own or not self.confirm_delete(self._dialog, one.name):
            return
        if self._do(lambda: take_away(one.name)):
            self.done.emit("")

    def repair(self, one: Listed) -> None:
        """Put right what can be put right for certain."""
        from briefing.templates import repair_own

        left: list[int] = []
        if self._do(lambda: left.append(len(repair_own(one.name)))):
            code = "window.templates.still_faulty" if left[0] else "window.templates.repaired"
            self._dialog.tell(
                "warning" if left[0] else "success",
                say(code, {"name": one.name, "count": left[0]}),
            )
            self.done.emit(one.name)

    def open_own(self) -> None:
        """Show the folder of the person's own templates."""
        from word.own_folder import user_folder

        folder = user_folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            values = {"path": str(folder)}
            self._dialog.tell("error", say("window.wordfiles.folder_failed", values))
            return
        self.open_folder(folder)

    def _do(self, deed: Callable[[], object]) -> bool:
        """Do something to the templates; whether it went well."""
        self._dialog.bar.hide()
        try:
            deed()
        except JianbaoError as error:
            self._dialog.tell("error", wording(error.code, error.values))
            return False
        return True

    def _free(self, name: str) -> str:
        """``name``, with a number if there is a template of this name."""
        number, found = 2, name
        while found in self._listed():
            found = f"{name}{number}"
            number += 1
        return found


def ask_name(parent: QWidget, proposed: str) -> str:
    """A name for a template; empty if the person changed their mind."""
    text, given = QInputDialog.getText(
        parent,
        say("window.templates.name_title"),
        say("window.templates.name"),
        QLineEdit.EchoMode.Normal,
        proposed,
    )
    return text.strip() if given else ""


def open_folder(path: Path) -> None:
    """Show a folder with the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
