"""“替换”: words of the briefing's items exchanged for others; the sources are never touched."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from briefing.edits import ReplaceText
from briefing.searching import items_with
from messages import say
from model.briefing import Briefing
from ui.desk import Desk
from ui.panels.briefing import BriefingPanel
from ui.parts import label


class ReplaceDialog(QDialog):
    """Finds in the items, goes from one to the next, and replaces in one or in all of them."""

    def __init__(self, desk: Desk, panel: BriefingPanel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("window.replace.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._panel = panel
        self._done = ""
        # Where it was looked for last: one step of the briefing asks several times.
        self._sought: tuple[Briefing, str, dict[str, int]] = (desk.briefing, "", {})
        self.old, self.new = QLineEdit(), QLineEdit()
        self.count = label("", "muted")
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 14, 16, 12)
        grid.setVerticalSpacing(8)
        for row, (code, edit) in enumerate((("old", self.old), ("new", self.new))):
            title = label(say(f"window.replace.{code}"), "caption")
            title.setBuddy(edit)
            edit.setAccessibleName(title.text())
            edit.setMinimumWidth(320)
            grid.addWidget(title, row, 0)
            grid.addWidget(edit, row, 1)
        grid.addWidget(self.count, 2, 1)
        grid.addWidget(label(say("window.replace.hint"), "faint", wrap=True), 3, 1)
        self.next = QPushButton(say("window.replace.next"))
        self.one = QPushButton(say("window.replace.one"))
        self.all = QPushButton(say("window.replace.all"))
        close = QPushButton(say("window.replace.close"))
        row_of_buttons = QHBoxLayout()
        row_of_buttons.addStretch(1)
        for button in (self.next, self.one, self.all, close):
            button.setAutoDefault(False)
            row_of_buttons.addWidget(button)
        self.next.setDefault(True)
        grid.addLayout(row_of_buttons, 4, 0, 1, 2)
        self.next.clicked.connect(self._next)
        self.one.clicked.connect(lambda: self._replace(self._panel.selected()[:1]))
        self.all.clicked.connect(lambda: self._replace(()))
        close.clicked.connect(self.close)
        self.old.textChanged.connect(self._start_again)
        desk.changed.connect(self._refresh)
        panel.selection_changed.connect(self._refresh)
        self._refresh()

    def closeEvent(self, event: object) -> None:
        """Listen no longer; an override of Qt's."""
        self._desk.changed.disconnect(self._refresh)
        self._panel.selection_changed.disconnect(self._refresh)
        super().closeEvent(event)  # type: ignore[arg-type]

    def _found(self) -> dict[str, int]:
        word, briefing = self.old.text(), self._desk.briefing
        if self._sought[0] is not briefing or self._sought[1] != word:
            found = dict(items_with(briefing, word)) if word else {}
            self._sought = briefing, word, found
        return self._sought[2]

    def _refresh(self, _: object = None) -> None:
        found = self._found()
        values = {"items": len(found), "count": sum(found.values())}
        none = self._done or (say("window.search.none") if self.old.text() else "")
        self.count.setText(say("window.replace.count", values) if found else none)
        self.next.setEnabled(bool(found))
        self.all.setEnabled(bool(found))
        self.one.setEnabled(any(item in found for item in self._panel.selected()[:1]))

    def _start_again(self) -> None:
        """Other words are sought: what was replaced before is no answer any more."""
        self._done = ""
        self._refresh()

    def _next(self) -> None:
        found = self._found()
        order = [item.id for item in self._desk.briefing.items()]
        present = self._panel.selected()[:1]
        start = order.index(present[0]) + 1 if present and present[0] in order else 0
        following = (item for item in (*order[start:], *order[:start]) if item in found)
        item = next(following, "")
        if item:
            self._panel.select((item,))

    def _replace(self, items: tuple[str, ...]) -> None:
        found = self._found()
        if not found:
            return
        count = sum(number for item, number in found.items() if not items or item in items)
        # Said once no place is left: “没有找到” would read as if nothing had been done.
        self._done = say("window.replace.done", {"count": count})
        self._desk.session.seal()
        self._desk.session.apply(ReplaceText(self.old.text(), self.new.text(), items))
        if items:
            self._next()
