"""Ranking and choosing beside the named package and the floor of splitting and tokenizing alone.

    python -m benchmarks.ranking [--quick]

Every row is measured in this run; only the ratios mean anything on another machine.
"""

from __future__ import annotations

import argparse
import math
import sys

from benchmarks.common import (
    ROOT,
    SEEDS,
    best,
    header,
    in_turn,
    python,
    row,
    timed,
    timed_process,
)

SEED = str(next(SEEDS.glob("004*")))

# The package as its own page shows it; only the names that networkx no longer has are supplied.
_PEER = """
import sys
from pathlib import Path
import networkx
from networkx.algorithms.link_analysis import pagerank_alg
from textrank4zh import TextRank4Sentence, util
class nx:
    from_numpy_matrix = staticmethod(networkx.from_numpy_array)
    pagerank = staticmethod(pagerank_alg._pagerank_python)
util.nx = nx
ranker = TextRank4Sentence()
ranker.analyze(text=Path(sys.argv[1]).read_text(encoding="utf-8"), lower=True)
assert len(ranker.get_key_sentences(num=20)) == 20
"""
_GROWN = "import sys; from benchmarks.ranking import rank_grown; rank_grown(int(sys.argv[1]), sys.argv[2])"


def package_rank(text: str) -> int:
    """The package's own call with its own defaults; only networkx's missing names are supplied."""
    from summarizer.engines import textrank4zh

    textrank4zh._package()
    from textrank4zh import TextRank4Sentence

    ranker = TextRank4Sentence()
    ranker.analyze(text=text, lower=True)
    return len(ranker.get_key_sentences(num=20))


def rank_grown(copies: int, engine: str) -> None:
    """Rank the grown seeds, or with ``floor`` only split and tokenize them, or with ``none`` only make them."""
    from benchmarks.growing import grown

    document = grown(copies)
    if engine == "floor":
        floor([document])
    elif engine != "none":
        from summarizer.ranking import rank

        rank([document], engine)


def floor(documents: list) -> int:
    """Splitting and tokenizing alone: the number of words."""
    from language.sentences import of_document
    from language.words import default_segmenter

    cut = default_segmenter().cut
    return sum(
        len(cut(document.text(sentence.span)))
        for document in documents
        for sentence in of_document(document)
    )


def whole_processes() -> list[bool]:
    """Seed 004 read and ranked, whole processes: the program as a person calls it, the package as its page shows."""
    engines = {"briefing": ">= 25", "textrank": ">= 25", "lexrank": ""}
    program = [str(ROOT / "main.py"), "summarize", SEED, "--top", "20"]
    peer, *ours = in_turn(
        python("-W", "ignore", "-c", _PEER, SEED),
        *(python(*program, "--engine", engine) for engine in engines),
        times=3,
    )
    met = []
    for (engine, goal), own in zip(engines.items(), ours, strict=True):
        name = f"004 read + rank, whole process, {engine} / textrank4zh"
        met.append(row(name, f"{own.cpu:.2f} s", f"{peer.cpu:.2f} s", peer.cpu / own.cpu, goal))
    return met


def work_alone() -> list[bool]:
    """The ranking itself, warm, ours beside the package's own through the adapter."""
    from pathlib import Path

    import readers
    from summarizer.ranking import rank

    document = readers.read(Path(SEED))
    text = Path(SEED).read_text(encoding="utf-8")
    package_rank(text[:500])
    peer, _ = timed(lambda: package_rank(text))
    met = []
    for engine, goal in (("textrank", ">= 40"), ("briefing", ">= 40")):
        ours = best(lambda engine=engine: rank([document], engine))
        name = f"004 rank, work alone, {engine} / textrank4zh"
        met.append(row(name, f"{ours * 1000:.0f} ms", f"{peer:.2f} s", peer / ours, goal))
    documents = [readers.read(path) for path in sorted(SEEDS.glob("*.txt"))]
    work = best(lambda: rank(documents, "briefing"))
    met.append(
        row(
            "five seeds ranked, briefing, against 0.15 s",
            f"{work:.3f} s",
            "0.15 s",
            work / 0.15,
            "<= 1",
        )
    )
    return met


