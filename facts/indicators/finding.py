"""Indicators of a document or of a text on its own."""

from __future__ import annotations

from facts.indicators import dating, framing, naming
from facts.tense import Judge, Tense
from language.quantities import find
from language.sentences import of_document as sentences_of
from language.sentences import split
from model.document import Document, Span
from model.facts import Indicator, IndicatorKind
from model.progress import Task


def of_document(document: Document, task: Task) -> tuple[Indicator, ...]:
    """The indicators of every sentence of ``document``, in source order. Linear in its length.

    ``task`` hears of the work done and may cancel it.
    """
    found: list[Indicator] = []
    sentences = sentences_of(document)
    judge = Judge(document)
    calendar = dating.Calendar(document)
    for number, sentence in enumerate(sentences):
        if not number % 200:
            task.check()
            task.report("stage.indicators", number, len(sentences))
        text = document.text(sentence.span)
        some = _of_sentence(text, document.sha256, sentence.span)
        if some:
            said = judge.sentence(sentence)
            kind = IndicatorKind.TARGET if said.tense is Tense.PLAN else IndicatorKind.ACHIEVED
            import dataclasses

            found += [
                dataclasses.replace(
                    one,
                    kind=kind,
                    period=calendar.period(
                        sentence.span, text, one.span.start - sentence.span.start, kind, row
                    ),
                    subject=said.tense.value,
                )
                for one, row in some
            ]
    return tuple(found)


def of_text(text: str) -> tuple[Indicator, ...]:
    """The indicators of a text that stands in no document (an edited item). Spans are of block 0: ``text`` itself."""
    found: list[Indicator] = []
    for start, end in split(text):
        found += _of_sentence(text[start:end], "", Span(0, start, end))
    return tuple(found)


def _of_sentence(text: str, document: str, place: Span) -> list[Indicator]:
    figures = framing.figures(text, find(text))
    if not figures:
        return []
    found = []
    for figure, named in zip(figures, naming.named(text, figures), strict=True):
        one = figure.quantity
        found.append(
            (
                Indicator(
                    "",
                    named.name,
                    one.value,
                    one.unit,
                    one.approx,
                    named.direction,
                    named.comparison,
                    IndicatorKind.ACHIEVED,
                    "",
                    one.numeral,
                    one.low,
                    one.high,
                    one.base,
                    document,
                    Span(place.block, place.start + one.start, place.start + one.end),
                    place,
                ),
                (figure.row, figure.place),
            )
        )
    return found
