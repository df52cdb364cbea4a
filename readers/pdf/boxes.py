"""Where the characters of a page stand, asked of pdfium by a loop in C and reckoned for the whole page at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat

import numpy as np
import numpy.typing as npt

from readers.common.pages.shapes import CHINESE_GAP
from readers.pdf.pdfium import text_calls

# Distances in parts of the height of the characters: a wider gap ends a piece of text, and so does a step back further
# than this.
GAP = CHINESE_GAP
OVERLAP = 0.6
# Characters of one line differ in height by less than this; fewer of them tell nothing of the direction of their text.
_STRAIGHT = 1.3
_FEWEST = 3
# Where the lower edges of a run's characters are so much of their height apart, some may be raised.
_UNEVEN = 0.12

_Places = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of characters, a value for each: the edges of their boxes, the height of their first character, and whether
    they ``simply`` stand side by side, so that no single one of them need be looked at; in those that are ``uneven``
    some may stand higher than others."""

    x0: list[float]
    y0: list[float]
    x1: list[float]
    y1: list[float]
    tall: list[float]
    simply: list[bool]
    uneven: list[bool]


class Boxes:
    """The boxes of the ``count`` characters of the text page at the address ``text``, for a reader for whom the page
    with the given edges (left, bottom, right, top) is turned ``turns`` × 90° clockwise. Lengths are points, y grows
    downward."""

    def __init__(
        self, text: int, count: int, edges: tuple[float, float, float, float], turns: int
    ) -> None:
        boxes = np.zeros((count, 4), np.float32)
        start = boxes.ctypes.data
        places = range(start, start + 16 * count, 16)
        for _ in map(text_calls().box, repeat(text), range(count), places):
            pass
        x0, y1, x1, y0 = boxes.astype(np.float64).T  # left, top, right, bottom
        left, bottom, right, top = edges
        # A broken file has places without end.
        with np.errstate(all="ignore"):
            across = (x0 - left, x1 - left), (top - y1, top - y0)
            if turns == 1:
                across = (y0 - bottom, y1 - bottom), (x0 - left, x1 - left)
            elif turns == 2:
                across = (right - x1, right - x0), (y0 - bottom, y1 - bottom)
            elif turns == 3:
                across = (top - y1, top - y0), (right - x1, right - x0)
            (self._x0, self._x1), (self._y0, self._y1) = across
            self._tall = self._y1 - self._y0

    # The same, for those who look at single characters.
    @cached_property
    def x0(self) -> list[float]:
        """The left edges."""
        return _listed(self._x0)

    @cached_property
    def x1(self) -> list[float]:
        """The right edges."""
        return _listed(self._x1)

    @cached_property
    def y0(self) -> list[float]:
        """The upper edges."""
        return _listed(self._y0)

    @cached_property
    def y1(self) -> list[float]:
        """The lower edges."""
        return _listed(self._y1)

    @cached_property
    def tall(self) -> list[float]:
        """The heights."""
        return _listed(self._tall)

    def runs(self, places: Sequence[tuple[int, int]]) -> Runs:
        """Of each run of characters from the first of two indices to before the second. They overlap nowhere, and
        something stands between any two."""
        if not places:
            return Runs([], [], [], [], [], [], [])
        bounds = np.array(places, np.intp)
        first, last = bounds.T
        cuts = bounds.ravel()
        with np.errstate(all="ignore"):
            gaps = self._x0[1:] - self._x1[:-1]
            y0, y1 = _each(np.minimum, self._y0, cuts), _each(np.maximum, self._y1, cuts)
            tall = self._tall[first]
            seen = np.where(self._tall > 0, self._y1, np.inf)
            uneven = y1 - _each(np.minimum, seen, cuts) >= _UNEVEN * tall
            cuts = (bounds - (0, 1)).ravel()
            simply = (
                (last - first >= _FEWEST)
                & (_each(np.minimum, self._tall, bounds.ravel()) > 0)
                & (y1 - y0 <= _STRAIGHT * tall)
                & (_each(np.maximum, gaps, cuts) <= GAP * tall)
                & (_each(np.minimum, gaps, cuts) >= -OVERLAP * tall)
            )
        return Runs(
            _listed(self._x0[first]),
            _listed(y0),
            _listed(self._x1[last - 1]),
            _listed(y1),
            _listed(tall),
            simply.tolist(),
            uneven.tolist(),
        )


def _listed(values: _Places) -> list[float]:
    found: list[float] = values.tolist()
    return found


def _each(of: np.ufunc, values: _Places, cuts: npt.NDArray[np.intp]) -> _Places:
    """The least or the greatest of ``values`` from every other index in ``cuts`` to before the one behind it; of an
    empty stretch, some value."""
    found: _Places = of.reduceat(np.append(values, 0.0), cuts)[::2]
    return found
