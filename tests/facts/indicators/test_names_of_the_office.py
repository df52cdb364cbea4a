"""Names without what only leads to them, and deeds that are named by their verbs."""

from __future__ import annotations

import pytest

from facts.indicators import of_text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("二是组织培训返乡农民1200人次。", ["培训返乡农民"]),
        ("会议同意追加文化馆维修经费120万元。", ["追加文化馆维修经费"]),
        ("茶叶产量连续4年保持在3万吨以上。", ["茶叶产量连续年数", "茶叶产量"]),
        ("出口额80亿元，两年平均增长6.1%。", ["出口额", "出口额"]),
        ("发放补贴560万元，惠及2.3万人。", ["发放补贴", "惠及"]),
        ("“过去一亩旱地收入900元。", ["过去一亩旱地收入"]),
        ("危旧房改造率不足15%。", ["危旧房改造率"]),
    ],
)
def test_what_leads_to_a_name_is_none_of_it(text: str, names: list[str]) -> None:
    assert [one.name for one in of_text(text)] == names


def test_a_verb_with_its_deed_names_what_is_counted() -> None:
    text = "受理审查逮捕案件52件，批准逮捕31人，纠正漏捕4人，提起公诉29人。"
    assert [one.name for one in of_text(text)][1:] == ["批准逮捕", "纠正漏捕", "提起公诉"]


def test_of_a_single_verb_the_thing_is_said_before() -> None:
    first, second = of_text("收集意见建议92条，采纳61条。")
    assert first.name == "收集意见建议"
    assert second.name == "采纳意见建议"


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("项目开工率58.3%，比去年同期低2.9个百分点。", "下降"),
        ("项目开工率68.3%，比去年同期高1.9个百分点。", "提高"),
        ("发放助学贷款830万元，同比多放120万元。", "增加"),
        ("“两金”占比压降至42%。", "达到"),
    ],
)
def test_the_direction_of_the_last_figure(text: str, direction: str) -> None:
    assert of_text(text)[-1].direction == direction


def test_units_of_people_and_rounds() -> None:
    assert [(one.value, one.unit) for one in of_text("80周岁以上老人6.2万人。")] == [
        ("80", "周岁"),
        ("6.2", "万人"),
    ]
    assert [(one.value, one.unit) for one in of_text("巡查水库36座次、隐患点128处。")] == [
        ("36", "座次"),
        ("128", "处"),
    ]
