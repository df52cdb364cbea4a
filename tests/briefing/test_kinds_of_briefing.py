"""The draft of every kind of briefing: its outline, what belongs where, what is chosen for it at all."""

from __future__ import annotations

import pytest

from briefing import kinds
from briefing.belonging import Sign, shows
from briefing.days import Day, day_in
from briefing.fitting import suited
from briefing.session import Session
from language.typography import printed
from model.briefing import Briefing
from model.document import Document
from model.errors import TemplateError
from readers import read_bytes
from summarizer.ranking import rank
from word.catalogue import find
from word.kinds import KINDS

REPORT = """2024年全县水利工作情况报告
（2024年12月20日）

一、工作成效
全年新建灌溉渠道86公里，改善灌溉面积3.2万亩。
3月12日，全县春灌动员会召开。
11月，南干渠续建工程通过竣工验收。
6月5日上午，县防汛抗旱指挥部组织120人开展了应急演练。
2024年，全县完成水利投资4.6亿元，同比增长12%。
二、存在问题
部分小型水库管护力量薄弱，信息化水平偏低。
三、下一步打算
2025年将改造泵站14座，力争新增节水灌溉面积1.1万亩。
"""
MEETING = """县政府第12次常务会议纪要

5月8日下午，县长李明主持召开县政府第12次常务会议。
李明强调，要把防汛责任落实到每一座水库、每一个村组。
会议听取了全县防汛备汛情况的汇报。
会议决定，从预备费中安排300万元用于抢险物资储备。
全县现有中小型水库46座，总库容1.8亿立方米。
"""
POLICY = """关于促进县域充电设施建设的实施意见

为加快完善县域充电网络，根据有关规定，制定本意见。
“光储充一体站”是指同时配备光伏发电、储能和充电设备的站点。
到2026年底，全县建成公共充电桩1200个以上，实现乡镇全覆盖。
各乡镇要在6月底前完成选址，不得占用永久基本农田。
"""


def document(text: str, name: str) -> Document:
    return read_bytes(text.encode(), name)


def drafted(text: str, template: str, name: str = "材料.txt") -> tuple[Briefing, Document]:
    source = document(text, name)
    session = Session(template)
    session.add_documents([source])
    session.set_ranking(rank([source]), session.generation)
    session.redraft(2000)
    return session.briefing, source


def outline(briefing: Briefing) -> dict[str, list[str]]:
    return {section.heading: [item.text for item in section.items] for section in briefing.sections}


def test_every_kind_has_an_outline() -> None:
    assert kinds.OUTLINES.keys() == {kind.name for kind in KINDS}
    for kind in KINDS:
        made = kinds.OUTLINES[kind.name]
        assert not made.parts or sum(not part.signs for part in made.parts) == 1
        assert made.headlines == (kind.headlines == "headline")
        assert made.terms == (kind.headlines == "term")
        assert made.by_day == (kind.headlines == "date")


def test_a_special_report_tells_how_things_are_what_is_wrong_and_what_is_next() -> None:
    briefing, _ = drafted(REPORT, "信息专报")
    made = outline(briefing)
    assert list(made) == ["基本情况", "存在问题", "下一步打算"]
    assert any("86公里" in text for text in made["基本情况"])
    assert made["存在问题"] == ["部分小型水库管护力量薄弱，信息化水平偏低。"]
    assert any("泵站14座" in text for text in made["下一步打算"])
    assert not any("泵站" in text for text in made["基本情况"])


def test_a_meeting_has_its_opening_speeches_and_decisions() -> None:
    briefing, _ = drafted(MEETING, "会议简报")
    made = outline(briefing)
    assert list(made) == ["会议概况", "会议内容", "讲话要点", "议定事项"]
    assert "主持召开" in made["会议概况"][0]
    assert any("46座" in text for text in made["会议内容"])
    assert any(text.startswith("李明强调") for text in made["讲话要点"])
    assert any("300万元" in text for text in made["议定事项"])
    # Who was heard is no decision; what was settled upon it is.
    assert not any("听取" in text for text in made["议定事项"])
    heard = "会议听取了防汛情况的汇报，同意追加经费。"
    assert shows(Sign.DECISION, heard, lambda: "past")


def test_a_policy_is_explained_and_its_terms_are_headed_by_themselves() -> None:
    briefing, _ = drafted(POLICY, "政策解读与热词点读")
    made = outline(briefing)
    assert list(made) == ["出台背景", "主要内容", "贯彻要求", "热词点读"]
    assert "制定本意见" in made["出台背景"][0]
    assert "1200个" in made["主要内容"][0]
    assert "不得占用" in made["贯彻要求"][0]
    (term,) = (section for section in briefing.sections if section.heading == "热词点读")
    assert [item.headline for item in term.items] == ["光储充一体站"]


def test_a_table_of_indicators_comes_with_figures_only() -> None:
    briefing, _ = drafted(REPORT, "指标对比表")
    made = outline(briefing)
    assert list(made) == ["完成情况", "目标任务"]
    assert not any("薄弱" in text for texts in made.values() for text in texts)


