"""Paints a row of the briefing and edits its text in place."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefing.joining import original
from language.count import printed_length
from messages import say
from model.briefing import Item, SourceRef
from ui.cards.editor import CardEditor
from ui.cards.model import ROW_ROLE, CardsModel, Row
from ui.cards.typesetting import Broken, Stretch, broken, edited_stretches
from ui.fonts import ui_font
from ui.icons import pixmap
from ui.theme import Colours

_Index = QModelIndex | QPersistentModelIndex

OUTER = 8
INNER = 12
GAP = 6


class CardDelegate(QStyledItemDelegate):
    """Draws headings and cards. ``label`` words a source (材料·第N行), ``kept`` tells the person's own work,
    ``locked`` the sections that no choice changes."""

    text_committed = Signal(QModelIndex, str)
    editing_ended = Signal()
    paste_refused = Signal(int, int)
    split_asked = Signal(QModelIndex, int)

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
        self._locked = locked
        self._colours = colours
        self._label = label
        self._kept = kept
        self._text_font = ui_font(10.5)
        self._small = ui_font(8.5)
        self._heads = {1: ui_font(11.0, bold=True), 2: ui_font(10.5, bold=True)}
        self._sets: dict[tuple[str, int, bool, tuple[Stretch, ...], bool], Broken] = {}
        self._chips: dict[SourceRef, str] = {}
        # By id of an item, which is held here so that no other can have its id.
        self._sizes: dict[int, tuple[Item, QSize]] = {}
        self.width = 300

    def forget_labels(self) -> None:
        """Word the sources anew: documents came or went."""
        self._chips.clear()

    def _set(
        self,
        text: str,
        width: int,
        *,
        small: bool = False,
        stretches: tuple[Stretch, ...] = (),
    ) -> Broken:
        colours = self._colours()
        key = (text, width, small, stretches, colours.dark)
        found = self._sets.get(key)
        if found is None:
            if len(self._sets) > 6_000:
                self._sets.clear()
            font = self._small if small else self._text_font
            found = self._sets[key] = broken(text, font, width, stretches, colours)
        return found

    def _body(self, item: Item, width: int) -> Broken:
        """The text, with what the person put in marked."""
        new = edited_stretches(printed_original(item), item.text)[1] if _compared(item) else ()
        return self._set(item.text or " ", width, stretches=new)

    def _original(self, item: Item, width: int) -> Broken | None:
        """The wording of the source under an edited text, with what the person took out marked."""
        if not _compared(item):
            return None
        text = printed_original(item)
        head = say("window.card.original", {"text": ""})
        gone = tuple(
            Stretch(one.start + len(head), one.end + len(head), one.part)
            for one in edited_stretches(text, item.text)[0]
        )
        return self._set(head + text, width, small=True, stretches=gone)

    def sizeHint(self, _: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as its text; an override of Qt's. Every change asks for the size of every row."""
        model = index.model()
        row = model.rows[index.row()] if isinstance(model, CardsModel) else None
        if row is None:
            return QSize(self.width, 0)
        if row.item is None:
            return QSize(self.width, 40 if row.level <= 1 else 34)
        known = self._sizes.get(id(row.item))
        if known is not None and known[0] is row.item and known[1].width() == self.width:
            return known[1]
        size = QSize(self.width, self._height(row.item))
        if len(self._sizes) > 12_000:
            self._sizes.clear()
        self._sizes[id(row.item)] = (row.item, size)
        return size

    def _height(self, item: Item) -> int:
        inner = self._inner_width()
        height = self._body(item, inner).height + 2 * INNER + GAP + 20
        original = self._original(item, inner)
        if original is not None:
            height += original.height + GAP
        if item.headline:
            height += QFontMetricsF(self._text_font).height() + GAP
        return round(height) + OUTER

    def _inner_width(self) -> int:
        return max(self.width - 2 * OUTER - 2 * INNER - 4, 80)

    def card_rect(self, rect: QRect) -> QRect:
        """The card inside a row's rectangle."""
        return rect.adjusted(OUTER, OUTER // 2, -OUTER, -(OUTER - OUTER // 2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row; an override of Qt's."""
        row: Row = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.item is None:
            self._paint_heading(painter, option, row)
        else:
            self._paint_card(painter, option, row.item)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        c = self._colours()
        rect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.colour("accent_soft"))
            painter.drawRoundedRect(QRectF(self.card_rect(rect)), 5, 5)
        font = self._heads[min(max(row.level, 1), 2)]
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        left = rect.left() + OUTER + 4
        baseline = rect.bottom() - 9 - metrics.descent()
        count = say("window.card.count", {"count": row.count}) if row.count else ""
        room = rect.width() - 2 * OUTER - 80
        painter.setPen(c.colour("brand" if row.level <= 1 else "text"))
        heading = row.printed or say("window.card.no_heading")
        if not row.heading:
            painter.setPen(c.colour("faint"))
        text = metrics.elidedText(heading, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(left, baseline), text)
        painter.setFont(self._small)
        painter.setPen(c.colour("faint"))
        small = QFontMetricsF(self._small)
        x = rect.right() - OUTER - 4 - small.horizontalAdvance(count)
        painter.drawText(QPointF(x, baseline), count)
        if self._locked(row.section):
            self._paint_icon(painter, "lock", x - 20, baseline - 12)

    def _paint_icon(self, painter: QPainter, name: str, x: float, y: float) -> None:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(QPointF(x, y), pixmap(name, self._colours().colour("accent"), 15, ratio))

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem, item: Item) -> None:
        c = self._colours()
        card = self.card_rect(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        edge = "accent" if selected else "line_strong" if hovered else "line"
        painter.setPen(QPen(c.colour(edge), 1.6 if selected else 1.0))
        fill = "accent_soft" if selected else "card_hover" if hovered else "card"
        painter.setBrush(c.colour(fill))
        painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if item.edited or self._kept(item.id):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.colour("mark_user"))
            painter.drawRoundedRect(
                QRectF(card.left() + 3, card.top() + 8, 3, card.height() - 16), 1.5, 1.5
            )
        left, y, width = card.left() + INNER + 2, float(card.top() + INNER - 2), self._inner_width()
        if item.headline:
            font = ui_font(10.5, bold=True)
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(c.colour("text"))
            painter.drawText(
                QPointF(left, y + metrics.ascent()),
                metrics.elidedText(item.headline, Qt.TextElideMode.ElideRight, width),
            )
            y += metrics.height() + GAP
        body = self._body(item, width)
        painter.setPen(c.colour("text"))
        body.layout.draw(painter, QPointF(left, y))
        y += body.height + GAP
        original = self._original(item, width)
        if original is not None:
            painter.setPen(c.colour("muted"))
            original.layout.draw(painter, QPointF(left, y))
            y += original.height + GAP
        self._paint_chips(painter, item, QRectF(left, y, width, 20), selected)

    def chip(self, ref: SourceRef) -> str:
        """What the chip of a source says."""
        found = self._chips.get(ref)
        if found is None:
            found = self._chips[ref] = self._label(ref)
        return found

    def _paint_chips(self, painter: QPainter, item: Item, area: QRectF, selected: bool) -> None:
        c, y = self._colours(), area.top()
        painter.setFont(self._small)
        metrics = QFontMetricsF(self._small)
        count = say("window.card.characters", {"count": printed_length(item.text)})
        right = area.right() - metrics.horizontalAdvance(count)
        painter.setPen(c.colour("faint"))
        painter.drawText(QPointF(right, y + 14), count)
        if self._kept(item.id):
            right -= 20
            self._paint_icon(painter, "pin", right, y + 3)
        ground = "card" if selected else "accent_soft"
        chips = [(self.chip(ref), "accent", ground) for ref in item.sources[:2]]
        if len(item.sources) > 2:
            more = say("window.card.more_sources", {"count": len(item.sources) - 2})
            chips.append((more, "muted", "panel"))
        if not item.sources:
            chips.append((say("window.card.free"), "warning", "warning_soft"))
        if item.edited:
            chips.append((say("window.card.edited"), "warning", "warning_soft"))
        x = area.left()
        for text, ink, ground in chips:
            room = right - x - 24
            if room < 30:
                break
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)
            box = QRectF(x, y, metrics.horizontalAdvance(shown) + 14, 20)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.colour(ground))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(c.colour(ink))
            painter.drawText(QPointF(x + 7, y + 14), shown)
            x = box.right() + 6

    # --- editing in place

    def createEditor(self, parent: QWidget, _: QStyleOptionViewItem, index: _Index) -> QWidget:
        """A small text editor over the card; an override of Qt's."""
        row: Row = index.data(ROW_ROLE)
        editor = CardEditor(row.item is None, parent)
        place = QPersistentModelIndex(index)
        editor.setFont(self._text_font)
        editor.paused.connect(lambda: self.commitData.emit(editor))
        editor.finished.connect(lambda: self._finish(editor))
        editor.paste_refused.connect(self.paste_refused)
        editor.reverted.connect(lambda: self._revert(editor))
        editor.split_asked.connect(lambda at: self._split(editor, place, at))
        editor.height_changed.connect(lambda: self._fit(editor, place))
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
        if isinstance(editor, CardEditor):
            editor.begin(str(index.data(Qt.ItemDataRole.EditRole) or ""))

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
        card = self.card_rect(view.visualRect(model_index(index)))
        card.setHeight(max(card.height(), editor.wanted_height(card.width())))
        bottom = editor.parentWidget().height() - 4
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


@lru_cache(maxsize=1_024)
def printed_original(item: Item) -> str:
    """What an item would say if nobody had edited it."""
    return original(item)


def _compared(item: Item) -> bool:
    return item.edited and bool(item.sources)


def model_index(index: _Index) -> QModelIndex:
    """An index as ``QAbstractItemView`` takes it."""
    if isinstance(index, QPersistentModelIndex):
        return index.model().index(index.row(), 0)
    return index
