"""What a paragraph of an old briefing may be said to be, and the choice of it in a row."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from messages import say
from word.fields import FIELDS, SAMPLES

PARAGRAPH = Qt.ItemDataRole.UserRole
"""The number of a row's paragraph."""
_KEEP, _REMOVE = "", "删去"
_TABLE_TITLE = "表题"


@cache
def roles() -> tuple[tuple[str, str], ...]:
    """What a paragraph may be said to be: names that ``word.learning`` takes, and how they are shown. Of two words
    that are samples and fields, it takes 正文 for the sample and 表题 for the field."""
    found = [(_KEEP, say("window.learn.keep")), (_REMOVE, say("window.learn.remove"))]
    samples = [name for name in SAMPLES if name != _TABLE_TITLE]
    found += [(name, say("window.learn.sample", {"name": name})) for name in samples]
    found += [
        (field.name, say("window.learn.field", {"name": field.name}))
        for field in FIELDS
        if field.name not in samples
    ]
    return tuple(found)


class RoleChooser(QStyledItemDelegate):
    """The choice of what a paragraph is, opened in ``column`` only."""

    chosen = Signal(int, str)

    def __init__(self, column: int, parent: QObject) -> None:
        super().__init__(parent)
        self._column = column

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget | None:
        """A list of roles; an override of Qt's."""
        if index.column() != self._column:
            return None  # type: ignore[return-value]
        box = QComboBox(parent)
        box.setObjectName("choice")
        box.setAccessibleName(say("window.learn.column.role"))
        box.setMaxVisibleItems(16)
        box.setStyleSheet("combobox-popup: 0;")  # else the list is as high as the screen
        for name, shown in roles():
            box.addItem(shown, name)
        box.activated.connect(lambda _: self._done(box))
        return box

    def _done(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Begin with what the paragraph is; an override of Qt's."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findText(str(index.data())), 0))
            editor.showPopup()

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Tell what was chosen, if it is another thing; an override of Qt's."""
        if isinstance(editor, QComboBox) and editor.currentText() != index.data():
            paragraph = index.data(PARAGRAPH)
            model.setData(index, editor.currentText())
            self.chosen.emit(int(paragraph), str(editor.currentData()))
