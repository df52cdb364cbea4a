"""Patterns worded for speed find what the same patterns in plain words find."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from language import cues
from summarizer import features

PLAIN_VERDICT = re.compile(
    "(?:取得|实现|完成|迈出|交出|开创)了?[^，。；]{0,24}(?:成就|成绩单|答卷|新局面|开门红|圆满收官|良好开局|决定性胜利|坚实步伐|"
    "全年[^，。；]{0,12}目标|目标任务)|"
    "(?:完成|实现)了?(?:全年|年度)?[^，。；]{0,14}(?:主要)?(?:目标任务|预期目标|各项任务)"
)
PLAIN_FIGURE = re.compile(
    "[0-9０-９]|百分|[一二两三四五六七八九十百千万亿]+(?:倍|成|亿|万)|翻|第[一二三]"
)
VERDICT_PIECES = (
    *("取得", "实现", "完成", "迈出", "交出", "开创", "了", "成就", "答卷", "全年", "年度", "主要"),
    *(
        "目标",
        "目标任务",
        "预期目标",
        "各项任务",
        "，",
        "。",
        "一",
        "甲乙",
        "开",
        "取",
        "成",
        "现",
        "出",
    ),
)
FIGURE_PIECES = "0５百分一二亿万倍成翻第三十千甲，两五零"


@pytest.fixture
def lines(seeds: Path) -> list[str]:
    text = "\n".join(path.read_text("utf-8") for path in sorted(seeds.glob("*.txt")))
    return re.split("[。\n]", text)


def test_how_it_went_on_the_whole(lines: list[str]) -> None:
    draw = random.Random(5)
    made = ["".join(draw.choices(VERDICT_PIECES, k=draw.randint(1, 16))) for _ in range(20_000)]
    found = 0
    for text in (*lines, *made):
        said = bool(PLAIN_VERDICT.search(text))
        assert bool(cues.VERDICT.search(text)) == said, text
        found += said
    assert found > 1000


def test_what_may_hold_a_figure(lines: list[str]) -> None:
    draw = random.Random(6)
    made = ["".join(draw.choices(FIGURE_PIECES, k=draw.randint(1, 7))) for _ in range(20_000)]
    found = 0
    for text in (*lines, *made):
        may = bool(PLAIN_FIGURE.search(text))
        assert bool(features._MAY_HAVE_FIGURE.search(text)) == may, text
        found += may
    assert 1000 < found < len(made) + len(lines) - 1000
