"""What packing costs: the first picture beside an empty window's, the console job beside the source run.

    python -m tools.packing.start_up first WORK          builds both programs in WORK, runs them in turn
    python -m tools.packing.start_up job BUNDLE SOURCE   BUNDLE's console program and SOURCE/main.py in turn

CPU time of the processes and their children; pairs in turn, and the median of their ratios, for other work on the
machine disturbs both alike.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tools.packing.chamber import display

ROOT = Path(__file__).resolve().parent.parent.parent
ROUNDS = 11


def cpu(command: Sequence[str], environment: dict[str, str]) -> float:
    """Seconds of CPU that ``command`` takes. Raises CalledProcessError."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ratio(
    ours: Sequence[str], floor: Sequence[str], environment: dict[str, str]
) -> tuple[float, float, float]:
    """(our median, the floor's median, median of the ratios of pairs), the first pair left out: it fills caches."""
    pairs = [(cpu(ours, environment), cpu(floor, environment)) for _ in range(ROUNDS + 1)][1:]
    mine, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    return mine, theirs, statistics.median(one / other for one, other in pairs)


def _clean(home: str, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "LC_ALL")}
    return kept | {"HOME": home} | more


def first(work: Path) -> None:
    """Build and compare the two windows under X."""
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"),
            *("--distpath", str(work / "dist"), "--workpath", str(work / "work")),
            str(ROOT / "packaging" / "measure.spec"),
        ],
        check=True,
        cwd=ROOT,
        env=os.environ | {"PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0"},  # as build_in_root.sh does
    )
    with tempfile.TemporaryDirectory() as home, display() as screen:
        commands = ([str(work / "dist" / name / name)] for name in ("ours", "empty"))
        mine, theirs, times = ratio(*commands, _clean(home, DISPLAY=screen))
    print(
        f"first picture: {mine * 1000:.0f} ms CPU, empty {theirs * 1000:.0f} ms, ratio {times:.2f} (goal 1.5)"
    )


def job(bundle: Path, source: Path) -> None:
    """Compare the five seeds by the packed program and by the source."""
    with tempfile.TemporaryDirectory() as home:
        words = ("build", str(source / "seeds"), "-o", f"{home}/out.docx")
        mine, theirs, times = ratio(
            [str(bundle / "jianbao"), *words],
            [sys.executable, str(source / "main.py"), *words],
            _clean(home),
        )
    print(
        f"five seeds: {mine * 1000:.0f} ms CPU, source {theirs * 1000:.0f} ms, ratio {times:.2f} (goal 1.3)"
    )


if __name__ == "__main__":
    {"first": first, "job": job}[sys.argv[1]](*map(Path, sys.argv[2:]))
