"""The dialog of presets: use, name, delete, hand on."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from briefing import presets
from briefing.presets import Preset
from messages import say
from model.errors import JianbaoError
from ui.bars import MessageBar
from ui.choosing import choose_files, name_file
from ui.exporting.kept import KeptPresets
from ui.exporting.wording import ask_name, confirm_delete, described
from ui.failed import said
from ui.files import documents_folder
from ui.footed import fit, set_on_foot
from ui.parts import EmptyState, label
from ui.preferences.page import button
from ui.theme import Theme
from ui.told import Told

_SUFFIX = ".json"


class PresetList(QListWidget):
    """The names. F2 renames, Del deletes."""

    rename_asked = Signal()
    delete_asked = Signal()

    def event(self, event: QEvent) -> bool:
        """Its keys are not the window's, which has an F2 of its own; an override of Qt's."""
        asked = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asked and cast(QKeyEvent, event).key() in (Qt.Key.Key_Delete, Qt.Key.Key_F2):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of lists everywhere; an override of Qt's."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.rename_asked.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()


class PresetsDialog(QDialog):
    """What is done here is done at once."""

    used = Signal(object)

    def __init__(self, kept: KeptPresets, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("window.presets.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._kept = kept
        self.ask_name, self.confirm_delete = ask_name, confirm_delete
        self.ask_open, self.ask_save = ask_open, ask_save
        self.bar = MessageBar(theme)
        self.list = PresetList()
        self.list.setObjectName("list")
        self.list.setAccessibleName(say("window.presets.title"))
        self.list.currentRowChanged.connect(lambda _: self._show())
        self.list.itemActivated.connect(lambda _: self.use())
        self.list.rename_asked.connect(self.rename)
        self.list.delete_asked.connect(self.delete)
        self.about = label("", "", wrap=True)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.rename_button = button(say("window.presets.rename"))
        self.delete_button = button(say("window.presets.delete"))
        self.import_button = button(say("window.settings.words.import"))
        self.export_button = button(say("window.settings.words.export"))
        self.close_button = button(say("window.wordfiles.close"))
        self.use_button = button(say("window.presets.use"))
        self.use_button.setObjectName("primary")
        self.use_button.setDefault(True)
        for one, slot in (
            (self.rename_button, self.rename),
            (self.delete_button, self.delete),
            (self.import_button, self.take_in),
            (self.export_button, self.hand_out),
            (self.close_button, self.close),
            (self.use_button, self.use),
        ):
            one.clicked.connect(slot)
        self._compose(theme)
        self.refresh(kept.chosen)

    def _compose(self, theme: Theme) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.about, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.rename_button)
        row.addWidget(self.delete_button)
        column.addLayout(row)
        full = QWidget()
        middle = QHBoxLayout(full)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(14)
        middle.addWidget(self.list, 2)
        middle.addWidget(right, 3)
        self._stack = QStackedLayout()
        empty = EmptyState(
            theme, "settings", say("window.presets.none"), say("window.presets.none_text")
        )
        inner = QVBoxLayout()
        inner.setContentsMargins(14, 12, 14, 12)
        inner.addLayout(self._stack)
        content = QVBoxLayout()
        content.setSpacing(0)
        content.addWidget(self.bar)
        content.addLayout(inner, 1)
        left = (self.import_button, self.export_button)
        set_on_foot(self, content, left, (self.close_button, self.use_button))
        self._stack.addWidget(empty)
        self._stack.addWidget(full)
        fit(self, 680, 420)

    # --- what is shown

    def refresh(self, chosen: str = "") -> None:
        """Show the presets there are, ``chosen`` selected."""
        self.presets = self._kept.all()
        self.list.clear()
        for preset in self.presets:
            self.list.addItem(QListWidgetItem(preset.name))
        names = [preset.name for preset in self.presets]
        self.list.setCurrentRow(names.index(chosen) if chosen in names else 0 if names else -1)
        self._stack.setCurrentIndex(1 if names else 0)
        self._show()

    @property
    def current(self) -> Preset | None:
        """The one that is selected."""
        row = self.list.currentRow()
        return self.presets[row] if 0 <= row < len(self.presets) else None

    def _show(self) -> None:
        preset = self.current
        self.about.setText(described(preset) if preset else "")
        for one in (self.rename_button, self.delete_button, self.export_button, self.use_button):
            one.setEnabled(preset is not None)

    # --- what is done

    def use(self) -> None:
        """Make the briefing so, and close."""
        preset = self.current
        if preset is not None:
            self.close()
            self.used.emit(preset)

    def rename(self) -> None:
        """Call the selected one otherwise."""
        preset = self.current
        name = self.ask_name(self, preset.name) if preset else ""
        if preset is None or not name:
            return
        try:
            wanted = presets.renamed(self.presets, preset.name, name)
        except JianbaoError as error:
            self.bar.tell(Told("warning", said(error)))
            return
        if self._kept.save(wanted):
            self._kept.on_renamed(preset.name, presets.clean_name(name))
            self.refresh(presets.clean_name(name))

    def delete(self) -> None:
        """Delete the selected one."""
        preset = self.current
        if preset is not None and self.confirm_delete(self, preset.name):
            kept = tuple(one for one in self.presets if one.name != preset.name)
            if self._kept.save(kept):
                self.refresh()

    def take_in(self) -> None:
        """Add the presets of a file."""
        path = self.ask_open(self)
        if path is None:
            return
        try:
            found = presets.load(path)
        except JianbaoError as error:
            self.bar.tell(Told("error", said(error)))
            return
        wanted = presets.joined(self.presets, found)
        if self._kept.save(wanted):
            new = wanted[len(self.presets) :]
            self.refresh(new[0].name if new else "")
            values = {"count": len(new), "names": "、".join(one.name for one in new[:5])}
            code = "window.presets.imported" if new else "window.presets.imported_none"
            self.bar.tell(Told("success" if new else "warning", say(code, values)))

    def hand_out(self) -> None:
        """Write the selected one to a file."""
        preset = self.current
        path = self.ask_save(self, preset.name) if preset else None
        if preset is None or path is None:
            return
        try:
            presets.save([preset], path)
        except JianbaoError as error:
            self.bar.tell(Told("error", said(error)))
        else:
            text = say("window.settings.written", {"name": path.name})
            self.bar.tell(Told("success", text))


def ask_open(parent: QWidget) -> Path | None:
    """A file of presets; None if the person changed their mind."""
    title = say("window.settings.words.import")
    found = choose_files(parent, title, documents_folder(), _filter(), several=False)
    return next(iter(found), None)


def ask_save(parent: QWidget, proposed: str) -> Path | None:
    """Where to write a preset."""
    from briefing.naming import safe_stem

    path = documents_folder() / f"{safe_stem(proposed)}{_SUFFIX}"
    answer = name_file(parent, say("window.settings.words.export"), path, _filter(), _SUFFIX)
    return answer and answer[0]


def _filter() -> str:
    return f"{say('window.presets.filter')} (*{_SUFFIX})"
