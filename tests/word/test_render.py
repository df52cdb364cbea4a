from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.briefing import Briefing, Item, SourceInfo, SourceRef
from model.document import Anchor, Span
from model.template import Template
from tests.word.word_samples import (
    DAY,
    NASTY,
    OPTIONS,
    SHA,
    briefing,
    document,
    full,
    item,
    lines,
    p,
    section,
    styled,
    template_bytes,
)
from word.catalogue import find, from_bytes
from word.check import check
from word.ooxml import ILLEGAL, read_package, w
from word.render import RenderOptions, render, rendered
from word.runs import Line


@pytest.fixture(scope="module")
def shipped() -> Template:
    return find("简报")


@pytest.fixture(scope="module")
def whole(shipped: Template) -> bytes:
    return render(full(), shipped, OPTIONS)


def test_the_masthead_is_printed(whole: bytes) -> None:
    printed = lines(whole)
    assert printed[:4] == [
        "内部资料\t00012",
        "政务信息",
        "第3期（总第128期）",
        "省政府办公厅\t2024年1月5日",
    ]
    assert "编者按：现予刊发。" in printed
    assert "请参阅。" in printed
    assert "（省统计局供稿）" in printed
    assert styled(whole, "Heading1") == ["全省经济运行情况"]


def test_the_tail_is_printed(whole: bytes) -> None:
    table = document(whole).find(f".//{w('tbl')}")
    assert table is not None
    position = table.find(f"{w('tblPr')}/{w('tblpPr')}")
    assert position is not None
    assert position.get(w("tblpYSpec")) == "bottom"
    printed = lines(whole)
    assert "报：国务院办公厅，省委。" in printed
    assert "省政府办公厅\t2024年1月5日印发" in printed
    assert "\t共印300份" in printed


def test_headings_are_numbered_as_text_and_restart(whole: bytes) -> None:
    assert styled(whole, "Heading2") == ["一、过去一年工作", "二、今年工作"]
    assert styled(whole, "Heading3") == ["（一）经济", "（二）创新"]
    assert [line for line in lines(whole) if line.startswith(("一、", "二、"))][:2] == [
        "一、过去一年工作",
        "二、今年工作",
    ]


def test_items_are_body_paragraphs_with_their_lead(whole: bytes) -> None:
    body = styled(whole, "BodyText")
    assert "地区生产总值增长6.3%，高于全国〔1〕。" in body
    assert "卫星。“吉林一号”在轨卫星108颗〔2〕。" in body


def test_nothing_of_the_template_language_is_left(whole: bytes, shipped: Template) -> None:
    for data in (whole, render(Briefing(), shipped, OPTIONS)):
        assert not [line for line in lines(data) if "【" in line or "】" in line]


def test_an_empty_briefing_is_a_masthead_with_date_and_nothing_dangling(shipped: Template) -> None:
    printed = [line for line in lines(render(Briefing(), shipped, OPTIONS)) if line.strip()]
    assert printed == ["简报", "\t2024年1月5日", "\t2024年1月5日印发"]


def test_a_single_section_bears_no_number_and_makes_no_contents(shipped: Template) -> None:
    data = render(briefing(section(1, "一、工作。", item(1, "甲。"))), shipped, OPTIONS)
    assert styled(data, "Heading2") == ["工作"]
    assert "本期要目" not in lines(data)


def test_contents_can_be_given_or_left_out(shipped: Template) -> None:
    sections = full().sections
    given_contents = render(briefing(*sections, 要目="甲\n乙"), shipped, OPTIONS)
    assert {"本期要目", "甲", "乙"} <= set(lines(given_contents))
    without = render(briefing(*sections), shipped, replace(OPTIONS, include_contents=False))
    assert "本期要目" not in lines(without)


def test_jumps_lead_both_ways(whole: bytes) -> None:
    root = document(whole)
    marks = [mark.get(w("name")) for mark in root.iter(w("bookmarkStart"))]
    targets = [link.get(w("anchor")) for link in root.iter(w("hyperlink"))]
    assert len(set(marks)) == len(marks)
    assert sorted(targets) == sorted(mark for mark in marks if not str(mark).startswith("_heading"))
    identifiers = [mark.get(w("id")) for mark in root.iter(w("bookmarkStart"))]
    ends = [mark.get(w("id")) for mark in root.iter(w("bookmarkEnd"))]
    assert sorted(identifiers) == sorted(ends)
    assert len(set(identifiers)) == len(identifiers)
    assert all(link.get(w("tooltip")) is None for link in root.iter(w("hyperlink")))


