"""The lines and boxes into which a person types the fields of a masthead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from messages import say
from ui.composing import Composing
from ui.fieldnames import field_label
from word.fields import Field, FieldKind

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QFocusEvent

LINE_LIMIT, TEXT_LIMIT = 1_000, 20_000
"""Characters that a field takes."""


class FieldLine(Composing, QLineEdit):
    """A field of one line."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Editing has ended; an override of Qt's."""
        super().focusOutEvent(event)
        self.left.emit()


class FieldText(Composing, QPlainTextEdit):
    """A field of several lines."""

    left = Signal()
    refused = Signal(int, int)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste, unless it is far more than a field can hold; an override of Qt's."""
        text = source.text()
        if len(text) > TEXT_LIMIT:
            self.refused.emit(len(text), TEXT_LIMIT)
        else:
            self.insertPlainText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Editing has ended; an override of Qt's."""
        super().focusOutEvent(event)
        self.left.emit()


def made_for(field: Field) -> FieldLine | FieldText:
    """What a field is typed into, with its hint and what it is called."""
    hint = say(field.code)
    edit: FieldLine | FieldText
    if field.kind is FieldKind.BLOCK:
        edit = FieldText()
        edit.setObjectName("field")
        edit.setFixedHeight(60)
        edit.setTabChangesFocus(True)
    else:
        edit = FieldLine()
        edit.setMaxLength(LINE_LIMIT)
    edit.setPlaceholderText(_placeholder(field))
    edit.setToolTip(hint)
    edit.setAccessibleName(field_label(field.name))
    edit.setAcceptDrops(False)  # a file dropped here is meant for the window
    edit.setAccessibleDescription(hint)
    return edit


def _placeholder(field: Field) -> str:
    if field.kind is FieldKind.DATE and not field.default_from:
        from briefing.clock import today_printed

        return today_printed()
    if field.default:
        return field.default
    if field.default_from:
        return say("window.masthead.same_as", {"field": field.default_from})
    return ""
