from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from language.words import default_segmenter
from word.title import broken, width

ROOM = 20.29


def tag(text: str) -> list[tuple[str, str]]:
    return default_segmenter().tag(text)


TITLES = [
    "关于深入学习贯彻习近平总书记在新时代推动东北全面振兴座谈会上的重要讲话精神的情况简报",
    "把握历史机遇 推动全面振兴取得新突破——《吉林市政府工作报告》速览",
    "我省粮食产量首次突破837.3亿斤再创历史新高",
    "全省上半年经济运行情况分析与下半年重点工作安排建议",
    "关于印发《吉林省推进“一主六双”高质量发展专项规划》的通知要点",
]


@pytest.mark.parametrize("title", TITLES)
def test_lines_are_whole_words_that_fit(title: str) -> None:
    lines = broken(title, ROOM, tag)
    assert "".join(lines).replace(" ", "") == title.replace(" ", "")
    assert all(width(line) <= ROOM for line in lines)
    edges = set()
    position = 0
    for word, _ in tag(title.replace(" ", "")):
        position += len(word)
        edges.add(position)
    position = 0
    for line in lines:
        position += len(line.replace(" ", ""))
        assert position in edges


@pytest.mark.parametrize("title", TITLES)
def test_no_line_begins_or_ends_where_it_should_not(title: str) -> None:
    for line in broken(title, ROOM, tag):
        assert line[0] not in "，。、；：）》”’的"
        assert line[-1] not in "（《“‘"


def test_numbers_book_titles_and_quotations_stay_whole() -> None:
    lines = broken(TITLES[2], ROOM, tag)
    assert any("837.3亿斤" in line for line in lines)
    assert any("《吉林市政府工作报告》" in line for line in broken(TITLES[1], ROOM, tag))


def test_a_short_title_is_one_line() -> None:
    assert broken("政府工作报告要点", ROOM, tag) == ["政府工作报告要点"]


def test_two_lines_are_a_trapezoid() -> None:
    widths = [width(line) for line in broken(TITLES[3], ROOM, tag)]
    assert len(widths) == 2
    assert 1 <= abs(widths[0] - widths[1]) <= 8


def test_three_lines_are_never_an_hourglass() -> None:
    widths = [width(line) for line in broken(TITLES[0], ROOM, tag)]
    assert len(widths) == 3
    assert not widths[0] > widths[1] < widths[2]


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("吉林省人民政府工作报告摘要及重点任务分解情况", "工作报告"),
        ("松原市2023年政府工作报告重点任务责任分工方案", "工作报告"),
        ("关于进一步加强城乡困难群众基本生活保障工作情况的通报", "基本生活"),
        ("关于开展全省农村人居环境整治提升行动的情况报告", "人居环境"),
        ("关于全省上半年经济运行情况和下半年重点工作安排的报告", "运行情况"),
        ("吉林省政府工作报告主要指标完成情况与预期目标对比分析", "完成情况"),
        ("省政府召开常务会议研究稳定经济增长若干政策措施", "稳定经济增长"),
        (
            "长春市2023年国民经济和社会发展计划执行情况与2024年国民经济和社会发展计划草案的报告",
            "2024年国民经济",
        ),
    ],
)
def test_an_expression_of_several_words_stays_on_one_line(title: str, whole: str) -> None:
    assert any(whole in line for line in broken(title, ROOM, tag))


@settings(max_examples=60, deadline=None)
@given(st.text("甲乙丙的“”《》（），。12.5% ab\n", max_size=300), st.floats(4, 40))
def test_any_title_is_broken_into_lines_that_fit(title: str, room: float) -> None:
    lines = broken(
        title, room, lambda text: [(text[i : i + 2], "n") for i in range(0, len(text), 2)]
    )
    assert "".join("".join(lines).split()) == "".join(title.split())
    assert all(width(line) <= room for line in lines)
    assert len(lines) <= 2 * width(title) / min(room, 4) + title.count("\n") + 2


@pytest.mark.parametrize(
    "word", ["很长的标题", "关于很长的标题", "abc ", "城市更新工作情况", "a", "一二三四五六七八九"]
)
@pytest.mark.parametrize("length", [90, 203, 300, 402])
def test_a_title_of_any_length_has_no_waist(word: str, length: int) -> None:
    lines = broken((word * length)[:length].strip(), 19.5, tag)
    widths = [width(line) for line in lines]
    assert not [
        n for n in range(1, len(widths) - 1) if widths[n] < min(widths[n - 1], widths[n + 1])
    ]
