"""Kill the program at random moments and see that nothing is lost: ``python -m tests.reliability.kill --times 1000``.

Three kinds of life are ended by SIGKILL: ``session`` (a session with its keeper, as the window and a console
driver use them), ``window`` (the real window, offscreen, worked through its own objects) and ``console``
(``main.py build --workspace``, a whole process). Session and window are forked from a process that has
everything loaded, so that a thousand starts take minutes. After every kill the file must open and hold the last
acknowledged state or a later one that was meant to be stored, exports must be whole or absent. The exit status
is 1 if anything was lost. Linux only.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.reliability.fingerprint import Fingerprints

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
# Kills of one file before a new one is begun.
_GENERATIONS = 20
_PATIENCE = 60.0
# Seconds between the first edit and the kill are at most one of these. The window's first commits and exports
# come later: its worker process starts first.
_LATEST = {"session": (0.2,), "window": (0.2, 1.5)}
KINDS = ("session", "window", "console")


@dataclass(slots=True)
class Tally:
    """What was done and what went wrong."""

    kills: dict[str, int] = field(default_factory=dict)
    files: int = 0
    acknowledged: int = 0
    opened: int = 0
    exports: int = 0
    copies: int = 0
    ahead: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, other: dict[str, object]) -> None:
        """Count what another process counted."""
        for name, value in other.items():
            mine = getattr(self, name)
            if isinstance(value, int):
                setattr(self, name, mine + value)
            elif isinstance(value, list):
                mine += value
            elif isinstance(value, dict):
                for kind, count in value.items():
                    mine[kind] = mine.get(kind, 0) + count


@dataclass(slots=True)
class Said:
    """What one life said before it ended."""

    saved: tuple[int, str, frozenset[str]] | None = None
    intents: set[str] = field(default_factory=set)
    opened: str = ""
    path: Path | None = None
    moving: Path | None = None
    exported: bool = False
    copied: bool = False
    failed: str = ""
    count: int = 0


class Pipe:
    """Reads the lines of a child."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._rest = b""
        self.lines: list[str] = []
        self.ended = False

    def read(self, timeout: float) -> None:
        """Take what is there within ``timeout`` seconds."""
        if self.ended or not select.select([self._descriptor], [], [], timeout)[0]:
            return
        data = os.read(self._descriptor, 1 << 16)
        self.ended = not data
        *whole, self._rest = (self._rest + data).split(b"\n")
        self.lines += [line.decode("utf-8", "surrogateescape") for line in whole]

    def wait_for(self, word: str, timeout: float) -> bool:
        """Wait until the line ``word`` was said; False if the child ended or said nothing for so long."""
        end = time.monotonic() + timeout
        while word not in self.lines:
            left = end - time.monotonic()
            if self.ended or left <= 0:
                return False
            self.read(left)
        return True

    def drain(self) -> Said:
        """All that was said, after the child's end."""
        while not self.ended:
            self.read(1.0)
        os.close(self._descriptor)
        return heard(self.lines)


def heard(lines: list[str]) -> Said:
    """The lines of a life, understood."""
    said = Said()
    for line in lines:
        word, _, rest = line.partition(" ")
        if word == "intent":
            said.intents.add(rest)
        elif word == "saved":
            revision, name, originals = rest.split(" ")
            said.saved = int(revision), name, frozenset(originals.split(",")) - {"-"}
            said.count += 1
        elif word == "opened":
            said.opened = rest
        elif word == "moving":
            said.moving = Path(rest)
        elif word == "at":
            said.path, said.moving = Path(rest), None
        elif word == "failed":
            said.failed = said.failed or rest
        said.exported |= word == "exported"
        said.copied |= word == "copied"
    return said


