"""A table of many things: rows of one height, cells worded when they are seen, sorted and narrowed by plain lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from messages import say
from ui.carrying import FACTS_MIME, put_facts

_Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 27
_NOTHING = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    """``code`` is the message of its heading, ``key`` what it is sorted by (its text, if None), ``width`` in pixels;
    ``stretch``: it takes what room is left."""

    code: str
    text: Callable[[Any], str]
    key: Callable[[Any], Any] | None = None
    width: int = 90
    stretch: bool = False
    right: bool = False


class Listing(QAbstractTableModel):
    """Shows some of many rows. ``kind`` says what a drag of them is; ``marked`` which rows want to be looked at: their
    last cell stands out."""

    def __init__(
        self,
        columns: Sequence[Column],
        search: Callable[[Any], str],
        parent: QObject,
        *,
        kind: str = "",
        marked: Callable[[Any], bool] = lambda _: False,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._search = search
        self._kind = kind
        self._marked = marked
        self.all: tuple[Any, ...] = ()
        self._folded: list[str] = []
        self.shown: list[int] = []
        self._order: list[int] = []
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        self._word = ""
        self._test: Callable[[Any], bool] | None = None

    # --- rows

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows, as they were sorted and narrowed before."""
        self.all = tuple(rows)
        self._folded = []
        self._order = list(range(len(self.all)))
        self._arrange()

    def narrow(self, word: str, test: Callable[[Any], bool] | None = None) -> None:
        """Show only rows that have ``word`` in them (case does not count) and pass ``test``."""
        self._word = word.strip().casefold()
        self._test = test
        self._show()

    def row(self, index: _Index) -> Any:
        """The row at an index, or None."""
        return self.all[self.shown[index.row()]] if index.isValid() else None

    def place_of(self, row: Any) -> int:
        """At which line a row is shown; -1 if it is not."""
        return next((at for at, number in enumerate(self.shown) if self.all[number] is row), -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; by none (-1) as the rows came; an override of Qt's."""
        self._sorted = (column, order) if 0 <= column < len(self.columns) else None
        self._arrange()

    def _arrange(self) -> None:
        self._order = list(range(len(self.all)))
        if self._sorted is not None:
            column, order = self._sorted
            key = self.columns[column].key or self.columns[column].text
            keys = [key(row) for row in self.all]
            self._order.sort(key=keys.__getitem__, reverse=order == Qt.SortOrder.DescendingOrder)
        self._show()

    def _show(self) -> None:
        self.beginResetModel()
        shown = self._order
        if self._word:
            if not self._folded:
                self._folded = [self._search(row).casefold() for row in self.all]
            shown = [number for number in shown if self._word in self._folded[number]]
        if self._test is not None:
            shown = [number for number in shown if self._test(self.all[number])]
        self.shown = list(shown)
        self.endResetModel()

    # --- Qt

    def rowCount(self, parent: _Index = _NOTHING) -> int:
        """How many rows are shown; an override of Qt's."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: _Index = _NOTHING) -> int:
        """How many columns there are; an override of Qt's."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell; an override of Qt's."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(self.all[self.shown[index.row()]])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        last = index.column() == len(self.columns) - 1
        if role == Qt.ItemDataRole.ForegroundRole and last:
            marked = self._marked(self.all[self.shown[index.row()]])
            return QGuiApplication.palette().brightText() if marked else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heading of a column; an override of Qt's."""
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return say(self.columns[section].code)
            if role == Qt.ItemDataRole.TextAlignmentRole:
                right = self.columns[section].right
                side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
                return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Rows can be selected and, where they are something for the briefing, dragged; an override of Qt's."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self._kind else flags

    def mimeTypes(self) -> list[str]:
        """What a drag carries; an override of Qt's."""
        return [FACTS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The numbers of the rows that are dragged; an override of Qt's."""
        data = QMimeData()
        lines = sorted({index.row() for index in indexes})
        put_facts(data, self._kind, [self.shown[line] for line in lines])
        return data


class Table(QTableView):
    """A table of a :class:`Listing`. ``looked_at`` carries the row that the person goes to, ``handed`` says that they
    want what is selected in the briefing."""

    looked_at = Signal(object)
    handed = Signal()
    picked = Signal()
    menu_asked = Signal(QPoint)
    removed = Signal()

    def __init__(self, model: Listing, code: str, parent: QWidget) -> None:
        super().__init__(parent)
        # Before the model: to measure its columns the head takes its look, by this name, and keeps it.
        self.setObjectName("facts")
        self.setModel(model)
        self.listing = model
        self.setAccessibleName(say(code))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setMinimumSectionSize(44)
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        for number, column in enumerate(model.columns):
            if column.stretch:
                head.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
            else:
                self.setColumnWidth(number, column.width)
        self.clicked.connect(self._look)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit())
        model.modelReset.connect(self.picked)

    def selected(self) -> list[Any]:
        """The selected rows, as they are shown."""
        lines = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        return [self.listing.all[self.listing.shown[line]] for line in lines]

    def choose(self, row: Any) -> None:
        """Select a row and bring it into view."""
        line = self.listing.place_of(row)
        if line >= 0:
            self.selectRow(line)
            self.scrollTo(self.listing.index(line, 0))

    def _on_current(self, index: QModelIndex) -> None:
        if self.hasFocus():
            self._look(index)

    def _look(self, index: QModelIndex) -> None:
        row = self.listing.row(index)
        if row is not None:
            self.looked_at.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter hands over what is selected, Del takes it out; an override of Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.handed.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is selected; an override of Qt's."""
        self.menu_asked.emit(event.globalPos())
