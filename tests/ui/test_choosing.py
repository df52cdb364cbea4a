"""Lock files are neither offered nor opened: the file beside which they lie is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QTimer, QUrl
from PySide6.QtWidgets import QApplication, QFileDialog, QListView

from tests.ui.conftest import Driver
from ui import files
from ui.choosing import choose_files, without_locks
from ui.settings import Settings


def beside(folder: Path) -> tuple[Path, Path]:
    """A workspace and what its holder left beside it, and the lock of a Word file that has another name."""
    work = folder / "一季度.jianbao"
    for path in (
        work,
        folder / "~$一季度.jianbao",
        folder / "~$报告.docx",
        folder / "年度报告.docx",
    ):
        path.write_bytes(b"x")
    return work, folder / "年度报告.docx"


def test_the_dialog_shows_no_locks(driver: Driver, tmp_path: Path) -> None:
    work, report = beside(tmp_path)
    seen: list[list[str]] = [[]]

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        view = dialog.findChild(QListView, "listView") if dialog is not None else None
        if not isinstance(dialog, QFileDialog) or view is None:
            return
        model, root = view.model(), view.rootIndex()
        names = [str(model.index(row, 0, root).data()) for row in range(model.rowCount(root))]
        # The folder is read in a thread; two looks that find the same have seen all of it.
        if names and names == seen[-1]:
            dialog.reject()
        seen.append(names)

    timer = QTimer(driver.window)
    timer.timeout.connect(look)
    timer.start(150)
    assert choose_files(driver.window, "打开", tmp_path, "所有文件 (*)") == []
    timer.stop()
    assert sorted(seen[-1]) == sorted([work.name, report.name])


def test_what_is_dropped_is_the_file_itself(tmp_path: Path) -> None:
    work, report = beside(tmp_path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in sorted(tmp_path.iterdir())])
    assert sorted(files.dropped_paths(data)) == sorted([work, report])
    assert without_locks([tmp_path / "~$报告.docx", tmp_path / "~$"]) == []


def test_recent_files_are_no_locks(tmp_path: Path) -> None:
    work, _ = beside(tmp_path)
    settings = Settings()
    settings.add_recent([work, tmp_path / "~$一季度.jianbao"])
    assert settings.recent() == [work]
