"""Figures: which stretch, and whether it reports, dates, counts off or names."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from language.numbers import FigureKind, figures


def found(text: str) -> list[tuple[str, str]]:
    return [(text[f.start : f.end], f.kind.value) for f in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("总产量816.16亿斤", ["816.16亿斤"]),
        ("提高4.3个百分点", ["4.3个百分点"]),
        ("增长6%—7%", ["6%—7%"]),
        ("完成1,031元", ["1,031元"]),
        ("近5000万亩、200多家、63倍", ["5000万亩", "200多家", "63倍"]),
        ("1－2个项目", ["1－2个"]),
        ("下降29.7%和33.89%", ["29.7%", "33.89%"]),
        ("比例为1:2", ["1:2"]),
        ("减少三成，翻一番，占百分之五", ["三成", "翻一番", "百分之五"]),
        ("25微克每立方米", ["25微克每立方米"]),
    ],
)
def test_quantities(text: str, expected: list[str]) -> None:
    assert found(text) == [(item, "quantity") for item in expected]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2022年", "date"),
        ("2022年3月5日", "date"),
        ("2020—2030年", "date"),
        ("3月5日至8日", "date"),
        ("7、8、9、10月份", "date"),
        ("12:30", "date"),
        ("一季度", "date"),
        ("第18届", "ordinal"),
        ("第二批", "ordinal"),
        ("一是", "ordinal"),
        ("第5位", "rank"),
        ("前三强", "rank"),
        ("5G", "name"),
        ("P3", "name"),
        ("PM2.5", "name"),
        ("“761”", "name"),
        ("“十四五”", "name"),
        ("3.0版", "name"),
    ],
)
def test_other_kinds(text: str, kind: str) -> None:
    sentence = f"其中，{text}各地落实"
    assert (text, kind) in found(sentence)
    assert all(k != "quantity" for _, k in found(sentence))


def test_unit_is_told() -> None:
    units = [f.unit for f in figures("增长6%，达到807.84亿斤、3700万亩，共12个")]
    assert units == ["%", "亿斤", "万亩", "个"]


def test_addresses_hold_no_figures() -> None:
    assert found("见http://a.cn/2022/35.html。") == []


@settings(max_examples=300)
@given(
    st.text(
        alphabet=st.sampled_from(list("0123456789.,，:年月日第一二十百万亿%个百分点斤—至“”PG中 ")),
        max_size=60,
    )
)
def test_figures_are_ordered_and_apart(text: str) -> None:
    last = 0
    for figure in figures(text):
        assert last <= figure.start < figure.end <= len(text)
        assert figure.kind in FigureKind
        last = figure.end


@pytest.mark.parametrize(
    "unit", ["1", "1,", "1.", "第一", "“一", "1年", "一", "百分之", "1—", "A1", "20", "1、"]
)
def test_hostile_text_is_linear(unit: str) -> None:
    started = time.process_time()
    figures(unit * 30_000)
    assert time.process_time() - started < 3
