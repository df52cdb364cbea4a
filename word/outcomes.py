"""What became of an item or a row, and what was changed in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from model.briefing import SourceRef

# Characters of the one text times those of the other: beyond it a difference is told all in one.
_LARGEST_PRODUCT = 4_000_000


class State(StrEnum):
    """What became of an item. An item that was edited and moved is ``EDITED``; ``Relinked.moved`` says so too."""

    UNCHANGED = "unchanged"
    EDITED = "edited"
    MOVED = "moved"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: ``old`` stood at ``start`` of the original, ``new`` stands there now; either may be
    empty."""

    start: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Relinked:
    """What was found of one item, or a new text (``id`` empty).

    ``text`` is what the file says now, lines as paragraphs; ``heading`` the heading above it there.
    ``original`` is what was exported, ``differences`` what was changed in it. ``paragraph`` counts from 1, 0
    for what is gone. ``after`` is the id of the linked item before it in the file.

    Of a row of a table, ``table`` is the id of the table and ``cells`` what stands in its columns now; ``text`` and
    ``original`` are the cells with tabs between them, ``after`` the linked row before it in the table.

    ``part`` is ``field`` for a field of the masthead (``id`` is its name) and ``heading`` for the heading of a
    section (``id`` is the section's): these are only unchanged, edited or gone.
    """

    id: str
    state: State
    text: str = ""
    original: str = ""
    headline: str = ""
    moved: bool = False
    heading: str = ""
    paragraph: int = 0
    after: str = ""
    sources: tuple[SourceRef, ...] = ()
    differences: tuple[Change, ...] = ()
    table: str = ""
    cells: tuple[tuple[str, str], ...] = ()
    part: str = ""


def difference(original: str, text: str) -> tuple[Change, ...]:
    """What to change in ``original`` to get ``text``. Where both are very long it is all in one."""
    start = _same(original, text)
    end = _same(original[start:][::-1], text[start:][::-1])
    old, new = original[start : len(original) - end], text[start : len(text) - end]
    if len(old) * len(new) > _LARGEST_PRODUCT or not old or not new:
        return (Change(start, old, new),) if old or new else ()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return tuple(
        Change(start + a, old[a:b], new[c:d])
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    )


def _same(one: str, other: str) -> int:
    """How many characters both begin with."""
    if one == other:
        return len(one)
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def out_of_order(order: Sequence[int]) -> set[int]:
    """The fewest that must have been moved to come from their old order (0, 1, 2 …) to this one: those outside a
    longest increasing subsequence (Schensted 1961, Canadian J. Math. 13:179)."""
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for place, number in enumerate(order):
        at = bisect_left(tails, number)
        previous.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(number)
            ends.append(place)
        else:
            tails[at] = number
            ends[at] = place
    kept: set[int] = set()
    place = ends[-1] if ends else -1
    while place >= 0:
        kept.add(order[place])
        place = previous[place]
    return set(order) - kept
