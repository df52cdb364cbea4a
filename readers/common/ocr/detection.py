"""Where lines of text stand on a picture."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from readers.common.ocr.components import areas_of
from readers.common.ocr.network import as_input, detector

# The longer side of what the network looks at. Type of 9 points on A4 is still 10 points high there; twice the side
# costs four times the time and finds no more.
LONGEST = 1472
SHORTEST = 320
_STEP = 32
# A point of which the network is so sure is text; a line's points are so sure on the whole.
_POINT = 0.3
_LINE = 0.5
# The network marks the inner part of a line: by how much it is to be widened, in its area over its outline.
_WIDEN = 1.6
_THINNEST = 3.0
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


def find_lines(picture: Any) -> Layout:
    """The lines of text on an RGB picture, in its own coordinates."""
    width, height = picture.size
    scale = min(1.0, LONGEST / max(width, height))
    scale = max(scale, SHORTEST / max(width, height))
    wide, tall = (max(_STEP, round(side * scale / _STEP) * _STEP) for side in (width, height))
    small = picture.resize((wide, tall), 2, reducing_gap=3.0)  # bilinear
    sure = detector()(as_input(small)[None])[0, 0]
    areas = areas_of(sure > _POINT)
    if not areas.count:
        return Layout([])
    across, down = width / wide, height / tall
    sums = np.concatenate(([0.0], np.cumsum(sure, axis=None, dtype=np.float64)))
    offset = areas.rows * wide
    points = areas.sums(areas.ends - areas.starts)
    confidence = areas.sums(sums[offset + areas.ends] - sums[offset + areas.starts]) / points
    angles = areas.angles()
    upright = np.abs(angles) <= math.pi / 4
    own = np.where(upright, angles, 0.0)
    slope = _common(own[upright], np.sqrt(points[upright]))
    # Short areas have no direction of their own.
    length, breadth, _, _ = _measure(areas, own)
    long = upright & (length >= _LONG * breadth)
    if long.any():
        slope = _common(own[long], length[long])
    turn = np.where(long & (np.abs(own - slope) < math.radians(3)), own, slope)
    length, breadth, x, y = _measure(areas, turn)
    kept = np.nonzero((confidence >= _LINE) & (np.minimum(length, breadth) >= _THINNEST))[0]
    kept = kept[np.argsort(-points[kept])][:MOST_LINES]
    boxes = []
    for at in sorted(kept.tolist()):
        wider = _WIDEN * length[at] * breadth[at] / (length[at] + breadth[at])
        boxes.append(
            Box(
                x[at] * across,
                y[at] * down,
                (length[at] + wider) * across,
                (breadth[at] + wider) * down,
                float(turn[at]),
            )
        )
    tall_ones = [box for box in boxes if box.height > 2 * box.length]
    upended = sum(box.height for box in tall_ones) > 1.5 * sum(
        box.length for box in boxes if box.length > 2 * box.height
    )
    return Layout(boxes, slope, upended and bool(tall_ones))


def _measure(areas: Any, turn: Any) -> tuple[Any, Any, Any, Any]:
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


def _common(angles: Any, weights: Any) -> float:
    """The weighted median of ``angles``."""
    if not len(angles):
        return 0.0
    order = np.argsort(angles)
    heap = np.cumsum(weights[order])
    return float(angles[order][np.searchsorted(heap, heap[-1] / 2)])
