"""Fragments of a page → lines in reading order.

The page is cut by its white space: bands of lines that share a white gutter are set in columns, read one after
the other; a paragraph as wide as the page fits no gutter and so ends the group, and so do heads (``standing``).
Gutters alone are not believed: columns must hold running text (``columns``), otherwise it is a table or a row of labels.
"""

from __future__ import annotations

from readers.common.pages.bands import GUTTER, Box, Group, bands_of, united, usual_size
from readers.common.pages.columns import aligned, are_text, split
from readers.common.pages.frames import framed
from readers.common.pages.rows import Region, region_of, text_of
from readers.common.pages.shapes import PageText, TextLine
from readers.common.pages.standing import (
    LARGER,
    belongs_to_heads,
    extents,
    is_head,
    is_local,
    spread,
)
from readers.common.pages.tables import ruled_tables

# Of a gutter that so many bands have proved, a mark that hangs out of its line may leave this share.
SURE, HANGING = 3, 0.2
DEEPEST = 8
# Lines of one marginal note are no further apart than this many times their size.
NOTE_LEADING = 2.5


def arrange(page: PageText) -> list[Region]:
    """The regions of a page in reading order; framed notes and text that is not upright come last, as regions of their
    own."""
    tables, rest = ruled_tables(page, text_of)
    frames, rest = framed(page, rest)
    boxes: list[Box] = [*tables, *rest]
    regions = _cut(boxes, 0) if boxes else []
    for frame, inside in frames:
        for region in _cut(list(inside), 0):
            region.frame = frame
            regions.append(region)
    for group in page.turned:
        for region in _cut(list(group), 0):
            regions += _apart(region)
    for region in regions:
        for item in region.items:
            item.page = page.number
    return regions


def _cut(boxes: list[Box], depth: int) -> list[Region]:
    """Regions of ``boxes`` in reading order."""
    regions: list[Region] = []
    plain: list[Box] = []

    def flush() -> None:
        if plain:
            regions.append(region_of(plain))
            plain.clear()

    wide = GUTTER * usual_size(boxes)
    for group in _groups(boxes, wide):
        columns = split(group, wide) if len(group.spans) > 1 and depth < DEEPEST else []
        if columns and are_text(columns):
            flush()
            for index, column in enumerate(columns):
                inner = _cut(column, depth + 1)
                for region in inner:
                    if region.columns == 1:
                        region.columns, region.index = len(columns), index
                regions += inner
        elif columns and (table := aligned(group, columns)):
            flush()
            regions.append(Region([table]))
        else:
            plain += group.boxes
    flush()
    return regions


def _apart(region: Region) -> list[Region]:
    """Notes that run up or down are not one column: each cluster of their lines is a region of its own."""
    parts: list[Region] = []
    for item in region.items:
        distant = not isinstance(item, TextLine) or not 0 < item.above <= NOTE_LEADING * item.size
        if distant or not parts:
            parts.append(Region([], left=region.left, right=region.right, turned=True))
        if isinstance(item, TextLine):
            item.turned = True
        parts[-1].items.append(item)
    return parts


def _groups(boxes: list[Box], wide: float) -> list[Group]:
    """Bands that share a gutter, or that have none, together; heads over all of a group before it."""
    usual = wide / GUTTER
    groups: list[Group] = []
    heads = []
    for band in bands_of(boxes, LARGER * usual):
        if is_head(band, usual):
            heads.append(band)
            continue
        band.spans = united(extents(band, usual), wide)
        if groups and not heads:
            group = groups[-1]
            both = united(group.spans + band.spans, wide)
            if len(both) == 1 and len(group.spans) > 1 and len(group.bands) >= SURE:
                hanging = united(group.spans + band.spans, HANGING * wide)
                both = hanging if len(hanging) == len(group.spans) else both
            # What has no gutter goes on as long as nothing has one; what has, as long as one is left.
            if (len(both) > 1) if len(group.spans) > 1 else len(band.spans) == 1:
                group.bands.append(band)
                group.spans = both
                continue
        groups.append(Group([band], band.spans, heads))
        if len(groups) > 1 and not heads:
            _take_first_lines(groups, wide)
        heads = []
    if heads:
        groups.append(Group([], [], heads))
    return _with_heads(groups, wide)


def _take_first_lines(groups: list[Group], wide: float) -> None:
    """Move the last bands of the group before to the last group where they stand closer to it and fit its gutters: the
    first lines of a column that begins higher than the others."""
    before, group = groups[-2:]
    columns = len(before.spans) > 1
    while before.bands and (columns or len(before.bands) > 1 or before.heads):
        band = before.bands[-1]
        above = band.top - before.bands[-2].bottom if len(before.bands) > 1 else float("inf")
        if group.bands[0].top - band.bottom > 0.9 * above:
            break
        both = united(group.spans + band.spans, wide)
        # (A line over two of the columns is no line of either.)
        if len(both) < len(group.spans) or len(group.spans) < 2:
            break
        group.bands.insert(0, before.bands.pop())
        group.spans = both
        before.spans = united([span for band in before.bands for span in band.spans], wide)
    if not before.bands:
        group.heads = before.heads
        groups.remove(before)


def _with_heads(groups: list[Group], wide: float) -> list[Group]:
    """The groups with heads in their places: as groups of their own, or over some of a group's columns."""
    found: list[Group] = []
    for group in groups:
        heads, group.heads = group.heads, []
        if not heads:
            found.append(group)
            continue
        if len(group.spans) > 1:
            rest = [span for band in group.bands[1:] for span in band.spans]
            if belongs_to_heads(group.bands[0], united(rest, wide)):
                heads.append(group.bands.pop(0))
                group.spans = united(rest, wide)
            group.heads = heads
            if found and found[-1].bands and is_local(found[-1], group, wide / GUTTER):
                found[-1].bands += [*heads, *group.bands]
                found[-1].spans = united(found[-1].spans + group.spans, wide)
                continue
            heads, below, spans = spread(group)
            group.heads = []
            group.bands[:0] = below
            group.spans = spans
        if heads:
            spans = united([span for band in heads for span in extents(band, wide / GUTTER)], wide)
            found.append(Group(heads, spans[:1]))
        if group.bands:
            found.append(group)
    return found
