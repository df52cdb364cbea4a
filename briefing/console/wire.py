"""The shapes of the JSON that scripts read: a contract, so nothing here follows our types by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from messages import say
from model.document import Block, BlockKind, Document, Notice, Section

if TYPE_CHECKING:
    from briefing.tenses import Tenses
    from model.briefing import Briefing, BriefingSection, Item, SourceRef
    from model.facts import Indicator
    from model.highlight import Highlight, Reason
    from model.series import Series
    from model.terms import Term, TermPlace


def document(source: Document) -> dict[str, Any]:
    """What ``read`` prints."""
    return {
        "document": source.name,
        "format": source.format,
        "sha256": source.sha256,
        "blocks": [_block(index, block) for index, block in enumerate(source.blocks)],
        "sections": [_section(source, section) for section in source.sections],
        "notices": notices(source.notices),
    }


def notices(found: Iterable[Notice]) -> list[dict[str, str]]:
    """Code for scripts, sentence for people."""
    return [
        {"code": notice.code, "text": say(notice.code, dict(notice.values))} for notice in found
    ]


def items(briefing: Briefing, names: Mapping[str, str], tenses: Tenses) -> list[dict[str, Any]]:
    """What ``build`` prints of the items; ``names`` are document names by sha256."""
    return [
        _item(section, item, names, tenses)
        for section in briefing.sections
        for item in section.items
    ]


def chosen(
    source: Document, highlights: Sequence[Highlight], tenses: Tenses
) -> list[dict[str, Any]]:
    """The sections of one document with the sentences chosen in them, in source order.

    A sentence before the first heading is in a section without heading, level 0.
    """
    return [
        {
            "heading": heading_of(source, section),
            "level": section.level if section else 0,
            "sentences": [_sentence(source, highlight, tenses) for highlight in members],
        }
        for section, members in by_section(source, highlights)
    ]


def by_section(
    source: Document, highlights: Sequence[Highlight]
) -> list[tuple[Section | None, list[Highlight]]]:
    """The chosen sentences in source order, grouped by section (None: before the first heading)."""
    groups: dict[tuple[int, ...], list[Highlight]] = {}
    for highlight in sorted(highlights, key=lambda h: h.sentence.span):
        groups.setdefault(highlight.sentence.section, []).append(highlight)
    return [(source.section_at(path), members) for path, members in groups.items()]


def heading_of(source: Document, section: Section | None) -> str:
    """The heading as it stands in the source, empty for no section."""
    return source.text(section.heading).strip() if section else ""


def terms(found: Iterable[Term], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """What ``terms`` prints; ``names`` are document names by sha256."""
    return [
        {
            "term": term.text,
            "definitions": [
                {**_place(definition.place, names), "text": definition.text}
                for definition in term.definitions
            ],
            "uses": [_place(use, names) for use in term.uses],
            "status": term.status.value,
        }
        for term in found
    ]


def indicators(
    found: Iterable[Indicator], documents: Mapping[str, Document]
) -> list[dict[str, Any]]:
    """What ``indicators`` prints; ``documents`` by sha256."""
    return [
        {
            "document": documents[one.document].name,
            "subject": one.subject,
            "name": one.name,
            "value": one.value,
            "unit": one.unit,
            "approx": one.approx,
            "direction": one.direction,
            "comparison": one.comparison,
            "kind": one.kind.value,
            "period": one.period,
            "numeral": one.numeral.value,
            "sentence": documents[one.document].text(one.sentence),
            "block": one.span.block,
            "start": one.span.start,
            "end": one.span.end,
        }
        for one in found
    ]


def series(found: Iterable[Series], documents: Mapping[str, Document]) -> list[dict[str, Any]]:
    """What ``indicators --series`` prints; ``documents`` by sha256.

    ``difference`` is actual less target of the last period that has both, in the unit of the series, as a number in
    plain writing; null if no period has both. A conflict names its period and kind and its points by their index.
    """
    return [_one_series(one, documents) for one in found]


def _one_series(one: Series, documents: Mapping[str, Document]) -> dict[str, Any]:
    places = {id(point): index for index, point in enumerate(one.points)}
    return {
        "subject": one.subject,
        "name": one.name,
        "unit": one.unit,
        "points": [
            {
                "period": point.indicator.period,
                "kind": point.indicator.kind.value,
                "value": point.indicator.value,
                "unit": point.indicator.unit,
                "text": documents[point.indicator.document].text(point.indicator.span),
                "document": documents[point.indicator.document].name,
                "block": point.indicator.span.block,
                "start": point.indicator.span.start,
                "end": point.indicator.span.end,
            }
            for point in one.points
        ],
        "difference": f"{one.differences[-1].amount.normalize():f}" if one.differences else None,
        "conflicts": [
            {
                "period": conflict.period,
                "kind": conflict.kind.value,
                "points": [places[id(point)] for point in conflict.points],
            }
            for conflict in one.conflicts
        ],
    }


def _place(place: TermPlace, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "document": names.get(place.document, place.document),
        "block": place.span.block,
        "start": place.span.start,
        "end": place.span.end,
    }


def _block(index: int, block: Block) -> dict[str, Any]:
    shape: dict[str, Any] = {
        "index": index,
        "kind": block.kind.value,
        "level": block.level,
        "text": block.text,
        "page": block.page,
        "line": block.line,
        "segments": [
            {
                "start": segment.start,
                "end": segment.end,
                "page": segment.anchor.page,
                "line": segment.anchor.line,
            }
            for segment in block.segments
        ],
    }
    if block.kind is BlockKind.TABLE:
        shape["rows"] = [list(row) for row in block.rows]
    if block.doubts:
        shape["doubts"] = [
            {"start": doubt.start, "end": doubt.end, "text": say(doubt.code, dict(doubt.values))}
            for doubt in block.doubts
        ]
    return shape


def _section(source: Document, section: Section) -> dict[str, Any]:
    return {
        "level": section.level,
        "heading": source.text(section.heading),
        "block": section.heading.block,
        "first": section.first,
        "last": section.last,
        "children": [_section(source, child) for child in section.children],
    }


def _item(
    section: BriefingSection, item: Item, names: Mapping[str, str], tenses: Tenses
) -> dict[str, Any]:
    return {
        "id": item.id,
        "text": item.text,
        "headline": item.headline,
        "section": section.heading,
        "tense": tenses.of_item(item).value,
        "edited": item.edited,
        "sources": [_source(ref, names) for ref in item.sources],
        "conflicts": [
            {**_source(conflict.source, names), "ours": conflict.ours, "theirs": conflict.theirs}
            for conflict in item.conflicts
        ],
    }


def _source(ref: SourceRef, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "document": names.get(ref.document, ref.document),
        "block": ref.span.block,
        "start": ref.span.start,
        "end": ref.span.end,
        "text": ref.quote,
    }


def _sentence(source: Document, highlight: Highlight, tenses: Tenses) -> dict[str, Any]:
    span = highlight.sentence.span
    return {
        "text": source.text(span),
        "block": span.block,
        "start": span.start,
        "end": span.end,
        "score": highlight.score,
        "rank": highlight.rank,
        "tense": tenses.of_sentence(highlight.sentence).value,
        "reasons": [_reason(reason) for reason in highlight.reasons],
    }


def _reason(reason: Reason) -> dict[str, str]:
    return {"code": reason.code, "text": say(reason.code, dict(reason.values))}
