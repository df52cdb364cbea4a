"""Indicators out of tables."""

from __future__ import annotations

import pytest

from facts.indicators import of_document
from model.document import Block, BlockKind, Document
from model.facts import Indicator
from model.progress import SilentTask


def _found(rows: str, caption: str = "", title: str = "云溪县2022年统计公报") -> list[Indicator]:
    cells = tuple(tuple(line.split("|")) for line in rows.split("\n"))
    text = "\n".join("\t".join(row) for row in cells)
    blocks = [Block(BlockKind.HEADING, title)]
    blocks += [Block(BlockKind.PARAGRAPH, caption)] if caption else []
    blocks.append(Block(BlockKind.TABLE, text, rows=cells))
    document = Document("公报.docx", "docx", "sha", tuple(blocks))
    found = list(of_document(document, SilentTask()))
    for one in found:
        if document.blocks[one.span.block].kind is BlockKind.TABLE:
            assert one.value.lstrip("-") in document.text(one.span)
            assert document.text(one.span) in document.text(one.sentence)
            assert "\n" not in document.text(one.sentence)
    return found


def _said(found: list[Indicator]) -> list[tuple[str, str, str, str]]:
    return [(one.name, one.value, one.unit, one.direction) for one in found]


def test_head_label_and_unit_of_the_caption_name_a_figure() -> None:
    found = _found(
        "指标|绝对数|比上年增长%\n生产总值|295.4|7.7\n其中：建筑业|11.1|-0.5",
        "全县生产总值（单位：亿元）",
    )
    assert _said(found) == [
        ("生产总值", "295.4", "亿元", ""),
        ("生产总值", "7.7", "%", "增长"),
        ("建筑业", "11.1", "亿元", ""),
        ("建筑业", "-0.5", "%", "增长"),
    ]
    assert {one.period for one in found} == {"2022"}


def test_changes_and_ranks_are_of_the_measure_before_them() -> None:
    found = _found(
        "序号|县区|总投资（亿元）|同比增长|位次\n1|东山县|120.5|5.6%|1\n2|西河区|98.2|4.1%|2\n|合计|218.7|5.0%|"
    )
    assert [(one.subject, *said) for one, said in zip(found, _said(found), strict=True)][:4] == [
        ("东山县", "总投资", "120.5", "亿元", ""),
        ("东山县", "总投资", "5.6", "%", "增长"),
        ("东山县", "总投资排名", "1", "位", "排名"),
        ("西河区", "总投资", "98.2", "亿元", ""),
    ]
    assert found[-1].subject == "云溪县"


def test_goal_result_and_their_years_stand_in_the_head() -> None:
    found = _found(
        "指标|单位|2021年实际|2022年目标|2022年完成|完成率\n财政收入|亿元|8.1|8.6|8.9|103.5%"
    )
    assert [(one.value, one.kind.value, one.period) for one in found[:3]] == [
        ("8.1", "achieved", "2021"),
        ("8.6", "target", "2022"),
        ("8.9", "achieved", "2022"),
    ]
    assert _said(found)[3] == ("财政收入完成率", "103.5", "%", "")


def test_years_may_label_the_rows_and_heads_may_have_two_rows() -> None:
    found = _found("年份|粮食|\n|产量（万吨）|面积（万亩）\n2020年|71.2|5.1\n2021年|73.4|6.2")
    assert [(one.name, one.unit, one.period) for one in found[:2]] == [
        ("粮食产量", "万吨", "2020"),
        ("粮食面积", "万亩", "2020"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "姓名|职务|电话\n张三|主任|13800000000",
        "75|80|85\n90|95|99",
        "时间|内容\n8:30|签到\n9:00|开幕",
        "责任单位|措施\n住建局|推进工作",
    ],
)
def test_tables_without_heads_labels_or_figures_say_nothing(rows: str) -> None:
    assert _found(rows, title="通知") == []
