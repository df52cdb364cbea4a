"""A small source with two sections."""

from __future__ import annotations

from hashlib import sha256

from model.document import Block, BlockKind, Document, Section, Span

HEADINGS = ("一、产业发展", "（二）民生改善。")
PARAGRAPHS = (
    "全年新增企业120家,同比增长8.5%。重点项目开工36个；完成投资52亿元。",
    "新建学校12所，改造“老旧小区”86个。城镇新增就业4.2万人。",
)


def make_document(name: str = "材料.txt", marker: str = "") -> Document:
    """Heading, paragraph, heading, paragraph; ``marker`` makes the bytes and texts of another document."""
    blocks: list[Block] = []
    sections: list[Section] = []
    for heading, paragraph in zip(HEADINGS, PARAGRAPHS, strict=True):
        at = len(blocks)
        body = marker + paragraph
        blocks += [
            Block(BlockKind.HEADING, heading, level=1),
            Block(BlockKind.PARAGRAPH, body),
        ]
        span = Span(at, 0, len(heading))
        sections.append(Section(1, heading, span, at, 0, at + 1, len(body)))
    digest = sha256((name + marker).encode()).hexdigest()
    return Document(name, "text", digest, tuple(blocks), tuple(sections))
