"""A document is the same in another process, and is there soon."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path

import pytest

from model.document import (
    Anchor,
    Block,
    BlockKind,
    Document,
    Doubt,
    Notice,
    Piece,
    Section,
    Segment,
    Span,
)
from readers import read

SEEDS = Path(__file__).parents[2] / "seeds"


def _whole() -> Document:
    """A document in which nothing is left at its default."""
    inner = Section(2, "（一）里面", Span(1, 0, 5), 1, 0, 2, 4, inline=True)
    deeper = Section(3, "再里面", Span(2, 0, 2), 2, 0, 2, 4, children=())
    first = Section(1, "一、外面", Span(0, 0, 4), 0, 0, 2, 4, children=(inner, deeper))
    last = Section(0, "题目", Span(3, 0, 2), 3, 0, 3, 2)
    table = Block(BlockKind.TABLE, "甲\t乙", (), 0, (("甲", "乙"),))
    parts = (
        Segment(0, 2, Anchor(1, 2, 3)),
        Segment(2, 5, Anchor(None, 0, None)),
    )
    doubted = Block(
        BlockKind.HEADING, "（一）里面", parts, 2, (), (Doubt(0, 1, "doubt.x", (("a", "b"),)),)
    )
    noise = Block(BlockKind.NOISE, "\ud800", (Segment(0, 1, Anchor()),))
    blocks = (table, doubted, noise, Block(BlockKind.PARAGRAPH, ""))
    pieces = tuple((Piece(0, Span(n, 0, 1)),) for n in range(4))
    notices = (Notice("notice.x", (("n", "1"),)),)
    return Document("名.txt", "text", "0" * 64, blocks, (first, last), notices, pieces)


@pytest.mark.parametrize("document", [_whole(), Document("空", "text", "1" * 64, ())])
def test_every_part_travels(document: Document) -> None:
    for came in (
        pickle.loads(pickle.dumps(document, pickle.HIGHEST_PROTOCOL)),
        copy.deepcopy(document),
    ):
        assert came == document
        assert repr(came) == repr(document)
        assert hash(came) == hash(document)
        assert [type(block.kind) for block in came.blocks] == [BlockKind] * len(came.blocks)


@pytest.mark.parametrize("path", sorted(SEEDS.iterdir()), ids=lambda path: path.name)
def test_the_samples_travel(path: Path) -> None:
    document = read(path)
    assert repr(pickle.loads(pickle.dumps(document))) == repr(document)


def test_blocks_do_not_travel_one_by_one() -> None:
    """What a reader of the pickle has to make by itself does not grow with the document."""

    def calls(count: int) -> int:
        block = [
            Block(BlockKind.PARAGRAPH, f"第{n}段。", (Segment(0, 4, Anchor(line=n)),))
            for n in range(count)
        ]
        sections = tuple(
            Section(1, f"第{n}段。", Span(n, 0, 4), n, 0, n, 4) for n in range(0, count, 10)
        )
        data = pickle.dumps(Document("多.txt", "text", "2" * 64, tuple(block), sections))
        from pickletools import genops

        return sum(one.name in ("BUILD", "NEWOBJ", "REDUCE") for one, _, _ in genops(data))

    assert calls(1_000) == calls(10)
