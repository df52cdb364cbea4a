"""Mutated files of every format, read as the program reads them: ``python -m tools.fuzz --count N``.

Each is read in the worker process. It may be ``read`` or ``refused`` in one line, or ``stopped`` at the limit of
memory, which is lower here than in the program. What counts as a fault is a ``bug`` of ours (any other error, a child
that crashed, an internet socket, a file that was written anywhere), and a file that ``hung``: read alone it took longer
than the program gives a file of its size. Faults are kept in ``--keep`` for a closer look.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from briefing.worker import Worker, WorkerCrash
from messages.catalogue import has
from model.document import Document
from model.errors import SourceError
from readers.common.ocr.part import is_installed
from tests.readers.contract.samples import FILES, SAMPLES
from tests.readers.mutations import mutated
from tests.readers.ocr_samples import pictures

SECONDS = 20.0
MEMORY = 700 * 1024 * 1024
_BATCH = 20
_FAULTS = ("bug", "hung")
PASSWORD = "机密2024"


def seeds() -> dict[str, tuple[bytes, ...]]:
    """The files to start from, by suffix."""
    found = {s.suffix: [s.data()] for name, s in SAMPLES.items() if name != "image"}
    if is_installed():
        # A page of text takes seconds; a line tells as much.
        found |= {suffix: [data] for suffix, data in pictures("粮食丰收。").items()}
    for pattern in ("rich.*", "locked.*", "agile.*", "argon.*", "blowfish.*"):
        for path in sorted(FILES.glob(pattern)):
            found[path.suffix].append(path.read_bytes())
    return {suffix: tuple(files) for suffix, files in found.items()}


def guard() -> None:
    """Runs in the child: from here on an internet socket, or a file opened for writing, is an error."""

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event == "socket.__new__" and arguments[1] in (2, 10):
            raise AssertionError("fuzz: an internet socket")
        if event == "open":
            path, mode, flags = (*arguments, None, None, None)[:3]
            writes = isinstance(mode, str) and set(mode) & set("wax+")
            writes = writes or (isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR))
            quiet = isinstance(path, int) or str(path) in (os.devnull,)
            if writes and not quiet and "__pycache__" not in str(path):
                raise AssertionError(f"fuzz: {path} opened for writing")
        if event in ("os.remove", "os.rename", "os.mkdir", "subprocess.Popen", "os.system"):
            raise AssertionError(f"fuzz: {event}")

    if not getattr(sys, "_fuzz_guard", False):
        # What Python keeps of a module that is loaded for the first time is no doing of a file.
        sys.dont_write_bytecode = True
        sys.addaudithook(hook)
        sys._fuzz_guard = True  # type: ignore[attr-defined]


def _read(path: Path) -> Document:
    """A file as the program reads it, with its password where it asks for one."""
    import readers

    try:
        return readers.read(path)
    except SourceError as error:
        if error.code != "error.source.encrypted":
            raise
    return readers.read(path, password=PASSWORD)


def read_many(paths: list[Path]) -> list[tuple[str, str]]:
    """What came of each file: ("read", format), ("refused", code) or ("bug", what)."""
    import traceback

    guard()
    found = []
    for path in paths:
        try:
            found.append(("read", _read(path).format))
        except SourceError as error:
            found.append(("refused", error.code) if has(error.code) else ("bug", error.code))
        except MemoryError:
            raise
        except BaseException:
            found.append(("bug", traceback.format_exc()))
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz, print what came of it; 1 if anything is a fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="a suffix, such as .rtf")
    parser.add_argument("--keep", type=Path, default=Path("output") / "fuzz")
    options = parser.parse_args(arguments)
    files = {s: f for s, f in seeds().items() if not options.only or s == options.only}
    everything = tuple(data for group in files.values() for data in group)
    chance = random.Random(options.seed)
    outcomes: Counter[tuple[str, str, str]] = Counter()
    faults: list[tuple[str, str]] = []
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, Worker(warm=("readers",)) as worker:
        done = 0
        while done < options.count:
            batch: list[Path] = []
            for number in range(min(_BATCH, options.count - done)):
                suffix = chance.choice(list(files))
                path = Path(folder) / f"{number}{suffix}"
                path.write_bytes(mutated(chance.choice(files[suffix]), chance, everything))
                batch.append(path)
            for path, (kind, what) in zip(batch, _outcomes(worker, batch), strict=True):
                outcomes[path.suffix, kind, what.strip().splitlines()[-1][:70]] += 1
                if kind in _FAULTS:
                    faults.append((path.suffix, f"{kind}: {what}"))
                    options.keep.mkdir(parents=True, exist_ok=True)
                    kept = options.keep / f"{len(faults)}{path.suffix}"
                    kept.write_bytes(path.read_bytes())
            done += len(batch)
            extra = {p.name for p in Path(folder).iterdir()} - {p.name for p in batch}
            leftovers = [name for name in extra if not name[:1].isdigit()]
            faults += [("", f"a file was written: {name}") for name in leftovers]
            if done % 1000 < _BATCH:
                print(
                    f"{done} files, {len(faults)} faults, {time.monotonic() - began:.0f} s",
                    flush=True,
                )
    for (suffix, kind, what), count in sorted(outcomes.items()):
        print(f"{suffix:7} {kind:8} {count:7}  {what}")
    for suffix, what in faults[:20]:
        print(f"\nFAULT {suffix}\n{what}")
    hung = sum(count for (_, kind, _), count in outcomes.items() if kind == "hung")
    print(f"\n{options.count} files, {len(faults)} faults, {hung} of them hung")
    return 1 if faults else 0


def _outcomes(worker: Worker, batch: list[Path]) -> list[tuple[str, str]]:
    """Read a batch in one go; if that takes the child down, one by one to know which did.

    A file alone has the time that the program gives it (``briefing.worker.Limits``): one that is only slow, or was
    held up by the others of its batch, has not hung.
    """
    alone = len(batch) == 1
    try:
        timeout = None if alone else SECONDS * 2
        return worker.run(read_many, batch, timeout=timeout, memory=MEMORY)
    except (SourceError, WorkerCrash) as error:
        if alone:
            return [_verdict(error)]
    return [outcome for path in batch for outcome in _outcomes(worker, [path])]


def _verdict(error: SourceError | WorkerCrash) -> tuple[str, str]:
    """What it means that the child ended at a file that it was given alone."""
    if isinstance(error, WorkerCrash):
        return "bug", error.report
    kinds = {"error.source.crashed": "bug", "error.source.timeout": "hung"}
    return kinds.get(error.code, "stopped"), error.code


if __name__ == "__main__":
    sys.exit(main())
