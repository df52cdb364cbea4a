"""An edited briefing tied to its items again: what became of each, and what is new."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise

from language.typography import printed
from model.briefing import SourceRef
from word import provenance
from word.alignment import Alignment, Original, Piece, align
from word.check import opened
from word.likeness import bare
from word.reread import Stretch, stretches
from word.unframing import NUMBER, Around, Exported, lines, unframed, without_heads

_LONGEST_DIFFERENCE = 20_000


__all__ = ["Change", "Exported", "Relinked", "State", "difference", "exported", "relink"]


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


def exported(record: provenance.Provenance) -> tuple[Exported, ...]:
    """The items of the record in a file. A text that the record does not hold whole is made from the quote again."""
    found = []
    for item in record.items:
        text = item.text
        if not item.is_whole and item.sources:
            again = "".join(printed(ref.quote) for ref in item.sources)
            text = again if provenance.digest(again) == item.digest else text or again
        found.append(
            Exported(item.id, text, item.headline, item.section, item.bookmark, item.sources)
        )
    return tuple(found)


def relink(
    data: bytes, name: str, items: Sequence[Exported], names: Iterable[str] = ()
) -> tuple[Relinked, ...]:
    """What became of ``items`` in the edited file ``data``: first what stands in it, in its order, then what
    is gone. ``names`` are names and titles of the sources, as they may stand in brackets after an item.

    Raises SourceError if the file cannot be read.
    """
    read, heads = without_heads(stretches(opened(data, name)), items)
    if not any(NUMBER.search(item.text) for item in items):
        read = [replace(stretch, text=NUMBER.sub("", stretch.text)) for stretch in read]
    found = list(_cut(read, items))
    pieces = [Piece(stretch.text, stretch.marks, loose=not stretch.is_heading) for stretch in found]
    aligned = align(
        [Original(item.id, item.text, item.bookmark, item.headline) for item in items], pieces
    )
    known = {form for name in names for form in (name, name.strip("《》")) if form}
    return tuple(_told(found, items, aligned, Around(tuple(sorted(known)), heads)))


def _cut(found: Sequence[Stretch], items: Sequence[Exported]) -> Iterable[Stretch]:
    """The stretches, those cut in which several items were run together without their marks."""
    texts = {item.text.strip() for item in items if len(item.text.strip()) > 5}
    whole = {bare(text) for text in texts}
    shortest = min(map(len, texts), default=0)
    for stretch in found:
        text = stretch.text
        if len(text) <= shortest or len(stretch.marks) == 1 or bare(text) in whole:
            yield stretch
            continue
        starts = sorted({place for each in texts if (place := text.find(each)) >= 0})
        if len(starts) < 2:
            yield stretch
            continue
        bounds = [0, *(starts[1:] if starts[0] == 0 else starts), len(text)]
        for start, end in pairwise(bounds):
            part = text[start:end].strip()
            if part:
                yield replace(stretch, text=part)


def _told(
    found: Sequence[Stretch],
    items: Sequence[Exported],
    aligned: Alignment,
    around: Around,
) -> Iterable[Relinked]:
    by_place = {places[0]: number for number, places in aligned.links.items()}
    moved = _moved([by_place[place] for place in sorted(by_place)])
    headings = {bare(item.section) for item in items}
    after = ""
    for place, stretch in enumerate(found):
        number = by_place.get(place)
        if number is not None:
            item = items[number]
            elsewhere = (
                bare(stretch.heading) in headings
                and bool(stretch.heading)
                and bare(stretch.heading) != bare(item.section)
            )
            text = "\n".join(found[each].text for each in aligned.links[number])
            body = unframed(text, stretch.paragraph, item, around)
            yield _linked(item, body, number in moved or elsewhere, stretch, after)
            after = item.id
        elif place not in aligned.taken and stretch.is_text:
            yield Relinked(
                "",
                State.NEW,
                NUMBER.sub("", stretch.text),
                heading=stretch.heading,
                paragraph=stretch.paragraph,
                after=after,
            )
    for number, item in enumerate(items):
        if number not in aligned.links and item.text.strip():
            yield Relinked(
                item.id,
                State.GONE,
                original=item.text,
                headline=item.headline,
                heading=item.section,
                sources=item.sources,
            )


def _linked(
    item: Exported, body: tuple[str, str], moved: bool, stretch: Stretch, after: str
) -> Relinked:
    text, headline = body
    same = lines(text) == lines(item.text) and bare(headline) == bare(item.headline)
    state = State.EDITED if not same else State.MOVED if moved else State.UNCHANGED
    return Relinked(
        item.id,
        state,
        item.text if same else text,
        item.text,
        headline,
        moved,
        stretch.heading,
        stretch.paragraph,
        after,
        item.sources,
        () if same else difference(item.text, text),
    )


def difference(original: str, text: str) -> tuple[Change, ...]:
    """What to change in ``original`` to get ``text``. Where both are very long it is all in one."""
    start = _same(original, text)
    end = _same(original[start:][::-1], text[start:][::-1])
    old, new = original[start : len(original) - end], text[start : len(text) - end]
    if len(old) * len(new) > _LONGEST_DIFFERENCE**2 // 100 or not old or not new:
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


def _moved(order: Sequence[int]) -> set[int]:
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
