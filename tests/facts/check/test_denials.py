"""A word that denies turns a statement round, wherever it is put in or left out."""

from __future__ import annotations

import pytest

from tests.facts.check.test_number_check import found

FLIGHTS = "长春龙嘉国际机场全年累计航班量突破11.4万架次，1700级大丝束碳纤维研发取得进展并实现量产。"
LEFT = "全县12个项目中有3个未开工，空气质量没有达标，机构改革尚未完成。"


@pytest.mark.parametrize(
    ("old", "new", "said", "borne"),
    [
        ("突破", "未突破", "未突破", "突破"),
        ("突破", "没有突破", "没有突破", "突破"),
        ("并实现", "并未实现", "并未实现", "实现"),
        ("实现量产", "无法实现量产", "无法实现", "实现"),
    ],
)
def test_a_denial_put_in_is_told(old: str, new: str, said: str, borne: str) -> None:
    told = found(FLIGHTS.replace(old, new), FLIGHTS)
    assert any(kind == "direction" and text in said and by in borne for kind, text, by in told)


@pytest.mark.parametrize(
    ("old", "new", "said", "borne"),
    [
        ("未开工", "已开工", "开工", "未开工"),
        ("没有达标", "达标", "达标", "没有达标"),
        ("尚未完成", "全部完成", "完成", "尚未完成"),
    ],
)
def test_a_denial_left_out_is_told(old: str, new: str, said: str, borne: str) -> None:
    told = found(LEFT.replace(old, new), LEFT)
    assert any(
        kind == "direction" and said in text and by and (by in borne or borne in by)
        for kind, text, by in told
    )


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (LEFT.replace("没有达标", "未达标"), LEFT),
        (LEFT.replace("尚未完成", "还没完成"), LEFT),
        ("未来五年，全年累计航班量突破11.4万架次。", FLIGHTS),
        ("航班量不断攀升，全年累计航班量突破11.4万架次。", FLIGHTS),
        ("3个项目未开工。", LEFT),
        (FLIGHTS.replace("，", "；"), FLIGHTS),
    ],
)
def test_other_wordings_raise_no_alarm(text: str, quote: str) -> None:
    assert not [row for row in found(text, quote) if row[0] == "direction" and len(row[1]) < 6]


def test_sums_and_yearly_means_are_no_words_for_each_other() -> None:
    quote = "五年来，城镇新增就业累计超过200万人，规模以上工业企业达到3120户。"
    assert found(quote.replace("累计", "年均"), quote) == [("direction", "年均", "累计")]
    assert found(quote.replace("以上", "以下"), quote) == [("direction", "规模以下", "规模以上")]
    assert found(quote.replace("累计", ""), quote) == []


def test_whose_mean_it_is_is_told_though_the_word_stands_elsewhere() -> None:
    quote = "全省地区生产总值增长6.3%，高于全国平均水平1.1个百分点。"
    assert found(quote.replace("全国", "全省"), quote) == [("name", "全省", "全国")]
