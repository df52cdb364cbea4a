"""Paragraphs that were broken by a paragraph mark at the end of every line."""

from __future__ import annotations

import pytest

from model.document import Anchor, Block, BlockKind, Segment
from readers import read_bytes
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


SENTENCE = (
    "坚持把项目建设作为全年工作的重要抓手，围绕特色农业、乡村旅游和现代物流谋划储备项目，完善领导包保机制，"
    "推动资源、资金、人才向一线集中，全力打造综合实力显著增强、辐射带动作用突出的区域中心城镇，"
    "为下一步加快发展打下了更为坚实的基础。"
)


def broken(text: str, columns: int, indent: str = "") -> list[str]:
    whole = indent + text
    return [whole[at : at + columns] for at in range(0, len(whole), columns)]


@pytest.mark.parametrize("columns", [16, 18, 21, 25, 30])
@pytest.mark.parametrize("indent", ["", "　　"])
def test_one_sentence_longer_than_its_column_is_whole(columns: int, indent: str) -> None:
    lines = ["关于工作情况的报告", *broken(SENTENCE, columns, indent)]
    made = [block(text, number) for number, text in enumerate(lines, start=1)]
    title, whole = rejoin(made)
    assert title.text == lines[0]
    assert whole.text.strip() == SENTENCE
    read = read_bytes("\n".join(lines).encode(), "稿.txt")
    assert SENTENCE in [one.text.strip() for one in read.blocks]


EVEN = {
    "verses": [
        "山路弯弯通到天边的云朵",
        "溪水淙淙流过门前的石桥",
        "谁家的灯火照亮了归人",
        "一夜的春雨染绿了田野。",
    ],
    "couplets": [
        "东风送暖，千山竞秀；",
        "细雨催春，万木争荣。",
        "燕语莺歌，喜迎盛世；",
        "龙腾虎跃，再启新程。",
    ],
    "addresses": [
        "云岭县白沙镇长桥村民委员会",
        "云岭县青石镇中心卫生院东楼",
        "云岭县长桥镇第二初级中学内",
        "云岭县白沙镇便民服务中心旁",
    ],
    "names": [
        "张建国，李卫东，王小明，赵红梅",
        "陈志强，刘海燕，周文斌，吴桂兰",
        "孙立军，郑晓云，冯国庆，褚玉珍",
    ],
    "figures": [
        "粮食总产量28万吨，增长3.1%",
        "生猪出栏量46万头，增长2.4%",
        "蔬菜总产量17万吨，增长5.2%",
        "水产总产量1.2万吨，增长1%",
    ],
}


@pytest.mark.parametrize("kind", EVEN)
def test_lines_that_are_even_for_another_reason_stay_apart(kind: str) -> None:
    made = [block(text, number) for number, text in enumerate(EVEN[kind], start=1)]
    assert rejoin(made) == made
    read = read_bytes("\n".join(EVEN[kind]).encode(), "稿.txt")
    assert [one.text for one in read.blocks] == EVEN[kind]


def test_one_short_line_without_an_end_joins_no_typed_paragraphs() -> None:
    texts = (
        "（一）内容控件里的标题",
        "内容控件里的段落，增长6.3%。",
        "注音的字也在。甲乙丙丁",
        "附件：1.有关数据",
    )
    made = [block(text, number) for number, text in enumerate(texts, start=1)]
    assert rejoin(made) == made
