"""Lists of facts written for other programs."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from briefing.facts.sheets import Sheet, write_docx, write_xlsx, xlsx
from model.briefing import SourceInfo, SourceRef
from model.document import Span
from model.errors import OutputError

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NASTY = "=cmd|'/C calc'!A0 <&> \x07\ud800“引号”\n第二行"


def cells(data: bytes) -> list[list[tuple[str, str]]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("xl/worksheets/sheet1.xml"))
        for name in package.namelist():
            etree.fromstring(package.read(name))
    return [
        [(cell.get("t") or "n", "".join(cell.itertext())) for cell in row.iter(f"{MAIN}c")]
        for row in root.iter(f"{MAIN}row")
    ]


def test_numbers_are_numbers_and_text_is_never_a_formula() -> None:
    sheet = Sheet(
        "指标/对比[表]", ("指标", "数值"), (("粮食", "837.3"), (NASTY, "007"), ("增幅", "-1.5"))
    )
    rows = cells(xlsx(sheet))
    assert rows[0] == [("inlineStr", "指标"), ("inlineStr", "数值")]
    assert rows[1] == [("inlineStr", "粮食"), ("n", "837.3")]
    assert rows[2][0] == ("inlineStr", "=cmd|'/C calc'!A0 <&> “引号”\n第二行")
    # What begins with a zero is a number by name only.
    assert rows[2][1] == ("inlineStr", "007")
    assert rows[3][1] == ("n", "-1.5")
    assert xlsx(sheet) == xlsx(sheet)


def test_many_columns_have_names() -> None:
    columns = tuple(f"列{number}" for number in range(60))
    data = xlsx(Sheet("表", columns, (columns,)))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        text = package.read("xl/worksheets/sheet1.xml").decode("utf-8")
    assert 'r="Z1"' in text
    assert 'r="AA1"' in text
    assert 'ref="A1:BH2"' in text


def test_a_sheet_becomes_a_word_table_with_its_sources(tmp_path: Path) -> None:
    ref = SourceRef("a" * 64, Span(3, 0, 12), "粮食产量达到13.1亿斤。")
    sheet = Sheet(
        "数据清单",
        ("名称", "数值"),
        (("粮食产量", "13.1亿斤"), ("公路", "163公里")),
        ((ref,), ()),
        (SourceInfo("a" * 64, "总结.txt", "工作总结"),),
    )
    path = tmp_path / "数据.docx"
    write_docx(sheet, path)
    with zipfile.ZipFile(path) as package:
        text = "".join(etree.fromstring(package.read("word/document.xml")).itertext())
    for words in ("数据清单", "粮食产量", "163公里", "粮食产量达到13.1亿斤"):
        assert words in text


def test_a_source_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "来源.xlsx"
    path.write_bytes(b"source")
    sheet = Sheet("表", ("甲",), (("乙",),))
    with pytest.raises(OutputError):
        write_xlsx(sheet, path, sources=[path])
    assert path.read_bytes() == b"source"
    write_xlsx(sheet, tmp_path / "表.xlsx")
    assert cells((tmp_path / "表.xlsx").read_bytes())[1] == [("inlineStr", "乙")]
