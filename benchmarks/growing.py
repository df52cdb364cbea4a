"""Text of any size made from the seeds: digits and clauses of each copy changed, so that nothing repeats."""

from __future__ import annotations

import random
import re
from functools import cache

from benchmarks.common import SEEDS
from model.document import Block, BlockKind, Document

_DIGIT = re.compile(r"\d")


@cache
def seed_blocks() -> tuple[Block, ...]:
    """The blocks of all seeds, as the readers give them."""
    import readers

    return tuple(
        block for path in sorted(SEEDS.glob("*.txt")) for block in readers.read(path).blocks
    )


def grown(copies: int) -> Document:
    """One document of ``copies`` times the seeds."""
    chance = random.Random(copies)
    blocks: list[Block] = []
    for copy in range(copies):
        for block in seed_blocks():
            text = block.text if copy == 0 else _changed(block.text, chance)
            kind = BlockKind.PARAGRAPH if block.kind is BlockKind.TABLE else block.kind
            blocks.append(Block(kind, text, level=block.level))
    return Document(f"{copies}.txt", "txt", str(copies), tuple(blocks))


def _changed(text: str, chance: random.Random) -> str:
    text = _DIGIT.sub(lambda _: str(chance.randrange(10)), text)
    clauses = text.split("，")
    if len(clauses) > 2 and chance.random() < 0.5:
        middle = clauses[:-1]
        chance.shuffle(middle)
        text = "，".join([*middle, clauses[-1]])
    return text


def articles(count: int, characters: int) -> list[Document]:
    """``count`` documents of about ``characters`` each, cut from grown seeds."""
    documents: list[Document] = []
    blocks: list[Block] = []
    size = copy = 0
    chance = random.Random(count)
    while len(documents) < count:
        for block in seed_blocks():
            text = block.text if copy == 0 else _changed(block.text, chance)
            blocks.append(Block(BlockKind.PARAGRAPH, text))
            size += len(text)
            if size >= characters:
                name = f"{len(documents)}.txt"
                documents.append(Document(name, "txt", name, tuple(blocks)))
                blocks, size = [], 0
                if len(documents) == count:
                    break
        copy += 1
    return documents


def characters(documents: list[Document]) -> int:
    """Characters of all blocks."""
    return sum(len(block.text) for document in documents for block in document.blocks)
