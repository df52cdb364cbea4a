"""Putting a finished file in place: whole or not at all, and never over one of the sources."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from model.errors import OutputError

# Word holds a file open for a moment while it saves or previews; longer, and a person must close it.
_TRIES = 5
_PAUSE = 0.2
# Only Windows refuses to replace a file because somebody has it open.
_IN_USE_IS_DENIED = os.name == "nt"

_ANYBODY_WRITES = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH

_CODES = {
    errno.ENOSPC: "error.output.disk_full",
    errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: "error.output.disk_full",
    errno.EROFS: "error.output.no_permission",
    errno.EACCES: "error.output.no_permission",
    errno.EPERM: "error.output.no_permission",
    errno.ENAMETOOLONG: "error.output.name_too_long",
    errno.ENOENT: "error.output.no_folder",
    errno.ENOTDIR: "error.output.no_folder",
}


# The file that was last to be put in place, and what the system calls the one that was to take it.
_last: tuple[Path, os.stat_result] | None = None


def put_in_place() -> Path | None:
    """The last file that :func:`write_atomically` was asked for, if it stands there: somebody who interrupts does not
    know how far it came."""
    if _last is None:
        return None
    target, made = _last
    with contextlib.suppress(OSError):
        if os.path.samestat(target.stat(), made):
            return target
    return None


def check_target(target: Path, sources: Iterable[Path] = ()) -> None:
    """Raise OutputError if ``target`` can be told not to be writable before any work is done.

    From here on nothing is in its place any more, for :func:`put_in_place`: other work begins.
    """
    global _last  # noqa: PLW0603 - one process, one interrupt
    _last = None
    folder = target.parent
    try:
        if target.is_dir():
            raise OutputError("error.output.is_folder", name=target)
        if not folder.is_dir():
            raise OutputError("error.output.no_folder", name=target, folder=folder)
        # Linux would let it be replaced: its folder may be written. Who made it read-only wants to keep it.
        if target.exists() and not target.stat().st_mode & _ANYBODY_WRITES:
            raise OutputError("error.output.read_only", name=target)
    except OSError as error:
        raise _told(error, target) from error
    for source in sources:
        with contextlib.suppress(OSError):
            if target.exists() and source.exists() and target.samefile(source):
                raise OutputError("error.output.is_source", name=target)


def write_atomically(
    target: Path, data: bytes, reopen: Callable[[bytes], None] | None = None
) -> None:
    """Write ``data`` to ``target``: to a file beside it, to the disk, read back, then put in its place.

    ``reopen`` gets what is on the disk and raises if that is not a good file. Whatever fails, the old file
    is as it was and nothing is left beside it. Raises OutputError.
    """
    check_target(target)
    beside = target.with_name(f".~{os.urandom(6).hex()}.tmp")
    try:
        try:
            with beside.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            written = beside.read_bytes()
        except OSError as error:
            raise _told(error, target) from error
        if written != data:
            raise OutputError("error.output.damaged", name=target)
        if reopen is not None:
            reopen(written)
        _keep_mode(target, beside)
        _replace(beside, target)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()
    _sync_folder(target.parent)


def _replace(beside: Path, target: Path) -> None:
    global _last  # noqa: PLW0603 - one process, one interrupt
    with contextlib.suppress(OSError):
        _last = target, beside.stat()
    for attempt in range(_TRIES):
        try:
            beside.replace(target)
        except PermissionError as error:
            if not _IN_USE_IS_DENIED or not target.exists():
                raise _told(error, target) from error
            if attempt + 1 == _TRIES:
                raise OutputError("error.output.locked", name=target) from error
            time.sleep(_PAUSE)
        except OSError as error:
            raise _told(error, target) from error
        else:
            return


def _keep_mode(target: Path, beside: Path) -> None:
    """A file that is replaced keeps its permissions."""
    with contextlib.suppress(OSError):
        beside.chmod(target.stat().st_mode & 0o777)


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut where the system lets a folder be synced."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _told(error: OSError, target: Path) -> OutputError:
    code = _CODES.get(error.errno or 0, "error.output.failed")
    if code == "error.output.no_folder" and target.parent.is_dir():
        code = "error.output.failed"
    detail = error.strerror or type(error).__name__
    return OutputError(code, name=target, folder=target.parent, detail=detail)
