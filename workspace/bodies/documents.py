"""Documents as bodies: blocks, outlines, what a person said of them in older files."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from model.document import Anchor, Block, BlockKind, Document, Doubt, Notice, Section, Segment, Span
from workspace.bodies.values import BadBody, dumps, loads, pairs_value, span_value, text_of
from workspace.state import Correction


def text_hash(document: Document) -> str:
    """sha256 of all block texts: of each its length in bytes, a colon, and its UTF-8."""
    digest = sha256()
    for block in document.blocks:
        text = block.text.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(text) + text)
    return digest.hexdigest()


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
            text_of(value["text"]),
            tuple(
                Segment(start, end, Anchor(page, line, paragraph))
                for start, end, page, line, paragraph in value.get("segments", ())
            ),
            value.get("level", 0),
            tuple(tuple(row) for row in value.get("rows", ())),
            tuple(
                Doubt(start, end, text_of(code), pairs_value(values))
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
        notices = tuple(Notice(code, pairs_value(values)) for code, values in value["notices"])
    except (KeyError, TypeError, ValueError) as error:
        raise BadBody(str(error)) from error
    return sections, notices


def _section_value(section: Section) -> list[object]:
    return [
        section.level,
        section.title,
        span_value(section.heading),
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
    return dumps([[span_value(c.span), c.kind.value, c.level] for c in corrections])


def corrections_of(body: str) -> tuple[Correction, ...]:
    """The corrections of a body. Raises BadBody."""
    try:
        return tuple(
            Correction(Span(*span), BlockKind(kind), level) for span, kind, level in loads(body)
        )
    except (TypeError, ValueError) as error:
        raise BadBody(str(error)) from error
