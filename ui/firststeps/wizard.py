"""For the impatient: which sources, which kind of briefing; the rest is the window's own work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from messages import say
from model.template import Template
from ui.files import dropped_paths
from ui.parts import label, rule
from ui.preferences.page import button
from ui.settings import LONGEST, SHORTEST
from word.kinds import BY_NAME

FIELDS = ("标题", "简报名称", "编发单位", "期号")
"""Masthead fields that are asked for; all may be left empty."""
_PATH = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Wanted:
    """What came of it."""

    paths: tuple[Path, ...]
    template: str
    length: int
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """What can be chosen, and what is chosen at first."""

    templates: Sequence[Template]
    template: str
    length: int
    fields: dict[str, str]
    ask_files: Callable[[], list[Path]]
    ask_folder: Callable[[], list[Path]]
    samples: Path


class Sources(QListWidget):
    """Paths; Del takes one off."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del takes off what is selected; an override of Qt's."""
        if event.key() == Qt.Key.Key_Delete:
            for item in self.selectedItems():
                self.takeItem(self.row(item))
            event.accept()
        else:
            super().keyPressEvent(event)


class Wizard(QDialog):
    """Two pages; the third step is the window itself."""

    def __init__(self, offered: Offered, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("window.wizard.title"))
        self.setAcceptDrops(True)
        self._offered = offered
        self.step = label("", "emptyTitle")
        self.text = label("", "muted", wrap=True)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._sources_page())
        self.pages.addWidget(self._kind_page())
        self.back_button = button(say("window.wizard.back"))
        self.next_button = button(say("window.wizard.next"))
        self.next_button.setObjectName("primary")
        self.next_button.setDefault(True)
        self.cancel_button = button(say("window.cancel"))
        self.back_button.clicked.connect(lambda: self._turn(0))
        self.next_button.clicked.connect(self._go_on)
        self.cancel_button.clicked.connect(self.reject)
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 16, 20, 12)
        inner.setSpacing(10)
        for one in (self.step, self.text):
            inner.addWidget(one)
        inner.addWidget(self.pages, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 10, 14, 12)
        foot.setSpacing(8)
        foot.addWidget(self.cancel_button)
        foot.addStretch(1)
        foot.addWidget(self.back_button)
        foot.addWidget(self.next_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(inner, 1)
        whole.addWidget(rule())
        whole.addLayout(foot)
        area = self.screen().availableGeometry()
        self.resize(min(720, area.width() - 40), min(520, area.height() - 60))
        self._turn(0)

    # --- pages

    def _sources_page(self) -> QWidget:
        page = QWidget()
        self.sources = Sources()
        self.sources.setObjectName("list")
        self.sources.setAccessibleName(say("window.wizard.sources"))
        self.sources.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.sources.model().rowsInserted.connect(lambda *_: self._refresh())
        self.sources.model().rowsRemoved.connect(lambda *_: self._refresh())
        offered = self._offered
        self.files_button = button(say("window.add_files_dots"))
        self.folder_button = button(say("window.add_folder_dots"))
        self.samples_button = button(say("window.wizard.samples"))
        self.files_button.clicked.connect(lambda: self.add(offered.ask_files()))
        self.folder_button.clicked.connect(lambda: self.add(offered.ask_folder()))
        self.samples_button.clicked.connect(lambda: self.add([offered.samples]))
        row = QHBoxLayout()
        row.setSpacing(8)
        for one in (self.files_button, self.folder_button, self.samples_button):
            row.addWidget(one)
        row.addStretch(1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.sources, 1)
        return page

    def _kind_page(self) -> QWidget:
        page = QWidget()
        self.kinds = QListWidget()
        self.kinds.setObjectName("list")
        self.kinds.setAccessibleName(say("window.wizard.kinds"))
        self.kinds.itemActivated.connect(lambda _: self._go_on())
        self.about = label("", "muted", wrap=True)
        self.kinds.currentRowChanged.connect(lambda _: self._describe())
        for template in self._offered.templates:
            item = QListWidgetItem(template.name)
            item.setSizeHint(QSize(0, self.fontMetrics().height() + 14))
            self.kinds.addItem(item)
        names = [template.name for template in self._offered.templates]
        wanted = self._offered.template
        self.kinds.setCurrentRow(names.index(wanted) if wanted in names else 0)
        self.length = QSpinBox()
        self.length.setRange(SHORTEST, LONGEST)
        self.length.setSingleStep(50)
        self.length.setSuffix(say("window.length.unit"))
        self.length.setValue(self._offered.length)
        self.lines = {name: QLineEdit(self._offered.fields.get(name, "")) for name in FIELDS}
        form = QGridLayout()
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(8)
        for name, field in (*self.lines.items(), (say("window.length"), self.length)):
            title = label(name, "caption")
            title.setBuddy(field)
            field.setAccessibleName(name)
            form.addWidget(title, form.rowCount(), 0)
            form.addWidget(field, form.rowCount() - 1, 1)
        right = QVBoxLayout()
        right.addWidget(self.about)
        right.addLayout(form)
        right.addStretch(1)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.kinds, 2)
        row.addLayout(right, 3)
        return page

    def _describe(self) -> None:
        row = self.kinds.currentRow()
        kind = BY_NAME.get(self._offered.templates[row].kind) if row >= 0 else None
        self.about.setText(say(kind.code) if kind else say("window.wizard.own_template"))

    # --- what the person does

    def add(self, paths: Sequence[Path]) -> None:
        """Put paths on the list, each once."""
        there = {self.sources.item(row).data(_PATH) for row in range(self.sources.count())}
        for path in paths:
            if str(path) not in there:
                item = QListWidgetItem(
                    say("window.wizard.samples_name")
                    if path == self._offered.samples
                    else path.name or str(path)
                )
                item.setData(_PATH, str(path))
                item.setToolTip(str(path))
                self.sources.addItem(item)
        self._refresh()

    def wanted(self) -> Wanted:
        """What was chosen."""
        row = self.kinds.currentRow()
        return Wanted(
            tuple(Path(self.sources.item(row).data(_PATH)) for row in range(self.sources.count())),
            self._offered.templates[row].name if row >= 0 else self._offered.template,
            self.length.value(),
            tuple((name, line.text().strip()) for name, line in self.lines.items()),
        )

    def _go_on(self) -> None:
        if not self.sources.count():
            return
        if self.pages.currentIndex():
            self.accept()
        else:
            self._turn(1)

    def _turn(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        self.step.setText(say(f"window.wizard.step{page + 1}"))
        self.text.setText(say(f"window.wizard.step{page + 1}_text"))
        self.next_button.setText(say("window.wizard.make" if page else "window.wizard.next"))
        (self.kinds if page else self.files_button).setFocus()
        self._refresh()

    def _refresh(self) -> None:
        self.back_button.setVisible(self.pages.currentIndex() > 0)
        self.next_button.setEnabled(self.sources.count() > 0)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome; an override of Qt's."""
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put them on the list; an override of Qt's."""
        event.acceptProposedAction()
        self.add(dropped_paths(event.mimeData()))
