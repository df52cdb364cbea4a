"""The dictionary of fields: what may stand in 【】 in a template, and what ``--set`` and the masthead take.

One table; the documentation, the masthead form and the filler are all made from it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class FieldKind(StrEnum):
    """How a value is printed.

    ``TEXT``: as it is, on one line unless ``Field.lines`` says otherwise. ``DATE``: as 2024年1月5日 if it can be read as a date.
    ``NUMBER``: bare digits (第3期 becomes 3). ``LIST``: names in a row, newlines become ，and 。 ends it.
    ``BLOCK``: every line a paragraph of its own.
    """

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    LIST = "list"
    BLOCK = "block"


class Field(NamedTuple):
    """One field. ``code`` is the message that says what it is.

    ``default`` is printed when no value is given; ``default_from`` names the field whose value is taken then.
    With ``lines`` a newline in the value breaks the line. A ``verbatim`` value keeps half-width marks. ``generated`` fields are made from the briefing's sections and sources.
    """

    name: str
    kind: FieldKind
    code: str
    default: str = ""
    default_from: str = ""
    generated: bool = False
    lines: bool = False
    verbatim: bool = False


_T, _D, _N, _L, _B = FieldKind

FIELDS: tuple[Field, ...] = (
    Field("密级", _T, "field.secrecy"),
    Field("编号", _T, "field.serial", verbatim=True),
    Field("份号", _T, "field.copy_number", verbatim=True),
    Field("紧急程度", _T, "field.urgency"),
    Field("简报名称", _T, "field.name", default="简报"),
    Field("期号", _N, "field.issue"),
    Field("总期号", _N, "field.total_issue"),
    Field("编发单位", _T, "field.office"),
    Field("编发日期", _D, "field.date"),
    Field("标题", _T, "field.title", lines=True),
    Field("副标题", _T, "field.subtitle", lines=True),
    Field("要目", _B, "field.contents"),
    Field("编者按", _B, "field.editors_note"),
    Field("主送", _T, "field.addressee"),
    Field("正文", _B, "field.body", generated=True),
    Field("供稿", _T, "field.byline"),
    Field("署名", _T, "field.signature", default_from="编发单位"),
    Field("成文日期", _D, "field.signed_date", default_from="编发日期"),
    Field("附件", _B, "field.attachments"),
    Field("来源索引", _B, "field.sources", generated=True),
    Field("报", _L, "field.report_to"),
    Field("送", _L, "field.send_to"),
    Field("发", _L, "field.issue_to"),
    Field("本期增发", _L, "field.also_to"),
    Field("印发单位", _T, "field.printing_office", default_from="编发单位"),
    Field("印发日期", _D, "field.printing_date", default_from="编发日期"),
    Field("份数", _N, "field.copies"),
    Field("会议名称", _T, "field.meeting"),
    Field("会议时间", _T, "field.meeting_time"),
    Field("会议地点", _T, "field.meeting_place"),
    Field("主持人", _T, "field.chair"),
    Field("参会人员", _T, "field.attendees"),
    Field("议程", _B, "field.agenda"),
    Field("文件名", _T, "field.file_title"),
    Field("文号", _T, "field.file_number", verbatim=True),
    Field("施行日期", _D, "field.in_force"),
    Field("表题", _T, "field.table_title"),
    Field("评选单位", _T, "field.jury"),
)

# What the program prints in two places of its own: the page in the line of 【要目】, the note under a table.
PLACE_FIELDS: tuple[Field, ...] = (
    Field("页码", _T, "field.contents_page", generated=True),
    Field("表注", _T, "field.table_note", generated=True),
)

# Fields that only have a meaning between 【各条】 and 【各条完】: one repetition for each item.
ITEM_FIELDS: tuple[Field, ...] = (
    Field("栏目", _T, "field.item_section", generated=True),
    Field("栏目名", _T, "field.item_section_name", generated=True),
    Field("序号", _N, "field.item_number", generated=True),
    Field("小标题", _T, "field.item_headline", generated=True),
    Field("内容", _B, "field.item_text", generated=True),
    Field("来源", _T, "field.item_source", generated=True),
    Field("来源日期", _D, "field.item_source_date", generated=True),
)

# Columns of a table whose row repeats: 【表·指标】 … in the cells of one row.
COLUMNS: tuple[Field, ...] = (
    Field("序号", _N, "field.column_number", generated=True),
    Field("指标", _T, "field.column_indicator"),
    Field("单位", _T, "field.column_unit"),
    Field("时期", _T, "field.column_period"),
    Field("目标", _T, "field.column_target"),
    Field("实际", _T, "field.column_actual"),
    Field("差额", _T, "field.column_difference"),
    Field("热词", _T, "field.column_term"),
    Field("释义", _T, "field.column_definition"),
    Field("日期", _T, "field.column_date"),
    Field("事项", _T, "field.column_event"),
    Field("说明", _T, "field.column_note"),
    Field("来源", _T, "field.column_source", generated=True),
)

# Sample lines: 【样：…】 by the role that copies them, with the style that serves where there is none.
SAMPLES: dict[str, str] = {
    "一级标题": "heading 2",
    "二级标题": "heading 3",
    "三级标题": "heading 4",
    "四级标题": "heading 5",
    "正文": "公文正文",
    "条目标题": "条目标题",
    "来源": "来源条目",
    "表题": "表题",
    "表头": "表头",
    "表文": "表文",
    "表注": "表注",
}
# Samples that a template may do without: where their style is missing too, plain text is printed.
SPARE_SAMPLES = frozenset({"条目标题", "来源", "表题", "表头", "表文", "表注"})

GROUP_START = "各条"
GROUP_END = "各条完"
SAMPLE_PREFIX = "样："
COLUMN_PREFIX = "表·"

BY_NAME: dict[str, Field] = {field.name: field for field in FIELDS}
ITEM_BY_NAME: dict[str, Field] = {field.name: field for field in ITEM_FIELDS}
PLACE_BY_NAME: dict[str, Field] = {field.name: field for field in PLACE_FIELDS}
COLUMN_BY_NAME: dict[str, Field] = {field.name: field for field in COLUMNS}


# What ``--set`` takes beside the fields: how to export, nothing that is printed in a place of its own.
COMMENTS = "来源批注"
TIGHT = "排紧"
STANDARD_FONTS = "标准字体"
FONT_SETTINGS = ("标题字体", "正文字体", "楷体字体")
EXPORT_SETTINGS: tuple[Field, ...] = (
    Field(COMMENTS, _T, "field.comments"),
    Field(TIGHT, _T, "field.tight"),
    Field(STANDARD_FONTS, _T, "field.standard_fonts"),
    *(Field(name, _T, "field.font") for name in FONT_SETTINGS),
)
_NO = frozenset({"", "否", "不", "不要", "无", "没有", "0", "no", "off", "false"})


def is_set(value: str) -> bool:
    """Whether an export setting with this value is on: any word but 否, 不, 无, 0 and the like."""
    return value.strip().lower() not in _NO


def settable() -> tuple[Field, ...]:
    """The fields a person gives a value to, in the order of the table."""
    return tuple(field for field in FIELDS if not field.generated)
