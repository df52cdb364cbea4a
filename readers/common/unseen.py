"""Characters that nobody sees, taken out of what was read: soft hyphens, spaces of no width, marks of direction.

They come along with text copied from web pages, stand in the middle of words and figures, and no search finds what they
cut in two. A hyphen at which no line may end looks like any other, and becomes one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from model.document import Block, Segment

_UNSEEN = re.compile(
    "[\u00ad\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\x80-\x9f]"
)
_HYPHEN = "\u2011"


def without_unseen(blocks: Iterable[Block]) -> list[Block]:
    """The blocks without such characters; those of nothing else are left out."""
    found = []
    for block in blocks:
        if block.text.isascii() or not (_HYPHEN in block.text or _UNSEEN.search(block.text)):
            found.append(block)
        elif (clean := _clean(block)).text.strip():
            found.append(clean)
    return found


def _clean(block: Block) -> Block:
    places = [found.start() for found in _UNSEEN.finditer(block.text)]

    def moved(at: int) -> int:
        return at - bisect_left(places, at)

    segments = tuple(
        Segment(moved(one.start), moved(one.end), one.anchor)
        for one in block.segments
        if moved(one.start) < moved(one.end)
    )
    doubts = tuple(
        replace(one, start=moved(one.start), end=moved(one.end))
        for one in block.doubts
        if moved(one.start) < moved(one.end)
    )
    rows = tuple(tuple(map(_plain, row)) for row in block.rows)
    return replace(block, text=_plain(block.text), segments=segments, doubts=doubts, rows=rows)


def _plain(text: str) -> str:
    return _UNSEEN.sub("", text).replace(_HYPHEN, "-")
