"""Where pages lie on the pane that is scrolled through, and what lies on them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from briefing.sheets import Part, Sheets
from word.pagination import Page

WIDTH, ACTUAL, PAIR = "width", "actual", "pair"
"""How large pages are shown: as wide as there is room, as printed, two beside each other."""
FULL_SIZE = 96 / 1440
"""Pixels to the twip at 100 %: 96 to the inch."""
LEAST, MOST = FULL_SIZE / 8, FULL_SIZE * 4
GAP = 14

Sizes = Sequence[tuple[int, int]]


class Pane(NamedTuple):
    """The place of every page, and how far right and down they reach."""

    places: list[QRectF]
    right: float
    bottom: float


def columns_of(mode: str) -> int:
    """How many pages stand beside each other."""
    return 2 if mode == PAIR else 1


def fitted(mode: str, scale: float, sizes: Sizes, room: float) -> float:
    """The scale that ``mode`` has where ``room`` pixels are seen; ``scale`` where it is of the person's own choice."""
    if mode == ACTUAL:
        return FULL_SIZE
    widest = max((width for width, _ in sizes), default=0)
    if not mode or not widest:
        return scale
    columns = columns_of(mode)
    return min(max((room - GAP * (columns + 1)) / (widest * columns), LEAST), MOST)


def pane_of(mode: str, scale: float, sizes: Sizes, room: float) -> Pane:
    """Lay pages of ``sizes`` (in twips) out."""
    columns = columns_of(mode)
    places: list[QRectF] = []
    y, right = float(GAP), 0.0
    for first in range(0, len(sizes), columns):
        row = [(w * scale, h * scale) for w, h in sizes[first : first + columns]]
        whole = sum(width for width, _ in row) + GAP * (len(row) - 1)
        x = max((room - whole) / 2, GAP)
        for width, height in row:
            places.append(QRectF(round(x), y, round(width), round(height)))
            x += width + GAP
        right = max(right, x)
        y += max(round(height) for _, height in row) + GAP
    return Pane(places, right, y)


def lines_of(page: Page, part: Part, place: QRectF, scale: float) -> list[QRectF]:
    """The lines of ``part`` on a page that lies at ``place``."""
    return [
        QRectF(
            place.left() + page.paper.left * scale,
            place.top() + line.y * scale,
            page.paper.room * scale,
            line.height * scale,
        )
        for line in page.lines
        if line.paragraph in part.paragraphs
    ]


def part_under(sheets: Sheets, page: Page, at: QPointF, place: QRectF, scale: float) -> Part | None:
    """The item or section at a point of the pane, which is on a page that lies at ``place``."""
    x, y = (at.x() - place.left()) / scale, (at.y() - place.top()) / scale
    if not page.paper.left <= x <= page.paper.width - page.paper.right:
        return None
    parts = (
        sheets.part_at(line.paragraph) for line in page.lines if line.y <= y < line.y + line.height
    )
    return next((part for part in parts if part is not None), None)
