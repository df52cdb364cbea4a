"""The time a sentence names."""

from __future__ import annotations

import pytest

from facts.periods import stated, stated_alone


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2022年，粮食产量达到81亿斤。", "2022年"),
        ("到2030年，建成交通枢纽。", "2030年"),
        ("2021—2023年累计投资9亿元。", "2021—2023年"),
        ("今后五年，重点抓好七件事。", "今后五年"),
        ("五年来，新增就业16万人。", "五年来"),
        ("“十四五”期间，新建学校12所。", "十四五”期间"),
        ("前三季度，产值增长6%。", "前三季度"),
        ("1－11月份，产值达到2170亿元。", "1－11月份"),
        ("3月12日下午，召开会议。", "3月12日"),
        ("产量较2019年增长5%。", ""),
        ("印发《发展规划（2020—2030年）》。", ""),
        ("投资58亿元。", ""),
    ],
)
def test_stated(text: str, period: str) -> None:
    assert stated(text) == period


def test_a_heading_with_two_times_names_none() -> None:
    assert stated_alone("三、2023年工作安排") == "2023年"
    assert stated_alone("一、过去五年和2022年工作回顾") == ""
