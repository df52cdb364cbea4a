"""The words that lead to a figure in its clause: what it measures.

Two figures whose leads changed places are exchanged, however little around them tells where they stood.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from facts.check.token import Kind, Token

# Words between a measure and its figure.
_LIGHT: Final = frozenset("达到为是完成实现了约共")
# They govern the figure and move with it; 出口 and 最高 are part of what it measures.
_CHANGES: Final = frozenset(("change", "over", "compared"))
# What is shorter leads to many figures.
_LEAST: Final = 2

_Lead = tuple[object, ...]


def exchanged(text: Sequence[Token], source: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Figures of ``text`` that stand behind each other's words, in pairs: their indices and those of the figures that
    stand behind these words in ``source``."""
    mine, theirs = _led(text), _led(source)
    for key, (lead, index) in mine.items():
        for other, (at_other, at) in theirs.items():
            if other == key or at_other != lead or key not in theirs or other not in mine:
                continue
            if theirs[key][0] == mine[other][0] != lead:
                yield index, at


def _led(row: Sequence[Token]) -> dict[object, tuple[_Lead, int]]:
    """Figures that stand once in ``row``, with the words that lead to them and their places."""
    found: dict[object, tuple[_Lead, int]] = {}
    twice: set[object] = set()
    lead: list[object] = []
    for index, token in enumerate(row):
        if token.kind is Kind.BREAK:
            lead = []
        elif token.kind is Kind.NUMBER:
            if token.key in found:
                twice.add(token.key)
            while lead and lead[-1] in _LIGHT:
                lead.pop()
            found[token.key] = tuple(lead), index
            lead = []
        elif token.kind in (Kind.CHARACTER, Kind.NAME) or (
            token.kind is Kind.DIRECTION and token.axis not in _CHANGES
        ):
            lead.append(token.key)
    return {
        key: (words, index)
        for key, (words, index) in found.items()
        if key not in twice and len("".join(map(str, words))) >= _LEAST
    }
