"""Lines that a person sees and the network does not: too blurred, too pale. They are counted, so that it can be said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from readers.common.ocr.components import areas_of, runs_of
from readers.common.ocr.detection import Box

# The picture is looked at in squares of this share of the type, so that grain is even and words are bars.
_SQUARE = 0.25
# A square so much darker than the paper has ink.
_INK = 0.9
# Squares between two words of a line, and what a line of text is high and at least long.
_BETWEEN = 3
_LOW, _HIGH, _SHORTEST = 3, 8, 20
# A line fills its outline; a curve or a frame does not.
_FULL = 0.6


def missed_lines(picture: Any, boxes: Sequence[Box], em: float) -> int:
    """How many bars of ink on an RGB picture look like lines of text of the size ``em`` and are in none of ``boxes``."""
    side = max(1, round(em * _SQUARE))
    grey = np.asarray(picture.convert("L").reduce(side))
    ink = grey < _INK * float(np.percentile(grey, 80))
    for box in boxes:
        x, y = box.length / 2 / side + 1, box.height / 2 / side + 1
        middle_x, middle_y = box.x / side, box.y / side
        ink[
            max(0, int(middle_y - y)) : int(middle_y + y) + 1,
            max(0, int(middle_x - x)) : int(middle_x + x) + 1,
        ] = False
    rows, starts, ends = runs_of(ink)
    joined = ink.copy()
    for row, end, following, start in zip(
        rows[:-1].tolist(), ends[:-1].tolist(), rows[1:].tolist(), starts[1:].tolist(), strict=True
    ):
        if row == following and start - end <= _BETWEEN:
            joined[row, end:start] = True
    areas = areas_of(joined)
    if not areas.count:
        return 0
    left, right = areas.extent(areas.starts.astype(float), areas.ends.astype(float))
    top, bottom = areas.extent(areas.rows.astype(float), (areas.rows + 1).astype(float))
    wide, high = right - left, bottom - top
    full = areas.sums(areas.ends - areas.starts) >= _FULL * wide * high
    return int(np.sum((high >= _LOW) & (high <= _HIGH) & (wide >= _SHORTEST) & full))
