"""Events told in several sentences, for briefings in order of time: what follows the sentence with the day, up to the
next day or to what is no part of the event."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from briefing.days import day_in, same_day
from language import sentences
from language.count import printed_length
from language.typography import printed
from model.document import Document, Span
from model.highlight import Highlight, Sentence
from summarizer.asides import is_aside

# Printed characters of a whole event, and sentences behind its first.
_LONGEST: Final = 160
_MOST: Final = 3


def told_whole(
    chosen: Sequence[Highlight], documents: Mapping[str, Document], room: int | None
) -> tuple[Highlight, ...]:
    """``chosen`` in their order, each with the sentences behind it that tell of the same event; the best first, as far
    as ``room`` printed characters (None: any number) allow."""
    taken: dict[tuple[str, int], list[Span]] = {}
    for one in chosen:
        span = one.sentence.span
        taken.setdefault((one.sentence.document, span.block), []).append(span)
    bodies: dict[str, tuple[Sentence, ...]] = {}
    longer: dict[int, Highlight] = {}
    for one in sorted(chosen, key=lambda highlight: highlight.rank):
        document = documents.get(one.sentence.document)
        if document is None or one.variants:
            continue
        if document.sha256 not in bodies:
            bodies[document.sha256] = sentences.of_document(document)
        others = taken[document.sha256, one.sentence.span.block]
        span, added = _story(document, bodies[document.sha256], one.sentence, others, room)
        if added:
            longer[id(one)] = replace(one, sentence=replace(one.sentence, span=span))
            room = None if room is None else room - added
    return tuple(longer.get(id(one), one) for one in chosen)


def _story(
    document: Document,
    body: Sequence[Sentence],
    first: Sentence,
    taken: Sequence[Span],
    room: int | None,
) -> tuple[Span, int]:
    """The stretch of the event that ``first`` opens, and how many printed characters it has more than ``first``."""
    span = first.span
    text = document.blocks[span.block].text
    size = own = printed_length(printed(text[span.start : span.end]))
    at = bisect_left(body, (span.block, span.end), key=lambda one: (one.span.block, one.span.start))
    for after in body[at : at + _MOST]:
        here = after.span
        said = text[here.start : here.end]
        if (
            here.block != span.block
            or after.section != first.section
            or text[span.end : here.start].strip()
            or any(map(here.meets, taken))
            or day_in(said) is not None
            or same_day(said)
            or is_aside(said)
        ):
            break
        whole = printed_length(printed(text[first.span.start : here.end]))
        if whole > _LONGEST or (room is not None and whole - own > room):
            break
        span, size = replace(span, end=here.end), whole
    return span, size - own
