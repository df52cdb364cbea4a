"""How close our choice comes to what human editors chose, beside other programs, the beginning of the text and chance.

    python -m benchmarks.quality SET.jsonl... [--budget N] [--engine NAME]... [--limit N]

A set has one JSON object a line: ``doc`` (a text) and ``ref`` (its human digest), and may have ``id``. Sets are not
part of the project. Every system has the same length, that of the reference or ``--budget`` tokens (a Chinese
character, a number or a Latin word is one). ``R-1``, ``R-2`` and ``R-L`` are ROUGE F1 × 100 over tokens (Lin 2004),
``clauses`` the share of the reference's clauses of which 70 % of the bigrams are there, ``numbers`` the share of its
numbers, ``median`` the characters of a chosen span, ``repeats`` the pairs of spans in a choice that say the same,
``verbatim`` the spans that do not stand in the text. Intervals are bootstraps over documents; documents whose ids
have one stem (``a-p1``, ``a-p2``) are drawn together. ``oracle`` chooses knowing the reference: the ceiling. Systems
of sumy are measured where that package is installed.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

import readers
from benchmarks.peers import sumy_systems
from benchmarks.rouge import Score, bigrams, score
from language.count import tokens
from language.sentences import split
from model.document import Document
from summarizer.duplicates import alike
from summarizer.picking import pick
from summarizer.ranking import rank
from summarizer.registry import engine_names

System = Callable[[str, Document, int, str], Sequence[str]]
_DRAWS = 2000


@dataclass
class Result:
    """What one system chose for every document of a set."""

    scores: list[Score] = field(default_factory=list)
    spans: list[Sequence[str]] = field(default_factory=list)
    not_verbatim: int = 0


def engine(name: str) -> System:
    """One of our engines, as ``main.py pick`` runs it."""

    def choose(_: str, document: Document, budget: int, __: str) -> Sequence[str]:
        chosen = pick(document, rank([document], name, prose=True), budget)
        return [document.text(sentence.span) for sentence in chosen]

    return choose


def at_random(text: str, _: Document, budget: int, __: str) -> Sequence[str]:
    """Sentences drawn by lot, in their order."""
    sentences = [text[start:end] for start, end in split(text)]
    chance = random.Random(len(text))
    order = sorted(range(len(sentences)), key=lambda _: chance.random())
    return [sentences[index] for index in sorted(_fitting(order, sentences, budget))]


def oracle(text: str, _: Document, budget: int, reference: str) -> Sequence[str]:
    """Greedily the sentence that adds most of the reference's bigrams a token."""
    sentences = [text[start:end] for start, end in split(text)]
    pairs = [bigrams(tokens(sentence)) for sentence in sentences]
    wanted = bigrams(tokens(reference))
    chosen: list[int] = []
    left = budget
    while left > 0:
        gains = [
            (pairs[n] & wanted).total() / max(8, len(tokens(sentences[n])))
            if n not in chosen
            else 0.0
            for n in range(len(sentences))
        ]
        best = max(range(len(gains)), key=gains.__getitem__, default=0)
        if not gains or gains[best] <= 0:
            break
        chosen.append(best)
        wanted = wanted - pairs[best]
        left -= len(tokens(sentences[best]))
    return [sentences[index] for index in sorted(chosen)]


def _fitting(order: Sequence[int], sentences: Sequence[str], budget: int) -> list[int]:
    taken: list[int] = []
    for index in order:
        if budget <= 0:
            break
        taken.append(index)
        budget -= len(tokens(sentences[index]))
    return taken


def interval(values: Sequence[float], stems: Sequence[str]) -> tuple[float, float]:
    """95 % bootstrap interval of the mean; values of one stem are drawn together."""
    groups: dict[str, list[float]] = {}
    for value, stem in zip(values, stems, strict=True):
        groups.setdefault(stem, []).append(value)
    members = list(groups.values())
    chance = random.Random(7)
    means = []
    for _ in range(_DRAWS):
        drawn = [value for group in chance.choices(members, k=len(members)) for value in group]
        means.append(statistics.fmean(drawn))
    means.sort()
    return means[int(0.025 * _DRAWS)], means[int(0.975 * _DRAWS)]


