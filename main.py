"""简报工坊: ``python main.py`` opens the window, a sub-command runs the console program without Qt."""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn


def main(argv: Sequence[str] | None = None) -> int:
    """Decide between window and console by the first argument; the exit status.

    The name of a sub-command always calls it; to open a file of that name, write ./name.
    """
    if getattr(sys, "frozen", False) and sys.argv[1:2] == ["--multiprocessing-fork"]:
        from multiprocessing import spawn

        spawn.freeze_support()  # a packed program is its own worker; does not return
    # Our arrays are small: numpy's threads would cost start-up time and memory, also in the workers.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Loading makes tens of thousands of objects that stay; collecting among them is a tenth of a short run.
    gc.set_threshold(50_000, 20, 20)
    arguments = list(sys.argv[1:] if argv is None else argv)
    from briefing import cli

    if arguments and (cli.is_command(arguments[0]) or not _opens_window(arguments)):
        # Nobody sees a command pause, and most are over before there is anything to collect.
        gc.set_threshold(250_000, 20, 20)
        return cli.main(arguments)
    return _window(arguments)


def _opens_window(arguments: Sequence[str]) -> bool:
    """Whether all arguments can be paths: they exist, or look like the name of a file rather than a word."""
    return all(not argument.startswith("-") and _like_a_path(argument) for argument in arguments)


def _like_a_path(argument: str) -> bool:
    path = Path(argument)
    try:
        return path.exists() or bool(path.suffix) or len(path.parts) > 1
    except (OSError, ValueError):
        return True


def _window(paths: Sequence[str]) -> int:
    from briefing import cli

    def show() -> int:
        from model.errors import UsageError

        if not _has_display():
            raise UsageError("error.usage.no_display")
        from ui import quickstart

        try:
            quickstart.apply()
            from ui.app import run as show_window
        except ImportError as error:
            raise UsageError("error.usage.no_window", detail=error) from error
        finally:
            quickstart.withdraw()
        from ui import surroundings

        surroundings.prepare()
        return int(show_window([Path(path) for path in paths]))

    return cli.guarded(show)


def _has_display() -> bool:
    """Whether Qt can find a screen; without one it would abort the process before any message."""
    if sys.platform in ("win32", "darwin"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


def _leave(status: int) -> NoReturn:
    """End the process with ``status``.

    After a command the system takes the memory back as a whole: taking a hundred thousand objects apart one by one
    first would be a tenth of a short run. Whoever asked to be called at the end is called, and whatever is written
    is written out. The window, and anything that still has a thread at work, ends as usual.
    """
    if threading.active_count() > 1 or "PySide6" in sys.modules:
        sys.exit(status)
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, OSError, ValueError):
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    _leave(main())
