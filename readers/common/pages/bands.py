"""Pieces of a page between stripes of white: bands, and groups of bands that share white gutters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from readers.common.pages.shapes import Fragment, TableBox

Box = Fragment | TableBox
Span = tuple[float, float]

# A gutter is at least this many times the size of the type beside it.
GUTTER = 0.85
# Half the height of a letter's body: fonts claim more than they print, so that close lines seem to overlap.
BODY = 0.3
# What is larger than the rest must have room for all of its height between two lines to have nothing beside it.
HEAD_BODY = 0.42


@dataclass(slots=True)
class Band:
    """Boxes between two horizontal stripes of white, and what they cover across the page."""

    boxes: list[Box]
    top: float
    bottom: float
    spans: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Group:
    """Bands that share white gutters: ``spans`` is what they cover across the page. ``heads`` stand right above them."""

    bands: list[Band]
    spans: list[Span]
    heads: list[Band] = field(default_factory=list)

    @property
    def boxes(self) -> list[Box]:
        """All boxes, from the top down."""
        return [box for band in self.bands for box in band.boxes]


def usual_size(boxes: Sequence[Box]) -> float:
    """The size in which most of the characters are set."""
    weights: dict[float, int] = {}
    for box in boxes:
        if isinstance(box, Fragment):
            weights[box.size] = weights.get(box.size, 0) + len(box.text)
    return max(weights, key=lambda size: weights[size]) if weights else 10.0


def extent(box: Box, large: float = float("inf")) -> Span:
    """From where to where a box reaches down the page, leaving out what lines may share. From the size ``large`` on it
    is a head."""
    if isinstance(box, TableBox):
        return box.y0, box.y1
    middle, reach = (box.y0 + box.y1) / 2, (HEAD_BODY if box.size >= large else BODY) * box.size
    return middle - reach, middle + reach


def bands_of(boxes: Sequence[Box], large: float) -> list[Band]:
    """The bands of ``boxes``, from the top down; type from the size ``large`` on is that of heads."""
    bands: list[Band] = []
    lowest = float("-inf")
    places = [(extent(box, large), box) for box in boxes]
    for (top, bottom), box in sorted(places, key=itemgetter(0)):
        if not bands or top >= lowest:
            bands.append(Band([box], top, bottom))
            lowest = bottom
            continue
        bands[-1].boxes.append(box)
        if bottom > lowest:
            bands[-1].bottom = lowest = bottom
    return bands


def united(spans: list[Span], wide: float) -> list[Span]:
    """Spans united where less than ``wide`` is between them."""
    if len(spans) == 1:
        return spans
    found: list[Span] = []
    if len(spans) == 2:
        (left, before), (right, after) = spans
        # (Most lines lie within the column they belong to.)
        if left <= right and after <= before:
            return spans[:1]
    for start, end in sorted(spans):
        if found and start - found[-1][1] < wide:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found
