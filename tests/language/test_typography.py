"""Printed form: each listed change, everything that must stay, and the properties."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from language.count import printed_length
from language.typography import is_printed_form, printed


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("寄予厚望,党的十八大以来", "寄予厚望，党的十八大以来"),
        ("抓粮食;抓生态:好吗?好!", "抓粮食；抓生态：好吗？好！"),
        ("投资(不含房地产)增长", "投资（不含房地产）增长"),
        ("国内生产总值(GDP)", "国内生产总值（GDP）"),
        ("GDP(国内生产总值)", "GDP（国内生产总值）"),
        ("增长3.5%,其中", "增长3.5%，其中"),
        ("实现产值1,000元,增长", "实现产值1,000元，增长"),
        ("地区生产总值增长 6%—7%", "地区生产总值增长6%—7%"),
        ("2022 年 3 月 5 日", "2022年3月5日"),
        ("地区 生产　总值", "地区生产总值"),
        ('他说:"好"。', "他说：“好”。"),
        ("他说：“要讲“两个确保”的道理”。", "他说：“要讲‘两个确保’的道理”。"),
        ('他说:"要讲“两个确保”的道理"。', "他说：“要讲‘两个确保’的道理”。"),
        ("要坚持'两个毫不动摇',做到'放得开'。", "要坚持‘两个毫不动摇’，做到‘放得开’。"),
        ("完善制度；", "完善制度。"),
        ("完善制度，", "完善制度。"),
        ("完善制度;", "完善制度。"),
        ("  两边空白。 ", "两边空白。"),
        ("1)加强建设", "1）加强建设"),
    ],
)
def test_listed_changes(quote: str, expected: str) -> None:
    assert printed(quote) == expected
    assert is_printed_form(expected, quote)


@pytest.mark.parametrize(
    "quote",
    [
        "增长3.5个百分点。",
        "实现产值1,000,000元。",
        "比例为1:2。",
        "会议于12:30开始。",
        "见http://a.cn/x?a=1,2;b(c)。",
        "邮箱a,b@c.cn可用。".replace("a,b", "a.b"),
        "Hello, world; how are you? (fine!)",
        "The rate (3%) rose, he said.",
        "调用f(x, y)返回",
        "iPhone 15 Pro Max",
        "抓粮食；抓生态",
        "“十四五”时期",
        "他说：“好。”",
        "‘引号’照旧",
        "没有闭合的“引号",
        "it's 5 o'clock",
        "Rock 'n' Roll音乐",
        "末尾是冒号：",
        "顿号、",
    ],
)
def test_everything_else_stays(quote: str) -> None:
    assert printed(quote) == quote


def test_proof_refuses_other_changes() -> None:
    assert not is_printed_form("增长3.6%。", "增长3.5%。")
    assert not is_printed_form("增长3.5%", "增长3.5%。")
    assert not is_printed_form("产值1，000元", "产值1,000元")
    assert not is_printed_form("大幅增长", "增长")


ALPHABET = list("中国增长年 　,;:?!()\"“”‘’'，；：？！（）、。《》—…·0123.aZ%@/\n")
TEXT = st.text(alphabet=st.sampled_from(ALPHABET), max_size=60)


@settings(max_examples=600)
@given(TEXT)
def test_printing_twice_changes_nothing(quote: str) -> None:
    once = printed(quote)
    assert printed(once) == once


@settings(max_examples=600)
@given(TEXT)
def test_only_marks_and_spaces_change(quote: str) -> None:
    """Undo the allowed changes on both sides character by character; nothing else may differ."""
    left = [c for c in quote if not c.isspace()]
    right = [c for c in printed(quote) if not c.isspace()]
    assert len(left) == len(right)
    wide = dict(zip(",;:?!()", "，；：？！（）", strict=True))
    for index, (was, now) in enumerate(zip(left, right, strict=True)):
        allowed = {was, wide.get(was, was)}
        if was in '"“”':
            allowed |= set("“”‘’")
        if index == len(left) - 1 and was in "；，;,":
            allowed.add("。")
        if was in ".．":
            allowed.add("。")
        if was == "'":
            allowed |= set("‘’")
        assert now in allowed


@settings(max_examples=300)
@given(TEXT)
def test_length_counts_the_same_before_and_after(quote: str) -> None:
    assert printed_length(quote) == printed_length(printed(quote))


def test_counting_leaves_white_space_out() -> None:
    assert printed_length("增长 6%\n　好。") == 6


def test_hostile_text_is_quick() -> None:
    for text in (
        "," * 50_000 + "中",
        "(" * 50_000 + "中" + ")" * 50_000,
        '"' * 50_000 + "中",
        "“" * 50_000,
    ):
        assert printed(printed(text)) == printed(text)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("全县新建水厂4座.", "全县新建水厂4座。"),
        ("国内生产总值[2]1260582亿元，增长5.2%[3][4]。", "国内生产总值1260582亿元，增长5.2%。"),
        ("《公报》〔1〕显示城镇化率［5］为66%", "《公报》显示城镇化率为66%"),
        ("位居全国第[2]位，见文献[3]。", "位居全国第[2]位，见文献[3]。"),
        ("国发[24]3号和a[1]数组", "国发[24]3号和a[1]数组"),
        ("一是业务不熟.二是作风不实.", "一是业务不熟。二是作风不实。"),
        ("完成率76.67%.共投资3.5亿元。", "完成率76.67%。共投资3.5亿元。"),
        ("美国前总统约翰.肯尼迪来访", "美国前总统约翰.肯尼迪来访"),
        ("发展农.林.牧.渔各业", "发展农.林.牧.渔各业"),
        ("详见工作总结汇编.doc和汇总.xlsx", "详见工作总结汇编.doc和汇总.xlsx"),
        ("整改率达到91.8%.", "整改率达到91.8%。"),
        ("赵某. 灌区研究. 水利出版社", "赵某。灌区研究。水利出版社"),
        ("见 www.a.gov.cn 和 3.5版.", "见www.a.gov.cn和3.5版。"),
        ("第1.2节和1.项目", "第1.2节和1.项目"),
        ("约翰.史密斯到访", "约翰.史密斯到访"),
        ("The end of it.", "The end of it."),
        ("正在办理...", "正在办理..."),
    ],
)
def test_a_stop_that_ends_a_chinese_sentence_is_full_width(quote: str, text: str) -> None:
    assert printed(quote) == text
    assert printed(text) == text
