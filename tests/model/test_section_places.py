"""From a place of a document to its sections, and from the path of a section to it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from model.document import Block, BlockKind, Document, Section, Span
from readers import read_bytes

HEADS = (
    "一、产业发展",
    "（一）工业",
    "（二）农业",
    "二、民生改善",
    "（一）教育。",
    "三、下一步打算",
)
BODY = "全年新增企业120家。同比增长8.5%，创历史新高。"


def document(heads: list[str]) -> Document:
    text = "".join(f"{head}{'' if head.endswith('。') else chr(10)}{BODY}\n" for head in heads)
    return read_bytes(f"2023年工作总结\n{BODY}\n{text}".encode(), "a.txt")


def innermost(sections: tuple[Section, ...], block: int, offset: int) -> tuple[int, ...]:
    """The path by looking at every section of the tree, as it is defined."""
    for number, section in enumerate(sections):
        if (section.first, section.start) <= (block, offset) < (section.last, section.end):
            return (number, *innermost(section.children, block, offset))
    return ()


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(HEADS), max_size=8))
def test_every_character_is_in_the_section_that_holds_it(heads: list[str]) -> None:
    read = document(heads)
    for number, block in enumerate(read.blocks):
        for offset in range(len(block.text) + 1):
            path = read.path_at(number, offset)
            assert path == innermost(read.sections, number, offset)
            along = read.sections_along(path)
            assert all(section.holds(number, offset) for section in along)
            assert read.section_at(path) is (along[-1] if along else None)


def test_what_stands_before_the_first_heading_and_behind_the_last_section_is_in_none() -> None:
    head = Section(1, "一、产业", Span(1, 0, 4), 1, 0, 2, 3)
    blocks = [Block(BlockKind.PARAGRAPH, text) for text in ("前言。", "一、产业", "正文。附注。")]
    read = Document("a.txt", "text", "a" * 64, tuple(blocks), (head,))
    assert read.path_at(0, 0) == ()
    assert (read.path_at(1, 0), read.path_at(2, 2), read.path_at(2, 3)) == ((0,), (0,), ())
    assert read.section_at(()) is None
    assert read.sections_along((0,)) == (head,)


def test_a_section_below_another_is_found_by_its_path() -> None:
    read = document(["一、产业发展", "（一）工业", "（二）农业"])
    paths = {read.path_at(number, 0): section for number, section in _heads(read)}
    assert len(paths) == len(list(read.walk_sections())) >= 3
    assert all(read.section_at(path) is section for path, section in paths.items())


def _heads(read: Document) -> list[tuple[int, Section]]:
    return [(section.heading.block, section) for section in read.walk_sections()]
