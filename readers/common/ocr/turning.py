"""Pages that lie on their side, stand on their head or went askew through the scanner."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from readers.common.ocr.detection import Box, find_lines
from readers.common.ocr.recognition import Read, read_lines

# A scanner pulls pages askew by a degree or two; lines that lie flatter than the first of these (radians) are cut
# out as they are, and no page is pulled further than the second.
_LEVEL = math.radians(0.3)
_MOST = math.radians(20)
# So many lines tell whether a page stands on its head; so sure is what is read of a page that does not.
_PROBED = 8
_SURE = 0.85


@dataclass(slots=True)
class Upright:
    """A page set straight: the picture, its lines and those that were read on the way, by their index.

    ``quarters``: how many quarter turns (counter-clockwise) it took.
    """

    picture: Any
    boxes: list[Box]
    known: dict[int, Read] = field(default_factory=dict)
    quarters: int = 0


def set_upright(picture: Any, check: Callable[[], None]) -> Upright:
    """The page as it is to be read."""
    layout = find_lines(picture, check)
    quarters = 0
    if layout.upended:
        check()
        picture, quarters = picture.transpose(2), 1  # 90°
        layout = find_lines(picture, check)
    if _LEVEL < abs(layout.slope) < _MOST:
        check()
        picture = picture.rotate(math.degrees(layout.slope), 3, expand=True, fillcolor=(255,) * 3)
        layout = find_lines(picture, check)
    found = Upright(picture, layout.boxes, quarters=quarters)
    found.known = _read_some(found, check)
    sure = _mean(found)
    if found.known and sure < _SURE:
        turned = _on_its_head(found)
        turned.known = _read_some(turned, check)
        if _mean(turned) > sure:
            return turned
    return found


def _read_some(page: Upright, check: Callable[[], None]) -> dict[int, Read]:
    """The longest lines, read."""
    longest = sorted(range(len(page.boxes)), key=lambda at: -page.boxes[at].length)[:_PROBED]
    reads = read_lines(page.picture, [page.boxes[at] for at in longest], check)
    return dict(zip(longest, reads, strict=True))


def _mean(page: Upright) -> float:
    return sum(read.mean for read in page.known.values()) / max(1, len(page.known))


def _on_its_head(page: Upright) -> Upright:
    width, height = page.picture.size
    boxes = [replace(box, x=width - box.x, y=height - box.y) for box in page.boxes]
    return Upright(page.picture.transpose(3), boxes, quarters=page.quarters + 2)  # 180°
