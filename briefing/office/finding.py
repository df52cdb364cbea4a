"""Where LibreOffice is. The Windows branch has not been run on Windows yet."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/usr/lib/libreoffice/program",
    "/usr/lib64/libreoffice/program",
    "/usr/local/lib/libreoffice/program",
    "/Applications/LibreOffice.app/Contents/MacOS",
)


@cache
def find() -> Path | None:
    """The program itself, None where it is not installed."""
    for folder in _folders():
        for name in ("soffice.exe",) if sys.platform == "win32" else ("soffice.bin", "soffice"):
            program = folder / name
            if program.is_file() and os.access(program, os.X_OK):
                return program
    return None


def _folders() -> Iterator[Path]:
    for name in _NAMES:
        # The command is a link to a script beside the program.
        if path := shutil.which(name):
            yield Path(path).resolve().parent
    if sys.platform == "win32":
        yield from _on_windows()
        return
    yield from map(Path, _PLACES)
    yield from sorted(Path("/opt").glob("libreoffice*/program"), reverse=True)


def _on_windows() -> Iterator[Path]:
    winreg: Any = import_module("winreg")
    for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
        try:
            yield Path(winreg.QueryValue(root, r"SOFTWARE\LibreOffice\UNO\InstallPath"))
        except OSError:
            continue
    for variable in ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)", "LocalAppData"):
        if base := os.environ.get(variable):
            yield Path(base) / "LibreOffice" / "program"
