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


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "完成交通投资31.2亿元，占年度计划35亿元的89.1%。",
            [
                ("31.2", "交通投资", "achieved"),
                ("35", "交通投资年度计划", "target"),
                ("89.1", "交通投资占年度计划比重", "achieved"),
            ],
        ),
        (
            "市本级收入年初预算38亿元，实际完成36.9亿元。",
            [("38", None, "target"), ("36.9", None, "achieved")],
        ),
        (
            "综合产值已达88.3亿元，全年有望突破110亿元。",
            [("88.3", "综合产值", "achieved"), ("110", "综合产值", "target")],
        ),
    ],
)
def test_goals_beside_what_was_reached(text: str, rows: list[tuple[str, str | None, str]]) -> None:
    found = [(one.value, one.name, one.kind.value) for one in of_text(text)]
    assert [(value, kind) for value, _, kind in found] == [(v, k) for v, _, k in rows]
    assert all(
        want is None or want == name for (_, name, _), (_, want, _) in zip(found, rows, strict=True)
    )


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("稻虾轮作亩均收益3500元。", "稻虾轮作亩均收益"),
        ("诉前调解成功2317件，新收案件首次下降，降幅4.1%。", "新收案件"),
        ("全市项目开工率41.5%，永丰县仅18%。", "永丰县项目开工率"),
    ],
)
def test_whose_measure_the_last_figure_is(text: str, last: str) -> None:
    assert of_text(text)[-1].name == last


def test_speed_is_told_of_a_pace_not_of_building() -> None:
    assert of_text("工业增加值增长8.9%，比1—2月加快2.1个百分点。")[-1].direction == "提高"
    assert of_text("加快209个产业化项目建设。")[0].direction != "提高"


def test_less_than_the_goal_is_no_fall() -> None:
    assert of_text("工业增加值增长4.1%，比计划低2.9个百分点。")[-1].direction == "低于"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("规上工业增加值增长6.7%，较一季度回落0.5个百分点。", "规上工业增加值"),
        ("追回被骗资金2380万元。", "追回被骗资金"),
        ("年底前建成智慧小区80个。", "建成智慧小区"),
    ],
)
def test_nothing_is_left_of_a_comparison_or_a_deadline(text: str, last: str) -> None:
    assert of_text(text)[-1].name == last
