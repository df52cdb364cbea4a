"""A definition ends where the sentence goes on to what was reached by what it defines."""

from __future__ import annotations

import pytest

import readers
from facts.terms.finding import find


def definition(text: str) -> str:
    (term,) = (one for one in find([readers.read_bytes(text.encode(), "材料.md")]) if one.text)
    return term.definitions[0].text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "推行“渠长领渠”机制，即包巡查、包清淤、包维修，累计新建渠道86公里，灌溉面积增长12%。",
            "包巡查、包清淤、包维修",
        ),
        (
            "推行“一口办”改革，即一次告知、一次受理、一次办结，90%以上的用水事项在线办理。",
            "一次告知、一次受理、一次办结",
        ),
        (
            "“泵站上云”行动是指推动小型泵站接入监测平台，截至11月底，建成监测站点42个。",
            "推动小型泵站接入监测平台",
        ),
        (
            "“三个一”机制是指一名领导牵头，一个专班推进，一套方案落实，累计解决问题312个。",
            "一名领导牵头，一个专班推进，一套方案落实",
        ),
    ],
)
def test_results_are_no_part_of_a_definition(text: str, wanted: str) -> None:
    assert definition(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "“四个一”工程，即：新建一座水厂投资2亿元，改造一条管网50公里，完成一批泵站12座，新增一片灌区3万亩。",
            "新建一座水厂投资2亿元，改造一条管网50公里，完成一批泵站12座，新增一片灌区3万亩",
        ),
        (
            "“规上水企”是指年供水收入2000万元以上，从业人员达到20人的供水企业。",
            "年供水收入2000万元以上，从业人员达到20人的供水企业",
        ),
    ],
)
def test_figures_that_define_stay(text: str, wanted: str) -> None:
    assert definition(text) == wanted
