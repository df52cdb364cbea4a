"""The table of indicators as the briefing prints it: cells to be written in, rows to be moved and taken out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedLayout,
    QTableView,
    QWidget,
)

from messages import say
from model.briefing import BriefingTable, SourceRef, TableRow
from ui.facts.listing import ROW_HEIGHT
from ui.parts import EmptyState
from ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_NOTHING = QModelIndex()
COLUMNS = ("指标", "单位", "时期", "目标", "实际", "差额")
_HEADS = ("name", "unit", "period", "target", "achieved", "difference", "document")
_WIDTHS = (240, 80, 120, 120, 120, 110)


class _Model(QAbstractTableModel):
    written = Signal(str, str, str)

    def __init__(self, label: Callable[[SourceRef], str], parent: QObject) -> None:
        super().__init__(parent)
        self._label = label
        self.rows: tuple[TableRow, ...] = ()

    def show(self, rows: tuple[TableRow, ...]) -> None:
        if [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(_HEADS) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.EditRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        row = self.rows[index.row()]
        if index.column() < len(COLUMNS):
            return row.cell(COLUMNS[index.column()])
        return "、".join(dict.fromkeys(map(self._label, row.sources)))

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() >= len(COLUMNS):
            return False
        row, column = self.rows[index.row()], COLUMNS[index.column()]
        text = " ".join(str(value).split())
        if text != row.cell(column):
            self.written.emit(row.id, column, text)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        own = index.isValid() and index.column() < len(COLUMNS)
        return flags | Qt.ItemFlag.ItemIsEditable if own else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return say(f"window.facts.column.{_HEADS[section]}")
        return None


class LedgerPage(QWidget):
    """Shows the rows and asks for changes of them."""

    cell_written = Signal(str, str, str)
    """Row, column, text."""
    rows_removed = Signal(tuple)
    rows_moved = Signal(tuple, str)
    """Rows and the one that they come in front of, empty for the end."""
    place_asked = Signal(object)
    """The :class:`SourceRef` to be shown."""
    picked = Signal()

    def __init__(self, theme: Theme, label: Callable[[SourceRef], str]) -> None:
        super().__init__()
        self._model = _Model(label, self)
        self.view = _View(self)
        # Before the model, as in ``listing.Table``.
        self.view.setObjectName("facts")
        self.view.setModel(self._model)
        self.view.setAccessibleName(say("window.facts.ledger"))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setShowGrid(False)
        self.view.setWordWrap(False)
        self.view.setTabKeyNavigation(False)
        head = self.view.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(len(COLUMNS), QHeaderView.ResizeMode.Stretch)
        for number, width in enumerate(_WIDTHS):
            self.view.setColumnWidth(number, width)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.empty = EmptyState(
            theme,
            "heading",
            say("window.facts.ledger.empty"),
            say("window.facts.ledger.empty_text"),
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.view)
        self._model.written.connect(self.cell_written)
        self.view.removed.connect(self.remove)
        self.view.stepped.connect(self.step)
        self.view.clicked.connect(self._look)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit())
        self._model.modelReset.connect(self.picked)

    @property
    def rows(self) -> tuple[TableRow, ...]:
        """What is shown."""
        return self._model.rows

    def show_table(self, table: BriefingTable | None) -> None:
        """Show the rows of a table; the selected ones stay selected."""
        chosen = self.selected()
        self._model.show(table.rows if table else ())
        self._stack.setCurrentIndex(1 if self._model.rows else 0)
        self.choose(chosen)

    def selected(self) -> tuple[str, ...]:
        """Ids of the selected rows, in order."""
        lines = sorted({index.row() for index in self.view.selectionModel().selectedIndexes()})
        return tuple(self.rows[line].id for line in lines if line < len(self.rows))

    def choose(self, ids: tuple[str, ...]) -> None:
        """Select rows."""
        model = self.view.selectionModel()
        if self.selected() == ids:
            return
        model.clearSelection()
        for line, row in enumerate(self.rows):
            if row.id in ids:
                index = self._model.index(line, 0)
                model.select(index, model.SelectionFlag.Select | model.SelectionFlag.Rows)
                self.view.scrollTo(index)

    def remove(self) -> None:
        """Ask to take out the selected rows."""
        if ids := self.selected():
            self.rows_removed.emit(ids)

    def step(self, down: bool) -> None:
        """Ask to move the selected rows one line up or down."""
        ids = self.selected()
        order = [row.id for row in self.rows]
        if not ids:
            return
        first, last = order.index(ids[0]), order.index(ids[-1])
        if down and last + 1 < len(order):
            self.rows_moved.emit(ids, order[last + 2] if last + 2 < len(order) else "")
        elif not down and first:
            self.rows_moved.emit(ids, order[first - 1])

    def _look(self, index: QModelIndex) -> None:
        row = self.rows[index.row()]
        if row.sources:
            self.place_asked.emit(row.sources[0])


class _View(QTableView):
    removed = Signal()
    stepped = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)
