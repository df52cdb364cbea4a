"""The list of what was found: where, and the words around it with the word itself marked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefing.searching import Found
from messages import say
from ui.fonts import ui_font
from ui.search.hunt import FoundItem, Result
from ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole + 1
Entry = FoundItem | Found
_HEIGHT = 46


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()
        self.length = 0

    def show(self, result: Result) -> None:
        entries = (*result.items, *result.places)
        if entries[: len(self.entries)] == self.entries and self.length == len(result.word):
            # More of the same search: what is there already stays where it is.
            if len(entries) > len(self.entries):
                self.beginInsertRows(QModelIndex(), len(self.entries), len(entries) - 1)
                self.entries = entries
                self.endInsertRows()
            return
        self.beginResetModel()
        self.entries, self.length = entries, len(result.word)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return entry.context
        return None


class _Delegate(QStyledItemDelegate):
    """Two lines: the words around the place, cut so that the word is seen; and where it is."""

    def __init__(self, theme: Theme, where: Callable[[Entry], str], model: _Model) -> None:
        super().__init__(model)
        self._theme = theme
        self._where = where
        self._model = model
        self._font, self._small = ui_font(9.5), ui_font(8.5)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002
        return QSize(100, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry: Entry = index.data(ENTRY)
        c, rect = self._theme.colours, option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, c.colour("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, c.colour("line"))
        metrics = QFontMetricsF(self._font)
        text, at = _cut(entry.context, entry.at, self._model.length, metrics, rect.width() - 20)
        left, baseline = rect.left() + 10.0, rect.top() + 6 + metrics.ascent()
        before = metrics.horizontalAdvance(text[:at])
        width = metrics.horizontalAdvance(text[at : at + self._model.length])
        mark = QRectF(left + before - 1, rect.top() + 5, width + 2, metrics.height() + 2)
        painter.fillRect(mark, c.colour("mark", 0.55))
        painter.setFont(self._font)
        painter.setPen(c.colour("text"))
        painter.drawText(QPointF(left, baseline), text)
        painter.setFont(self._small)
        painter.setPen(c.colour("accent" if isinstance(entry, FoundItem) else "faint"))
        small = QFontMetricsF(self._small)
        place = small.elidedText(
            self._where(entry), Qt.TextElideMode.ElideMiddle, rect.width() - 20
        )
        painter.drawText(QPointF(left, rect.bottom() - 6), place)
        painter.restore()


def _cut(text: str, at: int, length: int, metrics: QFontMetricsF, room: float) -> tuple[str, int]:
    """``text`` shortened in front, if need be, until the word at ``at`` fits into ``room``, and behind."""
    end = at + length
    drop = 0
    while drop < at and metrics.horizontalAdvance("…" + text[drop:end]) > room * 0.7:
        drop += 1
    if drop:
        text, at = "…" + text[drop:], at - drop + 1
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room), at


class Results(QListView):
    """Shows a :class:`Result`; ``chosen`` carries the entry that the person wants to see."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, where: Callable[[Entry], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(theme, where, self._model))
        self.setAccessibleName(say("window.search.results"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        self.selectionModel().currentChanged.connect(
            lambda index, _: self._choose(index) if self.hasFocus() else None
        )

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is listed."""
        return self._model.entries

    def show_result(self, result: Result) -> None:
        """List what was found."""
        self._model.show(result)

    def step(self, backward: bool) -> None:
        """Choose the next or the previous one, going round at the ends."""
        count = len(self.entries)
        if count:
            present = self.currentIndex().row()
            following = (present + (-1 if backward else 1)) % count if present >= 0 else 0
            self.setCurrentIndex(self._model.index(following))
            self._choose(self.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY)
        if entry is not None:
            self.chosen.emit(entry)
