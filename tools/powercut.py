"""Power cuts, replayed: record what a life of a workspace asks of the disk, then cut the power everywhere.

`python -m tools.powercut [--states 2000] [--seeds 3]` (Linux with strace). A child creates a workspace, edits
it, copies it and closes it; strace records every write, sync, creation, renaming and removal. A state after a
cut is: everything that was synced before, and of the rest any subset, each write torn at sectors of 512 bytes
or present only as zeros. In every state the file must open, verify, and hold at least the last edit that was
acknowledged before the cut.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from model.briefing import Briefing, BriefingSection, Item
from model.document import Block, BlockKind, Document
from model.errors import WorkspaceError
from workspace.state import Snapshot, Source, Step, WorkspaceState
from workspace.store import Store

ROOT = Path(__file__).resolve().parent.parent
SECTOR = 512
NAME = "work.jianbao"
COPY = "copy.jianbao"
_CALLS = "openat,write,pwrite64,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,renameat2"
# PRAGMA synchronous of the child, to show that the replay can tell a safe setting from an unsafe one.
UNSAFE = "JIANBAO_POWERCUT_SYNCHRONOUS"


def scripted(edits: int = 30) -> list[WorkspaceState]:
    """The states of a scripted life, in order: the same in the child and in who judges it."""
    chance = random.Random(5)
    texts = ["全年新增企业120家，同比增长8.5%。" + "内容" * 20 * n for n in range(6)]
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)
    source = Source(Document("材料.txt", "txt", "a" * 64, blocks))
    items = [Item(f"i{number}", f"第{number}条", edited=True) for number in range(24)]
    state = WorkspaceState((source,))
    states = [state]
    for number in range(edits):
        at = chance.randrange(len(items))
        items[at] = replace(items[at], text=f"第{number}次修改" + "长" * chance.randrange(600))
        sections = (BriefingSection("s", "一、", 1, tuple(items)),)
        step = Step(Snapshot(Briefing((("期号", str(number)),), sections)), "edit.set_text")
        steps = (*state.steps[: state.at + 1], step)[-12:]
        state = replace(state, steps=steps, at=len(steps) - 1)
        if number % 7 == 6:
            state = replace(state, at=state.at - 1)
        if number == edits // 2:
            more = Source(Document("讲话.txt", "txt", "b" * 64, blocks * 3))
            state = replace(state, sources=(source, more))
        states.append(state)
    return states


def live(folder: Path) -> None:
    """The child's life: acknowledge on standard output what is stored."""
    states = scripted()
    setting = os.environ.get(UNSAFE)
    store = Store.create(folder / NAME, states[0])
    print("ack 0", flush=True)
    for number, state in enumerate(states[1:], start=1):
        if setting:
            # Only here, to prove the judge: the program itself never lowers it.
            store._connection.execute(f"PRAGMA synchronous={setting}")  # type: ignore[union-attr]
        store.commit(state)
        print(f"ack {number}", flush=True)
        if number % 10 == 0:
            store.save_copy(folder / COPY)
            store.close()
            store = Store.open(folder / NAME)
    store.close()


# --- recording -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Event:
    """What was asked: ``kind`` is create, write, truncate, sync, unlink, rename, sync_folder or ack."""

    kind: str
    name: str = ""
    other: str = ""
    offset: int = 0
    data: bytes = b""


_LINE = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
_FD = re.compile(r"^(\d+)<([^>]*)>")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


def record(folder: Path, synchronous: str = "") -> list[Event]:
    """Run a life in ``folder`` under strace; what it asked of the disk there, in order."""
    trace = folder.with_name("trace.txt")
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", UNSAFE: synchronous}
    subprocess.run(
        ["strace", "-qq", "-y", "-xx", "-s", "4000000", "-e", f"trace={_CALLS}", "-o", trace,
         sys.executable, "-m", "tools.powercut", "--live", folder],
        cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL, timeout=300,
    )  # fmt: skip
    return list(_events(trace.read_text(encoding="ascii", errors="replace"), str(folder)))


