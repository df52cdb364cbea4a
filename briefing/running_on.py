"""Which items of several run on in their source from the one before: halves of a sentence that a page or a line broke."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from briefing.outlined import Outlined
from model.briefing import Briefing, Item, SourceRef
from model.document import Block, BlockKind, Document

_BODY: Final = frozenset({BlockKind.PARAGRAPH})
# A line that was broken fills its column; one of a list ends where its words do. Seven tenths, because a word or a
# figure that does not fit goes to the next line whole.
_FULL: Final = 0.7
# Nobody writes so long an entry of a list without a mark at its end.
_LONGEST_ENTRY: Final = 40
_USUAL: Final = 0.9


def running_on(sources: Outlined, briefing: Briefing, items: Sequence[str]) -> tuple[str, ...]:
    """Of ``items`` those whose text goes on where that of the one before them, in printing order, breaks off."""
    wanted = set(items)
    chosen = [item for item in briefing.items() if item.id in wanted]
    return tuple(
        second.id for first, second in pairwise(chosen) if _runs_on(sources, first, second)
    )


def _runs_on(sources: Outlined, first: Item, second: Item) -> bool:
    if not first.sources or not second.sources:
        return False
    left, right = first.sources[-1], second.sources[0]
    document = sources.document(left.document)
    if document is None or left.document != right.document:
        return False
    return _is_followed(document, left, right)


def _is_followed(document: Document, left: SourceRef, right: SourceRef) -> bool:
    blocks = document.blocks
    at, to = left.span.block, right.span.block
    if at == to:
        between = blocks[at].text[left.span.end : right.span.start]
        return left.span.end <= right.span.start and not between.strip()
    if at > to or any(one.kind is not BlockKind.NOISE for one in blocks[at + 1 : to]):
        return False
    behind, before = blocks[at].text[left.span.end :], blocks[to].text[: right.span.start]
    whole = not behind.strip() and not before.strip()
    body = blocks[at].kind in _BODY and blocks[to].kind in _BODY
    return whole and body and _last_line(blocks[at]) >= min(_column(document), _LONGEST_ENTRY)


def _last_line(block: Block) -> int:
    """Characters of the last line of a block, as the source has its lines."""
    start = block.segments[-1].start if block.segments else 0
    return len(block.text[start:].strip())


def _column(document: Document) -> float:
    """How many characters a line has at least that fills its column."""
    lines = sorted(
        part.end - part.start
        for block in document.blocks
        if block.kind in _BODY
        for part in block.segments
    )
    return lines[int(_USUAL * (len(lines) - 1))] * _FULL if lines else 0.0
