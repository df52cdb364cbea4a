from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from word.numbering import bare, chinese, label, levels, numbered


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (100, "一百"),
     (101, "一百零一"), (110, "一百一十"), (111, "一百一十一"), (1001, "一千零一"), (1010, "一千零一十")],
)  # fmt: skip
def test_chinese_numbers(number: int, text: str) -> None:
    assert chinese(number) == text


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_chinese_numbers_are_distinct(one: int, other: int) -> None:
    assert (chinese(one) == chinese(other)) == (one == other)


def test_labels_of_the_four_levels() -> None:
    assert [label(level, 12) for level in (1, 2, 3, 4)] == ["十二、", "（十二）", "12.", "（12）"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("一、工作回顾。", "工作回顾"), ("（二）经济；", "经济"), ("3. 创新", "创新"), ("（4）开放", "开放"),
     ("2022年工作", "2022年工作"), ("3.5万亿元", "3.5万亿元"), ("一是发展", "一是发展"), ("怎么办？", "怎么办")],
)  # fmt: skip
def test_a_heading_loses_its_own_number_and_end_mark(typed: str, kept: str) -> None:
    assert bare(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("怎么看、怎么办？", "怎么看、怎么办"),
        ("二、大干快上！！", "大干快上"),
        ("要点如下：", "要点如下"),
        ("其他……", "其他"),
        ("“三个一。”", "“三个一。”"),
        ("总体要求（草案）。", "总体要求（草案）"),
        ("？", "？"),
    ],
)
def test_a_heading_ends_without_marks_but_with_its_brackets(typed: str, kept: str) -> None:
    assert bare(typed) == kept


def test_numbers_restart_below_each_heading() -> None:
    assert numbered([(1, "甲"), (2, "a"), (2, "b"), (1, "乙"), (2, "c"), (2, "d")]) == [
        (1, "一、甲"), (2, "（一）a"), (2, "（二）b"), (1, "二、乙"), (2, "（一）c"), (2, "（二）d"),
    ]  # fmt: skip


def test_an_only_child_bears_no_number() -> None:
    assert numbered([(1, "甲"), (2, "a"), (1, "乙")]) == [(1, "一、甲"), (2, "a"), (1, "二、乙")]
    assert numbered([(1, "一、甲")]) == [(1, "甲")]


@given(st.lists(st.integers(0, 9)))
def test_levels_have_no_gaps(wanted: list[int]) -> None:
    found = levels(wanted)
    assert all(1 <= level <= 4 for level in found)
    assert found[:1] in ([], [1])
    assert all(b <= a + 1 for a, b in itertools.pairwise(found))


def test_a_full_width_space_between_the_halves_of_a_heading_stays() -> None:
    assert (
        bare("一、准确把握总体要求\u3000锚定  振兴 目标。")
        == "准确把握总体要求\u3000锚定 振兴 目标"
    )