@pytest.mark.parametrize("end", ["", "。", "！", ";", "……", "。”"])
def test_the_source_list_quotes_word_for_word(shipped: Template, end: str) -> None:
    quote = f"全省GDP增长6.3%,高于全国{end}"
    one = item(7, "全省GDP增长6.3%，高于全国。", quote=quote)
    anchors = {(SHA, one.sources[0].span): Anchor(page=3, line=12)}
    data = render(
        briefing(section(1, "", one, replace(one, id="again"), replace(one, id="third"))),
        shipped,
        replace(OPTIONS, anchors=anchors),
    )
    assert styled(data, "SourceEntry") == [
        f"〔1〕《政府工作报告》第3页第12行：{quote}（另见第2处、第3处）"
    ]
    alone = render(briefing(section(1, "", one)), shipped, replace(OPTIONS, anchors=anchors))
    assert styled(alone, "SourceEntry") == [f"〔1〕《政府工作报告》第3页第12行：{quote}"]


def test_sources_of_the_same_title_are_told_apart_by_file(shipped: Template) -> None:
    other = SourceRef("6" * 64, Span(2, 0, 1), "乙")
    both = replace(
        briefing(section(1, "", item(1, "甲"), Item("b", "乙", (other,)))),
        sources=(SourceInfo(SHA, "a.txt", "报告"), SourceInfo("6" * 64, "b.txt", "报告")),
    )
    assert styled(render(both, shipped, OPTIONS), "SourceEntry") == [
        "〔1〕《报告》（a.txt），第2段：甲",
        "〔2〕《报告》（b.txt），第3段：乙",
    ]


def test_a_source_named_twice_by_one_item_is_one_source(shipped: Template) -> None:
    one = item(1, "甲。")
    data = render(briefing(section(1, "", replace(one, sources=one.sources * 2))), shipped, OPTIONS)
    assert styled(data, "BodyText") == ["甲〔1〕。"]
    assert styled(data, "SourceEntry") == ["〔1〕《政府工作报告》第2段：甲。"]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("甲乙。", "甲乙〔1〕。"),
        ("甲乙", "甲乙〔1〕"),
        ("“甲乙？！”", "“甲乙？！”〔1〕"),
        ("甲“乙”……", "甲“乙”〔1〕……"),
        ("。", "。〔1〕"),
    ],
)
def test_a_source_number_stands_inside_the_sentence_and_leaves_the_text_as_it_is(
    shipped: Template, text: str, printed: str
) -> None:
    data = render(briefing(section(1, "", item(1, text))), shipped, OPTIONS)
    assert styled(data, "BodyText") == [printed]
    (paragraph,) = [at for at in document(data).iter(w("p")) if Line(at).text == printed]
    start = paragraph.find(w("bookmarkStart"))
    end = paragraph.find(w("bookmarkEnd"))
    assert start is not None
    assert end is not None
    between = list(paragraph)[paragraph.index(start) + 1 : paragraph.index(end)]
    runs = [element for element in between if element.tag == w("r")]
    assert "".join(t.text or "" for run in runs for t in run.iter(w("t"))) == text


def test_a_picture_of_the_template_is_kept() -> None:
    pixel = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
        "3a7e9b550000000a49444154789c636000000002000148afa4710000000049454e44ae426082"
    )
    own = docx.Document(io.BytesIO(find("简报").docx))
    own.paragraphs[0].insert_paragraph_before().add_run().add_picture(io.BytesIO(pixel))
    stream = io.BytesIO()
    own.save(stream)
    data = render(full(), from_bytes(stream.getvalue(), "带图"), OPTIONS)
    assert len(docx.Document(io.BytesIO(data)).inline_shapes) == 1
    package = read_package(data)
    (picture,) = package.related("word/document.xml", "image")
    assert package.parts[picture] == pixel
    assert package.content_type(picture) == "image/png"


def test_free_items_are_marked(shipped: Template) -> None:
    result = rendered(briefing(section(1, "", Item("f", "自己写的一条。"))), shipped, OPTIONS)
    assert styled(result.data, "SourceEntry") == ["〔无来源〕自己写的一条。"]
    assert [notice.code for notice in result.notices] == ["notice.export.no_source"]


