"""Values of ``model`` as JSON bodies of rows, and back. ``docs/file-format.md`` lists every body.

A body that does not have the form it should have raises :class:`BadBody`: the row was not written by us.
"""

from __future__ import annotations

import json
import re
from hashlib import sha256
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
from model.document import Anchor, Block, BlockKind, Document, Doubt, Notice, Section, Segment, Span
from model.highlight import ChosenBy, Highlight, Reason, Sentence
from model.series import Joins, Label
from workspace.failures import Damage
from workspace.state import Breaks, Correction, Pairs

Lengths = tuple[tuple[tuple[str, tuple[int, ...]], int], ...]

_SURROGATE = re.compile("[\ud800-\udfff]")


class BadBody(Damage):
    """A body is not what its table should hold."""


def dumps(value: object) -> str:
    """``value`` as compact JSON that is valid UTF-8 whatever characters it holds."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def loads(body: str) -> Any:
    """The value of a body. Raises BadBody."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadBody(str(error)) from error


def text_hash(document: Document) -> str:
    """sha256 of all block texts: of each its length in bytes, a colon, and its UTF-8."""
    digest = sha256()
    for block in document.blocks:
        text = block.text.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(text) + text)
    return digest.hexdigest()


# --- blocks and outlines ---------------------------------------------------------------------------


def block_body(block: Block) -> str:
    """The body of a row of ``block``."""
    value: dict[str, object] = {"kind": block.kind.value, "text": block.text}
    if block.level:
        value["level"] = block.level
    if block.segments:
        value["segments"] = [
            [s.start, s.end, s.anchor.page, s.anchor.line, s.anchor.paragraph]
            for s in block.segments
        ]
    if block.rows:
        value["rows"] = block.rows
    if block.doubts:
        value["doubts"] = [[d.start, d.end, d.code, d.values] for d in block.doubts]
    return dumps(value)


