"""Build the shipped templates from nothing: ``python tools/make_templates.py [FOLDER]``.

Every part is written here, so that no leftover of another program's default document is inside, and the
bytes are the same on every run. Figures: docs/templates.md, "The page".
"""

from __future__ import annotations

import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from word import fonts  # noqa: E402 - the tool runs from any folder

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

XBS, FANG, KAI, HEI, SONG = (
    fonts.TITLE[0],
    fonts.BODY[0],
    fonts.KAI[0],
    fonts.HEI[0],
    fonts.SONG[0],
)
TEXT_WIDTH = 11906 - 1587 - 1474  # twips: 28 characters of 16 pt, each 849/4096 pt narrower
LINE = 579  # twips: 22 of them are the 225 mm of the 版心
INDENT = '<w:ind w:firstLineChars="200" w:firstLine="632"/>'
NONE = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'


def rfonts(name: str) -> str:
    """All four slots: a Chinese face in ``eastAsia`` alone leaves digits and quotes to another one."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def size(points: float) -> str:
    """Half-points, for both kinds of script."""
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


@dataclass(frozen=True)
class Style:
    """A paragraph style; ``pPr`` in the order of the schema after ``widowControl``."""

    id: str
    name: str
    font: str
    points: float
    keep: str = ""
    border: str = ""
    tabs: str = ""
    spacing: str = f'<w:spacing w:before="0" w:after="0" w:line="{LINE}" w:lineRule="exact"/>'
    indent: str = NONE
    align: str = "both"
    outline: int | None = None
    color: str = ""
    based: str = "Normal"
    following: str = ""
    snap: str = ""
    ui: str = "<w:qFormat/>"

    def xml(self) -> str:
        """The ``w:style`` element."""
        outline = "" if self.outline is None else f'<w:outlineLvl w:val="{self.outline}"/>'
        following = f'<w:next w:val="{self.following}"/>' if self.following else ""
        custom = "" if self.name.isascii() else ' w:customStyle="1"'
        color = f'<w:color w:val="{self.color}"/>' if self.color else ""
        return (
            f'<w:style w:type="paragraph"{custom} w:styleId="{self.id}"><w:name w:val="{self.name}"/>'
            f'<w:basedOn w:val="{self.based}"/>{following}{self.ui}'
            f'<w:pPr>{self.keep}<w:widowControl w:val="0"/>{self.border}{self.tabs}{self.snap}{self.spacing}'
            f'{self.indent}<w:jc w:val="{self.align}"/>{outline}</w:pPr>'
            f'<w:rPr>{rfonts(self.font)}<w:b w:val="0"/><w:bCs w:val="0"/>{color}'
            f"{size(self.points)}</w:rPr></w:style>"
        )


def exact(line: int, before: int = 0, after: int = 0) -> str:
    """Fixed line height; all in twips."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


# Word's own lists for Chinese, and 〔 in both: neither the number of a source nor the year of 〔2024〕 is parted
# from what it belongs to.
NO_END = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥"
NO_START = "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〔〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
KEEP = "<w:keepNext/>"
RIGHT_TAB = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
TAIL_TAB = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH - 280}"/></w:tabs>'
RED_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="1" w:color="FF0000"/></w:pBdr>'
GRID_OFF = '<w:snapToGrid w:val="0"/>'


def heading(level: int, font: str) -> Style:
    """The built-in heading of ``level`` as the page's numbered headings 一、 （一） 1. （1）."""
    return Style(
        f"Heading{level}", f"heading {level}", font, 16, KEEP, indent=INDENT, outline=level - 1,
        following="BodyText",
    )  # fmt: skip


STYLES: tuple[Style, ...] = (
    Style(
        "Heading1", "heading 1", XBS, 22, "<w:keepNext/><w:keepLines/>", spacing=exact(680, 290, 290),
        align="center", outline=0, following="BodyText",
    ),
    heading(2, HEI),
    heading(3, KAI),
    heading(4, FANG),
    heading(5, FANG),
    Style("BodyText", "公文正文", FANG, 16, indent=INDENT),
    Style("Subtitle2", "公文副标题", KAI, 16, align="center"),
    Style("SecrecySerial", "报头密级编号", HEI, 16, tabs=RIGHT_TAB),
    Style(
        "BriefingName", "简报名称", XBS, 62, spacing='<w:spacing w:before="240" w:after="240" w:line="240" w:lineRule="auto"/>',
        align="center", color="FF0000", snap=GRID_OFF,
    ),
    Style("BriefingIssue", "简报期号", FANG, 16, align="center"),
    Style("OfficeDate", "编发单位与日期", FANG, 16, border=RED_RULE, tabs=RIGHT_TAB),
    Style("ContentsList", "本期要目", KAI, 16, indent='<w:ind w:leftChars="200" w:left="632" w:hangingChars="0" w:hanging="0"/>'),
    Style("EditorsNote", "编者按", KAI, 16, indent=INDENT),
    Style("Byline", "供稿", KAI, 16, align="right"),
    Style("SourceHead", "来源索引标题", HEI, 16, KEEP, spacing=exact(LINE, 0, 120), align="center"),
    Style(
        "SourceEntry", "来源条目", FANG, 12, spacing=exact(400), align="left",
        indent='<w:ind w:leftChars="0" w:left="720" w:hangingChars="0" w:hanging="720"/>',
    ),
    Style(
        "Tail", "报尾", FANG, 14, align="left", tabs=TAIL_TAB,
        indent='<w:ind w:leftChars="100" w:left="276" w:rightChars="100" w:right="276" w:firstLineChars="0" w:firstLine="0"/>',
    ),
    Style(
        "TailRecipients", "报尾报送发", FANG, 14, align="left", based="Tail",
        indent='<w:ind w:leftChars="0" w:left="828" w:rightChars="100" w:right="276" w:hangingChars="0" w:hanging="552"/>',
    ),
    Style("TailAnchor", "文末锚点", FANG, 1, spacing=exact(20), snap=GRID_OFF),
    Style(
        "Footer", "footer", SONG, 14, spacing='<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>',
        snap=GRID_OFF, ui="",
    ),
)  # fmt: skip

