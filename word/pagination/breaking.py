"""A paragraph into lines: as many characters as fit, and none where none may stand (禁则).

Between Chinese characters a line may break anywhere but before a mark that closes and behind one that opens.
Words and figures stay whole. One full stop or comma may hang over the right edge.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Sequence
from itertools import accumulate
from typing import NamedTuple

# Word's own lists for Chinese, taken where a file has none of its own.
NO_START = frozenset(
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
)
NO_END = frozenset("$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥")
HANGING = frozenset("、。，．：；？！,.:;?!")
# A word may be parted behind these, if a letter follows.
_PARTING = "-/"
# Where the first character that does not fit, or the last that does, is one of these, both programs take one more along.
_QUOTES = "“”‘’"
# Not parted from one another: —— ……
_TWINS = "—…"


class Kinsoku(NamedTuple):
    """Characters that do not begin and that do not end a line; those that may hang over its end."""

    no_start: frozenset[str] = NO_START
    no_end: frozenset[str] = NO_END
    hanging: frozenset[str] = HANGING


def is_word(char: str) -> bool:
    """Whether a character belongs to a word or a figure that is not parted."""
    return "!" <= char <= "~" or "\u00c0" <= char <= "\u024f" or "\u0370" <= char <= "\u04ff"


def lines(
    text: str,
    advances: Sequence[float],
    gaps: Sequence[float] | None,
    *,
    first: float,
    room: float,
    kinsoku: Kinsoku,
    seams: Container[int] = (),
) -> list[tuple[int, int]]:
    """Start and end of each line of ``text``, which has no breaks of its own.

    ``advances`` are the widths of its characters, ``gaps`` what is left before each of them inside a line;
    ``first`` and ``room`` how wide the first line and all others are, in the same unit; ``seams`` where no mark
    may hang over, because another format begins there. A line that holds not even one character gets one.
    """
    if not text:
        return [(0, 0)]
    wide = advances if gaps is None else [a + g for a, g in zip(advances, gaps, strict=True)]
    ends = [0.0, *accumulate(wide)]
    found = []
    start, width, count = 0, first, len(text)
    while start < count:
        before = ends[start] + (gaps[start] if gaps is not None else 0.0)
        stop = bisect_right(ends, before + width + 1e-6) - 1
        if stop >= count:
            found.append((start, count))
            break
        stop = max(stop, start)
        stop = _legal(text, start, stop, kinsoku, hang=stop not in seams)
        found.append((start, stop))
        start, width = stop, room
    return found


def _legal(text: str, start: int, stop: int, kinsoku: Kinsoku, *, hang: bool) -> int:
    """Where the line that begins at ``start`` ends, if what is before ``stop`` would fit."""
    count = len(text)
    if text[stop] == " ":  # blanks at the end of a line take no room
        while stop < count and text[stop] == " ":
            stop += 1
        return stop
    found = stop
    if hang and text[stop] in kinsoku.hanging and not is_word(text[stop - 1]) and stop > start:
        found += 1
        if found == count:
            return found
        quoted = False
    else:
        quoted = is_word(text[stop]) or text[stop] in _QUOTES or text[stop - 1] in _QUOTES
    while found > start and not _may_break(text, found, kinsoku, quoted):
        found -= 1
    return found if found > start else max(stop, start + 1)


def _may_break(text: str, place: int, kinsoku: Kinsoku, quoted: bool) -> bool:
    before, after = text[place - 1], text[place]
    if quoted and (before in _QUOTES or after in _QUOTES):
        return False
    if after in kinsoku.no_start or before in kinsoku.no_end or after == "-" or before == "+":
        return False
    if before == after and before in _TWINS:
        return False
    if is_word(before) and is_word(after):
        return before in _PARTING and after.isalpha()
    return after != " "
