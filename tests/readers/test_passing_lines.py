"""A dateline, a byline or the list of what an issue holds heads nothing."""

from __future__ import annotations

import pytest

from model.document import BlockKind, Document
from readers import read_bytes

TOLD = "全区新增企业120家，同比增长8.5%，完成投资36亿元，新建学校6所，新增学位3200个，群众满意度进一步提升。"


def _read(*lines: str) -> Document:
    return read_bytes("\n".join(lines).encode(), "a.txt")


def _titles(document: Document) -> list[str]:
    return [section.title for section in document.walk_sections()]


@pytest.mark.parametrize(
    "line",
    [
        "9月12日上午",
        "（2024年9月12日 下午3时）",
        "本报讯（记者 李明 通讯员 王芳）",
        "新华社北京9月12日电",
        "（通讯员　赵敏）",
        "来源：县融媒体中心",
    ],
)
def test_a_line_in_passing_heads_nothing(line: str) -> None:
    document = _read(
        "工会工作简报", "区总工会慰问一线职工", line, TOLD, "职工技能大赛圆满落幕", TOLD, TOLD
    )
    (block,) = [block for block in document.blocks if block.text == line]
    assert block.kind is BlockKind.NOISE
    assert _titles(document)[-2:] == ["区总工会慰问一线职工", "职工技能大赛圆满落幕"]


def test_days_one_after_the_other_head_what_happened_on_them() -> None:
    document = _read("全区大事记", "9月12日", TOLD, TOLD, "9月15日", TOLD, TOLD)
    assert not any(block.kind is BlockKind.NOISE for block in document.blocks)


def test_the_list_of_what_an_issue_holds_is_no_text() -> None:
    heads = ["区总工会慰问一线职工", "职工技能大赛圆满落幕"]
    document = _read(
        "工会工作简报", "第9期", "本期要目", *[f"●{head}" for head in heads], heads[0], TOLD, heads[1], TOLD
    )  # fmt: skip
    noise = [block.text for block in document.blocks if block.kind is BlockKind.NOISE]
    assert ["本期要目", *(f"●{head}" for head in heads)] == noise[-3:]
    assert [title for title in _titles(document) if title in heads] == heads


def test_a_list_that_heads_nothing_stays() -> None:
    document = _read("工会工作简报", "内容提要", "●慰问一线职工", "●职工技能大赛", TOLD, TOLD)
    assert [
        b.text for b in document.blocks if b.text.startswith("●") and b.kind is not BlockKind.NOISE
    ]
