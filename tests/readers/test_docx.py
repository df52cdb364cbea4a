"""Word documents: everything on the page, nothing that is not, each with its kind, number and place."""

from __future__ import annotations

from collections import Counter
from functools import cache
from io import BytesIO

import pytest
from docx import Document
from docx.enum.text import WD_BREAK
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from model.document import Block, BlockKind, Notice
from model.errors import Cancelled, SourceError
from model.progress import SilentTask
from readers import docx
from readers.common.numerals import write_number
from tests.readers.samples.word import (
    STRICT,
    cell,
    field,
    level,
    listed,
    numbering,
    package,
    paragraph,
    row,
    run,
    styled,
    table,
    text_box,
    zipped,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(data: bytes) -> list[Block]:
    return docx.read(data, "文.docx", SilentTask())[0]


def notices(data: bytes) -> list[Notice]:
    return docx.read(data, "文.docx", SilentTask())[1]


def shown(body: str, **parts: str) -> list[str]:
    return [block.text for block in read(package(body, parts=parts))]


def kinds(body: str, **parts: str) -> list[tuple[BlockKind, int, str]]:
    return [(b.kind, b.level, b.text) for b in read(package(body, parts=parts))]


def refusal(data: bytes) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read(data)
    assert caught.value.values["name"] == "文.docx"
    return caught.value


# What is on the page


def test_insertions_stay_and_deletions_go() -> None:
    body = paragraph(
        "增长",
        f"<w:ins>{run('百分之六')}</w:ins>",
        "<w:del><w:r><w:delText>百分之五</w:delText></w:r></w:del>",
        f"<w:moveTo>{run('，移入')}</w:moveTo>",
        f"<w:moveFrom>{run('移走')}</w:moveFrom>",
        "。",
    )
    assert shown(body) == ["增长百分之六，移入。"]
    assert [n.code for n in notices(package(body))] == ["notice.docx.revisions"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    mark = "<w:rPr><w:del/></w:rPr>"
    body = paragraph("前半，", properties=mark) + paragraph("后半。") + paragraph("另一段。")
    assert shown(body) == ["前半，后半。", "另一段。"]
    gone = paragraph("<w:del><w:r><w:delText>删去</w:delText></w:r></w:del>", properties=mark)
    assert shown(gone + paragraph("留下")) == ["留下"]


def test_content_controls_links_and_simple_fields_are_text() -> None:
    body = (
        f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{paragraph('块级')}</w:sdtContent></w:sdt>"
        + paragraph(
            f"<w:sdt><w:sdtContent>{run('行内')}</w:sdtContent></w:sdt>",
            f'<w:hyperlink r:id="x">{run("链接")}</w:hyperlink>',
            f"<w:smartTag>{run('标签')}</w:smartTag>",
            f'<w:fldSimple w:instr="PAGE">{run("7")}</w:fldSimple>',
        )
    )
    assert shown(body) == ["块级", "行内链接标签7"]


def test_fields_show_their_results_only() -> None:
    nested = field("IF", run("内") + field("REF x", run("层")))
    hidden_in_instruction = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + run("指令中的字")
        + field("MERGEFIELD", run("也在指令中"))
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("结果")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert shown(paragraph(nested, hidden_in_instruction)) == ["内层结果"]


def test_a_field_that_is_never_finished_loses_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert shown(paragraph(begin, "看得见")) == ["看得见"]
    assert shown(paragraph(end, "也看得见")) == ["也看得见"]


def test_a_text_box_comes_once_after_its_paragraph() -> None:
    inner = paragraph("框中第一段") + table(row("甲", "乙"))
    assert shown(paragraph("正文", text_box(inner), "接着写") + paragraph("下一段")) == [
        "正文接着写",
        "框中第一段",
        "甲\t乙",
        "下一段",
    ]


def test_a_text_box_that_begins_with_a_table() -> None:
    inner = table(row("甲", "乙")) + paragraph("框中")
    assert shown(paragraph("正文", text_box(inner), "接着写")) == ["正文接着写", "甲\t乙", "框中"]


def test_a_fallback_counts_where_there_is_no_choice() -> None:
    only = f"<mc:AlternateContent><mc:Fallback>{run('旧')}</mc:Fallback></mc:AlternateContent>"
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="w14">{run("新")}</mc:Choice>'
        f"<mc:Fallback>{run('旧')}</mc:Fallback></mc:AlternateContent>"
    )
    assert shown(paragraph(only, both)) == ["旧新"]
    block_level = (
        f'<mc:AlternateContent><mc:Choice Requires="w14">{paragraph("新段")}</mc:Choice>'
        f"<mc:Fallback>{paragraph('旧段')}</mc:Fallback></mc:AlternateContent>"
    )
    assert shown(block_level) == ["新段"]


def test_word_art_is_text() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="艺术字"/></v:shape></w:pict></w:r>'
    assert shown(paragraph("正文", art)) == ["正文", "艺术字"]


def test_characters_written_as_elements() -> None:
    body = paragraph(
        "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:t>丙</w:t>"
        '<w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="F0B0"/></w:r>',
        properties='<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>',
    )
    assert shown(body) == ["甲\t乙-丙☑°"]


def test_formulas_keep_their_meaning() -> None:
    fraction = (
        "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
        "<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>4</m:t></m:r></m:sup></m:sSup></m:oMath>"
    )
    assert shown(paragraph("共", fraction, "亩")) == ["共1/210^4亩"]


def test_phonetic_guides_stand_apart_as_noise() -> None:
    ruby = f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('shèng')}</w:rt><w:rubyBase>{run('盛')}</w:rubyBase></w:ruby></w:r>"
    blocks = read(package(paragraph("吴", ruby, "兰")))
    assert [(b.kind, b.text) for b in blocks] == [
        (BlockKind.PARAGRAPH, "吴盛兰"),
        (BlockKind.NOISE, "shèng"),
    ]


