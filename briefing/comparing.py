"""What two states of a briefing have in common and what not, and where two wordings differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from model.briefing import Briefing, Item

if TYPE_CHECKING:
    import re

# More different words than this are not compared with each other: the cost grows with the square.
_MOST_WORDS = 1_500
# Equal stretches shorter than this between two changes are noise to a reader.
_SHORTEST_EQUAL = 2


class Part(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the old text (same, gone) or of the new one (new)."""

    part: Part
    text: str


@cache
def _words() -> re.Pattern[str]:
    """Numbers and Latin words whole, every other character by itself."""
    import re

    return re.compile(r"\d[\d.,]*%?|[A-Za-z]+|\s+|.", re.DOTALL)


def text_difference(old: str, new: str) -> tuple[Piece, ...]:
    """``old`` turned into ``new``: pieces in reading order, what is gone before what stands in its place.

    Numbers are compared whole: 12.5 and 12.8 are two numbers, not one with another last digit.
    """
    from difflib import SequenceMatcher

    before, after = _words().findall(old), _words().findall(new)
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while (
        tail < min(len(before), len(after)) - head
        and before[len(before) - 1 - tail] == after[len(after) - 1 - tail]
    ):
        tail += 1
    left, right = before[head : len(before) - tail], after[head : len(after) - tail]
    pieces = [Piece(Part.SAME, "".join(before[:head]))]
    if max(len(left), len(right)) > _MOST_WORDS:
        pieces += [Piece(Part.GONE, "".join(left)), Piece(Part.NEW, "".join(right))]
    else:
        for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
            same, gone = "".join(left[a:b]), "".join(right[c:d])
            if tag == "equal" and len(same) >= _SHORTEST_EQUAL:
                pieces.append(Piece(Part.SAME, same))
            else:
                pieces += [Piece(Part.GONE, same), Piece(Part.NEW, gone)]
    pieces.append(Piece(Part.SAME, "".join(before[len(before) - tail :])))
    return tuple(_joined(pieces))


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours of a kind as one; between two stretches that stay, all that is gone comes first."""
    held = dict.fromkeys(Part, "")
    for piece in pieces:
        if not piece.text:
            continue
        if piece.part is Part.SAME:
            if held[Part.GONE] or held[Part.NEW]:
                yield from _held(held)
            held[Part.SAME] += piece.text
        else:
            if held[Part.SAME]:
                yield from _held(held)
            held[piece.part] += piece.text
    yield from _held(held)


def _held(held: dict[Part, str]) -> Iterator[Piece]:
    for part in Part:
        if held[part]:
            yield Piece(part, held[part])
        held[part] = ""


class Fate(StrEnum):
    """What became of an item."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class ItemDifference:
    """An item that is not as it was. ``section`` is the heading it stands under (stood, if it is gone)."""

    fate: Fate
    item: str
    section: str
    old: str = ""
    new: str = ""


def differences(before: Briefing, after: Briefing) -> tuple[ItemDifference, ...]:
    """What one who knows ``before`` must look at in ``after``: in printing order, what is gone first in its
    section's place, at the end if the section is gone too."""
    old = {
        item.id: (item, section.heading, section.id)
        for section in before.sections
        for item in section.items
    }
    new_ids = {item.id for item in after.items()}
    moved = _moved(before, after)
    found: list[ItemDifference] = []
    gone: dict[str, list[ItemDifference]] = {}
    for item, heading, home in old.values():
        if item.id not in new_ids:
            gone.setdefault(home, []).append(
                ItemDifference(Fate.REMOVED, item.id, heading, _wording(item))
            )
    for section in after.sections:
        found += gone.pop(section.id, [])
        for item in section.items:
            if item.id not in old:
                found.append(
                    ItemDifference(Fate.ADDED, item.id, section.heading, new=_wording(item))
                )
            elif (was := _wording(old[item.id][0])) != _wording(item):
                found.append(
                    ItemDifference(Fate.CHANGED, item.id, section.heading, was, _wording(item))
                )
            elif item.id in moved:
                found.append(
                    ItemDifference(Fate.MOVED, item.id, section.heading, was, _wording(item))
                )
    for rest in gone.values():
        found += rest
    return tuple(found)


def _wording(item: Item) -> str:
    return f"{item.headline}　{item.text}" if item.headline else item.text


def _moved(before: Briefing, after: Briefing) -> set[str]:
    """Items in another section than before, and the fewest others that changed places."""
    homes = {item.id: section.id for section in before.sections for item in section.items}
    places = {item.id: number for number, item in enumerate(before.items())}
    moved: set[str] = set()
    for section in after.sections:
        stayed: list[str] = []
        for item in section.items:
            if item.id not in homes:
                continue
            if homes[item.id] != section.id:
                moved.add(item.id)
            else:
                stayed.append(item.id)
        moved |= set(stayed) - _longest_rising(stayed, places)
    return moved


def _longest_rising(ids: list[str], places: dict[str, int]) -> set[str]:
    """The longest part of ``ids`` that is still in its old order (patience sorting)."""
    from bisect import bisect_left

    ends: list[int] = []
    last: list[str] = []
    before: dict[str, str] = {}
    for identity in ids:
        at = bisect_left(ends, places[identity])
        if at == len(ends):
            ends.append(places[identity])
            last.append(identity)
        else:
            ends[at], last[at] = places[identity], identity
        if at:
            before[identity] = last[at - 1]
    found: set[str] = set()
    identity = last[-1] if last else ""
    while identity:
        found.add(identity)
        identity = before.get(identity, "")
    return found
