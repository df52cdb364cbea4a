"""The installed window driven as a person does: sources opened, a picture read, the preview looked at, a briefing
exported, closed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tools.packing.chamber import HOME, Chamber

Claim = Callable[[object, str], None]
_NAME = "简报工坊"
_EXPORT = f"{HOME}/out.docx"
_PATIENCE = 120.0


def drive(
    chamber: Chamber,
    screen: str,
    pictures: Path,
    trace: Path,
    claim: Claim,
    *,
    scan: tuple[str, str] | None,
) -> None:
    """Everything, with a picture of each state; ``trace`` gets every network call of the window and its worker.

    ``scan``: a picture inside, opened with the other sources, and what it says; needs the recognition part.
    """
    environment = {"DISPLAY": screen, "XDG_RUNTIME_DIR": f"{HOME}/.run"}
    line = chamber.command(
        "jianbao-gui",
        "/usr/lib/jianbao/_internal/seeds",
        *([scan[0]] if scan else []),
        user=True,
        trace=trace,
        environment=environment,
    )
    hands = _Hands(screen, pictures)
    with subprocess.Popen(
        line,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as window:
        try:
            claim(_until(hands.windows), "the window appears")
            recovery = chamber.path(f"{HOME}/.local/share/jianbao/recovery")
            claim(
                _until(lambda: _settled(recovery)), "sources are read and summarized, work is kept"
            )
            if scan:
                claim(_until(lambda: _holds(recovery, scan[1])), "the text of a picture is read")
            hands.look("1-summarized")
            hands.press("ctrl+4")
            time.sleep(3)
            hands.look("2-preview")
            hands.press("ctrl+e")
            time.sleep(3)
            hands.look("3-export")
            hands.press("ctrl+a")
            hands.type(_EXPORT)
            hands.press("Return")
            claim(_until(chamber.path(_EXPORT).exists), "the briefing is exported")
            time.sleep(3)
            hands.look("4-exported")
            hands.press("ctrl+q")
            claim(_until(lambda: window.poll() is not None), "the window closes")
            claim(window.returncode == 0, f"… with status {window.returncode}")
        finally:
            if window.poll() is None:
                hands.look("9-when-it-failed")
                # strace would let what it watches live on.
                os.killpg(window.pid, signal.SIGKILL)
        said = window.stdout.read() if window.stdout else ""
        claim(
            "Traceback" not in said,
            f"… and without complaint{': ' + said.strip() if said.strip() else ''}",
        )
    checked = chamber.run("jianbao", "check", _EXPORT, user=True, check=False)
    claim(checked.returncode == 0, "the exported briefing passes the format check")


class _Hands:
    def __init__(self, screen: str, pictures: Path) -> None:
        self._environment = os.environ | {"DISPLAY": screen}
        self._pictures = pictures

    def _do(self, *words: str) -> str:
        done = subprocess.run(
            words, env=self._environment, capture_output=True, text=True, check=False
        )
        return done.stdout

    def windows(self) -> list[str]:
        return self._do("xdotool", "search", "--onlyvisible", "--name", _NAME).split()

    def press(self, keys: str) -> None:
        self._do("xdotool", "key", "--clearmodifiers", keys)
        time.sleep(0.5)

    def type(self, text: str) -> None:
        self._do("xdotool", "type", "--delay", "30", text)
        time.sleep(0.5)

    def look(self, name: str) -> None:
        self._do("import", "-window", "root", str(self._pictures / f"{name}.png"))


def _until(holds: Callable[[], object]) -> bool:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.5)
    return False


def _holds(folder: Path, words: str) -> bool:
    """Whether a source in the workspace that is being kept there says ``words``; a copy is asked."""
    from model.errors import JianbaoError
    from workspace.store import Store

    with tempfile.TemporaryDirectory() as copy:
        for file in folder.glob("[!~]*.jianbao*"):  # ~$ are marks of who has it open
            shutil.copy(file, copy)
        try:
            found = []
            for file in Path(copy).glob("*.jianbao"):
                with Store.open(file, read_only=True) as store:
                    found += store.search(words)
        except JianbaoError:  # copied in the middle of a commit
            return False
    return bool(found)


def _settled(folder: Path) -> bool:
    """Whether a workspace lies there that has not grown for three seconds."""
    files = list(folder.glob("*.jianbao")) if folder.is_dir() else []
    return any(file.stat().st_size and time.time() - file.stat().st_mtime > 3 for file in files)
