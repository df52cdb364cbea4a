"""The briefing's sections and items as rows of a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import (
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QStandardItemModel

from model.briefing import Briefing, BriefingSection, Item
from model.making import maker
from word.numbering import numbered

MIME = "application/x-jianbao-items"
SECTION_MIME = "application/x-jianbao-section"

_AT_ONCE = 200
"""Rows whose words are put in at once."""
_TEXT, _SIZE = Qt.ItemDataRole.EditRole, Qt.ItemDataRole.SizeHintRole


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


_row = maker(Row)


def rows_of(briefing: Briefing) -> list[Row]:
    """The rows in printing order, headings numbered as they will be printed."""
    return [row for block in _blocks(briefing, {}) for row in block.rows]


@dataclass(frozen=True, slots=True)
class _Block:
    """The rows of one section."""

    section: BriefingSection
    level: int
    printed: str
    rows: list[Row]


def _blocks(briefing: Briefing, known: Mapping[str, _Block]) -> list[_Block]:
    """The rows section by section; those of a section that is still the same object are the same again."""
    headed = [section for section in briefing.sections if section.heading]
    numbers = iter(numbered([(section.level, _widened(section.heading)) for section in headed]))
    blocks: list[_Block] = []
    for section in briefing.sections:
        level, printed = next(numbers) if section.heading else (section.level, "")
        block = known.get(section.id)
        if block is None or (block.level, block.printed) != (level, printed):
            blocks.append(_Block(section, level, printed, _rows(section, level, printed, {})))
        elif block.section is section:
            blocks.append(block)
        else:
            old = {id(row.item): row for row in block.rows if row.item}
            if block.section.heading != section.heading:
                old = {}
            blocks.append(_Block(section, level, printed, _rows(section, level, printed, old)))
    return blocks


def _rows(section: BriefingSection, level: int, printed: str, old: Mapping[int, Row]) -> list[Row]:
    name, heading = section.id, section.heading
    head = Row(name, heading, level, printed, len(section.items))
    items = (old.get(id(item)) or _row(name, heading, level, "", 0, item) for item in section.items)
    return [head, *items]


class CardsModel(QStandardItemModel):
    """Shows one briefing; told of a new one, it changes only the rows that differ.

    How high every row is stands in the model (``size``, asked when a row comes or changes): a list view lays out
    thousands of rows without a call of Python.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(0, 1, parent)
        self.rows: list[Row] = []
        self.size: Callable[[Row], int] | None = None
        self.later: Callable[[Iterable[Row]], None] | None = None
        self._blocks: dict[str, _Block] = {}
        self._next: list[Row] = []
        # Of each item, in the rows that they were looked up in.
        self._places: tuple[list[Row], dict[str, int]] = ([], {})
        # Rows whose words are put in in the turns that follow: nothing that is painted asks for them.
        self._unwritten: list[int] = []
        self._taking_out = False
        self._writing = QTimer(self)
        self._writing.setInterval(0)
        self._writing.timeout.connect(self._write_on)
        # Before any view hears of them.
        self.rowsRemoved.connect(self._take)
        self.rowsInserted.connect(self._take)

    def _take(self) -> None:
        self.rows = self._next

    def set_briefing(self, briefing: Briefing) -> None:
        """Show ``briefing``. Rows that stay keep their selection and their place on the screen."""
        blocks = _blocks(briefing, self._blocks)
        self._blocks = {block.section.id: block for block in blocks}
        new = [row for block in blocks for row in block.rows]
        old = self.rows
        head = 0
        limit = min(len(old), len(new))
        while head < limit and _same(old[head], new[head]):
            head += 1
        tail = 0
        while tail < limit - head and _same(old[-1 - tail], new[-1 - tail]):
            tail += 1
        gone, come = len(old) - head - tail, len(new) - head - tail
        if gone or come:
            self._write(self._unwritten)
            self._unwritten = []
        if gone:
            self._next = old[:head] + old[len(old) - tail :]
            self._taking_out = True
            self.removeRows(head, gone)
            self._taking_out = False
        if come:
            self._next = self.rows[:head] + new[head : head + come] + self.rows[head:]
            self.insertRows(head, come)
            self._fill(range(head, head + come))
        shown = self.rows
        changed = [
            number
            for number, row in enumerate(new)
            if row is not shown[number] and row != shown[number]
        ]
        self.rows = new
        if self.later is not None and len(changed) > _AT_ONCE:
            # Whatever is new in so many cards, they keep their height until they are measured.
            self.later([row for number in changed if (row := new[number]).item is not None])
            heads = [number for number in changed if new[number].item is None]
            self._fill(changed, heads)
        else:
            self._fill(changed)

    def refresh_items(self, items: AbstractSet[str]) -> None:
        """What is shown of these items, and how high it is, is different."""
        self._fill([n for n, row in enumerate(self.rows) if row.item and row.item.id in items])

    def _fill(self, numbers: Sequence[int], sized: Sequence[int] | None = None) -> None:
        """Put in what views ask Qt's own model for, and tell them of it once; heights of ``sized`` alone if that is
        given."""
        if not numbers:
            return
        if self.size is not None:
            asked = numbers if sized is None else sized
            self.set_sizes({number: self.size(self.rows[number]) for number in asked})
        self._write(numbers[:_AT_ONCE])
        if len(numbers) > _AT_ONCE:
            self._unwritten += numbers[_AT_ONCE:]
            self._writing.start()
        self.dataChanged.emit(self.index(numbers[0], 0), self.index(numbers[-1], 0))

    def _write(self, numbers: Iterable[int]) -> None:
        """The words of rows, for those who find a row by its first letters or have it read out."""
        self.blockSignals(True)
        for number in numbers:
            row = self.rows[number]
            self.setData(self.index(number, 0), row.item.text if row.item else row.heading, _TEXT)
        self.blockSignals(False)

    def _write_on(self) -> None:
        some, self._unwritten = self._unwritten[:_AT_ONCE], self._unwritten[_AT_ONCE:]
        self._write(some)
        if not self._unwritten:
            self._writing.stop()

    def set_sizes(self, sizes: Mapping[int, int]) -> None:
        """Take heights by row. Views are not told: whoever measures has them lay out when that is worth while."""
        self.blockSignals(True)
        for number, height in sizes.items():
            self.setData(self.index(number, 0), QSize(0, height), _SIZE)
        self.blockSignals(False)

    def row_of_item(self, item: str) -> int:
        """The row of an item, -1 if it is not there."""
        if self._places[0] is not self.rows:
            places = {row.item.id: n for n, row in enumerate(self.rows) if row.item}
            self._places = self.rows, places
        return self._places[1].get(item, -1)

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

    def mimeTypes(self) -> list[str]:
        """Our own types only; an override of Qt's."""
        return [MIME, SECTION_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
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

    def removeRows(
        self,
        row: int,
        count: int,
        parent: QModelIndex | QPersistentModelIndex = QModelIndex(),  # noqa: B008 - as in Qt
    ) -> bool:
        """Rows go with the briefing only: after a drag Qt's view takes out what was selected, whatever the drop was said
        to be; an override of Qt's."""
        return self._taking_out and super().removeRows(row, count, parent)

    def supportedDropActions(self) -> Qt.DropAction:
        """Moving; an override of Qt's."""
        return Qt.DropAction.MoveAction


def _same(one: Row, other: Row) -> bool:
    return one is other or one.identity == other.identity


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
