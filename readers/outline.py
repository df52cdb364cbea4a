"""Finds the sections of a document."""

from __future__ import annotations

from collections.abc import Sequence

from model.document import Block, BlockKind, Section, Span


def with_outline(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """Blocks and the tree over them; kinds and levels may change, texts never do."""
    heads = [index for index, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    sections = []
    for index, following in zip(heads, [*heads, len(blocks)][1:], strict=True):
        block, last = blocks[index], following - 1
        span = Span(index, 0, len(block.text))
        sections.append(
            Section(block.level, block.text, span, index, 0, last, len(blocks[last].text))
        )
    return tuple(blocks), tuple(sections)
