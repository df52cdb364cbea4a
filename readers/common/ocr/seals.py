"""Red seals stand over dates and signatures: their ink is taken off before a page is read.

A seal is a ring. What is red and no ring (a letterhead, a headline, a rule, a figure in red) is text and stays as it is.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from readers.common.ocr.components import areas_of

# A point is red where it is so much redder than it is green or blue.
_REDDER = 45
# The longer side of the picture on which seals are looked for; so many of its points are too few for one.
_SIDE = 600
_LEAST = 60
# A seal's sides, in parts of the picture's shorter side, and how far it may be from round.
_SMALLEST, _LARGEST = 0.1, 0.5
_ROUND = 1.7
# Its ring stands between these shares of its half diameters, and in so many of the directions at least; outside of it is
# hardly any red.
_RING = (0.85, 1.05)
_DIRECTIONS = 72
_CLOSED = 0.85
_OUTSIDE = 0.05
# A disc with figures in it is none: of a seal more is paper than ink.
_DENSEST = 0.6
# What is cleaned reaches a little beyond the ring.
_BEYOND = 1.08

Mask = NDArray[np.bool_]


def without_seals(picture: Any) -> Any:
    """An RGB picture without the ink of round red seals; the picture itself where there are none."""
    side = max(1, max(picture.size) // _SIDE)
    red = _red(np.asarray(picture.reduce(side) if side > 1 else picture, np.int16))
    if red.sum() < _LEAST:
        return picture
    rings = [ring for box in _boxes(_closed(red)) if _is_seal(red, ring := _tight(red, box))]
    if not rings:
        return picture
    cleaned = picture.copy()
    for x0, y0, x1, y1 in rings:
        _clean(cleaned, (x0 * side, y0 * side, x1 * side, y1 * side))
    return cleaned


def _red(points: NDArray[np.int16]) -> Mask:
    found: Mask = points[..., 0] - np.maximum(points[..., 1], points[..., 2]) > _REDDER
    return found


def _closed(mask: Mask) -> Mask:
    """The mask with gaps of a point or two filled: ink is faint, and type stands over it."""
    wider = mask.copy()
    for step in (1, 2):
        wider[step:] |= mask[:-step]
        wider[:-step] |= mask[step:]
    across = wider.copy()
    for step in (1, 2):
        wider[:, step:] |= across[:, :-step]
        wider[:, :-step] |= across[:, step:]
    return wider


def _boxes(mask: Mask) -> list[tuple[int, int, int, int]]:
    """The boxes around connected areas that are as large and nearly as high as wide as a seal."""
    areas = areas_of(mask)
    if not areas.count:
        return []
    left, right = areas.extent(areas.starts.astype(np.float64), areas.ends.astype(np.float64))
    top, bottom = areas.extent(areas.rows.astype(np.float64), (areas.rows + 1).astype(np.float64))
    shorter = min(mask.shape)
    found = []
    for x0, x1, y0, y1 in zip(left, right, top, bottom, strict=True):
        wide, high = x1 - x0, y1 - y0
        if (
            _SMALLEST * shorter <= min(wide, high)
            and max(wide, high) <= _LARGEST * shorter
            and max(wide, high) <= _ROUND * min(wide, high)
        ):
            found.append((int(x0), int(y0), int(x1), int(y1)))
    return found


def _tight(red: Mask, box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """The box around the red in a box."""
    x0, y0, x1, y1 = box
    inside = red[y0:y1, x0:x1]
    across, down = np.flatnonzero(inside.any(axis=0)), np.flatnonzero(inside.any(axis=1))
    if not across.size:
        return box
    return x0 + int(across[0]), y0 + int(down[0]), x0 + int(across[-1]) + 1, y0 + int(down[-1]) + 1


def _is_seal(red: Mask, box: tuple[int, int, int, int]) -> bool:
    """Whether the red in a box stands along the ellipse that fills it."""
    x0, y0, x1, y1 = box
    inside = red[y0:y1, x0:x1]
    y, x = np.mgrid[0 : y1 - y0, 0 : x1 - x0]
    across, down = (x1 - x0 - 1) / 2, (y1 - y0 - 1) / 2
    far_x, far_y = (x - across) / max(across, 1), (y - down) / max(down, 1)
    distance = np.hypot(far_x, far_y)
    ring = inside & (distance >= _RING[0]) & (distance <= _RING[1])
    directions = ((np.arctan2(far_y, far_x) + np.pi) / (2 * np.pi) * _DIRECTIONS).astype(int)
    closed = len(np.unique(directions[ring] % _DIRECTIONS)) / _DIRECTIONS
    outside = int((inside & (distance > _BEYOND)).sum())
    if inside[distance <= 1].mean() > _DENSEST:
        return False
    return closed >= _CLOSED and outside <= _OUTSIDE * int(inside.sum())


def _clean(picture: Any, box: tuple[int, int, int, int]) -> None:
    """Take the ink of the seal in ``box`` off. Seen through red glass red ink is as bright as paper, and black type is
    black."""
    from PIL import Image

    x0, y0, x1, y1 = box
    across, down = _BEYOND * (x1 - x0) / 2, _BEYOND * (y1 - y0) / 2
    middle_x, middle_y = (x0 + x1) / 2, (y0 + y1) / 2
    left, top = max(0, int(middle_x - across)), max(0, int(middle_y - down))
    right = min(picture.width, int(middle_x + across) + 1)
    bottom = min(picture.height, int(middle_y + down) + 1)
    points = np.asarray(picture.crop((left, top, right, bottom)), np.int16)
    y, x = np.mgrid[top:bottom, left:right]
    within = np.hypot((x - middle_x) / across, (y - middle_y) / down) <= 1
    ink = _red(points) & within
    if not ink.any():
        return
    # As bright as most of the ink is what counts as paper.
    bright = max(float(np.percentile(points[..., 0][ink], 25)), 60.0)
    seen = np.clip(points[..., 0] * (255 / bright), 0, 255).astype(np.uint8)
    shown = np.where(within[..., None], seen[..., None], points).astype(np.uint8)
    picture.paste(Image.fromarray(shown), (left, top))
