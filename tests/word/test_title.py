from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from language.words import default_segmenter
from word.title import broken, width

ROOM = 20.29


def cut(text: str) -> list[str]:
    return default_segmenter().cut(text)


TITLES = [
    "关于深入学习贯彻习近平总书记在新时代推动东北全面振兴座谈会上的重要讲话精神的情况简报",
    "把握历史机遇 推动全面振兴取得新突破——《吉林市政府工作报告》速览",
    "我省粮食产量首次突破837.3亿斤再创历史新高",
    "全省上半年经济运行情况分析与下半年重点工作安排建议",
    "关于印发《吉林省推进“一主六双”高质量发展专项规划》的通知要点",
]


@pytest.mark.parametrize("title", TITLES)
def test_lines_are_whole_words_that_fit(title: str) -> None:
    lines = broken(title, ROOM, cut)
    assert "".join(lines).replace(" ", "") == title.replace(" ", "")
    assert all(width(line) <= ROOM for line in lines)
    edges = set()
    position = 0
    for word in cut(title.replace(" ", "")):
        position += len(word)
        edges.add(position)
    position = 0
    for line in lines:
        position += len(line.replace(" ", ""))
        assert position in edges


@pytest.mark.parametrize("title", TITLES)
def test_no_line_begins_or_ends_where_it_should_not(title: str) -> None:
    for line in broken(title, ROOM, cut):
        assert line[0] not in "，。、；：）》”’的"
        assert line[-1] not in "（《“‘"


def test_numbers_book_titles_and_quotations_stay_whole() -> None:
    lines = broken(TITLES[2], ROOM, cut)
    assert any("837.3亿斤" in line for line in lines)
    assert any("《吉林市政府工作报告》" in line for line in broken(TITLES[1], ROOM, cut))


def test_a_short_title_is_one_line() -> None:
    assert broken("政府工作报告要点", ROOM, cut) == ["政府工作报告要点"]


def test_two_lines_are_a_trapezoid() -> None:
    widths = [width(line) for line in broken(TITLES[3], ROOM, cut)]
    assert len(widths) == 2
    assert 1 <= abs(widths[0] - widths[1]) <= 8


def test_three_lines_are_never_an_hourglass() -> None:
    widths = [width(line) for line in broken(TITLES[0], ROOM, cut)]
    assert len(widths) == 3
    assert not widths[0] > widths[1] < widths[2]


@settings(max_examples=60, deadline=None)
@given(st.text("甲乙丙的“”《》（），。12.5% ab\n", max_size=300), st.floats(4, 40))
def test_any_title_is_broken_into_lines_that_fit(title: str, room: float) -> None:
    lines = broken(title, room, lambda text: [text[i : i + 2] for i in range(0, len(text), 2)])
    assert "".join("".join(lines).split()) == "".join(title.split())
    assert all(width(line) <= room for line in lines)
    assert len(lines) <= 2 * width(title) / min(room, 4) + title.count("\n") + 2
