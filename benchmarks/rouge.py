"""ROUGE (Lin 2004) over tokens, and what of a reference's clauses and numbers a choice holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from language.count import tokens

_CLAUSE = re.compile(r"[^。！？；\n]+")
# A clause is there if this part of its bigrams is.
_COVERED = 0.7
_SHORTEST_CLAUSE = 3


@dataclass(frozen=True, slots=True)
class Score:
    """ROUGE-1, -2 and -L F1, covered clauses, covered numbers (None: the reference has none); all 0 to 1."""

    first: float
    second: float
    longest: float
    clauses: float
    numbers: float | None


def bigrams(words: Sequence[str]) -> Counter[tuple[str, str]]:
    """How often each pair of neighbours occurs."""
    return Counter(pairwise(words))


def score(choice: str, reference: str, budget: int) -> Score:
    """The first ``budget`` tokens of ``choice`` against ``reference``."""
    ours, theirs = tokens(choice)[:budget], tokens(reference)
    here, there = bigrams(ours), bigrams(theirs)
    clauses = [set(bigrams(tokens(clause))) for clause in _CLAUSE.findall(reference)]
    clauses = [clause for clause in clauses if len(clause) >= _SHORTEST_CLAUSE]
    covered = sum(len(clause & here.keys()) >= _COVERED * len(clause) for clause in clauses)
    numbers = {word for word in theirs if word[0].isdigit()}
    return Score(
        _f1((Counter(ours) & Counter(theirs)).total(), len(ours), len(theirs)),
        _f1((here & there).total(), here.total(), there.total()),
        _f1(common_subsequence(ours, theirs), len(ours), len(theirs)),
        covered / len(clauses) if clauses else 0.0,
        len(numbers & set(ours)) / len(numbers) if numbers else None,
    )


def _f1(hits: int, ours: int, theirs: int) -> float:
    return 2 * hits / (ours + theirs) if ours + theirs else 0.0


def common_subsequence(first: Sequence[str], second: Sequence[str]) -> int:
    """Length of the longest common subsequence: one bit a token, one addition a step (Hyyrö 2004)."""
    places: dict[str, int] = {}
    for index, word in enumerate(first):
        places[word] = places.get(word, 0) | 1 << index
    full = (1 << len(first)) - 1
    row = full
    for word in second:
        matched = row & places.get(word, 0)
        row = ((row + matched) | (row - matched)) & full
    return len(first) - row.bit_count()
