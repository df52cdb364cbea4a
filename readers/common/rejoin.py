"""Paragraphs that a paragraph mark at the end of every line broke.

A file converted from a scan or a web page may end a paragraph where the page ended a line. What is certain about
printed lines (``lines.py``) is certain about such paragraphs; in a document that was typed nothing is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from model.document import Anchor, Block, BlockKind, Doubt, Segment
from readers.common.lines import Line, group_lines, joint

_ENDED = "。！？!?；;：:…”’」』）)》】"
_UNFINISHED = r"[，。,；;]|关于"
# A title in brackets that is open at the end; so much of it is looked at.
_HALF_TITLE = r"《[^》]*$"
_TITLE = 80
_SEVERAL, _LONG = 3, 16


def rejoin(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with broken paragraphs made whole; segments keep where each part came from."""
    opened = [block for block, after in pairwise(blocks) if _is_open(block, after)]
    # A short one alone says nothing of the others: a label, a formula, a line of an address.
    if len(opened) < _SEVERAL and not any(len(block.text) >= _LONG for block in opened):
        return list(blocks)
    pairs = list(pairwise(blocks))
    spaced = sum(_apart(*pair) for pair in pairs) >= 0.5 * len(pairs)
    lines = [
        Line(
            block.text,
            Anchor(line=index),
            # A mark after every paragraph says no more than a blank line after every line.
            gap=not spaced or _apart(blocks[index - 1], block),
            kind=None if block.kind is BlockKind.PARAGRAPH else block.kind,
        )
        for index, block in enumerate(blocks)
    ]
    result: list[Block] = []
    for group in group_lines(lines):
        start = int(blocks[group[0]].kind is not BlockKind.PARAGRAPH)
        result += (blocks[index] for index in group[:start])
        if group[start:]:
            result.append(merged([blocks[index] for index in group[start:]]))
    return result


def _is_open(block: Block, following: Block) -> bool:
    """A paragraph with clauses or half a title and no end, before another: without one there is nothing to rejoin."""
    return (
        block.kind is BlockKind.PARAGRAPH
        and following.kind is BlockKind.PARAGRAPH
        and block.text[-1:] not in _ENDED
        and bool(re.search(_UNFINISHED, block.text) or re.search(_HALF_TITLE, block.text[-_TITLE:]))
    )


def _apart(block: Block, following: Block) -> bool:
    """Whether an empty paragraph stands between two."""
    if not block.segments or not following.segments:
        return False
    last, first = block.segments[-1].anchor.paragraph, following.segments[0].anchor.paragraph
    return last is not None and first is not None and first > last + 1


def merged(blocks: Sequence[Block]) -> Block:
    """One block of several that go on with each other; its segments say where each part came from."""
    if len(blocks) == 1:
        return blocks[0]
    parts: list[str] = []
    segments: list[Segment] = []
    doubts: list[Doubt] = []
    at = 0
    for block in blocks:
        between = joint(parts[-1], block.text) if parts else ""
        at += len(between)
        parts += (between, block.text)
        segments += (replace(one, start=one.start + at, end=one.end + at) for one in block.segments)
        doubts += (replace(one, start=one.start + at, end=one.end + at) for one in block.doubts)
        at += len(block.text)
    return replace(blocks[0], text="".join(parts), segments=tuple(segments), doubts=tuple(doubts))
