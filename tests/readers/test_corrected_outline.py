"""What a person says of blocks, and the outline that follows from it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import readers
from model.document import BlockKind, Document
from readers.outline.corrected import with_corrections

TEXT = """全市工作报告

一、工业生产

全市规模以上工业增加值同比增长6.8%。企业家普遍认为形势稳中向好。

重点项目

新建成投产重点项目42个，完成投资365亿元。

二、农业农村

全年粮食总产量达到837.3亿斤，再创历史新高。
"""


def document() -> Document:
    return readers.read_bytes(TEXT.encode(), "报告.txt")


def number_of(found: Document, needle: str) -> int:
    return next(n for n, block in enumerate(found.blocks) if needle in block.text)


def test_a_heading_of_another_level_takes_what_follows_below_it() -> None:
    found = document()
    two, item = number_of(found, "二、"), number_of(found, "全年粮食")
    after = with_corrections(found, {two: (BlockKind.PARAGRAPH, 0), item: (BlockKind.HEADING, 2)})
    assert after.blocks[two].kind is BlockKind.PARAGRAPH
    titles = [section.title for section in after.walk_sections()]
    assert "二、农业农村" not in titles
    (first,) = (s for s in after.walk_sections() if s.title == "一、工业生产")
    assert any(child.heading.block == item for child in first.walk())
    assert with_corrections(found, {}) is found
    assert with_corrections(found, {999: (BlockKind.NOISE, 0)}) is found


kinds = st.sampled_from([BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.NOISE])


@given(st.dictionaries(st.integers(0, 9), st.tuples(kinds, st.integers(0, 4)), max_size=6))
def test_no_place_moves_and_every_section_lies_in_its_parent(
    said: dict[int, tuple[BlockKind, int]],
) -> None:
    found = document()
    after = with_corrections(found, said)
    assert [block.text for block in after.blocks] == [block.text for block in found.blocks]
    for number, (kind, _) in said.items():
        if number < len(after.blocks):
            assert after.blocks[number].kind is kind
    headings = [n for n, block in enumerate(after.blocks) if block.kind is BlockKind.HEADING]
    own = [s.heading.block for s in after.walk_sections() if not s.inline]
    assert own == headings
    for section in after.walk_sections():
        for child in section.children:
            assert child.level > section.level
            assert (section.first, section.start) <= (child.first, child.start)
            assert (child.last, child.end) <= (section.last, section.end)
