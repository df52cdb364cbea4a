"""Choosing files that are there, without what programs leave beside those they have open."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

_LOCK = "~$"


class WithoutLocks(QSortFilterProxyModel):
    """The files of Qt's own dialog. That of the system hides what is marked as hidden, and takes no model."""

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether a file is shown; an override of Qt's."""
        model = self.sourceModel()
        return not str(model.index(row, 0, parent).data()).startswith(_LOCK)


def choose_files(
    parent: QWidget, title: str, folder: Path, filters: str, *, several: bool = True
) -> list[Path]:
    """What the person chose; empty if they changed their mind."""
    dialog = QFileDialog(parent, title, str(folder), filters)
    modes = QFileDialog.FileMode
    dialog.setFileMode(modes.ExistingFiles if several else modes.ExistingFile)
    dialog.setProxyModel(WithoutLocks(dialog))
    names = dialog.selectedFiles() if dialog.exec() else []
    # It goes with the window that it was asked in, which may have been closed meanwhile.
    if isValid(dialog):
        dialog.deleteLater()
    return without_locks(map(Path, names))


def name_file(
    parent: QWidget, title: str, proposed: Path, filters: str, suffix: str
) -> tuple[Path, str] | None:
    """The file to be written, which ends in ``suffix`` (.docx), with the filter that was chosen; None if the person
    changed their mind. Asks before a file is replaced."""
    name, chosen = named(parent, title, str(proposed), filters, suffix)
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower() != suffix:
        path = path.with_name(path.name + suffix)
    return path, chosen


def named(parent: QWidget, title: str, proposed: str, filters: str, suffix: str) -> tuple[str, str]:
    """What was typed and the filter that was chosen, both empty if nothing was."""
    dialog = QFileDialog(parent, title, proposed, filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    # Without it the question is about a file without the suffix, and the one with it is replaced unasked.
    dialog.setDefaultSuffix(suffix.removeprefix("."))
    dialog.setProxyModel(WithoutLocks(dialog))
    done = dialog.exec()
    found = (
        (dialog.selectedFiles()[0], dialog.selectedNameFilter())
        if done and isValid(dialog)
        else ("", "")
    )
    if isValid(dialog):
        dialog.deleteLater()
    return found


def without_locks(paths: Iterable[Path]) -> list[Path]:
    """``paths`` with the file that is open in place of what a program left beside it, or nothing if that one is not known
    by its name: Word leaves some letters out."""
    found: dict[Path, None] = {}
    for path in paths:
        meant = path
        if path.name.startswith(_LOCK):
            meant = path.with_name(path.name.removeprefix(_LOCK) or path.name)
            if meant == path or not meant.is_file():
                continue
        found.setdefault(meant)
    return list(found)
