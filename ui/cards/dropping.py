"""Where something that is dragged over the cards would go, and what is asked for when it is let go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QCursor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.cards.headings import OUTER
from ui.cards.model import CardsModel, dragged_items, dragged_section
from ui.carrying import dragged_facts
from ui.spans import dragged_spans

# The strip along an edge in which a drag scrolls, in points, and how often and how far it does, further towards the edge.
_EDGE = 40
_SCROLL_MS = 30
# Who only passes the strip, or lets go there, means the place that is seen.
_DELAY_MS = 250
_SLOWEST, _FASTEST = 4, 28
_LINE = 3
# What is dragged is named in so many points.
_TAG_WIDTH = 220


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
        self._sections_only = False
        # A pointer that rests near an edge sends no events, and is still meant to scroll.
        self._scrolling = QTimer(self)
        self._scrolling.timeout.connect(self._scroll_on)
        self.line_colour = QColor("#1f5fae")

    def startDrag(self, actions: Qt.DropAction) -> None:  # noqa: ARG002 - as in Qt
        """What is dragged hangs beside the pointer, in a line: the whole of it would hide where it goes; an override of
        Qt's."""
        indexes = self.selectedIndexes()
        if not indexes:
            return
        drag = QDrag(self)
        drag.setMimeData(self._cards.mimeData(indexes))
        drag.setPixmap(self._tag(indexes))
        drag.setHotSpot(QPoint(-14, -10))
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)

    def _tag(self, indexes: Sequence[QModelIndex]) -> QPixmap:
        """The beginning of the first of what is dragged, and how many there are."""
        metrics = self.fontMetrics()
        rows = [self._cards.rows[number] for number in sorted(one.row() for one in indexes)]
        items = [row.item for row in rows if row.item]
        text = items[0].text if items else rows[0].printed
        count = f"  ×{len(items)}" if len(items) > 1 else ""
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, _TAG_WIDTH) + count
        size = QSize(metrics.horizontalAdvance(text) + 20, metrics.height() + 12)
        ratio = self.devicePixelRatioF()
        tag = QPixmap(size * ratio)
        tag.setDevicePixelRatio(ratio)
        tag.fill(self.line_colour)
        painter = QPainter(tag)
        inside = QRect(QPoint(0, 0), size)
        painter.fillRect(inside.adjusted(1, 1, -1, -1), self.palette().base())
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
        return tag

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
        self._sections_only = bool(dragged_section(data))
        point = event.position().toPoint()
        self._show_drop(point)
        if not self._pace(point):
            self._scrolling.stop()
        elif not self._scrolling.isActive():
            self._scrolling.start(_DELAY_MS)
        spans = dragged_spans(data) is not None or dragged_facts(data) is not None
        event.setDropAction(Qt.DropAction.CopyAction if spans else Qt.DropAction.MoveAction)
        event.accept()

    def _show_drop(self, point: QPoint) -> None:
        row = self.row_for_drop(point)
        self._drop_row = self._section_row(row) if self._sections_only else row
        self.viewport().update()

    def _end_drop(self) -> None:
        self._scrolling.stop()
        self._drop_row = -1
        self.viewport().update()

    def _section_row(self, row: int) -> int:
        """Sections go between sections only: the row of the heading that one is dropped in front of."""
        before = self._cards.section_target(row)
        return self._cards.row_of_section(before) if before else len(self._cards.rows)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing is shown any more; an override of Qt's."""
        self._end_drop()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move. The rows follow when the briefing has changed; an override of Qt's."""
        data = event.mimeData()
        items, section, spans = dragged_items(data), dragged_section(data), dragged_spans(data)
        row = self.row_for_drop(event.position().toPoint())
        self._end_drop()
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

    def _pace(self, point: QPoint) -> int:
        """How far the next step scrolls for a pointer at ``point``; 0 away from the edges."""
        below = point.y() - (self.viewport().height() - _EDGE)
        depth = min(max(_EDGE - point.y(), below), _EDGE)
        if depth <= 0:
            return 0
        pace = _SLOWEST + (_FASTEST - _SLOWEST) * depth // _EDGE
        return pace if below > 0 else -pace

    def _scroll_on(self) -> None:
        self._scrolling.setInterval(_SCROLL_MS)
        point = self.viewport().mapFromGlobal(QCursor.pos())
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self._pace(point))
        self._show_drop(point)

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
        # A place out of sight is shown at the edge behind which it is.
        top = min(max(y - 1, 0), self.viewport().height() - _LINE)
        line = QRect(OUTER, top, self.viewport().width() - 2 * OUTER, _LINE)
        painter.fillRect(line, self.line_colour)
        painter.end()


def _ours(data: QMimeData) -> bool:
    return bool(
        dragged_items(data) or dragged_section(data) or dragged_spans(data) or dragged_facts(data)
    )
