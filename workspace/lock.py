"""One writer: a lock of our own beside the file, which names its holder.

A lock of SQLite's would shut out readers too and could not say who holds it. Ours is an operating system lock
on a side file ``~$name``: it ends with its process, however that ends, so nobody has to judge by a clock or a
process number whether a left side file is stale. The side file is removed at the end.
"""

from __future__ import annotations

import contextlib
import errno
import getpass
import json
import os
import socket
import sys
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from model.errors import WorkspaceError
from workspace.failures import told

# Windows lets nobody read bytes that are locked; the lock is on a byte far behind the holder's name.
_LOCKED_BYTE = 1 << 30
_NAME_BYTES = 255
_UNSUPPORTED = {
    getattr(errno, name)
    for name in ("ENOLCK", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EINVAL")
    if hasattr(errno, name)
}
_TRIES = 20


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a workspace open: computer, user, process, and since when (their clock; only to be shown)."""

    host: str = ""
    user: str = ""
    pid: int = 0
    since: str = ""

    @classmethod
    def me(cls) -> Holder:
        """This process."""
        try:
            user = getpass.getuser()
        except (OSError, KeyError, ImportError):
            user = ""
        now = datetime.now().astimezone().isoformat(sep=" ", timespec="minutes")
        return cls(_host(), user, os.getpid(), now[:16])


class LockHeld(WorkspaceError):
    """Somebody else writes this workspace; :attr:`holder` is who."""

    @property
    def holder(self) -> Holder:
        """Who holds it, as far as their side file could be read."""
        pid = self.values.get("pid", "")
        return Holder(
            self.values.get("host", ""),
            self.values.get("user", ""),
            int(pid) if pid.isdecimal() else 0,
            self.values.get("since", ""),
        )


def side_file(path: Path) -> Path:
    """Where the lock of the workspace ``path`` is, whatever way it was named."""
    real = Path(os.path.realpath(path))
    name = f"~${real.name}"
    if len(os.fsencode(name)) > _NAME_BYTES:
        name = f"~${sha256(os.fsencode(real.name)).hexdigest()[:32]}.jianbao"
    return real.with_name(name)


class Lock:
    """A held lock. :attr:`stale` says that the last holder left without releasing it; :attr:`by_name` that
    this place knows no locks and only the side file's existence keeps others out."""

    def __init__(self, path: Path, descriptor: int, stale: bool, by_name: bool) -> None:
        self.path = path
        self.stale = stale
        self.by_name = by_name
        self._descriptor = descriptor

    @classmethod
    def take(cls, path: Path) -> Lock:
        """Lock the workspace ``path``. Raises LockHeld, or WorkspaceError if its folder cannot be written."""
        side = side_file(path)
        with told(path):
            for _ in range(_TRIES):
                lock = cls._try(path, side)
                if lock is not None:
                    return lock
        raise _held(path, side)

    @classmethod
    def _try(cls, path: Path, side: Path) -> Lock | None:
        """The lock, or None if the side file went away while it was being locked."""
        descriptor = os.open(side, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
        try:
            by_name = False
            try:
                _lock(descriptor)
            except OSError as error:
                if error.errno not in _UNSUPPORTED:
                    raise _held(path, side) from error
                by_name = True
                if _may_live(_read(descriptor)):
                    raise _held(path, side) from error
            # A holder that closed meanwhile removed this very file: then the lock guards nothing.
            if not by_name and not _is_still(descriptor, side):
                os.close(descriptor)
                return None
            stale = os.fstat(descriptor).st_size > 0
        except BaseException:
            with contextlib.suppress(OSError):
                os.close(descriptor)
            raise
        lock = cls(side, descriptor, stale, by_name)
        try:
            _write(descriptor)
            _hide(side)
        except BaseException:
            # A full disk: an empty side file would stay where nobody has anything open.
            lock.release()
            raise
        return lock

    def release(self) -> None:
        """End the lock and remove the side file. Never fails; a second call does nothing."""
        if self._descriptor < 0:
            return
        descriptor, self._descriptor = self._descriptor, -1
        if os.name != "nt":
            # While it is still locked: whoever opened it already notices that it is gone.
            with contextlib.suppress(OSError):
                if _is_still(descriptor, self.path):
                    self.path.unlink()
        else:
            with contextlib.suppress(OSError):
                os.ftruncate(descriptor, 0)
        with contextlib.suppress(OSError):
            os.close(descriptor)
        if os.name == "nt":
            # An open file cannot be removed there; if somebody locked it meanwhile, it stays theirs.
            with contextlib.suppress(OSError):
                self.path.unlink()


def holder(path: Path) -> Holder | None:
    """Who holds the workspace ``path`` now, or None."""
    side = side_file(path)
    try:
        descriptor = os.open(side, os.O_RDWR | getattr(os, "O_BINARY", 0))
    except OSError:
        return None
    try:
        known = _read(descriptor)
        try:
            _lock(descriptor)
        except OSError as error:
            free = error.errno in _UNSUPPORTED and not _may_live(known)
            return None if free else known
        return None
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        # flock, not lockf: lockf's end when any descriptor of the file is closed in this process.
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_still(descriptor: int, side: Path) -> bool:
    try:
        there = side.stat()
    except FileNotFoundError:
        return False
    own = os.fstat(descriptor)
    return (own.st_dev, own.st_ino) == (there.st_dev, there.st_ino)


def _write(descriptor: int) -> None:
    data = json.dumps(asdict(Holder.me()), ensure_ascii=True).encode("ascii")
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.ftruncate(descriptor, 0)
    os.write(descriptor, data)


def _read(descriptor: int) -> Holder:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        value = json.loads(os.read(descriptor, 4096))
        return Holder(
            str(value["host"]), str(value["user"]), int(value["pid"]), str(value["since"])
        )
    except (OSError, ValueError, KeyError, TypeError):
        return Holder()


def _held(path: Path, side: Path) -> LockHeld:
    known = Holder()
    with contextlib.suppress(OSError):
        descriptor = os.open(side, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            known = _read(descriptor)
        finally:
            os.close(descriptor)
    code = "error.workspace.held" if known.host else "error.workspace.held_unknown"
    return LockHeld(code, name=path, **asdict(known))


def _hide(side: Path) -> None:
    """Keep the side file out of folders and file dialogs, as Word does with its own: nobody shall open it for the
    workspace. Elsewhere than on Windows a name says what is hidden, and this one is fixed."""
    if sys.platform == "win32":
        import ctypes

        hidden = 0x2
        # A disk that knows no such mark shows it.
        ctypes.windll.kernel32.SetFileAttributesW(str(side), hidden)


def _may_live(known: Holder) -> bool:
    """Whether a holder may still be there, where only the side file tells: another computer's always may."""
    if not known.pid:
        return False
    if known.host != _host():
        return True
    if os.name == "nt" or known.pid == os.getpid():
        return True
    try:
        os.kill(known.pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _host() -> str:
    return socket.gethostname()
