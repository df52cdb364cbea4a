"""Lists that a person edits: add, delete, import and export as plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTreeView,
    QWidget,
)

from messages import say
from ui.choosing import choose_files, name_file
from ui.files import documents_folder
from ui.parts import label
from ui.preferences.page import Line, Page, button

ENCODINGS = (("UTF-8", "utf-8"), ("GBK", "gb18030"))
_LARGEST = 5_000_000
_CODE = "window.settings"
_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class EntriesModel(QAbstractTableModel):
    """Entries in their order; what stands in the columns of one is told by ``cells``."""

    def __init__(self, heads: Sequence[str], cells: Callable[[Any], Sequence[str]]) -> None:
        super().__init__()
        self._heads, self._cells = tuple(heads), cells
        self.entries: list[Any] = []

    def show_entries(self, entries: Iterable[Any]) -> None:
        """Show these."""
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def rowCount(self, parent: _Index = _TOP) -> int:
        """One for each entry; an override of Qt's."""
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: _Index = _TOP) -> int:
        """One for each head; an override of Qt's."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The cell, and the whole of it as a tip; an override of Qt's."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return self._cells(self.entries[index.row()])[index.column()]

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """The heads; an override of Qt's."""
        shown = role == Qt.ItemDataRole.DisplayRole and way == Qt.Orientation.Horizontal
        return self._heads[section] if shown else None


class EntriesView(QTreeView):
    """The list; Del deletes."""

    delete_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del deletes what is selected; an override of Qt's."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


