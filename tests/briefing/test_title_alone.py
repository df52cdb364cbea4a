"""A title that was set as a heading of level 1 and has no headings below it is the title of the briefing."""

from __future__ import annotations

import pytest

import readers
from briefing.headings import document_title

BODY = "会议指出，一季度全市共发生生产安全事故12起，同比下降25%，死亡8人，同比下降33.3%。"
MEETING = f"# 全市安全生产工作会议纪要\n\n{BODY}\n\n会议决定，7月15日前报告进展情况。\n"
FLAT = f"# 全市安全生产工作情况\n\n# 一、基本情况\n\n{BODY}\n\n# 二、下步打算\n\n{BODY}\n"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (MEETING, "全市安全生产工作会议纪要"),
        (FLAT, "全市安全生产工作情况"),
        # A part of a report, and a heading in the midst of a text, are no titles.
        (f"# 一、安全生产基本情况\n\n{BODY}\n", ""),
        (f"{BODY}\n\n# 安全生产基本情况\n\n{BODY}\n", ""),
        (f"# 安全生产情况\n\n{BODY}\n\n# 城市建设情况\n\n{BODY}\n", ""),
    ],
)
def test_the_title_of_a_source(text: str, title: str) -> None:
    assert document_title(readers.read_bytes(text.encode(), "a.md")) == title
