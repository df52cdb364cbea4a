"""How well the outline agrees with headings marked by hand.

    python -m benchmarks.outline_gold GOLDDIR

GOLDDIR holds ``outline.jsonl``, one heading a line: ``{"doc", "level", "text", …}``, where ``doc`` is what a seed's
name begins with. Headings are compared without their numbers, punctuation and spaces, as multisets: a heading found
twice is right twice only if it is there twice. Run-in heads count like the others.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import readers
from benchmarks.common import SEEDS

GOAL = 0.90
_NUMBER = re.compile(
    r"(?:[一二三四五六七八九十]+[、是]|[（(][一二三四五六七八九十]+[）)]|[\u4e00-\u9fff]{2,4}\s*\d+(?=\s)|\d+\s)"
)
_MARKS = frozenset("“”\"‘’'《》〈〉()（）、，。；：:;,.-—－~")


@dataclass(frozen=True, slots=True)
class Agreement:
    """One document: headings in the gold, found by us, in both, and of these with the same level."""

    document: str
    gold: int
    found: int
    both: int
    same_level: int

    @property
    def precision(self) -> float:
        """Share of ours that are headings."""
        return self.both / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the headings that we found."""
        return self.both / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return 2 * self.both / (self.gold + self.found) if self.gold + self.found else 0.0


def bare(heading: str) -> str:
    """A heading without number, punctuation and white space."""
    text = heading.strip()
    number = _NUMBER.match(text)
    text = text[number.end() :] if number else text
    return "".join(char for char in text if not char.isspace() and char not in _MARKS)


def headings(path: Path) -> list[tuple[str, int]]:
    """What we find in a file: bare heading and level, in order."""
    document = readers.read(path)
    return [(bare(section.title), section.level) for section in document.walk_sections()]


def agreement(
    document: str, gold: list[tuple[str, int]], found: list[tuple[str, int]]
) -> Agreement:
    """Compare two lists of bare headings with levels."""
    both = Counter(text for text, _ in gold) & Counter(text for text, _ in found)
    levels = Counter(gold) & Counter(found)
    return Agreement(document, len(gold), len(found), sum(both.values()), sum(levels.values()))


def score(folder: Path) -> list[Agreement]:
    """One row for each seed that has gold. Raises FileNotFoundError if there is no ``outline.jsonl``."""
    gold: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for line in (folder / "outline.jsonl").read_text(encoding="utf-8").splitlines():
        if line.strip():
            entry = json.loads(line)
            gold[entry["doc"]].append((bare(entry["text"]), entry["level"]))
    rows = []
    for document in sorted(gold):
        for path in sorted(SEEDS.glob(f"{document}*")):
            rows.append(agreement(document, gold[document], headings(path)))
    return rows


def main(folder: Path) -> bool:
    """Print a row for each document; True if all reach the goal."""
    print("| document | headings | found | precision | recall | F1 | level right | ok |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    met = True
    for one in score(folder):
        good = one.f1 >= GOAL
        met = met and good
        print(
            f"| {one.document} | {one.gold} | {one.found} | {one.precision:.3f} | {one.recall:.3f} |"
            f" {one.f1:.3f} | {one.same_level}/{one.both} | {'yes' if good else 'NO'} |"
        )
    return met


if __name__ == "__main__":
    sys.exit(0 if main(Path(sys.argv[1])) else 1)
