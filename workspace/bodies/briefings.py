"""What is printed, as bodies: items, sections, the source list, tables."""

from __future__ import annotations

from typing import Any

from model.briefing import (
    BriefingSection,
    BriefingTable,
    Conflict,
    Item,
    SourceInfo,
    SourceRef,
    TableRow,
)
from model.document import Span
from workspace.bodies.values import BadBody, dumps, loads, pairs_value, span_value, text_of


def item_body(item: Item) -> str:
    """The body of an ``item`` chunk."""
    value: dict[str, object] = {
        "id": item.id,
        "text": item.text,
        "edited": item.edited,
        "headline": item.headline,
        "sources": [_ref_value(ref) for ref in item.sources],
    }
    if item.conflicts:
        value["conflicts"] = [[_ref_value(c.source), c.ours, c.theirs] for c in item.conflicts]
    return dumps(value)


def item_of(body: str) -> Item:
    """The item of a body. Raises BadBody."""
    value = loads(body)
    try:
        return Item(
            text_of(value["id"]),
            text_of(value["text"]),
            tuple(map(_ref_of, value["sources"])),
            value["edited"],
            value["headline"],
            tuple(
                Conflict(_ref_of(ref), text_of(ours), text_of(theirs))
                for ref, ours, theirs in value.get("conflicts", ())
            ),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadBody(str(error)) from error


def _ref_value(ref: SourceRef) -> list[object]:
    return [ref.document, span_value(ref.span), ref.quote]


def _ref_of(value: Any) -> SourceRef:
    document, span, quote = value
    return SourceRef(document, Span(*span), quote)


def section_body(section: BriefingSection, groups: list[int]) -> str:
    """The body of a ``section`` chunk; its items are in chunks of kind ``group``."""
    return dumps(
        {
            "id": section.id,
            "heading": section.heading,
            "level": section.level,
            "groups": groups,
        }
    )


def source_infos_body(sources: tuple[SourceInfo, ...]) -> str:
    """The body of a ``sources`` chunk."""
    return dumps([[info.sha256, info.name, info.title, info.date] for info in sources])


def source_infos_of(body: str) -> tuple[SourceInfo, ...]:
    """The source list of a body. Raises BadBody."""
    try:
        # The date came later: older files have three values.
        return tuple(SourceInfo(*map(text_of, values)) for values in loads(body))
    except (TypeError, ValueError) as error:
        raise BadBody(str(error)) from error


def tables_body(tables: tuple[BriefingTable, ...]) -> str:
    """The body of a ``tables`` chunk."""
    return dumps(
        [
            {
                "id": table.id,
                "title": table.title,
                "note": table.note,
                "section": table.section,
                "rows": [
                    {
                        "id": row.id,
                        "cells": row.cells,
                        "sources": [_ref_value(ref) for ref in row.sources],
                        "edited": row.edited,
                    }
                    for row in table.rows
                ],
            }
            for table in tables
        ]
    )


def tables_of(body: str) -> tuple[BriefingTable, ...]:
    """The tables of a body. Raises BadBody."""
    try:
        return tuple(
            BriefingTable(
                text_of(table["id"]),
                tuple(_row_of(row) for row in table["rows"]),
                text_of(table["title"]),
                text_of(table["note"]),
                text_of(table["section"]),
            )
            for table in loads(body)
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadBody(str(error)) from error


def _row_of(value: Any) -> TableRow:
    return TableRow(
        text_of(value["id"]),
        pairs_value(value["cells"]),
        tuple(map(_ref_of, value["sources"])),
        bool(value["edited"]),
    )
