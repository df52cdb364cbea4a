"""一键修正: what is certain is put right in a copy, nothing else is touched, and what is left is said."""

from __future__ import annotations

import io
import re

import docx
import pytest
from check_samples import FIRST_TEXT, packed, right, spoiled
from docx.shared import Pt, RGBColor
from test_check_mutations import MUTATIONS

from word.check import check
from word.ooxml import read_package, w
from word.repair import repair

# Rules whose faults only a person can put right, and the faults of other rules that are no more certain.
LEFT = {411, 510, 606, 705, 801, 805, 806, 808, 1001, 1002, 1003, 1007, 1008, 1009, 1014, 1015}
LEFT_MUTATIONS = {
    "name in two lines", "issue without its number", "sides run together", "number run into the classification",
    "no name", "title without its style", "undefined style", "copies unknown", "anchor without a tail",
    "table title without a table",
}  # fmt: skip


# A date is written out, a gap in a figure closed; and files whose text cannot be read at all.
REWORDED = {"date of digits", "date with dashes", "space in a figure", "embedded object"}
UNREADABLE = {1001}


def words(data: bytes) -> str:
    """All letters, figures and Chinese characters, in order: what no repair may change."""
    root = read_package(data).xml("word/document.xml")
    return re.sub(r"[\W_]|(?<=[年月])0|共", "", "".join(t.text or "" for t in root.iter(w("t"))))


@pytest.mark.parametrize("name", MUTATIONS)
def test_each_fault_is_repaired_or_left_and_said(name: str) -> None:
    changes, expected = MUTATIONS[name]
    data = packed(spoiled(*changes))
    done = repair(data, "样本.docx")
    before = {result.number for result in check(data, "样本.docx") if not result.passed}
    left = {result.number for result in done.left}
    assert before == expected
    assert {r.number for r in done.repaired} == before - left
    assert left <= before, "a repair broke another rule"
    if name not in LEFT_MUTATIONS:
        assert left <= LEFT, [(r.number, r.found, r.where) for r in done.left]
    if not expected:
        assert done.data == data
    if not expected & UNREADABLE and name not in REWORDED:
        assert words(done.data) == words(data)


def test_a_right_briefing_is_not_touched() -> None:
    data = packed(right())
    done = repair(data, "样本.docx")
    assert done.data == data
    assert done.repaired == done.left == ()


def test_repairing_twice_changes_nothing_more() -> None:
    every = [
        changes
        for name, (changes, expected) in MUTATIONS.items()
        if expected & {301, 409, 504, 511, 603, 703, 901}
    ]
    for changes in every[:12]:
        once = repair(packed(spoiled(*changes)), "样本.docx").data
        assert repair(once, "样本.docx").data == once


def plain() -> bytes:
    """A briefing as somebody writes it with python-docx: default template, no styles of the format."""
    document = docx.Document()
    for text in ("振兴简报", "第3期(总第15期)", "2024年全省经济运行情况"):
        paragraph = document.add_paragraph(text)
        paragraph.alignment = 1
        paragraph.runs[0].font.size = Pt(30 if text != "第3期(总第15期)" else 16)
    document.paragraphs[0].runs[0].font.color.rgb = RGBColor(0xFF, 0, 0)
    document.add_paragraph("一、农业生产")
    document.add_paragraph("　　" + FIRST_TEXT)
    document.add_paragraph("")
    document.add_paragraph("会议指出,2024年01月05日前要完成“十四五”规划中期评估(含专项规划)。")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), "指标完成粮食稳定", strict=False
    ):
        cell.text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_raw_file_comes_out_as_a_briefing() -> None:
    data = plain()
    done = repair(data, "样本.docx")
    assert len([r for r in done.before if not r.passed]) >= 30
    assert {r.number for r in done.left} == {409, 705}, [
        (r.number, r.found, r.where) for r in done.left
    ]
    texts = [p.text for p in docx.Document(io.BytesIO(done.data)).paragraphs]
    assert "会议指出，2024年1月5日前要完成“十四五”规划中期评估（含专项规划）。" in texts
    assert "第3期（总第15期）" in texts
    assert words(done.data) == words(data)


def test_the_page_says_which_rules_are_repaired() -> None:
    from pathlib import Path

    from word.repair import REPAIRS
    from word.rules import RULES

    page = (Path(__file__).resolve().parents[2] / "docs/format-rules.md").read_text(
        encoding="utf-8"
    )
    done = {number for numbers, _ in REPAIRS for number in numbers}
    told = re.search(r"Repaired where nothing is open: ([\d, ]+)\.", page)
    left = re.search(r"Left to a person: ([\d, ]+);", page)
    assert told is not None
    assert left is not None
    assert {int(each) for each in told[1].split(",")} == done
    assert {int(each) for each in left[1].split(",")} == {rule.number for rule in RULES} - done
