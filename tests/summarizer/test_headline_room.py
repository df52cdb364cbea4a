"""An item has a headline only where the headline says much less than the item."""

from __future__ import annotations

import pytest

from model.document import Block, BlockKind, Document, Span
from model.highlight import Sentence
from summarizer.headlines import headline


def head_of(line: str) -> str:
    document = Document("稿.txt", "text", "c" * 64, (Block(BlockKind.PARAGRAPH, line),), ())
    span = headline(document, Sentence(document.sha256, (), Span(0, 0, len(line))))
    return document.text(span) if span else ""


def test_a_leading_clause_heads_what_says_more() -> None:
    line = "全县新建灌溉渠道86公里，改善灌溉面积3.2万亩，惠及41个行政村的群众。"
    assert head_of(line) == "全县新建灌溉渠道86公里"


@pytest.mark.parametrize(
    "line",
    [
        "农产品加工业总产值完成36.4亿元，增长7.2%。",
        "全县规模以上企业研发投入完成3.6亿元，比上年增长12.5个百分点。",
        "新建泵站3座，完好率升至92%。",
    ],
)
def test_a_headline_that_repeats_its_item_is_none(line: str) -> None:
    assert head_of(line) == ""
