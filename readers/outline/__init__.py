"""Finds the sections of a document from how its blocks look, where they stand and what stands beside them.

Headings are of five sorts, each found by evidence that one block alone cannot give:

* numbered (``numbered.py``): several of one way of numbering, in sequence, with text between them;
* questions that are answered (``questions.py``): 问：…… over 答：……;
* bare lines (``bare.py``): short, without final punctuation, over running text;
* run-in heads (``run_in.py``): first sentences of neighbouring paragraphs that are all short clauses;
* what the file's own format marks.

Then ``tree.py`` finds which way of heading lies inside which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from model.document import Block, BlockKind, Section
from readers.outline.bare import bare_heads
from readers.outline.front import with_whole_title, without_imprint
from readers.outline.heads import Head
from readers.outline.looks import look_at_all
from readers.outline.markers import Scheme
from readers.outline.numbered import numbered_heads
from readers.outline.passing import without_passing
from readers.outline.questions import question_heads
from readers.outline.run_in import run_in_heads
from readers.outline.tree import build, set_levels

__all__ = ["with_outline", "with_whole_title"]


def with_outline(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """The blocks with their kinds and levels set, and the section tree over them.

    Headings that the format marked stay with their levels; paragraphs may become heading, list item, caption or
    noise. No text changes.
    """
    looks = look_at_all(blocks)
    explicit = [
        Head(index, 0, len(block.text), Scheme.EXPLICIT, level=block.level)
        for index, block in enumerate(blocks)
        if block.kind is BlockKind.HEADING
    ]
    marked = {head.block for head in explicit}
    without_imprint(blocks, looks, marked)
    without_passing(blocks, looks, marked)
    numbered, items = numbered_heads(blocks, looks, marked)
    known = explicit + numbered
    known += question_heads(blocks, looks, {head.block for head in known})
    bare = bare_heads(blocks, looks, known)
    heads = sorted(known + bare, key=lambda head: (head.block, head.start))
    heads = sorted(
        heads + run_in_heads(blocks, looks, heads), key=lambda head: (head.block, head.start)
    )
    heads = set_levels(heads, looks)
    kinds = {index: look.kind for index, look in enumerate(looks)}
    kinds.update(dict.fromkeys(items, BlockKind.LIST_ITEM))
    levels = {}
    for head in heads:
        if not head.inline:
            kinds[head.block] = BlockKind.HEADING
            levels[head.block] = head.level or 0
    outlined = tuple(
        _as(block, kinds[index], levels.get(index)) for index, block in enumerate(blocks)
    )
    return outlined, build(heads, outlined)


def _as(block: Block, kind: BlockKind, level: int | None) -> Block:
    level = block.level if level is None else level
    if kind is BlockKind.LIST_ITEM and level == 0:
        level = 1
    if block.kind is kind and block.level == level:
        return block
    return replace(block, kind=kind, level=level)
