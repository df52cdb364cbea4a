"""Paints a row of the briefing and edits its text in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from model.briefing import SourceRef
from ui.cards.art import CardArt
from ui.cards.editor import CardEditor
from ui.cards.heights import Heights
from ui.cards.model import CardsModel, Row
from ui.colours import Colours

_Index = QModelIndex | QPersistentModelIndex


class CardDelegate(QStyledItemDelegate):
    """Draws headings and cards. ``label`` words a source (材料·第N行), ``kept`` tells the person's own work,
    ``locked`` the sections that no choice changes."""

    text_committed = Signal(QModelIndex, str)
    editing_ended = Signal()
    paste_refused = Signal(int, int)
    split_asked = Signal(QModelIndex, int)
    typed = Signal(CardEditor, str, str)
    """An editor whose text came to rest for a moment, the item it is open on, and that text."""

    def __init__(
        self,
        colours: Callable[[], Colours],
        label: Callable[[SourceRef], str],
        kept: Callable[[str], bool],
        parent: QObject,
        *,
        locked: Callable[[str], bool] = lambda _: False,
    ) -> None:
        super().__init__(parent)
        self.art = CardArt(colours, label, kept, locked)
        self.heights = Heights(self.art, self)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row; an override of Qt's."""
        row = row_at(index)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.item is None:
            self.art.paint_heading(painter, option, row)
        else:
            self.art.paint_card(painter, option, row.item)
        painter.restore()

    # --- editing in place

    def createEditor(self, parent: QWidget, _: QStyleOptionViewItem, index: _Index) -> QWidget:
        """A small text editor over the card; an override of Qt's."""
        row = row_at(index)
        editor = CardEditor(row is None or row.item is None, parent)
        place = QPersistentModelIndex(index)
        editor.setFont(self.art.text_font)
        editor.paused.connect(lambda: self.commitData.emit(editor))
        editor.finished.connect(lambda: self._finish(editor))
        editor.paste_refused.connect(self.paste_refused)
        editor.reverted.connect(lambda: self._revert(editor))
        editor.split_asked.connect(lambda at: self._split(editor, place, at))
        editor.height_changed.connect(lambda: self._fit(editor, place))
        editor.colours = self.art.colours
        if row is not None and row.item is not None:
            item = row.item.id
            editor.rested.connect(lambda text: self.typed.emit(editor, item, text))
        return editor

    def _finish(self, editor: CardEditor) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _split(self, editor: CardEditor, place: QPersistentModelIndex, at: int) -> None:
        head = editor.toPlainText()[:at]
        self._finish(editor)
        if place.isValid():
            # Outer spaces were taken away with what was handed on.
            self.split_asked.emit(model_index(place), at - (len(head) - len(head.lstrip())))

    def _revert(self, editor: CardEditor) -> None:
        editor.setPlainText(editor.original)
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)

    def destroyEditor(self, editor: QWidget, index: _Index) -> None:
        """The end of one editing; an override of Qt's."""
        super().destroyEditor(editor, index)
        self.editing_ended.emit()

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Fill the editor once; later changes of the model come from it; an override of Qt's."""
        row = row_at(index)
        if isinstance(editor, CardEditor) and row is not None:
            editor.begin(row.item.text if row.item else row.heading)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Hand the text on; an override of Qt's."""
        if isinstance(editor, QPlainTextEdit):
            text = " ".join(editor.toPlainText().split("\n")).strip()
            self.text_committed.emit(model.index(index.row(), 0), text)

    def updateEditorGeometry(self, editor: QWidget, _: QStyleOptionViewItem, index: _Index) -> None:
        """Over the card, as high as the text needs; an override of Qt's."""
        if isinstance(editor, CardEditor):
            self._fit(editor, QPersistentModelIndex(index))

    def _fit(self, editor: CardEditor, index: QPersistentModelIndex) -> None:
        view = self.parent()
        if not index.isValid() or not isinstance(view, QAbstractItemView):
            return
        card = self.art.card_rect(view.visualRect(model_index(index)))
        bottom = editor.parentWidget().height() - 4
        # A card with many remarks is higher than the list: those of the editor stand at its own foot, in sight.
        wanted = max(card.height(), editor.wanted_height(card.width()))
        card.setHeight(min(wanted, bottom - 2))
        if card.bottom() > bottom:
            card.moveTop(max(2, bottom - card.height()))
        editor.setGeometry(card)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave keys to the editor; a lost focus ends the editing; an override of Qt's."""
        if isinstance(watched, CardEditor):
            if event.type() is QEvent.Type.FocusOut and not watched.keeps_focus(event):
                self._finish(watched)
            return False
        return super().eventFilter(watched, event)


def row_at(index: _Index) -> Row | None:
    """The row of a :class:`CardsModel` that an index stands for."""
    model = index.model() if index.isValid() else None
    known = isinstance(model, CardsModel) and index.row() < len(model.rows)
    return model.rows[index.row()] if known else None


def model_index(index: _Index) -> QModelIndex:
    """An index as ``QAbstractItemView`` takes it."""
    if isinstance(index, QPersistentModelIndex):
        return index.model().index(index.row(), 0)
    return index
