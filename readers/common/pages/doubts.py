"""Doubts of pieces of text, carried over to the blocks that the pieces became part of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from model.document import Block, Doubt
from readers.common.pages.shapes import Fragment, TableBox, TextLine

_Places = dict[tuple[int | None, int | None], Sequence[Fragment]]


def doubted(rows: list[list[Fragment]]) -> list[list[Fragment]]:
    """The pieces of a table's rows if any of them has a doubt, else nothing."""
    return rows if any(piece.doubts for row in rows for piece in row) else []


def with_doubts(blocks: list[Block], items: Iterable[TextLine | TableBox]) -> list[Block]:
    """The blocks with the doubts of the lines and rows that they hold."""
    places: _Places = {}
    for item in items:
        if isinstance(item, TextLine):
            if item.pieces:
                places[item.page, item.number] = item.pieces
        else:
            for number, pieces in zip(item.numbers, item.pieces, strict=False):
                places[item.page, number] = pieces
    return [_doubt(block, places) for block in blocks] if places else blocks


def _doubt(block: Block, places: _Places) -> Block:
    found: list[Doubt] = []
    for segment in block.segments:
        pieces = places.get((segment.anchor.page, segment.anchor.line), ())
        at = segment.start
        for piece in pieces:
            # The text of a line is that of its pieces, one behind the other.
            start = block.text.find(piece.text, at, segment.end)
            if start < 0:
                # A cell of several lines stands whole between its neighbours.
                start = block.text.find(piece.text, segment.start, segment.end)
            if start < 0:
                continue
            at = max(at, start + len(piece.text))
            found += (
                replace(one, start=start + one.start, end=start + one.end) for one in piece.doubts
            )
    return (
        replace(block, doubts=tuple(sorted(found, key=lambda one: one.start))) if found else block
    )
