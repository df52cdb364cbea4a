"""Which tokens of an item and of its sources may stand for each other: their kinds, their names, their neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from facts.check.align import Equal
from facts.check.token import Kind, Token

_SHARED_NAME: Final = 2
# A figure may stand where a date stood: a year that lost a digit.
CROSSED: Final = {Kind.NUMBER: Kind.DATE, Kind.DATE: Kind.NUMBER}
# What stands for a name that was named before.
_PRONOUNS: Final = ("他", "她", "它", "其", "该", "本", "此", "我", "这", "那", "上述", "前述", "有关", "相关", "当地", "对方", "双方")  # fmt: skip


def _stands_for(short: str, name: str) -> bool:
    return len(short) < _SHARED_NAME or short.startswith(_PRONOUNS) or name.endswith(short)


def other_name(mine: Sequence[Token], said: Sequence[Token], text: str, borne: str) -> bool:
    """Whether a name stands for something else, or something else for a name."""
    names = [token for token in mine if token.kind is Kind.NAME and not token.soft]
    others = [token for token in said if token.kind is Kind.NAME and not token.soft]
    if names and others:
        return not any(one_name(str(n.key), str(o.key)) for n in names for o in others)
    # 他, 该县, 公司 stand for a name; a name in place of such words resolves them.
    short, long = (text, borne) if others else (borne, text)
    return bool(names or others) and not _stands_for(short, long)


def roughly(rough: str) -> str:
    """The class of a word of approximation: 多, 余 and 几 round as 约 does."""
    return "about" if rough == "some" else rough


def comparable(token: Token, said: Token) -> bool:
    """Words of direction are compared on their own axis, dates with dates of their kind."""
    if token.kind is Kind.NUMBER:
        return (token.unit == "item") == (said.unit == "item")
    if token.kind in (Kind.DIRECTION, Kind.DATE):
        return token.axis == said.axis
    return True


def one_name(name: str, other: str) -> bool:
    """长春 and 长春市, 省财政厅 and 吉林省财政厅: one begins or ends with the other."""
    if name == other:
        return True
    short, long = sorted((name, other), key=len)
    return len(short) >= _SHARED_NAME and (long.startswith(short) or long.endswith(short))


def neighbour(row: Sequence[Token], index: int, step: int) -> tuple[int | None, bool]:
    """The next token of ``row`` that ends no clause, and whether a clause ends before it."""
    apart = False
    index += step
    while 0 <= index < len(row):
        if row[index].kind is not Kind.BREAK:
            return index, apart
        apart = True
        index += step
    return None, apart


def enclosed(
    row: Sequence[Token], index: int, source: Sequence[Token], at: int, equal: Equal
) -> bool:
    """Whether token ``index`` of ``row`` and ``at`` of ``source`` stand between equal neighbours, each in one clause."""
    for step in (-1, 1):
        mine, apart = neighbour(row, index, step)
        other, also_apart = neighbour(source, at, step)
        if mine is None or other is None or apart or also_apart or not equal[mine, other]:
            return False
    return True


def governs(row: Sequence[Token], index: int) -> bool:
    """Whether a figure follows the word of direction at ``index`` in its clause."""
    for token in row[index + 1 :]:
        if token.kind is Kind.BREAK:
            return False
        if token.kind is Kind.NUMBER:
            return True
    return False
