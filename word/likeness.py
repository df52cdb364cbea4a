"""How alike two texts are: the Dice coefficient of their character pairs (Dice 1945, Ecology 26:297), 0 to 1.

Characters are compared without white space and without the numbers of sources.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

_DROPPED = re.compile(r"\s+|〔(?!(?:19|20)\d\d〕)\d{1,6}〕|[\u200b-\u200f\u2060\ufeff￼]")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*[%％‰]?")


def bare(text: str) -> str:
    """``text`` as it is compared."""
    return _DROPPED.sub("", text)


@dataclass(frozen=True, slots=True)
class Bag:
    """A text as the multiset of its character pairs."""

    text: str
    pairs: Counter[str]
    size: int

    @staticmethod
    def of(text: str) -> Bag:
        """The pairs of ``text``."""
        clean = bare(text)
        pairs = (
            Counter(clean[at : at + 2] for at in range(max(len(clean) - 1, 1)))
            if clean
            else Counter()
        )
        return Bag(clean, pairs, sum(pairs.values()))

    def common(self, other: Bag) -> int:
        """Pairs that both have."""
        small, large = sorted((self.pairs, other.pairs), key=len)
        return sum(min(count, large[pair]) for pair, count in small.items() if pair in large)

    def like(self, other: Bag) -> float:
        """The Dice coefficient."""
        whole = self.size + other.size
        return 2 * self.common(other) / whole if whole else 0.0

    def inside(self, other: Bag) -> float:
        """The share of this text's pairs that ``other`` has too."""
        return self.common(other) / self.size if self.size else 0.0


def figures(text: str) -> tuple[str, ...]:
    """The figures of a text, in order."""
    return tuple(_FIGURE.findall(text))
