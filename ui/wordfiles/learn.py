"""A template learnt from an old briefing: what each paragraph was taken for, to be corrected and kept."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefing import wordjobs
from messages import say
from model.errors import JianbaoError
from ui.failed import wording
from ui.parts import EmptyState, label
from ui.told import Offer
from ui.wordfiles.dialog import Surroundings, WordDialog
from ui.wordfiles.findings import fill, list_of
from ui.wordfiles.roles import PARAGRAPH, RoleChooser, roles
from word.learning import Learnt, Part
from word.learning.lasting import lasting_values

_NUMBER, _TEXT, _IS, _WRITTEN = range(4)
_SHOWN = 80


class LearnDialog(WordDialog):
    """Shows what was recognised; every correction is learnt anew."""

    saved = Signal(str)
    """The name of the template that was kept."""
    use_asked = Signal(str, dict)
    """The present briefing shall have it: its name, and what the old briefing says that issues share, by field."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(around, say("window.learn.title"), parent)
        roles.cache_clear()  # the window may speak another language since
        self._path: Path | None = None
        self._learnt: Learnt | None = None
        self._overrides: dict[int, str] = {}
        self._compose()
        self.fit(960, 640)
        self.working.state_changed.connect(self._refresh)
        self.theme.changed.connect(self._recolour)
        self._refresh()

    def _compose(self) -> None:
        self.head = label("", wrap=True)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(say("window.learn.paragraphs"))
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setAllColumnsShowFocus(True)
        self.tree.setHeaderLabels(
            [say(f"window.learn.column.{name}") for name in ("number", "text", "role", "written")]
        )
        header = self.tree.header()
        header.setStretchLastSection(False)
        for column, mode in (
            (_NUMBER, QHeaderView.ResizeMode.ResizeToContents),
            (_TEXT, QHeaderView.ResizeMode.Stretch),
            (_IS, QHeaderView.ResizeMode.Interactive),
            (_WRITTEN, QHeaderView.ResizeMode.Stretch),
        ):
            header.setSectionResizeMode(column, mode)
        self.tree.setColumnWidth(_IS, 190)
        self.tree.setEditTriggers(
            QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.tree.itemClicked.connect(self._on_clicked)
        self.chooser = RoleChooser(_IS, self.tree)
        self.chooser.chosen.connect(self.correct)
        self.tree.setItemDelegate(self.chooser)
        self.findings = list_of(say("window.learn.findings"))
        self.findings.setMaximumHeight(110)
        self.verdict = label("", "muted", wrap=True)
        self.name = QLineEdit()
        self.name.setAccessibleName(say("window.learn.name"))
        self.name.setMaxLength(60)
        self.name.textChanged.connect(lambda _: self._refresh())
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.head)
        column.addWidget(self.tree, 1)
        column.addWidget(self.verdict)
        column.addWidget(self.findings)
        row = QHBoxLayout()
        caption = label(say("window.learn.name"), "caption")
        caption.setBuddy(self.name)
        row.addWidget(caption)
        row.addWidget(self.name, 1)
        column.addLayout(row)
        self.empty = EmptyState(
            self.theme, "document", say("window.learn.empty"), say("window.learn.empty_text")
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(page)
        self.content.addWidget(self.stack, 1)
        self.other_button = self.add_button(say("window.learn.other"))
        self.other_button.clicked.connect(self.choose)
        self.save_button = self.add_button(say("window.learn.save"), primary=True)
        self.save_button.clicked.connect(self._save)

    # --- learning

    def choose(self) -> None:
        """Ask for an old briefing and learn from it."""
        path = self.choose_word(say("window.learn.choose"))
        if path is not None:
            self.learn_from(path)

    def learn_from(self, path: Path) -> None:
        """Learn from the old briefing in the file ``path``."""
        self._path, self._learnt = path, None
        self._overrides = {}
        self.name.setText(path.stem[:60])
        self._learn(self._overrides)

    def correct(self, paragraph: int, name: str) -> None:
        """Say what a paragraph is, and learn anew."""
        self._learn({**self._overrides, paragraph: name})

    def _learn(self, overrides: dict[int, str]) -> None:
        if self._path is None:
            return
        self.bar.hide()
        self.working.run(
            wordjobs.learn_template,
            self._path,
            overrides,
            done=lambda learnt: self._on_learnt(learnt, overrides),
            stage="window.stage.learn",
        )

    def _on_learnt(self, learnt: Learnt, overrides: dict[int, str]) -> None:
        first = self._learnt is None
        self._learnt, self._overrides = learnt, overrides
        place = self.tree.verticalScrollBar().value()
        current = self.tree.indexOfTopLevelItem(self.tree.currentItem())
        self.tree.clear()
        self.tree.addTopLevelItems([self._row(part) for part in learnt.parts])
        if first:
            self.tree.setCurrentItem(self.tree.topLevelItem(0))
        else:
            self.tree.setCurrentItem(self.tree.topLevelItem(max(current, 0)))
            self.tree.verticalScrollBar().setValue(place)
        left = sum(part.kind == "left" for part in learnt.parts)
        values = {
            "name": self._path.name if self._path else "",
            "recognised": len(learnt.parts) - left,
            "left": left,
        }
        self.head.setText(say("window.learn.head", values))
        fill(self.findings, (), learnt.findings, self.name.text())
        self.findings.setVisible(bool(learnt.findings))
        self.verdict.setText(
            say("window.learn.findings" if learnt.findings else "window.learn.sound")
        )
        self._refresh()

    def _row(self, part: Part) -> QTreeWidgetItem:
        written = part.written.replace("\n", " ⏎ ")
        if part.kind == "removed":
            written = say("window.learn.removed")
        elif part.kind == "left":
            written = ""
        row = QTreeWidgetItem([str(part.paragraph), _short(part.text), _shown(part), written])
        row.setData(_IS, PARAGRAPH, part.paragraph)
        row.setToolTip(_TEXT, part.text[:1_000])
        row.setToolTip(_WRITTEN, written)
        row.setFlags(row.flags() | Qt.ItemFlag.ItemIsEditable)
        self._colour(row, part)
        return row

    def _colour(self, row: QTreeWidgetItem, part: Part) -> None:
        name = "muted" if part.kind in ("left", "removed") else "accent"
        row.setForeground(_IS, self.theme.colours.colour(name))

    def _recolour(self) -> None:
        for number, part in enumerate(self._learnt.parts if self._learnt else ()):
            row = self.tree.topLevelItem(number)
            if row is not None:
                self._colour(row, part)

    def _on_clicked(self, row: QTreeWidgetItem, column: int) -> None:
        """One click where a paragraph is said to be something opens the choice."""
        if column == _IS:
            self.tree.editItem(row, _IS)

    # --- keeping

    def _save(self) -> None:
        from briefing.templates import put

        name = self.name.text().strip()
        if self._learnt is None or not name:
            return
        self.bar.hide()
        try:
            put(self._learnt.data, name)
        except JianbaoError as error:
            self.tell("error", wording(error.code, error.values))
            return
        use = Offer(say("window.learn.use"), partial(self._use, name, tuple(self._learnt.parts)))
        self.tell("success", say("window.learn.saved", {"name": name}), offers=(use,))
        self.saved.emit(name)

    def _use(self, name: str, parts: tuple[Part, ...]) -> None:
        self.use_asked.emit(name, lasting_values(parts))
        self.close()

    def _refresh(self) -> None:
        learnt = self._learnt
        self.stack.setCurrentIndex(0 if learnt is None else 1)
        sound = learnt is not None and not learnt.findings
        self.save_button.setEnabled(
            sound and bool(self.name.text().strip()) and not self.working.busy
        )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "……"


def _shown(part: Part) -> str:
    """What a paragraph was taken for, as the choice has it; several fields of a line are named as they are."""
    if part.kind == "left":
        return say("window.learn.keep")
    if part.kind == "removed":
        return say("window.learn.remove")
    return say(f"window.learn.{part.kind}", {"name": part.label})
