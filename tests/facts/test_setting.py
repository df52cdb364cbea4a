"""The day of a document: said on its first page or under its text, never a month that its sentences tell of."""

from __future__ import annotations

from datetime import date

import pytest

import readers
from facts.indicators.years import years_of
from facts.setting import day_of
from model.document import Document


def document(text: str) -> Document:
    return readers.read_bytes(text.encode(), "材料.md")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("# 工作简报\n\n2024年5月\n\n全县新建公园3座。", date(2024, 5, 1)),
        ("# 工作简报\n\n（2024年5月20日）\n\n全县新建公园3座。", date(2024, 5, 20)),
        ("# 工作简报\n\n2015年3月，代表团审议报告。全县新建公园3座。", None),
        ("# 工作简报\n\n2015年3月，代表团审议报告。\n\n2024年5月20日", date(2024, 5, 20)),
        ("# 工作简报\n\n本报讯 2024年5月20日，全县新建公园3座。", date(2024, 5, 20)),
        ("# 2024年工作总结\n\n2015年3月，代表团审议报告。", date(2024, 12, 31)),
    ],
)  # fmt: skip
def test_the_day_of_a_document(text: str, day: date | None) -> None:
    assert day_of(document(text)) == day


def test_years_follow_the_same_day() -> None:
    told = document(
        "# 工作简报\n\n2015年3月，代表团审议报告。2023年新建公园3座，2023年新建学校2所。"
    )
    assert years_of(told).report == 2023
