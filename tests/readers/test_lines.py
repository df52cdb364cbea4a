"""Which lines belong to one paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.document import Anchor, BlockKind
from readers.common.lines import Line, join_lines, joint, width


def lines(text: str) -> list[Line]:
    found, gap = [], False
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            found.append(Line(line, Anchor(line=number), gap=gap))
        gap = not line.strip()
    return found


def texts(text: str) -> list[str]:
    return [block.text for block in join_lines(lines(text))]


WRAPPED = """今年开春以来气温回升较快，春茶开采期比去年提前九天。截至四
月十日，全县采摘鲜叶一千二百吨，同比增长一成五，鲜叶收购价
每斤上涨三元左右。从品种看，早生品种占比已经达到四成，比五
年前提高了二十个百分点，对抢占早春市场起到了关键作用。"""


def test_a_wrapped_paragraph_is_one_block_with_a_segment_for_each_line() -> None:
    (block,) = join_lines(lines(WRAPPED))
    assert block.text == WRAPPED.replace("\n", "")
    assert [segment.anchor.line for segment in block.segments] == [1, 2, 3, 4]
    for segment, line in zip(block.segments, WRAPPED.split("\n"), strict=True):
        assert block.text[segment.start : segment.end] == line


def test_blank_lines_between_all_lines_mean_nothing() -> None:
    assert texts(WRAPPED.replace("\n", "\n\n")) == [WRAPPED.replace("\n", "")]


def test_an_indent_begins_a_paragraph_even_after_a_full_line() -> None:
    indented = "　　" + WRAPPED.replace(
        "关键作用。", "关键作用，效果很好很明显。\n　　下一步，要加快推广。"
    )
    assert texts(indented)[-1] == "下一步，要加快推广。"


def test_a_paragraph_for_each_line_stays_so() -> None:
    source = "一、总体情况\n全年完成投资二十六亿元，比上年增长百分之八。\n重点项目开工\n新开工项目二十二个，竣工九个。"
    assert texts(source) == source.split("\n")


@pytest.mark.parametrize(
    "source",
    [
        "地区生产总值增长6%左右\n规模以上工业增加值增长7%\n固定资产投资增长8%\n社会消费品零售总额增长6.5%",
        "张明\n李红\n王芳\n赵强\n孙丽\n周军",
        "风来了\n叶子说话\n雨来了\n根在喝水",
        "夯实产业基础，构建现代体系\n深化重点改革，激发内生动力\n扩大对外开放，拓展发展空间\n保护生态环境，建设美丽家园",
        "关于印发管理办法的通知\n云岭县人民政府办公室\n2024年5月6日",
    ],
)
def test_lists_and_titles_are_not_glued(source: str) -> None:
    assert texts(source) == source.split("\n")


def test_a_heading_broken_in_two_among_lines_apart_is_one() -> None:
    source = "前面的内容已经说完了。\n\n（二）全面推进项目建设，加快形成新的增长\n点\n\n各项目按计划推进，没有拖延。"
    assert texts(source)[1] == "（二）全面推进项目建设，加快形成新的增长点"


def test_a_paragraph_cut_by_a_page_is_rejoined_across_the_blank() -> None:
    first = "过去一年，面对复杂严峻的外部环境，全县上下齐心协力，攻坚克难，各项事业都取得了看得见的新进展和新成效，守护"
    second = "好一江清水，是我们共同的责任，任何时候都不能放松。"
    closed = "这是另外一个完整的段落，它有自己的结尾，因此不应当与前后的内容混在一起，哪怕它也很长很长很长。"
    assert texts(f"{closed}\n\n{first}\n\n{second}\n\n{closed}") == [closed, first + second, closed]


def test_a_mark_that_cannot_begin_a_line_goes_back_to_its_sentence() -> None:
    assert texts("会议在县城举行\n，到会四十人。") == ["会议在县城举行，到会四十人。"]


@pytest.mark.parametrize(
    ("left", "right", "between"),
    [
        ("发展", "经济", ""),
        ("the new", "system", " "),
        ("co-", "operation", ""),
        ("使用Word", "编辑", ""),
        ("编辑", "Word", ""),
        ("增长0.", "3%", ""),
    ],
)
def test_a_space_is_put_only_between_latin_words(left: str, right: str, between: str) -> None:
    assert joint(left, right) == between


def test_noise_stands_alone_and_does_not_end_the_paragraph_around_it() -> None:
    made = lines(WRAPPED)
    made.insert(2, Line("— 3 —", Anchor(page=1), kind=BlockKind.NOISE))
    joined = join_lines(made)
    assert [block.kind for block in joined] == [BlockKind.PARAGRAPH, BlockKind.NOISE]
    assert joined[0].text == WRAPPED.replace("\n", "")


def test_lines_of_different_size_are_never_one() -> None:
    made = [
        Line("关于加快推进全县农业农村现代化工作的", Anchor(line=1), size=22, full=True),
        Line("实施意见已经印发给各个单位，请认真落实。", Anchor(line=2), size=16, full=False),
    ]
    assert len(join_lines(made)) == 2


def test_width_counts_a_chinese_character_twice() -> None:
    assert width("吉A，3") == 6


_ALPHABET = st.sampled_from(list("发展经济，。、；（）“”一1A 　.-%"))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.text(_ALPHABET, max_size=24), st.booleans()), max_size=30))
def test_joining_loses_and_invents_nothing(rows: list[tuple[str, bool]]) -> None:
    made = [
        Line(text, Anchor(line=number), gap=gap)
        for number, (text, gap) in enumerate(rows, start=1)
        if text.strip()
    ]
    joined = join_lines(made)
    whole = "".join("".join(block.text.split()) for block in joined)
    assert whole == "".join("".join(text.split()) for text, _ in rows)
    seen = []
    for block in joined:
        end = 0
        for segment in block.segments:
            assert end <= segment.start < segment.end <= len(block.text)
            assert block.text[end : segment.start].strip() == ""
            assert block.text[segment.start : segment.end] == made[len(seen)].text.strip()
            seen.append(segment.anchor.line)
            end = segment.end
        assert end == len(block.text)
    assert seen == [line.anchor.line for line in made]


def test_where_paragraphs_are_indented_a_full_line_goes_on_across_a_blank_line() -> None:
    first = "今年开春以来气温回升较快，春茶开采期比去年提前九天。"
    second = "截至四月十日，全县采摘鲜叶一千二百吨。鲜叶收购价同比每斤上涨三元，茶农收入明显增加。"
    rows = ["　　" + first, second[:28], second[28:], "　　" + second[:26], second[26:]]
    assert texts("\n\n".join(rows * 4)) == [first + second, second] * 4


def test_two_headings_apart_stay_two_though_one_is_as_wide_as_the_column() -> None:
    rows = WRAPPED.split("\n")
    heading = "全县春茶生产情况及下一步扩大市场销售的工作打算和安排说明"
    source = "\n\n".join([*rows, heading, "总体要求", *rows])
    assert texts(source)[1:3] == [heading, "总体要求"]


def test_latin_text_is_rejoined_with_spaces() -> None:
    source = """The committee met on Tuesday and reviewed the progress of all
