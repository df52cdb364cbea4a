"""Headings by the size of their type: what is set larger than the body, is short and ends no sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from model.document import Block, BlockKind
from readers.pdf.shapes import TextLine

# A heading is set at least this many times larger than the body, and holds no more characters than this.
LARGER = 1.14
LONGEST = 60
# If more of the text than this is larger than the commonest size, size says nothing.
MOST = 0.25
# Lines of one heading are no further apart than this many times their size.
LEADING = 1.9
# The title stands among so many first blocks.
FIRST = 4

_END = re.compile(r"[。；，、：;,:]$")
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


def goes_on(line: TextLine, following: TextLine | None, least: float) -> bool:
    """Whether ``following`` is the next line of the heading that ``line`` is part of."""
    return (
        following is not None
        and least <= line.size
        and abs(line.size - following.size) < 0.05 * line.size
        and line.bold == following.bold
        and 0 < following.above <= LEADING * line.size
        and len(line.text) + len(following.text) <= LONGEST
        and not _END.search(line.text)
    )


def mark_headings(
    blocks: Sequence[Block], sizes: Mapping[tuple[int, int], float], least: float
) -> list[Block]:
    """The blocks with headings by size marked: the larger, the higher. A title that alone has the largest size is
    level 0. ``sizes`` is by page and line."""
    found: dict[int, float] = {}
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.PARAGRAPH or len(block.text) > LONGEST:
            continue
        size = min(sizes.get((s.anchor.page or 0, s.anchor.line or 0), 0.0) for s in block.segments)
        if size >= least and _WORD.search(block.text) and not _END.search(block.text):
            found[index] = round(size * 2) / 2
    ranks = sorted(set(found.values()), reverse=True)
    largest = [index for index, size in found.items() if size == ranks[0]]
    is_text = [at for at, block in enumerate(blocks) if block.kind is not BlockKind.NOISE]
    top = 0 if len(largest) == 1 and largest[0] in is_text[:FIRST] else 1
    return [
        replace(block, kind=BlockKind.HEADING, level=ranks.index(found[index]) + top)
        if index in found
        else block
        for index, block in enumerate(blocks)
    ]
