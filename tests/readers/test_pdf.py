"""PDF with a text layer: reading order, noise, rejoined paragraphs, nothing lost."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.document import Block, BlockKind, Notice
from model.errors import Cancelled, SourceError
from model.progress import SilentTask
from readers import pdf
from tests.readers.pdf_samples import HEIGHT, WIDTH, Page, build, flow, wrap

GROWTH = (
    "今年以来，全省上下坚持稳中求进工作总基调，地区生产总值增长百分之六左右，粮食产量创历史新高。"
    "城镇新增就业二十六万人，居民收入稳步增长，人民生活水平不断提高。"
)
INDUSTRY = (
    "规模以上工业增加值增速高于全国平均水平，固定资产投资保持增长，社会消费品零售总额较快增长，"
    "进出口总额再创新高，主要指标好于预期。"
)
MEETING = (
    "会议强调，要坚持问题导向，聚焦重点难点，以钉钉子精神抓好落实。各地各部门要提高政治站位，"
    "细化工作举措，压实工作责任，确保各项任务落到实处。"
)
TEXTS = [GROWTH, INDUSTRY, MEETING]


def read(data: bytes, **options: str) -> tuple[list[Block], list[Notice]]:
    return pdf.read(data, "来源.pdf", SilentTask(), **options)


def body(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks if block.kind is not BlockKind.NOISE]


def noise(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks if block.kind is BlockKind.NOISE]


def letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def test_wrapped_lines_become_the_paragraphs_they_were() -> None:
    blocks, notices = read(build(flow(TEXTS)))
    assert body(blocks) == TEXTS
    assert notices == []


@pytest.mark.parametrize("columns", [2, 3])
def test_columns_are_read_one_after_the_other(columns: int) -> None:
    texts = TEXTS * 8
    blocks, _ = read(build(flow(texts, columns=columns, title="全省经济运行情况通报")))
    assert body(blocks) == ["全省经济运行情况通报", *texts]


def test_paragraphs_go_on_over_pages_and_name_both() -> None:
    texts = [GROWTH + INDUSTRY + MEETING] * 15
    blocks, _ = read(build(flow(texts, head="工作简报", foot="{page}")))
    assert body(blocks) == texts
    assert any({s.anchor.page for s in block.segments} == {1, 2} for block in blocks)
    assert noise(blocks) == ["工作简报", "1", "工作简报", "2", "工作简报", "3"]


def test_a_segment_is_a_line_of_its_page() -> None:
    blocks, _ = read(build(flow(TEXTS)))
    lines = [
        (segment.anchor.page, segment.anchor.line) for block in blocks for segment in block.segments
    ]
    assert lines == [(1, number) for number in range(1, len(lines) + 1)]
    for block in blocks:
        assert "".join(block.text[s.start : s.end] for s in block.segments) == block.text


@pytest.mark.parametrize("foot", ["— {page} —", "第{page}页", "- {page} -", "第 {page} 页 共 1 页"])
def test_a_page_number_of_a_single_page_is_noise(foot: str) -> None:
    blocks, _ = read(build(flow([GROWTH], foot=foot)))
    assert body(blocks) == [GROWTH]
    assert noise(blocks) == [foot.replace("{page}", "1")]


def test_a_number_that_does_not_count_is_no_page_number() -> None:
    pages = [Page(), Page(), Page()]
    for page, figure in zip(pages, ("837", "12", "4001"), strict=True):
        page.text(GROWTH[:30], 72, 500)
        page.text(figure, 72, 60)
    blocks, _ = read(build(pages))
    assert noise(blocks) == []


def test_numbers_may_begin_anywhere() -> None:
    pages = flow(TEXTS * 12)
    for at, page in enumerate(pages):
        page.text(str(at + 17), 290, 40, 9)
    blocks, _ = read(build(pages))
    assert noise(blocks) == ["17", "18", "19"]
    assert body(blocks) == TEXTS * 12


def test_text_that_runs_up_down_and_aslant_is_kept() -> None:
    page = flow(TEXTS)[0]
    page.text("向上的旁注文字", 40, 300, angle=90)
    page.text("向下的旁注文字", 560, 600, angle=-90)
    page.text("内部资料", 200, 200, 48, angle=45)
    page.text("竖排文字", 530, 700, font="V1")
    blocks, _ = read(build([page]))
    texts = body(blocks)
    assert texts[:3] == TEXTS
    assert {"向上的旁注文字", "向下的旁注文字", "内部资料", "竖排文字"} <= set(texts[3:])


@pytest.mark.parametrize("order", [("3", "5"), ("5", "3")])
def test_what_another_font_drew_later_stands_in_its_place(order: tuple[str, str]) -> None:
    """Word and LibreOffice draw the Chinese of a line first, then its figures and quotation marks."""
    page = Page()
    places = {"5": 156, "3": 270}
    for at in range(4):
        y = 700 - 20 * at
        page.spaced(["工业增加值增长", "个百分点，利润增长", "倍"], 72, y, gap=0.5, size=12)
        for figure in order:
            page.text(figure, places[figure], y)
    line = "工业增加值增长5个百分点，利润增长3倍"
    assert "".join(body(read(build([page]))[0])) == 4 * line


@pytest.mark.parametrize(("rotate", "angle"), [(90, 90), (0, 90), (270, -90), (0, -90), (180, 180)])
def test_a_page_that_lies_on_its_side(rotate: int, angle: int) -> None:
    page = Page(rotate=rotate)
    wrapped = [GROWTH[at : at + 20] for at in range(0, len(GROWTH), 20)]
    for number, line in enumerate(wrapped):
        x, y = {
            90: (100 + 20 * number, 100),
            -90: (500 - 20 * number, 700),
            180: (500, 100 + 20 * number),
        }[angle]
        page.text(line, x, y, angle=angle)
    blocks, _ = read(build([page]))
    assert body(blocks) == [GROWTH]


def test_a_page_of_vertical_writing_is_read_from_the_right() -> None:
    page = Page()
    for column, at in enumerate(range(0, len(GROWTH), 30)):
        page.text(GROWTH[at : at + 30], 500 - 20 * column, 700, font="V1")
    blocks, _ = read(build([page]))
    assert body(blocks) == [GROWTH]


def test_bold_by_drawing_twice_is_read_once() -> None:
    page = Page()
    page.text("关于做好安全生产工作的通知", 100, 700, 22)
    page.text("关于做好安全生产工作的通知", 100.4, 700, 22)
    for at, char in enumerate("双十一" * 4):
        for shift in (0.0, 0.3):
            page.text(char, 100 + 12 * at + shift, 600)
    blocks, _ = read(build([page]))
    assert body(blocks) == ["关于做好安全生产工作的通知", "双十一" * 4]


def test_a_repeated_character_is_kept() -> None:
    page = Page()
    page.text("增长11.33%，谢谢", 100, 700)
    assert body(read(build([page]))[0]) == ["增长11.33%，谢谢"]


def test_ligatures_rare_characters_and_spaces() -> None:
    page = Page()
    page.text("ﬁne oﬃce 𠀀吉 张　三 ok", 100, 700)
    assert body(read(build([page]))[0]) == ["fine office 𠀀吉 张　三 ok"]


def test_codes_that_only_the_font_knows_are_marked_and_told() -> None:
    figures = {ord(figure): 0xE000 + ord(figure) for figure in "0123456789"}
    line = "全年生产总值增长6.3%左右，粮食产量居全国第四位，城镇新增就业26万人"
    page = Page()
    page.text("\uf0b7" + line.translate(figures), 72, 700)
    blocks, notices = read(build([page]))
    marked = "\uf0b7" + line.translate(dict.fromkeys(figures, "\ufffd"))
    assert body(blocks) == [marked]
    assert "notice.pdf.unmapped" in {notice.code for notice in notices}


def test_text_beside_the_paper_is_not_seen() -> None:
    page = Page()
    page.text("正文", 100, 700)
    page.text("裁掉", -300, 500)
    assert body(read(build([page]))[0]) == ["正文"]


def test_a_ruled_table_keeps_rows_and_cells() -> None:
    page = Page()
    rows = [
        ("指标", "2022年", "2023年"),
        ("粮食产量", "816.16", "837.3"),
        ("保护性耕作", "3283", "3700"),
    ]
    page.text(GROWTH[:30], 72, 740)
    for row in range(4):
        page.rule(72, 700 - 24 * row, 432, 700 - 24 * row)
    for column in range(4):
        page.rule(72 + 120 * column, 628, 72 + 120 * column, 700)
    for row, cells in enumerate(rows):
        for column, cell in reversed(list(enumerate(cells))):
            page.text(cell, 78 + 120 * column, 684 - 24 * row)
    page.text(INDUSTRY[:30], 72, 600)
    blocks, _ = read(build([page]))
    assert [block.kind for block in blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.TABLE,
        BlockKind.PARAGRAPH,
    ]
    assert blocks[1].rows == tuple(rows)
    assert blocks[1].text == "\n".join("\t".join(row) for row in rows)


def test_merged_cells_hold_their_text_once() -> None:
    page = Page()
    for y in (700, 676, 652):
        page.rule(72 if y != 676 else 192, y, 432, y)
    for x in (72, 192, 432):
        page.rule(x, 652, x, 700)
    page.text("粮食", 78, 680)
    page.text("产量", 78, 662)
    page.text("上年 816", 198, 684)
    page.text("本年 837", 198, 660)
    blocks, _ = read(build([page]))
    assert blocks[0].rows == (("粮食产量", "上年 816"), ("", "本年 837"))


def test_columns_that_align_without_rules_are_a_table() -> None:
    page = Page()
    rows = [
        ("单位", "得分", "名次"),
        ("长春市", "98.5", "1"),
        ("吉林市", "97", "2"),
        ("四平市", "95", "3"),
    ]
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            page.text(cell, 100 + 130 * column, 700 - 22 * row)
    blocks, _ = read(build([page]))
    assert [block.rows for block in blocks] == [tuple(rows)]


def test_labels_side_by_side_are_one_line() -> None:
    page = flow(TEXTS)[0]
    page.text("第3期", 72, HEIGHT - 60)
    page.text("2024年1月5日", 400, HEIGHT - 60)
    assert body(read(build([page]))[0])[0] == "第3期 2024年1月5日"


def test_a_scan_says_that_it_is_one() -> None:
    page = Page()
    page.picture()
    with pytest.raises(SourceError) as caught:
        read(build([page]))
    assert caught.value.code == "error.source.no_text"


def test_pages_without_text_among_others_are_named() -> None:
    scan = Page()
    scan.picture()
    blocks, notices = read(build([*flow([GROWTH]), scan, *flow([INDUSTRY]), scan]))
    assert body(blocks) == [GROWTH, INDUSTRY]
    assert [notice.code for notice in notices] == ["notice.pdf.pages_without_text"]
    assert dict(notices[0].values)["pages"] == "2、4"


def test_passwords() -> None:
    locked = build(flow([GROWTH]), user_password="secret")
    with pytest.raises(SourceError) as caught:
        read(locked)
    assert caught.value.code == "error.source.encrypted"
    with pytest.raises(SourceError) as caught:
        read(locked, password="wrong")
    assert caught.value.code == "error.source.password"
    assert body(read(locked, password="secret")[0]) == [GROWTH]


def test_an_owner_password_alone_locks_nothing() -> None:
    assert body(read(build(flow([GROWTH]), owner_password="boss"))[0]) == [GROWTH]


def test_a_cut_off_file_is_refused_or_read_never_lost_silently() -> None:
    data = build(flow(TEXTS * 12))
    refused = 0
    for at in range(0, len(data), len(data) // 25):
        found = _read_or_refuse(data[:at])
        if isinstance(found, str):
            assert found in ("error.source.damaged", "error.source.no_text")
            refused += 1
        else:
            blocks, notices = found
            assert letters("".join(body(blocks))) == letters("".join(TEXTS * 12)) or notices
    assert refused


def _read_or_refuse(data: bytes) -> tuple[list[Block], list[Notice]] | str:
    try:
        return read(data)
    except SourceError as error:
        return error.code


class _Stop(SilentTask):
    def __init__(self) -> None:
        self.reports: list[tuple[int, int]] = []

    def report(self, stage: str, done: int, total: int) -> None:
        self.reports.append((done, total))

    def check(self) -> None:
        if len(self.reports) == 2:
            raise Cancelled


def test_it_stops_between_pages() -> None:
    task = _Stop()
    with pytest.raises(Cancelled):
        pdf.read(build(flow(TEXTS * 20)), "a.pdf", task)
    assert task.reports[-1][0] == 2


def test_sniffing_looks_at_the_content() -> None:
    data = build(flow([GROWTH]))
    assert pdf.sniff(data, "简报.docx") == 1.0
    assert pdf.sniff("关于 %PDF 格式".encode(), "a.pdf") == 0.0


def _article(
    page: Page, texts: list[str], x: float, top: float, ems: int, size: float = 10.0
) -> float:
    """Set paragraphs in a column from ``top`` down; where the next line would stand."""
    y = top
    for text in texts:
        for indent, line in wrap(text, ems):
            page.text(line, x + indent * size, y, size)
            y -= 1.5 * size
    return y


def test_a_newspaper_page() -> None:
    page = Page(800, 1100)
    page.text("城市晚报", 60, 1040, 30)
    page.text("2024年1月25日　星期四　第5版", 480, 1045, 10)
    # An article over the left three columns, another beside it, a third below over all of them.
    page.text("奋力谱写全面振兴新篇章", 130, 970, 28)
    _article(page, [GROWTH + INDUSTRY, MEETING], 60, 930, 15)
    _article(page, [INDUSTRY + MEETING, GROWTH], 230, 930, 15)
    _article(page, [MEETING + GROWTH, INDUSTRY], 400, 930, 15)
    page.text("简讯", 620, 970, 20)
    _article(page, ["昨日，" + MEETING, "近日，" + INDUSTRY], 570, 930, 15)
    page.text("民生实事件件有着落", 220, 560, 28)
    _article(page, ["今年，" + GROWTH, "今年，" + INDUSTRY], 60, 510, 30)
    _article(page, ["明年，" + GROWTH, "明年，" + INDUSTRY], 400, 510, 30)
    blocks, _ = read(build([page]))
    assert body(blocks) == [
        "城市晚报 2024年1月25日　星期四　第5版",
        "奋力谱写全面振兴新篇章",
        GROWTH + INDUSTRY,
        MEETING,
        INDUSTRY + MEETING,
        GROWTH,
        MEETING + GROWTH,
        INDUSTRY,
        "简讯",
        "昨日，" + MEETING,
        "近日，" + INDUSTRY,
        "民生实事件件有着落",
        "今年，" + GROWTH,
        "今年，" + INDUSTRY,
        "明年，" + GROWTH,
        "明年，" + INDUSTRY,
    ]


def test_text_and_columns_change_down_the_page() -> None:
    page = Page()
    y = _article(page, [GROWTH * 2, INDUSTRY], 72, 760, 45)
    _article(page, [MEETING * 2, "左栏。"], 72, y - 10, 21)
    _article(page, [INDUSTRY * 2, "右栏。"], 312, y - 10, 21)
    _article(page, [MEETING, GROWTH], 72, 300, 45)
    blocks, _ = read(build([page]))
    assert body(blocks) == [
        GROWTH * 2, INDUSTRY, MEETING * 2, "左栏。", INDUSTRY * 2, "右栏。", MEETING, GROWTH
    ]  # fmt: skip


@pytest.mark.parametrize("gutter", [16.0, 40.0, 90.0])
def test_a_page_number_in_the_gutter(gutter: float) -> None:
    texts = TEXTS * 8
    pages = flow(texts, columns=2, gutter=gutter, foot="{page}", head="")
    for page in pages:
        page.text("简报", WIDTH / 2 - 9, HEIGHT - 50, 9)
    blocks, _ = read(build(pages))
    assert body(blocks) == texts


def test_a_number_cut_by_the_margin_is_whole_again() -> None:
    texts = ["全省规模以上工业增加值增长6.8%，" * 9 + "完成全年目标。"]
    for columns in (1, 2, 3):
        blocks, _ = read(build(flow(texts, columns=columns)))
        assert body(blocks) == texts


def test_what_the_margin_cut_may_begin_like_a_heading() -> None:
    text = "公平统一、" * 7 + "公平统一、安全规范、可持续，即：有中国特色社会主义制度的显著优势。"
    for ems in range(12, 24):
        page = Page()
        _article(page, [text, GROWTH], 72, 760, ems)
        assert body(read(build([page]))[0]) == [text, GROWTH]


def test_lists_and_contents_stay_lines() -> None:
    page = Page()
    entries = ["一、总体要求", "二、主要任务", "三、保障措施"]
    for row, entry in enumerate(entries):
        page.text(entry + "…" * 30 + str(row + 1), 72, 760 - 20 * row)
    for row, entry in enumerate(entries):
        page.text(entry, 96, 600 - 20 * row)
    blocks, _ = read(build([page]))
    assert body(blocks) == [f"{e}{'…' * 30}{n}" for n, e in enumerate(entries, 1)] + entries


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 2),
            st.integers(0, 3),
            st.integers(0, 39),
            st.text("今年以来增长的，。、：；“”（）AbC019 　.%", min_size=1, max_size=11),
            st.sampled_from([9.0, 10.5, 12.0]),
        ),
        max_size=60,
        unique_by=lambda piece: piece[:3],
    )
)
def test_every_visible_character_lands_in_one_block(
    pieces: list[tuple[int, int, int, str, float]],
) -> None:
    pages = [Page(), Page(), Page()]
    for number, column, row, text, size in pieces:
        pages[number].text(text, 20 + 140 * column, 800 - 19 * row, size)
    expected = letters("".join(piece[3] for piece in pieces))
    if not expected:
        return
    blocks, _ = read(build(pages))
    assert letters("".join(block.text for block in blocks)) == expected
    for block in blocks:
        ends = [0, *(end for s in block.segments for end in (s.start, s.end)), len(block.text)]
        assert ends == sorted(ends)
        assert letters("".join(block.text[s.start : s.end] for s in block.segments)) == letters(
            block.text
        )


def test_what_is_set_larger_is_a_heading_of_its_level() -> None:
    page = Page()
    page.text("关于进一步做好全省安全生产工作", 120, 760, 22)
    page.text("有关事项的通知", 210, 725, 22)
    y = 680.0
    for head, text in (("总体要求", GROWTH), ("重点任务", INDUSTRY), ("组织保障", MEETING)):
        page.text(head, 72, y, 15)
        y = _article(page, [text], 72, y - 25, 36, 12) - 10
        page.text("具体内容", 72, y, 14)
        y = _article(page, [text], 72, y - 25, 36, 12) - 10
    blocks, _ = read(build([page]))
    heads = [(block.level, block.text) for block in blocks if block.kind is BlockKind.HEADING]
    assert heads == [
        (0, "关于进一步做好全省安全生产工作有关事项的通知"),
        *[
            (level, text)
            for head in ("总体要求", "重点任务", "组织保障")
            for level, text in ((1, head), (2, "具体内容"))
        ],
    ]
    assert [block.text for block in blocks if block.kind is BlockKind.PARAGRAPH] == [
        text for text in TEXTS for _ in range(2)
    ]


def test_lines_below_the_title_are_no_headings_where_nothing_else_is_larger() -> None:
    page = flow(TEXTS, size=10, margin=150)[0]
    page.text("松江工作简报", 230, 780, 22)
    page.text("第7期市政府办公室编2024年3月5日", 200, 740, 12)
    blocks, _ = read(build([page]))
    kinds = [(block.kind, block.level) for block in blocks]
    assert kinds[:2] == [(BlockKind.HEADING, 0), (BlockKind.PARAGRAPH, 0)]
    assert body(blocks)[2:] == TEXTS


def test_a_lead_in_larger_type_is_no_heading() -> None:
    page = Page()
    _article(page, [MEETING], 72, 760, 30, 14)
    _article(page, [GROWTH, INDUSTRY, GROWTH * 3], 72, 600, 36, 12)
    blocks, _ = read(build([page]))
    assert {block.kind for block in blocks} == {BlockKind.PARAGRAPH}
    assert body(blocks) == [MEETING, GROWTH, INDUSTRY, GROWTH * 3]
