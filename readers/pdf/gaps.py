"""The white between the characters of one line: what is a space, and what only makes the line as long as its column.

Justified text spreads what is left of a line evenly, so that one gap is told by the others of its line.
"""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise

from readers.pdf.boxes import Boxes

# In parts of the height of the characters: words of a justified line are no further apart than this, and all equally far but for kerning.
_FURTHEST, _ALIKE = 3.0, 0.08


class Gaps:
    """The gaps between the characters from ``first`` to before ``last``; nothing is reckoned before it is asked for."""

    def __init__(self, chars: str, boxes: Boxes, first: int, last: int) -> None:
        self._chars, self._boxes = chars, boxes
        self._first, self._last = first, last

    def parts_words(self, at: int) -> bool:
        """Whether wide white before a character parts words of a justified line."""
        return self._parts_words and at in self._words

    @cached_property
    def _neighbours(self) -> list[tuple[int, int]]:
        """Characters one after the other, white space passed over."""
        seen = [at for at in range(self._first, self._last) if not self._chars[at].isspace()]
        return list(pairwise(seen))

    @cached_property
    def _words(self) -> frozenset[int]:
        """Where words begin that white parts from the word before them."""
        return frozenset(at for before, at in self._neighbours if at > before + 1)

    @cached_property
    def _parts_words(self) -> bool:
        """Whether these are words of one justified line: some of letters, of different lengths, evenly apart."""
        gaps = [self._white(before, at) for before, at in self._neighbours if at > before + 1]
        if len(gaps) < 2 or max(gaps) - min(gaps) > _ALIKE or max(gaps) > _FURTHEST:
            return False
        words = self._line.split()
        return (
            all(word.isascii() for word in words)
            and len({len(word) for word in words}) > 1
            and sum(any(map(str.islower, word)) for word in words) > len(words) / 2
        )

    @property
    def _line(self) -> str:
        return self._chars[self._first : self._last]

    def _white(self, before: int, at: int) -> float:
        tall = self._boxes.tall[at]
        return (self._boxes.x0[at] - self._boxes.x1[before]) / tall if tall > 0 else 0.0
