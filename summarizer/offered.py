"""What of a sentence is offered as a bullet: where it begins, its clauses, what is tied to it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from language import clauses as clause_splitter
from language.leading import behind_number
from model.document import Document, Span
from model.highlight import Sentence

# A sentence and what it ties to itself (其中……) are one bullet up to so many characters.
_LONGEST_TIED: Final = 110
# A point that only names what the next sentence tells.
COUNTED: Final = re.compile("[一二三四五六七八九十]+[是要]")
COUNTED_HEAD: Final = re.compile("[一二三四五六七八九十]+是[^，,；;、：:。0-9]{3,14}。")
_FIGURE: Final = re.compile("[0-9０-９]")


def cuts(text: str, span: Span, tied: Mapping[Span, int]) -> list[Span]:
    """What is offered for a sentence: it with the one that is tied to it, and it; or it, and its clauses."""
    if span in tied:
        return [replace(span, end=tied[span]), span]
    if len(text) < clause_splitter.SHORTEST_SENTENCE:
        return [span]
    clauses = clause_splitter.split(text)
    return [span, *(Span(span.block, span.start + a, span.start + b) for a, b in clauses)]


def tied(body: Sequence[Sentence], document: Document) -> dict[Span, int]:
    """Where sentences end together with the next one, if this is tied to them (其中……), reports figures and both are
    no longer than a bullet may be; by their own places. Neither has clauses of its own. So is what a point of a list only names with what tells it."""
    found: dict[Span, int] = {}
    for one, two in pairwise(body):
        first, second = one.span, two.span
        if second.block != first.block or two.section != one.section:
            continue
        text = document.blocks[first.block].text
        if (
            COUNTED_HEAD.fullmatch(text, first.start, first.end)
            and not COUNTED.match(text, second.start)
            and second.end - first.start <= _LONGEST_TIED
        ):
            found[first] = second.end  # 一是压实责任。对6个楼盘……
            continue
        if (
            not clause_splitter.is_tied(text, second.start, second.end)
            or text[first.end : second.start].strip()
            or clause_splitter.is_tied(text, first.start, first.end)
            or clause_splitter.split(text[first.start : first.end])
        ):
            continue
        if (
            second.end - first.start <= _LONGEST_TIED
            and _FIGURE.search(text, second.start, second.end)
            and not clause_splitter.split(text[second.start : second.end])
        ):
            found[first] = second.end
    return found


def undated(sentence: Sentence, document: Document) -> Sentence:
    """``sentence`` behind its dateline, if it opens a paragraph with one: a story does not begin with its reporter."""
    span = sentence.span
    lead = 0 if span.start else clause_splitter.behind_dateline(document.text(span))
    return replace(sentence, span=replace(span, start=span.start + lead)) if lead else sentence


def opened(sentence: Sentence, document: Document, *, prose: bool) -> Sentence:
    """``sentence`` as a bullet begins: behind its number in a list and a conjunction that only ties it to the one before,
    and with the term that it explains (“一网通办”：指……), which stands before it as a head."""
    if prose:
        return sentence
    span = sentence.span
    text = document.blocks[span.block].text
    start = behind_number(text, span.start, span.end)
    start = clause_splitter.behind_conjunction(text, start, span.end)
    if start == span.start and clause_splitter.explains(text, start, span.end):
        head = document.section_at(sentence.section)
        before = head.heading if head is not None else None
        if before and before.block == span.block and not text[before.end : start].strip():
            start = before.start
    return sentence if start == span.start else replace(sentence, span=replace(span, start=start))
