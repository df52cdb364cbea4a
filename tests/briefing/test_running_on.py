"""Merging items: halves of a broken sentence become one again, entries of a list are told apart."""

from __future__ import annotations

import pytest

import readers
from briefing import edits
from briefing.running_on import running_on
from briefing.session import Session
from model.document import Span

BROKEN = """工作情况

一、工业生产

今年以来运行平稳。全市规模以上工业增加值同比增长6.8%，比上年同期提高1.2个

百分点，规模以上工业企业达到1240家。企业效益稳步回升。

- 3 -

年内还要开工建设一批重大产业项目，力争全年完成投资365亿元，

- 4 -

占年度计划的87%。

主要指标

地区生产总值增长6%左右

规模工业增加值增长7%左右
"""


def merged(*needles: str, text: str = BROKEN) -> str:
    session = Session()
    session.add_documents([readers.read_bytes(text.encode(), "报告.txt")])
    (document,) = session.documents
    ids = []
    for needle in needles:
        number = next(n for n, block in enumerate(document.blocks) if needle in block.text)
        start = document.blocks[number].text.index(needle)
        ids.append(session.add_sentence(document.sha256, Span(number, start, start + len(needle))))
    session.apply(edits.MergeItems(tuple(ids), running_on(session, session.briefing, ids)))
    (item,) = session.briefing.items()
    assert [ref.quote for ref in item.sources]
    for ref in item.sources:
        assert document.text(ref.span) == ref.quote
    return item.text


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        (
            "全市规模以上工业增加值同比增长6.8%，比上年同期提高1.2个",
            "百分点，规模以上工业企业达到1240家。",
            "提高1.2个百分点，规模",
        ),
        # Over the foot of a page, where the break is behind a comma.
        (
            "年内还要开工建设一批重大产业项目，力争全年完成投资365亿元，",
            "占年度计划的87%。",
            "365亿元，占年度计划",
        ),
        # Entries of a list are no halves.
        ("地区生产总值增长6%左右", "规模工业增加值增长7%左右", "左右；规模"),
        # Something is left out between.
        (
            "全市规模以上工业增加值同比增长6.8%，比上年同期提高1.2个",
            "规模以上工业企业达到1240家。",
            "1.2个；规模",
        ),
        ("全市规模以上工业增加值同比增长6.8%", "比上年同期提高1.2个", "6.8%比上年"),
    ],
)
def test_what_runs_on_is_joined_without_a_mark(first: str, second: str, whole: str) -> None:
    assert whole in merged(first, second)
