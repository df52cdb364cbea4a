"""The window beside the window: every step that was done, and the versions that were given a name."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QInputDialog,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from briefing.comparing import ItemDifference, differences
from briefing.history import KEPT
from messages import say
from ui.desk import Desk
from ui.history.page import entry, no_difference
from ui.parts import label
from ui.theme import Theme

_NUMBER = Qt.ItemDataRole.UserRole
_AT_ONCE = 12
"""Differences that fill the page; those that follow are written in turns of the event loop."""
SLICE_SECONDS = 0.008


class HistoryPanel(QDialog):
    """Lists the steps, latest first; shows what of the briefing was different then; goes back and names."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("window.history.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(820, 520)
        self._desk = desk
        self._theme = theme
        # Differences that are not written yet, the next one last.
        self._waiting: list[ItemDifference] = []
        self._writing = QTimer(self)
        self._writing.timeout.connect(self._write_on)
        self.list = QListWidget()
        self.list.setObjectName("list")
        self.list.setAccessibleName(say("window.history.steps"))
        self.page = QTextBrowser()
        self.page.setAccessibleName(say("window.history.difference"))
        self.head = label("", "caption", wrap=True)
        self.go = QPushButton(say("window.history.go"))
        self.name = QPushButton(say("window.history.name"))
        self.unname = QPushButton(say("window.history.unname"))
        close = QPushButton(say("window.history.close"))
        self.go.clicked.connect(self._go)
        self.name.clicked.connect(self._name)
        self.unname.clicked.connect(self._unname)
        close.clicked.connect(self.close)
        self.list.currentRowChanged.connect(lambda _: self._show_step())
        self.list.itemActivated.connect(lambda _: self._go())
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self.head)
        column.addWidget(self.page, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.list)
        split.addWidget(right)
        split.setSizes([300, 520])
        split.setChildrenCollapsible(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.name)
        buttons.addWidget(self.unname)
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        buttons.addWidget(close)
        whole = QVBoxLayout(self)
        whole.addWidget(split, 1)
        whole.addLayout(buttons)
        # What is different is looked for in a turn of its own: the one of the change has all other views in it.
        self._looking = QTimer(self, singleShot=True)
        self._looking.timeout.connect(self._show_step)
        desk.changed.connect(self._refresh)
        theme.changed.connect(self._show_step)
        self._refresh()
        self._show_step()

    def closeEvent(self, event: object) -> None:
        """Listen no longer; an override of Qt's."""
        self._desk.changed.disconnect(self._refresh)
        self._theme.changed.disconnect(self._show_step)
        super().closeEvent(event)  # type: ignore[arg-type]

    def _refresh(self, _: object = None) -> None:
        history = self._desk.session.history
        chosen = self._number()
        kept = self.list.currentRow() >= 0
        self.list.blockSignals(True)
        self.list.clear()
        for number, step in reversed(list(enumerate(history.steps))):
            text = say("window.history.begin")
            if step.label.code:
                text = say(step.label.code, dict(step.label.values))
            if step.name:
                text = say("window.history.named", {"name": step.name, "step": text})
            if number == history.at:
                text = say("window.history.now", {"step": text})
            row = QListWidgetItem(text)
            row.setData(_NUMBER, number)
            row.setToolTip(text)
            font = row.font()
            font.setBold(bool(step.name) or number == history.at)
            row.setFont(font)
            if number > history.at:
                row.setForeground(self._theme.colours.colour("faint"))
            self.list.addItem(row)
        wanted = chosen if kept and chosen < len(history.steps) else history.at
        self.list.setCurrentRow(len(history.steps) - 1 - wanted)
        self.list.blockSignals(False)
        self._looking.start()

    def _number(self) -> int:
        row = self.list.currentItem()
        return int(row.data(_NUMBER)) if row is not None else 0

    def _show_step(self) -> None:
        history, number = self._desk.session.history, self._number()
        if number >= len(history.steps):
            return
        step = history.steps[number]
        present = number == history.at
        self.head.setText(say("window.history.present" if present else "window.history.since"))
        if present:
            self._write((), "")
        else:
            found = differences(step.state.briefing, self._desk.briefing)
            self._write(found, no_difference(self._theme.colours))
        self.go.setEnabled(not present)
        self.unname.setEnabled(bool(step.name))

    def _write(self, found: tuple[ItemDifference, ...], nothing: str) -> None:
        """Begin a page: as much as is seen at once, thousands of others in the turns that follow."""
        first = "".join(entry(one, self._theme.colours) for one in found[:_AT_ONCE])
        self.page.setHtml(first or nothing)
        self._waiting = list(reversed(found[_AT_ONCE:]))
        if self._waiting:
            self._writing.start()
        else:
            self._writing.stop()

    def _write_on(self) -> None:
        until = time.perf_counter() + SLICE_SECONDS
        parts: list[str] = []
        while self._waiting and time.perf_counter() < until:
            parts.append(entry(self._waiting.pop(), self._theme.colours))
        end = QTextCursor(self.page.document())
        end.movePosition(QTextCursor.MoveOperation.End)
        end.insertBlock()
        end.insertHtml("".join(parts))
        if not self._waiting:
            self._writing.stop()

    def _go(self) -> None:
        session, number = self._desk.session, self._number()
        if number == session.history.at:
            return
        if session.history.steps[number].label == KEPT:
            session.return_to(number)
        else:
            session.go_to(number)
        self.list.setCurrentRow(len(session.history.steps) - 1 - session.history.at)

    def _name(self) -> None:
        number = self._number()
        name = ask_name(self, self._desk.session.history.steps[number].name)
        if name:
            self._desk.session.name_step(number, name)

    def _unname(self) -> None:
        self._desk.session.name_step(self._number(), "")


def ask_name(parent: QWidget, present: str = "") -> str:
    """What a version shall be called; empty if the person changed their mind."""
    name, given = QInputDialog.getText(
        parent, say("window.history.name"), say("window.history.ask_name"), text=present
    )
    return name.strip() if given else ""
