"""The dictionary of fields: what may stand in 【】 in a template, and what ``--set`` and the masthead take.

One table; the documentation, the masthead form and the filler are all made from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Field:
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

# Fields that only have a meaning between 【各条】 and 【各条完】: one repetition for each item.
ITEM_FIELDS: tuple[Field, ...] = (
    Field("栏目", _T, "field.item_section", generated=True),
    Field("序号", _N, "field.item_number", generated=True),
    Field("小标题", _T, "field.item_headline", generated=True),
    Field("内容", _B, "field.item_text", generated=True),
    Field("来源", _T, "field.item_source", generated=True),
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
}

GROUP_START = "各条"
GROUP_END = "各条完"
SAMPLE_PREFIX = "样："

BY_NAME: dict[str, Field] = {field.name: field for field in FIELDS}
ITEM_BY_NAME: dict[str, Field] = {field.name: field for field in ITEM_FIELDS}


def settable() -> tuple[Field, ...]:
    """The fields a person gives a value to, in the order of the table."""
    return tuple(field for field in FIELDS if not field.generated)
