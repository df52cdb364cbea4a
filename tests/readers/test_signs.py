"""Signs kept as letters of a symbol font, and small raised figures, in every format that has fonts."""

from __future__ import annotations

from pathlib import Path

import pytest

import readers
from readers.common.raised import raised
from readers.common.symbols import in_font, symbol
from tests.readers import hostile_files as files
from tests.readers.samples.office import presentation, workbook

FILES = Path(__file__).parent / "samples" / "files"
SIGNS = "☑已办结☑已落实✓通过≥85%，温度30°。"
RAISED = "建成高标准农田10⁴公顷，总投资186¹亿元，面积25m²，CO2下降。"


def texts(data: bytes, name: str) -> list[str]:
    return [block.text for block in readers.read_bytes(data, name).blocks]


@pytest.mark.parametrize(
    ("text", "font", "seen"),
    [
        ("þ", "Wingdings", "☑"),
        ("R£", "Wingdings 2", "☑□"),
        ("\uf0fc", "'Wingdings', serif", "✓"),
        ("\u0178", "Wingdings", "•"),  # 0x9F of the Windows code page
        ("abc", "Times New Roman", "abc"),
        ("办结R", "Wingdings 2", "办结☑"),
        ("1≤2", "Symbol", "1≤2"),
    ],
)
def test_what_letters_show_in_a_font(text: str, font: str, seen: str) -> None:
    assert in_font(text, font) == seen


def test_a_symbol_by_its_number() -> None:
    assert symbol("00A3", "Wingdings 2") == "□"
    assert symbol("F031", "Symbol") == "1"
    assert symbol("F041", "Some Font") == "A"
    assert symbol("没有", None) == ""


@pytest.mark.parametrize(
    ("text", "before", "seen"),
    [
        ("4", "10", "10⁴"), ("-3", "10", "10⁻³"), ("2", "25m", "25m²"), ("1", "186", "186¹"), ("[1]", "186", "186[1]"),
        ("①", "100%", "100%①"), ("2", "CO", "CO2"), ("th", "20", "20th"), ("3", "", "3"),
        ("2", "10¹", "10¹²"), ("−", "10", "10⁻"), ("4", "10⁻", "10⁻⁴"),
    ],
)  # fmt: skip
def test_raised_figures_join_no_figure(text: str, before: str, seen: str) -> None:
    assert before + raised(text, before) == seen


@pytest.mark.parametrize("suffix", [".doc", ".odt"])
def test_as_office_programs_save_them(suffix: str) -> None:
    path = FILES / f"signs{suffix}"
    assert texts(path.read_bytes(), path.name) == [SIGNS, RAISED]


def test_in_a_word_document() -> None:
    def run(text: str, look: str) -> str:
        return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"

    wingdings = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    above = '<w:vertAlign w:val="superscript"/>'
    body = f"<w:p>{run('þ', wingdings)}{run('办结', '')}</w:p><w:p>{run('10', '')}{run('4', above)}{run('公顷', '')}</w:p>"
    assert texts(files.docx(body), "a.docx") == ["☑办结", "10⁴公顷"]


def test_in_rtf_with_fields_that_have_no_result() -> None:
    data = (
        rb"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 SimSun;}{\f3\fcharset2{\*\panose 05}Wingdings;}"
        rb"{\f4\fcharset2 Wingdings 2;}{\f5\fcharset2 Symbol;}}\f0 "
        rb"\'b5\'da{\field{\*\fldinst  EQ \\f(1,3)}{\fldrslt }}\'cf\'ee"
        rb'{\field{\*\fldinst SYMBOL 254 \\f "Wingdings" \\s 12}{\fldrslt{\f3 }}}'
        rb"{\field{\*\fldinst {eq \\o\\ac(\'a1\'f0,3)}}{\fldrslt}}{\field{\*\fldinst PAGE}{\fldrslt 7}}"
        rb"{\f3 \'fe}{\f4 R\'a3}{\f5\u61619 ?}85 10{\super 4}\nosupersub 2\par}"
    )
    assert texts(data, "a.rtf") == ["第1/3项☑③7☑☑□≥85 10⁴2"]


def test_in_pages_slides_and_sheets() -> None:
    page = (
        "<p><span style='font-family:Wingdings'>þ<span style='font:7pt \"Times New Roman\"'>R</span></span>"
        "<font face='Wingdings 2'>R</font>10<sup>4</sup>公顷，5 km<sup>2</sup>，H<sub>2</sub>O，前文所说。</p>"
    )
    assert texts(page.encode(), "a.html") == ["☑R☑10⁴公顷，5 km²，H2O，前文所说。"]
    slide = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="a"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:p>'
        '<a:r><a:rPr><a:latin typeface="Wingdings"/></a:rPr><a:t>ü</a:t></a:r><a:r><a:t>面积10</a:t></a:r>'
        '<a:r><a:rPr baseline="30000"/><a:t>4</a:t></a:r><a:r><a:t>公顷。</a:t></a:r></a:p></p:txBody></p:sp>'
    )
    assert "✓面积10⁴公顷。" in texts(presentation([slide]), "a.pptx")
    cells = (
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><r><t>面积10</t></r><r><rPr><vertAlign val="superscript"/>'
        '</rPr><t>4</t></r></is></c><c r="B1" s="1" t="s"><v>0</v></c></row></sheetData>'
    )
    styles = (
        '<fonts><font><name val="宋体"/></font><font><name val="Wingdings 2"/></font></fonts>'
        '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/></cellXfs>'
    )
    assert "面积10⁴\t☑" in texts(workbook({"表": cells}, strings=("R",), styles=styles), "a.xlsx")
