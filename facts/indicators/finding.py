"""Indicators of a document or of a text on its own."""

from __future__ import annotations

from language.quantities import Measure, find
from language.sentences import of_document as sentences_of
from model.document import Document, Span
from model.facts import Indicator, IndicatorKind
from model.progress import Task


def of_document(document: Document, task: Task) -> tuple[Indicator, ...]:
    """The indicators of every sentence of ``document``, in source order. Linear in its length.

    ``task`` hears of the work done and may cancel it.
    """
    found: list[Indicator] = []
    sentences = sentences_of(document)
    for number, sentence in enumerate(sentences):
        if not number % 200:
            task.check()
            task.report("indicators", number, len(sentences))
        found += _of_stretch(document.text(sentence.span), document.sha256, sentence.span)
    return tuple(found)


def of_text(text: str) -> tuple[Indicator, ...]:
    """The indicators of a text that stands in no document (an edited item). Spans are of block 0: ``text`` itself."""
    return _of_stretch(text, "", Span(0, 0, len(text)))


def _of_stretch(text: str, document: str, place: Span) -> tuple[Indicator, ...]:
    found = []
    for one in find(text):
        name = text[: one.start].rpartition("，")[2]
        found.append(
            Indicator(
                "",
                name,
                one.value,
                one.unit,
                one.approx,
                "排名" if one.measure is Measure.RANK else "",
                "",
                IndicatorKind.ACHIEVED,
                "",
                one.numeral,
                one.low,
                one.high,
                one.base,
                document,
                Span(place.block, place.start + one.start, place.start + one.end),
                place,
            )
        )
    return tuple(found)
