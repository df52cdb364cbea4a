"""The format check: every rule for any .docx, and a repaired copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefing import wordjobs
from messages import language, say
from ui.bars import open_file, show_in_folder
from ui.parts import EmptyState, label
from ui.wordfiles.dialog import Surroundings, WordDialog
from word.check import RuleResult

_RULE, _RESULT, _FOUND, _WHERE = range(4)
_BROKEN = Qt.ItemDataRole.UserRole


class FormatDialog(WordDialog):
    """Shows the rules of one file; the file itself is never written."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(around, say("window.format.title"), parent)
        self._path: Path | None = None
        self._results: tuple[RuleResult, ...] = ()
        self._repaired: tuple[RuleResult, ...] = ()
        self._place: Path | None = None
        self.open_file = open_file
        self.show_in_folder = show_in_folder
        self._compose()
        self.fit(980, 640)
        self.working.state_changed.connect(self._refresh)
        self.theme.changed.connect(self._fill)
        self._refresh()

    def _compose(self) -> None:
        self.head = label("", wrap=True)
        self.only_faults = QCheckBox(say("window.format.only_faults"))
        self.only_faults.setChecked(True)
        self.only_faults.toggled.connect(lambda _: self._sift())
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(say("window.format.rules"))
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.currentItemChanged.connect(lambda *_: self._show())
        self.tree.setAllColumnsShowFocus(True)
        self.tree.setHeaderLabels(
            [say(f"window.format.column.{name}") for name in ("rule", "result", "found", "where")]
        )
        header = self.tree.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(_RESULT, QHeaderView.ResizeMode.ResizeToContents)
        for column, width in ((_RULE, 270), (_FOUND, 330)):
            self.tree.setColumnWidth(column, width)
        # Found and where may be longer than a column is wide.
        self.detail = label("", "muted", wrap=True)
        self.detail.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.none = label(say("window.format.none_broken"), "emptyText")
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.head, 1)
        row.addWidget(self.only_faults)
        column.addLayout(row)
        self.shown = QStackedWidget()
        self.shown.addWidget(self.tree)
        self.shown.addWidget(self.none)
        column.addWidget(self.shown, 1)
        column.addWidget(self.detail)
        self.empty = EmptyState(
            self.theme, "done", say("window.format.empty"), say("window.format.empty_text")
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(page)
        self.content.addWidget(self.stack, 1)
        self.choose_button = self.add_button(say("window.format.choose"))
        self.open_button = self.add_button(say("window.format.open"))
        self.folder_button = self.add_button(say("window.show_in_folder"))
        self.repair_button = self.add_button(say("window.format.repair"), primary=True)
        self.choose_button.clicked.connect(self.choose)
        self.open_button.clicked.connect(lambda: self._with_place(self.open_file))
        self.folder_button.clicked.connect(lambda: self._with_place(self.show_in_folder))
        self.repair_button.clicked.connect(self._repair)

    # --- checking

    def choose(self) -> None:
        """Ask for a file and check it."""
        path = self.choose_word(say("window.format.choose_title"))
        if path is not None:
            self.check(path)

    def check(self, path: Path) -> None:
        """Check the file ``path``."""
        self.bar.hide()
        self.working.run(
            wordjobs.check_format,
            path,
            language(),
            done=lambda checked: self._on_checked(path, checked),
            stage="window.stage.format",
        )

    def _on_checked(self, path: Path, checked: wordjobs.Checked) -> None:
        self._path = self._place = path
        self._results, self._repaired = checked.results, ()
        faults = sum(not result.passed for result in checked.results)
        values = {"name": path.name, "rules": len(checked.results), "faults": faults}
        self.head.setText(say("window.format.faults" if faults else "window.format.clean", values))
        self.only_faults.setChecked(bool(faults))
        self._fill()

    def _repair(self) -> None:
        path = self._path
        if path is None:
            return
        name = say("window.format.repaired_name", {"name": path.stem})
        target = self.ask_save(
            self, say("window.format.repair_title"), path.with_name(f"{name}.docx")
        )
        if target is None:
            return
        self.bar.hide()
        self.working.run(
            wordjobs.repair_format,
            path,
            target,
            language(),
            done=lambda checked: self._on_repaired(target, checked),
            stage="window.stage.mend_format",
        )

    def _on_repaired(self, target: Path, checked: wordjobs.Checked) -> None:
        self._results, self._repaired, self._place = checked.results, checked.repaired, target
        left = sum(not result.passed for result in checked.results)
        values = {"path": str(target), "repaired": len(checked.repaired), "left": left}
        self.tell("warning" if left else "success", say("window.format.done", values))
        now = {"name": target.name, "rules": len(checked.results), "faults": left}
        self.head.setText(say("window.format.faults" if left else "window.format.clean", now))
        self.only_faults.setChecked(True)
        self._fill()

    # --- showing

    def _fill(self) -> None:
        self.tree.clear()
        colours = self.theme.colours
        before = {result.number: result for result in self._repaired}
        # After a repair what is left to the person comes first.
        left = [result for result in self._results if self._repaired and not result.passed]
        for result in (*left, *(one for one in self._results if one not in left)):
            mended = before.get(result.number)
            state = "repaired" if mended else "passed" if result.passed else "failed"
            shown = mended or result
            texts = [
                f"{result.number}  {say(result.rule)}",
                say(f"window.format.{state}"),
                shown.found,
                shown.where,
            ]
            row = QTreeWidgetItem(texts)
            for column, text in enumerate(texts):
                row.setToolTip(column, text)
            row.setData(_RULE, _BROKEN, state != "passed")
            colour = {"failed": "error", "repaired": "success", "passed": "muted"}[state]
            row.setForeground(_RESULT, colours.colour(colour))
            self.tree.addTopLevelItem(row)
        self._sift()
        self._refresh()

    def _sift(self) -> None:
        shown = 0
        first: QTreeWidgetItem | None = None
        for number in range(self.tree.topLevelItemCount()):
            row = self.tree.topLevelItem(number)
            hidden = self.only_faults.isChecked() and not row.data(_RULE, _BROKEN)
            row.setHidden(hidden)
            shown += not hidden
            if first is None and not hidden:
                first = row
        current = self.tree.currentItem()
        if first is not None and (current is None or current.isHidden()):
            self.tree.setCurrentItem(first)
        self._show()
        self.shown.setCurrentIndex(0 if shown else 1)

    def _show(self) -> None:
        row = self.tree.currentItem()
        if row is None or row.isHidden():
            self.detail.setText("")
            return
        text = f"{row.text(_RULE)}　{row.text(_FOUND)}"
        if row.text(_WHERE):
            text += "\n" + say("window.format.at", {"where": row.text(_WHERE)})
        self.detail.setText(text)

    def _refresh(self) -> None:
        there = self._path is not None
        self.stack.setCurrentIndex(1 if there else 0)
        self.open_button.setVisible(there)
        self.folder_button.setVisible(there)
        faults = any(not result.passed for result in self._results)
        self.repair_button.setVisible(there)
        self.repair_button.setEnabled(faults and not self._repaired and not self.working.busy)

    def _with_place(self, do: Callable[[Path], object]) -> None:
        if self._place is not None:
            do(self._place)