def test_sources_can_be_left_out(shipped: Template) -> None:
    data = render(full(), shipped, replace(OPTIONS, include_sources=False))
    assert "来源索引" not in lines(data)
    assert document(data).find(f".//{w('hyperlink')}") is None
    assert "地区生产总值增长6.3%，高于全国。" in styled(data, "BodyText")


def test_a_long_title_is_broken_by_sense(shipped: Template) -> None:
    title = "关于深入学习贯彻在新时代推动东北全面振兴座谈会上的重要讲话精神的情况"
    (line,) = styled(render(briefing(标题=title), shipped, OPTIONS), "Heading1")
    assert line.replace("\n", "") == title
    assert 2 <= len(line.split("\n")) <= 3


def test_the_red_name_fits_one_line(shipped: Template) -> None:
    def size(name: str) -> float:
        data = render(briefing(简报名称=name), shipped, OPTIONS)
        for paragraph in document(data).iter(w("p")):
            style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
            if style is not None and style.get(w("val")) == "BriefingName":
                found = paragraph.find(f".//{w('sz')}")
                return 62 if found is None else int(found.get(w("val"), "")) / 2
        raise AssertionError("no name")

    assert size("政务信息") == 62
    assert size("吉林省人民代表大会会议简报") * 13 <= 442.3
    assert size("长" * 60) == 22


def test_the_same_input_gives_the_same_bytes(whole: bytes, shipped: Template) -> None:
    assert render(full(), shipped, OPTIONS) == whole
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in archive.infolist()} == {0}


def test_a_clean_package(whole: bytes) -> None:
    package = read_package(whole)
    assert not {"stylesWithEffects", "thumbnail", "vbaProject"} & {
        relationship.kind for _, relationship in package.all_relationships()
    }
    assert not any(relationship.external for _, relationship in package.all_relationships())
    assert b"python-docx" not in b"".join(package.parts.values())
    document_again = docx.Document(io.BytesIO(whole))
    assert document_again.core_properties.title == "全省经济运行情况"
    assert document_again.core_properties.author == "省政府办公厅"
    assert document_again.core_properties.created.date() == DAY


def test_hostile_values_are_printed_and_nothing_more(shipped: Template) -> None:
    clean = " ".join(ILLEGAL.sub("", NASTY.replace("\x0b", "\n")).split())
    fields = dict.fromkeys(
        ("密级", "简报名称", "期号", "编发单位", "编发日期", "供稿", "报", "份数"), NASTY
    )
    nasty = replace(
        briefing(section(1, NASTY, item(1, NASTY, headline=NASTY)), 标题="甲", **fields),
        sources=(SourceInfo(SHA, NASTY, NASTY),),
    )
    result = rendered(nasty, shipped, OPTIONS)
    text = "\n".join(lines(result.data))
    assert text.count(clean) >= 8
    assert "notice.export.characters" in [notice.code for notice in result.notices]
    assert document(result.data).findall(f".//{w('p')}") != []
    assert "甲" in styled(result.data, "Heading1")


def test_a_field_without_a_place_is_told(shipped: Template) -> None:
    result = rendered(briefing(标题="甲", 主送="省委", 署名=" ", 没有="x"), shipped, OPTIONS)
    assert [(notice.code, dict(notice.values)) for notice in result.notices] == [
        ("notice.export.no_place", {"fields": "主送"})
    ]


def test_too_many_headings_make_no_contents(shipped: Template) -> None:
    def contents(count: int) -> bool:
        sections = [section(n, f"部分{n}", item(n, "甲。")) for n in range(count)]
        return "本期要目" in lines(render(briefing(*sections), shipped, OPTIONS))

    assert [contents(count) for count in (1, 2, 10, 11)] == [False, True, True, False]


def test_rare_characters_choose_full_fonts(shipped: Template) -> None:
    result = rendered(briefing(section(1, "", item(1, "朱镕基。"))), shipped, OPTIONS)
    styles = read_package(result.data).parts["word/styles.xml"].decode()
    assert "仿宋_GB2312" not in styles
    assert '"仿宋"' in styles
    assert [notice.code for notice in result.notices] == ["notice.export.rare"]


def test_lines_of_an_item_become_paragraphs_and_blank_items_nothing(shipped: Template) -> None:
    data = render(
        briefing(section(1, "", item(1, "甲\n\n乙"), item(2, " \x01"), item(3, "丙"))),
        shipped,
        OPTIONS,
    )
    assert styled(data, "BodyText") == ["甲", "乙〔1〕", "丙〔2〕"]


