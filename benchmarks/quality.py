"""How close our choice comes to what human editors chose, beside the beginning of the text.

    python -m benchmarks.quality SET.jsonl...

A set has one JSON object a line: ``doc`` (a text) and ``ref`` (its human digest), and may have ``id``. Sets are not part
of the project. Scores are character ROUGE-2 F1 (Lin 2004; a Chinese character, a number or a Latin word is one token) at
the length of the reference, ``unit``, the share of the reference's clauses of which 70 % of the bigrams are there,
and ``num``, the share of its numbers. The interval is a bootstrap over documents of the paired difference to lead.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import readers
from language.count import tokens
from summarizer.picking import pick
from summarizer.ranking import rank
from summarizer.registry import engine_names

_CLAUSE = re.compile(r"[^。！？；\n]+")


def bigrams(words: Sequence[str]) -> Counter[tuple[str, str]]:
    """How often each pair of neighbours occurs."""
    return Counter(pairwise(words))


def scores(choice: str, reference: str, budget: int) -> tuple[float, float, float | None]:
    """ROUGE-2 F1, covered clauses and covered numbers of the first ``budget`` tokens of ``choice``."""
    ours, theirs = tokens(choice)[:budget], tokens(reference)
    here, there = bigrams(ours), bigrams(theirs)
    hits = (here & there).total()
    total = here.total() + there.total()
    clauses = [set(bigrams(tokens(clause))) for clause in _CLAUSE.findall(reference)]
    clauses = [clause for clause in clauses if len(clause) >= 3]
    covered = sum(len(clause & here.keys()) >= 0.7 * len(clause) for clause in clauses)
    numbers = {word for word in theirs if word[0].isdigit()}
    return (
        2 * hits / total if total else 0.0,
        covered / len(clauses) if clauses else 0.0,
        len(numbers & set(ours)) / len(numbers) if numbers else None,
    )


def interval(differences: Sequence[float]) -> tuple[float, float]:
    """95 % bootstrap interval of the mean."""
    chance = random.Random(7)
    means = sorted(
        statistics.fmean(chance.choices(differences, k=len(differences))) for _ in range(1000)
    )
    return means[25], means[974]


def measure(path: Path, engines: Sequence[str], limit: int | None) -> None:
    """Print one row an engine for the set at ``path``."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines][:limit]
    rows = [row for row in rows if row.get("ref")]
    documents = [readers.read_bytes(row["doc"].encode(), "a.txt") for row in rows]
    found: dict[str, list[tuple[float, float, float | None]]] = {}
    for engine in engines:
        found[engine] = []
        for row, document in zip(rows, documents, strict=True):
            budget = len(tokens(row["ref"]))
            chosen = pick(document, rank([document], engine, prose=True), budget)
            choice = "\n".join(document.text(sentence.span) for sentence in chosen)
            found[engine].append(scores(choice, row["ref"], budget))
    lead = [values[0] for values in found["lead"]]
    for engine, values in found.items():
        first = [value[0] for value in values]
        low, high = interval([a - b for a, b in zip(first, lead, strict=True)])
        numbers = [value[2] for value in values if value[2] is not None]
        print(
            f"| {path.stem} ({len(rows)}) | {engine} | {100 * statistics.fmean(first):.1f} "
            f"| {100 * statistics.fmean(value[1] for value in values):.1f} "
            f"| {100 * statistics.fmean(numbers or [0.0]):.1f} | [{100 * low:+.1f}, {100 * high:+.1f}] |",
            flush=True,
        )


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="benchmarks.quality", description=__doc__.split("\n")[0])
    parser.add_argument("sets", nargs="+", type=Path, help="files of documents with digests")
    parser.add_argument("--engine", action="append", help="default: all but textrank4zh")
    parser.add_argument("--limit", type=int, help="only the first so many documents of a set")
    arguments = parser.parse_args()
    usual = [name for name in engine_names() if name != "textrank4zh"]
    engines = list(dict.fromkeys([*(arguments.engine or usual), "lead"]))
    print("| set | engine | ROUGE-2 | unit | num | ROUGE-2 less lead's |")
    print("| --- | --- | --- | --- | --- | --- |")
    for path in arguments.sets:
        measure(path, engines, arguments.limit)
    return 0


if __name__ == "__main__":
    sys.exit(main())
