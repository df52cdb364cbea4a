"""What sentences are compared by: their words, or the pairs of characters next to each other.

Pairs (character bigrams) need no dictionary, which takes longer to load than a report takes to rank, and overlapping
as they do they also join what cutting would have told apart (乡村振兴, 振兴乡村).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from language.stopwords import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Reached = Callable[[int, int], None]

# Sentences between two looks at whether to stop.
STRIDE: Final = 2000
# Code points whose pairs say something: Latin, Greek and Cyrillic letters, kana, Chinese characters, Hangul.
_LETTERS: Final = (
    *((0x41, 0x5B), (0x61, 0x7B), (0xC0, 0x250), (0x370, 0x530), (0x3040, 0x3100)),
    *((0x3400, 0xA000), (0xAC00, 0xD7A4), (0xF900, 0xFB00)),
)
# Chinese numerals, masked as digits are, and the commonest characters that only join words: no pair reaches over one.
_BETWEEN: Final = "零〇一二三四五六七八九十百千万亿两的了和是在与及等"
_PLANE: Final = 0x10000


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms of all sentences as numbers. Sentence ``i`` has ``ids[starts[i]:starts[i + 1]]``."""

    ids: NDArray[np.integer[Any]]
    starts: NDArray[np.int64]

    @property
    def counts(self) -> NDArray[np.int64]:
        """How many terms each sentence has, repeats counted."""
        return self.starts[1:] - self.starts[:-1]


@dataclass(frozen=True, slots=True)
class Words(Terms):
    """Terms that are words: term ``w`` is ``vocabulary[w]``. Stop words, numbers and marks are left out."""

    vocabulary: tuple[str, ...]


def words(
    texts: Sequence[str], cut: Callable[[str], list[str]], reached: Reached | None = None
) -> Words:
    """The words that ``cut`` makes of each text; ``reached`` is told how many of how many texts are done."""
    import numpy as np

    numbering: Any = defaultdict(count().__next__)
    number = numbering.__getitem__
    parts: list[NDArray[np.int32]] = []
    lengths = np.zeros(len(texts) + 1, dtype=np.int64)
    for begin in range(0, len(texts), STRIDE):
        if reached is not None:
            reached(begin, len(texts))
        flat: list[int] = []
        for index, text in enumerate(texts[begin : begin + STRIDE], begin + 1):
            cut_text = cut(text)
            lengths[index] = len(cut_text)
            flat.extend(map(number, cut_text))
        parts.append(np.array(flat, dtype=np.int32))
    ids = np.concatenate(parts) if parts else np.zeros(0, dtype=np.int32)
    telling = np.fromiter(map(_is_telling, numbering), dtype=np.bool_, count=len(numbering))
    renumbered = np.cumsum(telling, dtype=np.int32) - 1
    kept = telling[ids]
    totals = np.concatenate(([0], np.cumsum(kept, dtype=np.int64)))
    vocabulary = tuple(word for word, use in zip(numbering, telling.tolist(), strict=True) if use)
    return Words(renumbered[ids[kept]], totals[np.cumsum(lengths)], vocabulary)


def _is_telling(word: str) -> bool:
    return word.isalpha() and word not in STOP_WORDS


def bigrams(texts: Sequence[str], reached: Reached | None = None) -> Terms:
    """The character bigrams of each text, none over a digit, a mark or one of a few joining characters."""
    import numpy as np

    telling = np.zeros(_PLANE, dtype=np.bool_)
    for first, end in _LETTERS:
        telling[first:end] = True
    telling[[ord(character) for character in _BETWEEN]] = False
    parts = [np.zeros(0, dtype=np.uint32)]
    counts = [np.zeros(1, dtype=np.int64)]
    for begin in range(0, len(texts), STRIDE):
        if reached is not None:
            reached(begin, len(texts))
        chunk = texts[begin : begin + STRIDE]
        # A character beyond the first plane becomes the plane's last code, which is none.
        coded = "\n".join(chunk).encode("utf-32-le", "surrogatepass")
        codes = np.minimum(np.frombuffer(coded, dtype=np.uint32), _PLANE - 1)
        letter = telling[codes]
        pair = np.flatnonzero(letter[1:] & letter[:-1])
        parts.append(codes[pair] * np.uint32(_PLANE) + codes[pair + 1])
        ends = np.cumsum(np.fromiter(map(len, chunk), np.int64, len(chunk)) + 1)
        counts.append(np.diff(np.searchsorted(pair, ends), prepend=0))
    return Terms(np.concatenate(parts), np.cumsum(np.concatenate(counts)))