def test_a_template_of_a_clerk_with_groups(shipped: Template) -> None:
    body = "".join(
        p(*runs)
        for runs in (
            ["【标", "题】"],
            ["【各条】"],
            ["【栏目】"],
            ["【序号】．【小标题】"],
            ["【内容】（【来源】）"],
            ["【各条完】"],
        )
    )
    template = from_bytes(template_bytes(body), "摘编")
    printed = [line for line in lines(render(full(), template, OPTIONS)) if line]
    # Of one source alone the last item says it.
    assert printed == [
        "全省经济运行情况",
        "一、经济",
        "1．地区生产总值增长6.3%，高于全国。",
        "二、创新",
        "2．卫星",
        "“吉林一号”在轨卫星108颗。",
        "三、今年工作",
        "3．粮食产量达到837.3亿斤。",
        "4．新增就业23万人。（《政府工作报告》）",
    ]


def test_body_blocks_copy_the_samples_of_the_template() -> None:
    sample = p(
        "【样：正文】", properties='<w:rPr><w:color w:val="123456"/></w:rPr>', style="Byline"
    )
    template = from_bytes(template_bytes(sample + p("【正文】")), "样")
    data = render(briefing(section(1, "", item(1, "甲“乙”。"))), template, OPTIONS)
    assert styled(data, "Byline") == ["甲“乙”。"]
    (run,) = [run for run in document(data).iter(w("r")) if run.find(w("t")) is not None]
    properties = run.find(w("rPr"))
    assert properties is not None
    assert [child.tag for child in properties] == [w("rFonts"), w("color")]


def test_without_samples_the_fixed_styles_serve() -> None:
    template = from_bytes(template_bytes(p("【正文】") + p("【来源索引】")), "无样")
    data = render(full(), template, OPTIONS)
    assert styled(data, "Heading2") == ["一、过去一年工作", "二、今年工作"]
    assert len(styled(data, "BodyText")) == 4
    assert len(styled(data, "SourceEntry")) == 4
    leads = [mark.get(w("val")) for mark in document(data).iter(w("rStyle"))]
    assert leads == ["ItemLead"]


def test_what_is_exported_passes_the_check_of_the_format(whole: bytes, shipped: Template) -> None:
    for data in (whole, render(Briefing(), shipped, OPTIONS)):
        results = check(data, "简报.docx")
        assert len(results) > 50
        assert [result for result in results if not result.passed] == []


def test_settings_that_ask_or_fetch_are_left_out() -> None:
    shipped = read_package(find("简报").docx)
    asking = shipped.parts["word/settings.xml"].replace(
        b"<w:evenAndOddHeaders/>", b'<w:evenAndOddHeaders/><w:updateFields w:val="true"/>'
    )
    assert b"updateFields" in asking
    template = from_bytes(
        template_bytes(p("【正文】"), parts={"word/settings.xml": asking}), "设置"
    )
    data = render(Briefing(), template, OPTIONS)
    assert b"updateFields" not in read_package(data).parts["word/settings.xml"]


def test_an_empty_date_is_today(shipped: Template) -> None:
    data = render(Briefing(), shipped, RenderOptions(for_other_computers=True))
    assert re.search(r"\t\d{4}年[1-9]\d?月[1-9]\d?日", "\n".join(lines(data)))


def test_the_window_library_is_not_loaded() -> None:
    code = (
        "import sys; from word.render import render; from word.catalogue import find; "
        "from model.briefing import Briefing; render(Briefing(), find('简报')); "
        "sys.exit(any(n in sys.modules for n in ('PySide6', 'jieba', 'rjieba', 'numpy')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


TEXTS = st.text(st.characters(codec=None), max_size=30)


@settings(max_examples=25, deadline=None)
@given(title=TEXTS, office=TEXTS, heading=TEXTS, text=TEXTS, headline=TEXTS, quote=TEXTS)
def test_any_text_gives_a_file_that_opens(
    title: str, office: str, heading: str, text: str, headline: str, quote: str
) -> None:
    one = Item("x", text, (SourceRef(SHA, Span(0, 0, len(quote)), quote),), True, headline)
    data = render(
        briefing(section(1, heading, one), 标题=title, 编发单位=office), find("简报"), OPTIONS
    )
    again = docx.Document(io.BytesIO(data))
    words = "".join(ILLEGAL.sub("", text).split())
    body = "".join("".join(paragraph.text.split()) for paragraph in again.paragraphs)
    # The number of its source stands inside the sentence.
    assert words.replace("〔1〕", "") in body.replace("〔1〕", "")
