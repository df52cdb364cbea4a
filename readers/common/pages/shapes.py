"""What a page of a PDF is made of: pieces of text, rules, and what layout makes of them.

All lengths are points. Coordinates are those of the page as it is read: x grows to the right, y grows
DOWNWARD from the upper edge, whatever the file's own rotation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from model.document import Doubt

# Beside a Chinese character a narrower gap than this (in parts of the height of the characters) holds no space:
# justified text, or Word's own spacing beside Latin letters, only pushed the characters apart.
CHINESE_GAP = 0.85


def is_chinese(char: str) -> bool:
    """Whether ``char`` is as wide as a Chinese character: characters, their punctuation, full-width forms."""
    return "\u2e80" <= char <= "\ua4cf" or "\uf900" <= char <= "\uffef" or char > "\U0001ffff"


# Left, upper, right and lower edge.
Box4: TypeAlias = tuple[float, float, float, float]


@dataclass(slots=True)
class Fragment:
    """A run of characters beside one another, without white space at its ends. ``doubts`` are places in its text."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool = False
    doubts: tuple[Doubt, ...] = ()

    @property
    def middle(self) -> float:
        """Height of the middle of the characters."""
        return (self.y0 + self.y1) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along an axis: at ``at`` on the other axis, from ``start`` to ``end``."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class PageText:
    """Everything of a page that layout needs. ``turned`` holds further sheets: text that runs up, down or
    aslant, each group in coordinates in which it is upright."""

    number: int
    width: float
    height: float
    fragments: list[Fragment]
    horizontal: list[Rule] = field(default_factory=list)
    vertical: list[Rule] = field(default_factory=list)
    turned: list[list[Fragment]] = field(default_factory=list)
    unmapped: int = 0


@dataclass(slots=True)
class TextLine:
    """A line as read. ``left`` and ``right`` are the edges of the column it stands in; ``above`` the distance
    from the baseline of the line before it in that column, 0 for a column's first line. ``pieces`` is what a line with
    doubts was made of."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool = False
    left: float = 0.0
    right: float = 0.0
    above: float = 0.0
    column: int = 0
    page: int = 0
    number: int = 0
    turned: bool = False
    pieces: Sequence[Fragment] = ()


@dataclass(slots=True)
class TableBox:
    """A table: rows of cells. ``pieces`` is what its rows were made of, where there are doubts."""

    rows: list[tuple[str, ...]]
    x0: float
    y0: float
    x1: float
    y1: float
    page: int = 0
    numbers: list[int] = field(default_factory=list)
    pieces: list[list[Fragment]] = field(default_factory=list)
