"""Asking for files: sources, folders, the name of the export."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from messages import say
from ui.choosing import choose_files, name_file, without_locks
from ui.settings import Settings

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\u200e\u200f\u202a-\u202e]+')
_LONGEST_NAME = 60
WORKSPACE = ".jianbao"


def ask_files(parent: QWidget, settings: Settings) -> list[Path]:
    """Let the person choose source files; empty if they changed their mind."""
    import readers

    patterns = " ".join(f"*{suffix}" for suffix in readers.supported_suffixes())
    filters = f"{say('window.filter.sources')} ({patterns});;{say('window.filter.all')} (*)"
    folder = settings.folder or documents_folder()
    return _remembered(choose_files(parent, say("window.add_files"), folder, filters), settings)


def ask_open(parent: QWidget, settings: Settings) -> list[Path]:
    """Let the person choose a workspace to go on with, or sources to add."""
    import readers

    sources = " ".join(f"*{suffix}" for suffix in readers.supported_suffixes())
    filters = ";;".join(
        (
            f"{say('window.filter.openable')} (*{WORKSPACE} {sources})",
            f"{say('window.filter.workspace')} (*{WORKSPACE})",
            f"{say('window.filter.sources')} ({sources})",
            f"{say('window.filter.all')} (*)",
        )
    )
    folder = settings.workspace_folder or settings.folder or documents_folder()
    paths = choose_files(parent, say("window.open"), folder, filters)
    if paths and is_workspace(paths[0]):
        settings.workspace_folder = paths[0].parent
        return paths
    return _remembered(paths, settings)


def is_workspace(path: Path) -> bool:
    """Whether a path is named like a workspace."""
    return path.suffix.lower() == WORKSPACE


def ask_workspace(parent: QWidget, title: str, proposed: Path) -> Path | None:
    """Let the person name a workspace to be written; Qt asks before one is replaced."""
    kind = f"{say('window.filter.workspace')} (*{WORKSPACE})"
    answer = name_file(parent, title, proposed, kind, WORKSPACE)
    return answer and answer[0]


def ask_folder(parent: QWidget, settings: Settings) -> list[Path]:
    """Let the person choose a folder of sources."""
    name = QFileDialog.getExistingDirectory(
        parent, say("window.add_folder"), str(settings.folder or documents_folder())
    )
    return _remembered([Path(name)] if name else [], settings)


def _remembered(paths: list[Path], settings: Settings) -> list[Path]:
    if paths:
        settings.folder = paths[0] if paths[0].is_dir() else paths[0].parent
    return paths


def ask_target(parent: QWidget, proposed: Path) -> Path | None:
    """Let the person name the file to be written; Qt asks before one is replaced."""
    kind = f"{say('window.filter.word')} (*.docx)"
    answer = name_file(parent, say("window.export"), proposed, kind, ".docx")
    return answer and answer[0]


def proposed_target(
    title: str, date: str, sources: Sequence[Path], last: Path | None, suffix: str = ".docx"
) -> Path:
    """Title and date as a file name: where the last export went, else in Documents, else beside the sources."""
    folders = [last, _location()]
    if sources:
        first = sources[0].absolute()
        folders.append(first if first.is_dir() else first.parent)
    fitting = (folder for folder in folders if folder and folder.is_dir() and _writable(folder))
    name = safe_name(f"{title} {date}".strip()) or say("window.untitled")
    return next(fitting, Path.home()) / f"{name}{suffix}"


def safe_name(text: str) -> str:
    """``text`` as a file name that Windows takes too."""
    cleaned = " ".join(_FORBIDDEN.sub(" ", text).split())
    return cleaned[:_LONGEST_NAME].strip(" .")


def documents_folder() -> Path:
    """The person's own folder of documents, or their home."""
    folder = _location()
    return folder if folder and folder.is_dir() else Path.home()


def _location() -> Path | None:
    location = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(location) if location else None


def _writable(folder: Path) -> bool:
    import os

    return os.access(folder, os.W_OK)


def samples() -> Path:
    """The folder of the sample documents that come with the program."""
    return Path(__file__).resolve().parent.parent / "seeds"


def dropped_paths(data: QMimeData) -> list[Path]:
    """The local files and folders of a drag, without what programs leave beside those they have open."""
    return without_locks(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
