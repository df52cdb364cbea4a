"""Work that has no name yet: where it is kept, and what of it was left behind."""

from __future__ import annotations

import contextlib
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from model import portable
from model.errors import WorkspaceError

SUFFIX = ".jianbao"
_DAY = 24 * 3600


@dataclass(frozen=True, slots=True)
class Recoverable:
    """Unnamed work whose program is gone. ``saved`` is when it was last written, by this computer's clock;
    ``size`` is in bytes."""

    path: Path
    saved: datetime
    size: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a workspace is about: the briefing's title, the names of its sources, how many items."""

    title: str
    sources: tuple[str, ...]
    items: int


def recovery_folder() -> Path:
    """Where unnamed work is kept; it need not be there yet."""
    import platformdirs

    own = portable.folder() or Path(platformdirs.user_data_dir("jianbao", appauthor=False))
    return own / "recovery"


def is_unnamed(path: Path, folder: Path | None = None) -> bool:
    """Whether ``path`` is unnamed work."""
    folder = folder or recovery_folder()
    with contextlib.suppress(OSError):
        return path.parent.resolve() == folder.resolve()
    return False


def new_path(folder: Path | None = None) -> Path:
    """A name for new work that nobody has given a name; its folder is made. Raises WorkspaceError."""
    folder = folder or recovery_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        from workspace.failures import of_system

        raise of_system(error, folder / f"1{SUFFIX}") from error
    now = datetime.now().astimezone()
    return folder / f"{now:%Y-%m-%d %H%M%S} {secrets.token_hex(3)}{SUFFIX}"


def recoverable(folder: Path | None = None) -> tuple[Recoverable, ...]:
    """Unnamed work that nobody has open, the latest first."""
    from workspace.lock import holder

    folder = folder or recovery_folder()
    _tidy(folder)
    found: list[Recoverable] = []
    for path in _files(folder):
        with contextlib.suppress(OSError, WorkspaceError):
            known = path.stat()
            if known.st_size and holder(path) is None:
                saved = datetime.fromtimestamp(known.st_mtime).astimezone()
                found.append(Recoverable(path, saved, known.st_size))
    return tuple(sorted(found, key=lambda one: (one.saved, one.path.name), reverse=True))


def _tidy(folder: Path) -> None:
    """Remove what a program that was killed in the middle of making a file left of it, a day later."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            half = path.name.startswith(".~") and path.suffix == ".tmp"
            lock = path.name.startswith("~$") and not path.with_name(path.name[2:]).exists()
            with contextlib.suppress(OSError):
                if (half or lock) and time.time() - path.stat().st_mtime > _DAY:
                    path.unlink()


def _files(folder: Path) -> Sequence[Path]:
    with contextlib.suppress(OSError):
        return [
            path
            for path in folder.iterdir()
            if path.suffix == SUFFIX and not path.name.startswith(("~$", "."))
        ]
    return ()


def summary(path: Path) -> Summary:
    """Look into a workspace without touching it, for an offer to go on with it. Raises WorkspaceError."""
    from workspace.store import Store

    with Store.open(path, read_only=True) as store:
        state = store.load()
    briefing = state.present.briefing
    return Summary(
        briefing.field("标题"),
        tuple(document.name for document in state.documents),
        sum(1 for _ in briefing.items()),
    )


def remove(path: Path) -> None:
    """Take unnamed work away for good, with what is beside it. Raises WorkspaceError if somebody has it open.

    Never fails otherwise: what cannot be removed is offered again.
    """
    from workspace.lock import Lock

    lock = Lock.take(path)
    try:
        for name in (path.name, f"{path.name}-journal"):
            with contextlib.suppress(OSError):
                path.with_name(name).unlink()
    finally:
        lock.release()
