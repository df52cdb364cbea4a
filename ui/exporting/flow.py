"""Export at one click: where the last one went, called by the pattern; asked only where a file would be lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMessageBox, QWidget

from briefing.changes import By, Change
from briefing.clock import today
from briefing.edits import SetField
from briefing.naming import DEFAULT_PATTERN, file_stem, free_path
from messages import say
from ui import files
from ui.desk import Desk
from ui.exporter import Exported
from ui.panes import Panes
from ui.settings import Settings

SUFFIX = ".docx"
_Stamp = tuple[int, int]


class Overwrite(StrEnum):
    """What to do where a file is already."""

    REPLACE = "replace"
    RENAME = "rename"
    STAY = "stay"


class ExportFlow(QObject):
    """Decides where an export goes. ``look_first`` looks at the briefing, and goes on with what it is given."""

    def __init__(
        self, panes: Panes, frame: QWidget, look_first: Callable[[Callable[[], None]], None]
    ) -> None:
        super().__init__(frame)
        self._panes = panes
        self._frame = frame
        self._desk = panes.desk
        self._look_first = look_first
        self.ask_overwrite = ask_overwrite
        # What this briefing was exported to, and how the file was left: replaced without a question while it is so.
        self._last: tuple[Path, _Stamp] | None = None
        panes.exporter.exported.connect(self._on_exported)
        self._desk.adopted.connect(self._forget)
        self._desk.changed.connect(self._on_change)
        panes.commands.connect_all({"export_to": self.export_to})
        export, elsewhere = panes.commands["export"], panes.commands["export_to"]
        export.enabledChanged.connect(elsewhere.setEnabled)
        elsewhere.setEnabled(export.isEnabled())
        # The number that was put into the masthead without the person writing it.
        self._put = panes.settings.fields().get("期号", "")

    # --- the commands

    def export_now(self) -> None:
        """Write the file where the last one went; the first one asks where."""
        target = self.proposed()
        if self._panes.settings.export_folder is None or not _is_writable(target.parent):
            self._ask(target)
        elif target.exists() and not self._is_ours(target):
            self._settle(target)
        else:
            self._write(target)

    def export_to(self) -> None:
        """Ask where to, whatever was before."""
        self._panes.briefing.commit_pending()
        if not self._desk.briefing.is_empty:
            self._look_first(lambda: self._ask(self.proposed()))

    def proposed(self) -> Path:
        """Where an export would go."""
        return proposed_file(self._desk, self._panes.settings, SUFFIX)

    # --- where to

    def _ask(self, proposed: Path) -> None:
        target = files.ask_target(self._frame, proposed)
        if target is not None:
            self._write(target)

    def _settle(self, target: Path) -> None:
        free = free_path(target)
        answer = self.ask_overwrite(self._frame, target, free)
        if answer is Overwrite.REPLACE:
            self._write(target)
        elif answer is Overwrite.RENAME:
            self._write(free)

    def _is_ours(self, target: Path) -> bool:
        return self._last is not None and self._last == (target, _stamp(target))

    def _write(self, target: Path) -> None:
        self._panes.results.hide()
        self._panes.messages.hide()
        self._panes.settings.export_folder = target.parent
        self._panes.exporter.export(target)

    # --- afterwards

    def _on_exported(self, exported: Exported) -> None:
        stamp = _stamp(exported.path)
        self._last = (exported.path, stamp) if stamp else None
        settings, briefing = self._panes.settings, self._desk.briefing
        if number := briefing.field("期号"):
            settings.set_issue(number, briefing.field("简报名称"))
        settings.welcomed = True
        settings.save()

    def _forget(self) -> None:
        self._last = None
        self._put = "" if self._desk.documents else self._desk.briefing.field("期号")

    def _on_change(self, change: Change) -> None:
        """Another name of the briefing has other numbers: the next of them, unless the person wrote one."""
        if change.by is not By.PERSON or "简报名称" not in change.fields:
            return
        briefing = self._desk.briefing
        following = self._panes.settings.next_issue(briefing.field("简报名称"))
        number = briefing.field("期号")
        if following and following != number and number in ("", self._put):
            # The step that brought the name is told of to the end first.
            QTimer.singleShot(0, self, lambda: self._put_issue(following))

    def _put_issue(self, number: str) -> None:
        if self._desk.briefing.field("期号") in ("", self._put):
            self._put = number
            self._desk.session.apply(SetField("期号", number))


def proposed_file(desk: Desk, settings: Settings, suffix: str) -> Path:
    """Where a file of the briefing would go: the folder of the last one, called by the pattern."""
    briefing = desk.briefing
    pattern = settings.pattern or DEFAULT_PATTERN
    stem = file_stem(pattern, dict(briefing.fields), today(), briefing.template)
    place = files.proposed_target("", "", desk.paths, settings.export_folder, suffix)
    return place.with_name(f"{stem or say('window.untitled')}{suffix}")


def _stamp(path: Path) -> _Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _is_writable(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.W_OK)


def ask_overwrite(parent: QWidget, target: Path, free: Path) -> Overwrite:
    """Whether a file may be replaced, or the new one is to be called ``free``."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(say("window.name"))
    box.setText(say("window.export.there", {"name": target.name}))
    values = {"folder": str(target.parent), "free": free.name}
    box.setInformativeText(say("window.export.there_more", values))
    replace = box.addButton(say("window.export.replace"), QMessageBox.ButtonRole.DestructiveRole)
    rename = box.addButton(say("window.export.rename"), QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(say("window.cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(rename)
    box.setEscapeButton(stay)
    box.exec()
    clicked = box.clickedButton()
    if clicked is replace:
        return Overwrite.REPLACE
    return Overwrite.RENAME if clicked is rename else Overwrite.STAY
