"""Indicators of a growing document, beside splitting it into sentences and words alone."""

from __future__ import annotations

import argparse
import math
import os
import subprocess
import sys
import time
from statistics import median
from typing import Final, NamedTuple

from benchmarks.common import ROOT, header, python, row

_ROUNDS: Final = 5
_WORK: Final = (
    "import sys; from benchmarks.facts import work; print(work(int(sys.argv[1]), sys.argv[2]))"
)


def work(copies: int, what: str) -> float:
    """Seconds of CPU that one kind of work takes on ``copies`` times the seeds, letting go of its results included.
    Starting Python, loading what the work needs and making the text are not."""
    from benchmarks.growing import grown
    from facts.indicators import of_document
    from facts.series.joining import join
    from language import sentences
    from language.words import default_segmenter
    from model.progress import SilentTask

    document = grown(copies)
    segmenter = default_segmenter()
    segmenter.cut("预热")
    segmenter.tag("预热")
    started = time.process_time()
    if what in {"indicators", "series"}:
        found = of_document(document, SilentTask())
        if what == "series":
            join(found, (document,))
        del found
    else:
        part = segmenter.tag if what == "tag" else segmenter.cut
        for sentence in sentences.of_document(document):
            part(document.text(sentence.span))
    return time.process_time() - started


class _Round(NamedTuple):
    """CPU seconds of one round: indicators of the smaller and of the larger text, splitting the larger one with each of
    two ways of taking its sentences apart into words, and its indicators joined to series."""

    low: float
    high: float
    cut: float
    tagged: float
    joined: float


def _round(small: int, large: int) -> _Round:
    works = (
        (small, "indicators"),
        *((large, what) for what in ("indicators", "cut", "tag", "series")),
    )
    return _Round(*(_seconds(copies, what) for copies, what in works))


def _seconds(copies: int, what: str) -> float:
    done = subprocess.run(
        python("-c", _WORK, str(copies), what),
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        check=True,
    )
    return float(done.stdout)


def run(*, quick: bool = False) -> bool:
    """Print all rows; whether every goal was met.

    What is compared is run in turn, a process each, and each ratio is that of one round: the median of them is printed,
    beside the medians of the seconds. What slows the machine down for a while slows both sides of a round.
    """
    small, large = (4, 32) if quick else (16, 150)
    rounds = [_round(small, large) for _ in range(_ROUNDS)]
    low, high, cut, tagged, joined = (median(column) for column in zip(*rounds, strict=True))
    exponent = median(math.log(one.high / one.low) for one in rounds) / math.log(large / small)
    name = f"indicators: exponent of growth, {small} to {large} × seeds"
    met = [row(name, f"{high:.2f} s", f"{low:.2f} s", exponent, "<= 1.1")]
    name = f"indicators of {large} × seeds (splitting included) / splitting + rjieba.cut of each sentence"
    ratio = median(one.high / one.cut for one in rounds)
    met.append(row(name, f"{high:.2f} s", f"{cut:.2f} s", ratio, "<= 3"))
    name = f"indicators of {large} × seeds (splitting included) / splitting + rjieba.tag of each sentence"
    ratio = median(one.high / one.tagged for one in rounds)
    met.append(row(name, f"{high:.2f} s", f"{tagged:.2f} s", ratio, ""))
    name = f"series: {large} × seeds joined / splitting + rjieba.cut of each sentence"
    ratio = median((one.joined - one.high) / one.cut for one in rounds)
    row(name, f"{joined - high:.2f} s", f"{cut:.2f} s", ratio, "")
    return all(met)


def main() -> int:
    """The rows alone; 1 if a goal is missed."""
    parser = argparse.ArgumentParser(prog="benchmarks.facts", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller sizes")
    quick: bool = parser.parse_args().quick
    header()
    return 0 if run(quick=quick) else 1


if __name__ == "__main__":
    sys.exit(main())
