from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from word.filler import Filler, parsed
from word.ooxml import W, w
from word.runs import Line
from word.stylesheet import StyleSheet

BOLD = "<w:rPr><w:b/></w:rPr>"
NO_STYLES = StyleSheet(etree.Element("none"))


def body(*paragraphs: str) -> etree._Element:
    return etree.fromstring(f'<w:body xmlns:w="{W}">{"".join(paragraphs)}</w:body>')


def paragraph(*runs: str, properties: str = "") -> str:
    content = "".join(
        run if run.startswith("<") else f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>'
        for run in runs
    )
    return f"<w:p>{properties}{content}</w:p>"


def filled(runs: list[str], **values: str) -> list[str]:
    root = body(paragraph(*runs))
    Line(root[0]).fill(values)
    return [Line(each).text for each in root]


def test_a_field_split_over_runs_takes_the_format_of_its_first_character() -> None:
    root = body(
        paragraph(
            f"<w:r>{BOLD}<w:t>第【期</w:t></w:r>",
            '<w:proofErr w:type="spellStart"/>',
            '<w:bookmarkStart w:id="1" w:name="x"/>',
            "<w:r><w:t>号</w:t></w:r>",
            '<w:bookmarkEnd w:id="1"/>',
            "<w:r><w:rPr><w:i/></w:rPr><w:t>】期</w:t></w:r>",
        )
    )
    Line(root[0]).fill({"期号": "12"})
    assert Line(root[0]).text == "第12期"
    bold = [t.text for t in root.iter(w("t")) if t.getparent().find(w("rPr")) is not None]
    assert bold == ["第12", "期"]
    assert root.find(f".//{w('proofErr')}") is None
    assert root.find(f".//{w('bookmarkStart')}") is not None


@pytest.mark.parametrize(
    ("issue", "total", "printed"),
    [
        ("3", "128", "第3期（总第128期）"),
        ("3", "", "第3期"),
        ("", "128", "总第128期"),
    ],
)
def test_labels_of_empty_fields_go_with_them(issue: str, total: str, printed: str) -> None:
    assert filled(["第【期号】期（总第【总", "期号】期）"], 期号=issue, 总期号=total) == [printed]


def test_tabs_divide_a_line_into_parts() -> None:
    runs = ["时间：【会议时间】", "<w:r><w:tab/></w:r>", "地点：【会议地点】"]
    assert filled(runs, 会议时间="", 会议地点="长春") == ["\t地点：长春"]
    assert filled(runs, 会议时间="上午", 会议地点="") == ["时间：上午\t"]


def test_a_line_of_empty_fields_says_that_it_should_vanish() -> None:
    root = body(paragraph("（【供稿】供稿）"))
    assert Line(root[0]).fill({"供稿": ""}) == []


def test_a_picture_beside_an_empty_field_stays() -> None:
    root = body(paragraph("<w:r><w:drawing/></w:r>", "【密级】"))
    assert len(Line(root[0]).fill({"密级": ""})) == 1
    assert root.find(f".//{w('drawing')}") is not None


def test_values_are_never_read_for_fields_again() -> None:
    assert filled(["【标题】【期号】"], 标题="【期号】", 期号="【标题】") == ["【期号】【标题】"]


def test_lines_of_a_block_become_paragraphs_of_the_same_format() -> None:
    look = '<w:pPr><w:spacing w:before="290" w:line="579"/><w:jc w:val="both"/></w:pPr>'
    root = body(paragraph("编者按：【编者按】", "（完）", properties=look))
    Line(root[0]).fill({"编者按": "甲\u2029乙\u2029丙"})
    assert [Line(each).text for each in root] == ["编者按：甲", "乙", "丙（完）"]
    spacing = [each.find(f"{w('pPr')}/{w('spacing')}") for each in root]
    assert [each.get(w("before")) for each in spacing if each is not None] == ["290", None, None]
    assert all(each.find(f"{w('pPr')}/{w('jc')}") is not None for each in root)


def test_a_break_in_a_title_is_a_break_of_the_line() -> None:
    root = body(paragraph("【标题】"))
    Line(root[0]).fill({"标题": "上\n下"})
    assert len(root) == 1
    assert len(root.findall(f".//{w('br')}")) == 1


def test_text_of_a_text_box_is_not_the_text_of_its_anchor() -> None:
    inner = paragraph("【标题】")
    root = body(paragraph("外【期号】", f"<w:r><w:pict>{inner}</w:pict></w:r>"))
    assert Line(root[0]).fields() == ("期号",)
    Filler(root, NO_STYLES).fill(["标题", "期号"], lambda line, name: name + "值")
    assert [Line(each).text for each in root.iter(w("p"))] == ["外期号值￼", "标题值"]