class EntriesPage(Page):
    """A list with a line to add to it. What is shown is saved by whoever asks for :attr:`entries`."""

    heads: tuple[str, ...] = ()
    placeholder = ""
    file_name = ""

    def __init__(self, entries: Iterable[Any]) -> None:
        super().__init__()
        self.note(say(f"{_CODE}.{self.name}.note"))
        self.ask_open, self.ask_save = ask_open, ask_save
        self.model = EntriesModel([say(head) for head in self.heads], self.cells)
        self.view = EntriesView()
        self.view.setObjectName("entries")
        self.view.setModel(self.model)
        self.view.setRootIsDecorated(False)
        self.view.setUniformRowHeights(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setAccessibleName(say(f"{_CODE}.page.{self.name}"))
        self.view.header().setStretchLastSection(False)
        self.view.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.view.setHeaderHidden(len(self.heads) == 1)
        self.view.delete_asked.connect(self.delete)
        self.line = Line()
        self.line.setPlaceholderText(say(self.placeholder))
        self.line.setAccessibleName(say(self.placeholder))
        self.line.returnPressed.connect(self.add)
        self.add_button = button(say(f"{_CODE}.words.add"))
        self.add_button.clicked.connect(self.add)
        self.top = QHBoxLayout()
        self.top.addWidget(self.line, 1)
        self.top.addWidget(self.add_button)
        self.column.addLayout(self.top)
        self.column.addWidget(self.view, 1)
        self.told = label("", "muted", wrap=True)
        self.column.addWidget(self.told)
        self.column.addLayout(self._foot())
        self.show_entries(entries)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._refresh())
        self._refresh()

    def _foot(self) -> QHBoxLayout:
        self.count = label("", "faint")
        self.delete_button = button(say(f"{_CODE}.words.delete"))
        self.import_button = button(say(f"{_CODE}.words.import"))
        self.export_button = button(say(f"{_CODE}.words.export"))
        self.delete_button.clicked.connect(self.delete)
        self.import_button.clicked.connect(self.take_in)
        self.export_button.clicked.connect(self.hand_out)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        for one in (self.delete_button, self.import_button, self.export_button):
            foot.addWidget(one)
        return foot

    # --- what a list says of its entries

    def cells(self, entry: Any) -> Sequence[str]:
        """What stands in the columns."""
        raise NotImplementedError

    def key(self, entry: Any) -> str:
        """What no two entries share."""
        raise NotImplementedError

    def made(self, text: str) -> Any | None:
        """The entry of what was typed; None if it can be none."""
        raise NotImplementedError

    def parsed(self, data: bytes) -> tuple[Sequence[Any], int]:
        """The entries of a file, and how many of its lines are none."""
        raise NotImplementedError

    def line_of(self, entry: Any) -> str:
        """The entry as a line of a file."""
        raise NotImplementedError

    def bad(self) -> str:
        """Why what was typed can be no entry."""
        raise NotImplementedError

    # --- editing

    @property
    def entries(self) -> tuple[Any, ...]:
        """The list as it is shown."""
        return tuple(self.model.entries)

    def show_entries(self, entries: Iterable[Any]) -> None:
        """Show these, from the first."""
        self.model.show_entries(entries)
        self._refresh()

    def add(self) -> None:
        """Add what was typed, at the top, where it is seen."""
        text = self.line.text().strip()
        if not text:
            return
        entry = self.made(text)
        if entry is None:
            self.told.setText(self.bad())
        elif self.key(entry) in {self.key(one) for one in self.model.entries}:
            self.told.setText(say(f"{_CODE}.words.twice", {"text": self.key(entry)}))
        else:
            self.told.setText("")
            self.line.clear()
            self.show_entries([entry, *self.model.entries])

    def selected(self) -> list[int]:
        """Rows of what is selected."""
        return sorted({index.row() for index in self.view.selectionModel().selectedRows()})

    def delete(self) -> None:
        """Take what is selected off the list."""
        gone = set(self.selected())
        if gone:
            kept = [one for row, one in enumerate(self.model.entries) if row not in gone]
            self.show_entries(kept)
            if kept:
                self.view.setCurrentIndex(self.model.index(min(*gone, len(kept) - 1), 0))

    def take_in(self) -> None:
        """Add the entries of a file that are not here yet."""
        path = self.ask_open(self.window())
        if path is None:
            return
        try:
            with path.open("rb") as file:
                found, bad = self.parsed(file.read(_LARGEST))
        except OSError:
            self.told.setText(say(f"{_CODE}.not_read", {"name": path.name}))
            return
        known = {self.key(one) for one in self.model.entries}
        new = [one for one in found if self.key(one) not in known]
        self.show_entries([*self.model.entries, *new])
        code = f"{_CODE}.imported_some" if bad else f"{_CODE}.imported"
        self.told.setText(say(code, {"count": len(new), "bad": bad}))

    def hand_out(self) -> None:
        """Write the list to a file in the encoding that was chosen with its name."""
        asked = self.ask_save(self.window(), self.file_name)
        if asked is None:
            return
        path, encoding = asked
        text = "".join(f"{self.line_of(one)}\r\n" for one in self.model.entries)
        try:
            path.write_bytes(text.encode(encoding, "replace"))
        except OSError as error:
            values = {"name": path.name, "detail": error.strerror or ""}
            self.told.setText(say(f"{_CODE}.not_written", values))
        else:
            self.told.setText(say(f"{_CODE}.written", {"name": path.name}))

    def _refresh(self) -> None:
        self.count.setText(say(f"{_CODE}.{self.name}.count", {"count": len(self.model.entries)}))
        self.delete_button.setEnabled(bool(self.selected()))
        self.export_button.setEnabled(bool(self.model.entries))


def ask_open(parent: QWidget) -> Path | None:
    """A text file; None if the person changed their mind."""
    title, folder = say(f"{_CODE}.words.import"), documents_folder()
    filters = f"{say(f'{_CODE}.filter.text')} (*.txt);;{say('window.filter.all')} (*)"
    return next(iter(choose_files(parent, title, folder, filters, several=False)), None)


def ask_save(parent: QWidget, proposed: str) -> tuple[Path, str] | None:
    """Where to write a text file, and its encoding."""
    filters = {f"{say(f'{_CODE}.filter.text')} {name} (*.txt)": code for name, code in ENCODINGS}
    path = documents_folder() / proposed
    answer = name_file(parent, say(f"{_CODE}.words.export"), path, ";;".join(filters), ".txt")
    return answer and (answer[0], filters.get(answer[1], "utf-8"))
