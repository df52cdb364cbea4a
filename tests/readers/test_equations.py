"""EQ fields: what Word shows of them is text that a person sees."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import readers
from readers.common.equations import shown
from tests.readers import hostile_files as files


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        (r" EQ \o\ac(○,1) ", "①"),
        (r"eq \o\ac(○,12)", "⑫"),
        (r"EQ \o\ac(○,密)", "密"),
        (r"EQ \f(1,2)", "1/2"),
        (r"EQ \f(一,\r(3,x))", "一/³√x"),
        (r"EQ \f(本期-上期,上期)×100%", "(本期-上期)/上期×100%"),
        (r'EQ \* jc2 \* "Font:宋体" \* hps11 \o\ad(\s\up 10(zhù),注音)', "注音"),
        (r"EQ \b(甲,乙)", "(甲乙)"),
        (r"EQ x\s\up5(2)+1", "x2+1"),
        (r"EQ \f(a\,b,c)", "a,b/c"),
        (" PAGE ", ""),
        (" EQUATION ", ""),
        ("EQ " + "\\f(" * 50 + "甲", "甲"),
    ],
)
def test_what_a_field_shows(code: str, seen: str) -> None:
    assert seen in shown(code)
    assert bool(seen) == bool(shown(code))


@given(st.text(alphabet='EQ\\oacfsr(),;○12甲 *"', max_size=60))
def test_any_instruction_ends(code: str) -> None:
    assert len(shown("EQ " + code)) <= 2 * len(code) + 8


def _math(body: str) -> str:
    """What a Word document shows of a formula; words stand for themselves."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    written = re.sub(r"(?<=>)([^<>]+)(?=<)", r"<m:r><m:t>\1</m:t></m:r>", body)
    paragraph = f'<w:p><m:oMath xmlns:m="{space}">{written}</m:oMath></w:p>'
    (block,) = readers.read_bytes(files.docx(paragraph), "a.docx").blocks
    return block.text


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("<m:f><m:num>本期-上期</m:num><m:den>上期</m:den></m:f>", "(本期-上期)/上期"),
        ("<m:f><m:num>-1</m:num><m:den>12</m:den></m:f>", "-1/12"),
        ("<m:d><m:e>a+b</m:e></m:d>", "(a+b)"),
        ('<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val=""/></m:dPr><m:e>a</m:e><m:e>b</m:e></m:d>', "[a|b"),
        ("<m:rad><m:deg/><m:e>2</m:e></m:rad>", "√2"),
        ("<m:rad><m:deg>3</m:deg><m:e>a+1</m:e></m:rad>", "³√(a+1)"),
        ('<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>i=1</m:sub><m:sup>n</m:sup><m:e>x</m:e></m:nary>', "∑_(i=1)^nx"),
        ("<m:sSubSup><m:e>x</m:e><m:sub>i</m:sub><m:sup>2</m:sup></m:sSubSup>", "x_i^2"),
        ("<m:m><m:mr><m:e>a</m:e><m:e>b</m:e></m:mr><m:mr><m:e>c</m:e><m:e>d</m:e></m:mr></m:m>", "a, b; c, d"),
        ("<m:func><m:fName>log</m:fName><m:e>x</m:e></m:func>", "logx"),
    ],
)  # fmt: skip
def test_formulas_keep_what_they_hold_together(body: str, seen: str) -> None:
    assert _math(body) == seen


def test_in_a_word_document() -> None:
    def field(code: str, result: str = "") -> str:
        mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        return (
            f"{mark.format('begin')}<w:r><w:instrText>{code[:6]}</w:instrText></w:r>"
            f"<w:r><w:instrText>{code[6:]}</w:instrText></w:r>"
            + (mark.format("separate") + f"<w:r><w:t>{result}</w:t></w:r>" if result else "")
            + mark.format("end")
        )

    body = (
        "<w:p><w:r><w:t>第</w:t></w:r>"
        + field(r" EQ \o\ac(○,3) ")
        + field(" PAGE ", "7")
        + field(" TOC ")
        + "<w:r><w:t>项，占</w:t></w:r>"
        + field(r"EQ \f(1,3)")
        + "<w:r><w:t>。</w:t></w:r></w:p>"
    )
    document = readers.read_bytes(files.docx(body), "a.docx")
    assert [block.text for block in document.blocks] == ["第③7项，占1/3。"]
