"""Where something that is dragged over the cards would go, and what is asked for when it is let go."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.cards.headings import OUTER
from ui.cards.model import CardsModel, dragged_items, dragged_section
from ui.carrying import dragged_facts
from ui.spans import dragged_spans


class DroppingView(QListView):
    """A list of cards on which items, sections, stretches of text and figures are dropped. Asks by signals."""

    move_asked = Signal(tuple, str, str)
    section_move_asked = Signal(str, str)
    spans_dropped = Signal(str, list, str, str)
    facts_dropped = Signal(str, list, str, str)

    def __init__(self, model: CardsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._cards = model
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self._drop_row = -1
        self.line_colour = QColor("#1f5fae")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Only items, sections and text of ours; files go on to the window; an override of Qt's."""
        if _ours(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where they would go; an override of Qt's."""
        data = event.mimeData()
        if not _ours(data):
            event.ignore()
            return
        self._drop_row = self.row_for_drop(event.position().toPoint())
        if dragged_section(data):
            self._drop_row = self._section_row(self._drop_row)
        self._scroll_near_edge(event.position().toPoint())
        self.viewport().update()
        spans = dragged_spans(data) is not None or dragged_facts(data) is not None
        event.setDropAction(Qt.DropAction.CopyAction if spans else Qt.DropAction.MoveAction)
        event.accept()

    def _section_row(self, row: int) -> int:
        """Sections go between sections only: the row of the heading that one is dropped in front of."""
        before = self._cards.section_target(row)
        return self._cards.row_of_section(before) if before else len(self._cards.rows)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing is shown any more; an override of Qt's."""
        self._drop_row = -1
        self.viewport().update()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move. The rows follow when the briefing has changed; an override of Qt's."""
        data = event.mimeData()
        items, section, spans = dragged_items(data), dragged_section(data), dragged_spans(data)
        row = self.row_for_drop(event.position().toPoint())
        self._drop_row = -1
        self.viewport().update()
        facts = dragged_facts(data)
        if not items and not section and spans is None and facts is None:
            event.ignore()
            return
        target = self._cards.target(row)
        # Reported as a copy: after a move the view would remove the rows, which the briefing does.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if section:
            self.section_move_asked.emit(section, self._cards.section_target(row))
        elif target is not None and spans is not None:
            self.spans_dropped.emit(*spans, *target)
        elif target is not None and facts is not None:
            self.facts_dropped.emit(facts[0], list(facts[1]), *target)
        elif target is not None:
            self.move_asked.emit(items, *target)

    def row_for_drop(self, point: QPoint) -> int:
        """The row in front of which something dropped at ``point`` goes."""
        index = self.indexAt(QPoint(20, point.y()))
        if not index.isValid():
            return len(self._cards.rows) if point.y() > 0 else 0
        rect = self.visualRect(index)
        return index.row() + (1 if point.y() > rect.center().y() else 0)

    def _scroll_near_edge(self, point: QPoint) -> None:
        bar = self.verticalScrollBar()
        if point.y() < 28:
            bar.setValue(bar.value() - 16)
        elif point.y() > self.viewport().height() - 28:
            bar.setValue(bar.value() + 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cards, and the line where a dragged one would go; an override of Qt's."""
        super().paintEvent(event)
        if self._drop_row < 0:
            return
        if self._drop_row < len(self._cards.rows):
            y = self.visualRect(self._cards.index(self._drop_row, 0)).top()
        else:
            y = self.visualRect(self._cards.index(len(self._cards.rows) - 1, 0)).bottom()
        painter = QPainter(self.viewport())
        line = QRect(OUTER, max(y - 1, 0), self.viewport().width() - 2 * OUTER, 3)
        painter.fillRect(line, self.line_colour)
        painter.end()


def _ours(data: QMimeData) -> bool:
    return bool(
        dragged_items(data) or dragged_section(data) or dragged_spans(data) or dragged_facts(data)
    )
