"""The styles of the shipped templates: every fixed name of the format, fully defined.

Figures: docs/templates.md, "The page".
"""

from __future__ import annotations

from dataclasses import dataclass

from word import fonts

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

XBS, FANG, KAI, HEI, SONG = (
    fonts.TITLE[0],
    fonts.BODY[0],
    fonts.KAI[0],
    fonts.HEI[0],
    fonts.SONG[0],
)
TEXT_WIDTH = 11906 - 1587 - 1474  # twips: 28 characters of 16 pt, each 849/4096 pt narrower
TABLE_LINE = 400  # twips: 12 pt type, in tables and in the list of sources
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


def right_indent(characters: int) -> str:
    """右空 N 字."""
    return f'<w:ind w:rightChars="{characters * 100}" w:right="{characters * 316}" w:firstLineChars="0" w:firstLine="0"/>'


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
        "BriefingName", "简报名称", XBS, 62, spacing=exact(1640, 120, 120),
        align="center", color="FF0000", snap=GRID_OFF,
    ),
    Style(
        "MeetingName", "会议名称", XBS, 22, spacing=exact(680), align="center", color="FF0000",
        snap=GRID_OFF,
    ),
    Style("EntryHead", "摘编标题", HEI, 16, KEEP, indent=INDENT, following="BodyText"),
    Style("BriefingIssue", "简报期号", FANG, 16, align="center"),
    Style("OfficeDate", "编发单位与日期", FANG, 16, border=RED_RULE, tabs=RIGHT_TAB),
    Style("ContentsList", "本期要目", KAI, 16, indent='<w:ind w:leftChars="200" w:left="632" w:hangingChars="0" w:hanging="0"/>'),
    Style("EditorsNote", "编者按", KAI, 16, indent=INDENT),
    Style("Byline", "供稿", KAI, 16, align="right"),
    Style("Addressee", "主送机关", FANG, 16, align="left", following="BodyText"),
    Style(
        "AttachmentNote", "附件说明", FANG, 16,
        indent='<w:ind w:leftChars="500" w:left="1580" w:firstLineChars="0" w:firstLine="0"/>',
    ),
    Style("Signature", "发文机关署名", FANG, 16, align="right", indent=right_indent(2)),
    Style("SignedDate", "成文日期", FANG, 16, align="right", indent=right_indent(4)),
    Style("AttachmentMark", "附件标记", HEI, 16, KEEP, align="left", following="BodyText"),
    Style("TableTitle", "表题", HEI, 16, KEEP, align="center"),
    Style("TableHead", "表头", HEI, 12, spacing=exact(TABLE_LINE), align="center"),
    Style("TableText", "表文", FANG, 12, spacing=exact(TABLE_LINE)),
    Style("TableNote", "表注", FANG, 12, spacing=exact(TABLE_LINE), align="left"),
    Style("SourceHead", "来源索引标题", HEI, 16, KEEP, spacing=exact(LINE, 0, 120), align="center"),
    Style(
        "SourceEntry", "来源条目", FANG, 12, spacing=exact(TABLE_LINE), align="left",
        indent='<w:ind w:leftChars="0" w:left="720" w:hangingChars="0" w:hanging="720"/>',
    ),
    Style(
        "Tail", "报尾", FANG, 14, align="left", tabs=TAIL_TAB,
        indent='<w:ind w:leftChars="100" w:left="276" w:rightChars="100" w:right="276" w:firstLineChars="0" w:firstLine="0"/>',
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
