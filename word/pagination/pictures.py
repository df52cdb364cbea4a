"""Pictures of a file for whoever paints its pages: those inside the file, in the line or beside it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from word.ooxml import Package, integer, local, r, w
from word.pagination.blocks import Drawing
from word.pagination.model import Paper
from word.properties import number

_EMU_PER_TWIP = 635
_DRAWING = w("drawing")
_EMBED = r("embed")


class Pictures:
    """The pictures that the stories of a package hold. ``Metafiles`` and what is linked from elsewhere are none."""

    def __init__(self, package: Package, part: str, paper: Paper) -> None:
        self._package = package
        self._paper = paper
        self._parts: dict[str, str] = {}
        self.turn_to(part)

    def turn_to(self, part: str) -> None:
        """What is asked for next stands in ``part``."""
        self._parts = {
            relationship.id: relationship.target
            for relationship in self._package.relationships(part)
            if relationship.kind == "image" and not relationship.external
        }

    def of(self, run: etree._Element) -> Iterator[Drawing]:
        """The pictures of a run."""
        for drawing in run.iterchildren(_DRAWING):
            for holder in drawing.iterchildren("{*}inline", "{*}anchor"):
                blip = next(holder.iter("{*}blip"), None)
                part = "" if blip is None else self._parts.get(blip.get(_EMBED, ""), "")
                extent = next(holder.iterchildren("{*}extent"), None)
                if extent is None or part not in self._package.parts:
                    continue
                data = self._package.parts[part]
                width = integer(extent.get("cx")) / _EMU_PER_TWIP
                height = integer(extent.get("cy")) / _EMU_PER_TWIP
                if local(holder) == "inline":
                    yield Drawing(data, width, height)
                else:
                    yield self._anchored(holder, data, width, height)

    def _anchored(
        self, holder: etree._Element, data: bytes, width: float, height: float
    ) -> Drawing:
        paper = self._paper
        across = next(holder.iterchildren("{*}positionH"), None)
        down = next(holder.iterchildren("{*}positionV"), None)
        x, by_page = _place(across, width, paper.width, paper.left, paper.room)
        y, from_top = _place(down, height, paper.height, paper.top, paper.depth)
        return Drawing(data, width, height, True, x, y, (by_page, from_top))


def _place(
    position: etree._Element | None, size: float, whole: float, edge: float, room: float
) -> tuple[float, bool]:
    """Where a picture stands in one direction, and whether that is from the edge of the paper. Of the paper
    ``whole`` is the size, ``edge`` the margin, ``room`` what the margins leave."""
    if position is None:
        return 0.0, False
    base = position.get("relativeFrom", "")
    start, space = {"page": (0.0, whole), "margin": (edge, room)}.get(base, (0.0, room))
    align = next(position.iterchildren("{*}align"), None)
    offset = next(position.iterchildren("{*}posOffset"), None)
    if align is not None:
        share = {"center": 0.5, "right": 1.0, "bottom": 1.0, "outside": 1.0}
        start += (space - size) * share.get((align.text or "").strip(), 0.0)
    elif offset is not None:
        start += number((offset.text or "").strip()) / _EMU_PER_TWIP
    return start, base in ("page", "margin")
