"""Quantities: where they are, what they are worth, what is none."""

from __future__ import annotations

import time
from decimal import Decimal
from itertools import pairwise

import pytest

from language.quantities import Measure, find, same_amount
from language.quantities.numerals import decimal_of_chinese
from language.quantities.units import convert
from model.facts import Numeral


@pytest.mark.parametrize(
    ("text", "value", "unit", "low", "high", "approx"),
    [
        ("产量800亿斤以上", "800", "亿斤", "80000000000", "80000000000", "以上"),
        ("增长6%—7%", "6-7", "%", "6", "7", ""),
        ("增长６％～７％", "6-7", "%", "6", "7", ""),
        ("约3100万—3200万吨", "3100-3200", "万吨", "31000000", "32000000", "约"),
        ("新开工1－2个项目", "1-2", "个", "1", "2", ""),
        ("70多万人口脱贫", "70", "万人", "700000", "700000", "多"),
        ("危房1万余栋", "1", "万栋", "10000", "10000", "余"),
        ("投资1,234.5万元", "1234.5", "万元", "12345000", "12345000", ""),
        ("提高4.3个百分点", "4.3", "个百分点", "4.3", "4.3", ""),
        ("外送171.8亿千瓦时", "171.8", "亿千瓦时", "17180000000", "17180000000", ""),
        ("装机5万千瓦", "5", "万千瓦", "50000", "50000", ""),
        ("作业6300万亩次", "6300", "万亩次", "63000000", "63000000", ""),
        ("客流超过3亿人次", "3", "亿人次", "300000000", "300000000", "超过"),
        ("票房破3亿", "3", "亿", "300000000", "300000000", "破"),
        ("16个方面", "16", "个方面", "16", "16", ""),
        ("浓度25微克每立方米", "25", "微克每立方米", "25", "25", ""),
        ("指数达到101.3。", "101.3", "", "101.3", "101.3", ""),
        ("结构为7.1:39.7:53.2", "7.1:39.7:53.2", "", None, None, ""),
    ],
)
def test_reads(
    text: str, value: str, unit: str, low: str | None, high: str | None, approx: str
) -> None:
    (one,) = find(text)
    assert (one.value, one.unit, one.approx) == (value, unit, approx)
    assert one.numeral is Numeral.DIGIT
    if low is not None and high is not None:
        assert (one.low, one.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    "text",
    [
        "2022年1月3日至5日召开，1—11月份，2018—2022年，第18届，第3批",
        "9时30分，9:30，21世纪，90年代，“761”工程，“1530”机制，〔2023〕12号",
        "5G基站，PM2.5，A4纸，3.0版，12345热线，G331，《规划（2020—2030年）》，8K",
        "两位数，千家万户，一个好的开端，第一书记，四是",
        "过去5年，今后5年",
        "1.加强领导，（2）抓好落实",
    ],
)
def test_passes_dates_names_and_ordinals(text: str) -> None:
    assert find(text) == ()


def test_ranks() -> None:
    assert [(one.value, one.measure) for one in find("居全国第19位，列第4名，排第3。")] == [
        ("19", Measure.RANK),
        ("4", Measure.RANK),
        ("3", Measure.RANK),
    ]
    assert [one.low for one in find("稳居全国第一，稳居首位")] == [1, 1]


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("三百二十名", "320", "名"),
        ("五万余人", "50000", "万人"),
        ("一亿两千万元", "120000000", "元"),
        ("百分之三十五", "35", "%"),
        ("增长一倍", "1", "倍"),
        ("百余次", "100", "次"),
        ("翻一番", "1", "番"),
        ("超过三成，", "3", "成"),
    ],
)
def test_chinese_numerals(text: str, amount: str, unit: str) -> None:
    (one,) = find(text)
    assert (one.low, one.unit, one.numeral) == (Decimal(amount), unit, Numeral.CHINESE)


@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("三百二十", 320),
        ("两千五", 2500),
        ("一百零五", 105),
        ("十", 10),
        ("二〇二三", 2023),
        ("三千零五十", 3050),
    ],
)
def test_numerals(number: str, value: int) -> None:
    assert decimal_of_chinese(number) == value


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("4500万元", "0.45亿元", True),
        ("4500万元", "四千五百万元", True),
        ("６％", "百分之六", True),
        ("2千米", "2公里", True),
        ("800亿斤", "4000万吨", True),
        ("6%—7%", "6%", False),
        ("6%", "6个百分点", False),
        ("5个", "5家", False),
        ("第5位", "5位", False),
        ("15.6%", "15.60%", True),
    ],
)
def test_same_amount(one: str, other: str, same: bool) -> None:
    assert same_amount(find(one)[0], find(other)[0]) is same


def test_conversion_only_between_units_of_a_kind() -> None:
    assert convert(Decimal(2000), "斤", "吨") == 1
    assert convert(Decimal(1), "公里", "元") is None


def test_words_that_end_like_a_rounding_word_do_not_round() -> None:
    assert [one.approx for one in find("节约100万元，附近5公里，侦破120起，签约10个")] == [""] * 4


def test_spans_do_not_overlap_and_name_the_figure() -> None:
    text = "建设2个平台、3个站和4金2银1铜，3亿五千万元"
    found = find(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert [text[one.start : one.end] for one in found][:5] == ["2个", "3个", "4金", "2银", "1铜"]


def test_linear_in_the_length_of_the_text() -> None:
    for unit in ("1,", "12至", "第", "三百", "1:2:", "5万—", "“5", "3、"):
        find(unit * 10)
        started = time.process_time()
        find(unit * 2000)
        short = time.process_time() - started
        started = time.process_time()
        find(unit * 32000)
        assert time.process_time() - started < 60 * max(short, 0.002), unit
