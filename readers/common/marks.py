"""Marks of Markdown in files that are none: plain text, and pages that someone pasted such text into.

``# `` and ``- `` at the head of a paragraph are never meant as such; two stars may be, where names and numbers
are made unreadable (张**), and are taken for marks only among other marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from model.document import Block, BlockKind, Segment

HEADING = re.compile(r"[ 　]{0,3}(#{1,6})[ \t　]+(?=\S)")
BULLET = re.compile(r"([ \t　]*)[-*+][ \t　]+(?=\S)")
_STRONG = re.compile(r"(?<!\*)\*\*(?=[^\s*])([^*\n]{1,200}?)(?<=\S)\*\*(?!\*)")
# A line that begins with bold words and ends or pauses after them: **难点**：…, but not **公司与**公司.
_OPENED = re.compile(r"[ \t　]*\*\*(?=[^\s*])[^*\n]{1,200}?(?<=\S)\*\*(?![\w*])")
_MARKED = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM)


def shows_bold(lines: Iterable[str]) -> bool:
    """Whether two stars around words are marks in these lines."""
    return any(HEADING.match(line) or BULLET.match(line) or _OPENED.match(line) for line in lines)


def without_bold(text: str) -> str:
    """``text`` without the stars around its bold words."""
    return _STRONG.sub(r"\1", text)


def unmarked(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with pasted marks made structure. What the format itself says of a block stays."""
    bold = any("**" in block.text for block in blocks) and shows_bold(
        block.text for block in blocks if block.kind in _MARKED
    )
    return [_unmark(block, bold) for block in blocks]


def _unmark(block: Block, bold: bool) -> Block:
    text = block.text
    if block.kind not in _MARKED or not (text[:1] in "#-*+" or (bold and "**" in text)):
        return block
    kind, level, cuts = block.kind, block.level, []
    if heading := HEADING.match(text):
        cuts.append((0, heading.end()))
        if kind is BlockKind.PARAGRAPH:
            kind, level = BlockKind.HEADING, len(heading[1])
    elif (bullet := BULLET.match(text)) and not text[bullet.end()].isdigit():
        cuts.append((0, bullet.end()))
        if kind is BlockKind.PARAGRAPH:
            kind, level = BlockKind.LIST_ITEM, 1
    if bold:
        after = cuts[0][1] if cuts else 0
        for found in _STRONG.finditer(text, after):
            cuts += [(found.start(), found.start() + 2), (found.end() - 2, found.end())]
    return replace(_without(block, cuts), kind=kind, level=level) if cuts else block


def _without(block: Block, cuts: Sequence[tuple[int, int]]) -> Block:
    """The block without the stretches ``cuts``, in order, its segments moved."""

    def moved(at: int) -> int:
        return at - sum(min(at, end) - start for start, end in cuts if start < at)

    kept = [
        block.text[low:high]
        for low, high in zip(
            (0, *(end for _, end in cuts)),
            (*(start for start, _ in cuts), len(block.text)),
            strict=True,
        )
    ]
    segments = [Segment(moved(s.start), moved(s.end), s.anchor) for s in block.segments]
    doubts = [replace(d, start=moved(d.start), end=moved(d.end)) for d in block.doubts]
    return replace(
        block,
        text="".join(kept),
        segments=tuple(one for one in segments if one.start < one.end),
        doubts=tuple(one for one in doubts if one.start < one.end),
    )
