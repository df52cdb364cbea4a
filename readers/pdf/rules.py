"""The straight lines of a page: borders of tables, drawn as strokes or as thin filled boxes."""

from __future__ import annotations

from array import array
from typing import Any

from readers.common.pages.shapes import Rule
from readers.pdf.pdfium import PathCalls, address, path_calls

PATH = 2
THIN = 3.0
SHORTEST = 6.0
# A map or a chart may hold a million strokes; a table that needs more than this is not read as a table.
MOST_SEGMENTS = 20_000


def rules_of(
    page: Any, edges: tuple[float, float, float, float], turns: int
) -> tuple[list[Rule], list[Rule]]:
    """Horizontal and vertical rules of a page turned ``turns`` × 90° clockwise, in its own coordinates."""
    pdfium = path_calls()
    handle = address(page.raw)
    lines: list[tuple[float, float, float, float]] = []
    for index in range(pdfium.count(handle)):
        found = pdfium.get(handle, index)
        if found and pdfium.kind(found) == PATH:
            lines += _lines_of(pdfium, found)
            if len(lines) > MOST_SEGMENTS:
                return [], []
    left, bottom, right, top = edges
    horizontal: list[Rule] = []
    vertical: list[Rule] = []
    for x0, y0, x1, y1 in lines:
        if turns == 0:
            a, b, c, d = x0 - left, top - y1, x1 - left, top - y0
        elif turns == 1:
            a, b, c, d = y0 - bottom, x0 - left, y1 - bottom, x1 - left
        elif turns == 2:
            a, b, c, d = right - x1, y0 - bottom, right - x0, y1 - bottom
        else:
            a, b, c, d = top - y1, right - x1, top - y0, right - x0
        if c - a >= d - b:
            horizontal.append(Rule((b + d) / 2, a, c))
        else:
            vertical.append(Rule((a + c) / 2, b, d))
    return horizontal, vertical


def _lines_of(pdfium: PathCalls, path: int) -> list[tuple[float, float, float, float]]:
    """The strokes of a path along an axis: (x0, y0, x1, y1), x0 ≤ x1 and y0 ≤ y1, in the file's coordinates."""
    bounds = array("f", bytes(16))
    at = bounds.buffer_info()[0]
    if not pdfium.bounds(path, at, at + 4, at + 8, at + 12):
        return []
    x0, y0, x1, y1 = bounds
    if min(x1 - x0, y1 - y0) <= THIN:
        return [(x0, y0, x1, y1)] if max(x1 - x0, y1 - y0) >= SHORTEST else []
    count = pdfium.count_segments(path)
    if not 0 < count <= MOST_SEGMENTS:
        return []
    matrix = array("f", (1, 0, 0, 1, 0, 0))
    pdfium.matrix(path, matrix.buffer_info()[0])
    a, b, c, d, e, f = matrix
    spot = array("f", bytes(8))
    place = spot.buffer_info()[0]
    lines = []
    before: tuple[float, float] | None = None
    begun: tuple[float, float] | None = None
    for index in range(count):
        segment = pdfium.segment(path, index)
        if not segment or not pdfium.point(segment, place, place + 4):
            continue
        here = (a * spot[0] + c * spot[1] + e, b * spot[0] + d * spot[1] + f)
        kind = pdfium.segment_kind(segment)
        if kind == 2:  # move
            begun = here
        elif kind == 0 and before:  # line
            lines.append((before, here))
        before = here
        if index == count - 1 and begun:
            lines.append((here, begun))
    return [
        (min(p[0], q[0]), min(p[1], q[1]), max(p[0], q[0]), max(p[1], q[1]))
        for p, q in lines
        if min(abs(p[0] - q[0]), abs(p[1] - q[1])) <= THIN / 2
        and max(abs(p[0] - q[0]), abs(p[1] - q[1])) >= SHORTEST
    ]