def test_hidden_text_is_left_out_and_told() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="H"><w:name w:val="暗"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="H2"><w:name w:val="暗二"/><w:basedOn w:val="H"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="P"><w:name w:val="藏"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = paragraph(
        "看得见",
        run("一", "<w:vanish/>"),
        run("二", '<w:rStyle w:val="H2"/>'),
        run("三", '<w:vanish w:val="0"/>'),
        run("四", "<w:webHidden/>"),
    ) + styled("P", "整段", run("例外", '<w:vanish w:val="false"/>'))
    data = package(body, parts={"styles": styles})
    assert [block.text for block in read(data)] == ["看得见三四", "例外"]
    assert notices(data) == [Notice("notice.docx.hidden", (("name", "文.docx"), ("count", "4")))]


def test_notes_follow_the_paragraph_that_refers_to_them() -> None:
    notes = (
        f'<w:footnote w:type="separator" w:id="-1">{paragraph("线")}</w:footnote>'
        f'<w:footnote w:id="1">{paragraph("脚注一。")}{paragraph("第二段。")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("没有人引用")}</w:footnote>'
    )
    ends = f'<w:endnote w:id="1">{paragraph("尾注。")}</w:endnote>'
    body = (
        paragraph("正文", '<w:r><w:footnoteReference w:id="1"/></w:r>', "。")
        + table(row(cell(paragraph("格", '<w:r><w:endnoteReference w:id="1"/></w:r>')), "二"))
        + paragraph("后文")
    )
    assert kinds(body, footnotes=notes, endnotes=ends) == [
        (BlockKind.PARAGRAPH, 0, "正文。"),
        (BlockKind.CAPTION, 0, "脚注一。"),
        (BlockKind.CAPTION, 0, "第二段。"),
        (BlockKind.TABLE, 0, "格\t二"),
        (BlockKind.CAPTION, 0, "尾注。"),
        (BlockKind.PARAGRAPH, 0, "后文"),
    ]


