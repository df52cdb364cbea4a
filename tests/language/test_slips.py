"""What is doubted in a text and what is not; nothing is ever changed."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.slips import slips
from language.typography import printed
from messages import has, say

DOUBTED = (
    ("截至2O23年底，全省完成投资", "2O23", "doubt.letter"),
    ("完成投资1O亿元，增长8%", "1O", "doubt.letter"),
    ("比上年提高O.5个百分点", "O.5", "doubt.letter"),
    ("二O二三年工作总结", "O", "doubt.letter"),
    ("总产值1 234亿元", "1 234", "doubt.gap"),
    ("增长12. 5%，其中", "12. 5", "doubt.gap"),
    ("会议于3月5曰召开", "曰", "doubt.twin"),
    ("我省己经完成全年任务", "己", "doubt.twin"),
    ("做好自已的事", "已", "doubt.twin"),
    ("到今年年未，力争", "未", "doubt.twin"),
    ("财政收人增长6.3%", "人", "doubt.twin"),
    ("各项工作进展顺利。。下一步", "。。", "doubt.mark"),
    ("一是抓落实，，二是抓督查", "，，", "doubt.mark"),
    ("粮食产量，。达到", "，。", "doubt.mark"),
    ("全省\ufffd\ufffd经济运行", "\ufffd\ufffd", "doubt.mojibake"),
    ("锟斤拷锟斤拷工作", "锟斤拷锟斤拷", "doubt.mojibake"),
)
# Each of these is right as it stands, or is put right by printing and so is no doubt.
CERTAIN = (
    "2023年，全省地区生产总值1,234.5亿元，增长6.3%。",
    "二〇二三年、二○二三年，CO2排放下降，H2O、PM2.5、5G、G1O1基地、O157",
    "子曰：学而时习之。自己动手，立己达人，据为己有，知己知彼。",
    "2023年未完成的任务，本周未发生事故，周末加班。",
    "接收人员2000人，投人所好，深入民心，收入增长",
    "自已经批准之日起，电话 010 6655 1234，见附件 1 234",
    "真的吗？！太好了！！好……不好——",
    "全省 粮食 产量,比上年 增加 20.8 亿斤",
    "表1 100 200 300",
    "f(x) = 0.5x, see http://a.cn/1O0l/ and 10 l of water, café, naïve",
)


@pytest.mark.parametrize(("text", "stretch", "code"), DOUBTED)
def test_what_may_be_a_slip_is_doubted(text: str, stretch: str, code: str) -> None:
    found = slips(text)
    assert [(text[one.start : one.end], one.code) for one in found] == [(stretch, code)]
    assert has(code)
    assert "{" not in say(code, dict(found[0].values))


@pytest.mark.parametrize("text", CERTAIN)
def test_what_is_right_is_not(text: str) -> None:
    assert slips(text) == ()


@pytest.mark.parametrize(("text", "stretch", "_"), DOUBTED)
def test_printing_keeps_what_is_doubted(text: str, stretch: str, _: str) -> None:
    if stretch not in ("12. 5", "1 234"):
        assert stretch in printed(text)
    assert printed("全省 粮食,比上年") == "全省粮食，比上年"


@given(st.text(alphabet="0123OoIl. ，。年亿曰已己自未,锟斤拷\ufffd\n\t\ud800", max_size=60))
def test_doubts_are_places_in_order(text: str) -> None:
    found = slips(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "text",
    [
        "1" * 200_000,
        "1." * 100_000,
        "1,.O" * 50_000,
        "，：" * 100_000,
        "1 234" * 40_000,
        "，" * 200_000,
        "ÃÃ" * 100_000,
        "1O" * 100_000,
        "烫" * 200_000,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    began = time.process_time()
    slips(text)
    assert time.process_time() - began < 2
