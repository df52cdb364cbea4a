"""The number check of table rows: what is worked out again, what the sources must say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facts.check import Fault, FaultKind
from facts.check.row import check_row
from facts.indicators import of_document
from model.briefing import SourceRef, TableRow
from model.document import Block, BlockKind, Document, Span
from model.facts import Indicator
from model.progress import SilentTask

PLAN = "今年粮食产量力争达到800亿斤以上，新建高标准农田378万亩。"
DONE = "粮食产量837.3亿斤，新建高标准农田591.9万亩，社会消费品零售总额下降1.2%。"


def row(sources: tuple[str, ...] = (PLAN, DONE), *, edited: bool = False, **cells: str) -> TableRow:
    refs = tuple(SourceRef("d" * 64, Span(n, 0, len(q)), q) for n, q in enumerate(sources))
    return TableRow("r", tuple(cells.items()), refs, edited)


def grain(**changed: str) -> TableRow:
    cells = {
        "指标": "粮食产量",
        "单位": "亿斤",
        "时期": "2023年",
        "目标": "800以上",
        "实际": "837.3",
        "差额": "+37.3",
    }
    return row(**cells | changed)


def told(found: tuple[Fault, ...]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(fault.column, str(fault.kind), fault.text, fault.borne) for fault in found]


def test_a_row_that_says_what_its_sources_say_has_no_fault() -> None:
    assert check_row(grain(), {}) == ()
    assert check_row(row(指标="社会消费品零售总额增幅", 单位="%", 实际="下降1.2"), {}) == ()
    assert check_row(row(指标="社会消费品零售总额增幅", 单位="%", 实际="-1.2"), {}) == ()
    assert (
        check_row(row(指标="农田", 单位="万亩", 目标="378", 实际="591.9万亩", 差额="213.9"), {})
        == ()
    )
    assert check_row(row(), {}) == ()


def test_a_figure_that_no_source_says_is_told_with_the_figure_of_the_source() -> None:
    assert told(check_row(grain(实际="873.3", 差额="+73.3"), {})) == [
        ("实际", "number", "873.3", ("837.3亿斤",))
    ]
    assert told(check_row(grain(目标="900以上", 差额="-62.7"), {})) == [
        ("目标", "number", "900", ("800亿斤",))
    ]


def test_the_difference_is_worked_out_again() -> None:
    assert told(check_row(grain(差额="+73.3"), {})) == [("差额", "number", "+73.3", ("+37.3",))]
    assert told(check_row(grain(差额="-37.3"), {})) == [("差额", "number", "-37.3", ("37.3",))]
    # Target and actual exchanged: both are said, but not so.
    (fault,) = check_row(grain(目标="837.3", 实际="800以上"), {})
    assert (fault.column, fault.borne) == ("差额", ("-37.3",))


@pytest.mark.parametrize(
    ("target", "actual", "difference", "right"),
    [
        ("6—7", "6.3", "0", True),
        ("6—7", "7.5", "+0.5个百分点", True),
        ("6—7", "5", "-1个百分点", True),
        ("6左右", "6.3", "+0.3个百分点", True),
        ("6左右", "6.3", "+0.4个百分点", False),
        ("6—7", "7.5", "+1.5个百分点", False),
        ("7", "下降1.2", "-8.2个百分点", True),
        ("7", "下降1.2", "-5.8个百分点", False),
    ],
)
def test_ranges_and_falls(target: str, actual: str, difference: str, right: bool) -> None:
    said = ("目标6%—7%，6%左右，7%。", "实际6.3%，7.5%，5%，下降1.2%。")
    made = row(said, 指标="增幅", 单位="%", 目标=target, 实际=actual, 差额=difference)
    assert (check_row(made, {}) == ()) is right


def test_a_difference_without_a_target_must_be_said() -> None:
    made = row(
        (DONE + "比上年增加21.1亿斤。",), 指标="粮食产量", 单位="亿斤", 实际="837.3", 差额="21.1"
    )
    assert check_row(made, {}) == ()
    (fault,) = check_row(replace(made, cells=(*made.cells[:-1], ("差额", "+12.1"))), {})
    assert (fault.column, fault.text) == ("差额", "12.1")


def test_units_and_directions() -> None:
    assert told(check_row(grain(单位="万吨"), {})) == [("单位", "unit", "万吨", ("亿斤",))]
    assert told(check_row(row(指标="零售", 单位="%", 实际="增长1.2"), {})) == [
        ("实际", "direction", "1.2", ("1.2%",))
    ]


def test_names_and_years_are_looked_at_in_a_row_that_was_edited() -> None:
    cells = {"指标": "松原市粮食产量", "单位": "亿斤", "实际": "837.3"}
    assert check_row(row(**cells), {}) == ()
    assert told(check_row(row(edited=True, **cells), {})) == [("指标", "name", "松原市", ())]
    said = (DONE.replace("粮食", "2023年松原市粮食"),)
    assert check_row(row(said, edited=True, 时期="2023年", **cells), {}) == ()
    (fault,) = check_row(row(said, edited=True, 时期="2032年", **cells), {})
    assert (fault.column, fault.kind, fault.text) == ("时期", FaultKind.DATE, "2032年")


def test_a_row_without_sources_is_one_fault() -> None:
    (fault,) = check_row(row((), 指标="合计", 实际="12"), {})
    assert (fault.kind, fault.source, fault.column) == (FaultKind.NO_SOURCE, None, "指标")


def test_values_side_by_side_and_hostile_cells() -> None:
    said = ("总产量807.84亿斤。", "总产量816.16亿斤。")
    assert check_row(row(said, 单位="亿斤", 实际="807.84；816.16※"), {}) == ()
    for text in ("；；※", "—", "/", "0" * 5000, "-" * 3000, "１２", "1:2:3", "\n\t", "第", "+"):
        for column in ("单位", "目标", "实际", "差额", "时期", "指标"):
            check_row(grain(**{column: text}), {})


def test_the_period_of_a_row_is_that_of_its_figures_where_the_facts_tell_it() -> None:
    # The only year named is far from the one that 去年 is.
    texts = ("2015年3月启动棚户区改造。", "粮食产量去年达到807.84亿斤，今年达到816.16亿斤。")
    document = Document(
        "a.txt", "txt", "d" * 64, tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)
    )
    years = {"807.84": "2021", "816.16": "2022"}

    def dated(of: Document, block: int) -> tuple[Indicator, ...]:
        found = (one for one in of_document(of, SilentTask()) if one.span.block == block)
        return tuple(replace(one, period=years.get(one.value, "2015-03")) for one in found)

    def checked(period: str, figure: str) -> list[tuple[str, str]]:
        cells = (("指标", "粮食产量"), ("单位", "亿斤"), ("时期", period), ("实际", figure))
        ref = SourceRef(document.sha256, Span(1, 0, len(texts[1])), texts[1])
        made = TableRow("r", cells, (ref,), edited=True)
        found = check_row(made, {document.sha256: document}, dated)
        assert check_row(
            made, {document.sha256: document}
        )  # without the facts every year is strange
        return [(str(fault.kind), fault.text) for fault in found]

    assert checked("2021年", "807.84") == []
    assert checked("2022年", "816.16") == []
    assert checked("2022年", "807.84") == [("date", "2022年")]
    assert checked("2021年", "816.16") == [("date", "2021年")]
    # The figure was changed: its year cannot be known, but it is one of these.
    assert checked("2021年", "870.84") == [("number", "870.84")]
    assert checked("2020—2021年", "807.84") == [("date", "2020")]


def accounts(caption: str, rows: tuple[tuple[str, ...], ...]) -> Document:
    text = "\n".join("\t".join(cells) for cells in rows)
    blocks = (Block(BlockKind.CAPTION, caption), Block(BlockKind.TABLE, text, rows=rows))
    return Document("账.docx", "docx", "d" * 64, blocks)


def test_a_figure_of_a_table_has_the_unit_of_its_head_its_label_or_its_caption() -> None:
    rows = (("项目", "本期", "增减（%）"), ("收入（万元）", "18620", "9.4"), ("用工", "318", "2.5"))
    document = accounts("主要数据　单位：人", rows)
    spans = {line: document.blocks[1].text.index(line) for line in ("收入", "用工")}

    def of(label: str, **cells: str) -> TableRow:
        start = spans[label]
        end = document.blocks[1].text.find("\n", start)
        span = Span(1, start, end if end > 0 else len(document.blocks[1].text))
        ref = SourceRef(document.sha256, span, document.text(span))
        return TableRow("r", tuple(cells.items()), (ref,))

    known = {document.sha256: document}
    assert check_row(of("收入", 指标="收入", 单位="万元", 实际="18620"), known) == ()
    assert check_row(of("收入", 指标="收入增幅", 单位="%", 实际="增长9.4"), known) == ()
    assert check_row(of("用工", 指标="用工", 单位="人", 实际="318"), known) == ()
    assert check_row(of("用工", 指标="用工增幅", 单位="%", 实际="2.5"), {}) == ()
    wrong = told(check_row(of("收入", 指标="收入", 单位="亿元", 实际="18620"), known))
    assert [(column, kind, text) for column, kind, text, _ in wrong] == [("实际", "unit", "18620")]
    wrong = told(check_row(of("收入", 指标="收入", 单位="万元", 实际="18260"), known))
    assert [(column, kind, text) for column, kind, text, _ in wrong] == [
        ("实际", "number", "18260")
    ]
