"""Every place where any of many phrases stands: one pass over the text, however many phrases there are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

_GRAM: Final = 2


class Phrases:
    """Phrases (two characters or longer) by their first two characters.

    Looking at one place of a text costs as much as there are different lengths of phrases that begin there, a
    constant for phrases of at most 40 characters: the pass is linear in the text.
    """

    def __init__(self, owners: Mapping[str, int]) -> None:
        self._owners = {phrase: owner for phrase, owner in owners.items() if len(phrase) >= _GRAM}
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for phrase in self._owners:
            lengths[phrase[:_GRAM]].add(len(phrase))
        self._lengths = {gram: sorted(found, reverse=True) for gram, found in lengths.items()}
        firsts = sorted({gram[0] for gram in lengths})
        self._first = re.compile("[" + re.escape("".join(firsts)) + "]") if firsts else None

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        """``(start, end, owner)`` of the longest phrase at each place, in order; none overlap."""
        if self._first is None:
            return
        done = 0
        for found in self._first.finditer(text):
            at = found.start()
            if at < done:
                continue
            for length in self._lengths.get(text[at : at + _GRAM], ()):
                owner = self._owners.get(text[at : at + length])
                if owner is not None:
                    done = at + length
                    yield at, done, owner
                    break
