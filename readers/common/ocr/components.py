"""Connected areas of a mask, with the moments that tell how each lies."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Indices = NDArray[np.int64]
Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Areas:
    """The areas of a mask as horizontal runs of points.

    Run ``i`` covers columns ``starts[i]`` to ``ends[i]`` (not included) of row ``rows[i]`` and belongs to area
    ``areas[i]``, counted from 0 to ``count - 1``.
    """

    rows: Indices
    starts: Indices
    ends: Indices
    areas: Indices
    count: int

    def sums(self, values: Reals | Indices) -> Reals:
        """The sum of ``values`` (one a run) over the runs of each area."""
        weights = np.asarray(values, np.float64)
        return np.asarray(np.bincount(self.areas, weights, self.count), np.float64)

    def extent(self, low: Reals, high: Reals) -> tuple[Reals, Reals]:
        """The least ``low`` and the greatest ``high`` (one a run) of each area."""
        least, greatest = np.full(self.count, np.inf), np.full(self.count, -np.inf)
        np.minimum.at(least, self.areas, low)
        np.maximum.at(greatest, self.areas, high)
        return least, greatest

    def angles(self) -> Reals:
        """The direction of each area's longer axis, in radians from the x axis downward, -π/2 to π/2."""
        length = (self.ends - self.starts).astype(np.float64)
        middle = (self.starts + self.ends) / 2
        points = self.sums(length)
        x = self.sums(length * middle) / points
        y = self.sums(length * self.rows) / points
        across, down = middle - x[self.areas], self.rows - y[self.areas]
        xx = self.sums(length * (across**2 + (length**2 - 1) / 12))
        yy = self.sums(length * down**2)
        xy = self.sums(length * across * down)
        return np.asarray(0.5 * np.arctan2(2 * xy, xx - yy))


def runs_of(mask: NDArray[np.bool_]) -> tuple[Indices, Indices, Indices]:
    """The horizontal runs of a mask: rows, starts, ends (not included)."""
    height, width = mask.shape
    framed = np.zeros((height, width + 2), np.int8)
    framed[:, 1:-1] = mask
    change = np.diff(framed, axis=1)
    rows, starts = np.nonzero(change == 1)
    ends = np.nonzero(change == -1)[1]
    return rows, starts, ends


def areas_of(mask: NDArray[np.bool_]) -> Areas:
    """The connected areas of a mask (points that touch at a corner are connected)."""
    rows, starts, ends = runs_of(mask)
    leader = list(range(len(rows)))

    def find(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    first = np.searchsorted(rows, np.arange(mask.shape[0] + 1))
    lows, highs = starts.tolist(), ends.tolist()
    for row in range(1, mask.shape[0]):
        above, end_above = int(first[row - 1]), int(first[row])
        at, end = int(first[row]), int(first[row + 1])
        while above < end_above and at < end:
            if lows[above] <= highs[at] and lows[at] <= highs[above]:
                leader[find(at)] = find(above)
            if highs[above] < highs[at]:
                above += 1
            else:
                at += 1
    roots = np.array([find(at) for at in range(len(rows))], np.int64)
    _, areas = np.unique(roots, return_inverse=True)
    return Areas(rows, starts, ends, areas, int(areas.max()) + 1 if len(areas) else 0)
