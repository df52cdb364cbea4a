"""简报工坊: ``python main.py`` opens the window, a sub-command runs the console program without Qt."""

from __future__ import annotations

import os
import sys

# Both are loaded already. Everything else is imported where it is needed, so that an interrupt always finds
# ``_interrupted`` in place.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType
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
    import gc

    # Loading makes tens of thousands of objects that stay; collecting among them is a tenth of a short run.
    gc.set_threshold(50_000, 20, 20)
    arguments = list(sys.argv[1:] if argv is None else argv)
    from language import quickstart

    quickstart.apply()
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
    from pathlib import Path

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
        from pathlib import Path

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
    import atexit
    import contextlib
    import threading

    if threading.active_count() > 1 or "PySide6" in sys.modules:
        sys.exit(status)
    # Whoever interrupts now comes too late: all is done.
    with contextlib.suppress(KeyboardInterrupt):
        atexit._run_exitfuncs()
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(AttributeError, OSError, ValueError):
                stream.flush()
    os._exit(status)


def _interrupted(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Say of an interrupt outside of a command, while modules are loaded, what is said of one inside of it."""
    if not issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return

    def again() -> int:
        raise error

    try:
        from briefing import cli

        cli.guarded(again)
    finally:
        os._exit(_CANCELLED)


_CANCELLED = 130

if __name__ == "__main__":
    sys.excepthook = _interrupted
    _leave(main())
