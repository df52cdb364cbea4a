"""A printed line, how wide it is, and what belongs between two of them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from model.document import Anchor, BlockKind
from readers.common import line_marks as marks

_BLANKS = frozenset(" \t\u3000\u00a0\u2002\u2003")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line.

    ``text`` may begin with its indentation; or ``indent`` gives it, in widths of a half-width character.
    ``gap``: more than ordinary line distance (or a blank line) before it. ``size`` (points) and ``bold`` where
    the format knows them: lines of different size are never joined. ``kind`` and ``level`` are set where the
    format's own marks say what begins here; ``NOISE`` lines stand alone and do not end the paragraph around
    them. ``full`` is True or False where the layout shows whether the line reaches the right margin.
    """

    text: str
    anchor: Anchor
    size: float | None = None
    bold: bool = False
    indent: float = 0.0
    gap: bool = False
    kind: BlockKind | None = None
    level: int = 0
    full: bool | None = None


def width(text: str) -> int:
    """Printed width in half-widths: 2 for a Chinese character or full-width mark, 1 for a Latin letter."""
    # A Chinese character or mark takes three bytes, a Latin letter one: no loop over characters is needed.
    return (len(text.encode("utf-8", "surrogatepass")) + len(text)) // 2


def leading(text: str) -> int:
    """Width of the white space that ``text`` begins with."""
    if text[:1] not in _BLANKS:
        return 0
    return width(text[: len(text) - len(text.lstrip())])


def joint(left: str, right: str) -> str:
    """What belongs between two stretches that a line end parted: a space between Latin words, else nothing."""
    if not left or not right:
        return ""
    last, first = left[-1], right[0]
    if last in "-([" or first in ",.:;!?)]%" or is_wide(last) or is_wide(first):
        return ""
    if first.isdigit() and marks.NUMBER_TAIL.search(left) and not (left + right).isascii():
        return ""  # 增长0.|3%: a column may end inside a number, and two numbers seldom follow each other
    return " "


def is_wide(char: str) -> bool:
    """Whether a character takes the width of a Chinese one."""
    return char > "\u02ff" and (char in "“”‘’—…·" or unicodedata.east_asian_width(char) in "WF")
