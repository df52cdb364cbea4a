"""Headings that run into the text: the first sentence of a paragraph, or parallel sentences inside one.

One short sentence is nothing; it takes neighbours that do the same. A group is the paragraphs between two headings.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from model.document import Block, BlockKind
from readers.outline.heads import Head, median
from readers.outline.looks import LONGEST_RUN_IN, Look, is_single_clause, is_statement
from readers.outline.markers import Scheme

# 城乡面貌明显改善；… and 主要目标：…: a clause before a mark that otherwise stands inside sentences.
_SEPARATED = re.compile(r"[^，。；：！？,;:!?、]{4,20}([；;：:])(?=.{15})")
# 【经济运行】…
_BRACKETED = re.compile(r"[【\[〔][^】\]〕]{2,20}[】\]〕](?=.{10})")
_SENTENCE = re.compile(r"[^。！？!?]+(?:[。！？!?]+[”’」』]?|$)")
_COUNTED = re.compile(r"[一二三四五六七八九十][是要]")
_LONGEST_WITHIN = 18
_SHORTEST_WITHIN = 80
# Characters that parallel sentences inside a paragraph begin with alike.
_PREFIX = 3
# Paragraphs that open with parallel sentences of two clauses: 坚持……，着力……。
_PARALLEL = 3
_LONGEST_PARALLEL = 36
# 会议指出，……: what someone said, not the name of what follows.
_REPORTED = re.compile("(?:指出|强调|表示|认为|提出|要求|明确|说|称)[，：]")
# 3月18日，……: what took place on a day, neither.
_DATED = re.compile(
    "\\s*(?:(?:19|20)[0-9]{2}年)?[0-9]{1,2}月(?:[0-9]{1,2}日|[上中下]旬|份|底)[^，。]{0,6}，"
)
# So many paragraphs in a group are evidence; without a heading over them, more are wanted; where the
# document has shown the habit in this many groups, one is enough.
_FEWEST, _FEWEST_ALONE = 2, 3
_HABIT = 3


class _Group(NamedTuple):
    """Paragraphs without a heading or an address between them.

    ``headed``: a heading stands over them, ``under_line``: on a line of its own.
    """

    texts: dict[int, str]
    headed: bool
    under_line: bool


def run_in_heads(
    blocks: Sequence[Block], looks: Sequence[Look], heads: Sequence[Head]
) -> list[Head]:
    """Run-in heads without a number. ``heads`` are all others, in order."""
    groups = list(_groups(blocks, looks, heads))
    opening = [
        _separated(group.texts)
        or _first_sentences(group, looks, _FEWEST if heads and group.headed else _FEWEST_ALONE)
        for group in groups
    ]
    if sum(bool(found) for found in opening) >= _HABIT:
        opening = [
            found or (_first_sentences(group, looks, 1) if group.headed else [])
            for found, group in zip(opening, groups, strict=True)
        ]
    result = [head for found in opening for head in found]
    done = {head.block for head in result}
    done |= {head.block for head in heads}
    for index, look in enumerate(looks):
        if look.kind is BlockKind.PARAGRAPH and index not in done:
            result += _within(index, blocks[index].text)
    return result


def _groups(
    blocks: Sequence[Block], looks: Sequence[Look], heads: Sequence[Head]
) -> Iterator[_Group]:
    taken = {head.block: head for head in heads}
    texts: dict[int, str] = {}
    headed = under_line = False
    for index, look in enumerate(looks):
        if index in taken or look.address:
            if texts:
                yield _Group(texts, headed, under_line)
            texts = {}
            headed = index in taken
            under_line = headed and not taken[index].inline
        elif look.kind is BlockKind.PARAGRAPH and look.marker is None and look.length > 20:
            texts[index] = blocks[index].text
    if texts:
        yield _Group(texts, headed, under_line)


def _separated(texts: dict[int, str]) -> list[Head]:
    """Words in brackets, clauses before a semicolon or colon, where most paragraphs of the group begin so."""
    found = {
        index: match
        for index, text in texts.items()
        # What follows a colon without a full stop is an entry of a form.
        if (match := _BRACKETED.match(text) or _SEPARATED.match(text)) and "。" in text
    }
    heads = {match[0] for match in found.values()}
    if len(found) < max(_FEWEST, 0.6 * len(texts)) or len(heads) < len(found):
        return []
    return [_head(index, match.end()) for index, match in found.items()]


def _first_sentences(group: _Group, looks: Sequence[Look], fewest: int) -> list[Head]:
    """Short sentences that open paragraphs side by side: parallel ones, or else single clauses."""
    opening = {
        index: text[: looks[index].first]
        for index, text in group.texts.items()
        if looks[index].first <= _LONGEST_PARALLEL
        and looks[index].rest >= 8
        and text[looks[index].first - 1] == "。"
        and not is_statement(text[: looks[index].first])
        and not _REPORTED.search(text, 0, looks[index].first)
        and not _DATED.match(text)
    }
    alike = Counter(sentence[:2] for sentence in opening.values())
    found = [index for index, sentence in opening.items() if alike[sentence[:2]] >= _PARALLEL]
    two_clauses = any(not is_single_clause(opening[index]) for index in found)
    if not two_clauses or len(found) < 0.5 * len(group.texts):
        found = [
            index
            for index, sentence in opening.items()
            if len(sentence) <= LONGEST_RUN_IN and is_single_clause(sentence)
        ]
        if found and _introduces(found[0], found[1:], group):
            found = found[1:]
    if len(found) < max(fewest, 0.4 * len(group.texts)):
        return []
    return [_head(index, looks[index].first) for index in found]


def _introduces(first: int, others: Sequence[int], group: _Group) -> bool:
    """Whether the first paragraph under a heading is too short beside the others to be a part like them."""
    if not group.under_line or not others or first != next(iter(group.texts)):
        return False
    return len(group.texts[first]) < 0.45 * median(len(group.texts[index]) for index in others)


def _within(index: int, text: str) -> list[Head]:
    """Parallel or counted short sentences inside one paragraph, each with its own text after it."""
    if len(text) < _SHORTEST_WITHIN:
        return []
    alike: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for order, match in enumerate(_SENTENCE.finditer(text)):
        sentence = match[0]
        if sentence[-1] != "。" or len(sentence) > LONGEST_RUN_IN:
            continue
        if _COUNTED.match(sentence):
            if not _COUNTED.match(text, match.end()):  # else a list of sentences
                alike[_COUNTED.pattern].append((order, match.start(), match.end()))
        elif len(sentence) <= _LONGEST_WITHIN and is_single_clause(sentence):
            alike[sentence[:_PREFIX]].append((order, match.start(), match.end()))
    heads: list[Head] = []
    for prefix, places in alike.items():
        orders = [order for order, _, _ in places]
        apart = all(later - earlier > 1 for earlier, later in pairwise(orders))
        fewest = 2 if prefix == _COUNTED.pattern else 3
        if len(places) >= fewest and apart and places[-1][2] < len(text):
            heads += [
                Head(index, start, end, Scheme.WITHIN, inline=True) for _, start, end in places
            ]
    return sorted(heads, key=lambda head: head.start)


def _head(index: int, end: int) -> Head:
    return Head(index, 0, end, Scheme.RUN_IN, inline=True)