projects. Most are on schedule, although two of them were
delayed by heavy rain in April. The chairman asked every
department to report the remaining problems before the end
of the month.

The next meeting will be held in June."""
    first, second = source.split("\n\n")
    assert texts(source) == [first.replace("\n", " "), second]


LONG = "发展是解决我国一切问题的基础和关键，必须坚定不移贯彻新发展理念，加快构建新发展格局，推动高质量发展，保持经济运行"


def test_where_pages_cut_paragraphs_they_cut_short_lines_too() -> None:
    ended = "全年城镇新增就业一千一百万人以上，居民收入增长与经济增长基本同步，生态环境质量进一步改善，粮食产量保持稳定。"
    cut = ["题目", "副题", ended, LONG, "在合理区间，各年度提出目标。" + ended]
    short = [
        "坚持系统观念，加强山水林田湖草治理，推进生态屏障建",
        "设，构建自然保护地体系。" + ended,
    ]
    assert texts("\n".join([*cut, *short, ended])) == [
        "题目",
        "副题",
        ended,
        "".join(cut[3:]),
        "".join(short),
        ended,
    ]
    # Without such a paragraph a short line with a comma is a headline.
    assert texts("\n".join([*cut[:3], *short, ended])) == [*cut[:3], *short, ended]


def test_what_begins_with_a_particle_goes_on() -> None:
    ended = "全年城镇新增就业一千一百万人以上，居民收入增长与经济增长基本同步，生态环境质量进一步改善，粮食产量保持稳定。"
    start, rest = "经济增速是综合性指标，今年预期目标设定", "为6%以上，考虑了经济运行恢复情况。"
    assert texts("\n".join([ended, ended, start, rest, ended])) == [
        ended,
        ended,
        start + rest,
        ended,
    ]
    fresh = "为进一步做好工作，现通知如下。"
    assert texts("\n".join([ended, ended, start, fresh, ended])) == [
        ended,
        ended,
        start,
        fresh,
        ended,
    ]


def test_a_line_that_hangs_goes_on_whatever_comes_next() -> None:
    start = "坚持市场化、法治化方向，持续打造一流营商环境，力争到"
    assert texts(start + "\n2025年底全市经营主体突破30万户。") == [
        start + "2025年底全市经营主体突破30万户。"
    ]
    # A word that only ends in such a character hangs from nothing.
    assert len(texts("建设目标和主要目的\n本规划的范围是全市，期限五年。")) == 2


def test_an_official_title_is_one_heading_however_it_is_set() -> None:
    body = "为切实做好工作，经市政府同意，现就有关事项通知如下，请认真贯彻执行。"
    broken = "清河市人民政府办公室关于做好2024年\n防汛抗旱工作的通知"
    assert texts(f"{broken}\n{body}") == [broken.replace("\n", ""), body]
    centred = f"{'　' * 6}清河市推动工业经济高质量发展\n{'　' * 8}三年行动计划\n{'　' * 7}（2024年1月3日）"
    assert texts(f"{centred}\n　　{body}") == [
        "清河市推动工业经济高质量发展三年行动计划",
        "（2024年1月3日）",
        body,
    ]


@pytest.mark.parametrize("filler", [".", "·", "《", "-", "　", "—"])
def test_a_line_of_one_mark_costs_no_more_than_its_length(filler: str) -> None:
    # Half a million of them, looked at from each place anew, would take hours.
    rows = [filler * 500_000 + "1a", "发展" + filler * 500_000 + "b"]
    assert len(join_lines(lines("\n".join(rows)))) <= 2
