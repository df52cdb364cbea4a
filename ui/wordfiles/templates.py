"""The template manager: every template with its first page; one's own come, go and are handed out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefing import wordjobs
from briefing.templates import Listed
from messages import say
from model.errors import JianbaoError
from ui.failed import wording
from ui.files import documents_folder
from ui.parts import EmptyState, label
from ui.questions import confirm_delete
from ui.wordfiles.dialog import Surroundings, WordDialog
from ui.wordfiles.findings import ask_findings, fill, list_of
from ui.wordfiles.sheet import Sheet
from word.pagination import Page

_NAME = Qt.ItemDataRole.UserRole
_FIELDS_SHOWN = 16


class TemplatesDialog(WordDialog):
    """Lists the templates; what is done to them is done at once."""

    chosen = Signal(str)
    """The briefing shall be printed with this template."""
    changed = Signal()
    """There are other templates now."""
    learn_asked = Signal()

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(around, say("window.templates.title"), parent)
        self._listed: dict[str, Listed] = {}
        self._pages: dict[str, Page | None] = {}
        self._wanted = around.desk.briefing.template
        self.ask_name = ask_name
        self.ask_findings = ask_findings
        self.confirm_delete = confirm_delete
        self.open_folder = open_folder
        self._compose()
        self.desk.changed.connect(self._on_change)
        self.fit(940, 640)
        self.refresh()

    # --- putting together

    def _compose(self) -> None:
        self.list = QListWidget()
        self.list.setObjectName("list")
        self.list.setAccessibleName(say("window.templates.list"))
        self.list.currentRowChanged.connect(lambda _: self._show())
        self.list.itemActivated.connect(lambda _: self._use())
        self.import_button = self._button("import", self.take_in)
        self.learn_button = self._button("learn", self.learn_asked.emit)
        self.folder_button = self._button("folder", self._open_folder)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self._left())
        split.addWidget(self._right())
        split.setHandleWidth(1)
        split.setSizes([320, 600])
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        self.content.addWidget(split, 1)
        self.use_button = self.add_button(say("window.templates.use"), primary=True)
        self.use_button.clicked.connect(self._use)

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(6)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(self.import_button)
        row.addWidget(self.learn_button)
        column.addLayout(row)
        column.addWidget(self.folder_button)
        return left

    def _right(self) -> QWidget:
        self.head = label("", "panelTitle", wrap=True)
        self.about = label("", "muted", wrap=True)
        self.sheet = Sheet(self.theme)
        self.sheet.setAccessibleName(say("window.templates.preview"))
        self.findings = list_of(say("window.findings.list"))
        self.empty = EmptyState(
            self.theme,
            "document",
            say("window.templates.empty"),
            say("window.templates.empty_text"),
        )
        self.stack = QStackedWidget()
        for widget in (self.sheet, self.findings, self.empty):
            self.stack.addWidget(widget)
        self.copy_button = self._button("copy", self._copy)
        self.export_button = self._button("export", self._hand_out)
        self.delete_button = self._button("delete", self._delete)
        self.repair_button = self._button("repair", self._repair)
        deeds = QHBoxLayout()
        for button in (self.copy_button, self.export_button, self.delete_button):
            deeds.addWidget(button)
        deeds.addWidget(self.repair_button)
        deeds.addStretch(1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(6, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.head)
        column.addWidget(self.about)
        column.addWidget(self.stack, 1)
        column.addLayout(deeds)
        return right

    def _button(self, name: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(say(f"window.templates.{name}"))
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: slot())
        return button

    # --- showing

    def refresh(self, select: str = "") -> None:
        """Look at the folders again, and select ``select`` or what was selected."""
        self._wanted = select or self._wanted
        self.working.run(wordjobs.survey, done=self._on_survey, stage="window.stage.shelf")

    def _on_survey(self, listed: tuple[Listed, ...]) -> None:
        before = {name: one.template for name, one in self._listed.items()}
        self._listed = {one.name: one for one in listed}
        self._pages = {
            name: page
            for name, page in self._pages.items()
            if name in self._listed and self._listed[name].template == before.get(name)
        }
        wanted = self._wanted
        self.list.blockSignals(True)
        self.list.clear()
        for one in listed:
            item = QListWidgetItem(self._line(one))
            item.setData(_NAME, one.name)
            self.list.addItem(item)
            if one.name == wanted:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0 and listed:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._show()

    def _line(self, one: Listed) -> str:
        origin = say("window.templates.own" if one.own else "window.templates.shipped")
        name = one.name
        if name == self.desk.briefing.template:
            name += say("window.templates.current")
        if one.template is None:
            values = {"origin": origin, "count": len(one.findings)}
            return f"{name}\n{say('window.templates.row_faulty', values)}"
        if one.name == one.template.kind:
            return f"{name}\n{origin}"
        kind = {"kind": one.template.kind, "origin": origin}
        return f"{name}\n{say('window.templates.row', kind)}"

    @property
    def current(self) -> Listed | None:
        """The template that is selected."""
        item = self.list.currentItem()
        return None if item is None else self._listed.get(item.data(_NAME))

    def _show(self) -> None:
        one = self.current
        sound = one is not None and one.template is not None
        own = one is not None and one.own
        self.use_button.setEnabled(sound)
        for button in (self.copy_button, self.export_button):
            button.setEnabled(sound)
        self.delete_button.setEnabled(own)
        self.repair_button.setVisible(own and one is not None and bool(one.repairable))
        if one is None:
            self.head.setText("")
            self.about.setText("")
            self.stack.setCurrentWidget(self.empty)
            return
        self._wanted = one.name
        self.head.setText(one.name)
        self.list.setAccessibleDescription(self._line(one))
        template = one.template
        if template is None:
            self.about.setText(self._line(one).partition("\n")[2])
            certain = one.findings[: one.repairable]
            fill(self.findings, certain, one.findings[one.repairable :], one.name)
            self.stack.setCurrentWidget(self.findings)
            return
        names = [slot for slot in template.slots if not slot.startswith("表·")]
        fields = "、".join(names[:_FIELDS_SHOWN]) + ("……" if len(names) > _FIELDS_SHOWN else "")
        self.about.setText(say("window.templates.fields", {"fields": fields}))
        self.stack.setCurrentWidget(self.sheet)
        if one.name in self._pages:
            self._show_page(one.name)
            return
        self.sheet.show_page(None, say("window.stage.sample"))
        self.working.run(
            wordjobs.template_pages,
            template,
            done=lambda pages, name=one.name: self._on_pages(name, pages),
            stage="window.stage.sample",
        )

    def _on_pages(self, name: str, pages: tuple[Page, ...]) -> None:
        self._pages[name] = pages[0] if pages else None
        if self.current is not None and self.current.name == name:
            self._show_page(name)

    def _show_page(self, name: str) -> None:
        self.sheet.show_page(self._pages[name], say("window.templates.no_preview"))

    def _on_change(self, change: object) -> None:
        if getattr(change, "template", False):
            for row in range(self.list.count()):
                item = self.list.item(row)
                if (one := self._listed.get(item.data(_NAME))) is not None:
                    item.setText(self._line(one))

    # --- doing

    def _use(self) -> None:
        if self.current is not None and self.current.template is not None:
            self.chosen.emit(self.current.name)

    def take_in(self) -> None:
        """Ask for a file and put it among the person's own, repaired if they wish."""
        path = self.choose_word(say("window.templates.import_title"))
        if path is not None:
            self.working.run(
                wordjobs.examine, path, done=self._on_examined, stage="window.stage.examine"
            )

    def _on_examined(self, examined: wordjobs.Examined) -> None:
        data, code = examined.data, "window.templates.imported"
        if examined.findings:
            choice = self.ask_findings(self, examined)
            if choice == "save":
                self._save_mended(examined)
            if choice != "mend":
                return
            data, code = examined.mended, "window.templates.mended"
        self._put(data, examined.name, code, len(examined.repaired))

    def _put(self, data: bytes, name: str, code: str, count: int) -> None:
        from briefing.templates import put

        if name in self._listed and self._listed[name].own:
            name = self.ask_name(self, self._free(name))
        if name and self._do(lambda: put(data, name)):
            self.tell("success", say(code, {"name": name, "count": count}))
            self._after(name)

    def _save_mended(self, examined: wordjobs.Examined) -> None:
        from briefing.output import write_atomically

        proposed = documents_folder() / f"{examined.name}.docx"
        target = self.ask_save(self, say("window.templates.export_title"), proposed)
        if target is not None and self._do(lambda: write_atomically(target, examined.mended)):
            values = {"path": str(target), "left": len(examined.left)}
            self.tell("warning", say("window.findings.saved", values))

    def _copy(self) -> None:
        from briefing.templates import copy

        one = self.current
        if one is None:
            return
        name = self.ask_name(
            self, self._free(say("window.templates.copy_name", {"name": one.name}))
        )
        if name and self._do(lambda: copy(one.name, name)):
            self._after(name)

    def _hand_out(self) -> None:
        from briefing.templates import hand_out

        one = self.current
        if one is None:
            return
        folder = self.settings.export_folder or documents_folder()
        target = self.ask_save(
            self, say("window.templates.export_title"), folder / f"{one.name}.docx"
        )
        if target is not None and self._do(lambda: hand_out(one.name, target)):
            self.tell("success", say("window.templates.exported", {"path": str(target)}))

    def _delete(self) -> None:
        from briefing.templates import take_away

        one = self.current
        if one is None or not one.own or not self.confirm_delete(self, one.name):
            return
        if self._do(lambda: take_away(one.name)):
            self._after("")

    def _repair(self) -> None:
        from briefing.templates import repair_own

        one = self.current
        if one is None:
            return
        left: list[int] = []
        if self._do(lambda: left.append(len(repair_own(one.name)))):
            code = "window.templates.still_faulty" if left[0] else "window.templates.repaired"
            self.tell(
                "warning" if left[0] else "success",
                say(code, {"name": one.name, "count": left[0]}),
            )
            self._after(one.name)

    def _open_folder(self) -> None:
        from word.own_folder import user_folder

        folder = user_folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            values = {"path": str(folder)}
            self.tell("error", say("window.wordfiles.folder_failed", values))
            return
        self.open_folder(folder)

    def _do(self, deed: Callable[[], object]) -> bool:
        """Do something to the templates; whether it went well."""
        self.bar.hide()
        try:
            deed()
        except JianbaoError as error:
            self.tell("error", wording(error.code, error.values))
            return False
        return True

    def _after(self, select: str) -> None:
        self.changed.emit()
        self.refresh(select)

    def _free(self, name: str) -> str:
        """``name``, with a number if there is a template of this name."""
        number, found = 2, name
        while found in self._listed:
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
