"""Headings that run into the text: the first sentence of a paragraph, or parallel sentences inside one.

One short sentence is nothing; it takes neighbours that do the same. A group is the paragraphs between two headings.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from model.document import Block, BlockKind
from readers.outline.heads import Head
from readers.outline.looks import LONGEST_RUN_IN, Look, is_single_clause, is_statement
from readers.outline.markers import Scheme

# 城市建设水平大幅提升；… and 主要目标：…: a clause before a mark that otherwise stands inside sentences.
_SEPARATED = re.compile(r"[^，。；：！？,;:!?、]{4,20}([；;：:])(?=.{15})")
_SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]+[”’」』]?")
_LONGEST_WITHIN = 18
# Characters that parallel sentences inside a paragraph begin with alike.
_PREFIX = 3
# A text below a heading that names the group, without which more evidence is wanted.
_FEWEST, _FEWEST_ALONE = 2, 3


def run_in_heads(
    blocks: Sequence[Block], looks: Sequence[Look], heads: Sequence[Head]
) -> list[Head]:
    """Run-in heads without a number. ``heads`` are all others, in order."""
    taken = {head.block for head in heads}
    found: list[Head] = []
    for group in _groups(looks, taken):
        texts = {index: blocks[index].text for index in group}
        inside = _separated(texts) or _first_sentences(texts, looks, alone=not taken)
        found += inside
        done = {head.block for head in inside}
        for index in group:
            if index not in done:
                found += _within(index, texts[index])
    return found


def _groups(looks: Sequence[Look], taken: set[int]) -> Iterator[list[int]]:
    """Paragraphs without a heading or an address between them."""
    group: list[int] = []
    for index, look in enumerate(looks):
        if index in taken or look.address:
            if group:
                yield group
            group = []
        elif look.kind is BlockKind.PARAGRAPH and look.marker is None and look.length > 20:
            group.append(index)
    if group:
        yield group


def _separated(texts: dict[int, str]) -> list[Head]:
    """Clauses before a semicolon or colon, where most paragraphs of the group begin so."""
    found = {index: match for index, text in texts.items() if (match := _SEPARATED.match(text))}
    heads = {match[0] for match in found.values()}
    if len(found) < max(_FEWEST, 0.6 * len(texts)) or len(heads) < len(found):
        return []
    return [
        Head(index, 0, match.end(), Scheme.RUN_IN, inline=True) for index, match in found.items()
    ]


def _first_sentences(texts: dict[int, str], looks: Sequence[Look], *, alone: bool) -> list[Head]:
    """Short single clauses that open paragraphs side by side."""
    found = [
        index
        for index, text in texts.items()
        if looks[index].first <= LONGEST_RUN_IN
        and looks[index].rest >= 8
        and text[looks[index].first - 1] in "。"
        and is_single_clause(text[: looks[index].first])
        and not is_statement(text[: looks[index].first])
    ]
    fewest = _FEWEST_ALONE if alone else _FEWEST
    if len(found) < max(fewest, 0.4 * len(texts)):
        return []
    return [Head(index, 0, looks[index].first, Scheme.RUN_IN, inline=True) for index in found]


def _within(index: int, text: str) -> list[Head]:
    """Parallel short sentences inside one paragraph, each with its own text after it."""
    if len(text) < 120:
        return []
    alike: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for order, match in enumerate(_SENTENCE.finditer(text)):
        sentence = match[0]
        if len(sentence) <= _LONGEST_WITHIN and is_single_clause(sentence) and sentence[-1] == "。":
            alike[sentence[:_PREFIX]].append((order, match.start(), match.end()))
    heads = []
    for places in alike.values():
        orders = [order for order, _, _ in places]
        apart = all(later - earlier > 1 for earlier, later in pairwise(orders))
        if len(places) >= 3 and apart and not text.endswith(text[places[-1][1] : places[-1][2]]):
            heads += [
                Head(index, start, end, Scheme.WITHIN, inline=True) for _, start, end in places
            ]
    return sorted(heads, key=lambda head: head.start)
