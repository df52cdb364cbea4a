"""What a laid-out file is made of: pages, their lines, the pieces of text in them. All measures are twips
(twentieths of a point), from the upper left corner of the page.

Named tuples, because every start of the program that builds makes these classes: a dataclass takes five times as long.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Look(NamedTuple):
    """How a piece is drawn. ``font`` is the name in the file of its Chinese face, ``latin`` that of letters and
    figures; ``scale`` is its width in hundredths."""

    font: str
    points: float
    bold: bool = False
    color: str = "000000"
    raised: bool = False
    scale: int = 100
    latin: str = ""


class Piece(NamedTuple):
    """Text of one look. ``x`` is its left edge, ``width`` what it takes; ``stretch`` is added behind each of
    its characters so that both edges of the page are straight. ``advances`` are the widths of its characters
    without it."""

    text: str
    x: float
    width: float
    look: Look
    stretch: float = 0.0
    advances: tuple[float, ...] = ()


class Picture(NamedTuple):
    """A picture: the bytes of its file, its upper left corner and its size."""

    data: bytes
    x: float
    y: float
    width: float
    height: float


class Line(NamedTuple):
    """One line. ``y`` is its upper edge, ``height`` its share of the page; ``paragraph`` counts the paragraphs
    of the file from 0 (-1 in a header or footer), ``start`` and ``end`` cut the line out of the paragraph's text.
    ``exact``: its height was fixed, whatever the text in it."""

    y: float
    height: float
    paragraph: int
    start: int
    end: int
    pieces: tuple[Piece, ...] = ()
    exact: bool = True
    pictures: tuple[Picture, ...] = ()


class Stroke(NamedTuple):
    """A straight line: a rule of the masthead or a border of a table. ``width`` in twips."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    color: str = "000000"


class Paper(NamedTuple):
    """Size and margins of a page."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int

    @property
    def room(self) -> int:
        """Width of the 版心."""
        return self.width - self.left - self.right

    @property
    def depth(self) -> int:
        """Height of the 版心."""
        return self.height - self.top - self.bottom

    def mirrored(self) -> Paper:
        """The back of the sheet: left and right margins exchanged."""
        return self._replace(left=self.right, right=self.left)


@dataclass(slots=True, repr=False)
class Page:
    """One page. ``number`` counts from 1. ``has_tail``: the 报尾 stands on it. ``margin`` holds the lines of its
    header and footer, where they were asked for."""

    number: int
    paper: Paper
    lines: list[Line] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    margin: list[Line] = field(default_factory=list)
    has_tail: bool = False


class HeadingPlace(NamedTuple):
    """A title (level 1) or heading and the page it begins on. ``bookmarks`` are those that begin in it."""

    text: str
    level: int
    page: int
    paragraph: int
    bookmarks: tuple[str, ...] = ()


class Layout(NamedTuple):
    """A whole file. ``body_pages``: how many of its pages the briefing has without its source list, that is up
    to the 报尾; ``last_lines``: how many lines of text stand on the last of these. ``marks``: bookmarks and the
    paragraphs that they begin in, where the pages were drawn."""

    pages: Sequence[Page]
    headings: tuple[HeadingPlace, ...]
    body_pages: int
    last_lines: int
    has_tail: bool
    marks: tuple[tuple[str, int], ...] = ()
