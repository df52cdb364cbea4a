"""The briefing's sections and items as rows of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QAbstractListModel, QByteArray, QMimeData, QModelIndex, QObject, Qt

from model.briefing import Briefing, Item
from word.numbering import numbered

MIME = "application/x-jianbao-items"
SECTION_MIME = "application/x-jianbao-section"
ROW_ROLE = Qt.ItemDataRole.UserRole + 1

_Index = QModelIndex


@lru_cache(maxsize=4_096)
def _widened(heading: str) -> str:
    """A heading with its marks as they are printed. Every step shows all headings, most of them the same."""
    from word.values import widened

    return widened(heading)


@dataclass(frozen=True, slots=True)
class Row:
    """A section's heading (``item`` is None) or an item. ``printed`` is the heading with its number;
    ``count`` how many items its section holds."""

    section: str
    heading: str
    level: int
    printed: str
    count: int
    item: Item | None = None

    @property
    def identity(self) -> str:
        """Distinguishes the row from all others of the briefing."""
        return f"item {self.item.id}" if self.item else f"section {self.section}"


def rows_of(briefing: Briefing) -> list[Row]:
    """The rows in printing order, headings numbered as they will be printed."""
    headed = [section for section in briefing.sections if section.heading]
    printed = iter(numbered([(section.level, _widened(section.heading)) for section in headed]))
    rows: list[Row] = []
    for section in briefing.sections:
        level, heading = next(printed) if section.heading else (section.level, "")
        rows.append(Row(section.id, section.heading, level, heading, len(section.items)))
        rows.extend(Row(section.id, section.heading, level, "", 0, item) for item in section.items)
    return rows


class CardsModel(QAbstractListModel):
    """Shows one briefing; told of a new one, it changes only the rows that differ."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def set_briefing(self, briefing: Briefing) -> None:
        """Show ``briefing``. Rows that stay keep their selection and their place on the screen."""
        new = rows_of(briefing)
        old = self.rows
        head = 0
        limit = min(len(old), len(new))
        while head < limit and old[head].identity == new[head].identity:
            head += 1
        tail = 0
        while (
            tail < limit - head
            and old[len(old) - 1 - tail].identity == new[len(new) - 1 - tail].identity
        ):
            tail += 1
        gone, come = len(old) - head - tail, len(new) - head - tail
        if gone:
            self.beginRemoveRows(QModelIndex(), head, head + gone - 1)
            self.rows = old[:head] + old[len(old) - tail :]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), head, head + come - 1)
            self.rows = self.rows[:head] + new[head : head + come] + self.rows[head:]
            self.endInsertRows()
        changed = [n for n, row in enumerate(new) if row != self.rows[n]]
        self.rows = new
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def refresh_items(self, items: set[str]) -> None:
        """What is shown of these items, and how high it is, is different."""
        rows = [n for n, row in enumerate(self.rows) if row.item and row.item.id in items]
        if rows:
            self.dataChanged.emit(self.index(rows[0]), self.index(rows[-1]))

    def row_of_item(self, item: str) -> int:
        """The row of an item, -1 if it is not there."""
        return next((n for n, row in enumerate(self.rows) if row.item and row.item.id == item), -1)

    def row_of_section(self, section: str) -> int:
        """The row of a section's heading, -1 if it is not there."""
        return next(
            (n for n, r in enumerate(self.rows) if r.item is None and r.section == section), -1
        )

    def target(self, row: int) -> tuple[str, str] | None:
        """Section and item before which something dropped in front of ``row`` goes (empty: at the end)."""
        if not self.rows:
            return None
        if row <= 0:
            row = 1
        above = self.rows[row - 1]
        before = ""
        if row < len(self.rows) and (item := self.rows[row].item):
            before = item.id
        return above.section, before

    def section_target(self, row: int) -> str:
        """The section before which one that is dropped in front of ``row`` goes (empty: at the end)."""
        return next((one.section for one in self.rows[max(row, 0) :] if one.item is None), "")

    # --- Qt

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Number of rows; an override of Qt's."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself, its text or its accessible wording; an override of Qt's."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.EditRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return row.item.text if row.item else row.heading
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Items can be dragged; things are dropped between rows; an override of Qt's."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = (
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
        )
        return flags | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """Our own types only; an override of Qt's."""
        return [MIME, SECTION_MIME]

    def mimeData(self, indexes: Sequence[_Index]) -> QMimeData:
        """The dragged items' ids, and their text for other programs; without an item the section's id; an
        override of Qt's."""
        numbers = sorted(index.row() for index in indexes)
        items = [item for n in numbers if (item := self.rows[n].item)]
        data = QMimeData()
        if not items and numbers:
            data.setData(SECTION_MIME, QByteArray(self.rows[numbers[0]].section.encode()))
            return data
        data.setData(MIME, QByteArray("\n".join(item.id for item in items).encode()))
        data.setText("\n".join(item.text for item in items))
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        """Moving; an override of Qt's."""
        return Qt.DropAction.MoveAction


def dragged_items(data: QMimeData) -> tuple[str, ...]:
    """The ids of the items that a drag of ours carries; empty for anything else."""
    if not data.hasFormat(MIME):
        return ()
    return tuple(bytes(data.data(MIME).data()).decode().split("\n"))


def dragged_section(data: QMimeData) -> str:
    """The id of the section that a drag of ours carries; empty for anything else."""
    if not data.hasFormat(SECTION_MIME):
        return ""
    return bytes(data.data(SECTION_MIME).data()).decode()
