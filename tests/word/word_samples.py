"""Briefings and little templates that several tests of Word output share."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date

from lxml import etree

from model.briefing import Briefing, BriefingSection, Item, SourceInfo, SourceRef
from model.document import Span
from word.catalogue import find
from word.ooxml import W, read_package, w
from word.render import RenderOptions
from word.runs import Line

DAY = date(2024, 1, 5)
OPTIONS = RenderOptions(date=DAY, for_other_computers=True)
SHA = "5" * 64
NASTY = "R&D <5%> 😀 {{7*7}} ${x} 【标题】【正文】 <w:p/> \x00\x0b￾\ud800 “引‘号’”——…… ]]> &amp;"


def item(
    number: int, text: str, *, quote: str = "", headline: str = "", edited: bool = False
) -> Item:
    quote = quote or text
    source = SourceRef(SHA, Span(number, 0, len(quote)), quote)
    return Item(f"id{number}", text, (source,), edited, headline)


def section(number: int, heading: str, *items: Item, level: int = 1) -> BriefingSection:
    return BriefingSection(f"s{number}", heading, level, items)


def briefing(*sections: BriefingSection, **fields: str) -> Briefing:
    return Briefing(
        tuple(fields.items()), sections, sources=(SourceInfo(SHA, "报告.txt", "政府工作报告"),)
    )


def full() -> Briefing:
    """A briefing with every masthead field and two levels of headings."""
    return briefing(
        section(1, "过去一年工作"),
        section(2, "经济", item(1, "地区生产总值增长6.3%，高于全国。"), level=2),
        section(3, "创新", item(2, "“吉林一号”在轨卫星108颗。", headline="卫星"), level=2),
        section(4, "今年工作", item(3, "粮食产量达到837.3亿斤。"), item(4, "新增就业23万人。")),
        密级="内部资料",
        编号="00012",
        简报名称="政务信息",
        期号="第3期",
        总期号="128",
        编发单位="省政府办公厅",
        编发日期="2024-01-05",
        标题="全省经济运行情况",
        编者按="现予刊发。\n请参阅。",
        供稿="省统计局",
        报="国务院办公厅\n省委",
        送="省直各部门",
        发="各市州",
        份数="300份",
    )


def document(data: bytes) -> etree._Element:
    return read_package(data).xml("word/document.xml")


def lines(data: bytes) -> list[str]:
    """The text of every paragraph, tables included."""
    return [Line(paragraph).text for paragraph in document(data).iter(w("p"))]


def styled(data: bytes, style: str) -> list[str]:
    """The text of the paragraphs of a style (by id)."""
    return [
        Line(paragraph).text
        for paragraph in document(data).iter(w("p"))
        if paragraph.find(f"{w('pPr')}/{w('pStyle')}[@{w('val')}='{style}']") is not None
    ]


def template_bytes(
    body: str, *, parts: dict[str, bytes] | None = None, without: Sequence[str] = ()
) -> bytes:
    """简报 with another body: ``body`` is WordprocessingML, the last section is kept."""
    shipped = read_package(find("简报").docx)
    root = shipped.xml("word/document.xml")
    holder = root.find(w("body"))
    assert holder is not None
    last = holder[-1]
    for child in list(holder)[:-1]:
        holder.remove(child)
    for child in etree.fromstring(f'<w:body xmlns:w="{W}">{body}</w:body>'):
        last.addprevious(child)
    contents = dict(shipped.parts)
    contents["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    contents.update(parts or {})
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            if name not in without:
                archive.writestr(name, content)
    return stream.getvalue()


def p(*runs: str, style: str = "BodyText", properties: str = "") -> str:
    """A paragraph; each of ``runs`` is a run of its own, XML if it begins with <."""
    content = "".join(
        run
        if run.startswith("<")
        else f"<w:r>{properties}<w:t xml:space='preserve'>{run}</w:t></w:r>"
        for run in runs
    )
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'
