"""The edges of columns, and whether a line ends where it does only because it reaches one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from statistics import median, median_high, median_low

from readers.common.pages.rows import Region
from readers.common.pages.shapes import TextLine, is_chinese

# Columns of two pages are one if they begin within this many sizes of the type: lines may all be indented.
SAME_COLUMN = 4.2
# Closing marks that may not begin a line and so are carried over with the character before them.
_CLOSING = frozenset("，。；：！？、”’）》〉】〕」』…%％℃,.;:!?)]}")
# Opening marks may not end a line and so are carried over to the character after them.
_OPENING = frozenset("“‘（《〈【〔「『(〖")
_QUOTES = frozenset("“‘")
# Room (in sizes of the type) that a line may leave at the right margin though another character had fitted.
_RAGGED = 1.0


def lines_of(region: Region) -> list[TextLine]:
    """The lines of a region, tables left out."""
    return [item for item in region.items if isinstance(item, TextLine)]


def set_margins(regions: Iterable[Region], noise: set[int]) -> None:
    """The edges of the columns: a page whose last lines are short has those of the pages like it."""
    alike: dict[tuple[int, int], list[Region]] = {}
    for region in regions:
        lines = [
            item for item in region.items if isinstance(item, TextLine) and id(item) not in noise
        ]
        if not lines or region.turned:
            continue
        for above, below in pairwise(region.items):
            if id(above) in noise and isinstance(below, TextLine):
                below.above = 0.0  # the white below a running head parts no paragraphs
        region.left = min(line.x0 for line in lines)
        # Marks may hang out of the column.
        ends = sorted(
            (line.x1 - line.size * (line.text[-1] in _CLOSING) for line in lines), reverse=True
        )
        region.right = ends[len(ends) // 20]  # and one line in twenty may be too long for it
        distances = [line.above for line in lines if line.above > 0]
        region.size = median_low(line.size for line in lines)
        region.leading = median(distances) if distances else float("inf")
        alike.setdefault((region.columns, region.index), []).append(region)
    for group in alike.values():
        group.sort(key=lambda region: region.left)
        start = 0
        for at in range(1, len(group)):
            size = min(group[at].size, group[at - 1].size)
            if group[at].left - group[at - 1].left > SAME_COLUMN * size:
                _share_margins(group[start:at])
                start = at
        _share_margins(group[start:])


def _share_margins(regions: list[Region]) -> None:
    """Give regions that are one column of several pages the same edges."""
    left = median_low(region.left for region in regions)
    right = median_high(region.right for region in regions)
    for region in regions:
        region.left = min(region.left, left)
        beyond = sum(line.x1 > right + region.size / 2 for line in lines_of(region))
        # A line or two that stick out of the column do not make it wider.
        if beyond <= 2 and len(regions) > 2:
            region.right = right
        region.right = max(region.right, right)


def is_full(right: float, line: TextLine, following: TextLine | None) -> bool:
    """Whether the line ends where it does only because what follows did not fit."""
    room = right - line.x1
    return (
        room < (_first_word(following.text) if following else 1.0) * line.size + _RAGGED * line.size
    )


def _first_word(text: str) -> float:
    """How wide the unbreakable beginning of a line is, in sizes of its type."""
    at = 0
    while at < len(text) - 1 and text[at] in _OPENING:
        at += 1
    wide, at = at + 1.0, at + 1
    if at + 1 < len(text) and text[at] in _QUOTES and text[at + 1].isascii():
        # A quotation mark before a Latin word is parted from neither neighbour.
        wide, at = wide + 2.0, at + 2
    if not is_chinese(text[at - 1]):
        end = at
        while end < len(text) and end < at + 40 and text[end] != " " and not is_chinese(text[end]):
            end += 1
        wide, at = wide - 1.0 + 0.55 * (end - at + 1), end
    while at < len(text) and text[at] in _CLOSING:
        wide, at = wide + 1.0, at + 1
    return wide
