"""A template filled with sample content, to see what it will look like."""

from __future__ import annotations

import datetime

from messages import say
from model.briefing import (
    Briefing,
    BriefingSection,
    BriefingTable,
    Item,
    SourceInfo,
    SourceRef,
    TableRow,
)
from model.document import Span
from model.template import Template
from word.fields import COLUMN_BY_NAME, COLUMN_PREFIX, FieldKind, settable
from word.render import RenderOptions, render

_DAY = datetime.date(2024, 1, 5)
_SHA = "0" * 64
_LISTED = 2


def sample_briefing(template: Template) -> Briefing:
    """A briefing with a value for every field that ``template`` holds, two sections and three items, and two rows
    for a table. The values say which field they stand for, in words of ``messages``."""
    fields = tuple(
        (field.name, _value(field.name, field.kind))
        for field in settable()
        if field.name in template.slots
    )
    source = SourceInfo(_SHA, say("preview.source"), say("preview.source"), "2024-01-05")
    items = [_item(number) for number in range(1, 4)]
    sections = (
        BriefingSection("s1", say("preview.heading", {"number": 1}), 1, tuple(items[:2])),
        BriefingSection("s2", say("preview.heading", {"number": 2}), 1, tuple(items[2:])),
    )
    return Briefing(fields, sections, template.kind, (source,), tables=_tables(template))


def preview(template: Template) -> bytes:
    """``template`` with sample content as a .docx. Raises TemplateError as ``render`` does."""
    options = RenderOptions(date=_DAY, for_other_computers=True)
    return render(sample_briefing(template), template, options)


def _value(name: str, kind: FieldKind) -> str:
    if kind is FieldKind.DATE:
        return _DAY.isoformat()
    if kind is FieldKind.NUMBER:
        return "3"
    if kind is FieldKind.LIST:
        return "\n".join(say("preview.office", {"number": number}) for number in (1, 2))
    if kind is FieldKind.BLOCK:
        return "\n".join(say("preview.line", {"field": name, "number": n}) for n in (1, 2))
    return say("preview.value", {"field": name})


def _item(number: int) -> Item:
    text = say("preview.text", {"number": number})
    return Item(
        f"sample-{number}",
        text,
        (SourceRef(_SHA, Span(number, 0, len(text)), text),),
        headline=say("preview.headline", {"number": number}) if number == 1 else "",
    )


def _tables(template: Template) -> tuple[BriefingTable, ...]:
    columns = [
        name.removeprefix(COLUMN_PREFIX)
        for name in template.slots
        if name.startswith(COLUMN_PREFIX)
        and not COLUMN_BY_NAME[name.removeprefix(COLUMN_PREFIX)].generated
    ]
    if not columns:
        return ()
    rows = tuple(
        TableRow(
            f"row-{number}",
            tuple(
                (column, say("preview.cell", {"column": column, "number": number}))
                for column in columns
            ),
            (SourceRef(_SHA, Span(number, 0, 1), say("preview.text", {"number": number})),),
        )
        for number in range(1, _LISTED + 1)
    )
    return (BriefingTable("t1", rows, say("preview.table")),)