class Lane:
    """Lives one after the other in one folder."""

    def __init__(self, folder: Path, seed: int, tally: Tally) -> None:
        self.chance = random.Random(seed)
        self.root = folder
        self.tally = tally
        self.folder = folder
        self.path: Path | None = None
        self.revision, self.name = 0, ""
        self._exported = self._copied = False
        self._left = 0

    def fault(self, text: str) -> None:
        """Note a loss, and keep the folder for whoever wants to look."""
        kept = self.root / f"fault {len(self.tally.faults)}"
        shutil.copytree(self.folder, kept, dirs_exist_ok=True)
        self.tally.faults.append(f"{text} [{kept}]")
        self._left = 0

    def begin(self) -> None:
        """A new folder with nothing in it."""
        if self.folder != self.root:
            shutil.rmtree(self.folder, ignore_errors=True)
        self.tally.files += 1
        self.folder = self.root / f"{self.tally.files} 第{self.tally.files}份"
        (self.folder / "tmp").mkdir(parents=True)
        self.path, self.revision, self.name = None, 0, ""
        self._exported = self._copied = False
        self._left = _GENERATIONS

    def round(self, kind: str, live: Callable[[Path, Path | None, int, int], None]) -> None:
        """One life and its end, and a look at what it left."""
        if not self._left:
            self.begin()
        self._left -= 1
        reading, writing = os.pipe()
        seed = self.chance.randrange(1 << 32)
        pid = os.fork()
        if pid == 0:
            os.close(reading)
            os.setsid()
            os.environ["TMPDIR"] = tempfile.tempdir = str(self.folder / "tmp")
            os.environ["XDG_DATA_HOME"] = str(self.folder)
            live(self.folder, self.path, writing, seed)
            os._exit(1)
        os.close(writing)
        pipe = Pipe(reading)
        if self.chance.random() < 0.06:
            time.sleep(self.chance.random() * 0.03)
        elif pipe.wait_for("work", _PATIENCE):
            latest = self.chance.choice(_LATEST[kind])
            self._watch(pipe, time.monotonic() + self.chance.uniform(0.005, latest))
        elif not pipe.ended:
            self.fault(f"{kind} {seed}: no work within {_PATIENCE} s")
        end_group(pid)
        self.tally.kills[kind] = self.tally.kills.get(kind, 0) + 1
        said = pipe.drain()
        if said.failed:
            self.fault(f"{kind} {seed}: failed {said.failed}")
        else:
            self._examine(f"{kind} {seed}", said)

    @staticmethod
    def _watch(pipe: Pipe, end: float) -> None:
        while (left := end - time.monotonic()) > 0 and not pipe.ended:
            pipe.read(left)

    # --- looking at what is left

    def _examine(self, life: str, said: Said) -> None:
        self.tally.acknowledged += said.count
        if said.opened:
            self.tally.opened += 1
            if said.opened != self.name:
                self.fault(f"{life}: opened another state than was there")
                return
        path = said.path or self.path
        if said.moving is not None and (path is None or not path.exists()) and said.moving.exists():
            path = said.moving
        path = path or self._unnamed()
        if path is None or not path.exists():
            if said.saved is not None or self.name:
                self.fault(f"{life}: the file is gone: {path}")
            return
        self._check_workspace(life, path, said)
        if said.moving is not None and said.moving.exists() and said.moving != path:
            self._whole(life, said.moving)
        self._exported |= said.exported
        self._check_export(life, self.folder / "简报.docx", self._exported)
        copy = self.folder / "副本.jianbao"
        if self._copied and not copy.exists():
            self.fault(f"{life}: the copy is gone")
        if copy.exists() and (said.copied or said.count):
            self._copied = True
            self.tally.copies += 1
            self._whole(life, copy)

    def _unnamed(self) -> Path | None:
        from briefing.recovery import recoverable
        from tests.reliability.life import recovery_in

        found = recoverable(recovery_in(self.folder))
        return found[0].path if found else None

    def _check_workspace(self, life: str, path: Path, said: Said) -> None:
        seen = self._whole(life, path)
        if seen is None:
            return
        revision, name, originals, documents = seen
        if said.saved is None:
            wanted = {self.name} if self.name else set()
            least = self.revision
        else:
            least, last, kept = said.saved
            wanted = {last}
            # The one later commit that was not acknowledged may have taken a source out.
            if not (kept if revision == least else kept & documents) <= originals:
                self.fault(f"{life}: an original that was acknowledged is lost")
        if revision < least:
            self.fault(f"{life}: revision {revision}, acknowledged {least}")
        elif name not in wanted and (revision == least or name not in said.intents):
            self.fault(f"{life}: revision {revision} is no state that was meant ({least})")
        self.tally.ahead += name not in wanted
        self.path, self.revision, self.name = path, revision, name

    def _whole(
        self, life: str, path: Path
    ) -> tuple[int, str, frozenset[str], frozenset[str]] | None:
        """Revision, name, originals and documents of a file that opens and is whole."""
        from model.errors import WorkspaceError
        from workspace.store import Store

        try:
            with Store.open(path, read_only=True) as store:
                store.check()
                state = store.load()
                documents = frozenset(document.sha256 for document in state.documents)
                return store.revision, Fingerprints().of(state), store.originals(), documents
        except WorkspaceError as error:
            self.fault(f"{life}: {path.name} does not open: {error}")
            return None

    def _check_export(self, life: str, path: Path, expected: bool) -> None:
        if not path.exists():
            if expected:
                self.fault(f"{life}: the export {path.name} is gone")
            return
        self.tally.exports += 1
        try:
            import lxml.etree

            with zipfile.ZipFile(path) as package:
                bad = package.testzip()
                lxml.etree.fromstring(package.read("word/document.xml"))
        except (zipfile.BadZipFile, KeyError, SyntaxError) as error:
            bad = repr(error)
        if bad is not None:
            self.fault(f"{life}: the export {path.name} is not whole: {bad}")

    def console(self) -> None:
        """A real ``main.py build --workspace``, ended somewhere between its start and its end."""
        if not self._left:
            self.begin()
        output, target = self.folder / "控制台.docx", self.folder / "控制台.jianbao"
        before = self._whole("console", target) if target.exists() else None
        there = output.exists()
        arguments = ["build", str(SEEDS), "-o", str(output), "--workspace", str(target)]
        child = subprocess.Popen(
            [
                sys.executable,
                "main.py",
                *arguments,
                "--length",
                str(self.chance.randrange(200, 2000)),
            ],
            cwd=ROOT,
            env={**os.environ, "TMPDIR": str(self.folder / "tmp")},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(self.chance.uniform(0.2, 1.6))
        finished = child.poll() == 0
        end_group(child.pid)
        child.wait()
        self.tally.kills["console"] = self.tally.kills.get("console", 0) + 1
        self._check_export("console", output, there or finished)
        if target.exists():
            after = self._whole("console", target)
            if before is not None and after is not None and after[0] < before[0]:
                self.fault("console: an older workspace than before")
        elif before is not None or finished:
            self.fault("console: the workspace is gone")


def end_group(pid: int) -> None:
    """SIGKILL for a process and all it started; waits for it."""
    for kill in (os.killpg, os.kill):
        try:
            kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    try:
        os.waitpid(pid, 0)
    except ChildProcessError:
        return


def run(times: dict[str, int], seed: int, folder: Path) -> Tally:
    """So many kills of each kind in ``folder``."""
    tally = Tally()
    chance = random.Random(seed)
    session = Lane(folder / "session", seed, tally)
    plan = [kind for kind, count in times.items() for _ in range(count)]
    chance.shuffle(plan)
    live = lives(plan)
    for kind in plan:
        if kind == "console":
            session.console()
        else:
            session.round(kind, live[kind])
        if len(tally.faults) > 20:
            break
    return tally


def lives(plan: list[str]) -> dict[str, Callable[[Path, Path | None, int, int], None]]:
    """What the children do, with everything loaded that they need."""
    found: dict[str, Callable[[Path, Path | None, int, int], None]] = {}
    if "session" in plan:
        from tests.reliability.life import Life, warmed_up

        sources = warmed_up(SEEDS)

        def session(folder: Path, path: Path | None, pipe: int, seed: int) -> None:
            Life(folder, sources.files, sources.template, pipe, seed).run(path)

        found["session"] = session
    if "window" in plan:
        from tests.reliability.window_life import prepared

        found["window"] = prepared(SEEDS)
    return found


def shares(times: int, kinds: list[str]) -> dict[str, int]:
    """How many kills of each kind: the session is quickest, a whole process slowest."""
    weights = {"session": 12, "window": 6, "console": 2}
    total = sum(weights[kind] for kind in kinds)
    counts = {kind: times * weights[kind] // total for kind in kinds}
    counts[kinds[0]] += times - sum(counts.values())
    return counts


def main() -> int:
    """Do it in two processes; prints one line of counts and every loss."""
    parser = argparse.ArgumentParser(prog="kill", description=__doc__)
    parser.add_argument("--times", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS))
    parser.add_argument("--lanes", type=int, default=2)
    parser.add_argument("--lane", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="kill-"))
    if asked.lane:
        tally = run(shares(asked.times, asked.kinds), asked.seed, folder)
        _line(json.dumps({one: getattr(tally, one) for one in Tally.__slots__}))
        return 0
    status = _all(asked, folder)
    if not status:
        shutil.rmtree(folder, ignore_errors=True)
    return status


