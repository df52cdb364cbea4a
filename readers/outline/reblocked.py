"""A document with blocks that a person joined or split. The blocks as they were read are told by ``Document.pieces``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from model.document import Block, BlockKind, Document, Piece, Segment, Span
from readers.common.line import joint
from readers.outline.corrected import head_of, with_corrections
from readers.outline.heads import Head
from readers.outline.markers import Scheme
from readers.outline.tree import build

Breaks = Mapping[tuple[int, int], bool]
"""By block and offset as they were read: True, a block begins here; False (at offset 0), none does."""
Said = Mapping[tuple[int, int], tuple[BlockKind, int]]
"""Kind and level of what begins at a block and offset as they were read."""

# Neither is text that runs on: a table has cells, noise is not part of what it interrupts.
_APART = (BlockKind.TABLE, BlockKind.NOISE)
# The first line of a broken paragraph may have been taken for a heading: joined, it ends as a sentence does.
_ENDS = tuple("。！？；.!?;")


def reblocked(document: Document, breaks: Breaks, said: Said) -> Document:
    """``document`` (as it was read) with blocks that begin where ``breaks`` say, are what ``said`` says, and the
    section tree that follows.

    A block that does not begin goes on with the last block before it that is no noise. Tables are neither joined nor
    split, noise is not joined. The first part of what is joined says what the whole is, but a heading that body goes
    on with is body if the whole ends as a sentence; what is cut off a heading is body. What is said of places that are not there is passed over.
    """
    layout = _layout(document, breaks, said) if breaks else []
    if all(_is_whole(document, at, parts) for at, parts in enumerate(layout)):
        return with_corrections(
            document, {at: one for (at, start), one in said.items() if not start}
        )
    joined = _document(document, layout)
    begins = {
        (pieces[0].origin.block, pieces[0].origin.start): number
        for number, pieces in enumerate(joined.pieces)
    }
    return with_corrections(
        joined, {begins[place]: one for place, one in said.items() if place in begins}
    )


def _layout(document: Document, breaks: Breaks, said: Said) -> list[list[Span]]:
    """The stretches that each block is made of."""
    cuts: dict[int, list[int]] = {}
    for (number, offset), begins in breaks.items():
        if begins and 0 <= number < len(document.blocks):
            cuts.setdefault(number, []).append(offset)
    layout: list[list[Span]] = []
    last: list[Span] | None = None
    for number, block in enumerate(document.blocks):
        for part in _parts(number, block, cuts.get(number, ())):
            kind = said.get((number, part.start), (block.kind, 0))[0]
            goes_on = part.start == 0 and breaks.get((number, 0)) is False
            if goes_on and last is not None and kind not in _APART:
                last.append(part)
                continue
            layout.append([part])
            if kind is not BlockKind.NOISE:
                last = None if kind is BlockKind.TABLE else layout[-1]
    return layout


def _parts(number: int, block: Block, cuts: list[int] | tuple[()]) -> Iterator[Span]:
    inside = [] if block.rows else sorted(at for at in cuts if 0 < at < len(block.text))
    ends = [*inside, len(block.text)]
    for start, end in zip([0, *inside], ends, strict=True):
        yield Span(number, start, end)


def _is_whole(document: Document, at: int, parts: list[Span]) -> bool:
    return len(parts) == 1 and parts[0] == Span(at, 0, len(document.blocks[at].text))


def _document(document: Document, layout: list[list[Span]]) -> Document:
    made = [_block(document, parts) for parts in layout]
    blocks = [block for block, _ in made]
    pieces = tuple(parts for _, parts in made)
    heads = []
    for head in _heads(document, blocks, pieces):
        whole = len(blocks[head.block].text.rstrip())
        if head.inline and head.start == 0 and head.end >= whole:
            # What was cut off behind a run-in head leaves a heading on a line of its own.
            level = head.level or 0
            blocks[head.block] = replace(blocks[head.block], kind=BlockKind.HEADING, level=level)
            head = replace(head, end=whole, scheme=Scheme.EXPLICIT, inline=False)  # noqa: PLW2901
        heads.append(head)
    heads.sort(key=lambda head: (head.block, head.start))
    return replace(document, blocks=tuple(blocks), sections=build(heads, blocks), pieces=pieces)


def _block(document: Document, parts: list[Span]) -> tuple[Block, tuple[Piece, ...]]:
    first = document.blocks[parts[0].block]
    if len(parts) == 1 and parts[0].start == 0 and parts[0].end == len(first.text):
        return first, (Piece(0, parts[0]),)
    text = ""
    pieces: list[Piece] = []
    segments: list[Segment] = []
    doubts = []
    for part in parts:
        block = document.blocks[part.block]
        stretch = block.text[part.start : part.end]
        text += joint(text, stretch)
        shift = len(text) - part.start
        pieces.append(Piece(len(text), part))
        text += stretch
        for segment in block.segments:
            start, end = max(segment.start, part.start), min(segment.end, part.end)
            if start < end:
                segments.append(Segment(start + shift, end + shift, segment.anchor))
        doubts += [
            replace(doubt, start=doubt.start + shift, end=doubt.end + shift)
            for doubt in block.doubts
            if part.start <= doubt.start and doubt.end <= part.end
        ]
    kind, level = first.kind, first.level
    if kind is BlockKind.HEADING:
        others = any(document.blocks[part.block].kind is not kind for part in parts)
        if parts[0].start > 0 or (others and text.rstrip().endswith(_ENDS)):
            kind, level = BlockKind.PARAGRAPH, 0
    made = Block(kind, text, tuple(segments), level, doubts=tuple(doubts))
    return made, tuple(pieces)


def _heads(
    document: Document, blocks: Sequence[Block], pieces: tuple[tuple[Piece, ...], ...]
) -> Iterator[Head]:
    """The heads of ``document`` where they stand now; a heading that goes on something else is none any more."""
    places = {
        (piece.origin.block, piece.origin.start): (number, piece)
        for number, parts in enumerate(pieces)
        for piece in parts
    }
    starts: dict[int, list[int]] = {}
    for block, start in places:
        starts.setdefault(block, []).append(start)
    for section in document.walk_sections():
        head = head_of(section)
        at = max(start for start in starts[head.block] if start <= head.start)
        number, piece = places[head.block, at]
        start = piece.start + head.start - at
        if head.inline:
            end = min(piece.start + head.end - at, piece.end)
            scheme = Scheme.WITHIN if start else Scheme.RUN_IN
            yield replace(head, block=number, start=start, end=end, scheme=scheme)
        elif start == 0 and blocks[number].kind is BlockKind.HEADING:
            yield replace(head, block=number, start=0, end=len(blocks[number].text))
