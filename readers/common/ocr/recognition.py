"""The characters of a line, with the confidence in each and where it stands."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from readers.common.ocr.detection import Box
from readers.common.ocr.network import Floats, alphabet, as_input, recogniser

HEIGHT = 48
# The network learnt on lines at least so wide; shorter ones get white space behind them.
_NARROWEST = 320
_WIDEST = 4_800
# Columns of one batch: bounds the memory that the answers take (18,710 chances for every eighth column).
_BATCH = 6_000
# A line whose ends stand so far (in its heights) off the page's direction is cut out along its own.
_ASKEW = 0.08


@dataclass(frozen=True, slots=True)
class Read:
    """A line as read: ``sure`` is the confidence (0 to 1) in each character of ``text``, ``places`` where its
    middle stands, in parts of the line's length."""

    text: str
    sure: tuple[float, ...]
    places: tuple[float, ...]

    @property
    def mean(self) -> float:
        """The mean confidence; 0 where nothing was read."""
        return sum(self.sure) / len(self.sure) if self.sure else 0.0


def read_lines(
    picture: Any,
    boxes: Sequence[Box],
    check: Callable[[], None],
    told: Callable[[int, int], None] | None = None,
) -> list[Read]:
    """What stands in ``boxes`` of an RGB picture, in their order; ``check`` is called between batches, and ``told``
    how many lines of how many have been read."""
    found: list[Read] = [Read("", (), ())] * len(boxes)
    widths = [
        min(max(math.ceil(HEIGHT * box.length / max(box.height, 1.0)), 8), _WIDEST) for box in boxes
    ]
    order = sorted(range(len(boxes)), key=lambda at: widths[at])
    start = 0
    while start < len(order):
        end = start + 1
        while end < len(order) and widths[order[end]] * (end + 1 - start) <= _BATCH:
            end += 1
        check()
        if told is not None:
            told(start, len(order))
        batch = order[start:end]
        wide = max(widths[batch[-1]], _NARROWEST)
        inputs = np.zeros((len(batch), 3, HEIGHT, wide), np.float32)
        for row, at in enumerate(batch):
            inputs[row, :, :, : widths[at]] = as_input(_cut(picture, boxes[at], widths[at]))
        chances = recogniser()(inputs)
        for row, at in enumerate(batch):
            found[at] = _decode(chances[row], wide / widths[at])
        start = end
    return found


def _cut(picture: Any, box: Box, width: int) -> Any:
    """The line in ``box``, ``HEIGHT`` high and ``width`` wide."""
    if abs(math.tan(box.angle)) * box.length > _ASKEW * box.height:
        # Shrunk by the transformation itself a line would lose thin strokes.
        zoom = max(1, round(box.height / HEIGHT))
        size = (width * zoom, HEIGHT * zoom)
        cut = picture.transform(size, 3, box.corners(), 2)  # a quadrilateral, bilinear
        return cut.resize((width, HEIGHT), 2) if zoom > 1 else cut
    left, top = box.x - box.length / 2, box.y - box.height / 2
    edges = (
        max(0.0, left),
        max(0.0, top),
        min(float(picture.width), left + box.length),
        min(float(picture.height), top + box.height),
    )
    return picture.resize((width, HEIGHT), 2, box=edges)


def _decode(chances: Floats, beyond: float) -> Read:
    """The most likely characters. ``chances`` is steps × classes; the line fills one part in ``beyond`` of it."""
    best = chances.argmax(axis=1)
    sure = chances[np.arange(len(best)), best]
    letters = alphabet()
    text: list[str] = []
    confidence: list[float] = []
    places: list[float] = []
    # A character is the run of steps that show it; between two equal ones stands a step that shows none.
    begins = np.flatnonzero(np.diff(best, prepend=-1))
    ends = np.append(begins[1:], len(best))
    for begin, end in zip(begins.tolist(), ends.tolist(), strict=True):
        if not best[begin]:
            continue
        text.append(letters[best[begin]])
        confidence.append(round(float(sure[begin:end].max()), 4))
        places.append(min(1.0, (begin + end) / 2 / len(best) * beyond))
    return Read("".join(text), tuple(confidence), tuple(places))
