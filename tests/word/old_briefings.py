"""Old briefings as offices have them: by direct formatting, with a table or text boxes as masthead, in Word's own
styles. Each is a function that gives the file's bytes."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

TEXTS = (
    "今年以来，全市上下坚持稳中求进工作总基调，扎实推进各项重点任务，经济运行总体平稳、稳中有进，主要指标好于预期。",
    "工业生产持续恢复，规模以上工业增加值同比增长百分之六，高技术制造业保持较快增长，重点企业订单充足。",
    "固定资产投资稳步扩大，一批重大项目开工建设，交通、水利、能源等领域投资增势良好，民间投资信心增强。",
    "消费市场逐步回暖，餐饮、旅游、文化等服务消费较快增长，线上零售保持活跃，县域商业体系不断完善。",
)


def _set(run: Any, font: str, points: float, *, red: bool = False, bold: bool = False) -> None:
    run.font.size = Pt(points)
    run.font.bold = bold or None
    run.font.name = font
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{slot}"), font)
    if red:
        run.font.color.rgb = RGBColor(0xFF, 0, 0)


class Writer:
    """A document set by hand, as in WPS: no styles, every property on its paragraph."""

    def __init__(self) -> None:
        self.doc = docx.Document()
        section = self.doc.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(37), Mm(35)
        section.left_margin, section.right_margin = Mm(28), Mm(26)

    def line(
        self,
        text: str,
        font: str = "仿宋",
        points: float = 16,
        *,
        align: int | None = None,
        red: bool = False,
        indent: bool = False,
        rule: bool = False,
        where: Any = None,
    ) -> Any:
        paragraph = (where or self.doc).add_paragraph()
        paragraph.alignment = align
        form = paragraph.paragraph_format
        form.line_spacing = Pt(max(28, points * 1.4))
        form.space_before = form.space_after = Pt(0)
        if indent:
            form.first_line_indent = Pt(32)
        run = paragraph.add_run(text)
        _set(run, font, points, red=red)
        if rule:
            border = f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="18" w:space="1" w:color="FF0000"/></w:pBdr>'
            paragraph._element.get_or_add_pPr().append(parse_xml(border))
        return paragraph

    def body(self) -> None:
        self.line("一、工业生产平稳增长", "黑体", indent=True)
        self.line("（一）重点行业支撑有力。", "楷体", indent=True)
        self.line(TEXTS[0], indent=True)
        self.line(TEXTS[1], indent=True)
        self.line("二、投资消费持续恢复", "黑体", indent=True)
        self.line(TEXTS[2], indent=True)
        self.line(TEXTS[3], indent=True)

    def data(self) -> bytes:
        stream = io.BytesIO()
        self.doc.save(stream)
        return stream.getvalue()


def by_hand() -> bytes:
    """Everything by direct formatting; office and date parted by spaces; Chinese numerals in the number."""
    w = Writer()
    w.line("内部资料  注意保存", "黑体")
    w.line("振兴工作简报", "方正小标宋简体", 48, align=1, red=True)
    w.line("第三十二期（总第一百零八期）", align=1)
    w.line("市政府办公室编            2023年12月8日", rule=True)
    w.line("")
    w.line("全市经济运行情况", "方正小标宋简体", 22, align=1)
    w.line("")
    w.body()
    w.line("（市统计局供稿）", "楷体", align=2)
    w.line("")
    w.line("报：市委、市政府领导。", points=14)
    w.line("送：市直各部门，市人大常委会办公室。", points=14)
    w.line("发：各县（市、区）人民政府。", points=14)
    w.line("（共印120份）", points=14, align=2)
    return w.data()


def red_head() -> bytes:
    """红头 with 密级 and 编号, contents, editor's note, subtitle, and a tail in a table."""
    w = Writer()
    w.line("秘密★1年\t\t\t\t\t编号：000126", "黑体")
    w.line("督 查 专 报", "华文中宋", 54, align=1, red=True)
    w.line("2024年第8期 总第215期", align=1)
    w.line("省委督查室\t\t\t\t\t2024年3月15日", rule=True)
    w.line("本期要目", "黑体")
    w.line("一、工业生产平稳增长", "楷体", indent=True)
    w.line("二、投资消费持续恢复", "楷体", indent=True)
    w.line("编者按：现将督查情况予以刊发，请结合实际抓好落实。", "楷体", indent=True)
    w.line("关于重点任务落实情况的督查报告", "华文中宋", 22, align=1)
    w.line("——来自一线的报告", "楷体", 16, align=1)
    w.body()
    table = w.doc.add_table(rows=2, cols=1)
    for cell, texts in zip(
        (row.cells[0] for row in table.rows),
        (
            ("报：省委常委，省政府领导同志。", "送：各市州委，省直各部门。"),
            ("省委督查室\t2024年3月15日印发", "共印80份"),
        ),
        strict=True,
    ):
        for text in texts:
            w.line(text, points=14, where=cell)
        first = cell.paragraphs[0]._element
        first.getparent().remove(first)
    return w.data()