def block_of(body: str) -> Block:
    """The block of a body. Raises BadBody."""
    value = loads(body)
    try:
        return Block(
            BlockKind(value["kind"]),
            _text(value["text"]),
            tuple(
                Segment(start, end, Anchor(page, line, paragraph))
                for start, end, page, line, paragraph in value.get("segments", ())
            ),
            value.get("level", 0),
            tuple(tuple(row) for row in value.get("rows", ())),
            tuple(
                Doubt(start, end, _text(code), _pairs(values))
                for start, end, code, values in value.get("doubts", ())
            ),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadBody(str(error)) from error


def outline_body(document: Document) -> str:
    """The body of a row of ``outline``: section tree and notices."""
    return dumps(
        {
            "sections": [_section_value(section) for section in document.sections],
            "notices": [[notice.code, notice.values] for notice in document.notices],
        }
    )


def outline_of(body: str) -> tuple[tuple[Section, ...], tuple[Notice, ...]]:
    """Sections and notices of a body. Raises BadBody."""
    value = loads(body)
    try:
        sections = tuple(_section_of(section) for section in value["sections"])
        notices = tuple(Notice(code, _pairs(values)) for code, values in value["notices"])
    except (KeyError, TypeError, ValueError) as error:
        raise BadBody(str(error)) from error
    return sections, notices


def _section_value(section: Section) -> list[object]:
    return [
        section.level,
        section.title,
        _span_value(section.heading),
        [section.first, section.start, section.last, section.end],
        int(section.inline),
        [_section_value(child) for child in section.children],
    ]


def _section_of(value: Any) -> Section:
    level, title, heading, (first, start, last, end), inline, children = value
    return Section(
        level,
        title,
        Span(*heading),
        first,
        start,
        last,
        end,
        bool(inline),
        tuple(_section_of(child) for child in children),
    )


def corrections_body(corrections: tuple[Correction, ...]) -> str:
    """The body of a row of ``correction``."""
    return dumps([[_span_value(c.span), c.kind.value, c.level] for c in corrections])


def corrections_of(body: str) -> tuple[Correction, ...]:
    """The corrections of a body. Raises BadBody."""
    try:
        return tuple(
            Correction(Span(*span), BlockKind(kind), level) for span, kind, level in loads(body)
        )
    except (TypeError, ValueError) as error:
        raise BadBody(str(error)) from error


def said_value(said: tuple[tuple[str, Correction], ...]) -> list[object]:
    """Corrections of all documents inside the body of a ``snapshot`` chunk."""
    return [[document, _span_value(c.span), c.kind.value, c.level] for document, c in said]


def said_of(value: Any) -> tuple[tuple[str, Correction], ...]:
    """The corrections of such a value. Raises BadBody."""
    try:
        return tuple(
            (_text(document), Correction(Span(*span), BlockKind(kind), level))
            for document, span, kind, level in value
        )
    except (TypeError, ValueError) as error:
        raise BadBody(str(error)) from error


def joins_value(joins: Joins) -> dict[str, object]:
    """Names of indicators joined and parted by hand, inside the body of a ``snapshot`` chunk."""
    return {
        name: [[one.subject, one.name, other.subject, other.name] for one, other in pairs]
        for name, pairs in (("together", joins.together), ("apart", joins.apart))
        if pairs
    }


def joins_of(value: Any) -> Joins:
    """The joins of such a value. Raises BadBody."""
    try:
        together, apart = (
            tuple(
                (Label(_text(subject), _text(name)), Label(_text(other), _text(twin)))
                for subject, name, other, twin in value.get(key, ())
            )
            for key in ("together", "apart")
        )
    except (AttributeError, TypeError, ValueError) as error:
        raise BadBody(str(error)) from error
    return Joins(together, apart)


def lengths_value(lengths: Lengths) -> list[object]:
    """Lengths of single sections, inside the body of a ``snapshot`` chunk."""
    return [[sha256, list(path), length] for (sha256, path), length in lengths]


def lengths_of(value: Any) -> Lengths:
    """The lengths of such a value. Raises BadBody."""
    try:
        return tuple(
            ((_text(sha256), tuple(int(step) for step in path)), int(length))
            for sha256, path, length in value
        )
    except (TypeError, ValueError) as error:
        raise BadBody(str(error)) from error


def breaks_of(value: Any) -> Breaks:
    """Where blocks were split or joined, of such a value. Raises BadBody."""
    try:
        return tuple(
            (_text(sha256), int(block), int(offset), bool(begins))
            for sha256, block, offset, begins in value
        )
    except (TypeError, ValueError) as error:
        raise BadBody(str(error)) from error


# --- parts of a briefing ---------------------------------------------------------------------------


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
            _text(value["id"]),
            _text(value["text"]),
            tuple(map(_ref_of, value["sources"])),
            value["edited"],
            value["headline"],
            tuple(
                Conflict(_ref_of(ref), _text(ours), _text(theirs))
                for ref, ours, theirs in value.get("conflicts", ())
            ),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadBody(str(error)) from error


def _ref_value(ref: SourceRef) -> list[object]:
    return [ref.document, _span_value(ref.span), ref.quote]


def _ref_of(value: Any) -> SourceRef:
    document, span, quote = value
    return SourceRef(document, Span(*span), quote)


def highlight_body(highlight: Highlight) -> str:
    """The body of a ``highlight`` chunk."""
    value: dict[str, object] = {
        "sentence": _sentence_value(highlight.sentence),
        "score": highlight.score,
        "rank": highlight.rank,
        "reasons": [[reason.code, reason.values] for reason in highlight.reasons],
        "by": highlight.chosen_by.value,
        "others": [_sentence_value(other) for other in highlight.others],
    }
    if highlight.variants:
        value["variants"] = [_sentence_value(other) for other in highlight.variants]
    if highlight.headline:
        value["headline"] = _span_value(highlight.headline)
    return dumps(value)


def highlight_of(body: str) -> Highlight:
    """The highlight of a body. Raises BadBody."""
    value = loads(body)
    try:
        return Highlight(
            _sentence_of(value["sentence"]),
            value["score"],
            value["rank"],
            tuple(Reason(code, _pairs(values)) for code, values in value["reasons"]),
            ChosenBy(value["by"]),
            tuple(_sentence_of(other) for other in value["others"]),
            tuple(_sentence_of(other) for other in value.get("variants", ())),
            Span(*value["headline"]) if "headline" in value else None,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadBody(str(error)) from error


def _sentence_value(sentence: Sentence) -> list[object]:
    return [sentence.document, sentence.section, _span_value(sentence.span)]


def _sentence_of(value: Any) -> Sentence:
    document, section, span = value
    return Sentence(_text(document), tuple(section), Span(*span))


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
        return tuple(SourceInfo(*map(_text, values)) for values in loads(body))
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
                _text(table["id"]),
                tuple(_row_of(row) for row in table["rows"]),
                _text(table["title"]),
                _text(table["note"]),
                _text(table["section"]),
            )
            for table in loads(body)
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadBody(str(error)) from error


def _row_of(value: Any) -> TableRow:
    return TableRow(
        _text(value["id"]),
        _pairs(value["cells"]),
        tuple(map(_ref_of, value["sources"])),
        bool(value["edited"]),
    )


Touched = tuple[frozenset[str], frozenset[str], frozenset[tuple[str, Span]], frozenset[str]]


def touched_body(touched: Touched) -> str:
    """The body of a ``touched`` chunk."""
    items, sections, dismissed, locked = touched
    value: dict[str, object] = {
        "items": sorted(items),
        "sections": sorted(sections),
        "dismissed": [[document, _span_value(span)] for document, span in sorted(dismissed)],
    }
    if locked:
        value["locked"] = sorted(locked)
    return dumps(value)


def touched_of(body: str) -> Touched:
    """Items, sections, dismissed places and locked sections of a body. Raises BadBody."""
    value = loads(body)
    try:
        return (
            frozenset(value["items"]),
            frozenset(value["sections"]),
            frozenset((document, Span(*span)) for document, span in value["dismissed"]),
            frozenset(value.get("locked", ())),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadBody(str(error)) from error


def pairs_of(body: str) -> Pairs:
    """Names with values (masthead fields, settings, values of a label). Raises BadBody."""
    try:
        return _pairs(loads(body))
    except (TypeError, ValueError) as error:
        raise BadBody(str(error)) from error


def _pairs(value: Any) -> Pairs:
    return tuple((_text(name), _text(worth)) for name, worth in value)


def _span_value(span: Span) -> list[int]:
    return [span.block, span.start, span.end]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"text expected, not {type(value).__name__}")
    return value
