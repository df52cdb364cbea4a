"""Explanations in so many words: “…”是指…, 即：…, heads with the explanation under them, and explanations without a head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from facts.terms import numerals, words
from facts.terms.mentions import Mention, bare
from facts.terms.results import explained_until
from model.document import Block, BlockKind, Document, Span

# 指出, 指标, 即将: words that begin like the marks of an explanation.
_MEANS: Final = (
    "(?:是指|指的是|就是指|系指|意指|指(?![出示标导引明向挥责控定派认望南纹数令点战着甲头针]))"
)
_THAT_IS: Final = "即(?![将便使可时刻日席位兴或])"
_MARKER: Final = rf"(?:{_MEANS}|{_THAT_IS})"
_SENTENCE_END: Final = re.compile("[。！？\n]")
_BRACKET: Final = re.compile(r"\s*[（(](?P<body>[^（()）\n]{4,200})[）)]")
_SAID: Final = re.compile(rf"\s*[，,]?\s*(?:{_MEANS}|{_THAT_IS})\s*[：:，,]?\s*")
_NAMED: Final = re.compile(
    r"\s*[，,]?\s*(?:主要)?(?:包括|包含|分别是|分别为|具体是|具体为|具体包括|[：:])\s*[：:]?\s*"
)
_HEADLESS: Final = re.compile(rf"\s*(?:即\s*[：:]|{_MEANS})")
_NUMBER: Final = re.compile(
    r"\s*(?:[（(]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[）)、.．]\s*(?![0-9])|[①-⑳]|[●◆■·•▲★◇□○►▶※*]+|注[0-9]{0,2}[：:]|\[[0-9]{1,3}\])?\s*"
)
# What stands between a head and its explanation.
_BEHIND_HEAD: Final = '"「[ 　：:，,—－【】'
_SHORTEST_BODY: Final = 8
_ENTRY: Final = re.compile(
    r"(?:【(?P<boxed>[^】\n]{2,30})】\s*(?:[：:]|——)?"
    r"|(?P<head>[^，。；：:！？（(【\n]{2,30}?(?:[（(][^（()）\n]{1,40}[）)])?)\s*"
    rf"(?:[：:]|——|—|－|，(?=\s*{_MARKER})|(?=是指|指的是|系指)))\s*(?={_MARKER}|[^\s])"
)
# In running text the head must be set apart: in quotes, or 本办法所称…，是指.
_CALLED: Final = re.compile(
    r"(?:\A|(?<=[。！？；\n]))\s*(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）)、.．]|第[^条\n]{1,6}条)?\s*"
    r"(?:(?:本[^，。；\n]{1,10}|这里|前款|前条|条例|办法|规定)所称的?|所谓的?)[“\"]?(?P<head>[^，。；：:“”\"\n]{2,24})[”\"]?\s*[，,]?\s*(?:就|主要)?(?:是指|指的是|系指|指|包括|就是)[：:]?\s*"
)
_DEFINED: Final = re.compile(
    r"(?:\A|(?<=[。！？\n]))\s*(?P<head>[^，。；：:“”\"、\n的是了在]{2,16})[，,]?(?:是指|指的是|系指)(?=[^，。；\n]{4})"
)
_LONGEST_HEAD: Final = 32
_LONG_ENOUGH: Final = 30
_SHORT_HEAD: Final = 16
# The level of a list of terms whose title is no heading.
_ANY_LEVEL: Final = 99
# 一、, 第二部分: the next part of the document.
_PART: Final = re.compile(
    "[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节部编]|附[件录]"
)
# No sentence explains a term in more characters.
_LONGEST: Final = 500
_NOT_HEAD: Final = re.compile("[。！？；;]|(?:[，,].*){2}")


@dataclass(frozen=True, slots=True)
class Explained:
    """``body`` explains what ``head`` names; no head: it was lost. ``listed``: in a list of terms or under a head."""

    head: Span | None
    body: Span
    listed: bool = False


def of_mention(text: str, mention: Mention) -> Span | None:
    """What stands right behind a quoted term to explain it."""
    counts = numerals.counts_of(bare(mention.inner)) | numerals.counts_of(mention.full)
    for at in dict.fromkeys((mention.end, mention.close)):
        bracket = _BRACKET.match(text, at)
        if bracket:
            start, end = bracket.span("body")
            marker = _SAID.match(text, start, end)
            if marker and not bracket["body"].startswith("即将"):
                return Span(mention.block, marker.end(), end)
            if _members(text[start:end]) & counts:
                return Span(mention.block, start, end)
        said = _SAID.match(text, at)
        if said and said.end() < len(text):
            body = _until(text, mention.block, said.end(), counts)
            if body.end > body.start:
                return body
        named = _NAMED.match(text, at)
        if named and counts:
            body = _until(text, mention.block, named.end(), counts)
            if _members(text[body.start : body.end]) & counts:
                return body
    return None


def _until(text: str, block: int, start: int, counts: frozenset[int]) -> Span:
    """To the end of the sentence or to where it reports a result, or only to the end of the list if one of the
    length asked for begins here.

    Empty if the sentence has no end within ``_LONGEST``.
    """
    stop = _SENTENCE_END.search(text, start, start + _LONGEST)
    if stop is None and len(text) > start + _LONGEST:
        return Span(block, start, start)
    end = stop.start() if stop else len(text)
    if counts:
        first = re.compile("[，,；;]").search(text, start, end)
        if first and _members(text[start : first.start()]) & counts:
            end = first.start()
    cut = explained_until(text, start, end)
    # 四个一: a list of as many as the term counts is its explanation, whatever figures it holds.
    if _members(text[start:cut]) & counts or not _members(text[start:end]) & counts:
        end = cut
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(block, start, end)


def _members(text: str) -> frozenset[int]:
    """How many members ``text`` lists, by each mark that lists may be written with."""
    text = text.strip("。；;，, ")
    last = text.rpartition("、")[2]
    numbers = {text.count("、") + 1, text.count("、") + 1 + len(re.findall("以及|和|与|及", last))}
    numbers |= {len(re.split("[；;]", text)), len(re.split("[，,]", text))}
    return frozenset(numbers - {1})


def of_document(document: Document) -> Iterator[Explained]:
    """Every explanation whose head is a line or an entry of its own, and every one whose head is lost."""
    blocks = document.blocks
    depth: int | None = None
    head: Span | None = None
    lost = False
    for index, block in enumerate(blocks):
        text = block.text
        if block.kind in (BlockKind.NOISE, BlockKind.CAPTION):
            continue
        if _is_glossary_title(text):
            depth = block.level if block.kind is BlockKind.HEADING else _ANY_LEVEL
            head = None
            continue
        if depth is not None and _ends_list(block, depth):
            depth = None
        if depth is not None and _is_section_title(block):
            depth = None
        if block.kind is BlockKind.TABLE:
            if depth is not None:
                yield from _rows(index, block)
            head = None
            continue
        if _may_be_head(block, listed=depth is not None):
            head, lost = _trimmed(text, index), False
            continue
        headless = _HEADLESS.match(text)
        if head is not None and (depth is not None or headless):
            yield Explained(head, _whole(text, index), listed=True)
        elif headless or (lost and depth is not None and len(text) >= _LONG_ENOUGH):
            # Under an explanation without a head stands the next one of the list, or more of the same: as headless.
            yield Explained(None, _whole(text, index))
            lost = True
            continue
        elif depth is not None and (entry := _entry(text, index)):
            yield entry
        else:
            yield from _running(text, index)
        head, lost = None, False


def _is_glossary_title(text: str) -> bool:
    return len(text) <= 30 and any(title in bare(text) for title in words.GLOSSARY_TITLES)


def _ends_list(block: Block, depth: int) -> bool:
    """Whether a heading ends a list of terms whose title has level ``depth``; its heads may be of the same level."""
    if block.kind is not BlockKind.HEADING or depth == _ANY_LEVEL or block.level > depth:
        return False
    text = block.text.strip()
    alike = block.level == depth and _PART.match(text) is None
    return not alike or (len(text) > _SHORT_HEAD and "“" not in text)


def _is_section_title(block: Block) -> bool:
    text = block.text.strip()
    return (
        block.kind is BlockKind.HEADING and text.endswith(words.SECTION_TITLES) and "“" not in text
    )


def _may_be_head(block: Block, *, listed: bool) -> bool:
    """A line of its own that may be what the next one explains."""
    text = block.text.strip()
    if not 2 <= len(text) <= _LONGEST_HEAD or _NOT_HEAD.search(text) or _HEADLESS.match(text):
        return False
    if listed:
        return _entry(text, 0) is None
    # Elsewhere an ordinary heading is no head: only a term is.
    start = _NUMBER.match(text).end()  # type: ignore[union-attr]
    named = text[start:]
    if any(mark in named for mark in '“「"'):
        return len(named) <= 24
    return (
        len(bare(named)) <= 12
        and (
            named.endswith(tuple(words.POLICY - {"建设", "教育", "治理", "改革"}))
            or numerals.is_slogan(bare(named))
        )
        and "，" not in named
        and not named.startswith(
            tuple(words.LEADS - {"做", "大", "强", "优", "好", "和", "与", "及", "要"})
        )
    )


def _trimmed(text: str, block: int) -> Span:
    """The span of a head without its number and brackets."""
    start = _NUMBER.match(text).end()  # type: ignore[union-attr]
    end = len(text)
    while end > start and text[end - 1] in "：: 　\n】":
        end -= 1
    while start < end and text[start] in "【 　":
        start += 1
    return Span(block, start, end)


def _whole(text: str, block: int) -> Span:
    start, end = 0, len(text)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(block, start, end)


def _entry(text: str, block: int) -> Explained | None:
    """``1. 双碳：指…``: head and explanation in one paragraph of a list of terms."""
    number = _NUMBER.match(text)
    begin = number.end() if number else 0
    quoted = re.compile(
        r"[“\"「](?P<head>[^”\"」\n]{1,30})[”\"」][^，。：:\n]{0,16}?\s*(?:[：:]|——|[，,]?(?=\s*(?:是|即|指)))\s*(?=\S)"
    ).match(text, begin)
    found = quoted or _ENTRY.match(text, begin)
    if not found:
        return None
    body = _whole(text, block)
    if body.end - found.end() < _SHORTEST_BODY:
        return None
    start, end = (
        found.span("boxed") if found.re is _ENTRY and found["boxed"] else (begin, found.end())
    )
    name = text[start:end].rstrip(_BEHIND_HEAD)
    return Explained(
        Span(block, start, start + len(name)), Span(block, found.end(), body.end), listed=True
    )


def _rows(block: int, table: Block) -> Iterator[Explained]:
    """A table of two columns: term and explanation."""
    at = 0
    for row in table.rows:
        line = "\t".join(row)
        if (
            len(row) >= 2
            and 2 <= len(row[-2].strip()) <= _LONGEST_HEAD
            and len(row[-1].strip()) >= 8
        ):
            start = at + len(line) - len(row[-1]) - 1 - len(row[-2])
            body = at + len(line) - len(row[-1])
            if table.text[body : body + len(row[-1])] == row[-1]:
                yield Explained(
                    Span(block, start, start + len(row[-2])),
                    Span(block, body, body + len(row[-1])),
                    listed=True,
                )
        at += len(line) + 1


def _running(text: str, block: int) -> Iterator[Explained]:
    """本办法所称…，是指…; 新质生产力是指…: explained in the middle of other text."""
    if "指" not in text and "所称" not in text and "所谓" not in text:
        return
    taken = -1
    for pattern in (_CALLED, _DEFINED):
        for found in pattern.finditer(text):
            if found.start() <= taken or _verbs().search(found["head"]):
                continue
            taken = found.start()
            body = _until(text, block, found.end(), frozenset())
            if body.end - body.start >= 4:
                yield Explained(Span(block, found.start("head"), found.end("head")), body)


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(
        "我们|你们|他们|这|那|就|也|都|不|应|必须|主席|书记|同志|领导|认为|表示|主要|本|其|该|要"
    )
