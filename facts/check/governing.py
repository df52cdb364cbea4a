"""What stands around a figure and belongs to it: the word of direction, 左右, the unit of its row."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from facts.check import signs
from facts.check.token import Kind, Token

_JOINED: Final = re.compile(r"\s*(?:、|和|及|与|[—–\-~―]{1,2}|至|到)\s*\Z")
_ROW_GLUE: Final = re.compile(r"\s*(?:、|和|与|及|以及|/|\s)\s*\Z")
# A word of direction governs a figure at most so many tokens behind it.
_REACH: Final = 9


def governed(plain: str, found: list[Token]) -> list[Token]:
    """Numbers with what governs them: the word of direction before, whether they are rough, the unit of their row."""
    direction, last, end = "", -_REACH, 0
    result: list[Token] = []
    for index, token in enumerate(found):
        made = token
        if token.kind is Kind.BREAK:
            direction = ""
        elif token.kind is Kind.DIRECTION:
            if token.axis in ("change", "over"):
                direction, last, end = token.pole, index, 0
        elif token.kind is Kind.NUMBER:
            # It governs the next figure, and those that stand in one row with it.
            reached = _JOINED.match(plain[end : token.start]) if end else index - last <= _REACH
            direction = direction if reached and not token.quoted else ""
            rough, start, stop = _rough(plain, token)
            made = replace(token, rough=rough, direction=direction, first=start, last=stop)
            end = token.end
        result.append(made)
    # 32977、17759元, 6—7%: the unit stands behind the last of a row.
    for index in range(len(result) - 2, -1, -1):
        first = result[index]
        if first.kind is not Kind.NUMBER or first.unit:
            continue
        following = result[index + 1]
        if following.kind is Kind.NUMBER and _JOINED.match(plain[first.end : following.start]):
            key, other = first.key, following.key
            if isinstance(key, tuple) and len(key) == 2 and isinstance(other, tuple):
                value = (Decimal(first.digits) * following.worth).normalize()
                result[index] = replace(
                    first, key=(value, other[-1]), unit=following.unit, worth=following.worth
                )
    return result


def _rough(plain: str, token: Token) -> tuple[str, int, int]:
    """How rough a figure is, and where the figure with its word of that begins and ends."""
    low = max(0, token.start - 8)
    before = signs.rough_before().search(plain[low : token.start])
    behind = signs.rough_behind().match(plain, token.end)
    if behind is not None and behind.lastgroup:
        return behind.lastgroup.rstrip("0123456789"), token.start, behind.end()
    if before is not None and before.lastgroup:
        return before.lastgroup.rstrip("0123456789"), low + before.start(), token.end
    return token.rough, token.start, token.end


def in_rows(plain: str, found: list[Token]) -> list[Token]:
    """Names and figures with the number of their row."""
    row = 0
    for index in range(1, len(found)):
        left, right = found[index - 1], found[index]
        before = index - 1
        glue = plain[left.end : right.start]
        # 和 and 与 are characters between two names.
        if right.critical and left.kind is Kind.CHARACTER and index >= 2:
            before = index - 2
            glue = plain[found[before].end : right.start]
        if (
            right.kind in (Kind.NAME, Kind.NUMBER)
            and found[before].kind is right.kind
            and _ROW_GLUE.match(glue) is not None
        ):
            if found[before].row < 0:
                row += 1
                found[before] = replace(found[before], row=row)
            found[index] = replace(right, row=found[before].row)
    return found
