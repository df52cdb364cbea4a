"""Terms explained part by part: 一主六双 by one “一主” and six “双…”, 761 by its 7, its 6 and its 1."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from facts.terms import numerals
from facts.terms.mentions import Mention, bare
from language import sentences
from model.document import BlockKind, Document, Span

_DIGITS: Final = re.compile(r"[0-9]{2,5}")
# 六新产业: a number, the sign that all parts begin with, what they are.
_COUNTED_SIGN: Final = re.compile(
    "([三四五六七八九十])([^\\W0-9大个项条类种])[\u3400-\u9fff]{0,6}\\Z"
)
_FEWEST: Final = 3
_PARAGRAPHS: Final = 30
_ONES: Final = "一二两三四五六七八九十双"


def of_mention(
    document: Document, mention: Mention, mentions: Sequence[Sequence[Mention]]
) -> Span | None:
    """The sentences that name every part of the term: in its own paragraph, or in the one under its heading.

    ``mentions`` are those of every block. The work is linear in the paragraph.
    """
    core = bare(mention.inner)
    pairs = numerals.pairs_of(core)
    digits = core if _DIGITS.fullmatch(core) else ""
    if len(pairs) < 2 and not digits:
        return None
    block = mention.block
    if document.blocks[block].kind is BlockKind.HEADING:
        block += 1
    if block >= len(document.blocks):
        return None
    others = [
        other
        for other in mentions[block]
        if (other.block, other.start) != (mention.block, mention.start)
        and bare(other.inner) != core
    ]
    used = _by_digit(others, digits) if digits else _by_pair(others, pairs)
    if not used:
        return None
    return _sentences(
        document.blocks[block].text, block, min(m.start for m in used), max(m.close for m in used)
    )


def over_paragraphs(document: Document, mention: Mention) -> tuple[Span, ...]:
    """The parts of 六新产业 where six paragraphs after it begin alike with one each: 着力发展新能源, 着力发展新装备 …

    Looks at ``_PARAGRAPHS`` paragraphs at most, and at none behind the next heading.
    """
    found = _COUNTED_SIGN.match(mention.core)
    count = numerals.value_of(found[1]) if found else None
    if found is None or count is None or count < _FEWEST:
        return ()
    member = re.compile(
        rf"(?P<lead>[\u3400-\u9fff]{{2,6}}?)[“「]?(?P<name>{found[2]}[\u3400-\u9fff]{{1,6}}?)(?:[”」，,。、；]|$)"
    )
    groups: dict[str, dict[str, Span]] = {}
    for index in range(
        mention.block + 1, min(len(document.blocks), mention.block + 1 + _PARAGRAPHS)
    ):
        block = document.blocks[index]
        if block.kind is BlockKind.HEADING:
            break
        part = member.match(block.text, 0, 24)
        if part:
            span = Span(index, part.start("name"), part.end("name"))
            groups.setdefault(part["lead"], {}).setdefault(part["name"], span)
    return next((tuple(group.values()) for group in groups.values() if len(group) == count), ())


def _by_pair(others: Sequence[Mention], pairs: Sequence[tuple[int, str]]) -> list[Mention]:
    used: list[Mention] = []
    for count, sign in pairs:
        if count == 1:
            members = {bare(m.inner): m for m in others if bare(m.inner) == "一" + sign}
        else:
            members = {
                bare(m.inner): m
                for m in others
                if (bare(m.inner).startswith(sign) and sign in _ONES)
                or (bare(m.inner).endswith(sign) and len(bare(m.inner)) > 1)
            }
        if len(members) != count:
            return []
        used += members.values()
    return used


def _by_digit(others: Sequence[Mention], digits: str) -> list[Mention]:
    used: list[Mention] = []
    after = 0
    for digit in digits:
        member = next(
            (m for m in others if m.start >= after and re.match(rf"{digit}(?![0-9])", m.inner)),
            None,
        )
        if member is None:
            return []
        used.append(member)
        after = member.close
    return used


def _sentences(text: str, block: int, first: int, last: int) -> Span:
    start, end = first, last
    for left, right in sentences.split(text):
        if left <= first < right:
            start = left
        if left < last <= right:
            end = right
    return Span(block, start, end)
