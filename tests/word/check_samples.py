"""A right briefing written by hand, part by part, and the means to spoil it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping

from word.check import RuleResult, check

Parts = dict[str, str]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = f'xmlns:w="{W}" xmlns:r="{R}"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
DOCUMENT, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"

FANG, KAI, HEI, BIAO, SONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋_GBK", "宋体"
_LINE = '<w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>'
_FIRST = '<w:ind w:firstLineChars="200" w:firstLine="632"/>'
_TAB = '<w:tabs><w:tab w:val="right" w:pos="8845"/></w:tabs>'


def fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def style(
    name: str, font: str, size: int, paragraph: str = "", run: str = "", based: str = "Normal"
) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/><w:pPr>{paragraph}</w:pPr><w:rPr>{fonts(font)}{run}'
        f'<w:sz w:val="{size}"/></w:rPr></w:style>'
    )


def heading(level: int, font: str, size: int) -> str:
    place = _LINE + _FIRST if level > 1 else _LINE.replace("579", "680")
    jc = "both" if level > 1 else "center"
    return style(
        f"heading {level}",
        font,
        size,
        f'<w:keepNext/>{place}<w:jc w:val="{jc}"/><w:outlineLvl w:val="{level - 1}"/>',
    )


def styles() -> str:
    centred = _LINE + '<w:jc w:val="center"/>'
    border = '<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="1" w:color="FF0000"/></w:pBdr>'
    return (
        f"{_HEAD}<w:styles {_NAMES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts(FANG)}"
        '<w:sz w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        f'<w:jc w:val="both"/></w:pPr><w:rPr>{fonts(FANG)}<w:sz w:val="32"/></w:rPr></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        + heading(1, BIAO, 44)
        + heading(2, HEI, 32)
        + heading(3, KAI, 32)
        + heading(4, FANG, 32)
        + heading(5, FANG, 32)
        + style("公文正文", FANG, 32, _LINE + _FIRST)
        + style("报头密级编号", HEI, 32, _TAB + _LINE)
        + style("简报名称", BIAO, 120, '<w:jc w:val="center"/>', '<w:color w:val="FF0000"/>')
        + style("简报期号", FANG, 32, centred)
        + style("编发单位与日期", FANG, 32, border + _TAB + _LINE)
        + style("本期要目", KAI, 32, _LINE)
        + style("编者按", KAI, 32, _LINE + _FIRST)
        + style("供稿", KAI, 32, _LINE + '<w:jc w:val="right"/>')
        + style("表题", HEI, 32, "<w:keepNext/>" + centred)
        + style("表头", HEI, 24, '<w:jc w:val="center"/>')
        + style("表文", FANG, 24)
        + style("来源条目", FANG, 24, '<w:ind w:left="720" w:hanging="720"/><w:jc w:val="left"/>')
        + style("报尾", FANG, 28, _LINE + '<w:ind w:left="280" w:right="280"/>')
        + style("文末锚点", FANG, 2, '<w:snapToGrid w:val="0"/>' + _LINE.replace("579", "20"))
        + style("footer", SONG, 28, '<w:snapToGrid w:val="0"/>')
        + "</w:styles>"
    )


def run(text: str, properties: str = "") -> str:
    hint = '<w:rFonts w:hint="eastAsia"/>' if re.search("[“”‘’—…·]", text) else ""
    inside = f"<w:rPr>{hint}{properties}</w:rPr>" if hint or properties else ""
    parts = [f'<w:t xml:space="preserve">{part}</w:t>' for part in text.split("\t")]
    return f"<w:r>{inside}{'<w:tab/>'.join(parts)}</w:r>"


def paragraph(style_id: str, text: str, properties: str = "", extra: str = "") -> str:
    inside = f'<w:pPr><w:pStyle w:val="{style_id}"/>{properties}</w:pPr>'
    return f"<w:p>{inside}{run(text) if text else ''}{extra}</w:p>"


def link(anchor: str, text: str) -> str:
    return f'<w:hyperlink w:anchor="{anchor}">{run(text)}</w:hyperlink>'


def bookmark(number: int, name: str, inside: str) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="{number}"/>'


def table() -> str:
    def row(texts: tuple[str, ...], head: bool) -> str:
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{paragraph('表头' if head else '表文', text)}</w:tc>"
            for text, width in zip(texts, (4423, 4422), strict=True)
        )
        return (
            f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{cells}</w:tr>"
        )

    return (
        '<w:tbl><w:tblPr><w:tblW w:w="8845" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="4423"/><w:gridCol w:w="4422"/></w:tblGrid>'
        + row(("指标", "完成情况"), True)
        + row(("粮食产量", "837.3亿斤"), False)
        + "</w:tbl>"
    )


def tail() -> str:
    def row(*lines: str) -> str:
        inside = "".join(paragraph("报尾", line) for line in lines)
        return (
            '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="8845" w:type="dxa"/></w:tcPr>'
            f"{inside}</w:tc></w:tr>"
        )

    edge = '<w:{} w:val="single" w:sz="{}" w:space="0" w:color="auto"/>'
    return (
        '<w:tbl><w:tblPr><w:tblpPr w:vertAnchor="margin" w:horzAnchor="margin" w:tblpYSpec="bottom"/>'
        '<w:tblW w:w="8845" w:type="dxa"/><w:tblBorders>'
        + edge.format("top", 8)
        + edge.format("bottom", 8)
        + edge.format("insideH", 6)
        + '</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="8845"/></w:tblGrid>'
        + row("报：省委、省政府。", "送：省直各部门。", "发：各市（州）人民政府。")
        + row("办公厅秘书处", "2024年1月5日印发", "共印50份")
        + "</w:tbl>"
        + paragraph("文末锚点", "")
    )


FIRST_TEXT = "全省粮食产量达到837.3亿斤，落实“两个维护”——推动振兴……"


def body() -> str:
    return "".join(
        (
            paragraph("报头密级编号", "内部资料\t编号：000123"),
            paragraph("简报名称", "振兴简报"),
            paragraph("简报期号", "第3期（总第15期）"),
            paragraph("编发单位与日期", "省政府办公厅\t2024年1月5日"),
            paragraph("本期要目", "", extra=run("本期要目", fonts(HEI))),
            paragraph("本期要目", "一、农业生产"),
            paragraph("编者按", "", extra=run("编者按：", fonts(HEI)) + run("现将要点摘编如下。")),
            paragraph("heading1", "政府工作报告要点"),
            paragraph("heading2", "一、农业生产"),
            paragraph("heading3", "（一）粮食"),
            paragraph(
                "公文正文", "", extra=bookmark(1, "ref1", run(FIRST_TEXT) + link("src1", "〔1〕"))
            ),
            paragraph("heading4", "1.播种面积"),
            paragraph("公文正文", "依据吉政发〔2024〕1号文件，播种面积稳定在9000万亩。"),
            paragraph("heading5", "（1）玉米"),
            paragraph("公文正文", "他说：“要落实‘藏粮于地’战略。”见https://example.com/a,b。"),
            paragraph("heading3", "（二）畜牧"),
            paragraph(
                "公文正文", "", extra=run("稳中有进。", fonts(KAI)) + run("畜牧业产值增长4%。")
            ),
            paragraph("heading2", "二、工业运行"),
            paragraph("表题", "主要指标完成情况"),
            table(),
            paragraph("公文正文", "会议定于2024年1月5日10:30召开。"),
            paragraph("供稿", "（综合处供稿）"),
            tail(),
            paragraph(
                "来源条目",
                "",
                extra=bookmark(2, "src1", run("〔1〕政府工作报告,第3段(原文)") + link("ref1", "↑")),
            ),
        )
    )


def footer(side: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return (
        f'{_HEAD}<w:ftr {_NAMES}><w:p><w:pPr><w:pStyle w:val="footer"/>'
        f'<w:ind w:{side}Chars="100" w:{side}="280"/><w:jc w:val="{side}"/></w:pPr>'
        + run("— ")
        + mark("begin")
        + '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        + mark("separate")
        + run("1")
        + mark("end")
        + run(" —")
        + "</w:p></w:ftr>"
    )


def relationships(*rows: tuple[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(rows, start=1)
    )
    name = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_HEAD}<Relationships xmlns="{name}">{inside}</Relationships>'


def right() -> Parts:
    """The parts of a briefing that keeps every rule."""
    section = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/>'
        '<w:footerReference w:type="even" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" '
        'w:footer="1417" w:gutter="0"/>'
        '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/></w:sectPr>'
    )
    overrides = {
        "document": "document.main",
        "styles": "styles",
        "settings": "settings",
        "footer1": "footer",
        "footer2": "footer",
    }
    name = "http://schemas.openxmlformats.org/package/2006/content-types"
    types = (
        f'{_HEAD}<Types xmlns="{name}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="/word/{part}.xml" ContentType="{_TYPE}{kind}+xml"/>'
            for part, kind in overrides.items()
        )
        + "</Types>"
    )
    return {
        "[Content_Types].xml": types,
        "_rels/.rels": relationships(("officeDocument", "word/document.xml")),
        DOCUMENT: f"{_HEAD}<w:document {_NAMES}><w:body>{body()}{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": relationships(
            ("styles", "styles.xml"),
            ("settings", "settings.xml"),
            ("footer", "footer1.xml"),
            ("footer", "footer2.xml"),
            ("customXml", "../customXml/item1.xml"),
        ),
        STYLES: styles(),
        SETTINGS: (
            f"{_HEAD}<w:settings {_NAMES}><w:mirrorMargins/><w:evenAndOddHeaders/><w:compat>"
            '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
            'w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
        ),
        "word/footer1.xml": footer("right"),
        "word/footer2.xml": footer("left"),
        "customXml/item1.xml": f"{_HEAD}<provenance/>",
    }


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A .docx of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def failed(parts: Mapping[str, str | bytes]) -> dict[int, RuleResult]:
    """The rules that these parts break, by number."""
    return {
        result.number: result for result in check(packed(parts), "样本.docx") if not result.passed
    }


Change = Callable[[Parts], None]


def replace(part: str, old: str, new: str, count: int = 1) -> Change:
    """A change that puts ``new`` for ``old``, which must be there; -1 for all."""

    def change(parts: Parts) -> None:
        assert old in parts[part], f"{old} is not in {part}"
        parts[part] = parts[part].replace(old, new, count)

    return change


def in_text(old: str, new: str) -> Change:
    """A change of the document's text."""
    return replace(DOCUMENT, old, new)


def spoiled(*changes: Change) -> Parts:
    """The right briefing after these changes."""
    parts = right()
    for change in changes:
        change(parts)
    return parts
