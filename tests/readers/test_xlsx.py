"""Workbooks: tables, titles above them, what is hidden, cells far out."""

from __future__ import annotations

import readers
from model.document import BlockKind
from tests.readers.samples.office import workbook

TABLE = (
    "<sheetData>"
    '<row r="1"><c r="A1" t="inlineStr"><is><t>2023年主要经济指标</t></is></c></row>'
    '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" t="s"><v>2</v></c></row>'
    '<row r="3"><c r="A3" t="s"><v>3</v></c><c r="B3"><v>837.3</v></c><c r="D3" s="1"><v>0.026</v></c></row>'
    '<row r="4" hidden="1"><c r="A4"><v>999</v></c></row>'
    '<row r="6"><c r="A6" t="inlineStr"><is><r><t>注：数据为</t></r><r><t>快报数。</t></r></is></c></row>'
    "</sheetData><headerFooter><oddFooter>&amp;L内部资料&amp;C第 &amp;P 页</oddFooter></headerFooter>"
)
STYLES = '<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/></cellXfs>'
STRINGS = ("指标", "数值", "增长", "粮食产量（亿斤）")


def test_a_table_with_its_title_and_remark() -> None:
    document = readers.read_bytes(
        workbook({"指标": TABLE}, strings=STRINGS, styles=STYLES), "指标.xlsx"
    )
    shown = [(b.kind, b.text) for b in document.blocks]
    assert shown == [
        (BlockKind.NOISE, "指标"),
        (shown[1][0], "2023年主要经济指标"),
        (BlockKind.TABLE, "指标\t数值\t增长\n粮食产量（亿斤）\t837.3\t2.60%"),
        (BlockKind.PARAGRAPH, "注：数据为快报数。"),
        (BlockKind.NOISE, "内部资料"),
        (BlockKind.NOISE, "第 页"),
    ]
    table = document.blocks[2]
    assert [segment.anchor.paragraph for segment in table.segments] == [2, 3]
    assert [n.code for n in document.notices] == ["notice.sheet.hidden"]


def test_several_sheets_are_pages_with_headings() -> None:
    sheet = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row></sheetData>'
    document = readers.read_bytes(
        workbook(
            {"农业": sheet.format("粮食丰收。"), "工业": sheet.format("工业增长。"), "备用": sheet.format("看不见。")},
            hidden=["备用"],
        ),
        "a.xlsx",
    )  # fmt: skip
    assert [(b.kind.value, b.text, b.page) for b in document.blocks] == [
        ("heading", "农业", 1),
        ("paragraph", "粮食丰收。", 1),
        ("heading", "工业", 2),
        ("paragraph", "工业增长。", 2),
    ]


def test_a_cell_at_the_far_end_costs_nothing() -> None:
    far = (
        '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>3</v></c></row></sheetData>'
    )
    document = readers.read_bytes(workbook({"Sheet1": far}), "a.xlsx")
    assert [b.text for b in document.blocks] == ["Sheet1", "1\t2", "3"]
