"""Clauses of long enumerating sentences that can stand alone: 一是…；二是…, and members of a series joined by ；.

A clause is offered only if a reader understands it without its sentence. It is a slice of the sentence, with the
mark that ends it; nothing is cut inside quotes, brackets or 《》.
"""

from __future__ import annotations

import re
from typing import Final

from language.characters import is_ideograph

# A sentence shorter than this is as good a bullet as its clauses.
SHORTEST_SENTENCE: Final = 60
# A clause with fewer Chinese characters says too little alone.
_SHORTEST: Final = 10
_LONGEST_ENUMERATED: Final = 240

# Brackets of both widths close each other: sources mix them.
_OPENERS: Final = dict(zip("“‘「『（(【《〈〔［", "”’」』))】》〉〕］", strict=True))
_CLOSERS: Final = {"）": ")"} | {mark: mark for mark in _OPENERS.values()}
_MARKS: Final = re.compile(
    "[“”‘’「」『』（）()【】《》〈〉〔〕［］；;]|[：:，；;。]\\s*(?:[一二三四五六七八九十]{1,2}[是要]|第[一二三四五六七八九十]，)"
)
_ENUMERATOR: Final = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,2}[是要]|第[一二三四五六七八九十]，|[（(][0-9一二三四五六七八九十]{1,2}[）)]|[0-9]{1,2}[.．、](?![0-9])|[①-⑳])\s*"
)
# What a clause that begins so says depends on the one before it.
_LEANS: Final = re.compile(
    "(?:其中|其|同时|并|也|还|又|更|再|且|则|但|而|却|仍|均|都|在此|对此|为此|此|这|那|该|以及|和|与|及|或|从而|进而|由此|因此|所以|于是|"
    "分别|前者|后者|上述|以上|比|较|占|同比|环比|增速|增幅|高于|低于|高出|居|位居|达到|达|力争|特别|尤其|等)"
)
# Members of a pair: neither is offered alone.
_PAIRED: Final = re.compile(
    "(?:有的|有些|一方面|另一方面|既|不仅|不但|不是|无论|不论|因为|由于|虽然|尽管|如果|假如|只有|只要|要么|与其|宁|前期|后期)"
)
# A date or a condition at the head of the sentence that holds for all of it.
_HEAD: Final = re.compile(
    r"(?:[^，；。：]{0,18}(?:年|月|日|季度|时期|期间|以来|年来|之后|以后|之前|底|末|届时|相比|基础上|情况下|前提下|背景下|方面)|"
    r"(?:到|至|截至|面对|针对|围绕|按照|根据|通过|如|对|在|当|经)[^，；。：]{1,24})，"
)


# 一、 and 第一章 number topics; （一）, 一是 and 第一， number statements.
_TOPIC: Final = re.compile(
    r"\s*(?:第?[一二三四五六七八九十百]{1,3}[、.．章节编篇]|第[0-9]{1,2}[章节编篇]|——)\s*"
)


def statement(heading: str) -> tuple[int, bool]:
    """Where the words of ``heading`` begin, and whether they state something: a statement is numbered as one or
    has two halves; 一、工作回顾 only names a topic."""
    number = _ENUMERATOR.match(heading)
    if number:
        return number.end(), True
    topic = _TOPIC.match(heading)
    start = topic.end() if topic else 0
    return start, "，" in heading[start:]


def needs_more(clause: str) -> bool:
    """Whether what ``clause`` says depends on another: on the one before it, or on the other half of a pair."""
    return _LEANS.match(clause) is not None or _PAIRED.match(clause) is not None


def split(sentence: str) -> tuple[tuple[int, int], ...]:
    """Spans ``(start, end)`` of the clauses of ``sentence`` that stand alone; none for most sentences."""
    if len(sentence) < SHORTEST_SENTENCE or not _may_split(sentence):
        return ()
    marks = _cuts(sentence)
    if not marks:
        return ()
    pieces: list[tuple[int, int]] = []
    begin = 0
    for cut in [*marks, len(sentence)]:
        if cut > begin:
            pieces.append((begin, cut))
        begin = cut
    heads = [_ENUMERATOR.match(sentence, start, end) for start, end in pieces]
    if sum(head is not None for head in heads) >= 2:
        found = [(head.end(), end) for head, (_, end) in zip(heads, pieces, strict=True) if head]
        if any(end - start > _LONGEST_ENUMERATED for start, end in found):
            return ()
    else:
        found = _series(sentence, pieces)
    return tuple(span for span in found if _stands_alone(sentence, *span))


def comma_cuts(sentence: str) -> list[int]:
    """Where ``sentence`` may be cut behind a ， or ； so that its beginning can be read alone; inside no pair."""
    cuts: list[int] = []
    closers: list[str] = []
    for index, mark in enumerate(sentence):
        if mark in _OPENERS:
            closers.append(_OPENERS[mark])
        elif mark in _CLOSERS:
            if not closers or closers.pop() != _CLOSERS[mark]:
                return []
        elif not closers and mark in "，；":
            cuts.append(index + 1)
    return [] if closers else cuts


def _may_split(sentence: str) -> bool:
    return "；" in sentence or ";" in sentence or "二是" in sentence or "二要" in sentence


def _cuts(sentence: str) -> list[int]:
    """Where the sentence may be cut: behind ； and before 一是; none if its quotes do not pair."""
    cuts: list[int] = []
    closers: list[str] = []
    for found in _MARKS.finditer(sentence):
        mark = sentence[found.start()]
        if mark in _OPENERS:
            closers.append(_OPENERS[mark])
        elif mark in _CLOSERS:
            if not closers or closers.pop() != _CLOSERS[mark]:
                return []
        elif not closers:
            cuts.append(found.start() + 1)
    return [] if closers else cuts


def _series(sentence: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The clauses of a series without numbers: one that leans on the one before goes with it."""
    first = sentence[pieces[0][0] : pieces[0][1]]
    if "：" in first or ":" in first:
        return []
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        begin = start + len(sentence[start:end]) - len(sentence[start:end].lstrip())
        if _PAIRED.match(sentence, begin):
            return []
        if joined and _LEANS.match(sentence, begin):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    if len(joined) < 2:
        return []
    # What the head dates or conditions is only said of what stands behind it.
    return joined[:1] if _HEAD.match(first) else joined


def _stands_alone(sentence: str, start: int, end: int) -> bool:
    text = sentence[start:end].rstrip()
    return (
        sum(map(is_ideograph, text)) >= _SHORTEST
        and _LEANS.match(text) is None
        and text[-1] in "；;，。！"
    )