CHARACTER_STYLES = (("Label", "栏目标签", HEI), ("ItemLead", "条目标题", KAI))


def styles() -> str:
    """styles.xml: the defaults, Normal, and the styles above."""
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        f'<w:jc w:val="both"/></w:pPr><w:rPr>{rfonts(FANG)}{size(16)}</w:rPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    characters = "".join(
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{rfonts(font)}</w:rPr></w:style>'
        for identifier, name, font in CHARACTER_STYLES
    )
    return (
        f"{HEAD}<w:styles {NS}><w:docDefaults><w:rPrDefault><w:rPr>{rfonts(FANG)}{size(16)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault/></w:docDefaults>{normal}"
        f"{''.join(style.xml() for style in STYLES)}{characters}</w:styles>"
    )


def run(text: str, style: str = "") -> str:
    """A run; “ ” ‘ ’ — … · in it are set as Chinese."""
    hint = '<w:rFonts w:hint="eastAsia"/>' if any(char in "“”‘’—…·" for char in text) else ""
    properties = (f'<w:rStyle w:val="{style}"/>' if style else "") + hint
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


TAB = "<w:r><w:tab/></w:r>"


def paragraph(style: str, *runs: str, extra: str = "", align: str = "") -> str:
    """A paragraph of ``style``; a bare text among ``runs`` becomes a run."""
    content = "".join(part if part.startswith("<") else run(part) for part in runs)
    align = f'<w:jc w:val="{align}"/>' if align else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}{align}</w:pPr>{content}</w:p>'


def tail() -> str:
    """报/送/发 and 印发 between three rules, floating at the bottom of the 版心."""
    rule = '<w:{} w:val="single" w:sz="{}" w:space="0" w:color="auto"/>'
    borders = rule.format("top", 8) + rule.format("bottom", 8) + rule.format("insideH", 6)
    rows = (
        paragraph("TailRecipients", "报：【报】")
        + paragraph("TailRecipients", "送：【送】")
        + paragraph("TailRecipients", "发：【发】"),
        paragraph("Tail", "【印发单位】", TAB, "【印发日期】印发")
        + paragraph("Tail", TAB, "共印【份数】份"),
    )
    cells = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr>"
        f'<w:tcW w:w="{TEXT_WIDTH}" w:type="dxa"/></w:tcPr>{row}</w:tc></w:tr>'
        for row in rows
    )
    return (
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" '
        'w:horzAnchor="margin" w:tblpXSpec="left" w:tblpYSpec="bottom"/><w:tblOverlap w:val="never"/>'
        f'<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        # Text stands low in a line of fixed height: without this it would touch the rule below it.
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:bottom w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{TEXT_WIDTH}"/></w:tblGrid>'
        f"{cells}</w:tbl>"
    )


