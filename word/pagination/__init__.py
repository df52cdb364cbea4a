"""Our own count of lines and pages, from the grid and the rules of 禁则, without any other program.

``paginate`` gives the pages of a finished .docx, each line with its place; with ``draw`` also each piece of
text with its look, its left edge and its width, so that a painter can show the page.
"""

from __future__ import annotations

from word.ooxml import Package, read_package
from word.pagination.metrics import Metrics, Program
from word.pagination.model import (
    HeadingPlace,
    Layout,
    Line,
    Look,
    Page,
    Paper,
    Picture,
    Piece,
    Stroke,
)

__all__ = [
    "STANDARD",
    "HeadingPlace",
    "Layout",
    "Line",
    "Look",
    "Metrics",
    "Page",
    "Paper",
    "Picture",
    "Piece",
    "Program",
    "Stroke",
    "paginate",
    "paginate_package",
]


# What Word and WPS do with the faces that the file names.
STANDARD = Metrics()


def paginate(
    data: bytes, metrics: Metrics = STANDARD, *, draw: bool = False, body_only: bool = False
) -> Layout:
    """Lay out a .docx; with ``body_only`` as far as its 报尾, which leaves the source list out. Raises
    ``word.ooxml.PackageFault`` if it is no readable package."""
    return paginate_package(read_package(data), metrics, draw=draw, body_only=body_only)


def paginate_package(
    package: Package, metrics: Metrics = STANDARD, *, draw: bool = False, body_only: bool = False
) -> Layout:
    """As :func:`paginate`, of a package that is already open."""
    from word.pagination.placing import Placer
    from word.pagination.reading import Reader

    reader = Reader(package, metrics)
    blocks = list(reader.blocks(body_only=body_only))
    placer = Placer(blocks, reader.paper, reader.kinsoku, mirror=reader.mirror, draw=draw)
    layout = placer.layout()
    if not draw:
        return layout
    from word.pagination.stories import Stories, marks

    Stories(package, reader).put(layout.pages)
    return layout._replace(marks=tuple(marks(blocks)))
