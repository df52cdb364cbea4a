"""Indicators of a growing document, beside splitting it into sentences and words alone."""

from __future__ import annotations

import argparse
import math
import sys

from benchmarks.common import header, python, row, timed_process

_MAKE = (
    "import sys, facts.indicators; from benchmarks.growing import grown; grown(int(sys.argv[1])); "
    "from language.words import default_segmenter as words; words().cut('预热'); words().tag('预热')"
)
_WORK = "import sys; from benchmarks.facts import work; work(int(sys.argv[1]), sys.argv[2])"


def work(copies: int, what: str) -> None:
    """Do one kind of work on ``copies`` times the seeds."""
    from benchmarks.growing import grown
    from facts.indicators import of_document
    from language import sentences
    from language.words import default_segmenter
    from model.progress import SilentTask

    document = grown(copies)
    segmenter = default_segmenter()
    segmenter.cut("预热")
    segmenter.tag("预热")
    if what in {"indicators", "series"}:
        found = of_document(document, SilentTask())
        if what == "series":
            from facts.series.joining import join

            join(found, (document,))
    else:
        part = segmenter.tag if what == "tag" else segmenter.cut
        for sentence in sentences.of_document(document):
            part(document.text(sentence.span))


def run(*, quick: bool = False) -> bool:
    """Print all rows; whether every goal was met."""
    small, large = (4, 32) if quick else (16, 150)
    making = {
        copies: timed_process(python("-c", _MAKE, str(copies))).cpu for copies in (small, large)
    }

    def spent(copies: int, what: str) -> float:
        return timed_process(python("-c", _WORK, str(copies), what)).cpu - making[copies]

    # In turn, and the least of two, so that other people's load falls on all alike.
    least: dict[tuple[int, str], float] = {}
    for _ in range(2):
        for one in ((small, "indicators"), (large, "indicators"), (large, "cut"), (large, "tag")):
            least[one] = min(spent(*one), least.get(one, math.inf))
    low, high, cut, tagged = least.values()
    exponent = math.log(high / low) / math.log(large / small)
    name = f"indicators: exponent of growth, {small} to {large} × seeds"
    met = [row(name, f"{high:.2f} s", f"{low:.2f} s", exponent, "<= 1.1")]
    name = f"indicators of {large} × seeds (splitting included) / splitting + rjieba.cut of each sentence"
    met.append(row(name, f"{high:.2f} s", f"{cut:.2f} s", high / cut, "<= 3"))
    name = f"indicators of {large} × seeds (splitting included) / splitting + rjieba.tag of each sentence"
    met.append(row(name, f"{high:.2f} s", f"{tagged:.2f} s", high / tagged, ""))
    joined = spent(large, "series") - high
    name = f"series: {large} × seeds joined / splitting + rjieba.cut of each sentence"
    row(name, f"{joined:.2f} s", f"{cut:.2f} s", joined / cut, "")
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
