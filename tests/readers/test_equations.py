"""EQ fields: what Word shows of them is text that a person sees."""

from __future__ import annotations

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
        (r"EQ \f(一,\r(3,x))", "一/√x"),
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
