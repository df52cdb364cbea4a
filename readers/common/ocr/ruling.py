"""The rules of tables on a picture: long dark strokes along the axes."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from readers.common.ocr.components import runs_of
from readers.common.pages.shapes import Rule

Mask = NDArray[np.bool_]

# Darker than this share of the way from the paper's brightness to black is ink.
_INK = 0.35
# Noise may part a rule for so many points of the picture.
_BROKEN = 2
# A rule is so many times longer than the type is high: no stroke of a character is.
_LONG = 2.4
# No rule is thicker than this share of the type's height: black areas are pictures.
_THICK = 0.4
MOST_RULES = 4_000


def rules_of(picture: Any, em: float) -> tuple[list[Rule], list[Rule]]:
    """Horizontal and vertical rules on an RGB picture, in its own points; ``em`` is the height of its type."""
    grey = np.asarray(picture.convert("L"))
    paper = float(np.percentile(grey[::7, ::7], 80))
    ink = grey < (1 - _INK) * paper
    return _along(ink, em), _along(np.ascontiguousarray(ink.T), em)


def _along(ink: Mask, em: float) -> list[Rule]:
    """Rules that run along the rows of ``ink``."""
    least = max(16, int(_LONG * em))
    rows, starts, ends = runs_of(_closed(ink))
    long = ends - starts >= least
    rows, starts, ends = rows[long], starts[long], ends[long]
    if len(rows) > 20 * MOST_RULES:
        return []  # a photograph
    thick = max(3, int(_THICK * em))
    rules: list[Rule] = []
    # Strokes of neighbouring rows that cover one another are one rule.
    open_ones: list[list[int]] = []
    for row, start, end in zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True):
        for one in open_ones:
            if row - one[1] <= 2 and start <= one[3] and end >= one[2]:
                one[1], one[2], one[3] = row, min(one[2], start), max(one[3], end)
                break
        else:
            open_ones.append([row, row, start, end])
        if len(open_ones) > 200:
            rules += _finished(open_ones, row - 3, thick)
    rules += _finished(open_ones, ink.shape[0], thick)
    return rules[:MOST_RULES]


def _finished(open_ones: list[list[int]], before: int, thick: int) -> list[Rule]:
    """The strokes that ended above row ``before``, as rules; they are taken out of ``open_ones``."""
    done = [one for one in open_ones if one[1] < before]
    open_ones[:] = [one for one in open_ones if one[1] >= before]
    return [
        Rule((top + bottom) / 2, float(start), float(end))
        for top, bottom, start, end in done
        if bottom - top < thick
    ]


def _closed(ink: Mask) -> Mask:
    """``ink`` with gaps of up to ``_BROKEN`` points along its rows filled."""
    wide = ink.copy()
    for step in range(1, _BROKEN + 1):
        # A gap is filled where ink stands on both sides of it.
        for before in range(1, step + 1):
            after = step + 1 - before
            wide[:, before:-after] |= ink[:, : -before - after] & ink[:, before + after :]
    return wide
