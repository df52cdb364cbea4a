"""Where lines of text stand on a picture."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import numpy as np

from readers.common.ocr.components import Areas, Reals, areas_of
from readers.common.ocr.network import Floats, as_input, detector

# The longer side of what the network looks at first: enough for the type of an A4 page, and twice the side costs four
# times the time. A page of smaller type is looked at again, so large that its type is of the second size.
LONGEST = 1472
_TYPE = 13.0
_SMALL = 10.0
# Where it sees no text at all it looks once more, so many times larger: a photograph shall not cost a minute.
_AGAIN = 2.0
# A strip (of a screen's whole conversation, say) is looked at as wide as a page of this shape.
_SLENDER = 2.0
# No picture is made larger than this many times, nor shown to the network in pieces of more points; each piece shows
# so many rows of its neighbours.
_LARGEST = 2.0
_PIECE = 1_700_000
_BORDER = 96
_STEP = 32
# A point of which the network is so sure is text; a line's points are so sure on the whole.
_POINT = 0.3
_LINE = 0.5
# The network marks the inner part of a line: by how much it is to be widened, in its area over its outline.
_WIDEN = 1.6
_THINNEST = 3.0
# Type is this share of a box's height.
_OF_BOX = 0.62
# Points that the longer side of a scaled picture may have.
_WIDEST = 40_000
# A line so many times longer than high tells its direction well.
_LONG = 5.0
# A page of small type has a thousand lines; a picture of speckles shall not cost the day.
MOST_LINES = 3_000


@dataclass(frozen=True, slots=True)
class Box:
    """A line of text: its middle, its length and height, and its direction in radians (downward is positive)."""

    x: float
    y: float
    length: float
    height: float
    angle: float = 0.0

    def corners(self) -> tuple[float, ...]:
        """x and y of the upper left, lower left, lower right and upper right corner."""
        across = (self.length / 2 * math.cos(self.angle), self.length / 2 * math.sin(self.angle))
        down = (-self.height / 2 * math.sin(self.angle), self.height / 2 * math.cos(self.angle))
        return tuple(
            place
            for left, up in ((-1, -1), (-1, 1), (1, 1), (1, -1))
            for place in (
                self.x + left * across[0] + up * down[0],
                self.y + left * across[1] + up * down[1],
            )
        )


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a picture; ``slope`` is their common direction (radians), ``upended`` whether most run up or
    down the picture."""

    boxes: list[Box]
    slope: float = 0.0
    upended: bool = False


def find_lines(picture: Any, check: Callable[[], None]) -> Layout:
    """The lines of text on an RGB picture, in its own coordinates; ``check`` is called between its pieces."""
    longer, shorter = max(picture.size), min(picture.size)
    scale = min(_LARGEST, LONGEST / min(longer, _SLENDER * shorter))
    layout = _at_scale(picture, scale, check)
    type_ = median(sorted(box.height for box in layout.boxes)) * _OF_BOX if layout.boxes else 0.0
    if type_ * scale < _SMALL and scale < 1.0:
        larger = min(1.0, scale * (_TYPE / type_ if type_ else _AGAIN))
        again = _at_scale(picture, larger, check)
        if len(again.boxes) >= len(layout.boxes):
            return again
    return layout


def _at_scale(picture: Any, scale: float, check: Callable[[], None]) -> Layout:
    """The lines that the network finds on the picture made larger or smaller."""
    sure = _chances(picture, scale, check)
    areas = areas_of(sure > _POINT)
    if not areas.count:
        return Layout([])
    across, down = picture.width / sure.shape[1], picture.height / sure.shape[0]
    sums = np.concatenate(([0.0], np.cumsum(sure, axis=None, dtype=np.float64)))
    offset = areas.rows * sure.shape[1]
    points = areas.sums(areas.ends - areas.starts)
    confidence = areas.sums(sums[offset + areas.ends] - sums[offset + areas.starts]) / points
    turn, slope = _directions(areas, points)
    length, breadth, x, y = _measure(areas, turn)
    kept = np.nonzero((confidence >= _LINE) & (np.minimum(length, breadth) >= _THINNEST))[0]
    kept = kept[np.argsort(-points[kept])][:MOST_LINES]
    boxes = []
    for at in sorted(kept.tolist()):
        wider = _WIDEN * length[at] * breadth[at] / (length[at] + breadth[at])
        boxes.append(
            Box(
                float(x[at]) * across,
                float(y[at]) * down,
                float(length[at] + wider) * across,
                float(breadth[at] + wider) * down,
                float(turn[at]),
            )
        )
    return Layout(boxes, slope, _is_upended(boxes))


def _chances(picture: Any, scale: float, check: Callable[[], None]) -> Floats:
    """How surely each point of the scaled picture is text: height × width."""
    wide, tall = (max(_STEP, round(side * scale / _STEP) * _STEP) for side in picture.size)
    if max(wide, tall) > _WIDEST:
        return np.zeros((_STEP, _STEP), np.float32)  # no page has this shape
    small = picture.resize((wide, tall), 2, reducing_gap=3.0)  # bilinear
    rows = max(4 * _BORDER, _PIECE // wide // _STEP * _STEP)
    found = np.empty((tall, wide), np.float32)
    for top in range(0, tall, rows):
        check()
        first, last = max(0, top - _BORDER), min(tall, top + rows + _BORDER)
        piece = detector()(as_input(small.crop((0, first, wide, last)))[None])[0, 0]
        end = min(tall, top + rows)
        found[top:end] = piece[top - first : end - first]
    return found


def _directions(areas: Areas, points: Reals) -> tuple[Reals, float]:
    """The direction of each area, and the common one."""
    angles = areas.angles()
    upright = np.abs(angles) <= math.pi / 4
    own = np.where(upright, angles, 0.0)
    slope = _common(own[upright], np.sqrt(points[upright]))
    # Short areas have no direction of their own.
    length, breadth, _, _ = _measure(areas, own)
    long = upright & (length >= _LONG * breadth)
    if long.any():
        slope = _common(own[long], length[long])
    near = long & (np.abs(own - slope) < math.radians(3))
    return np.where(near, own, slope), slope


def _is_upended(boxes: Sequence[Box]) -> bool:
    up = sum(box.height for box in boxes if box.height > 2 * box.length)
    return up > 1.5 * sum(box.length for box in boxes if box.length > 2 * box.height)


def _measure(areas: Areas, turn: Reals) -> tuple[Reals, Reals, Reals, Reals]:
    """Length, breadth and middle (x, y) of each area, measured along its direction ``turn``."""
    cos, sin = np.cos(turn)[areas.areas], np.sin(turn)[areas.areas]
    along, aside = [], []
    for x in (areas.starts, areas.ends):
        for y in (areas.rows, areas.rows + 1):
            along.append(x * cos + y * sin)
            aside.append(y * cos - x * sin)
    left, right = areas.extent(np.minimum.reduce(along), np.maximum.reduce(along))
    top, bottom = areas.extent(np.minimum.reduce(aside), np.maximum.reduce(aside))
    cos, sin = np.cos(turn), np.sin(turn)
    u, v = (left + right) / 2, (top + bottom) / 2
    return right - left, bottom - top, u * cos - v * sin, u * sin + v * cos


def _common(angles: Reals, weights: Reals) -> float:
    """The weighted median of ``angles``."""
    if not len(angles):
        return 0.0
    order = np.argsort(angles)
    heap = np.cumsum(weights[order])
    return float(angles[order][np.searchsorted(heap, heap[-1] / 2)])
