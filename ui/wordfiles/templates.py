"""The template manager: every template with its first page. What is done to them is in `ui/wordfiles/deeds.py`."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
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
from ui.parts import EmptyState, label
from ui.wordfiles.deeds import TemplateDeeds
from ui.wordfiles.dialog import Surroundings, WordDialog
from ui.wordfiles.findings import fill, list_of
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
        self.deeds = TemplateDeeds(self, lambda: self._listed)
        self.deeds.done.connect(self._on_done)
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
        self.import_button = self._button("import", self.deeds.take_in)
        self.learn_button = self._button("learn", self.learn_asked.emit)
        self.folder_button = self._button("folder", self.deeds.open_own)
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
        self.copy_button = self._button("copy", self._on_current(self.deeds.copy))
        self.export_button = self._button("export", self._on_current(self.deeds.hand_out))
        self.delete_button = self._button("delete", self._on_current(self.deeds.delete))
        self.repair_button = self._button("repair", self._on_current(self.deeds.repair))
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

    def _on_current(self, deed: Callable[[Listed], None]) -> Callable[[], None]:
        """Do something to the template that is selected."""
        return lambda: deed(self.current) if self.current is not None else None

    def _on_done(self, select: str) -> None:
        self.changed.emit()
        self.refresh(select)

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