def _decoded(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _path(text: str) -> str:
    return os.fsdecode(_decoded(text)) if text.startswith("\\x") else text


def _events(trace: str, folder: str) -> Iterator[Event]:
    known: set[str] = set()
    ends: dict[str, int] = {}
    for line in trace.splitlines():
        match = _LINE.match(line)
        if match is None or int(match[3]) < 0:
            continue
        call, arguments = match[1], match[2]
        texts = [_decoded(text) for text in _TEXT.findall(arguments)]
        if call == "openat":
            name = _inside(os.fsdecode(texts[0]), folder)
            if name and "O_CREAT" in arguments and name not in known:
                known.add(name)
                ends[name] = 0
                yield Event("create", name)
            elif name and "O_TRUNC" in arguments:
                yield Event("truncate", name)
        elif call in ("rename", "renameat", "renameat2", "unlink", "unlinkat"):
            names = [_inside(os.fsdecode(text), folder) for text in texts]
            if not names[0]:
                continue
            known.discard(names[0])
            if call.startswith("rename"):
                known.add(names[1])
                yield Event("rename", names[0], names[1])
            else:
                yield Event("unlink", names[0])
        else:
            yield from _on_descriptor(call, arguments, texts, folder, ends)


def _on_descriptor(
    call: str, arguments: str, texts: list[bytes], folder: str, ends: dict[str, int]
) -> Iterator[Event]:
    found = _FD.match(arguments)
    if found is None:
        return
    if found[1] == "1" and texts and texts[0].startswith(b"ack "):
        yield Event("ack", offset=int(texts[0].split()[1]))
        return
    path = _path(found[2])
    if path == folder and call.endswith("sync"):
        yield Event("sync_folder")
    name = _inside(path, folder)
    if not name:
        return
    if call == "pwrite64":
        yield Event("write", name, offset=int(arguments.rsplit(", ", 1)[1]), data=texts[0])
    elif call == "write":
        # Only files that are written from their beginning on are written without an offset.
        yield Event("write", name, offset=ends[name], data=texts[0])
        ends[name] += len(texts[0])
    elif call == "ftruncate":
        yield Event("truncate", name, offset=int(arguments.rsplit(", ", 1)[1]))
    elif call in ("fsync", "fdatasync"):
        yield Event("sync", name)


def _inside(path: str, folder: str) -> str:
    """The name of a file directly in ``folder``; not our lock's, which says nothing of the content."""
    head, _, name = path.rpartition("/")
    return name if head == folder and not name.startswith("~$") else ""


# --- cutting ---------------------------------------------------------------------------------------


@dataclass(slots=True)
class Disk:
    """Files as they are for sure, and what was asked since. Names and contents are apart, as on a disk."""

    files: dict[int, bytearray] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    # What the program sees: the names with all that was asked done.
    seen: dict[str, int] = field(default_factory=dict)
    # Asked and not synced, in order: (file or -1 for the folder, event, file that a name gets).
    pending: list[tuple[int, Event, int]] = field(default_factory=list)
    acknowledged: int = -1

    def ask(self, event: Event) -> None:
        """Take one event."""
        if event.kind == "ack":
            self.acknowledged = event.offset
        elif event.kind == "create":
            fresh = len(self.files)
            self.files[fresh] = bytearray()
            self.seen[event.name] = fresh
            self.pending.append((-1, event, fresh))
        elif event.kind == "unlink":
            self.pending.append((-1, event, self.seen.pop(event.name)))
        elif event.kind == "rename":
            moved = self.seen.pop(event.name)
            self.seen[event.other] = moved
            self.pending.append((-1, event, moved))
        elif event.kind in ("write", "truncate"):
            self.pending.append((self.seen[event.name], event, -1))
        else:
            target = -1 if event.kind == "sync_folder" else self.seen[event.name]
            for waiting in self.pending:
                if waiting[0] == target:
                    _do(self.files, self.names, waiting)
            self.pending = [waiting for waiting in self.pending if waiting[0] != target]

    def cut(self, chance: random.Random) -> dict[str, bytes]:
        """The files that a cut at this moment may leave."""
        files = {number: bytearray(data) for number, data in self.files.items()}
        names = dict(self.names)
        keep = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        for waiting in self.pending:
            if chance.random() < keep:
                _do(files, names, waiting)
            elif waiting[1].kind == "write" and chance.random() < 0.5:
                for part in _torn(waiting[1], chance):
                    _do(files, names, (waiting[0], part, -1))
        return {name: bytes(files[number]) for name, number in names.items()}


def _do(
    files: dict[int, bytearray], names: dict[str, int], waiting: tuple[int, Event, int]
) -> None:
    number, event, meant = waiting
    if event.kind == "create":
        names[event.name] = meant
    elif event.kind == "unlink":
        if names.get(event.name) == meant:
            del names[event.name]
    elif event.kind == "rename":
        if names.get(event.name) == meant:
            del names[event.name]
        names[event.other] = meant
    elif event.kind == "truncate":
        data = files[number]
        del data[event.offset :]
        data.extend(bytes(event.offset - len(data)))
    else:
        data = files[number]
        end = event.offset + len(event.data)
        if len(data) < end:
            data.extend(bytes(end - len(data)))
        data[event.offset : end] = event.data


def _torn(event: Event, chance: random.Random) -> Iterator[Event]:
    """Some sectors of a write; at times all of it as zeros: the size was noted, the content was not."""
    if chance.random() < 0.2:
        yield replace(event, data=bytes(len(event.data)))
        return
    start = 0
    while start < len(event.data):
        length = SECTOR - (event.offset + start) % SECTOR
        if chance.random() < 0.5:
            part = event.data[start : start + length]
            yield replace(event, offset=event.offset + start, data=part)
        start += length


# --- judging ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many states were tried, how many could not be read, how many lacked an acknowledged edit."""

    states: int
    unreadable: int
    lost: int


def judge(events: Sequence[Event], count: int, seed: int, folder: Path) -> Verdict:
    """Cut the power ``count`` times at random moments of a recorded life."""
    chance = random.Random(seed)
    moments = sorted(chance.randrange(len(events) + 1) for _ in range(count))
    states = scripted()
    disk = Disk()
    done = unreadable = lost = 0
    for moment in moments:
        while done < moment:
            disk.ask(events[done])
            done += 1
        left = disk.cut(chance)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name, data in left.items():
            (folder / name).write_bytes(data)
        result = _result(folder, states, disk.acknowledged)
        unreadable += result == "unreadable"
        lost += result == "lost"
    return Verdict(count, unreadable, lost)


def _result(folder: Path, states: list[WorkspaceState], acknowledged: int) -> str:
    if (folder / COPY).exists():
        # A copy appears whole or not at all.
        try:
            with Store.open(folder / COPY) as copy:
                copy.check()
        except WorkspaceError:
            return "unreadable"
    if not (folder / NAME).exists():
        return "lost" if acknowledged >= 0 else ""
    try:
        with Store.open(folder / NAME) as store:
            found = store.load()
            store.check()
    except WorkspaceError:
        return "unreadable"
    possible = states[max(acknowledged, 0) : acknowledged + 2]
    return "" if found in possible else "lost"


def main() -> int:
    """Record and judge; 0 if no state was unreadable and none lost an acknowledged edit."""
    parser = argparse.ArgumentParser(prog="powercut", description=__doc__)
    parser.add_argument("--states", type=int, default=2000)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--synchronous", default="", help="try another setting, to prove the judge")
    parser.add_argument("--live", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.live:
        live(arguments.live)
        return 0
    if shutil.which("strace") is None:
        print("strace is needed to record what is asked of the disk")
        return 2
    bad = 0
    with tempfile.TemporaryDirectory(prefix="powercut-") as made:
        folder = Path(made).resolve() / "life"
        folder.mkdir()
        events = record(folder, arguments.synchronous)
        for seed in range(arguments.seeds):
            verdict = judge(events, arguments.states, seed, folder.with_name("cut"))
            bad += verdict.unreadable + verdict.lost
            print(
                f"seed {seed}: {verdict.states} power cuts in {len(events)} events, "
                f"{verdict.unreadable} unreadable, {verdict.lost} lost an acknowledged edit",
                flush=True,
            )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
