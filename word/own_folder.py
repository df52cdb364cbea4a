"""Where the person's own templates are: a folder of their choice, or one beside the rest of what they keep.

The choice stands in a text file, so that the window and the console find the same templates.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from model import portable

_CHOICE: Final = "template-folder.txt"
_LONGEST: Final = 4_096
_USUAL: Final = "templates"


def user_folder() -> Path:
    """The folder of the person's own templates. It need not exist."""
    return chosen_folder() or usual_folder()


def usual_folder() -> Path:
    """The folder that serves where the person chose none."""
    return _home() / _USUAL


def chosen_folder() -> Path | None:
    """The folder that the person chose; None if they chose none, or nobody can read which."""
    try:
        with (_home() / _CHOICE).open(encoding="utf-8") as file:
            text = file.read(_LONGEST).strip()
    except (OSError, UnicodeDecodeError):
        return None
    return None if not text or "\0" in text else Path(os.path.normpath(_home() / text))


def choose_folder(path: Path | None) -> None:
    """Have own templates in ``path`` from now on, or (None) in the usual folder; what is in the other one stays
    there. Raises OSError."""
    home = _home()
    if path is None or path == usual_folder():
        (home / _CHOICE).unlink(missing_ok=True)
        return
    home.mkdir(parents=True, exist_ok=True)
    text = os.fspath(path.absolute())
    if portable.folder() is not None and path.absolute().is_relative_to(home.parent):
        # A stick has another letter tomorrow.
        text = os.path.relpath(text, home)
    beside = home / f".{_CHOICE}.tmp"
    beside.write_text(text, encoding="utf-8")
    beside.replace(home / _CHOICE)


def _home() -> Path:
    from platformdirs import user_data_dir

    return portable.folder() or Path(user_data_dir("jianbao", appauthor=False))
