"""Finding sections: documents of many kinds, each with its headings beside it, and what holds for any blocks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import readers
from model.document import Block, BlockKind, Document, Section
from readers.outline import with_outline
from readers.outline.markers import Scheme, number_of, parse_marker

OUTLINES = sorted((Path(__file__).parent / "outlines").glob("*.txt"))


def read(text: str) -> Document:
    return readers.read_bytes(text.encode("utf-8"), "a.txt")


def heads(document: Document) -> list[tuple[int, str]]:
    return [(section.level, section.title) for section in document.walk_sections()]


def paragraphs(*texts: str) -> list[Block]:
    return [Block(BlockKind.PARAGRAPH, text) for text in texts]


BODY = "全县上下抓紧推进各项工作，完成投资二十六亿元，比上年增长百分之八，群众得到了更多实惠。"


@pytest.mark.parametrize("path", OUTLINES, ids=lambda path: path.stem)
def test_headings_of_documents_of_many_kinds(path: Path) -> None:
    rows = path.with_suffix(".heads").read_text(encoding="utf-8").splitlines()
    expected = [(int(level), title) for level, _, title in (row.partition(" ") for row in rows)]
    assert heads(readers.read(path)) == expected


def test_full_width_figures_number_headings_and_a_year_may_be_one() -> None:
    document = read(
        f"第一部分　总体进展\n１．主要指标：\n{BODY}\n２．重大项目：\n{BODY}\n第二部分　下步打算\n{BODY}"
    )
    assert heads(document) == [
        (1, "第一部分　总体进展"),
        (2, "１．主要指标："),
        (2, "２．重大项目："),
        (1, "第二部分　下步打算"),
    ]
    digest = read(f"要点速览\n2023年\n{BODY}\n2024年\n{BODY}")
    assert [title for _, title in heads(digest)] == ["要点速览", "2023年", "2024年"]


def test_a_heading_on_its_own_line_is_a_heading_block_and_a_run_in_head_is_not() -> None:
    document = read(
        f"一、总体情况\n\n（一）产业发展加快。{BODY}\n\n（二）民生持续改善。{BODY}\n\n二、下步打算\n\n{BODY}\n"
    )
    assert document.blocks[0].kind is BlockKind.HEADING
    assert document.blocks[1].kind is BlockKind.PARAGRAPH
    first, second = document.sections
    assert [child.inline for child in first.children] == [True, True]
    run_in = first.children[0]
    assert document.text(run_in.heading) == "（一）产业发展加快。"
    assert (run_in.first, run_in.start, run_in.last) == (1, 0, 1)
    assert (second.first, second.last) == (3, 4)


@pytest.mark.parametrize(
    "texts",
    [
        ["地区生产总值增长6%", "固定资产投资增长8%", "进出口总额增长5%"],
        ["张明", "李红", "王芳", "赵强", "孙丽", "周军", "吴敏"],
        ["1. 带好身份证件；", "2. 提前半小时到场；", "3. 手机调至静音。"],
        [BODY, "天色渐渐暗了下来。" + BODY, BODY, "他在门口站了很久。" + BODY, BODY],
        ["各位代表！", BODY, "同志们：", BODY],
        [BODY, "云岭县人民政府", "2024年5月6日"],
        [BODY, "图1 全县产业布局", BODY],
        [BODY, "☑已办结　□正在办理", BODY],
        [BODY, "同意□　不同意□", BODY],
        [BODY, "— 3 —", BODY],
        [
            "项目名称：云岭县竹缠绕管道生产线建设项目二期",
            "建设单位：云岭县宏达新材料科技发展有限公司",
            "建设地点：云岭县工业园区东区第三号标准厂房",
        ],
        [
            "某某负责人：今年任务很重，要抓紧推进。" + BODY,
            "某某负责人：资金已经到位，马上开工。" + BODY,
        ],
        [BODY, "责任编辑：吴桐", BODY],
        [
            f"会议指出，要在{what}上下功夫。" + BODY
            for what in ("全面学习", "全面把握", "全面落实", "整改提高")
        ],
        [
            "一是加强协调。二是坚持开放。三是深化合作，"
            + BODY
            + "四是培育动能。五是推动发展。"
            + BODY
        ],
        [
            "一是加强协调，避免失衡。二是坚持开放。" + BODY,
            "三是深化合作，营造环境。四是培育动能。" + BODY,
        ],
    ],
)
def test_what_is_no_heading(texts: list[str]) -> None:
    _, sections = with_outline(paragraphs(BODY, *texts))
    assert sections == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("本报记者 周晓雯 何立 摄", BlockKind.NOISE),
        ("（来源：云岭县人民政府网站）", BlockKind.NOISE),
        ("本版撰稿：周晓雯 本版设计：何立", BlockKind.NOISE),
        ("第3页 共10页", BlockKind.NOISE),
        ("云政办发〔2024〕12号", BlockKind.NOISE),
        ("各位代表！", BlockKind.NOISE),
        (
            "2024年5月6日，竹缠绕管道项目在县工业园区建成投产，与会人员参观生产线。 本报记者 周晓雯 摄",
            BlockKind.CAPTION,
        ),
        ("表2 重点项目进度", BlockKind.CAPTION),
        ("会议现场（王磊 摄）", BlockKind.CAPTION),
        ("2版 要闻 清河日报 2024年5月20日 责任编辑：王丽 版式：张强", BlockKind.NOISE),
        ("当前位置：首页 > 政务动态", BlockKind.NOISE),
        ("首页 | 新闻", BlockKind.NOISE),
        ("【打印本页】【关闭窗口】", BlockKind.NOISE),
        ("目　　录", BlockKind.NOISE),
        ("附件：任务分工表………………10", BlockKind.NOISE),
        ("（一）提升政务服务水平 . . . . . . . . 3", BlockKind.NOISE),
        ("第二章 重点任务\t12", BlockKind.NOISE),
        ("首页改版以来访问量明显上升，办事更加便利。", BlockKind.PARAGRAPH),
        ("指标\t数值\t增速", BlockKind.PARAGRAPH),
        ("● 竹产业提质增效，全年产值突破十二亿元。", BlockKind.LIST_ITEM),
        ("他是一名记者，从业已有二十年。", BlockKind.PARAGRAPH),
        ("记者在现场看到，管道生产线已经全速运转，工人们正在忙碌。", BlockKind.PARAGRAPH),
        ("编辑部设在县城东街，与老邮局隔一条巷子。", BlockKind.PARAGRAPH),
    ],
)
def test_kinds_of_single_blocks(text: str, kind: BlockKind) -> None:
    blocks, _ = with_outline(paragraphs(BODY, text, BODY))
    assert blocks[1].kind is kind


def test_headings_of_the_format_keep_their_levels_and_short_lines_beside_them_are_text() -> None:
    blocks = [
        Block(BlockKind.HEADING, "工作总结", level=0),
        Block(BlockKind.HEADING, "项目建设", level=1),
        *paragraphs("来自园区的消息", BODY),
        Block(BlockKind.HEADING, "民生保障", level=1),
        *paragraphs("一是就业稳中有进。" + BODY, "二是教育提质增效。" + BODY),
    ]
    outlined, (title,) = with_outline(blocks)
    assert [(section.level, section.title) for section in title.walk()] == [
        (0, "工作总结"),
        (1, "项目建设"),
        (1, "民生保障"),
        (2, "一是就业稳中有进。"),
        (2, "二是教育提质增效。"),
    ]
    assert outlined[2].kind is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    ("text", "scheme", "number", "mark"),
    [
        ("第三章 附则", Scheme.CHAPTER, 3, "第三章 "),
        ("第十二条 本办法", Scheme.ARTICLE, 12, "第十二条 "),
        ("十一、组织保障", Scheme.CHINESE, 11, "十一、"),
        ("(二)着力构建", Scheme.CHINESE_PAREN, 2, "(二)"),
        ("（ 三 ）加强", Scheme.CHINESE_PAREN, 3, "（ 三 ）"),
        ("3．加强领导", Scheme.ARABIC, 3, "3．"),
        ("1.2 用户培训", Scheme.DECIMAL_2, 2, "1.2 "),
        ("（4）其他", Scheme.ARABIC_PAREN, 4, "（4）"),
        ("②其他", Scheme.CIRCLED, 2, "②"),
        ("一是加强领导。", Scheme.COUNTED, 1, "一是"),
        ("第一，认识要到位。", Scheme.ORDINAL, 1, "第一，"),
        ("——狠抓落实。", Scheme.DASH, 0, "——"),
        ("亮点1：竹产业", Scheme.LABEL, 1, "亮点1："),
        ("专题 三 乡村振兴", Scheme.LABEL, 3, "专题 三 "),
        ("2 项目建设", Scheme.SPACED, 2, "2 "),
    ],
)
def test_markers(text: str, scheme: Scheme, number: int, mark: str) -> None:
    marker = parse_marker(text)
    assert marker is not None
    assert (marker.scheme, marker.number, text[: marker.end]) == (scheme, number, mark)


@pytest.mark.parametrize(
    "text", ["3.5%的增速", "2024年工作", "一心一意谋发展", "第一次会议", "1.2亿元", "十分重要", ""]
)
def test_what_only_looks_like_a_marker(text: str) -> None:
    assert parse_marker(text) is None


def test_numbers_in_every_writing() -> None:
    assert [number_of(text) for text in ("12", "十", "二十", "三十五", "一百零三", "⑳", "❿", "")] == [
        12, 10, 20, 35, 103, 20, 10, 0,
    ]  # fmt: skip


_TEXTS = st.sampled_from(
    [BODY, "一、总体情况", "二、下步打算", "（一）抓产业", "（一）抓产业。" + BODY, "（二）惠民生。" + BODY, "一是稳增长。" + BODY,
     "二是促改革。" + BODY, "各位代表！", "产业发展", "城乡面貌", "亮点1 竹产业", "亮点2 茶产业", "● 速览", "第一章 总则", "第一条 为了规范。",
     "——产业提质。" + BODY, "——民生改善。" + BODY, "本报记者 周晓雯 摄", "1. 带好证件；", "产业提质；" + BODY, "民生改善；" + BODY,
     "坚持A。" + BODY + "坚持B。" + BODY + "坚持C。" + BODY, "2024年5月6日", "【要闻】" + BODY]
)  # fmt: skip
_BLOCKS = st.lists(
    st.one_of(
        st.builds(Block, st.just(BlockKind.PARAGRAPH), _TEXTS),
        st.builds(Block, st.just(BlockKind.HEADING), _TEXTS, level=st.integers(0, 4)),
        st.builds(Block, st.sampled_from([BlockKind.LIST_ITEM, BlockKind.NOISE]), _TEXTS),
    ),
    max_size=24,
)


@settings(max_examples=250, deadline=None)
@given(_BLOCKS)
def test_any_blocks_make_a_sound_tree(blocks: list[Block]) -> None:
    outlined, sections = with_outline(blocks)
    assert [block.text for block in outlined] == [block.text for block in blocks]
    for block, was in zip(outlined, blocks, strict=True):
        if was.kind is BlockKind.HEADING:
            assert (block.kind, block.level) == (was.kind, was.level)
    document = Document("a", "text", "", outlined, sections)
    _check(document, sections, (0, 0), (len(blocks), 0))
    starts = [
        (section.heading.block, section.heading.start) for section in document.walk_sections()
    ]
    assert starts == sorted(set(starts))
    lines = {s.heading.block for s in document.walk_sections() if not s.inline}
    assert lines == {i for i, b in enumerate(outlined) if b.kind is BlockKind.HEADING}


def _check(
    document: Document, sections: tuple[Section, ...], low: tuple[int, int], high: tuple[int, int]
) -> None:
    for section in sections:
        start, end = (section.first, section.start), (section.last, section.end)
        assert low <= start <= (section.heading.block, section.heading.start) < end <= high
        title = document.text(section.heading).strip()
        assert title.startswith(section.title)
        assert section.title or not title.strip("；;：:")
        assert all(child.level > section.level for child in section.children)
        _check(document, section.children, start, end)
        low = end


def test_rows_of_a_table_in_plain_text_are_no_headings() -> None:
    document = read(
        f"一、价格\n{BODY}\n表1　消费价格\n单位：%\n项目　　全县　　城镇　　乡村\n食品　0.3　0.4　0.1\n衣着　-0.6　-0.5　-0.8\n{BODY}\n"
        f"二、就业\n{BODY}"
    )
    assert heads(document) == [(1, "一、价格"), (1, "二、就业")]
    assert document.sections[0].last == 7


def test_the_number_of_a_case_is_the_number_of_a_document() -> None:
    document = read(f"清河县人民法院\n民 事 判 决 书\n（2023）甲0299民初1847号\n{BODY}\n{BODY}")
    assert heads(document) == [(0, "清河县人民法院"), (0, "民 事 判 决 书")]
    assert document.blocks[2].kind is BlockKind.NOISE


def test_what_stands_under_every_page_of_a_site_is_noise() -> None:
    document = read(
        f"要闻\n{BODY}\n版权所有：清河县人民政府　甲ICP备05000001号　网站标识码2200000001\n"
    )
    assert document.blocks[-1].kind is BlockKind.NOISE


def test_half_width_stops_end_run_in_heads_too() -> None:
    body = BODY.replace("，", ",").replace("。", ".")
    lines = ("一、主要做法", f"(一)抓学习.{body}", f"(二)抓整改.{body}", "二、下步打算", body)
    blocks, sections = with_outline(paragraphs(*lines))
    assert heads(Document("a.txt", "text", "0" * 64, blocks, sections)) == [
        (1, "一、主要做法"),
        (2, "(一)抓学习."),
        (2, "(二)抓整改."),
        (1, "二、下步打算"),
    ]
