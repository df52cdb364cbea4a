"""The number check on finer alterations, and on wordings that the first ones do not reach."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest

from facts.check import check_item
from model.briefing import Item, SourceRef
from model.document import Span
from tests.facts.check import finer, material

_EACH = 25


def _faults(quote: str, text: str) -> list[tuple[str, tuple[str, ...]]]:
    ref = SourceRef("0" * 64, Span(0, 0, len(quote)), quote)
    item = Item("one", text, (ref,), edited=True)
    return [(fault.text, fault.borne) for fault in check_item(item, {})]


@pytest.mark.parametrize("seed", [3, 41])
def test_every_finer_alteration_is_caught(seed: int) -> None:
    documents = {document.sha256: document for document in material.documents()}
    chance = random.Random(seed)
    items: list[Item] = [item for item, _ in material.items()]
    chance.shuffle(items)
    made: Counter[str] = Counter()
    missed = []
    for kind, alter in finer.WAYS.items():
        for item in items:
            if made[kind] == _EACH:
                break
            text = alter(item.text, chance)
            if text is None or text == item.text:
                continue
            made[kind] += 1
            if not check_item(replace(item, text=text, edited=True), documents):
                missed.append((kind, item.text, text))
    assert made.total() >= 250, made
    assert missed == []


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        # A numeral that the text begins with, one that is a name, a threshold without a numeral.
        ("三年统筹安排资金1.8亿元。", "五年统筹安排资金1.8亿元。"),
        ("县一中迁建工程交付使用。", "县二中迁建工程交付使用。"),
        ("实施亿元以上项目45个。", "实施亿元以下项目45个。"),
        ("实施亿元以上项目45个。", "实施亿元项目45个。"),
        ("新建千万元以上项目8个。", "新建百万元以上项目8个。"),
        # What two figures measure, with hardly anything between them.
        (
            "新设社区25个，社工站124个，信访总量下降53.9%。",
            "信访总量25个，社工站124个，新设社区下降53.9%。",
        ),
        (
            "总量居全国第5位、单产第4位，调出量第3位。",
            "调出量第5位、单产第4位，总量居全国第3位。",
        ),
    ],
)
def test_what_is_told_apart(quote: str, text: str) -> None:
    assert _faults(quote, quote + " ") == []
    assert _faults(quote, text)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("利润下降9.4%，电量增长11.7%。", "利润下降百分之9.4，电量增长百分之11.7。"),
        ("城镇新增就业3126人。", "城镇新增加就业3126人。"),
        ("产值26.5亿元，税收3000万元。", "产值265000万元，税收0.3亿元。"),
        ("新设社区25个，社工站124个。", "社工站124个，新设社区25个。"),
        ("固定资产投资增长7%，零售总额增长7%。", "零售总额增长7%，固定资产投资增长7%。"),
        ("第十八届电影节。", "第18届电影节。"),
    ],
)
def test_what_says_the_same(quote: str, text: str) -> None:
    assert _faults(quote, text) == []
