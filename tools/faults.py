"""Faults at every single system call on a workspace: no space, a failing disk, a kill.

`python -m tools.faults` (Linux with strace; the tmpfs part needs root). For every write, sync and removal that
a short life of a workspace makes, the life is run again with just that call failing. What was acknowledged
must be there, the failed edit must be told and succeed when it is tried again.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from model.errors import WorkspaceError
from tools.powercut import NAME, scripted
from workspace.store import Store

ROOT = Path(__file__).resolve().parent.parent
EDITS = 6
# Everything SQLite asks of the disk during a commit.
CALLS = ("pwrite64", "fsync", "fdatasync", "ftruncate", "unlink")
TROUBLES = {
    "no space": (("pwrite64",), "error=ENOSPC"),
    "failing disk": (CALLS, "error=EIO"),
    "kill": (CALLS, "signal=SIGKILL"),
}


def live(path: Path) -> None:
    """The child's life on an existing file: each edit is tried again until it is stored."""
    store = Store.open(path)
    for number, state in enumerate(scripted(EDITS)[1:], start=1):
        for _ in range(5):
            try:
                store.commit(state)
            except WorkspaceError as error:
                print(f"told {error.code}", flush=True)
            else:
                print(f"ack {number}", flush=True)
                break
    store.close()
    print("closed", flush=True)


def calls_on(
    path: Path, argv: Sequence[str | Path], calls: Sequence[str] = CALLS, step: int = 1
) -> list[tuple[str, int]]:
    """Every ``step``-th of these calls that a command makes on a workspace and its journal: its name, and
    the how-many-th of that name it is."""
    with tempfile.NamedTemporaryFile() as trace:
        _traced(path, argv, "-o", trace.name, "-e", f"trace={','.join(CALLS)}", check=True)
        lines = Path(trace.name).read_text(encoding="utf-8", errors="replace").splitlines()
    seen: Counter[str] = Counter()
    found = []
    for line in lines:
        name = line.split("(")[0]
        if name in calls:
            seen[name] += 1
            found.append((name, seen[name]))
    return found[::step]


def with_fault(
    path: Path, argv: Sequence[str | Path], fault: str, call: tuple[str, int]
) -> subprocess.CompletedProcess[str]:
    """Run a command of whose calls one (a result of :func:`calls_on`) ends in ``fault``."""
    name, number = call
    return _traced(
        path, argv, "-o", os.devnull, "-e", f"trace={name}", "-e",
        f"inject={name}:{fault}:when={number}",
    )  # fmt: skip


def _traced(
    path: Path, argv: Sequence[str | Path], *options: str, check: bool = False
) -> subprocess.CompletedProcess[str]:
    journal = path.with_name(path.name + "-journal")
    return subprocess.run(
        ["strace", "-qq", "-P", path, "-P", journal, "-P", path.parent, *options, *argv],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=check,
    )


@dataclass(frozen=True, slots=True)
class Count:
    """How many faults were made, how many of them broke a promise, and how often the child told of one."""

    faults: int = 0
    broken: int = 0
    told: int = 0


def every_call(trouble: str, folder: Path, step: int = 1) -> Count:
    """Run the life once for every ``step``-th call, with the fault there."""
    calls, fault = TROUBLES[trouble]
    before = folder / "before.jianbao"
    with Store.create(before, scripted(EDITS)[0]):
        pass
    path = folder / NAME
    argv = [sys.executable, "-m", "tools.faults", "--live", path]
    shutil.copy(before, path)
    faults = broken = messages = 0
    for call in calls_on(path, argv, calls, step):
        for entry in folder.iterdir():
            if entry != before:
                entry.unlink()
        shutil.copy(before, path)
        done = with_fault(path, argv, fault, call)
        told = done.stdout.splitlines()
        faults += 1
        messages += sum(line.startswith("told ") for line in told) + (done.returncode < 0)
        wrong = _wrong(path, told, killed=trouble == "kill")
        if wrong:
            broken += 1
            print(f"{trouble}, {call}: {wrong} {told} {done.stderr[-300:]}", flush=True)
    return Count(faults, broken, messages)


