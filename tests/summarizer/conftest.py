"""Documents made of plain lines: ``# 标题`` opens a section, ``- 项`` is a list item."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from model.document import Block, BlockKind, Document, Section, Span

Maker = Callable[..., Document]


def make(text: str, name: str = "a.txt") -> Document:
    blocks: list[Block] = []
    heads: list[int] = []
    for line in filter(str.strip, text.split("\n")):
        if line.startswith("# "):
            heads.append(len(blocks))
            blocks.append(Block(BlockKind.HEADING, line[2:], level=1))
        elif line.startswith("- "):
            blocks.append(Block(BlockKind.LIST_ITEM, line[2:], level=1))
        else:
            blocks.append(Block(BlockKind.PARAGRAPH, line))
    sections = []
    for head, following in zip(heads, [*heads, len(blocks)][1:], strict=True):
        heading = Span(head, 0, len(blocks[head].text))
        last = following - 1
        sections.append(
            Section(1, blocks[head].text, heading, head, 0, last, len(blocks[last].text))
        )
    sha256 = hashlib.sha256(f"{name}\n{text}".encode()).hexdigest()
    return Document(name, "txt", sha256, tuple(blocks), tuple(sections))


@pytest.fixture
def document() -> Maker:
    """Builds a document from lines."""
    return make
