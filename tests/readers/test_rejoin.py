"""Paragraphs that were broken by a paragraph mark at the end of every line."""

from __future__ import annotations

from model.document import Anchor, Block, BlockKind, Segment
from readers.common.rejoin import rejoin

LINES = [
    "今年开春以来气温回升较快，春茶开采期比去年提前九天。截至四",
    "月十日，全县采摘鲜叶一千二百吨，同比增长一成五，鲜叶收购价",
    "每斤上涨三元左右。从品种看，早生品种占比已经达到四成，比五",
    "年前提高了二十个百分点，对抢占早春市场起到了关键作用。",
]


def block(text: str, number: int, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(kind, text, (Segment(0, len(text), Anchor(paragraph=number)),))


def test_a_paragraph_on_four_lines_is_one_and_knows_all_four() -> None:
    made = [block(text, number) for number, text in enumerate(LINES, start=1)]
    (whole,) = rejoin(made)
    assert whole.text == "".join(LINES)
    assert [whole.text[one.start : one.end] for one in whole.segments] == LINES
    assert [one.anchor.paragraph for one in whole.segments] == [1, 2, 3, 4]


def test_a_typed_document_stays_as_it_was_typed() -> None:
    made = [
        block("关于做好春茶生产工作的通知", 1),
        block("各乡镇人民政府，县直各单位：", 2),
        block("地区生产总值增长6%，投资增长8%", 3),
        block("城镇新增就业3000人，新增学位540个", 4),
        block("这是一个完整的段落，它有自己的结尾。", 5),
    ]
    assert rejoin(made) == made


def test_nothing_is_joined_to_a_heading_a_list_or_a_table() -> None:
    for kind in (BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.TABLE, BlockKind.CAPTION):
        made = [block(LINES[0], 1, kind), *(block(text, 2 + at) for at, text in enumerate(LINES))]
        assert [one.text for one in rejoin(made)] == [LINES[0], "".join(LINES)]


def test_a_headline_with_clauses_is_not_glued_to_its_story() -> None:
    headline = "5 保护好耕地资源，粮食总产达到三十七万吨，创历史最高纪录，全县成为全市第一产粮大县"
    story = "2023年全县全面启动产能建设工程，粮食产量再创新高，单产提高了八个百分点，农民收入稳步增长，仓满粮足。"
    made = [block(text, at) for at, text in enumerate([headline, story, headline, story])]
    assert rejoin(made) == made
