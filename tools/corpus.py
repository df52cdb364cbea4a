"""Every file of a folder read in the worker as the program reads it (by way of LibreOffice, too), and a line for each: ``python -m tools.corpus FOLDER``.

Format, seconds, memory, blocks and what came of it. What cannot be read says why; 1 is returned if any file
crashed the reader, hung, or raised an error that is a bug of ours.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

from briefing.worker import Worker, WorkerCrash
from messages import say
from model.document import Document
from model.errors import SourceError
from model.progress import SilentTask

_MIB = 1024 * 1024
_FAULTS = ("crash", "hang", "traceback")


def read_measured(path: Path) -> tuple[str, int, int, float, int]:
    """(format, blocks, characters, seconds, bytes of memory at most) of one file."""
    import readers
    from briefing import office

    started = time.perf_counter()
    document: Document
    try:
        document = readers.read(path)
    except SourceError as refused:
        if not office.takes(refused):
            raise
        document = office.read(readers.load(path), path.name, refused, SilentTask())
    seconds = time.perf_counter() - started
    characters = sum(len(block.text) for block in document.blocks)
    return document.format, len(document.blocks), characters, seconds, _peak()


def _peak() -> int:
    try:
        import resource
    except ImportError:
        return 0
    scale = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale


def every_file(folder: Path) -> list[Path]:
    """All files below a folder, those in archives too, whatever they are called."""
    from readers import gather

    found = []
    for path in sorted(folder.rglob("*")):
        if not path.is_dir():
            found += gather([path])
    return found


def main() -> int:
    """Read, print, judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    if not options.folder.is_dir():
        print(f"{options.folder}: not a folder", file=sys.stderr)
        return 2
    counts: Counter[str] = Counter()
    print(f"{'format':9}{'seconds':>8}{'MiB':>7}{'blocks':>8}{'chars':>9}  outcome    file")
    for path in every_file(options.folder):
        # A child for each file, so that its memory is its own.
        with Worker() as worker:
            outcome, line = _read(worker, path)
        counts[outcome] += 1
        print(line, flush=True)
    total = sum(counts.values())
    print(f"\n{total} files: " + ", ".join(f"{n} {what}" for what, n in sorted(counts.items())))
    print(", ".join(f"{counts[fault]} × {fault}" for fault in _FAULTS))
    return 1 if any(counts[fault] for fault in _FAULTS) else 0


def _read(worker: Worker, path: Path) -> tuple[str, str]:
    shown = ascii(path.name)[1:-1] if not path.name.isprintable() else path.name
    started = time.perf_counter()
    try:
        found = worker.run(read_measured, path)
    except SourceError as error:
        outcome = {"error.source.crashed": "crash", "error.source.timeout": "hang"}.get(
            error.code, "refused"
        )
        why = " ".join(say(error.code, error.values).split())
        seconds = time.perf_counter() - started
        return (
            outcome,
            f"{'—':9}{seconds:8.2f}{'—':>7}{'—':>8}{'—':>9}  {outcome:9}  {shown}: {why}",
        )
    except WorkerCrash as error:
        why = error.report.strip().splitlines()[-1]
        return "traceback", f"{'—':9}{'—':>8}{'—':>7}{'—':>8}{'—':>9}  traceback  {shown}: {why}"
    kind, blocks, characters, seconds, memory = found
    numbers = f"{kind:9}{seconds:8.2f}{memory / _MIB:7.0f}{blocks:8}{characters:9}"
    return "read", f"{numbers}  read       {shown}"


if __name__ == "__main__":
    sys.exit(main())
