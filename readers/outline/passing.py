"""Lines in passing, which head nothing and which nobody quotes: a dateline or a byline on a line of its own, and the
list of what an issue holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from model.document import Block, BlockKind
from readers.outline.looks import Look

_LONGEST = 60
# The list of what an issue holds stands among so many blocks at its top and has at most so many entries.
_TOP, _ENTRIES = 12, 30
_SIGNS = " \t　●◆■▲★○◇□△☆◎•※►▶➢✓√·◦-–—*+…．.、0123456789一二三四五六七八九十（）()【】第期"


def without_passing(blocks: Sequence[Block], looks: list[Look], marked: set[int]) -> None:
    """Make such lines noise in ``looks``; those in ``marked`` are headings by their format."""
    timed = [
        at for at, block in enumerate(blocks) if _is_open(looks[at], at, marked) and _times(block)
    ]
    # Days that stand on lines of their own, one after the other, head what happened on them.
    passing = set(timed) if len(timed) == 1 else set()
    passing |= {
        at
        for at, block in enumerate(blocks)
        if len(block.text) <= _LONGEST
        and _is_open(looks[at], at, marked)
        and _byline().fullmatch(block.text)
    }
    passing |= _contents(blocks, looks, marked)
    for at in passing:
        looks[at] = replace(
            looks[at], kind=BlockKind.NOISE, line=False, body=False, top=False, content=False
        )


def _is_open(look: Look, at: int, marked: set[int]) -> bool:
    return look.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and at not in marked


def _times(block: Block) -> bool:
    return len(block.text) <= _LONGEST and _time().fullmatch(block.text) is not None


def _contents(blocks: Sequence[Block], looks: Sequence[Look], marked: set[int]) -> set[int]:
    """The entries of the list of what an issue holds, each of which heads its text further down, with its head."""
    for head, block in enumerate(islice(blocks, _TOP)):
        if len(block.text) > _LONGEST or head in marked or not _holds().fullmatch(block.text):
            continue
        below = {block.text.strip() for block in blocks[head + 1 :] if len(block.text) <= _LONGEST}
        entries = []
        for at in range(head + 1, min(len(blocks), head + 1 + _ENTRIES)):
            text = blocks[at].text.strip()
            bare = text.strip(_SIGNS)
            if bare == text or not bare or bare not in below or not _is_open(looks[at], at, marked):
                break
            entries.append(at)
        if entries:
            return {head, *entries}
    return set()


@cache
def _time() -> re.Pattern[str]:
    """A day on a line of its own, with an hour or a part of the day: a year or a month alone may head a chapter."""
    return re.compile(
        r"\s*[（(]?(?:(?:\d{4}\s*年\s*)?\d{1,2}\s*月\s*)?\d{1,2}\s*日\s*(?:[（(]?星期[一二三四五六日天][）)]?)?\s*"
        r"(?:(?:[上下中]午|凌晨|早晨|傍晚|晚[上间]?|夜间)?\s*(?:\d{1,2}\s*(?:时|点|[:：])\s*(?:\d{1,2}\s*分?|半|许)?)?)[）)]?\s*"
    )


@cache
def _byline() -> re.Pattern[str]:
    """本报讯（记者 李明）, （通讯员　王芳）, 来源：县融媒体中心."""
    who = r"(?:本报|本台|本网|本刊|见习|特约|实习)?(?:记者|通讯员|特约撰稿人?|撰稿|供稿|信息员|报道员)"
    return re.compile(
        rf"\s*(?:(?:本[报台网刊]|新华社|中新[社网])\S{{0,10}}?[讯电]\s*)?[（(]?\s*{who}[：:\s　][^。；（）()]{{2,30}}[）)]?\s*(?:报道)?\s*"
        rf"|\s*(?:本[报台网刊]|新华社|中新[社网])\S{{0,10}}?[讯电]\s*(?:[（(][^（）()。]{{1,30}}[）)])?\s*"
        r"|\s*[（(]?(?:(?:稿件|信息|文章|资料)?来源|供稿(?:单位|人)?|作者(?:单位)?|图[文片]|文[/／]图|撰稿人?|责任?编辑?|审核|签发)[：:／/]\s*[^。；，（）()]{2,30}[）)]?\s*"
    )


@cache
def _holds() -> re.Pattern[str]:
    return re.compile(
        r"\s*[【\[]?(?:本期|本刊|今日)?\s*(?:要\s*目|导\s*读|目\s*录|目\s*次|内容(?:提要|导读)?|看点|要闻|提要)[】\]]?[：:]?\s*"
    )
