"""What two texts have in common, which needs no comparing: one may be a stretch of the other, and long ones begin and
end alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from facts.check.token import Kind, Token

# So many tokens around what differs are looked at; what is further off weighs less than a hundredth there.
_AROUND: Final = 90
# Shorter texts are compared whole.
_LONG: Final = 240


def differing(text: Sequence[Token], source: Sequence[Token]) -> tuple[range, range]:
    """The stretch of ``text`` and the one of ``source`` that hold all differences, with what stands around them.

    Two empty ones if the texts are short, or differ nearly from one end to the other.
    """
    most = min(len(text), len(source))
    if most < _LONG:
        return range(0), range(0)
    head = 0
    while head < most and said(text[head]) == said(source[head]):
        head += 1
    tail = 0
    while tail < most - head and said(text[-1 - tail]) == said(source[-1 - tail]):
        tail += 1
    first, last = max(0, head - _AROUND), max(0, tail - _AROUND)
    if not first and not last:
        return range(0), range(0)
    return range(first, len(text) - last), range(first, len(source) - last)


def is_stretch(text: Sequence[Token], source: Sequence[Token]) -> bool:
    """Whether ``text`` says word for word what a stretch of ``source`` says: nothing needs to be aligned then."""
    mine = [said(token) for token in text]
    while mine and mine[-1][0] is Kind.BREAK:
        mine.pop()
    theirs = [said(token) for token in source]
    first = mine[0]
    return any(
        theirs[at] == first and theirs[at : at + len(mine)] == mine
        for at in range(len(theirs) - len(mine) + 1)
    )


def said(token: Token) -> tuple[Kind, object, str, str]:
    """What a token says, with the words that govern it."""
    return token.kind, token.key, token.rough, token.direction
