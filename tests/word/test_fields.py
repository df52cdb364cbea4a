from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages import has
from word.fields import BY_NAME, FIELDS, ITEM_FIELDS, SAMPLES, FieldKind, settable
from word.values import printed_value, widened

DICTIONARY = [
    "密级",
    "编号",
    "份号",
    "紧急程度",
    "简报名称",
    "期号",
    "总期号",
    "编发单位",
    "编发日期",
    "标题",
    "副标题",
    "要目",
    "编者按",
    "主送",
    "正文",
    "供稿",
    "署名",
    "成文日期",
    "附件",
    "来源索引",
    "报",
    "送",
    "发",
    "本期增发",
    "印发单位",
    "印发日期",
    "份数",
    "会议名称",
    "会议时间",
    "会议地点",
    "主持人",
    "参会人员",
    "议程",
    "文件名",
    "文号",
    "施行日期",
    "表题",
    "评选单位",
]


def test_the_dictionary_is_complete_and_in_order() -> None:
    assert [field.name for field in FIELDS] == DICTIONARY


def test_every_field_says_what_it_is() -> None:
    for field in (*FIELDS, *ITEM_FIELDS):
        assert has(field.code), field.name


def test_names_are_unique_and_defaults_point_to_fields() -> None:
    names = [field.name for field in (*FIELDS, *ITEM_FIELDS)]
    assert len(set(names)) == len(names)
    for field in FIELDS:
        assert not field.default_from or field.default_from in BY_NAME


def test_what_the_program_writes_cannot_be_set() -> None:
    assert {"正文", "来源索引"}.isdisjoint(field.name for field in settable())
    assert "正文" in SAMPLES


@pytest.mark.parametrize(
    ("name", "typed", "printed"),
    [
        ("编发日期", "2024-01-05", "2024年1月5日"),
        ("编发日期", "2024年01月05日", "2024年1月5日"),
        ("编发日期", "2024/1/5", "2024年1月5日"),
        ("编发日期", "２０２４．１．５", "2024年1月5日"),
        ("编发日期", "2024-13-41", "2024-13-41"),
        ("编发日期", "二〇二四年一月", "二〇二四年一月"),
        ("期号", "第3期", "3"),
        ("期号", " 12 ", "12"),
        ("期号", "增刊", "增刊"),
        ("份数", "共印300份", "300"),
        ("总期号", "总第128期", "128"),
        ("报", "省委\n省政府", "省委，省政府。"),
        ("报", "省委、省政府；", "省委、省政府。"),
        ("送", "", ""),
        ("简报名称", "政务\n信息", "政务 信息"),
        ("标题", "上行\n下行", "上行\n下行"),
        ("编发日期", "2024-\n01-05", "2024年1月5日"),
        ("编发日期", "某年\n某月", "某年 某月"),
        ("标题", "全省经济运行(一季度),情况", "全省经济运行（一季度），情况"),
        ("标题", "发展; 改革 开放,", "发展；改革 开放，"),
        (
            "编者按",
            '"双碳"目标:3.5亿元\n见http://a.cn/b,',
            "“双碳”目标：3.5亿元\u2029见http://a.cn/b,",
        ),
        ("报", "省委,省政府(办公厅)", "省委，省政府（办公厅）。"),
        ("供稿", "R&D, Inc.", "R&D, Inc."),
        ("文号", "吉政发(2024)1号", "吉政发(2024)1号"),
        ("编者按", "一段\n\n 二段 ", "一段\u2029二段"),
    ],
)
def test_printed_value(name: str, typed: str, printed: str) -> None:
    assert printed_value(BY_NAME[name], typed) == printed


@given(st.text(st.sampled_from('甲乙 \u3000ab1,;:?!()（，"“”\x00'), max_size=12))
def test_widening_keeps_every_character_that_is_no_mark(typed: str) -> None:
    once = widened(typed)
    marks = re.compile(r"[\s,;:?!()（），；：？！\"“”‘’\x00]")
    assert marks.sub("", once) == marks.sub("", typed)


def test_kinds_are_those_the_documentation_names() -> None:
    assert {kind.value for kind in FieldKind} == {"text", "date", "number", "list", "block"}


def test_the_documentation_holds_the_table() -> None:
    from tools.make_field_table import PAGE, page

    text = PAGE.read_text("utf-8")
    assert page(text) == text
    for name in DICTIONARY:
        assert text.count(f"| 【{name}】 |") == 2