def test_words_in_diagrams_and_charts() -> None:
    space = "http://schemas.openxmlformats.org/drawingml/2006/"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="d" Type="x/diagramData" Target="diagrams/data1.xml"/>'
        '<Relationship Id="c" Type="x/chart" Target="charts/chart1.xml"/></Relationships>'
    )
    diagram = f'<d xmlns:a="{space}main"><a:p><a:r><a:t>组织</a:t></a:r><a:r><a:t>架构</a:t></a:r></a:p></d>'
    chart = (
        f'<c:c xmlns:a="{space}main" xmlns:c="{space}chart"><a:p><a:r><a:t>产量</a:t></a:r></a:p>'
        + "<c:strCache><c:pt><c:v>去年</c:v></c:pt><c:pt><c:v>今年</c:v></c:pt></c:strCache>" * 2
        + "<c:numCache><c:pt><c:v>816.16</c:v></c:pt></c:numCache></c:c>"
    )
    body = paragraph(
        "如图",
        f'<w:r><w:drawing><d:relIds xmlns:d="{space}diagram" xmlns:r="{office}" r:dm="d"/></w:drawing></w:r>',
        f'<w:r><w:drawing><c:chart xmlns:c="{space}chart" xmlns:r="{office}" r:id="c"/></w:drawing></w:r>',
    )
    extra = {
        "word/_rels/document.xml.rels": links.encode(),
        "word/diagrams/data1.xml": diagram.encode(),
        "word/charts/chart1.xml": chart.encode(),
    }
    assert [(b.kind, b.text) for b in read(package(body, extra=extra))] == [
        (BlockKind.PARAGRAPH, "如图"),
        (BlockKind.CAPTION, "组织架构"),
        (BlockKind.CAPTION, "产量"),
        (BlockKind.CAPTION, "去年 今年"),
    ]


def test_headers_and_footers_are_noise() -> None:
    parts = {"header": paragraph("页眉"), "footer": paragraph(field("PAGE", run("1")))}
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header"/>'
        '<w:footerReference w:type="default" r:id="footer"/></w:sectPr>'
    )
    assert kinds(paragraph("正文") + section, **parts) == [
        (BlockKind.PARAGRAPH, 0, "正文"),
        (BlockKind.NOISE, 0, "页眉"),
        (BlockKind.NOISE, 0, "1"),
    ]
    # A header of even pages that is switched off, and one of a first page that is none, are not seen.
    for kind in ("even", "first"):
        unseen = section.replace(
            'headerReference w:type="default"', f'headerReference w:type="{kind}"'
        )
        assert shown(paragraph("正文") + unseen, **parts) == ["正文", "1"]
    first = unseen.replace("</w:sectPr>", "<w:titlePg/></w:sectPr>")
    assert shown(paragraph("正文") + first, **parts) == ["正文", "页眉", "1"]
    even = unseen.replace('"first"', '"even"')
    parts["settings"] = "<w:evenAndOddHeaders/>"
    assert shown(paragraph("正文") + even, **parts) == ["正文", "页眉", "1"]


def test_comments_are_not_on_the_page() -> None:
    reference = '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    extra = {"word/comments.xml": "批注".encode()}
    assert [b.text for b in read(package(paragraph("正文", reference), extra=extra))] == ["正文"]


# Kinds


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="w2"><w:name w:val="标题 2,章节"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="公文一级"/><w:basedOn w:val="mid"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="mid"><w:name w:val="中间"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="not"><w:name w:val="像标题"/><w:basedOn w:val="1"/>'
    '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="caption"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="l1"><w:name w:val="环一"/><w:basedOn w:val="l2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="l2"><w:name w:val="环二"/><w:basedOn w:val="l1"/></w:style>'
)


def test_headings_by_style_and_by_outline_level() -> None:
    body = (
        styled("t", "题目")
        + styled("1", "一级")
        + styled("w2", "二级")
        + styled("own", "继承")
        + styled("not", "不是")
        + styled("l1", "循环")
        + styled("无此样式", "未知")
        + paragraph("三级", properties='<w:outlineLvl w:val="2"/>')
        + paragraph("取消", properties='<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>')
        + styled("c", "表1")
        + styled("toc", "一级\t1")
    )
    assert kinds(body, styles=STYLES) == [
        (BlockKind.HEADING, 0, "题目"),
        (BlockKind.HEADING, 1, "一级"),
        (BlockKind.HEADING, 2, "二级"),
        (BlockKind.HEADING, 1, "继承"),
        (BlockKind.PARAGRAPH, 0, "不是"),
        (BlockKind.PARAGRAPH, 0, "循环"),
        (BlockKind.PARAGRAPH, 0, "未知"),
        (BlockKind.HEADING, 3, "三级"),
        (BlockKind.PARAGRAPH, 0, "取消"),
        (BlockKind.CAPTION, 0, "表1"),
        (BlockKind.NOISE, 0, "一级\t1"),
    ]