def document() -> str:
    """document.xml of 简报."""
    body = (
        paragraph("SecrecySerial", "【密级】", TAB, "【编号】"),
        paragraph("BriefingName", "【简报名称】"),
        paragraph("BriefingIssue", "第【期号】期（总第【总期号】期）"),
        paragraph("OfficeDate", "【编发单位】", TAB, "【编发日期】"),
        paragraph(
            "ContentsList", run("本期要目", "Label"), extra="<w:keepNext/>" + exact(LINE, 290)
        ),
        paragraph("ContentsList", "【要目】"),
        paragraph("EditorsNote", run("编者按：", "Label"), "【编者按】", extra=exact(LINE, 290)),
        paragraph("Heading1", "【标题】"),
        paragraph("Subtitle2", "【副标题】", extra=exact(LINE, 0, 290)),
        paragraph("Heading2", "【样：一级标题】"),
        paragraph("Heading3", "【样：二级标题】"),
        paragraph("Heading4", "【样：三级标题】"),
        paragraph("Heading5", "【样：四级标题】"),
        paragraph("BodyText", run("【样：条目标题】", "ItemLead")),
        paragraph("BodyText", "【样：正文】"),
        paragraph("BodyText", "【正文】"),
        paragraph("Byline", "（【供稿】供稿）"),
        tail(),
        paragraph("TailAnchor"),
        paragraph("SourceHead", "来源索引", extra="<w:keepNext/><w:pageBreakBefore/>"),
        paragraph("SourceEntry", "【样：来源】"),
        paragraph("SourceEntry", "【来源索引】"),
    )
    section = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/>'
        '<w:footerReference w:type="even" r:id="rId4"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" '
        'w:left="1587" w:header="851" w:footer="1417" w:gutter="0"/>'
        f'<w:docGrid w:type="linesAndChars" w:linePitch="{LINE}" w:charSpace="-849"/></w:sectPr>'
    )
    return f"{HEAD}<w:document {NS}><w:body>{''.join(body)}{section}</w:body></w:document>"


def footer(align: str, indent: str) -> str:
    """— 1 — with a field that Word fills and a number to show until then."""
    field = "".join(
        f"<w:r>{content}</w:r>"
        for content in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    content = paragraph("Footer", run("— "), field, run(" —"), extra=indent, align=align)
    return f"{HEAD}<w:ftr {NS}>{content}</w:ftr>"


def settings() -> str:
    """settings.xml: two-sided, Chinese, as Word 2013 and later lay out."""
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return (
        f"{HEAD}<w:settings {NS}>"
        '<w:zoom w:percent="100"/><w:mirrorMargins/><w:bordersDoNotSurroundHeader/>'
        '<w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="632"/><w:evenAndOddHeaders/>'
        '<w:drawingGridHorizontalSpacing w:val="158"/><w:drawingGridVerticalSpacing w:val="579"/>'
        '<w:displayHorizontalDrawingGridEvery w:val="0"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:noLineBreaksAfter w:lang="zh-CN" w:val="{escape(NO_END)}"/>'
        f'<w:noLineBreaksBefore w:lang="zh-CN" w:val="{escape(NO_START)}"/>'
        "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
        f"<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>{compat}"
        '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table() -> str:
    """fontTable.xml: each face with the one to take where it is missing."""
    instead = {XBS: fonts.TITLE[2], FANG: fonts.BODY[1], KAI: fonts.KAI[1]}
    rows = []
    for name in (FANG, KAI, HEI, SONG, XBS):
        other = f'<w:altName w:val="{instead[name]}"/>' if name in instead else ""
        family = "roman" if name in (XBS, SONG) else "modern"
        rows.append(
            f'<w:font w:name="{name}">{other}<w:charset w:val="86"/><w:family w:val="{family}"/>'
            '<w:pitch w:val="default"/></w:font>'
        )
    return f"{HEAD}<w:fonts {NS}>{''.join(rows)}</w:fonts>"


def relationships(*rows: tuple[str, str, str]) -> str:
    """A .rels part of (id, type, target)."""
    content = "".join(
        f'<Relationship Id="{identifier}" Type="{kind}" Target="{target}"/>'
        for identifier, kind, target in rows
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{content}</Relationships>'


def parts() -> dict[str, str]:
    """All parts of 简报.docx in the order they are stored."""
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{MIME}.{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("settings", "settings"),
            ("fontTable", "fontTable"),
            ("footer1", "footer"),
            ("footer2", "footer"),
        )
    )
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": relationships(
            ("rId1", f"{OFFICE}/officeDocument", "word/document.xml"),
            ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "word/document.xml": document(),
        "word/_rels/document.xml.rels": relationships(
            ("rId1", f"{OFFICE}/styles", "styles.xml"),
            ("rId2", f"{OFFICE}/settings", "settings.xml"),
            ("rId3", f"{OFFICE}/footer", "footer1.xml"),
            ("rId4", f"{OFFICE}/footer", "footer2.xml"),
            ("rId5", f"{OFFICE}/fontTable", "fontTable.xml"),
        ),
        "word/styles.xml": styles(),
        "word/settings.xml": settings(),
        "word/fontTable.xml": font_table(),
        "word/footer1.xml": footer("right", '<w:ind w:rightChars="100" w:right="280"/>'),
        "word/footer2.xml": footer("left", '<w:ind w:leftChars="100" w:left="280"/>'),
        "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>简报</dc:title>'
        "<dc:creator>简报工坊</dc:creator>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2024-01-01T00:00:00Z</dcterms:created>'
        '<dcterms:modified xsi:type="dcterms:W3CDTF">2024-01-01T00:00:00Z</dcterms:modified>'
        "</cp:coreProperties>",
    }


def write(path: Path) -> None:
    """Write the package with fixed times, so that the same parts are the same bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts().items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, text.encode("utf-8"))


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / "简报.docx")
    print(folder / "简报.docx")
