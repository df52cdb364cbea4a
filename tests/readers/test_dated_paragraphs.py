"""What took place on a day heads nothing, however alike the paragraphs begin."""

from __future__ import annotations

import readers

EVENTS = (
    "园区简报\n\n2025年3月18日，园区举行项目集中开工仪式。县长陈某宣布开工，开工项目15个。\n\n"
    "2025年4月2日，园区召开安全生产工作会议。会议通报了一季度安全生产形势。\n\n"
    "2025年4月10日上午，茶艺大赛在文化广场举行。来自各镇的选手参加了比赛。\n"
)
PARTS = (
    "工作简报\n\n一、主要做法\n\n坚持高位推动，强化组织领导。成立专班12个，召开调度会36次。\n\n"
    "坚持问题导向，强化整改落实。排查问题210个，整改198个，整改率94%。\n\n"
    "坚持群众路线，强化宣传发动。发放资料3万份，组织宣讲86场次。\n"
)


def _heads(text: str) -> list[str]:
    document = readers.read_bytes(text.encode(), "a.md")
    return [section.title for section in document.walk_sections() if section.inline]


def test_days_are_no_run_in_heads() -> None:
    assert _heads(EVENTS) == []


def test_parallel_openings_still_are() -> None:
    assert len(_heads(PARTS)) == 3
