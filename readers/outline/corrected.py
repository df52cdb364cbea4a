"""An outline as a person corrected it: blocks that are headings, body or noise because they say so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from model.document import Block, BlockKind, Document, Section
from readers.outline.heads import Head
from readers.outline.markers import Scheme
from readers.outline.tree import build


def with_corrections(
    document: Document, corrections: Mapping[int, tuple[BlockKind, int]]
) -> Document:
    """``document`` with the blocks of these numbers of that kind and level, and the section tree that follows.

    No text changes, so every place in it stays where it is. What is said of a block that is not there is passed
    over.
    """
    known = {n: said for n, said in corrections.items() if 0 <= n < len(document.blocks)}
    if not known:
        return document
    blocks = tuple(
        _said(block, *known[number]) if number in known else block
        for number, block in enumerate(document.blocks)
    )
    heads = [head_of(section) for section in document.walk_sections()]
    # Whatever was found in a block that the person judged is what they judged wrong; but a paragraph stays one
    # with the run-in heads that it has.
    kept = [
        head
        for head in heads
        if head.block not in known or (head.inline and known[head.block][0] is BlockKind.PARAGRAPH)
    ]
    kept += [
        Head(number, 0, len(document.blocks[number].text), Scheme.EXPLICIT, level=level)
        for number, (kind, level) in known.items()
        if kind is BlockKind.HEADING
    ]
    kept.sort(key=lambda head: (head.block, head.start))
    return replace(document, blocks=blocks, sections=build(kept, blocks))


def _said(block: Block, kind: BlockKind, level: int) -> Block:
    return replace(block, kind=kind, level=level if kind is BlockKind.HEADING else 0)


def head_of(section: Section) -> Head:
    """The head that heads ``section``, at the level that it has."""
    scheme = Scheme.EXPLICIT
    if section.inline:
        scheme = Scheme.WITHIN if section.start else Scheme.RUN_IN
    span = section.heading
    return Head(
        span.block, span.start, span.end, scheme, inline=section.inline, level=section.level
    )
