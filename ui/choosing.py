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
