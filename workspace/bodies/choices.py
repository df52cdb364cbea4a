"""What was chosen and what is the person's own, as bodies: highlights, touched ids, corrections, joins, lengths, breaks."""

from __future__ import annotations

from typing import Any

from model.document import BlockKind, Span
from model.highlight import ChosenBy, Highlight, Reason, Sentence
from model.series import Joins, Label
from workspace.bodies.values import BadBody, dumps, loads, pairs_value, span_value, text_of
from workspace.state import Breaks, Correction

Lengths = tuple[tuple[tuple[str, tuple[int, ...]], int], ...]
Touched = tuple[frozenset[str], frozenset[str], frozenset[tuple[str, Span]], frozenset[str]]


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
        value["headline"] = span_value(highlight.headline)
    return dumps(value)


def highlight_of(body: str) -> Highlight:
    """The highlight of a body. Raises BadBody."""
    value = loads(body)
    try:
        return Highlight(
            _sentence_of(value["sentence"]),
            value["score"],
            value["rank"],
            tuple(Reason(code, pairs_value(values)) for code, values in value["reasons"]),
            ChosenBy(value["by"]),
            tuple(_sentence_of(other) for other in value["others"]),
            tuple(_sentence_of(other) for other in value.get("variants", ())),
            Span(*value["headline"]) if "headline" in value else None,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadBody(str(error)) from error


def _sentence_value(sentence: Sentence) -> list[object]:
    return [sentence.document, sentence.section, span_value(sentence.span)]


def _sentence_of(value: Any) -> Sentence:
    document, section, span = value
    return Sentence(text_of(document), tuple(section), Span(*span))


def touched_body(touched: Touched) -> str:
    """The body of a ``touched`` chunk."""
    items, sections, dismissed, locked = touched
    value: dict[str, object] = {
        "items": sorted(items),
        "sections": sorted(sections),
        "dismissed": [[document, span_value(span)] for document, span in sorted(dismissed)],
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


def said_value(said: tuple[tuple[str, Correction], ...]) -> list[object]:
    """Corrections of all documents inside the body of a ``snapshot`` chunk."""
    return [[document, span_value(c.span), c.kind.value, c.level] for document, c in said]


def said_of(value: Any) -> tuple[tuple[str, Correction], ...]:
    """The corrections of such a value. Raises BadBody."""
    try:
        return tuple(
            (text_of(document), Correction(Span(*span), BlockKind(kind), level))
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
                (Label(text_of(subject), text_of(name)), Label(text_of(other), text_of(twin)))
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
            ((text_of(sha256), tuple(int(step) for step in path)), int(length))
            for sha256, path, length in value
        )
    except (TypeError, ValueError) as error:
        raise BadBody(str(error)) from error


def breaks_of(value: Any) -> Breaks:
    """Where blocks were split or joined, of such a value. Raises BadBody."""
    try:
        return tuple(
            (text_of(sha256), int(block), int(offset), bool(begins))
            for sha256, block, offset, begins in value
        )
    except (TypeError, ValueError) as error:
        raise BadBody(str(error)) from error