def test_a_whole_paragraph_in_a_heading_style_is_body_text() -> None:
    long = "全省上下坚持稳中求进工作总基调，经济运行总体平稳。" * 3
    assert kinds(styled("1", long), styles=STYLES) == [(BlockKind.PARAGRAPH, 0, long)]


def test_old_properties_of_a_tracked_change_do_not_count() -> None:
    change = '<w:pPrChange><w:pPr><w:pStyle w:val="1"/></w:pPr></w:pPrChange>'
    assert kinds(paragraph("正文", properties=change), styles=STYLES)[0][0] is BlockKind.PARAGRAPH


# Automatic numbers


def test_numbers_are_counted_as_word_shows_them() -> None:
    levels = (
        level(0, "chineseCounting", "%1、")
        + level(1, "chineseCounting", "（%2）")
        + level(2, "decimal", "%3.", '<w:suff w:val="space"/>')
    )
    body = "".join(
        listed(1, at, text)
        for at, text in (
            (0, "甲"),
            (1, "乙"),
            (1, "丙"),
            (2, "丁"),
            (0, "戊"),
            (1, "己"),
            (2, "庚"),
        )
    )
    assert shown(body, numbering=numbering((levels, ""))) == [
        "一、甲", "（一）乙", "（二）丙", "1. 丁", "二、戊", "（一）己", "1. 庚",
    ]  # fmt: skip


def test_numbers_start_again_where_told() -> None:
    levels = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2")
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    shared = numbering((levels, ""), (levels, again)).replace(
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/>',
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/>',
    )
    body = (
        listed(1, 0, "甲")
        + listed(1, 1, "乙")
        + listed(2, 0, "丙")
        + listed(2, 0, "丁")
        + listed(1, 0, "戊")
    )
    assert shown(body, numbering=shared) == ["1. 甲", "1.1 乙", "5. 丙", "6. 丁", "7. 戊"]