def table_head() -> bytes:
    """The masthead laid out by a table without lines: name over both columns, office left, date right."""
    w = Writer()
    table = w.doc.add_table(rows=3, cols=2)
    table.rows[0].cells[0].merge(table.rows[0].cells[1])
    cells = (
        (table.rows[0].cells[0], "政务信息快报", "方正小标宋简体", 44, 1, True),
        (table.rows[1].cells[0], "第15期", "仿宋", 16, 0, False),
        (table.rows[1].cells[1], "总第315期", "仿宋", 16, 2, False),
        (table.rows[2].cells[0], "区人民政府办公室", "仿宋", 16, 0, False),
        (table.rows[2].cells[1], "2024年5月6日", "仿宋", 16, 2, False),
    )
    for cell, text, font, points, align, red in cells:
        w.line(text, font, points, align=align, red=red, where=cell)
        first = cell.paragraphs[0]._element
        first.getparent().remove(first)
    w.line("区域协调发展情况专题信息", "方正小标宋简体", 22, align=1)
    w.line("区委、区政府：", "仿宋")
    w.body()
    w.line("区人民政府办公室", align=2)
    w.line("2024年5月6日", align=2)
    w.line("附件：1.重点项目进展情况表")
    w.line("抄送：区人大常委会办公室、区政协办公室。", points=14)
    return w.data()


_BOX = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml">'
    '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="5400000" cy="900000"/><wp:docPr id="7" name="报头"/><a:graphic>'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
    '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5400000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
    "<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
    '<mc:Fallback><w:pict><v:shape style="width:425pt;height:71pt"><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>'
    "</mc:AlternateContent></w:r>"
)


def text_box() -> bytes:
    """The red name in a text box, kept twice: for newer programs and for older ones."""
    w = Writer()
    name = (
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="华文中宋" w:hAnsi="华文中宋" '
        'w:eastAsia="华文中宋"/><w:color w:val="FF0000"/><w:sz w:val="96"/></w:rPr><w:t>改革动态</w:t></w:r></w:p>'
    )
    host = w.doc.add_paragraph()
    host._element.append(parse_xml(_BOX.format(inside=name)))
    w.line("（总第66期）", align=1)
    w.line("编发单位：市委改革办\t\t\t\t2024-06-18", rule=True)
    w.line("深化重点领域改革情况", "华文中宋", 22, align=1)
    w.body()
    w.line("责任编辑：张三　　电话：12345678", points=14)
    return w.data()


def word_styles() -> bytes:
    """Word's own styles: Title, Heading 1, Heading 2 with automatic numbers of a list, Normal."""
    w = Writer()
    name = w.line("信息参考", "宋体", 40, align=1, red=True)
    name.runs[0].font.bold = True
    w.line("第7期", align=1)
    w.line("集团公司办公室　　　　　　二〇二四年七月一日", rule=True)
    title = w.doc.add_paragraph("上半年生产经营情况", style="Title")
    title.alignment = 1
    for text in ("生产经营稳中向好", "改革创新持续深化"):
        w.doc.add_paragraph(text, style="Heading 1")
        w.doc.add_paragraph("重点工作进展", style="Heading 2")
        for body in TEXTS[:2]:
            w.doc.add_paragraph(body)
    w.doc.add_paragraph("报送：集团公司领导。")
    w.doc.add_paragraph("分送：各部门、各子公司。")
    return w.data()


SAMPLES = {
    "by hand": by_hand,
    "red head": red_head,
    "table head": table_head,
    "text box": text_box,
    "Word's styles": word_styles,
}
