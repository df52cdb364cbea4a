"""The bodies of the shipped templates: what a clerk would type for each kind, from the masthead to the source list."""

from __future__ import annotations

from collections.abc import Callable
from xml.sax.saxutils import escape

from tools.template_styles import LINE, TEXT_WIDTH, exact
from word import kinds

# The page of an entry of the contents, at the right edge, after dots.
LEADER = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'
# 附件： hangs before the first; further ones begin under its text.
ATTACHMENTS = '<w:ind w:leftChars="500" w:left="1580" w:hangingChars="300" w:hanging="948"/>'
# 报： and the names that follow it under one another.
RECIPIENTS = '<w:ind w:leftChars="0" w:left="828" w:hangingChars="0" w:hanging="552"/>'


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
        paragraph("Tail", "报：【报】", extra=RECIPIENTS)
        + paragraph("Tail", "送：【送】", extra=RECIPIENTS)
        + paragraph("Tail", "发：【发】", extra=RECIPIENTS),
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


# What every kind begins with: the masthead down to the red rule.
def masthead(*above: str) -> tuple[str, ...]:
    """密级 to the red rule; ``above`` stands between the first line and the red name."""
    return (
        paragraph("SecrecySerial", "【密级】", TAB, "【编号】"),
        *above,
        paragraph("BriefingName", "【简报名称】"),
        paragraph("BriefingIssue", "第【期号】期（总第【总期号】期）"),
        paragraph("OfficeDate", "【编发单位】", TAB, "【编发日期】"),
    )


def front() -> tuple[str, ...]:
    """本期要目, 编者按."""
    return (
        paragraph(
            "ContentsList", run("本期要目", "Label"), extra="<w:keepNext/>" + exact(LINE, 290)
        ),
        paragraph("ContentsList", "【要目】", TAB, "【页码】", extra=LEADER),
        paragraph("EditorsNote", run("编者按：", "Label"), "【编者按】", extra=exact(LINE, 290)),
    )


def title() -> tuple[str, ...]:
    """标题 and 副标题."""
    return (
        paragraph("Heading1", "【标题】"),
        paragraph("Subtitle2", "【副标题】", extra=exact(LINE, 0, 290)),
    )


def samples() -> tuple[str, ...]:
    """How each block of the body looks."""
    return (
        paragraph("Heading2", "【样：一级标题】"),
        paragraph("Heading3", "【样：二级标题】"),
        paragraph("Heading4", "【样：三级标题】"),
        paragraph("Heading5", "【样：四级标题】"),
        paragraph("BodyText", run("【样：条目标题】", "ItemLead")),
        paragraph("BodyText", "【样：正文】"),
        *table_samples(),
    )


def table_samples() -> tuple[str, ...]:
    """How tables of the body look."""
    return (
        paragraph("TableTitle", "【样：表题】"),
        paragraph("TableHead", "【样：表头】"),
        paragraph("TableText", "【样：表文】", align="center"),
        paragraph("TableNote", "【样：表注】"),
    )


def closing() -> tuple[str, ...]:
    """报尾, then the source list on a page of its own."""
    return (
        tail(),
        paragraph("TailAnchor"),
        paragraph("SourceHead", "来源索引", extra="<w:keepNext/><w:pageBreakBefore/>"),
        paragraph("SourceEntry", "【样：来源】"),
        paragraph("SourceEntry", "【来源索引】"),
    )


BODY = paragraph("BodyText", "【正文】")
BYLINE = paragraph("Byline", "（【供稿】供稿）")


def fact(label: str, field: str) -> str:
    """A line of the text that begins with a label in 黑体."""
    return paragraph("BodyText", run(f"{label}：", "Label"), f"【{field}】")


def briefing() -> tuple[str, ...]:
    """简报."""
    return (*masthead(), *front(), *title(), *samples(), BODY, BYLINE, *closing())