def test_empty_rows_and_tables_go() -> None:
    def row(text: str) -> str:
        return f"<w:tr><w:tc>{paragraph(text)}</w:tc></w:tr>"

    root = body(f"<w:tbl>{row('报：【报】')}{row('送：【送】')}</w:tbl>", paragraph("尾"))
    Filler(root, NO_STYLES).fill(["报", "送"], lambda line, name: "" if name == "报" else "省直")
    assert [Line(each).text for each in root.iter(w("p"))] == ["送：省直", "尾"]
    root = body(f"<w:tbl>{row('报：【报】')}</w:tbl>", paragraph("尾"))
    Filler(root, NO_STYLES).fill(["报"], lambda line, name: "")
    assert root.find(w("tbl")) is None


def test_every_cell_keeps_a_paragraph() -> None:
    cells = f"<w:tc>{paragraph('【报】')}</w:tc><w:tc>{paragraph('固定')}</w:tc>"
    root = body(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>", paragraph("尾"))
    Filler(root, NO_STYLES).fill(["报"], lambda line, name: "")
    assert all(cell.find(w("p")) is not None for cell in root.iter(w("tc")))
    assert [Line(each).text for each in root.iter(w("p"))] == ["", "固定", "尾"]


def test_a_label_kept_with_the_next_paragraph_goes_with_it() -> None:
    kept = "<w:pPr><w:keepNext/></w:pPr>"
    root = body(
        paragraph("别的", properties=kept),
        paragraph("【标题】", properties=kept),
        paragraph("本期要目", properties=kept),
        paragraph("【要目】"),
        paragraph("不相干"),
        paragraph("【编者按】"),
    )
    Filler(root, NO_STYLES).fill(
        ["标题", "要目", "编者按"], lambda line, name: "题" if name == "标题" else ""
    )
    assert [Line(each).text for each in root] == ["别的", "题", "不相干"]


def test_the_document_never_ends_in_a_table() -> None:
    root = body(
        "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", paragraph("【标题】"), "<w:sectPr/>"
    )
    Filler(root, NO_STYLES).fill(["标题"], lambda line, name: "")
    assert [child.tag for child in root] == [w("tbl"), w("p"), w("sectPr")]


def test_a_section_break_survives_an_empty_field() -> None:
    root = body(paragraph("【标题】", properties="<w:pPr><w:sectPr/></w:pPr>"), paragraph("尾"))
    Filler(root, NO_STYLES).fill(["标题"], lambda line, name: "")
    assert root.find(f".//{w('sectPr')}") is not None
    assert [Line(each).text for each in root] == ["", "尾"]


def test_groups_repeat_and_their_empty_lines_vanish() -> None:
    root = body(
        paragraph("【各条】"),
        paragraph("【序号】．【小标题】"),
        paragraph("【内容】（【期号】）"),
        paragraph("【栏目】"),
        paragraph("【各条完】"),
        paragraph("尾"),
    )
    filler = Filler(root, NO_STYLES)
    items = [
        {"序号": "1", "小标题": "甲【内容】", "内容": "a\u2029b", "栏目": ""},
        {"序号": "2", "小标题": "", "内容": "【期号】", "栏目": "部分"},
    ]
    filler.repeat_groups(lambda: [(values, {}) for values in items], {"期号": "7"})
    filler.fill(["期号"], lambda line, name: "错")
    assert [Line(each).text for each in root] == [
        "1．甲【内容】", "a", "b（7）", "2．【期号】（7）", "部分", "尾",
    ]  # fmt: skip


def test_a_block_takes_the_place_found_before_anything_was_filled() -> None:
    root = body(paragraph("【标题】"), paragraph("【正文】"))
    filler = Filler(root, NO_STYLES, ("正文",))
    filler.fill(["标题"], lambda line, name: "【正文】")
    filler.place("正文", parsed(["<w:p><w:r><w:t>甲</w:t></w:r></w:p>"]))
    assert [Line(each).text for each in root] == ["【正文】", "甲"]


def test_chinese_marks_get_the_hint_and_other_runs_do_not() -> None:
    root = body(paragraph("“引”", "平", "【标题】"))
    filler = Filler(root, NO_STYLES)
    filler.mark_chinese()
    filler.fill(["标题"], lambda line, name: "破——折")
    hints = [run.find(f"{w('rPr')}/{w('rFonts')}") for run in root.iter(w("r"))]
    assert [None if hint is None else hint.get(w("hint")) for hint in hints] == [
        "eastAsia", None, "eastAsia",
    ]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    cuts=st.lists(st.integers(1, 20), max_size=8),
    values=st.tuples(*[st.text("甲乙12【】期（ ", max_size=6)] * 2),
)
def test_where_word_splits_a_line_changes_nothing(cuts: list[int], values: tuple[str, str]) -> None:
    text = "第【期号】期（总第【总期号】期）末"
    edges = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    runs = [text[a:b] for a, b in pairwise(edges)]
    given_values = dict(zip(("期号", "总期号"), values, strict=True))
    assert filled(runs, **given_values) == filled([text], **given_values)
