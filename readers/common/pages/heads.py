"""Headings by the size of their type: what is set larger than the body, is short and ends no sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from model.document import Block, BlockKind
from readers.common.pages.shapes import TextLine

# A heading is set at least this many times larger than the body, and holds no more characters than this.
LARGER = 1.14
LONGEST = 60
# If more of the text than this is larger than the commonest size, size says nothing.
MOST = 0.25
# Lines of one heading are no further apart than this many times their size.
LEADING = 1.9
# A title has no more lines of its own than this.
FIRST = 4

_END = re.compile(r"[。；，、：;,:]$")
_ANEW = "—-（(《"
_WORD = re.compile(r"[^\W\d_].*[^\W\d_]")


def heading_size(lines: Iterable[TextLine]) -> float:
    """The size from which on a line may be a heading; infinite where size says nothing."""
    weights: dict[float, int] = {}
    for line in lines:
        size = round(line.size, 1)
        weights[size] = weights.get(size, 0) + len(line.text)
    if not weights:
        return float("inf")
    body = max(weights, key=lambda size: weights[size])
    larger = sum(weight for size, weight in weights.items() if size >= LARGER * body)
    return LARGER * body if larger <= MOST * sum(weights.values()) else float("inf")


def goes_on(line: TextLine, following: TextLine | None, least: float, left: float) -> bool:
    """Whether ``following`` is the next line of the centred heading that ``line`` is part of. ``left`` is the edge
    of the column; a heading that begins there is broken by the other edge, as any text is."""
    return (
        following is not None
        and least <= line.size
        and abs(line.size - following.size) < 0.05 * line.size
        and line.bold == following.bold
        and 0 < following.above <= LEADING * line.size
        and line.x0 > left + line.size / 2
        and abs(line.x0 + line.x1 - following.x0 - following.x1) < line.size
        and len(line.text) + len(following.text) <= LONGEST
        and not _END.search(line.text)
        and not begins_anew(following)
    )


def begins_anew(line: TextLine) -> bool:
    """Whether a line among large ones is a subtitle rather than the second line of a title."""
    return line.text[0] in _ANEW


def mark_headings(
    blocks: Sequence[Block], sizes: Mapping[tuple[int, int], float], least: float
) -> list[Block]:
    """The blocks with headings by size marked: the larger, the higher. Where only the first blocks have the
    largest size they are the title, level 0. ``sizes`` is by page and line."""
    found: dict[int, float] = {}
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.PARAGRAPH or len(block.text) > LONGEST:
            continue
        size = min(sizes.get((s.anchor.page or 0, s.anchor.line or 0), 0.0) for s in block.segments)
        if size >= least and _WORD.search(block.text) and not _END.search(block.text):
            found[index] = round(size * 2) / 2
    ranks = sorted(set(found.values()), reverse=True)
    largest = [index for index, size in found.items() if size == ranks[0]]
    text = [at for at, block in enumerate(blocks) if block.kind is not BlockKind.NOISE]
    if list(found) == text[: len(found)]:
        # Nothing below is set larger: lines below the title (number, date, who speaks) head no text.
        found = {index: found[index] for index in largest}
    # A title, its subtitle, who speaks: nothing else in their size.
    opens = len(largest) <= FIRST and largest == text[: len(largest)]
    top = 0 if opens else 1
    return [
        replace(block, kind=BlockKind.HEADING, level=ranks.index(found[index]) + top)
        if index in found
        else block
        for index, block in enumerate(blocks)
    ]
