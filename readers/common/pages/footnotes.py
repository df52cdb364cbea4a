"""Notes at the foot of a page or a column, or at the end of a document, told from the text that calls for them.

A note begins with the mark that is printed raised in the text. Where lines at the foot of a column, below a rule at
its left edge or in smaller type, begin with such a mark or go on with the note before, all of them are notes. So
neither remarks under tables nor raised figures that belong to the text (m², 10⁸) are taken for any.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from model.document import Anchor, Block, BlockKind, Segment
from readers.common.pages.raised import (
    RAISED,
    Mark,
    begins_with,
    label_of,
    labelled,
    marks_in,
    plain,
    without,
)
from readers.common.pages.rows import Region
from readers.common.pages.shapes import TableBox, TextLine
from readers.common.pages.zones import Laid, Zone, Zones
from readers.common.rejoin import merged

_Place = tuple[int, int]
# So many marks wait for notes behind the text; a document has fewer, a page of raised type may have any number.
_WAITING = 1_000
# A note says more than this many characters.
_LEAST = 3
_Starts = dict[int, tuple[Mark, str]]
# The number and the place of something, and what comes before it.
_Link = tuple[int, int, Any]


@dataclass(slots=True)
class Note:
    """The lines of a note, and the mark and label in the text that call for it."""

    mark: Mark
    label: str
    lines: list[TextLine] = field(default_factory=list)

    def block(self) -> Block:
        """The note as one block, which begins with its label."""
        parts = []
        for at, line in enumerate(self.lines):
            text = plain(line.text) if at else labelled(line.text, self.label)
            place = Segment(0, len(text), Anchor(page=line.page, line=line.number))
            parts.append(Block(BlockKind.CAPTION, text, (place,)))
        return merged(parts)


def are_no_noise(pages: Sequence[Laid]) -> set[int]:
    """The ids of lines that begin a note below a rule, though they may repeat at the foot of several pages."""
    found: set[int] = set()
    for page in pages:
        labels = {label for mark in _marks(page.regions) for label in mark.labels}
        if page.rules and labels:
            for zone in Zones([page], ()).of_page(page):
                if zone.ruled:
                    found.update(id(line) for line in zone.lines if _is_headed(line, labels))
    return found


def _is_headed(line: TextLine, labels: Collection[str]) -> bool:
    return any(
        begins_with(line.text, label) and len(plain(line.text)) > len(label) + _LEAST
        for label in labels
    )


def take_notes(pages: Sequence[Laid], noise: Collection[int]) -> list[Note]:
    """Take the notes out of ``pages`` and the marks that call for them out of the text; what else is raised becomes
    plain. ``noise`` are ids of lines."""
    marks = [list(_marks(page.regions)) for page in pages]
    notes: list[Note] = []
    if any(marks):
        finder = _Finder(pages, noise)
        for page, found in zip(pages, marks, strict=True):
            finder.look(page, found)
        finder.look_at_the_end()
        notes = finder.notes
    dropped: dict[_Place, set[int]] = {}
    for note in notes:
        dropped.setdefault(note.mark.place, set()).add(note.mark.order)
    for page in pages:
        _settle(page, dropped)
    return notes


def called(notes: Iterable[Note]) -> dict[_Place, list[Block]]:
    """By the place that calls for them: the marks there, as noise, and behind each its notes."""
    found: dict[_Place, list[Block]] = {}
    seen: set[Mark] = set()
    for note in notes:
        blocks = found.setdefault(note.mark.place, [])
        if note.label and note.mark not in seen:
            seen.add(note.mark)
            text, (page, line) = note.mark.text, note.mark.place
            place = Segment(0, len(text), Anchor(page, line))
            blocks.append(Block(BlockKind.NOISE, text, (place,)))
        blocks.append(note.block())
    return found


class _Finder:
    """Goes over the pages; ``notes`` in the order of their first lines."""

    def __init__(self, pages: Sequence[Laid], noise: Collection[int]) -> None:
        self._pages = pages
        self._zones = Zones(pages, noise)
        self.notes: list[Note] = []
        # Marks whose notes were not found yet, and the page on which the last note ends.
        self._left: list[Mark] = []
        self._last = 0

    def look(self, page: Laid, marks: list[Mark]) -> None:
        """The notes at the foot of one page, or of each of its columns."""
        # (The last mark of a page may have its note on the next.)
        late = [mark for mark in self._left[-1:] if mark.place[0] == page.number - 1]
        self._left = [*self._left, *marks][-_WAITING:]
        zones: list[Zone] = []
        taken: set[_Place] = set()
        for zone in sorted(self._zones.of_page(page), key=lambda zone: zone.lines[0].number):
            places = _places(zone)
            if not places.isdisjoint(taken):
                continue
            above, before = (
                [m for m in of if m.place not in places and (zone.short or not m.tabular)]
                for of in (marks, late)
            )
            goes_on = zone.may_go_on and (zones or self._last == page.number - 1)
            if not zone.ruled:
                _cut(zone, above)
            if zone.lines and (goes_on or self._begins(page, zone, above, before)):
                zones.append(zone)
                taken |= places
        if not zones:
            return
        self._last = page.number
        own = [mark for mark in marks if mark.place not in taken]
        lines = [line for zone in zones for line in zone.lines]
        starts = _starts(lines, own)
        if 0 not in starts and late:
            starts = _starts(lines, [*late, *own])
        self._take(zones, starts)

    def _begins(self, page: Laid, zone: Zone, own: Sequence[Mark], late: Sequence[Mark]) -> bool:
        """Whether a zone on a page begins with a note that a mark of the page or of the one before calls for."""
        if _is_begun(zone, own):
            return True
        older = [mark for mark in self._left if mark.place[0] < page.number - 1]
        if _is_begun(zone, older):
            return False  # notes behind the text
        if _is_begun(zone, late):
            return True
        # What calls for the first may not have been seen.
        sure = zone.short and zone.small
        return sure and any(
            begins_with(line.text, mark.labels[0]) for line in zone.lines[1:] for mark in own
        )

    def look_at_the_end(self) -> None:
        """Notes behind the text, of marks all over it."""
        for at, page in enumerate(self._pages):
            for zone in self._zones.of_page(page):
                places = _places(zone)
                calling = [mark for mark in self._left if mark.place not in places]
                if zone.short and _is_begun(zone, calling):
                    zones = [zone, *self._zones.behind(zone, self._pages[at:])]
                    lines = [line for zone in zones for line in zone.lines]
                    self._take(zones, _starts(lines, calling))
                    break

    def _take(self, zones: Sequence[Zone], starts: _Starts) -> None:
        """Take the lines of zones as notes."""
        if not starts and not self.notes:
            return
        lines = [line for zone in zones for line in zone.lines]
        places = {(line.page, line.number) for line in lines}
        found = {id(mark) for mark, _ in starts.values()}
        self._left = [
            mark for mark in self._left if id(mark) not in found and mark.place not in places
        ]
        for at, line in enumerate(lines):
            if at in starts:
                self.notes.append(Note(*starts[at]))
            elif not self.notes:
                # What calls for it was not seen: it stands with the next.
                following = min(starts)
                self.notes.append(Note(replace(starts[following][0], order=-1), ""))
            self.notes[-1].lines.append(line)
        taken = set(map(id, lines))
        for zone in zones:
            for region in zone.page.regions:
                region.items = [item for item in region.items if id(item) not in taken]


def _places(zone: Zone) -> set[_Place]:
    return {(line.page, line.number) for line in zone.lines}


def _is_begun(zone: Zone, marks: Iterable[Mark]) -> bool:
    """Whether a zone begins with a note that one of the marks calls for."""
    surely = not (zone.short and zone.small)
    return any(
        begins_with(zone.lines[0].text, label, surely=surely)
        for mark in marks
        for label in mark.labels[:1]
    )


def _cut(zone: Zone, marks: Sequence[Mark]) -> None:
    """Leave of a zone what begins with the first line that has one of the marks."""
    labels = {mark.labels[0] for mark in marks}
    at = 0
    while at < len(zone.lines) and not any(
        begins_with(zone.lines[at].text, label) for label in labels
    ):
        at += 1
    del zone.lines[:at]


def _starts(lines: Sequence[TextLine], marks: Sequence[Mark]) -> _Starts:
    """By the index of each line that begins a note: the mark that calls for it, and its label."""
    wanted = [(mark, label) for mark in marks for label in mark.labels]
    sure: dict[str, list[int]] = {}
    for at, text in enumerate(line.text for line in lines):
        if begun := label_of(text):
            sure.setdefault(begun, []).append(at)
    starts: _Starts = {}
    at, after = 0, _longest([sure.get(label, ()) for _, label in wanted])
    for number, (mark, label) in enumerate(wanted):
        line = after.get(number)
        if line is None and label not in sure:
            # What is between two that are sure may begin less surely: “12022年……” is note 1, if any is.
            end = next((one for following, one in after.items() if following > number), len(lines))
            line = next(
                (i for i in range(at, end) if begins_with(lines[i].text, label, surely=False)), None
            )
        if line is not None:
            starts[line] = (mark, label)
            at = line + 1
    return starts


def _longest(places: Sequence[Sequence[int]]) -> dict[int, int]:
    """Of possible places of things in their order, as many as can be chosen so that they ascend: the place of each."""
    # By the length of a choice: the least place that it can end with, and the link to what comes before.
    ends: list[int] = []
    links: list[_Link] = []
    for number, possible in enumerate(places):
        for place in sorted(possible, reverse=True):
            length = bisect_left(ends, place)
            link = (number, place, links[length - 1] if length else None)
            ends[length : length + 1] = [place]
            links[length : length + 1] = [link]
    found: dict[int, int] = {}
    last = links[-1] if links else None
    while last is not None:
        found[last[0]] = last[1]
        last = last[2]
    return dict(sorted(found.items()))


def _marks(regions: Iterable[Region]) -> Iterator[Mark]:
    for item in chain.from_iterable(region.items for region in regions):
        if isinstance(item, TextLine):
            yield from marks_in([item.text], (item.page, item.number), tabular=False)
        else:
            for row, number in zip(item.rows, item.numbers, strict=True):
                yield from marks_in(row, (item.page, number), tabular=True)


def _settle(page: Laid, dropped: Mapping[_Place, Collection[int]]) -> None:
    """Make plain what is raised on a page, and drop what calls for notes."""
    for region in page.regions:
        kept: list[TextLine | TableBox] = []
        for item in region.items:
            if isinstance(item, TableBox):
                item.rows = [
                    tuple(without(row, dropped.get((item.page, number), ()).__contains__))
                    for row, number in zip(item.rows, item.numbers, strict=True)
                ]
            elif RAISED in item.text:
                orders = dropped.get((item.page, item.number), ())
                item.text = without([item.text], orders.__contains__)[0].strip()
                if not item.text:
                    continue  # a mark alone on its line
            kept.append(item)
        region.items = kept
