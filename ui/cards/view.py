"""The list of cards: selecting, clicking, keys."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    QPointF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from messages import say
from model.briefing import SourceRef
from ui.cards.delegate import CardDelegate, row_at
from ui.cards.dropping import DroppingView
from ui.cards.headings import OUTER
from ui.cards.model import CardsModel, Row
from ui.cards.notes import Action
from ui.cards.sectionlength import SectionLength

LOWEST = 24
"""No row is lower, in points."""


class CardsView(DroppingView):
    """Shows a :class:`CardsModel`. Asks by signals; changes nothing itself."""

    item_chosen = Signal(str)
    section_chosen = Signal(str)
    step_asked = Signal(tuple, bool)
    delete_asked = Signal()
    menu_asked = Signal(QPoint)
    action_asked = Signal(object)
    """An :class:`ui.cards.notes.Action` on a card was clicked."""
    length_asked = Signal(object)
    """The length on the heading of a :class:`ui.cards.sectionlength.SectionLength` was clicked."""
    source_asked = Signal(object)
    """The chip of a :class:`model.briefing.SourceRef` was clicked."""

    def __init__(self, model: CardsModel, delegate: CardDelegate, parent: QWidget) -> None:
        super().__init__(model, parent)
        self._delegate = delegate
        self.setItemDelegate(delegate)
        self.setAccessibleName(say("window.cards.accessible"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(24)
        # Where little room is left cards give way, which scroll: fields above them would lie over each other.
        self.setMinimumHeight(LOWEST)
        self.setMouseTracking(True)
        self._on_target = False
        self.selectionModel().currentChanged.connect(self._on_current)
        delegate.heights.measure(model, self._seen)
        delegate.heights.measured.connect(self._lay_out_again)
        self.clicked.connect(self._choose)

    def _seen(self) -> range:
        """The rows on the screen. Where none is found at one of its edges, as many as there is room for: all of
        thousands would be measured in one turn."""
        height = self.viewport().height()
        room = height // LOWEST + 2
        first = self.indexAt(QPoint(OUTER, 1)).row()
        last = self.indexAt(QPoint(OUTER, height - 1)).row()
        if first < 0:
            first = max(last - room + 1, 0)
        end = last + 1 if last >= first else len(self._cards.rows)
        return range(first, min(end, first + room, len(self._cards.rows)))

    def _lay_out_again(self) -> None:
        """Take the heights that are known now; what is on the screen stays where it is."""
        index = self.indexAt(QPoint(OUTER, 1))
        top = self.visualRect(index).top() if index.isValid() else 0
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        if index.isValid() and self.verticalScrollBar().value():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(index).top() - top)

    def row_at(self, index: QModelIndex) -> Row | None:
        """The row an index stands for."""
        return row_at(index)

    def selected_items(self) -> tuple[str, ...]:
        """Ids of the selected items in printing order."""
        # By ranges: an index for each of thousands of rows would take longer than a picture.
        ranges = sorted((one.top(), one.bottom()) for one in self.selectionModel().selection())
        rows = (n for top, bottom in ranges for n in range(top, bottom + 1))
        return tuple(item.id for n in rows if (item := self._cards.rows[n].item))

    def current_section(self) -> str:
        """The section that the current row belongs to, or empty."""
        row = self.row_at(self.currentIndex())
        return row.section if row else ""

    def selected_section(self) -> str:
        """The section whose heading alone is selected, or empty."""
        ranges = list(self.selectionModel().selection())
        alone = len(ranges) == 1 and ranges[0].top() == ranges[0].bottom()
        row = self._cards.rows[ranges[0].top()] if alone else None
        return row.section if row and row.item is None else ""

    def select_items(self, ids: tuple[str, ...], *, quietly: bool = False) -> None:
        """Select items and bring the first into view; ``quietly`` without saying that one was chosen."""
        rows = [row for identity in ids if (row := self._cards.row_of_item(identity)) >= 0]
        if not rows:
            return
        model = self.selectionModel()
        model.blockSignals(quietly)
        model.setCurrentIndex(
            self._cards.index(rows[0], 0), QItemSelectionModel.SelectionFlag.Current
        )
        model.select(self._stretches(rows), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        model.blockSignals(False)
        self.scrollTo(self._cards.index(rows[0], 0))
        self.viewport().update()

    def _stretches(self, rows: Iterable[int]) -> QItemSelection:
        """Rows as a selection of neighbours: row by row, Qt would go through what is selected already."""
        found = QItemSelection()
        first = last = -1
        for row in sorted(rows):
            if first >= 0 and row != last + 1:
                found.append(self._stretch(first, last))
            first, last = (row, row) if first < 0 or row != last + 1 else (first, row)
        found.append(self._stretch(first, last))
        return found

    def _stretch(self, first: int, last: int) -> QItemSelectionRange:
        return QItemSelectionRange(self._cards.index(first, 0), self._cards.index(last, 0))

    def _on_current(self, index: QModelIndex) -> None:
        if self.hasFocus():
            self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        row = self.row_at(index)
        if row is None:
            return
        if row.item:
            self.item_chosen.emit(row.item.id)
        else:
            self.section_chosen.emit(row.section)

    # --- what stands on a card

    def target_at(self, point: QPoint) -> Action | SourceRef | SectionLength | None:
        """What a click there means besides choosing the card or heading."""
        index = self.indexAt(point)
        row = self.row_at(index)
        if row is None:
            return None
        if row.item is None:
            box = self._delegate.art.length_box(self.visualRect(index), row)
            return SectionLength(row.section) if box.contains(QPointF(point)) else None
        return self._delegate.art.target_at(self.visualRect(index), row.item, point)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What stands on a card is clicked by itself; an override of Qt's."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        left = event.button() is Qt.MouseButton.LeftButton
        target = self.target_at(event.position().toPoint()) if plain and left else None
        self._on_target = target is not None
        if target is None:
            super().mousePressEvent(event)
            return
        event.accept()
        self.setFocus()
        self.setCurrentIndex(self.indexAt(event.position().toPoint()))
        if isinstance(target, Action):
            self.action_asked.emit(target)
        elif isinstance(target, SectionLength):
            self.length_asked.emit(target)
        else:
            self.source_asked.emit(target)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a click; an override of Qt's."""
        if self._on_target:
            self._on_target = False
            event.accept()
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second click on what stands on a card opens no editor; an override of Qt's."""
        if self._on_target or self.target_at(event.position().toPoint()) is not None:
            event.accept()
        else:
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked; an override of Qt's."""
        if event.buttons() == Qt.MouseButton.NoButton:
            over = self.target_at(event.position().toPoint()) is not None
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    # --- size and keys

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the cards' text for the new width; an override of Qt's."""
        super().resizeEvent(event)
        if self._delegate.art.width != self.viewport().width():
            self._delegate.art.width = self.viewport().width()
            self._delegate.heights.anew()
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del, Alt+Up, Alt+Down, Enter to edit; an override of Qt's."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        key = event.key()
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            if items := self.selected_items():
                self.step_asked.emit(items, key == Qt.Key.Key_Down)
        elif key == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu where the pointer or the current card is; an override of Qt's."""
        self.menu_asked.emit(event.globalPos())
