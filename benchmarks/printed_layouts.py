"""Layouts of office documents, made by rule: each takes an empty .docx, paragraphs, and chance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

_LATIN = (
    "The administration of the development zone published its annual report on industrial transformation. "
    "Manufacturing companies modernised their equipment considerably, and investments in infrastructure "
    "exceeded all expectations of the responsible commission."
)
Layout = Callable[[Any, list[str], Random], None]


def _body(document: Any, text: Sequence[str], *, size: float = 12, justified: bool = True) -> None:
    from docx.shared import Pt

    for paragraph in text:
        added = document.add_paragraph()
        added.paragraph_format.first_line_indent = Pt(2 * size)
        added.paragraph_format.space_after = Pt(0)
        added.alignment = 3 if justified else 0
        run = added.add_run(paragraph)
        run.font.size = Pt(size)


def _title(document: Any, text: str, size: float = 22) -> None:
    from docx.shared import Pt

    added = document.add_paragraph()
    added.alignment = 1
    run = added.add_run(text)
    run.font.size = Pt(size)


def _set_columns(section: Any, count: int) -> None:
    from docx.oxml.ns import qn

    found = section._sectPr.find(qn("w:cols"))
    if found is None:
        found = section._sectPr.makeelement(qn("w:cols"), {})
        section._sectPr.append(found)
    found.set(qn("w:num"), str(count))
    found.set(qn("w:space"), "420")


def _columns(document: Any, text: list[str], count: int, *, justified: bool, size: float) -> None:
    """A masthead over all columns, then the text in columns, both in one section change."""
    _title(document, "松江工作简报")
    _title(document, "第7期 市政府办公室编 2024年3月5日", 12)
    section = document.add_section(0)
    _set_columns(document.sections[0], 1)
    _set_columns(section, count)
    _body(document, text, size=size, justified=justified)


def _plain(document: Any, text: list[str], chance: Random) -> None:
    _title(document, "关于上半年工作情况的报告")
    _body(document, text, size=chance.choice((10.5, 12, 16)))


def _ragged(document: Any, text: list[str], chance: Random) -> None:
    _body(document, text, size=chance.choice((10.5, 12, 16)), justified=False)


def _two(document: Any, text: list[str], chance: Random) -> None:
    _columns(document, text, 2, justified=True, size=chance.choice((9, 10.5, 12)))


def _two_ragged(document: Any, text: list[str], chance: Random) -> None:
    _columns(document, text, 2, justified=False, size=chance.choice((9, 10.5, 12)))


def _three(document: Any, text: list[str], chance: Random) -> None:
    _columns(document, text, 3, justified=True, size=chance.choice((9, 10.5)))


def _four_narrow(document: Any, text: list[str], chance: Random) -> None:
    _columns(document, text, 4, justified=True, size=chance.choice((9, 10.5)))


def _headed(document: Any, text: list[str], chance: Random) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].text = "松江市人民政府办公室文件"
    section.footer.paragraphs[0].text = "内部资料 注意保存"
    _body(document, text, size=chance.choice((12, 16)))


def _table(document: Any, text: list[str], chance: Random) -> None:
    half = len(text) // 2
    _body(document, text[:half])
    table = document.add_table(rows=0, cols=4, style="Table Grid")
    for row in (("指标", "单位", "2023年", "增长"), *[_row(at, chance) for at in range(12)]):
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = value
    _body(document, text[half:])


def _row(at: int, chance: Random) -> tuple[str, str, str, str]:
    return f"第{at + 1}项产值", "亿元", str(chance.randint(100, 9000)), f"{chance.randint(1, 99)}%"


def _long_table(document: Any, text: list[str], chance: Random) -> None:
    """A landscape table over several pages."""
    section = document.sections[0]
    section.page_width, section.page_height = section.page_height, section.page_width
    _body(document, text[: len(text) // 2])
    table = document.add_table(rows=0, cols=4, style="Table Grid")
    for at in range(60):
        for cell, value in zip(table.add_row().cells, _row(at, chance), strict=True):
            cell.text = value
    _body(document, text[len(text) // 2 :])


def _latin(document: Any, text: list[str], chance: Random) -> None:
    from docx.oxml.ns import qn

    settings = document.settings.element
    settings.append(settings.makeelement(qn("w:autoHyphenation"), {}))
    mixed = [part for one in text for part in (one, _LATIN)][: 2 * len(text) // 2 + 4]
    _body(document, mixed, size=chance.choice((10.5, 12)))


def _inset(document: Any, text: list[str], chance: Random) -> None:
    """Some paragraphs set further in on both sides."""
    from docx.shared import Pt

    _body(document, text)
    for paragraph in document.paragraphs[1::3]:
        paragraph.paragraph_format.left_indent = Pt(48)
        paragraph.paragraph_format.right_indent = Pt(chance.choice((24, 48)))


def _set_field(paragraph: Any, code: str) -> None:
    """Append a field (PAGE) to a paragraph."""
    from docx.oxml.ns import qn

    for kind in ("begin", None, "end"):
        run = paragraph.add_run()._r
        name = "w:fldChar" if kind else "w:instrText"
        part = run.makeelement(qn(name), {qn("w:fldCharType"): kind} if kind else {})
        if not kind:
            part.text = code
        run.append(part)


def _numbered(document: Any, text: list[str], chance: Random) -> None:
    """A running head, and page numbers as official documents have them."""
    section = document.sections[0]
    section.header.paragraphs[0].text = "松江市统计公报"
    section.header.paragraphs[0].alignment = 2
    foot = section.footer.paragraphs[0]
    foot.alignment = 1
    foot.add_run("— ")
    _set_field(foot, "PAGE")
    foot.add_run(" —")
    _body(document, text, size=chance.choice((12, 14, 16)))


def _title_page(document: Any, text: list[str], chance: Random) -> None:
    from docx.shared import Pt

    _title(document, "松江市2023年国民经济运行情况分析报告", chance.choice((26, 30)))
    document.paragraphs[-1].paragraph_format.space_before = Pt(160)
    _title(document, "松江市统计局", 18)
    document.paragraphs[-1].paragraph_format.space_before = Pt(220)
    _title(document, "二〇二四年三月", 16)
    document.add_page_break()
    _body(document, text, size=chance.choice((12, 14)))


def _two_with_table(document: Any, text: list[str], chance: Random) -> None:
    """A ruled table as wide as one of two columns."""
    from docx.shared import Pt

    section = document.add_section(0)
    _set_columns(document.sections[0], 1)
    _set_columns(section, 2)
    half = len(text) // 2
    size = chance.choice((9, 10.5))
    _body(document, text[:half], size=size)
    table = document.add_table(rows=0, cols=3, style="Table Grid")
    table.autofit = False
    for at in range(8):
        for cell, value in zip(table.add_row().cells, _row(at, chance), strict=False):
            cell.text = value
    for column in table.columns:
        column.width = Pt(66)
        for cell in column.cells:
            cell.width = Pt(66)
    _body(document, text[half:], size=size)


def _boxed(document: Any, text: list[str], chance: Random) -> None:
    """A framed note at the left or the right, with the text running around it."""
    from docx.oxml import parse_xml

    _body(document, text)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    sides = ("top", "left", "bottom", "right")
    border = "".join(f'<w:{side} w:val="single" w:sz="6" w:space="4"/>' for side in sides)
    align = chance.choice(("left", "right"))
    for told in ("编者按：本期刊发全市上半年工作综述。", "请各单位认真学习借鉴，抓好贯彻落实。"):
        frame = f'<w:framePr w:w="3000" w:hSpace="180" w:wrap="around" w:hAnchor="margin" w:vAnchor="text" w:xAlign="{align}" w:y="1"/>'
        shape = f"<w:pPr>{frame}<w:pBdr>{border}</w:pBdr></w:pPr>"
        paragraph = f'<w:p xmlns:w="{space}">{shape}<w:r><w:t>{told}</w:t></w:r></w:p>'
        document.paragraphs[6]._p.addprevious(parse_xml(paragraph))


_NOTES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
)


_NOTED = (
    "数据来自松江市统计局第三号统计月报",
    "含中央和省属在松单位",
    "按可比价格计算",
    "不含新划入的两个乡镇",
    "口径自去年起有调整",
)


def _footnotes(document: Any, text: list[str], chance: Random) -> None:
    """Every fourth paragraph has a note at the foot of its page."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml
    from docx.shared import Pt

    _body(document, text, size=chance.choice((12, 14)))
    space, relation, content = _NOTES
    notes = [
        f'<w:footnote w:type="{kind}" w:id="{at}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for at, kind in ((-1, "separator"), (0, "continuationSeparator"))
    ]
    for number, paragraph in enumerate(document.paragraphs[2::4], 1):
        mark = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        run = paragraph.add_run()
        run.font.size = Pt(12)
        run._r.append(
            parse_xml(f'<w:rPr xmlns:w="{space}"><w:vertAlign w:val="superscript"/></w:rPr>')
        )
        run._r.append(parse_xml(f'<w:footnoteReference xmlns:w="{space}" w:id="{number}"/>'))
        told = f"{_NOTED[number % len(_NOTED)]}，最终数以年鉴公布的为准。"
        notes.append(
            f'<w:footnote w:id="{number}"><w:p><w:r>{mark}<w:footnoteRef/></w:r>'
            f'<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t>{told}</w:t></w:r></w:p></w:footnote>'
        )
    data = f'<w:footnotes xmlns:w="{space}">{"".join(notes)}</w:footnotes>'.encode()
    part = Part(PackURI("/word/footnotes.xml"), content, data, document.part.package)
    document.part.relate_to(part, relation)


LAYOUTS: dict[str, Layout] = {
    "plain": _plain,
    "ragged": _ragged,
    "two columns": _two,
    "two columns, ragged": _two_ragged,
    "three columns": _three,
    "four narrow columns": _four_narrow,
    "head and foot": _headed,
    "table": _table,
    "landscape table": _long_table,
    "Latin, hyphenated": _latin,
    "inset": _inset,
    "head and page numbers": _numbered,
    "title page": _title_page,
    "table in a column": _two_with_table,
    "text box": _boxed,
    "footnotes": _footnotes,
}
