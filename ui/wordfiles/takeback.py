"""取回修改: what was done to an exported briefing elsewhere, item by item, taken back as one step."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from briefing import wordjobs
from messages import say
from ui import wording
from ui.colours import Colours
from ui.history.page import marked
from ui.parts import label
from ui.wordfiles.dialog import Surroundings, WordDialog
from word.relinking import Relinked, State

_PLACE = Qt.ItemDataRole.UserRole
_EXCERPT = 46
_COLOURS = {
    State.UNCHANGED: "muted",
    State.EDITED: "accent",
    State.MOVED: "accent",
    State.NEW: "success",
    State.GONE: "error",
}


class TakeBackDialog(WordDialog):
    """Lists what was done; what is ticked is taken back."""

    taken = Signal(str, int)
    """From the file of this name so many changes were taken."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(around, say("window.back.title"), parent)
        self._path: Path | None = None
        self._rows: tuple[Relinked, ...] = ()
        self._compose()
        self.fit(960, 620)
        self.working.state_changed.connect(self._refresh)
        self.theme.changed.connect(self._colour)
        self.theme.changed.connect(self._show)
        self._refresh()

    def _compose(self) -> None:
        self.head = label("", wrap=True)
        self.list = QListWidget()
        self.list.setObjectName("list")
        self.list.setAccessibleName(say("window.back.list"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setUniformItemSizes(True)
        self.list.currentRowChanged.connect(lambda _: self._show())
        self.list.itemChanged.connect(lambda _: self._refresh())
        self.unchanged = QCheckBox(say("window.back.show_unchanged"))
        self.unchanged.toggled.connect(lambda _: self._sift())
        self.all_button = self._button("all", lambda: self._tick(True))
        self.none_button = self._button("none", lambda: self._tick(False))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(self.all_button)
        row.addWidget(self.none_button)
        row.addStretch(1)
        row.addWidget(self.unchanged)
        column.addLayout(row)
        self.detail = QTextBrowser()
        self.detail.setAccessibleName(say("window.back.detail"))
        self.detail.setOpenLinks(False)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(8, 0, 0, 0)
        beside.addWidget(self.detail)
        split.addWidget(right)
        split.setHandleWidth(1)
        split.setSizes([440, 480])
        split.setChildrenCollapsible(False)
        self.content.addWidget(self.head)
        self.content.addWidget(split, 1)
        self.other_button = self.add_button(say("window.back.other"))
        self.other_button.clicked.connect(self.choose)
        self.take_button = self.add_button(say("window.back.take", {"count": 0}), primary=True)
        self.take_button.clicked.connect(self._take)

    def _button(self, name: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(say(f"window.back.{name}"))
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: slot())
        return button

    # --- reading

    def choose(self) -> bool:
        """Ask for an edited briefing and compare it; whether one was chosen."""
        path = self.choose_word(say("window.back.choose_title"))
        if path is not None:
            self.compare(path)
        return path is not None

    def compare(self, path: Path) -> None:
        """Compare the file ``path`` with the briefing of the window."""
        self.bar.hide()
        self.working.run(
            wordjobs.read_back,
            path,
            self.desk.briefing,
            self.desk.documents,
            done=lambda rows: self._on_compared(path, rows),
            stage="window.stage.relink",
        )

    def _on_compared(self, path: Path, rows: tuple[Relinked, ...]) -> None:
        self._path, self._rows = path, rows
        counts = {str(state): sum(row.state is state for row in rows) for state in State}
        same = counts[str(State.UNCHANGED)] == len(rows)
        code = "window.back.same" if same else "window.back.head"
        self.head.setText(say(code, {"name": path.name, **counts}))
        self.list.blockSignals(True)
        self.list.clear()
        for place, row in enumerate(rows):
            item = QListWidgetItem(
                say("window.back.line", {"state": _state(row), "text": _excerpt(row)})
            )
            item.setData(_PLACE, place)
            if row.state is not State.UNCHANGED:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._colour()
        self.unchanged.setChecked(same)
        self._sift()
        self._refresh()

    # --- showing

    def _sift(self) -> None:
        first = -1
        for number in range(self.list.count()):
            item = self.list.item(number)
            hidden = self._row(item).state is State.UNCHANGED and not self.unchanged.isChecked()
            item.setHidden(hidden)
            if first < 0 and not hidden:
                first = number
        current = self.list.currentItem()
        if current is None or current.isHidden():
            self.list.setCurrentRow(first)
        self._show()

    def _colour(self) -> None:
        self.list.blockSignals(True)
        for number in range(self.list.count()):
            item = self.list.item(number)
            item.setForeground(self.theme.colours.colour(_COLOURS[self._row(item).state]))
        self.list.blockSignals(False)

    def _row(self, item: QListWidgetItem) -> Relinked:
        return self._rows[int(item.data(_PLACE))]

    def _show(self) -> None:
        item = self.list.currentItem()
        if item is None or item.isHidden():
            self.detail.setHtml("")
            return
        row = self._row(item)
        refs = [wording.source_label(self.desk.session, ref) for ref in row.sources]
        self.detail.setHtml(detail(row, refs, self.theme.colours))

    def _tick(self, on: bool) -> None:
        self.list.blockSignals(True)
        for number in range(self.list.count()):
            item = self.list.item(number)
            if item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self._refresh()

    def wanted(self) -> set[int]:
        """The places of the rows that are ticked."""
        return {
            int(item.data(_PLACE))
            for item in map(self.list.item, range(self.list.count()))
            if item.flags() & Qt.ItemFlag.ItemIsUserCheckable
            and item.checkState() is Qt.CheckState.Checked
        }

    def _refresh(self) -> None:
        count = len(self.wanted()) if self._rows else 0
        self.take_button.setText(say("window.back.take", {"count": count}))
        self.take_button.setEnabled(count > 0 and not self.working.busy)
        changes = any(row.state is not State.UNCHANGED for row in self._rows)
        for button in (self.all_button, self.none_button):
            button.setEnabled(changes)

    # --- taking

    def _take(self) -> None:
        from briefing.relinking import TakeBack, chosen

        wanted = self.wanted()
        if not wanted or self._path is None:
            return
        self.desk.session.apply(TakeBack(chosen(self._rows, wanted)))
        self.taken.emit(self._path.name, len(wanted))
        self.close()


def _state(row: Relinked) -> str:
    return say(f"console.relink.{row.state.value}")


def _plain(text: str) -> str:
    return text.replace("\t", " │ ")


def _excerpt(row: Relinked) -> str:
    text = " ".join(_plain(row.text or row.original).split())
    text = text if len(text) <= _EXCERPT else text[:_EXCERPT] + "……"
    return say(f"window.back.{row.part}", {"name": row.id, "text": text}) if row.part else text


def detail(row: Relinked, sources: list[str], colours: Colours) -> str:
    """What became of one item as HTML: where it stands, its changes, its sources."""
    about = [_state(row)]
    if row.moved and row.state is State.EDITED:
        about.append(say("window.back.moved_too"))
    if row.part:
        about.append(say(f"window.back.about_{row.part}", {"name": row.id}))
    elif row.table:
        about.append(say("window.back.row"))
    elif row.heading:
        about.append(say("window.back.section", {"heading": row.heading}))
    muted = f"color:{colours.muted}"
    parts = [f"<p style='{muted}'>{html.escape('　'.join(about))}</p>"]
    if row.headline:
        parts.append(f"<p><b>{html.escape(row.headline)}</b></p>")
    if row.state is State.MOVED or row.state is State.UNCHANGED:
        text = html.escape(_plain(row.text))
    else:
        old = "" if row.state is State.NEW else row.original
        text = marked(_plain(old), _plain(row.text), colours)
    broken = text.replace("\n", "<br>")
    parts.append(f"<p style='line-height:150%'>{broken}</p>")
    if row.part:
        told = []
    elif sources:
        told = [say("window.back.from", {"source": one}) for one in sources]
    else:
        free = row.state is State.NEW
        told = [say("window.back.no_source" if free else "window.back.no_source_known")]
    parts += [f"<p style='{muted}; margin:0'>{html.escape(line)}</p>" for line in told]
    return "".join(parts)
