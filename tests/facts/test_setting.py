"""The day of a document: said on its first page or under its text, never a month that its sentences tell of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

import readers
from facts.indicators.years import years_of
from facts.setting import day_of
from model.document import Document, Section


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


def test_the_day_of_a_book_is_sought_in_its_first_headings_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is asked for whenever two sentences are compared: thousands of sections are not walked through each time."""
    book = document("\n\n".join(f"{n}、第{n}部分工作\n\n各项任务完成良好。" for n in range(1, 400)))
    walk, seen = Document.walk_sections, []

    def watched(self: Document) -> Iterator[Section]:
        for section in walk(self):
            seen.append(section)
            yield section

    monkeypatch.setattr(Document, "walk_sections", watched)
    assert day_of(book) is None
    assert 0 < len(seen) < 100 < sum(1 for _ in walk(book))
