"""How well indicators agree with facts marked by hand.

GOLDDIR holds ``indicators.jsonl``, one figure a line: ``{"doc", "sentence", "indicator", "value", "unit", "direction", "kind",
"period", "optional", …}``, where ``doc`` is what a seed's name begins with. A figure is found if value and unit are the
same, one unit being the beginning of the other; its name is right if the characters agree by 0.5 (F1). Optional figures
(parts of names, thresholds) count neither way, figures in Chinese numerals are not in the gold.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import readers
from benchmarks.common import SEEDS, row
from facts.indicators import of_document
from model.document import Document
from model.facts import Indicator, Numeral
from model.progress import SilentTask

_ALIKE = 0.5
_MARKS = re.compile('[\\s“”"‘’《》〈〉()（）、，。；：:;,.\\-—－~]')
_RANGE = re.compile("[－\\-—~至]")
_CLASSES = {
    "up": ("增长", "增加", "提高", "上升", "上涨"),
    "down": ("下降", "减少", "收窄", "压减", "降低"),
    "rank": ("排名",),
}


def bare(text: str) -> str:
    """``text`` without marks and spaces."""
    return _MARKS.sub("", text)


def agreement(one: str, other: str) -> float:
    """F1 of the characters of two names, as multisets."""
    mine, theirs = Counter(bare(one)), Counter(bare(other))
    both = sum((mine & theirs).values())
    return 2 * both / (sum(mine.values()) + sum(theirs.values())) if both else 0.0


def _value(text: str) -> tuple[str, ...]:
    parts = _RANGE.split(text.replace(",", "").rstrip("%％"))
    return tuple(part.rstrip("0").rstrip(".") if "." in part else part for part in parts)


def _same_unit(one: str, other: str) -> bool:
    one, other = bare(one), bare(other)
    return one == other or bool(one and other and (one.startswith(other) or other.startswith(one)))


def _class(direction: str) -> str:
    for name, words in _CLASSES.items():
        if any(word in direction for word in words):
            return name
    return "level"


class Tally:
    """Counts over documents; ``needed`` is how many figures the gold wants."""

    def __init__(self) -> None:
        self.needed = self.matched = self.wrong = self.all_three = self.period = 0

    def add(
        self, gold: list[Mapping[str, Any]], document: Document, found: list[Indicator]
    ) -> None:
        """Compare the indicators of one document with its gold."""
        self.needed += sum(not entry["optional"] for entry in gold)
        left = set(range(len(gold)))
        for one in found:
            fits = [
                place
                for place in left
                if _value(gold[place]["value"]) == _value(one.value)
                and _same_unit(gold[place]["unit"], one.unit)
            ]
            if not fits:
                self.wrong += 1
                continue
            sentence = bare(document.text(one.sentence))
            best = max(
                sorted(fits),
                key=lambda place: (
                    bare(gold[place]["sentence"]) == sentence,
                    agreement(one.name, gold[place]["indicator"]),
                ),
            )
            left.remove(best)
            self._judge(gold[best], one)

    def _judge(self, entry: Mapping[str, Any], one: Indicator) -> None:
        if entry["optional"]:
            return
        self.matched += 1
        self.period += one.period == entry["period"]
        self.all_three += (
            agreement(one.name, entry["indicator"]) >= _ALIKE
            and _class(one.direction) == _class(entry["direction"])
            and one.kind.value == entry["kind"]
        )

    @property
    def f1(self) -> float:
        """Value and unit."""
        return 2 * self.matched / (self.matched + self.wrong + self.needed)

    def rows(self, name: str) -> bool:
        """Print what was counted; whether it reaches the goals."""
        three, period = self.all_three / self.needed, self.period / self.needed
        rows = (
            ("value and unit, F1", f"{self.matched} found, {self.wrong} wrong", self.f1, ">= 0.98"),
            ("name, direction and kind together", f"{self.all_three}", three, ">= 0.85"),
            ("period", f"{self.period}", period, ">= 0.85"),
        )
        met = [
            row(f"{name}: {what}", ours, f"{self.needed}", ratio, goal)
            for what, ours, ratio, goal in rows
        ]
        return all(met)


def rows(folder: Path) -> bool:
    """Print rows for each document and for all; True if all reach their goals."""
    gold: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for line in (folder / "indicators.jsonl").read_text(encoding="utf-8").splitlines():
        if line.strip():
            entry = json.loads(line)
            gold[entry["doc"]].append(entry)
    met = True
    for document in sorted(gold):
        for path in sorted(SEEDS.glob(f"{document}*")):
            source = readers.read(path)
            found = [
                one for one in of_document(source, SilentTask()) if one.numeral is Numeral.DIGIT
            ]
            tally = Tally()
            tally.add(gold[document], source, found)
            met &= tally.rows(f"indicators of {document}")
    return met
