"""Sentence splitting: rules one by one, then properties over arbitrary text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from language.sentences import LONGEST_PAIR, of_document, split
from model.document import Block, BlockKind, Document, Section, Span


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("增长6%。完成任务。", ["增长6%。", "完成任务。"]),
        ("好吗？！好！！", ["好吗？！", "好！！"]),
        ("说来话长……不提了。", ["说来话长……", "不提了。"]),
        ("唱着……的歌。完", ["唱着……的歌。", "完"]),
        ("抓粮食；抓生态；抓民生。", ["抓粮食；抓生态；抓民生。"]),
        ("一行\n二行", ["一行", "二行"]),
        ("没有句号", ["没有句号"]),
        ("  前后有空白。　 ", ["前后有空白。"]),
        ("", []),
        (" \n\t　", []),
    ],
)
def test_terminators(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说：“好。”", ["他说：“好。”"]),
        ("他说：“好。”然后走了。", ["他说：“好。”", "然后走了。"]),
        ("他说：“好。我去。”大家笑了。", ["他说：“好。我去。”", "大家笑了。"]),
        ("甲说：“好。”乙说：“不。”", ["甲说：“好。”", "乙说：“不。”"]),
        ("“好！”他说。大家笑了。", ["“好！”他说。", "大家笑了。"]),
        ("坚持“人民至上。”的理念不动摇。再出发。", ["坚持“人民至上。”的理念不动摇。", "再出发。"]),
        ("喊出“我要上！”，冲了上去。", ["喊出“我要上！”，冲了上去。"]),
        ("他说：“好。”。下一句。", ["他说：“好。”。", "下一句。"]),
        ("「行。」他答道。走。", ["「行。」他答道。", "走。"]),
        ("他问：‘谁？’没人答。", ["他问：‘谁？’", "没人答。"]),
        ('他说:"好。"然后走了。', ['他说:"好。"', "然后走了。"]),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《为什么？》一书出版。好。", ["《为什么？》一书出版。", "好。"]),
        ("投资（含房地产。下同）增长。好。", ["投资（含房地产。下同）增长。", "好。"]),
        ("（记者张三。）下一句。", ["（记者张三。）", "下一句。"]),
        ("【注意！请看】正文。", ["【注意！请看】正文。"]),
        ("完成。）下一句。", ["完成。）", "下一句。"]),
    ],
)
def test_brackets_and_titles(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "增长3.5个百分点。",
        "升级到1.2.3版。",
        "见http://a.cn/x.html?a=1!b=2和www.b.cn。",
        "PM2.5浓度为25.5微克。",
        "发信到a.b@c.cn联系。",
        "约翰.史密斯先生来访。",
        "Mr. Smith和U.S. Steel公司。",
        "1.加强建设。",
        "12. 加强建设。",
        "一.总体要求。",
        "No. 5 of vol. 3 was read.",
        "美国前总统约翰.肯尼迪来访。",
        "发展农.林.牧.渔各业。",
        "详见工作总结汇编.doc和数据汇总.xlsx。",
        "重点抓好：一.投资，二.消费。",
        "第三部分.总体要求明确。",
        "教育.科技.人才一体推进。",
    ],
)
def test_points_that_end_nothing(text: str) -> None:
    assert parts(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("提出新方法.仿真结果表明有效.", ["提出新方法.", "仿真结果表明有效."]),
        ("It works. We tried. 好的。", ["It works.", "We tried.", "好的。"]),
        ("Is it? Yes! 好。", ["Is it?", "Yes!", "好。"]),
        ("一是业务不熟.二是作风不实。好。", ["一是业务不熟.", "二是作风不实。", "好。"]),
        ("完成率76.67%.共投资3.5亿元。", ["完成率76.67%.", "共投资3.5亿元。"]),
        ("实现“应保尽保”.2024年继续推进。", ["实现“应保尽保”.", "2024年继续推进。"]),
        ("1.加强建设.2.改进服务.", ["1.加强建设.", "2.改进服务."]),
    ],
)
def test_half_width_terminators(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_an_unmatched_quote_swallows_nothing() -> None:
    assert parts("“没有闭合。第二句。第三句。") == ["“没有闭合。", "第二句。", "第三句。"]
    assert parts("没有打开”。第二句。") == ["没有打开”。", "第二句。"]
    assert parts("“第一段。接着说。\n“第二段。说完了。”") == [
        "“第一段。",
        "接着说。",
        "“第二段。说完了。”",
    ]


def test_a_very_long_quotation_is_cut_inside() -> None:
    speech = "他说：“" + "这是一句话。" * (LONGEST_PAIR // 6 + 10) + "”"
    assert len(parts(speech)) > 50
    short = "他说：“" + "这是一句话。" * 20 + "”"
    assert parts(short) == [short]


TEXT = st.text(
    alphabet=st.sampled_from(
        list(
            "中国增长年是的他说人 \n　“”‘’\"'（）()《》【】「」。！？!?.…，；：,;:、—-3.50aBz·％%◆"
        )
    ),
    max_size=120,
)


@settings(max_examples=400)
@given(TEXT)
def test_every_character_is_in_exactly_one_span(text: str) -> None:
    spans = split(text)
    covered = [False] * len(text)
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        last = end
        piece = text[start:end]
        assert piece == piece.strip()
        assert "\n" not in piece
        covered[start:end] = [True] * (end - start)
    assert all(covered[i] or text[i].isspace() for i in range(len(text)))


@settings(max_examples=100)
@given(st.text(max_size=200))
def test_any_unicode_is_covered(text: str) -> None:
    spans = split(text)
    inside = "".join(text[start:end] for start, end in spans)
    assert "".join(inside.split()) == "".join(text.split())


def test_seeds_lose_nothing(seeds: Path) -> None:
    for path in sorted(seeds.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert "".join("".join(parts(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "字" * 2_000_000,
        "“" * 300_000,
        "（" * 200_000 + "）" * 200_000,
        "！ " * 300_000,
        '"' * 300_000,
        "“好。”" * 100_000,
        ". " * 300_000,
        "……，" * 150_000,
        "1." * 200_000,
        "a.b " * 150_000,
    ],
    ids=["plain", "openers", "nested", "marks", "straight", "quotes", "dots", "dashes", "numbers", "latin"],
)  # fmt: skip
def test_hostile_text_is_linear(text: str) -> None:
    started = time.process_time()
    spans = split(text)
    assert time.process_time() - started < 5
    assert spans


def test_body_sentences_keep_to_their_sections() -> None:
    blocks = (
        Block(BlockKind.HEADING, "一、回顾", level=1),
        Block(BlockKind.PARAGRAPH, "一是经济恢复。增长6%。就业稳定。"),
        Block(BlockKind.LIST_ITEM, "◆ 新增耕地37万亩"),
        Block(BlockKind.NOISE, "第3页"),
        Block(BlockKind.TABLE, "甲\t乙", rows=(("甲", "乙"),)),
        Block(BlockKind.HEADING, "二、打算", level=1),
        Block(BlockKind.PARAGRAPH, "继续努力。"),
    )
    inner = Section(2, "一是经济恢复。", Span(1, 0, 7), 1, 0, 2, 11, inline=True)
    first = Section(1, "一、回顾", Span(0, 0, 4), 0, 0, 4, 3, children=(inner,))
    second = Section(1, "二、打算", Span(5, 0, 4), 5, 0, 6, 5)
    document = Document("x", "txt", "sha", blocks, (first, second))
    found = [(s.section, document.text(s.span)) for s in of_document(document)]
    assert found == [
        ((0, 0), "增长6%。"),
        ((0, 0), "就业稳定。"),
        ((0, 0), "新增耕地37万亩"),
        ((1,), "继续努力。"),
    ]


def test_text_before_the_first_section_has_no_path() -> None:
    blocks = (
        Block(BlockKind.PARAGRAPH, "前言。"),
        Block(BlockKind.HEADING, "标题", level=1),
        Block(BlockKind.PARAGRAPH, "正文。"),
    )
    document = Document("x", "txt", "sha", blocks, (Section(1, "标题", Span(1, 0, 2), 1, 0, 2, 3),))
    assert [s.section for s in of_document(document)] == [(), (0,)]


def test_the_number_of_a_list_item_is_not_part_of_its_sentence() -> None:
    texts = ["1. 新建学校3所。", "（2）改造小区34个。", "3.5万户受益。", "2025年开工。"]
    blocks = tuple(Block(BlockKind.LIST_ITEM, text) for text in texts)
    document = Document("a.txt", "txt", "0" * 64, blocks)
    assert [document.text(s.span) for s in of_document(document)] == [
        "新建学校3所。",
        "改造小区34个。",
        "3.5万户受益。",
        "2025年开工。",
    ]
