"""Numbers of headings, written as text so that they survive every program the file passes through."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DIGITS = "零一二三四五六七八九"
_NARROW_SPACES = re.compile(r"[^\S\u3000]+")
_OWN = re.compile(
    r"\s*(?:[一二三四五六七八九十百]+\s*、|[（(][一二三四五六七八九十百]+[）)]\s*、?"
    r"|\d{1,3}\s*(?:[.．](?!\d)|、)|[（(]\d{1,3}[）)])\s*"
)
_END = "。！？!?；;，,、：:．.… 　"


def chinese(number: int) -> str:
    """1 to 9,999 as 一 … 九千九百九十九; 10 is 十, 110 一百一十."""
    if number < 20:
        return ("十" if number >= 10 else "") + (_DIGITS[number % 10] if number % 10 else "")
    written = ""
    pending_zero = False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            written += ("零" if pending_zero else "") + _DIGITS[digit] + name
            pending_zero = False
        else:
            pending_zero = bool(written)
    return written


def label(level: int, number: int) -> str:
    """The number of a heading: 一、 （一） 1. （1） for levels 1 to 4."""
    if level == 1:
        return f"{chinese(number)}、"
    if level == 2:
        return f"（{chinese(number)}）"
    return f"{number}." if level == 3 else f"（{number}）"


def bare(heading: str) -> str:
    """A heading without a number of its own and without marks at its end (closing brackets and quotation
    marks stay). A full-width space between its halves stays as wide."""
    heading = _NARROW_SPACES.sub(" ", heading).strip()
    text = _OWN.sub("", heading, count=1)
    return text.rstrip(_END) or text or heading


def levels(wanted: Sequence[int]) -> list[int]:
    """Levels 1 to 4 without gaps: the first is 1, and none is more than one deeper than the one before."""
    path: list[int] = []
    result = []
    for level in wanted:
        while path and path[-1] >= level:
            path.pop()
        path.append(level)
        result.append(min(len(path), 4))
    return result


def numbered(headings: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Level and printed text of each heading; a heading that has no sibling bears no number (有一必有二)."""
    depths = levels([level for level, _ in headings])
    texts = [bare(heading) for _, heading in headings]
    sizes: dict[tuple[int, ...], int] = {}
    ordinals = []
    # Siblings share everything of their path but themselves.
    chain: list[int] = []
    parent_keys: list[tuple[int, ...]] = []
    running: dict[tuple[int, ...], int] = {}
    for depth in depths:
        chain = chain[: depth - 1]
        key = tuple(chain)
        running[key] = running.get(key, 0) + 1
        ordinals.append(running[key])
        chain.append(running[key])
        parent_keys.append(key)
        sizes[key] = running[key]
    return [
        (depth, (label(depth, ordinal) if sizes[key] > 1 else "") + text)
        for depth, ordinal, key, text in zip(depths, ordinals, parent_keys, texts, strict=True)
    ]