def test_a_chronicle_is_in_the_order_of_days() -> None:
    briefing, source = drafted(REPORT, "大事记")
    (section,) = briefing.sections
    assert section.heading == "2024年"
    assert [item.headline for item in section.items] == ["3月12日", "6月5日", "11月", "是年"]
    assert section.items[0].text == "全县春灌动员会召开。"
    for item in section.items:
        (ref,) = item.sources
        assert source.text(ref.span) == ref.quote
        assert printed(ref.quote) == item.text
        assert not item.edited


def test_two_events_of_one_month() -> None:
    text = "大事\n2024年3月2日，水库除险加固工程开工。\n2024年3月，新建渠道12公里的工程全部完成。\n"
    briefing, _ = drafted(text, "大事记")
    assert [item.headline for section in briefing.sections for item in section.items] == [
        "3月2日",
        "是月",
    ]


def test_several_days_are_an_event_and_a_birthday_is_none() -> None:
    text = (
        "2024年大事\n1月5日 县人民代表大会开幕，选举产生了新一届领导班子。\n3月12日至14日 省督导组检查企业46家。\n"
        "被告：李某，男，1976年4月11日出生，住本县。\n2009年3月15日公布的旧办法同时废止。\n9月28日—10月3日，县农博会举办。\n"
    )
    briefing, _ = drafted(text, "大事记")
    (section,) = briefing.sections
    assert [(item.headline, item.text) for item in section.items] == [
        ("1月5日", "县人民代表大会开幕，选举产生了新一届领导班子。"),
        ("3月12日至14日", "省督导组检查企业46家。"),
        ("9月28日至10月3日", "县农博会举办。"),
    ]


def test_a_day_still_to_come_does_not_date_a_document() -> None:
    text = "要闻\n12月3日，越江隧道盾构段贯通。该隧道预计2031年6月通车。\n"
    briefing, _ = drafted(text, "大事记")
    (section,) = briefing.sections
    assert (section.heading, section.items[0].headline) == ("", "12月3日")


def test_another_template_brings_its_outline_and_one_undo_takes_it_back() -> None:
    source = document(REPORT, "材料.txt")
    session = Session("简报")
    session.add_documents([source])
    session.set_ranking(rank([source]), session.generation)
    session.redraft(2000)
    before = session.briefing
    own = next(item.id for item in before.items() if "86公里" in item.text)
    session.pin(own)
    session.set_template("信息专报")
    made = session.briefing
    assert made.template == "信息专报"
    assert {"存在问题", "下一步打算"} <= {section.heading for section in made.sections}
    assert sum(item.id == own for item in made.items()) == 1
    session.undo()
    assert session.briefing == before


def test_a_digest_heads_its_items_with_their_own_words() -> None:
    text = "工作动态\n\n全县新建改造农村公路320公里，惠及86个行政村，群众出行更加便捷。\n"
    briefing, source = drafted(text, "要点摘编")
    (item,) = (item for item in briefing.items() if "320" in item.text)
    assert item.headline == "全县新建改造农村公路320公里"
    assert item.headline in source.text(item.sources[0].span)
    plain, _ = drafted(text, "简报")
    assert not any(item.headline for item in plain.items())


def test_what_belongs_is_asked_once() -> None:
    source = document(REPORT, "a.txt")
    ranking, documents = rank([source]), (source,)
    assert suited(ranking, documents, "简报") is ranking
    assert suited(ranking, documents, "大事记") is suited(ranking, documents, "大事记")


def test_a_template_of_a_clerk_is_of_its_kind() -> None:
    from dataclasses import replace

    template = find("简报")
    assert kinds.outline_of("没有见过的模板") is kinds.OUTLINES["简报"]
    kinds.learn(replace(template, name="本单位专报", kind="信息专报"))
    assert kinds.outline_of("本单位专报") is kinds.OUTLINES["信息专报"]
    with pytest.raises(TemplateError):
        find("没有见过的模板")


@pytest.mark.parametrize(
    ("text", "day", "rest"),
    [
        ("3月5日，全县动员会召开。", Day(0, 3, 5), 5),
        ("2024年3月5日下午，全县动员会召开。", Day(2024, 3, 5), 12),
        ("2024年3月，动员会召开。", Day(2024, 3, 0), 8),
        ("2024年，全县完成投资。", Day(2024, 0, 0), 6),
        ("县政府于2024年3月5日召开动员会。", Day(2024, 3, 5), 0),
        ("3月5日至8日，代表团来访。", Day(0, 3, 5), 8),
        ("3月至5月，代表团来访。", None, 0),
        ("2024年底前完成改造。", None, 0),
        ("全县完成投资12亿元。", None, 0),
        ("", None, 0),
    ],
)
def test_the_day_a_sentence_tells_of(text: str, day: Day | None, rest: int) -> None:
    found = day_in(text)
    assert (found.day if found else None) == day
    assert (found.rest if found else 0) == rest
