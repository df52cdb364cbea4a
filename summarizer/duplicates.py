"""Which sentences say the same: within a document and over all of them, in time linear in the text.

Candidates come from min-hash bands over character trigrams (Broder 1997), so that no sentence is compared with all
others; each candidate is then compared for real. Two sentences whose numbers differ are never the same: where only
these differ, they are noted as variants of one wording.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from summarizer.corpus import Ints

# Two sentences say the same from this Jaccard likeness of their character bigrams …
SAME: Final = 0.75
# … or when the shorter is this far inside the longer and not much shorter: then nothing else of weight is in
# the longer, and no third sentence is in both.
INSIDE: Final = 0.9
_NOT_MUCH_SHORTER: Final = 0.6
_BANDS: Final = 8
_ROWS: Final = 2
# Sentences kept to compare with in one bucket: more would make a boilerplate phrase quadratic.
_MOST_COMPARED: Final = 4
_CHUNK: Final = 20000

# Fewer characters beside its numbers make no wording: 其中男12人.
_SHORTEST_WORDING: Final = 8

_NOT_TEXT: Final = re.compile(r"[\W_]+")
_MEASURE: Final = "[十百千万亿]*(?:个百分点|平方公里|平方米|立方米|千瓦时|[美欧]元|公[里斤顷]|千[克瓦]|兆瓦|小时|分钟|[元吨斤亩米天年月日倍成])?"
_NUMBER: Final = re.compile(rf"\d+(?:\.\d+)?\s*{_MEASURE}")
_PLAIN_NUMBER: Final = re.compile(rf"\d+{_MEASURE}")
_ODD_MULTIPLIERS: Final = tuple(0x9E3779B1 * (2 * k + 1) + 0x7F4A7C15 * k * 2 for k in range(16))


@dataclass(frozen=True, slots=True)
class Likeness:
    """For each sentence the number of the first one that says the same (``group``), and of the first one that has
    the same words apart from its numbers (``wording``); its own number if none does."""

    group: Ints
    wording: Ints


def groups(texts: Sequence[str], check: Callable[[], None]) -> Ints:
    """For each sentence the number of the first one that says the same; its own number if none does."""
    return likeness(texts, check).group


def numbers_of(text: str) -> list[str]:
    """The numbers of a text with their units, without white space."""
    return ["".join(found.split()) for found in _NUMBER.findall(text)]


def wording_of(text: str) -> str:
    """``text`` without marks, every number with its unit one 0; empty if little is left beside them."""
    plain = _PLAIN_NUMBER.sub("0", _NOT_TEXT.sub("", text))
    return plain if len(plain) - plain.count("0") >= _SHORTEST_WORDING else ""


def likeness(texts: Sequence[str], check: Callable[[], None]) -> Likeness:
    """Compare all ``texts`` with each other."""
    import numpy as np

    plain = [_NOT_TEXT.sub("", text) for text in texts]
    # The figures themselves, not the digits: 3.5 and 35 differ, as do two sentences with one figure changed.
    # (crc32, because the built-in hash of a string changes from process to process.)
    numbers: list[int] = []
    wording = np.arange(len(texts), dtype=np.int32)
    first_of: dict[str, int] = {}
    for index, text in enumerate(texts):
        found = numbers_of(text)
        numbers.append(crc32(" ".join(found).encode()))
        if found:
            words = _PLAIN_NUMBER.sub("0", plain[index])
            if len(words) - words.count("0") >= _SHORTEST_WORDING:
                wording[index] = first_of.setdefault(words, index)
    del first_of
    group = np.arange(len(texts), dtype=np.int32)
    exact: dict[tuple[str, int], int] = {}
    unlike: list[int] = []
    for index, key in enumerate(zip(plain, numbers, strict=True)):
        first = exact.setdefault(key, index)
        if first != index:
            group[index] = first
        elif len(key[0]) >= 3:
            unlike.append(index)
    del exact
    keys = np.empty((len(unlike), _BANDS), dtype=np.int64)
    for begin in range(0, len(unlike), _CHUNK):
        check()
        chunk = unlike[begin : begin + _CHUNK]
        keys[begin : begin + _CHUNK] = _bands(
            [plain[index] for index in chunk], [numbers[index] for index in chunk]
        )
    buckets = _Buckets(plain)
    shared = _shared(keys)
    for row in np.flatnonzero(shared.any(axis=1)).tolist():
        if row % _CHUNK == 0:
            check()
        group[unlike[row]] = buckets.place(unlike[row], keys[row][shared[row]].tolist())
    # A sentence like an exact copy's original follows it.
    return Likeness(group[group], wording)


def _shared(keys: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which keys any other sentence has too: most sentences are like no other and need no closer look."""
    import numpy as np

    flat = keys.ravel()
    order = np.argsort(flat, kind="stable")
    ordered = flat[order]
    equal = ordered[1:] == ordered[:-1]
    twice = np.zeros(len(flat), dtype=np.bool_)
    twice[order[1:][equal]] = True
    twice[order[:-1][equal]] = True
    return twice.reshape(keys.shape)