def _wrong(path: Path, told: Sequence[str], *, killed: bool) -> str:
    """What promise is broken, or nothing."""
    acknowledged = max((int(line.split()[1]) for line in told if line[:4] == "ack "), default=0)
    if not killed and (acknowledged != EDITS or "closed" not in told):
        return "the edit was not stored when it was tried again"
    states = scripted(EDITS)
    try:
        with Store.open(path) as store:
            found = store.load()
            store.check()
    except WorkspaceError as error:
        return error.code
    if found not in states[acknowledged : acknowledged + (2 if killed else 1)]:
        return "an acknowledged edit is lost"
    return ""


# --- a disk that is really full --------------------------------------------------------------------


def full_disks(rounds: int = 18) -> Count:
    """Fill a small tmpfs to a different point in every round, edit until it is full, free it, go on."""
    faults = broken = 0
    with tempfile.TemporaryDirectory(prefix="full-") as made:
        disk = Path(made) / "disk"
        disk.mkdir()
        for room in range(rounds):
            subprocess.run(["mount", "-t", "tmpfs", "-o", "size=640k", "tmpfs", disk], check=True)
            try:
                wrong = "".join(_fill(disk, room))
            finally:
                subprocess.run(["umount", disk], check=True)
            faults += 1
            if wrong:
                broken += 1
                print(f"tmpfs, round {room}: {wrong}", flush=True)
    return Count(faults, broken)


def _fill(disk: Path, room: int) -> Iterator[str]:
    """Edit on a disk with ``room`` pages to spare; what went wrong."""
    states = scripted(60)
    ballast, path, target = disk / "ballast", disk / NAME, disk / "old.jianbao"
    old = b"an older copy"
    target.write_bytes(old)
    with Store.create(path, states[0]) as store:
        free = shutil.disk_usage(disk).free
        ballast.write_bytes(bytes(max(0, free - (room + 1) * 4096)))
        stored = 0
        for number, state in enumerate(states[1:], start=1):
            try:
                store.commit(state)
            except WorkspaceError as error:
                if error.code != "error.workspace.disk_full":
                    yield f"told as {error.code}"
                break
            stored = number
        else:
            yield "the disk was never full"
            return
        try:
            store.save_copy(target)
        except WorkspaceError as error:
            if error.code != "error.workspace.disk_full":
                yield f"copy told as {error.code}"
            if target.read_bytes() != old:
                yield "the old copy was touched"
        if store.load() != states[stored]:
            yield "an acknowledged edit is lost"
        ballast.unlink()
        store.commit(states[stored + 1])
    with Store.open(path) as store:
        if store.load() != states[stored + 1]:
            yield "the edit was not stored when it was tried again"
        store.check()
    left = {entry.name for entry in disk.iterdir()} - {path.name, target.name}
    if left:
        yield f"left behind: {sorted(left)}"


def main() -> int:
    """Every fault everywhere; 0 if no promise was broken."""
    parser = argparse.ArgumentParser(prog="faults", description=__doc__)
    parser.add_argument("--step", type=int, default=1, help="only every STEP-th call")
    parser.add_argument("--live", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.live:
        live(arguments.live)
        return 0
    broken = 0
    if shutil.which("strace") is None:
        print("strace is needed to make system calls fail")
        return 2
    for trouble in TROUBLES:
        with tempfile.TemporaryDirectory(prefix="faults-") as made:
            count = every_call(trouble, Path(made).resolve(), arguments.step)
        broken += count.broken
        print(
            f"{trouble}: at {count.faults} calls, {count.told} failures told or kills, "
            f"{count.broken} broke a promise",
            flush=True,
        )
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        count = full_disks()
        broken += count.broken
        print(f"full tmpfs: {count.faults} rounds, {count.broken} broke a promise", flush=True)
    else:
        print("full tmpfs: not run, mounting needs root")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
