"""One conversion: a process group with a profile of its own, ended whole when its time is over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from model.progress import Task

_STAGE = "stage.read.convert"
SECONDS = 50.0
_MEMORY = 6 * 1024**3  # of address space, of which little is ever used
_LARGEST = 512 * 1024 * 1024
_LOOK = 0.1
# How it says that it has made its profile and wants to be started again.
_AGAIN = 81
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_DEATH_SIGNAL = 1

# No macros, no active content, no links that are followed; and should all that fail, a proxy that is not there.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
{items}
</oor:items>
"""
_ITEM = '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
_VALUES = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def converted(
    program: Path, data: bytes, target: str, task: Task, seconds: float = SECONDS
) -> bytes | None:
    """``data`` as LibreOffice saves it in the format ``target``; None where it makes nothing of it in time.

    Raises Cancelled.
    """
    with tempfile.TemporaryDirectory(prefix="jianbao-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        source, out, profile = folder / "source.bin", folder / "out", folder / "profile"
        source.write_bytes(data)
        _settle(profile)
        command = [
            str(program),
            f"-env:UserInstallation={profile.as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault"),
            *("--convert-to", target, "--outdir", str(out), str(source)),
        ]
        end = time.monotonic() + seconds
        while _run(command, folder, task, end) == _AGAIN:
            task.check()
        made = out / f"source.{target}"
        if not made.is_file() or made.stat().st_size > _LARGEST:
            return None
        return made.read_bytes()


def _run(command: list[str], folder: Path, task: Task, end: float) -> int | None:
    """The exit status; None where the time was over first."""
    process = _started(command, folder)
    try:
        return process.returncode if _waited(process, task, end) else None
    finally:
        _end(process)


def _settle(profile: Path) -> None:
    user = profile / "user"
    user.mkdir(parents=True)
    items = "\n".join(_ITEM.format(path=p, name=n, value=v) for p, n, v in _VALUES)
    (user / "registrymodifications.xcu").write_text(_SETTINGS.format(items=items), "utf-8")


def _started(command: list[str], folder: Path) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    # Its own home and temporary folder: what it leaves behind goes with the folder.
    own = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder), "TMP": str(folder)}
    own |= {
        "TEMP": str(folder),
        "http_proxy": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
    }
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        return subprocess.Popen(  # noqa: S603 - a program that was found, and names of ours
            command,
            stdin=quiet,
            stdout=quiet,
            stderr=quiet,
            env=own,
            cwd=folder,
            creationflags=flags,
        )
    return subprocess.Popen(  # noqa: S603 - a program that was found, and names of ours
        command,
        stdin=quiet,
        stdout=quiet,
        stderr=quiet,
        env=own,
        cwd=folder,
        start_new_session=True,
        preexec_fn=_fence(),  # noqa: PLW1509 - nothing but system calls, prepared before the fork
    )


def _fence() -> Callable[[], None]:
    """What the new process does before it becomes LibreOffice: limits, no network, and an end with its parent."""
    if sys.platform != "linux":
        return lambda: None
    import ctypes
    import resource

    library = ctypes.CDLL(None)

    def fence() -> None:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST, _LARGEST))
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        # Root may leave the network at once; others need a name space of their own for that, which some systems refuse.
        if library.unshare(_NEW_NETWORK):
            library.unshare(_NEW_USER | _NEW_NETWORK)
        library.prctl(_DEATH_SIGNAL, signal.SIGKILL)

    return fence


def _waited(process: subprocess.Popen[bytes], task: Task, end: float) -> bool:
    """Wait for the process; False where its time was over first."""
    began = time.monotonic()
    while process.poll() is None:
        task.check()
        now = time.monotonic()
        if now > end:
            return False
        task.report(_STAGE, int(now - began), int(end - began) + 1)
        with suppress(subprocess.TimeoutExpired):
            process.wait(_LOOK)
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    """The process and all that it started."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(  # noqa: S603
                ["taskkill", "/F", "/T", "/PID", str(process.pid)],  # noqa: S607 - Windows' own
                check=False,
                capture_output=True,
            )
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        process.wait(5)