def growth(quick: bool) -> list[bool]:
    """Exponent of the growth, and the largest size beside splitting and tokenizing it."""
    small, large = (4, 32) if quick else (16, 150)
    met = []
    making = {
        copies: timed_process(python("-c", _GROWN, str(copies), "none")).cpu
        for copies in (small, large)
    }
    bottom = timed_process(python("-c", _GROWN, str(large), "floor")).cpu - making[large]
    for engine, goal in (("briefing", "<= 8"), ("textrank", "<= 4.5"), ("lexrank", "")):
        first = timed_process(python("-c", _GROWN, str(small), engine))
        last = timed_process(python("-c", _GROWN, str(large), engine))
        low, high = first.cpu - making[small], last.cpu - making[large]
        exponent = math.log(high / low) / math.log(large / small)
        met.append(
            row(
                f"{engine}: exponent of growth, {small} to {large} × seeds",
                f"{high:.2f} s",
                f"{low:.2f} s",
                exponent,
                "<= 1.1",
            )
        )
        name = f"{engine}: {large} × seeds / split + tokenize alone"
        met.append(row(name, f"{high:.2f} s", f"{bottom:.2f} s", high / bottom, goal))
        name = f"{engine}: {large} × seeds, peak memory of the process against 500 MB"
        met.append(row(name, f"{last.peak:.0f} MB", "500 MB", last.peak / 500, "<= 1"))
    return met


def many_documents(quick: bool) -> list[bool]:
    """Many documents of 5,000 characters; the package is timed on a few of them."""
    from benchmarks.growing import articles
    from summarizer.ranking import rank

    count, sample = (60, 2) if quick else (1000, 5)
    documents = articles(count, 5000)
    texts = ["\n".join(block.text for block in document.blocks) for document in documents[:sample]]
    package_rank(texts[0][:500])
    # Half of the package's runs before ours and half after: a machine's load changes in such a time.
    before, _ = timed(lambda: [package_rank(text) for text in texts])
    ours, _ = timed(lambda: rank(documents, "briefing"))
    after, _ = timed(lambda: [package_rank(text) for text in texts])
    peer = (before + after) / 2
    peer *= count / sample
    name = f"{count} documents of 5,000 characters, briefing / textrank4zh (from {sample})"
    return [row(name, f"{ours:.2f} s", f"{peer:.1f} s", peer / ours, ">= 80")]


def choosing(quick: bool) -> list[bool]:
    """The slider moved, against one frame of 16 ms."""
    from benchmarks.growing import grown
    from summarizer.ranking import rank
    from summarizer.selection import select

    ranking = rank([grown(8 if quick else 128)], "briefing")
    met = []
    for length in (1000, 10_000):
        spent = best(lambda length=length: select(ranking, length=length))
        name = f"choose {length:,} characters of {len(ranking):,} sentences, against 16 ms"
        met.append(row(name, f"{spent * 1000:.2f} ms", "16 ms", spent / 0.016, "<= 1"))
    own = dict.fromkeys(ranking.units.place[:10], 120)
    spent = best(lambda: select(ranking, length=10_000, lengths=own))
    name = f"{len(own)} sections with lengths of their own of {len(ranking):,} sentences, against 16 ms"
    met.append(row(name, f"{spent * 1000:.2f} ms", "16 ms", spent / 0.016, "<= 1"))
    return met


def run(*, quick: bool = False) -> bool:
    """Print all rows; whether every goal was met."""
    met = whole_processes() + work_alone() + growth(quick) + many_documents(quick) + choosing(quick)
    return all(met)


def main() -> int:
    """The rows alone; 1 if a goal is missed."""
    parser = argparse.ArgumentParser(prog="benchmarks.ranking", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller sizes")
    quick: bool = parser.parse_args().quick
    header()
    return 0 if run(quick=quick) else 1


if __name__ == "__main__":
    sys.exit(main())
