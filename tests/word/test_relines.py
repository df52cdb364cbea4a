"""Masthead, headings and tail of an edited file, field by field."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from model.briefing import Briefing
from tests.word.kind_samples import KINDS, sample
from tests.word.word_samples import OPTIONS, p, template_bytes
from tools.roundtrip import packed
from word import kinds, provenance
from word.catalogue import find, from_bytes
from word.ooxml import read_package
from word.relines import FIELD, value_of
from word.relinking import Relinked, State, exported, relink
from word.render import render
from word.roles import HEADING


def told(data: bytes) -> tuple[Relinked, ...]:
    record = provenance.read(data)
    assert record is not None
    fields = [value for _, value in record.fields]
    names = [source.title for source in record.sources]
    return relink(data, "改.docx", exported(record), names, fields, lines=record.lines)


def changed(data: bytes, words: Mapping[str, str]) -> bytes:
    """The file with other words in its texts, as somebody types them over."""
    parts = dict(read_package(data).parts)
    text = parts["word/document.xml"].decode()
    for old, new in words.items():
        assert f">{old}<" in text or old.startswith("<"), old
        text = text.replace(
            old if old.startswith("<") else f">{old}<", new if old.startswith("<") else f">{new}<"
        )
    parts["word/document.xml"] = text.encode()
    return packed(parts)


def around(data: bytes) -> dict[str, Relinked]:
    return {row.id: row for row in told(data) if row.part}


@pytest.mark.parametrize("kind", KINDS)
def test_what_nobody_touched_is_unchanged(kind: str) -> None:
    briefing = sample(kind)
    rows = told(render(briefing, find(kind), OPTIONS))
    assert {row.state for row in rows} == {State.UNCHANGED}
    fields = {row.id for row in rows if row.part == FIELD}
    assert {name for name, value in briefing.fields if value} - {"要目"} - fields <= {
        "副标题", "编者按", "供稿", "表题"
    }  # fmt: skip
    headings = [row.text for row in rows if row.part == HEADING]
    assert (
        headings
        == [
            section.heading
            for section in briefing.sections
            if section.items or kind != kinds.DIGEST
        ][: len(headings)]
    )
    assert headings


EDITS = {
    "内部资料": "秘密★1年",
    "政务信息": "督查专报",
    "第3期（总第128期）": "第4期（总第129期）",
    "省政府办公厅": "市政府办公室",
    "2024年1月5日": "2024年2月16日",
    "编者按：": "编者按：",
    "现予刊发。": "现将有关情况予以刊发。",
    "——根据各市州上报材料整理": "——综合整理",
    "一、过去一年工作": "一、上年工作回顾",
    "（一）经济发展": "（一）经济建设取得新的进展",
    "（省统计局供稿）": "（省统计局、省发改委供稿）",
    "报：国务院办公厅，省委。": "报：国务院办公厅，省委，省人大常委会。",
}


def test_each_edited_field_and_heading_is_told_with_its_difference() -> None:
    data = changed(render(sample(kinds.BRIEFING), find(kinds.BRIEFING), OPTIONS), EDITS)
    rows = around(data)
    edited = {name: row.text for name, row in rows.items() if row.state is State.EDITED}
    assert edited == {
        "密级": "秘密★1年",
        "简报名称": "督查专报",
        "期号": "4",
        "总期号": "129",
        "编发单位": "市政府办公室",
        "编发日期": "2024年2月16日",
        "编者按": "现将有关情况予以刊发。\n请参阅。",
        "副标题": "——综合整理",
        "s1": "上年工作回顾",
        "s2": "经济建设取得新的进展",
        "供稿": "省统计局、省发改委",
        "报": "国务院办公厅\n省委\n省人大常委会",
        "印发单位": "市政府办公室",
    }
    assert rows["期号"].original == "3"
    assert [(c.old, c.new) for c in rows["期号"].differences] == [("3", "4")]
    assert rows["标题"].state is rows["s3"].state is State.UNCHANGED
    # What was typed over in the masthead is no new text.
    items = [row for row in told(data) if not row.part]
    assert {row.state for row in items} == {State.UNCHANGED}


def test_a_title_broken_elsewhere_is_unchanged_and_one_with_other_words_is_edited() -> None:
    data = render(sample(kinds.REPORT), find(kinds.REPORT), OPTIONS)
    text = read_package(data).parts["word/document.xml"].decode()
    match = re.search(r"(<w:t[^>]*>关于全省[^<]*</w:t>)<w:br/><w:t>([^<]*)</w:t>", text)
    assert match
    one = changed(data, {match[0]: match[1] + f"<w:t>{match[2]}</w:t>"})
    assert around(one)["标题"].state is State.UNCHANGED
    two = changed(data, {match[2]: match[2].replace("下半年", "四季度")})
    row = around(two)["标题"]
    assert (row.state, "\n" in row.text) == (State.EDITED, False)
    assert [(c.old, c.new) for c in row.differences] == [("下半年", "四季度")]


def test_what_was_taken_out_is_gone_and_what_was_added_belongs_to_its_field() -> None:
    data = render(sample(kinds.BRIEFING), find(kinds.BRIEFING), OPTIONS)
    text = read_package(data).parts["word/document.xml"].decode()
    paragraphs = re.findall(r"<w:p>(?:(?!</w:p>).)*</w:p>", text)
    subtitle = next(each for each in paragraphs if "上报材料整理" in each)
    note = next(each for each in paragraphs if "请参阅。" in each)
    more = note.replace("请参阅。", "内部掌握。")
    rows = around(changed(data, {subtitle: "", note: note + more}))
    assert (rows["副标题"].state, rows["副标题"].text) == (State.GONE, "")
    assert rows["编者按"].text == "现予刊发。\n请参阅。\n内部掌握。"


def test_fields_in_a_template_without_styles_are_told_apart_by_their_words() -> None:
    body = (
        p("2024年第【期号】期　共【总期号】期", style="Normal")
        + p("会议地点：【会议地点】　时间：【会议时间】", style="Normal")
        + p("【标题】", style="Normal")
        + p("【正文】")
        + p("编辑：【供稿】", style="Normal")
    )
    template = from_bytes(template_bytes(body), "自建")
    values = {
        "期号": "2", "总期号": "24", "会议地点": "长春", "会议时间": "上午", "标题": "情况", "供稿": "甲",
    }  # fmt: skip
    briefing = Briefing(tuple(values.items()), sample(kinds.BRIEFING).sections)
    data = render(briefing, template, OPTIONS)
    rows = around(data)
    assert {n: rows[n].text for n in values} == values
    now = around(
        changed(
            data,
            {
                "2024年第2期　共24期": "2024年第3期　共25期",
                "会议地点：长春　时间：上午": "地点：吉林市　时间：下午3时",
            },
        )
    )
    assert {n: now[n].text for n in values} == {
        **values, "期号": "3", "总期号": "25", "会议地点": "吉林市", "会议时间": "下午3时"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "printed", "value"),
    [
        ("报", ["省委，各县（市、区）。"], "省委\n各县（市、区）"),
        ("附件", ["1.清单", "2.分工表"], "清单\n分工表"),
        ("要目", ["一、工业\t3", "二、农业\t12"], "一、工业\n二、农业"),
        ("标题", ["关于工作\n情况的报告"], "关于工作情况的报告"),
        ("期号", ["12"], "12"),
    ],
)
def test_a_printed_value_becomes_what_a_person_would_type(
    name: str, printed: list[str], value: str
) -> None:
    assert value_of(name, printed) == value
