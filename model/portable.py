"""The portable program (绿色版): what it keeps lies beside it, on the same stick or in the same folder.

A bundle is portable if the file :data:`MARKER` lies beside its executable. Without it, and in a checkout, the
person's own folders of the system are used.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

MARKER = "绿色版.txt"
FOLDER = "数据"


def form() -> str:
    """In what form the program is there: ``source``, ``portable``, ``windows`` (by its installer) or ``linux`` (by its
    package)."""
    if not getattr(sys, "frozen", False):
        return "source"
    if (Path(sys.executable).parent / MARKER).is_file():
        return "portable"
    return "windows" if sys.platform == "win32" else "linux"


@cache
def folder() -> Path | None:
    """Where the portable program keeps everything; None for one that is installed, and where nothing can be made
    beside it (a write-protected stick), for then the person's own folders are better than none."""
    if not getattr(sys, "frozen", False):
        return None
    beside = Path(sys.executable).parent
    if not (beside / MARKER).is_file():
        return None
    kept = beside / FOLDER
    try:
        kept.mkdir(exist_ok=True)
    except OSError:
        return None
    return kept
