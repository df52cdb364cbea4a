"""Sources with one title are told apart by their dates."""

from __future__ import annotations

import pytest

from briefing.jobs import rank_documents
from briefing.session import Session
from readers import read_bytes

TITLE = "清河县人民政府工作报告"


def headings(*dates: str) -> list[str]:
    documents = [
        read_bytes(
            f"{TITLE}\n\n{date}\n\n各位代表：\n\n一、工作回顾\n\n全年粮食总产量达到12.{number}亿斤，"
            f"新建高标准农田8.{number}万亩。\n\n二、工作安排\n\n改造老旧小区2{number}个。\n".encode(),
            f"报告{number}.txt",
        )
        for number, date in enumerate(dates)
    ]
    session = Session("简报")
    session.add_documents(documents)
    session.set_ranking(rank_documents(session.documents), session.generation)
    session.redraft(1000)
    return [one.heading for one in session.briefing.sections if one.level == 1]


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (("2025年1月15日", "2026年1月12日"), ("（2025年）", "（2026年）")),
        (("（2025年1月15日）", "（2025年7月12日）"), ("（2025年1月）", "（2025年7月）")),
        (("2025年1月15日", "2025年1月16日"), ("（2025年1月15日）", "（2025年1月16日）")),
        (("2025年1月15日", "2025年1月15日"), ("", "")),
        (("2025年1月15日", "县政府办公室"), ("", "")),
        (("2025年1月15日",), ()),
    ],
)
def test_headings_say_the_shortest_date_that_tells_them_apart(
    dates: tuple[str, ...], said: tuple[str, ...]
) -> None:
    found = [one for one in headings(*dates) if one.startswith(TITLE)]
    assert found == [TITLE + date for date in said]