def meeting() -> tuple[str, ...]:
    """会议简报: the name of the meeting above, what it was, then agenda, speeches and decisions."""
    return (
        *masthead(paragraph("MeetingName", "【会议名称】")),
        *front(),
        *title(),
        fact("时间", "会议时间"),
        fact("地点", "会议地点"),
        fact("主持", "主持人"),
        fact("参会", "参会人员"),
        fact("议程", "议程"),
        *samples(),
        BODY,
        BYLINE,
        *closing(),
    )


def digest() -> tuple[str, ...]:
    """要点摘编: number and headline, the text, where it is from."""
    return (
        *masthead(),
        *title(),
        paragraph("BodyText", "【各条】"),
        paragraph("Heading2", "【栏目】"),
        paragraph("EntryHead", "【序号】．【小标题】"),
        paragraph("BodyText", "【内容】（【来源】，【来源日期】）"),
        paragraph("BodyText", "【各条完】"),
        BYLINE,
        *closing(),
    )


def policy() -> tuple[str, ...]:
    """政策解读与热词点读: the file, its background and contents, then terms with their definitions."""
    lead = paragraph("BodyText", run("【样：条目标题】", "Label"))
    return (
        *masthead(),
        *title(),
        fact("文件名称", "文件名"),
        fact("发文字号", "文号"),
        fact("施行日期", "施行日期"),
        *(lead if "【样：条目标题】" in part else part for part in samples()),
        BODY,
        paragraph("Byline", "（热词由【评选单位】评选）"),
        BYLINE,
        *closing(),
    )


# Columns of 指标对比表 with their widths in twips.
COLUMNS = (
    ("指标", 2060), ("单位", 680), ("时期", 1900), ("目标", 1230), ("实际", 1070), ("差额", 1005), ("来源", 900),
)  # fmt: skip


def indicator_table() -> str:
    """The header row, which repeats on every page, and the row that is repeated for each indicator."""
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for _, width in COLUMNS)

    def row(style: str, texts: tuple[str, ...], extra: str) -> str:
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
            f"{paragraph(style, text, align='' if place == 0 else 'center')}</w:tc>"
            for place, (text, (_, width)) in enumerate(zip(texts, COLUMNS, strict=True))
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{extra}</w:trPr>{cells}</w:tr>"

    names = tuple(name for name, _ in COLUMNS)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/>'
        f'<w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{row('TableHead', names, '<w:tblHeader/>')}"
        f"{row('TableText', tuple(f'【表·{name}】' for name in names), '')}</w:tbl>"
    )


def indicators() -> tuple[str, ...]:
    """指标对比表: the table, a note, a short analysis."""
    return (
        *masthead(),
        *title(),
        paragraph("TableTitle", "【表题】"),
        indicator_table(),
        paragraph("TableNote", "注：【表注】"),
        *samples(),
        BODY,
        BYLINE,
        *closing(),
    )


def chronicle() -> tuple[str, ...]:
    """大事记: under each year or month one line for each event, its day first."""
    return (
        *masthead(),
        *title(),
        paragraph("BodyText", "【各条】"),
        paragraph("Heading2", "【栏目名】"),
        paragraph("BodyText", run("【小标题】　", "Label"), "【内容】"),
        paragraph("BodyText", "【各条完】"),
        BYLINE,
        *closing(),
    )


def report() -> tuple[str, ...]:
    """信息专报: to whom, the text, who signs and when, 版记."""
    return (
        *masthead(),
        *title(),
        paragraph("Addressee", "【主送】："),
        *samples(),
        BODY,
        paragraph("AttachmentNote", "附件：【附件】", extra=exact(LINE, 290) + ATTACHMENTS),
        paragraph("Signature", "【署名】", extra="<w:keepNext/>" + exact(LINE, 579)),
        paragraph("SignedDate", "【成文日期】"),
        *closing(),
    )


BODIES: dict[str, Callable[[], tuple[str, ...]]] = {
    kinds.BRIEFING: briefing,
    kinds.MEETING: meeting,
    kinds.DIGEST: digest,
    kinds.POLICY: policy,
    kinds.INDICATORS: indicators,
    kinds.CHRONICLE: chronicle,
    kinds.REPORT: report,
}
