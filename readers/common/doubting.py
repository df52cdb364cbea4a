"""What is doubtful in a document as it was read: slips in its text, paragraphs that stand twice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from language.slips import slips
from model.document import Block, BlockKind, Doubt

# A shorter paragraph may well be said twice.
_SHORTEST_REPEAT = 20


def with_doubts(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with their doubts; those that a reader had already come first. No text is changed."""
    found: dict[int, list[Doubt]] = {}
    # One search over everything costs less than one for each block.
    starts = list(accumulate((len(block.text) + 1 for block in blocks), initial=0))
    for doubt in slips("\n".join(block.text for block in blocks)):
        at = bisect_right(starts, doubt.start) - 1
        if blocks[at].kind is not BlockKind.NOISE:
            shifted = replace(doubt, start=doubt.start - starts[at], end=doubt.end - starts[at])
            found.setdefault(at, []).append(shifted)
    for at, first in _repeats(blocks):
        repeat = Doubt(0, len(blocks[at].text), "doubt.repeat", (("block", str(first + 1)),))
        found.setdefault(at, []).append(repeat)
    return [
        replace(block, doubts=_merged(block.doubts, found[at])) if at in found else block
        for at, block in enumerate(blocks)
    ]


def _repeats(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Paragraphs whose words stand in an earlier one, with the first of these."""
    first: dict[str, int] = {}
    found = []
    for at, block in enumerate(blocks):
        if block.kind is not BlockKind.PARAGRAPH or len(block.text) < _SHORTEST_REPEAT:
            continue
        words = "".join(block.text.split())
        if len(words) < _SHORTEST_REPEAT:
            continue
        earlier = first.setdefault(words, at)
        if earlier != at:
            found.append((at, earlier))
    return found


def _merged(known: Sequence[Doubt], found: Sequence[Doubt]) -> tuple[Doubt, ...]:
    """Doubts in order; where recognition was not sure anyway, a slip says nothing more."""
    kept = [
        doubt
        for doubt in found
        if doubt.code == "doubt.repeat"
        or not any(one.start < doubt.end and doubt.start < one.end for one in known)
    ]
    return tuple(sorted((*known, *kept), key=lambda doubt: (doubt.start, doubt.end)))