def measure(path: Path, systems: dict[str, System], limit: int | None, budget: int | None) -> None:
    """Print one row a system for the set at ``path``."""
    with path.open(encoding="utf-8") as lines:
        rows = [row for line in lines if (row := json.loads(line)).get("ref")][:limit]
    if not rows:
        print(f"{path.name} holds no document with a digest (ref)", file=sys.stderr)
        return
    documents = [readers.read_bytes(row["doc"].encode(), "a.txt") for row in rows]
    stems = [str(row.get("id", number)).partition("-p")[0] for number, row in enumerate(rows)]
    results: dict[str, Result] = {}
    for name, choose in systems.items():
        result = results[name] = Result()
        for row, document in zip(rows, documents, strict=True):
            room = budget or len(tokens(row["ref"]))
            spans = choose(row["doc"], document, room, row["ref"])
            plain = "".join(row["doc"].split())
            result.not_verbatim += sum("".join(span.split()) not in plain for span in spans)
            result.spans.append(spans)
            result.scores.append(score("\n".join(spans), row["ref"], room))
    base = [one.second for one in results["lead"].scores]
    for name, result in sorted(
        results.items(), key=lambda pair: -sum(one.second for one in pair[1].scores)
    ):
        second = [one.second for one in result.scores]
        low, high = interval(second, stems)
        less, more = interval([a - b for a, b in zip(second, base, strict=True)], stems)
        numbers = [one.numbers for one in result.scores if one.numbers is not None]
        spans = [span for chosen in result.spans for span in chosen]
        repeats = sum(alike(*pair) for chosen in result.spans for pair in combinations(chosen, 2))
        cells = (
            f"{path.stem} ({len(rows)})",
            name,
            f"{100 * statistics.fmean(one.first for one in result.scores):.1f}",
            f"{100 * statistics.fmean(second):.1f} [{100 * low:.1f}, {100 * high:.1f}]",
            f"{100 * statistics.fmean(one.longest for one in result.scores):.1f}",
            f"[{100 * less:+.1f}, {100 * more:+.1f}]",
            f"{100 * statistics.fmean(one.clauses for one in result.scores):.1f}",
            f"{100 * statistics.fmean(numbers or [0.0]):.1f}",
            f"{statistics.median(map(len, spans)) if spans else 0:.0f}",
            str(repeats),
            f"{len(spans) - result.not_verbatim}/{len(spans)}",
        )
        print("| " + " | ".join(cells) + " |", flush=True)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="benchmarks.quality", description=__doc__.split("\n")[0])
    parser.add_argument("sets", nargs="+", type=Path, help="files of documents with digests")
    parser.add_argument("--engine", action="append", help="only these of ours, with lead")
    parser.add_argument("--limit", type=int, help="only the first so many documents of a set")
    parser.add_argument("--budget", type=int, help="tokens of every choice, for headlines")
    arguments = parser.parse_args()
    names = arguments.engine or engine_names()
    systems: dict[str, System] = {name: engine(name) for name in dict.fromkeys([*names, "lead"])}
    if not arguments.engine:
        systems |= {"random": at_random, "oracle": oracle}
        peers = sumy_systems()
        systems |= peers
        if not peers:
            print("sumy is not installed: its systems are left out", file=sys.stderr)
    columns = "set|system|R-1|R-2|R-L|R-2 less lead's|clauses|numbers|median|repeats|verbatim"
    print("| " + columns.replace("|", " | ") + " |")
    print("|" + " --- |" * (columns.count("|") + 1))
    for path in arguments.sets:
        measure(path, systems, arguments.limit, arguments.budget)
    return 0


if __name__ == "__main__":
    sys.exit(main())