def _line(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _all(asked: argparse.Namespace, folder: Path) -> int:
    started = time.monotonic()
    tally = Tally()
    lanes = min(asked.lanes, asked.times)
    children = []
    for lane in range(lanes):
        count = asked.times // lanes + (lane < asked.times % lanes)
        home = folder / f"home {lane}"
        home.mkdir()
        environment = {**os.environ, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
        environment |= {"OPENBLAS_NUM_THREADS": "1", "TMPDIR": str(home)}
        arguments = [
            "--times",
            str(count),
            "--seed",
            str(asked.seed + lane),
            "--kinds",
            *asked.kinds,
        ]
        children.append(
            subprocess.Popen(
                [sys.executable, "-m", "tests.reliability.kill", "--lane", *arguments],
                cwd=ROOT,
                env=environment,
                stdout=subprocess.PIPE,
                encoding="utf-8",
            )
        )
    broken = 0
    for child in children:
        output, _ = child.communicate()
        if child.returncode:
            broken += 1
        else:
            tally.add(json.loads(output.splitlines()[-1]))
    for fault in tally.faults:
        _line(f"LOST {fault}")
    kills = sum(tally.kills.values())
    _line(
        f"{kills} kills ({', '.join(f'{count} {kind}' for kind, count in sorted(tally.kills.items()))}), "
        f"{tally.files} files, {tally.opened} reopened, {tally.acknowledged} acknowledged states, "
        f"{tally.ahead} later than acknowledged, {tally.exports} exports and {tally.copies} copies looked at, "
        f"{len(tally.faults)} lost, {time.monotonic() - started:.0f} s, seed {asked.seed}"
    )
    return 1 if tally.faults or broken or kills < asked.times else 0


if __name__ == "__main__":
    sys.exit(main())
