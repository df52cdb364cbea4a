"""A bare Debian in a folder, on a throw-away layer, entered without any network. Linux, as root."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

MIRROR = os.environ.get("DEBIAN_MIRROR", "http://deb.debian.org/debian")
USER = 1000
HOME = "/home/clerk"
_X11 = Path("/tmp/.X11-unix")
_CLEAN = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "TERM": "dumb"}


def bootstrap(folder: Path, suite: str) -> None:
    """Debian's smallest system in ``folder``, with one ordinary user; made once."""
    if (folder / ".ready").exists():
        return
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run(["debootstrap", "--variant=minbase", suite, str(folder), MIRROR], check=True)
    subprocess.run(
        ["chroot", str(folder), "useradd", "--create-home", "--uid", str(USER), "clerk"], check=True
    )
    (folder / ".ready").touch()


class Chamber:
    """A throw-away copy of a bare system. Nothing that runs in it reaches a network unless it is asked for."""

    def __init__(self, base: Path) -> None:
        self._base = base
        self._space = Path(tempfile.mkdtemp(prefix="chamber-", dir=base.parent))
        self.root = self._space / "root"

    def __enter__(self) -> Chamber:
        for name in ("root", "upper", "work"):
            (self._space / name).mkdir()
        layers = f"lowerdir={self._base},upperdir={self._space}/upper,workdir={self._space}/work"
        _run("mount", "-t", "overlay", "overlay", "-o", layers, str(self.root))
        _run("mount", "-t", "proc", "proc", str(self.root / "proc"))
        (self.root / "tmp/.X11-unix").mkdir(mode=0o1777)
        if _X11.is_dir():
            _run("mount", "--bind", str(_X11), str(self.root / "tmp/.X11-unix"))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        for below in ("tmp/.X11-unix", "proc", ""):
            subprocess.run(
                ["umount", "--lazy", str(self.root / below)], check=False, capture_output=True
            )
        shutil.rmtree(self._space, ignore_errors=True)

    def command(
        self,
        *words: str,
        user: bool = False,
        network: bool = False,
        trace: Path | None = None,
        environment: dict[str, str] | None = None,
    ) -> list[str]:
        """The command line that runs ``words`` inside. ``trace``: every network call of all its processes goes there."""
        given = _CLEAN | {"HOME": HOME if user else "/root"} | (environment or {})
        line = ["chroot"]
        if user:
            line.append(f"--userspec={USER}:{USER}")
        line += [
            str(self.root),
            "env",
            "-i",
            *(f"{name}={value}" for name, value in given.items()),
            *words,
        ]
        if trace is not None:
            line = ["strace", "-f", "-qq", "-e", "trace=%network", "-o", str(trace), *line]
        return line if network else ["unshare", "--net", *line]

    def run(
        self,
        *words: str,
        user: bool = False,
        network: bool = False,
        trace: Path | None = None,
        environment: dict[str, str] | None = None,
        check: bool = True,
        seconds: float = 600,
    ) -> subprocess.CompletedProcess[str]:
        """Run ``words`` inside and wait; what it said is in the result."""
        line = self.command(
            *words, user=user, network=network, trace=trace, environment=environment
        )
        done = subprocess.run(
            line, capture_output=True, text=True, encoding="utf-8", timeout=seconds, check=False
        )
        if check and done.returncode:
            raise RuntimeError(
                f"{' '.join(words)}: {done.returncode}\n{done.stdout}\n{done.stderr}"
            )
        return done

    def path(self, inside: str) -> Path:
        """Where ``inside`` is for us."""
        return self.root / inside.lstrip("/")

    def give(self, source: Path, inside: str) -> None:
        """Put a file or folder inside, for the ordinary user."""
        target = self.path(inside)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
        _run("chown", "-R", f"{USER}:{USER}", str(target))

    def files(self) -> set[str]:
        """Every file and link inside, but for what belongs to no package: the system's own moving parts."""
        moving = ("proc/", "sys/", "dev/", "tmp/", "run/", "var/cache/", "var/log/", "var/lib/apt/")
        found = set()
        for folder, names, leaves in os.walk(self.root):
            place = os.path.relpath(folder, self.root)
            prefix = "" if place == "." else f"{place}/"
            names[:] = [name for name in names if not f"{prefix}{name}/".startswith(moving)]
            found.update(prefix + name for name in (*leaves, *names))
        return found


@contextmanager
def display(width: int = 1280, height: int = 800) -> Iterator[str]:
    """An X server without a screen, with a window manager; its name."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            f"{width}x{height}x24",
            "-nolisten",
            "tcp",
            "-ac",
        ],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    manager = None
    try:
        with os.fdopen(reading) as told:
            name = f":{told.readline().strip()}"
        if shutil.which("openbox"):
            manager = subprocess.Popen(
                ["openbox"], env=os.environ | {"DISPLAY": name}, stderr=subprocess.DEVNULL
            )
        yield name
    finally:
        for process in (manager, server):
            if process is not None:
                process.terminate()
                process.wait()


def _run(*words: str) -> None:
    subprocess.run(words, check=True)
