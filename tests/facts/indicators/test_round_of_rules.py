"""Rules met in reports of disasters, months and offices."""

from __future__ import annotations

import pytest

from facts.indicators import of_document, of_text
from model.facts import Indicator
from model.progress import SilentTask
from readers import read_bytes


def _of(text: str, name: str = "a.md") -> list[Indicator]:
    return list(of_document(read_bytes(text.encode(), name), SilentTask()))


@pytest.mark.parametrize(
    ("text", "value", "name"),
    [
        ("此次强降雨造成11个乡镇2.37万人受灾。", "2.37", "受灾"),
        ("项目涉及4个乡镇19个村。", "19", "村"),
        ("全县36座小型水库中4座溢洪。", "4", "小型水库中溢洪"),
        ("来自67家企业的428名选手参赛。", "67", "企业"),
        ("9月15日前兑付拖欠工资745万元。", "745", "兑付拖欠工资"),
        ("全市60岁以上老年人接种9.3万剂次，接种率32.4%。", "32.4", "老年人接种率"),
        ("财政赤字1.2万亿元，赤字率2.8%。", "2.8", "赤字率"),
        ("清溪河石坝站水位达到184.63米，超警戒水位0.63米。", "0.63", "清溪河石坝站水位高于警戒水位"),
        ("全县降雨超过100毫米的站点21个。", "100", "站点门槛"),
    ],
)  # fmt: skip
def test_what_a_figure_is_of(text: str, value: str, name: str) -> None:
    (found,) = [one.name for one in of_text(text) if str(one.value) == value]
    assert found.endswith(name), found


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("农村公路列养率由92%提高到100%，优良路率达到86.3%，预计明年6月底前再建成12公里。",
         ["achieved", "achieved", "achieved", "target"]),
        ("秋粮面积稳定在3.1万亩，新建高标准农田4000亩，9月底前完成复耕320亩。", ["target"] * 3),
        ("累计投入1.2亿元，已建成停车场18座，年底前再建12座。", ["achieved", "achieved", "target"]),
    ],
)  # fmt: skip
def test_each_part_of_a_sentence_is_done_or_planned(text: str, kinds: list[str]) -> None:
    document = f"# 某县下半年工作计划\n\n{text}\n" if set(kinds) == {"target"} else text
    assert [one.kind.value for one in _of(document)] == kinds


def test_prizes_that_a_speech_promises_are_no_results() -> None:
    said = "市财政对综合排名前3名的县分别奖励300万元、200万元、100万元。"
    talk = _of(f"# 在全市粮食生产会议上的讲话\n\n2024年3月22日\n\n{said}\n")
    assert {one.kind.value for one in talk if one.unit == "万元"} == {"target"}
    told = _of(f"# 全市粮食生产工作总结\n\n2024年12月22日\n\n去年，{said}\n")
    assert {one.kind.value for one in told if one.unit == "万元"} == {"achieved"}


def test_units_of_a_table_go_to_the_columns_that_name_them() -> None:
    table = (
        "# 全县安全生产月报\n\n（2024年10月）\n\n表1 各行业事故统计（单位：起、人）\n\n"
        "| 行业 | 事故起数 | 死亡人数 | 同比增减 |\n| --- | --- | --- | --- |\n"
        "| 道路运输 | 3 | 2 | -1 |\n| 建筑施工 | 1 | 1 | 0 |\n"
    )
    told = [(str(one.value), one.unit) for one in _of(table)]
    assert told[:3] == [("3", "起"), ("2", "人"), ("-1", "人")]


def test_a_yearbook_tells_of_the_year_that_it_names() -> None:
    text = "# 云岭县年鉴（2023）\n\n## 农业\n\n2022年，全县粮食播种面积41.6万亩。\n\n全年新建高标准农田3.2万亩，完成投资5760万元。\n"
    assert {one.period for one in _of(text)} == {"2022"}