class _Buckets:
    """Sentences so far by their bucket keys, only those that were like no earlier one."""

    def __init__(self, plain: Sequence[str]) -> None:
        self._plain = plain
        self._buckets: dict[int, list[int]] = {}
        self._bigrams: dict[int, frozenset[str]] = {}

    def place(self, index: int, keys: list[int]) -> int:
        """The earlier sentence that says what sentence ``index`` says, or ``index``, which is then kept."""
        size = len(self._plain[index])
        seen: set[int] = set()
        for key in keys:
            for other in self._buckets.get(key, ()):
                if other in seen:
                    continue
                seen.add(other)
                shorter, longer = sorted((len(self._plain[other]), size))
                if shorter >= _NOT_MUCH_SHORTER * longer and same(
                    self._bigrams_of(index), self._bigrams_of(other)
                ):
                    self._bigrams.pop(index, None)
                    return other
        for key in keys:
            bucket = self._buckets.setdefault(key, [])
            if len(bucket) < _MOST_COMPARED:
                bucket.append(index)
        return index

    def _bigrams_of(self, index: int) -> frozenset[str]:
        known = self._bigrams.get(index)
        if known is None:
            known = self._bigrams[index] = bigrams(self._plain[index])
        return known


def alike(first: str, second: str) -> bool:
    """Whether two texts say the same, by the rule of :func:`groups`."""
    one, two = _NOT_TEXT.sub("", first), _NOT_TEXT.sub("", second)
    shorter, longer = sorted((len(one), len(two)))
    return one == two or (
        shorter >= _NOT_MUCH_SHORTER * longer
        and numbers_of(first) == numbers_of(second)
        and same(bigrams(one), bigrams(two))
    )


def bigrams(plain: str) -> frozenset[str]:
    """The character bigrams of a text without marks."""
    return frozenset(map("".join, pairwise(plain)))


def same(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two sentences of about one length, by their bigrams, say the same."""
    shared = len(first & second)
    smaller, larger = sorted((len(first), len(second)))
    return shared >= SAME * (smaller + larger - shared) or (
        shared >= INSIDE * smaller and smaller >= _NOT_MUCH_SHORTER * larger
    )


def _bands(plain: Sequence[str], numbers: Sequence[int]) -> NDArray[np.int64]:
    """``_BANDS`` bucket keys for each sentence (every one has at least three characters)."""
    import numpy as np

    lengths = np.array([len(text) for text in plain], dtype=np.int64)
    codes = np.frombuffer("".join(plain).encode("utf-32-le"), dtype=np.uint32)
    trigrams = codes.copy()
    trigrams *= np.uint32(0x01000193)
    trigrams[:-1] ^= codes[1:] * np.uint32(0x85EBCA6B)
    trigrams[:-2] ^= codes[2:] * np.uint32(0xC2B2AE35)
    ends = np.cumsum(lengths)
    # Trigrams that reach into the next sentence count for nothing.
    foreign = np.concatenate((ends - 1, ends - 2))
    starts = ends - lengths
    keys = np.empty((len(plain), _BANDS), dtype=np.int64)
    salt = np.array(numbers, dtype=np.int64)
    for band in range(_BANDS):
        key = salt * np.int64(31) + band
        for row in range(_ROWS):
            multiplier = np.uint32(_ODD_MULTIPLIERS[band * _ROWS + row] & 0xFFFFFFFF | 1)
            mixed = (trigrams ^ (trigrams >> np.uint32(15))) * multiplier
            mixed ^= mixed >> np.uint32(13)
            mixed[foreign] = np.uint32(0xFFFFFFFF)
            least = np.minimum.reduceat(mixed, starts).astype(np.int64)
            key = key * np.int64(1000003) + least
        keys[:, band] = key
    return keys
