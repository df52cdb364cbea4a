"""PDF: notes at the foot of the page, the marks that call for them, raised characters that are text, framed notes."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from model.document import Block, BlockKind
from readers.common.pages.footnotes import _longest
from readers.common.pages.raised import LEVEL, RAISED, begins_with, marks_in, with_raised, without
from tests.readers.pdf_samples import Page, advance, build
from tests.readers.test_pdf import noise, read

SIZE, NOTE, LEADING = 12.0, 9.0, 20.0
LEFT, RIGHT = 72.0, 72.0 + 37 * SIZE
# Each line fills its column of 37 characters; “^” is where the mark stands.
_FILL = "全市坚持稳中求进工作总基调完整准确全面贯彻新发展理念经济运行持续向好民生福祉不断增进各项事业取得新进展"


def sheet(number: int = 0) -> Page:
    """A page that begins with a paragraph as wide as its column, another for each ``number``."""
    page = Page()
    fill = _FILL[5 * number :] + _FILL[: 5 * number]
    lines(page, [" 各位代表" + fill[:31], fill[:37], "以上请审议。"], top=800)
    return page


def line(page: Page, text: str, x: float, y: float, marks: Sequence[str] = ()) -> None:
    """Draw a line of the body; each ^ is the next of ``marks``, raised."""
    waiting = iter(marks)
    for at, part in enumerate(text.split("^")):
        if at:
            mark = next(waiting)
            page.text(mark, x, y + 0.35 * SIZE, 0.6 * SIZE)
            x += advance(mark, 0.6 * SIZE)
        page.text(part, x, y, SIZE)
        x += advance(part, SIZE)


def lines(page: Page, texts: Sequence[str], marks: Sequence[str] = (), *, top: float = 740) -> None:
    """Draw lines of the body one below the other, the first of a paragraph set in."""
    waiting = list(marks)
    for at, text in enumerate(texts):
        own = [waiting.pop(0) for _ in range(text.count("^"))]
        inset = 2 * SIZE if text.startswith(" ") else 0.0
        line(page, text.strip(), LEFT + inset, top - at * LEADING, own)


def notes(page: Page, texts: Sequence[str], *, foot: float = 80, rule: bool = True) -> None:
    """Draw lines of notes above ``foot``, the first below a short rule."""
    top = foot + 14 * (len(texts) - 1)
    if rule:
        page.rule(LEFT, top + 16, LEFT + 144, top + 16)
    for at, text in enumerate(texts):
        page.text(text, LEFT, top - 14 * at, NOTE)


def full(begin: str, marked: str = "") -> str:
    """A line that fills the column and begins so."""
    return (begin + marked + _FILL)[: 37 + len(marked) - begin.startswith(" ")]


def said(blocks: Sequence[Block]) -> list[str]:
    """The paragraphs behind those that the pages begin with."""
    kinds = (BlockKind.NOISE, BlockKind.CAPTION)
    texts = (block.text for block in blocks if block.kind not in kinds)
    return [text for text in texts if not text.startswith("各位代表")]


def told(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in blocks if block.kind is BlockKind.CAPTION]


@pytest.mark.parametrize("mark", ["1", "①", "[1]", "*", "i"])
@pytest.mark.parametrize("rule", [True, False])
def test_a_note_leaves_the_sentence_and_stands_behind_its_paragraph(mark: str, rule: bool) -> None:
    page = sheet()
    lines(
        page,
        [full(" 上半年增长百分之五", "^"), "比上年同期有所提高。", " 下半年要继续努力。"],
        [mark],
    )
    notes(page, [f"{mark} 按可比价格计算。"], rule=rule)
    blocks, _ = read(build([page]))
    first = full(" 上半年增长百分之五").strip() + "比上年同期有所提高。"
    assert [(block.kind, block.text) for block in blocks[1:]] == [
        (BlockKind.PARAGRAPH, first),
        (BlockKind.NOISE, mark),
        (BlockKind.CAPTION, f"{mark} 按可比价格计算。"),
        (BlockKind.PARAGRAPH, "下半年要继续努力。"),
    ]
    assert [s.anchor.line for s in blocks[3].segments] == [7]


def test_a_paragraph_goes_on_over_the_notes_of_its_page() -> None:
    pages = [sheet(), Page()]
    lines(pages[0], [full(" 全市各级各部门", "^"), full("深入贯彻落实"), full("统筹推进")], ["1"])
    notes(pages[0], ["1 含中央和省属在市单位。"])
    lines(pages[1], ["取得了明显成效。", " 下一步要抓好落实。"])
    blocks, _ = read(build(pages))
    assert len(said(blocks)) == 2
    assert said(blocks)[0].endswith("取得了明显成效。")
    assert told(blocks) == ["1 含中央和省属在市单位。"]


def test_a_note_goes_on_at_the_foot_of_the_next_page() -> None:
    pages = [sheet(1), sheet(2)]
    lines(pages[0], [" 全市各级各部门要抓好落实^。", " 各县要抓好落实。"], ["1"])
    notes(
        pages[0],
        ["1 含中央单位、省属单位和其他在市单位，不含新划入的两个乡镇，口径自", "去年起有所调整，"],
    )
    lines(pages[1], [" 下一步要继续努力^。"], ["2"])
    notes(pages[1], ["最终数以年鉴公布的为准。", "2 按可比价格计算。"])
    blocks, _ = read(build(pages))
    assert said(blocks) == ["全市各级各部门要抓好落实。", "各县要抓好落实。", "下一步要继续努力。"]
    first, second = told(blocks)
    assert (first[:5], first[-3:], second) == ("1 含中央", "为准。", "2 按可比价格计算。")


def test_marks_begin_anew_on_each_page_though_the_notes_read_alike() -> None:
    pages = [sheet(at) for at in range(4)]
    for number, page in enumerate(pages, 1):
        lines(page, [f" 第{number}个县增长^，成效明显^。"], ["①", "②"])
        notes(page, ["①最终数以年鉴公布的为准。", "②按可比价格计算，最终数以年鉴为准。"])
        page.text(f"— {number} —", 280, 40, 9)
    blocks, _ = read(build(pages))
    assert said(blocks) == [f"第{number}个县增长，成效明显。" for number in range(1, 5)]
    assert len(told(blocks)) == 8
    assert "— 3 —" in noise(blocks)


def test_notes_behind_the_text() -> None:
    pages = [sheet(1), sheet(2), sheet(3)]
    lines(pages[0], [" 粮食产量再创新高^。"], ["i"])
    lines(pages[1], [" 工业增长较快^。"], ["ii"])
    lines(pages[2], [" 消费回暖。"])
    notes(pages[2], ["i 数据来自统计月报。", "ii 按可比价格计算。"], foot=600)
    blocks, _ = read(build(pages))
    assert said(blocks) == ["粮食产量再创新高。", "工业增长较快。", "消费回暖。"]
    assert told(blocks) == ["i 数据来自统计月报。", "ii 按可比价格计算。"]


def test_each_column_has_notes_of_its_own() -> None:
    page = Page()
    left, right = LEFT, 320.0
    for column, mark in ((left, "1"), (right, "2")):
        for at in range(14):
            text = _FILL[:16] if at % 5 else "民生得到改善^，经济持续回升向好"
            line(page, text, column, 760 - at * LEADING, [mark] if at == 5 else [" "])
        page.rule(column, 200, column + 100, 200)
        page.text(f"{mark} 按可比价格计算。", column, 185, NOTE)
    blocks, _ = read(build([page]))
    assert told(blocks) == ["1 按可比价格计算。", "2 按可比价格计算。"]
    assert not any("计算" in text for text in said(blocks))


@pytest.mark.parametrize(
    ("text", "mark", "read_as"),
    [
        ("新建厂房5万m^，比上年增长。", "2", "新建厂房5万m²，比上年增长。"),
        ("种群数量为10^，比上年增长。", "8", "种群数量为10⁸，比上年增长。"),
        ("见有关文献^的结论，比上年增长。", "[3]", "见有关文献[3]的结论，比上年增长。"),
    ],
)
def test_raised_characters_that_call_for_no_note_stay(text: str, mark: str, read_as: str) -> None:
    page = sheet()
    lines(page, [" " + text, " 各县增长较快^。"], [mark, "1"])
    notes(page, ["1 按可比价格计算。", "2 这一行没有人引用。"])
    blocks, _ = read(build([page]))
    assert said(blocks)[:2] == [read_as, "各县增长较快。"]


def test_a_lowered_figure_is_no_mark() -> None:
    page = Page()
    page.text("减排CO", LEFT, 760, SIZE)
    page.text("2", LEFT + advance("减排CO", SIZE), 757, 0.6 * SIZE)
    page.text("，比上年增长。", LEFT + advance("减排CO", SIZE) + 4, 760, SIZE)
    assert said(read(build([page]))[0]) == ["减排CO2，比上年增长。"]


def test_small_lines_that_nothing_calls_for_are_text() -> None:
    page = sheet()
    lines(page, [" 各县增长较快。", " 工业持续回升。"])
    notes(page, ["注：本表数据为快报数。", "1.本表绝对数按现价计算。"])
    blocks, _ = read(build([page]))
    assert told(blocks) == []
    assert [text for text in said(blocks) if "本表" in text]


def test_a_numbered_list_below_a_rule_is_no_note() -> None:
    page = sheet()
    lines(page, [" 重点抓好以下工作^：", " 各县要落实责任。"], ["1"])
    page.rule(LEFT, 700, RIGHT, 700)
    for at, text in enumerate(["1.加快项目建设。", "2.优化营商环境。", "3.保障民生。"]):
        page.text(text, LEFT + 2 * SIZE, 670 - at * LEADING, SIZE)
    page.text("以上请遵照执行。", LEFT, 600, 1.4 * SIZE)
    blocks, _ = read(build([page]))
    assert told(blocks) == []


def test_a_framed_note_is_no_part_of_the_lines_beside_it() -> None:
    page = Page()
    x0, y0, x1, y1 = 380.0, 660.0, 516.0, 735.0
    for rule in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
        page.rule(*rule)
    for at, text in enumerate(["编者按：请各单位认真", "学习借鉴，抓好贯彻", "落实。"]):
        page.text(text, x0 + 6, y1 - 16 - at * 22, SIZE)
    wide = int((x0 - 6 - LEFT) / SIZE)
    page.text(_FILL[:35], LEFT + 2 * SIZE, 760, SIZE)
    rest = (3 * _FILL)[: 4 * wide]
    for at in range(4):
        page.text(rest[at * wide : (at + 1) * wide], LEFT, 740 - at * LEADING, SIZE)
    page.text(_FILL[:37], LEFT, 740 - 4 * LEADING, SIZE)
    page.text("成效明显。", LEFT, 740 - 5 * LEADING, SIZE)
    blocks, _ = read(build([page]))
    paragraph = _FILL[:35] + rest + _FILL[:37] + "成效明显。"
    assert said(blocks) == [paragraph, "编者按：请各单位认真学习借鉴，抓好贯彻落实。"]


def test_raised_stretches_in_text() -> None:
    text = with_raised("甲1 乙", list("甲1乙"), [False, True, False])
    assert text == f"甲{RAISED}1{LEVEL} 乙"
    assert without([text], lambda order: order == 0) == ["甲 乙"]
    assert without([text], lambda _: False) == ["甲1 乙"]
    (mark,) = marks_in([f"甲{RAISED}①②{LEVEL}"], (1, 2), tabular=False)
    assert mark.labels == ("①", "②")
    assert [begins_with(text, "1") for text in ("1 甲", "1甲", "12022年", "1.5亿元")] == [
        True,
        True,
        False,
        False,
    ]
    assert begins_with("12022年", "1", surely=False)


def test_the_longest_choice_of_places_that_ascend() -> None:
    assert _longest([[9], [0], [3], [], [5, 1]]) == {1: 0, 2: 3, 4: 5}
    assert _longest([]) == {}


def test_a_mark_alone_on_its_line() -> None:
    page = sheet()
    lines(page, [" 各县增长较快。"])
    page.text("1", LEFT + 8 * SIZE, 744, 0.6 * SIZE)
    lines(page, [" 工业持续回升^。"], ["2"], top=720)
    notes(page, ["1 按可比价格计算。", "2 含中央单位。"])
    blocks, _ = read(build([page]))
    assert said(blocks) == ["各县增长较快。", "工业持续回升。"]
    assert told(blocks) == ["1 按可比价格计算。", "2 含中央单位。"]