def test_numbers_by_style_by_link_and_legal() -> None:
    styles = STYLES.replace(
        '<w:outlineLvl w:val="0"/>',
        '<w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="1"/></w:numPr>',
    )
    levels = level(0, "chineseCountingThousand", "第%1章", '<w:pStyle w:val="1"/>') + level(
        1, "decimal", "%1.%2", "<w:isLgl/>"
    )
    linked = (
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/>{levels}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="2"/></w:num>'
    )
    body = styled("1", "总则") + listed(1, 1, "目的") + styled("own", "附则")
    no_number = paragraph(
        "无号", properties='<w:pStyle w:val="1"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    )
    assert kinds(body + no_number, styles=styles, numbering=linked) == [
        (BlockKind.HEADING, 1, "第一章 总则"),
        (BlockKind.PARAGRAPH, 0, "1.1 目的"),
        (BlockKind.HEADING, 1, "第二章 附则"),
        (BlockKind.HEADING, 1, "无号"),
    ]


def test_bullets_are_list_items_with_levels() -> None:
    levels = level(0, "bullet", "●") + level(1, "bullet", "o")
    assert kinds(listed(1, 0, "甲") + listed(1, 1, "乙"), numbering=numbering((levels, ""))) == [
        (BlockKind.LIST_ITEM, 1, "甲"),
        (BlockKind.LIST_ITEM, 2, "乙"),
    ]


@pytest.mark.parametrize(
    ("number_format", "value", "written"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 11, "十一"),
        ("chineseCounting", 20, "二十"),
        ("chineseCounting", 99, "九十九"),
        ("chineseCounting", 105, "一〇五"),
        ("chineseCountingThousand", 100, "一百"),
        ("chineseCountingThousand", 101, "一百零一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1005, "一千零五"),
        ("chineseCountingThousand", 2020, "二千零二十"),
        ("ideographDigital", 12, "一二"),
        ("japaneseCounting", 12, "十二"),
        ("japaneseCounting", 123, "百二十三"),
        ("chineseLegalSimplified", 25, "贰拾伍"),
        ("upperRoman", 14, "XIV"),
        ("lowerLetter", 28, "bb"),
        ("upperLetter", 3, "C"),
        ("decimalZero", 7, "07"),
        ("decimalEnclosedCircle", 12, "⑫"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedParen", 3, "⑶"),
        ("ideographTraditional", 2, "乙"),
        ("ideographZodiac", 3, "寅"),
        ("ordinal", 12, "12th"),
        ("decimalFullWidth", 12, "１２"),
        ("somethingNew", 4, "4"),
        ("none", 4, ""),
        ("upperRoman", 0, "0"),
    ],
)
def test_number_formats(number_format: str, value: int, written: str) -> None:
    assert write_number(value, number_format) == written


# Tables


def test_tables_keep_rows_and_cells() -> None:
    merged = cell("合并", properties='<w:gridSpan w:val="2"/>')
    below = cell("", properties="<w:vMerge/>")
    body = table(
        row("指标", "单位", "数值"),
        row(cell("粮食", properties='<w:vMerge w:val="restart"/>'), "亿斤", "837.3"),
        row(below, merged),
        row("删", "去", properties="<w:del/>"),
        row("格", cell("一", "二"), properties='<w:gridBefore w:val="1"/>'),
    )
    blocks = read(package(paragraph("前") + body + paragraph("后")))
    assert [b.kind for b in blocks] == [BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.PARAGRAPH]
    assert blocks[1].rows == (
        ("指标", "单位", "数值"),
        ("粮食", "亿斤", "837.3"),
        ("", "合并", ""),
        ("", "格", "一 二"),
    )
    assert blocks[1].text == "\n".join("\t".join(cells) for cells in blocks[1].rows)


def test_nested_tables_lose_nothing() -> None:
    inner = table(row("内一", "内二"), row("内三", "内四"))
    blocks = read(package(table(row(cell("外", inner, ""), "旁"))))
    assert blocks[0].rows == (("外 内一 内二 内三 内四", "旁"),)


def test_a_frame_of_one_column_is_ordinary_text() -> None:
    framed = table(row(cell(styled("1", "标题"), "正文一。", "正文二。")))
    assert kinds(framed, styles=STYLES) == [
        (BlockKind.HEADING, 1, "标题"),
        (BlockKind.PARAGRAPH, 0, "正文一。"),
        (BlockKind.PARAGRAPH, 0, "正文二。"),
    ]


def test_a_form_filled_with_a_report_is_ordinary_text() -> None:
    report = "全省上下坚持稳中求进工作总基调，经济运行总体平稳。" * 6
    form = table(row("单位", "某某局"), row("主要工作", cell(report, report)))
    assert shown(form) == ["单位", "某某局", "主要工作", report, report]
    remark = table(row("单位", "某某局"), row("备注", cell("一。", "二。")))
    assert kinds(remark) == [(BlockKind.TABLE, 0, "单位\t某某局\n备注\t一。 二。")]


def test_a_huge_span_is_bounded() -> None:
    huge = cell("甲", properties='<w:gridSpan w:val="999999999"/>')
    assert len(read(package(table(row(huge, "乙"), row("丙", "丁"))))[0].rows[0]) <= 64


# Places and line breaks


def test_pages_and_paragraph_numbers() -> None:
    rendered = "<w:r><w:lastRenderedPageBreak/></w:r>"
    hard = '<w:r><w:br w:type="page"/></w:r>'
    body = (
        paragraph("第一页", hard)
        + paragraph()
        + paragraph(rendered, "第二页前半", rendered, "第三页后半")
        + table(row(cell(paragraph(rendered, "四")), cell(paragraph(rendered, "四"))))
        + paragraph("还在四")
    )
    blocks = read(package(body))
    places = [
        [(b.text[s.start : s.end], s.anchor.page, s.anchor.paragraph) for s in b.segments]
        for b in blocks
    ]
    assert places == [
        [("第一页", 1, 1)],
        [("第二页前半", 2, 3), ("第三页后半", 3, 3)],
        [("四\t四", 4, 4)],
        [("还在四", 4, 6)],
    ]
    # Without Word's own record, breaks that were set are all that can be counted; without any, no page is known.
    assert [b.page for b in read(package(paragraph("一", hard) + paragraph("二")))] == [1, 2]
    assert [b.page for b in read(package(paragraph("一")))] == [None]


def test_line_breaks_within_headings_and_paragraphs() -> None:
    br = "<w:r><w:br/></w:r>"
    body = (
        styled("1", "关于开展工作的", br, "通知")
        + paragraph("联系人：张三", br, "电话：123")
        + paragraph(
            "某某省人民政府",
            br,
            "关于工作的通知",
            br,
            "（2023年1月1日）",
            properties='<w:jc w:val="center"/>',
        )
    )
    blocks = read(package(body, parts={"styles": STYLES}))
    assert [b.text for b in blocks] == [
        "关于开展工作的通知",
        "联系人：张三",
        "电话：123",
        "某某省人民政府关于工作的通知",
        "（2023年1月1日）",
    ]
    for block in blocks:
        assert "".join(block.text[s.start : s.end] for s in block.segments) == block.text


def test_strict_documents_and_other_suffixes() -> None:
    data = package(
        styled("1", "标题") + paragraph("正文"), namespace=STRICT, parts={"styles": STYLES}
    )
    assert [(b.kind, b.text) for b in read(data)] == [
        (BlockKind.HEADING, "标题"),
        (BlockKind.PARAGRAPH, "正文"),
    ]
    assert docx.sniff(data[:65536], "宏.docm") == 1.0


# Losslessness

VISIBLE = etree.XPath(
    "//w:t[not(ancestor::w:del or ancestor::w:moveFrom or ancestor::mc:Fallback)]/text()",
    namespaces={
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    },
)


def characters(texts: list[str]) -> Counter[str]:
    return Counter("".join("".join(texts).split()))


def test_nothing_is_lost_from_a_document_of_python_docx() -> None:
    document = Document()
    document.add_heading("二〇二三年工作总结", 0)
    for number in range(30):
        document.add_heading(f"第{number}部分", 1 + number % 3)
        text = document.add_paragraph(f"段落{number}，增长{number}.{number % 7}%，")
        text.add_run("加粗部分").bold = True
        text.add_run().add_break(WD_BREAK.LINE if number % 2 else WD_BREAK.PAGE)
        text.add_run("之后的文字。")
        document.add_paragraph(f"要点{number}", style="List Bullet")
        grid = document.add_table(2, 3)
        grid.cell(0, 0).merge(grid.cell(0, 1)).text = f"表头{number}"
        grid.cell(1, 2).text = "数值\n两段"
    target = BytesIO()
    document.save(target)
    from zipfile import ZipFile

    root = etree.fromstring(ZipFile(target).read("word/document.xml"))
    assert characters([b.text for b in read(target.getvalue())]) == characters(VISIBLE(root))


_WORDS = st.text("甲乙丙丁戊一二三0189.,，。；：（）“”AbC xyz\u3000", min_size=1, max_size=12)


@cache
def _runs(depth: int) -> st.SearchStrategy[str]:
    plain = _WORDS.map(run)
    options = [
        plain,
        plain,
        _WORDS.map(lambda text: run(text, "<w:b/>")),
        _WORDS.map(lambda text: f"<w:ins>{run(text)}</w:ins>"),
        _WORDS.map(lambda text: f"<w:del>{run(text)}</w:del>"),
        _WORDS.map(lambda text: f"<w:moveFrom>{run(text)}</w:moveFrom>"),
        _WORDS.map(lambda text: f"<w:sdt><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"),
        _WORDS.map(lambda text: field("REF", run(text))),
        st.sampled_from(
            ["<w:r><w:br/></w:r>", "<w:r><w:tab/></w:r>", "<w:r><w:lastRenderedPageBreak/></w:r>"]
        ),
    ]
    if depth:
        options.append(_content(depth - 1).map(text_box))
        framed = st.lists(_content(depth - 1).map(cell), min_size=1, max_size=2)
        options.append(framed.map(lambda cells: text_box(table(row(*cells)))))
    return st.one_of(options)


@cache
def _content(depth: int) -> st.SearchStrategy[str]:
    one = st.builds(
        lambda runs, style: styled(style, *runs) if style else paragraph(*runs),
        st.lists(_runs(depth), max_size=5),
        st.sampled_from(["", "", "1", "t", "c", "toc", "own"]),
    )
    options = [one, one, one]
    if depth:
        inner = _content(depth - 1)
        cells = st.builds(cell, inner)
        rows = st.builds(lambda found: row(*found), st.lists(cells, min_size=1, max_size=3))
        options.append(st.builds(lambda found: table(*found), st.lists(rows, max_size=3)))
        options.append(
            inner.map(lambda body: f"<w:sdt><w:sdtContent>{body}</w:sdtContent></w:sdt>")
        )
    return st.lists(st.one_of(options), min_size=1, max_size=4).map("".join)


# On a busy machine a few of these trees take as long to draw as is allowed for all.
@given(_content(2))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_visible_character_is_in_exactly_one_block(body: str) -> None:
    data = package(body, parts={"styles": STYLES})
    from zipfile import ZipFile

    root = etree.fromstring(ZipFile(BytesIO(data)).read("word/document.xml"))
    blocks = read(data)
    assert characters([b.text for b in blocks]) == characters(VISIBLE(root))
    for block in blocks:
        assert block.text == block.text.strip() or block.kind is BlockKind.TABLE
        assert block.text.strip()
        ends = [0, *(end for s in block.segments for end in (s.start, s.end)), len(block.text)]
        assert ends == sorted(ends)


# What is refused


def test_old_and_encrypted_office_files_are_named() -> None:
    def compound(stream: str) -> bytes:
        return OLE + b"\0" * 512 + stream.encode("utf-16-le") + b"\0" * 512

    assert docx.sniff(compound("EncryptedPackage"), "a.docx") > 0.5
    assert refusal(compound("EncryptedPackage")).code == "error.source.encrypted"
    old = refusal(compound("WordDocument"))
    assert (old.code, old.values["found"]) == ("error.source.unsupported", "Word 97-2003 (.doc)")
    assert "Excel" in refusal(compound("Workbook")).values["found"]


def test_other_packages_are_named() -> None:
    sheet = refusal(zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<w/>"}))
    assert (sheet.code, sheet.values["found"]) == ("error.source.unsupported", "Excel (.xlsx)")
    assert refusal(zipped({"a.txt": "x"})).values["found"] == "ZIP (.zip)"
    assert refusal(zipped({"[Content_Types].xml": "<Types/>"})).code == "error.source.damaged"
    assert docx.sniff(b"%PDF-1.7", "a.docx") == 0.0


def test_dtd_and_entities_are_refused() -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    assert refusal(package(paragraph("x"), prologue=bomb)).code == "error.source.unsafe"
    outside = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    data = package("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", prologue=outside)
    assert refusal(data).code == "error.source.unsafe"


def test_broken_xml_and_depth_are_damage() -> None:
    assert refusal(package("<w:p><w:r>")).code == "error.source.damaged"
    deep = "<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000
    assert refusal(package(deep)).code == "error.source.damaged"


def test_elements_without_end_are_refused_before_memory_is() -> None:
    assert refusal(package("<w:p>" + "<w:r/>" * 3_500_000 + "</w:p>")).code == "error.source.unsafe"


def test_external_parts_are_left_alone() -> None:
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="x" TargetMode="External" Type="a/header" Target="http://example.org/h.xml"/>'
        '<Relationship Id="y" Type="a/footer" Target="../../outside.xml"/></Relationships>'
    )
    body = (
        paragraph("正文")
        + '<w:altChunk r:id="x"/>'
        + '<w:sectPr><w:headerReference r:id="x"/><w:footerReference r:id="y"/></w:sectPr>'
    )
    data = package(body, extra={"word/_rels/document.xml.rels": links.encode()})
    assert [b.text for b in read(data)] == ["正文"]
    assert [n.code for n in notices(data)] == ["notice.docx.embedded"]


def test_cut_off_or_changed_files_end_in_one_error() -> None:
    data = package("".join(paragraph(f"第{n}段") for n in range(50)), parts={"styles": STYLES})
    for end in range(0, len(data) - 1, 61):
        assert refusal(data[:end]).code in ("error.source.damaged", "error.source.unsupported")
    for at in range(0, len(data), 17):
        try:
            read(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
        except SourceError:
            continue


def test_reading_can_be_stopped_and_reports() -> None:
    class Stopping(SilentTask):
        def __init__(self) -> None:
            self.calls = 0
            self.reports: list[tuple[str, int, int]] = []

        def report(self, stage: str, done: int, total: int) -> None:
            self.reports.append((stage, done, total))

        def check(self) -> None:
            self.calls += 1
            if self.calls > 3:
                raise Cancelled

    task = Stopping()
    data = package(paragraph("字" * 40) * 20_000)
    with pytest.raises(Cancelled):
        docx.read(data, "a.docx", task)
    assert task.reports
    assert all(0 <= done <= total for _, done, total in task.reports)
