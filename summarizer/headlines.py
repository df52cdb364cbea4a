"""A short headline for a chosen sentence, cut from the source: the run-in head it follows, the heading that is its
alone, or its leading clause. Where none of them will do there is none; nothing is worded."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Final

from language.clauses import needs_more, statement
from language.count import printed_length
from model.document import Document, Span
from model.highlight import Highlight, Sentence

# Printed characters: fewer say too little, more do not fit a line of 28 with its number.
_SHORTEST: Final = 6
_LONGEST: Final = 26
# A headline of more of its item than this repeats it; an item of fewer printed characters is read as fast as one.
_MOST_REPEATED: Final = 0.5
_SHORTEST_ITEM: Final = 24
# Sentences among which the heading of a text without a title is looked for.
_FIRST: Final = 12
_ENDS: Final = "。；，：:;,.、！!？? 　\t"
_MARKS: Final = re.compile(
    "[“”‘’「」『』（）()【】《》〈〉〔〕，；。：！？;:]|(?<![0-9]),|,(?![0-9])"
)
_PAIRS: Final = dict(zip("“‘「『（(【《〈〔", "”’」』）)】》〉〕", strict=True))


def with_headlines(
    highlights: Iterable[Highlight], documents: Mapping[str, Document]
) -> tuple[Highlight, ...]:
    """The ``highlights`` with the headlines that their sources have for them; ``documents`` are by sha256.

    A heading heads an item only if no other chosen sentence stands under it: two items never share one.
    """
    chosen = tuple(highlights)
    under = Counter((each.sentence.document, each.sentence.section) for each in chosen)
    return tuple(
        replace(
            each,
            headline=_of(
                documents[each.sentence.document],
                each.sentence,
                alone=under[each.sentence.document, each.sentence.section] == 1,
            ),
        )
        if each.sentence.document in documents
        else each
        for each in chosen
    )


def headline(document: Document, sentence: Sentence) -> Span | None:
    """The slice of ``document`` that may head ``sentence`` if nothing else is chosen beside it."""
    return _of(document, sentence, alone=True)


def opening(document: Document) -> Span | None:
    """The leading clause of the first paragraph that has one: what may head a text that has no title."""
    from language.sentences import in_order

    for sentence in islice(in_order(document), _FIRST):
        if not sentence.span.start:
            found = _leading_clause(document, sentence.span)
            if found is not None:
                return found
    return None


def _of(document: Document, sentence: Sentence, *, alone: bool) -> Span | None:
    room = printed_length(document.text(sentence.span))
    if room < _SHORTEST_ITEM:
        return None
    found = _cut(document, sentence, alone=alone)
    if found is None or printed_length(document.text(found)) > _MOST_REPEATED * room:
        return None
    return found


def _cut(document: Document, sentence: Sentence, *, alone: bool) -> Span | None:
    section = document.section_at(sentence.section)
    if section is not None and section.level > 0 and alone:
        head = _trimmed(document, section.heading)
        if head is not None and (section.inline or _states(document.text(section.heading))):
            return head
    return _leading_clause(document, sentence.span)


def _states(heading: str) -> bool:
    """Whether a heading on a line of its own says what was done and is no mere topic."""
    return statement(heading)[1]


def _trimmed(document: Document, head: Span) -> Span | None:
    """A heading without its number and its end, if it is as short as a headline."""
    text = document.text(head)
    start = statement(text)[0]
    end = len(text.rstrip(_ENDS))
    return _fitting(document, Span(head.block, head.start + start, head.start + end))


def _fitting(document: Document, span: Span) -> Span | None:
    size = printed_length(document.text(span)) if span.end > span.start else 0
    if not _SHORTEST <= size <= _LONGEST or _time_alone().fullmatch(document.text(span)):
        return None
    return span


def _leading_clause(document: Document, span: Span) -> Span | None:
    """The first clause that says something: what only dates, conditions or names the speaker is passed over."""
    text = document.text(span)
    pieces = _clauses(text)
    for number, (start, end) in enumerate(pieces):
        clause = text[start:end]
        if _opening().fullmatch(clause):
            continue
        bare = clause.rstrip(_ENDS)
        said = clause[len(bare) :]
        if number == len(pieces) - 1 and number == 0:
            return None  # all of the sentence: it heads itself
        if "：" in said or ":" in said or needs_more(clause) or _hanging().search(bare):
            return None
        if _telling().search(bare) is None:
            return None
        return _fitting(
            document, Span(span.block, span.start + start, span.start + start + len(bare))
        )
    return None


def _clauses(text: str) -> list[tuple[int, int]]:
    """Where the clauses of ``text`` begin and end, marks with what they end; none is cut inside a pair."""
    found: list[tuple[int, int]] = []
    closers: list[str] = []
    begin = 0
    for match in _MARKS.finditer(text):
        mark = match.group()
        if mark in _PAIRS:
            closers.append(_PAIRS[mark])
        elif closers and mark == closers[-1]:
            closers.pop()
        elif not closers and mark in "，；。：！？;:,":
            found.append((begin, match.end()))
            begin = match.end()
    if begin < len(text):
        found.append((begin, len(text)))
    return [
        (start + len(text[start:end]) - len(text[start:end].lstrip()), end)
        for start, end in found
        if text[start:end].strip()
    ]


@cache
def _time_alone() -> re.Pattern[str]:
    """A time and nothing else says not what happened then."""
    return re.compile(
        r"(?:[0-9]+\s*(?:年|月|日|时|点|分|[:：])\s*|[上下中]午|凌晨|晚[上间]?|星期.|[份底末初至到—-])+"
    )


@cache
def _opening() -> re.Pattern[str]:
    """A clause that dates, conditions, names the speaker or the reporter."""
    return re.compile(
        r"[^，；。：]{0,18}(?:年|月|月份|日|季度|时期|期间|以来|年来|之后|以后|之前|底|末|届时|上|中|方面|基础上|情况下|前提下|背景下)[，,]"
        r"|(?:到|至|截至|面对|针对|围绕|按照|根据|通过|如|对|在|当|经|为|随着|据|自|由于|因)[^，；。：]{1,30}[，,]"
        r"|[^，；。：]{0,24}[0-9]{1,2}\s*[时点](?:[0-9]{1,2}分|半|许|左右)?[，,]"
        r"|[^，；。：]{1,24}(?:表示|介绍|说|指出|强调|要求|认为|透露|显示|获悉|了解到)[，,：:]"
        r"|(?:近日|日前|昨日|当天|此外|同时|目前|截至目前|去年|今年|全年|下一步|今后|接下来|其间|近年来)[，,]"
        r"|本[报网台]讯[^，；。]{0,40}[，,]?"
    )


@cache
def _hanging() -> re.Pattern[str]:
    """An end that wants more behind it, or a word that points back."""
    return re.compile(
        r"(?<![尤与及极])其(?![中他余间实])|(?:的|和|与|及|或|是|为|把|将|在|对|从|向|以|等|包括|如|即|让|使|由)\Z"
    )


@cache
def _telling() -> re.Pattern[str]:
    """Signs that a clause says something of its subject: figures, results, tasks."""
    from language import cues

    return re.compile(
        f"[0-9]|{cues.RESULT.pattern}|{cues.TASK.pattern}|推进|提升|改善|建设|推动|促进|获|再|持续|不断|全面|进一步|健全|打造"
    )
