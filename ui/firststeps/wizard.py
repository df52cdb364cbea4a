"""For the impatient: which sources, which kind of briefing; the rest is the window's own work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefing.presets import Preset
from messages import say
from ui.files import dropped_paths
from ui.firststeps.kindpage import KindPage, Kinds
from ui.footed import fit, set_on_foot
from ui.parts import label
from ui.preferences.page import button
from ui.theme import Theme

_PATH = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Wanted:
    """What came of it."""

    paths: tuple[Path, ...]
    template: str
    length: int
    fields: tuple[tuple[str, str], ...]
    preset: Preset | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """What can be chosen."""

    kinds: Kinds
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

    def __init__(self, offered: Offered, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("window.wizard.title"))
        self.setAcceptDrops(True)
        self._offered = offered
        self.step = label("", "emptyTitle")
        self.text = label("", "muted", wrap=True)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._sources_page())
        self.kind = KindPage(offered.kinds, theme)
        self.kind.chosen.connect(self._go_on)
        self.pages.addWidget(self.kind)
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
        set_on_foot(self, inner, (self.cancel_button,), (self.back_button, self.next_button))
        fit(self, 720, 520)
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
        return Wanted(
            tuple(Path(self.sources.item(row).data(_PATH)) for row in range(self.sources.count())),
            self.kind.template,
            self.kind.length.value(),
            self.kind.fields(),
            self.kind.preset,
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
        (self.kind.kinds if page else self.files_button).setFocus()
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
