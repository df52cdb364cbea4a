"""The masthead form: the fields that every issue needs, and below a fold all the others of the dictionary."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from messages import say
from ui.fieldedits import LINE_LIMIT, FieldLine, FieldText, made_for
from ui.fieldnames import field_label
from ui.parts import label
from ui.theme import Theme
from word.fields import FIELDS, Field, FieldKind

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

TYPING_MS = 500
_DATE = "编发日期"
_WIDE = (("标题",), ("简报名称", _DATE), ("编发单位", "期号"))
_NARROW = (("标题",), ("简报名称",), ("编发单位",), (_DATE, "期号"))
_STACKED = (("标题",), ("简报名称",), ("编发单位",), (_DATE,), ("期号",))
_FEW = 56
"""Pixels that the number of an issue has at least."""


class Masthead(QWidget):
    """Edits the fields; says each change with the field's name."""

    field_changed = Signal(str, str)
    editing_ended = Signal()
    paste_refused = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("masthead")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._edits: dict[str, FieldLine | FieldText] = {}
        self._labels: dict[str, QWidget] = {}
        self._hints: dict[str, str] = {}
        self._pending: dict[str, str] = {}
        self._filling = False
        self._rows: tuple[tuple[str, ...], ...] = ()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self.flush)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        self._short = self._short_form()
        column.addLayout(self._short)
        self._more: QScrollArea | None = None
        self._column = column
        self.fold = QToolButton()
        self.fold.setObjectName("link")
        self.fold.setCheckable(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.fold.toggled.connect(self._unfold)
        self._slots: tuple[str, ...] = ()
        theme.changed.connect(self._paint)
        self._paint()

    # --- what is shown

    def show_fields(self, values: Mapping[str, str]) -> None:
        """Fill the form, except what is being typed or composed."""
        self._filling = True
        for name, edit in self._edits.items():
            value = values.get(name, "")
            if name in self._pending or edit.composing:
                continue
            if isinstance(edit, FieldLine):
                if edit.text() != value:
                    edit.setText(value)
                    edit.setCursorPosition(0)
            elif edit.toPlainText() != value:
                edit.setPlainText(value)
        self._values = dict(values)
        self._filling = False

    def show_slots(self, slots: tuple[str, ...]) -> None:
        """Tell which fields the chosen template prints; the others are grey."""
        self._slots = slots
        for name, title in self._labels.items():
            unused = bool(slots) and name not in slots
            title.setEnabled(not unused)
            edit = self._edits[name]
            hint = self._hints[name]
            edit.setToolTip(f"{hint}\n{say('window.masthead.unused')}" if unused else hint)

    def flush(self) -> None:
        """Hand on what was typed since the last pause."""
        self._typing.stop()
        pending, self._pending = self._pending, {}
        for name, value in pending.items():
            self.field_changed.emit(name, value)

    def forget(self) -> None:
        """Drop what was typed and not handed on."""
        self._typing.stop()
        self._pending = {}

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field, unfolding the others if it is there."""
        if name not in self._edits:
            self.fold.setChecked(True)
        if name in self._edits:
            self._edits[name].setFocus()

    # --- building

    def _short_form(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        by_name = {field.name: field for field in FIELDS}
        for name in (name for pair in _WIDE for name in pair):
            self._field(by_name[name])
        self._arrange(grid, _WIDE)
        return grid

    def _arrange(self, grid: QGridLayout, rows: tuple[tuple[str, ...], ...]) -> None:
        """Put the fields that every issue needs into these rows."""
        for row, names in enumerate(rows):
            for column, name in enumerate(names):
                grid.addWidget(self._labels[name], row, column * 2)
                span = 3 if len(names) == 1 else 1
                grid.addWidget(self._edits[name], row, column * 2 + 1, 1, span)
        grid.setColumnStretch(1, 6)
        grid.setColumnStretch(3, 5 if rows is _WIDE else 2)
        if self._rows:
            # At first they come in this order.
            order = [self._edits[name] for names in rows for name in names]
            for first, second in pairwise(order):
                QWidget.setTabOrder(first, second)
        self._rows = rows

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where a date has no room beside another field, that one goes below; an override of Qt's."""
        super().resizeEvent(event)
        date = self._edits[_DATE]
        least = date.fontMetrics().horizontalAdvance(date.placeholderText()) + 24
        date.setMinimumWidth(least)
        # In wide type, too, the number of an issue has the room that is reckoned for it below.
        self._edits["期号"].setMinimumWidth(_FEW)
        # Two margins and three gaps; the other field as wide as the date, or of a few figures.
        room = self.width() - 24 - 24 - least
        captions = {name: title.sizeHint().width() for name, title in self._labels.items()}
        left = max(captions["简报名称"], captions["编发单位"])
        if left + captions[_DATE] + least <= room:
            rows = _WIDE
        elif max(left, captions[_DATE]) + captions["期号"] + _FEW <= room:
            rows = _NARROW
        else:
            rows = _STACKED
        if rows is not self._rows:
            for name in self._edits.keys() & {name for pair in _WIDE for name in pair}:
                self._short.removeWidget(self._labels[name])
                self._short.removeWidget(self._edits[name])
            self._arrange(self._short, rows)

    def _field(self, field: Field) -> tuple[QWidget, FieldLine | FieldText]:
        hint = say(field.code)
        title = label(field_label(field.name), "caption")
        title.setToolTip(hint)
        edit = made_for(field)
        if isinstance(edit, FieldText):
            edit.refused.connect(self.paste_refused)
            # Qt tells of a composition, too, which changes nothing yet.
            edit.textChanged.connect(
                lambda: edit.composing or self._typed(field.name, edit.toPlainText())  # type: ignore[union-attr]
            )
        else:
            edit.inputRejected.connect(lambda: self.paste_refused.emit(0, LINE_LIMIT))
            edit.textEdited.connect(lambda text: self._typed(field.name, text))
        edit.left.connect(self._left)
        edit.composed = lambda: self.show_fields(self._values)
        title.setBuddy(edit)
        self._edits[field.name] = edit
        self._labels[field.name] = title
        self._hints[field.name] = hint
        return title, edit

    def _long_form(self) -> QScrollArea:
        body = QWidget()
        body.setObjectName("moreFields")
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 2, 6, 2)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        row = 0
        for field in FIELDS:
            if field.generated or field.name in self._edits:
                continue
            title, edit = self._field(field)
            grid.addWidget(
                title, row, 0, Qt.AlignmentFlag.AlignTop if _tall(field) else Qt.AlignmentFlag(0)
            )
            grid.addWidget(edit, row, 1)
            row += 1
        grid.setColumnStretch(1, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(body)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Where little is left, this scrolls rather than that the fields above it are pressed together.
        area.setMinimumHeight(48)
        area.setMaximumHeight(260)
        return area

    def _unfold(self, unfolded: bool) -> None:
        if unfolded and self._more is None:
            self._more = self._long_form()
            self._column.insertWidget(1, self._more, 1)
            self.show_fields(self._values)
            self.show_slots(self._slots)
            QWidget.setTabOrder(self.fold, self._more)
        if self._more is not None:
            self._more.setVisible(unfolded)
        self._paint()

    _values: dict[str, str] = {}  # noqa: RUF012 - replaced, never changed

    def _paint(self) -> None:
        unfolded = self.fold.isChecked()
        self.fold.setIcon(self._theme.icons.icon("up" if unfolded else "down"))
        self.fold.setText(say("window.masthead.less" if unfolded else "window.masthead.more"))

    # --- typing

    def _typed(self, name: str, value: str) -> None:
        known = name not in self._pending and value == self._values.get(name, "")
        if self._filling or known:
            return
        # Without a pause, too: what is typed is never older than this when it is handed on.
        if not self._pending:
            self._typing.start()
        self._pending[name] = value

    def _left(self) -> None:
        if self._pending:
            self.flush()
        self.editing_ended.emit()


def _tall(field: Field) -> bool:
    return field.kind is FieldKind.BLOCK
