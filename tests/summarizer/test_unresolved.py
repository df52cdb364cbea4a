"""What a bullet that stands alone would leave in the dark: who 他 is, which project 该项目, the mark of a note."""

from __future__ import annotations

from readers import read_bytes
from summarizer.ranking import rank
from summarizer.selection import select

STORY = """返乡青年的致富路

2021年，28岁的周明回到青石村，流转土地320亩种植中药材。他带动周边46户农户增收，户均年增收1.2万元。
2022年，县里投资860万元，在青石村建设产业园，建成厂房3座、冷库2座，购置加工设备26台套，配套建设仓储、物流、检测、展销等设施，园区占地面积达到45亩。该项目建成后可带动就业210人。
这些举措使全村集体收入达到86万元。她还获评全省劳动模范。
去年全村新修道路12公里，安装路灯240盏，改造危房36户。
该县粮食总产量达到21.3万吨，增长2.6%。
"""


def chosen(text: str, length: int = 900) -> list[str]:
    document = read_bytes(text.encode(), "材料.txt")
    highlights = select(rank([document]), length=length)
    return [document.text(one.sentence.span) for one in highlights]


def test_nothing_begins_with_somebody_who_was_named_before() -> None:
    texts = chosen(STORY)
    assert not [text for text in texts if text.startswith(("他", "她", "该项目", "这些"))]
    assert any("该县粮食" in text for text in texts)
    assert any("860万元" in text for text in texts)


def test_a_document_of_nothing_else_offers_it() -> None:
    assert chosen("他带动周边46户农户增收1.2万元。\n她安装路灯240盏。\n")


def test_a_sentence_is_not_cut_where_its_figures_would_be_lost() -> None:
    text = (
        "重点项目通报\n\n截至3月底，全市重点项目已开工214个，开工率74.8%；完成投资98.6亿元，占年度计划的23.9%，"
        "比时序进度低1.1个百分点。\n全市有27个项目存在用地指标缺口，缺口面积3420亩。\n"
    )
    (first, _) = chosen(text)
    assert "74.8%" in first
    assert "98.6亿元" in first
