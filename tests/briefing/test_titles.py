"""The title of a briefing that nobody gave one."""

from __future__ import annotations

import pytest

from briefing import edits
from briefing.session import Session
from briefing.titles import briefing_title, shared_ending
from model.document import Document
from readers import read_bytes
from summarizer.ranking import rank

BODY = (
    "全年新增企业120家，同比增长8.5%。完成投资36亿元，同比增长12%。新建学校6所，新增学位3200个。\n"
)


def titled(title: str, marker: str = "") -> Document:
    text = f"{title}\n\n一、工作回顾\n{marker}{BODY}\n二、工作安排\n{BODY}"
    return read_bytes(text.encode(), f"{len(title)}{marker}.txt")


def untitled(name: str = "a1.txt") -> Document:
    return read_bytes((BODY + name).encode(), name)


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["石桥镇2023年工作总结"], "石桥镇2023年工作总结"),
        (["石桥镇2023年工作总结", "青峰镇2023年工作总结"], "2023年工作总结要点"),
        (["吉林市政府工作报告", "长春市政府工作报告"], "政府工作报告要点"),
        (["吉林市政府工作报告", "吉林省政府工作报告", "德惠市政府工作报告"], "政府工作报告要点"),
        (["县卫生局年度工作总结", "市民生局年度工作总结"], "年度工作总结要点"),
        (["春茶开采情况报告", "项目开工情况报告"], "情况报告要点"),
        (["县2024年工作要点", "市2024年工作要点"], "2024年工作要点"),
        (["全县春茶开采", "首批项目开工"], "全县春茶开采等材料要点"),
        (["全会报告要点", "首批项目开工"], "全会报告等材料要点"),
        (["全市上半年总结", "全县下半年总结"], "全市上半年总结等材料要点"),
        (["关于表彰会的通知", "防汛通知"], "关于表彰会的通知等材料要点"),
    ],
)
def test_a_title_is_proposed(titles: list[str], expected: str) -> None:
    assert briefing_title([titled(title) for title in titles]) == expected


def test_words_are_not_cut_and_marks_stay_paired() -> None:
    assert shared_ending(["东湖《县政府工作报告》", "西山《市政府工作报告》"]) == ""
    assert shared_ending(["市财政局工作总结", "县财政局工作总结"]) == "财政局工作总结"
    assert shared_ending(["2023年统计公报", "2013年统计公报"]) == "统计公报"


def test_only_one_of_several_sources_has_a_title() -> None:
    named = read_bytes(BODY.encode(), "3月份工作总结.txt")
    assert briefing_title([untitled(), titled("全县工作总结")]) == "全县工作总结等材料要点"
    assert briefing_title([untitled(), named]) == "3月份工作总结等材料要点"
    assert briefing_title([named, titled("春耕进展")]) == "春耕进展等材料要点"


@pytest.mark.parametrize(
    ("template", "none", "several"),
    [
        ("简报", "材料要点", "工作总结要点"),
        ("会议简报", "会议要点", "工作总结要点"),
        ("要点摘编", "要点摘编", "工作总结要点"),
        ("指标对比表", "主要指标", "工作总结主要指标"),
        ("大事记", "大事记", "工作总结大事记"),
        ("信息专报", "情况专报", "工作总结要点"),
    ],
)
def test_there_is_a_title_whatever_the_kind(template: str, none: str, several: str) -> None:
    assert briefing_title([untitled()], template) == none
    assert briefing_title([titled("甲县工作总结"), titled("乙县工作总结")], template) == several


def drafted(*documents: Document, template: str = "简报") -> Session:
    session = Session(template)
    session.add_documents(documents)
    again(session)
    return session


def again(session: Session) -> None:
    session.set_ranking(rank(session.documents), session.generation)
    session.redraft(400)


def test_a_proposed_title_follows_the_sources() -> None:
    one, other = titled("甲县工作总结"), titled("乙县工作总结", "乙")
    session = drafted(one)
    assert session.briefing.field("标题") == "甲县工作总结"
    session.add_documents([other])
    again(session)
    assert session.briefing.field("标题") == "工作总结要点"
    session.undo()
    assert session.briefing.field("标题") == "甲县工作总结"
    session.redraft(300)
    assert session.briefing.field("标题") == "工作总结要点"
    session.remove_document(one.sha256)
    again(session)
    assert session.briefing.field("标题") == "乙县工作总结"
    session.set_template("大事记")
    session.add_documents([one])
    again(session)
    assert session.briefing.field("标题") == "工作总结大事记"
    session.set_template("简报")
    assert session.briefing.field("标题") == "工作总结要点"


def test_a_title_that_was_typed_stays() -> None:
    one, other = titled("甲县工作总结"), titled("乙县工作总结", "乙")
    for typed in ("全市工作总结选编", ""):
        session = drafted(one)
        session.apply(edits.SetField("标题", typed))
        session.add_documents([other])
        again(session)
        session.set_template("大事记")
        assert session.briefing.field("标题") == typed


def test_when_and_where_something_was_said_becomes_a_title() -> None:
    speech = "——2023年1月15日在县第十四届人民代表大会第一次会议上\n县长 张三\n\n各位代表：\n\n"
    report = read_bytes(
        (speech + "现在，我代表县政府，向大会报告工作。\n" + BODY).encode(), "a.txt"
    )
    assert briefing_title([report]) == "在县第十四届人民代表大会第一次会议上的报告"
    address = read_bytes((speech + "今天我讲三点意见。\n" + BODY).encode(), "a.txt")
    assert briefing_title([address]) == "在县第十四届人民代表大会第一次会议上的讲话"
