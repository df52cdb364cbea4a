"""The figures of a table's cells, each with the unit of its row, and what makes them say the same as a source's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from facts.check import tabular
from facts.check.token import Kind, Token
from facts.check.tokens import tokens

UNIT, PERIOD, TARGET, ACHIEVED, DIFFERENCE = "单位", "时期", "目标", "实际", "差额"
"""Columns that mean something to the check; every other one only holds what the sources say."""

# What stands between several values of one cell, and the mark of values that contradict each other.
PARTED: Final = re.compile("[；;※]+")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a cell: where it stands there, and what it says with the unit of the row."""

    start: int
    end: int
    token: Token

    @property
    def value(self) -> Decimal:
        """Its value in the base of its unit, with its sign."""
        value = self.token.key[0] if isinstance(self.token.key, tuple) else Decimal(0)
        found = value if isinstance(value, Decimal) else Decimal(self.token.digits or 0)
        return -abs(found) if self.token.direction == "down" else found


def read(text: str, unit: str) -> Iterator[Figure]:
    """The figures of a cell, which names no unit where the row does: then ``unit``."""
    at = 0
    for part in (*PARTED.finditer(text), None):
        end = part.start() if part else len(text)
        for token in tokens(text[at:end]):
            if token.kind is Kind.NUMBER or (token.kind is Kind.DATE and token.axis == "year"):
                yield _with_unit(text[at:end], token, at, unit)
        at = part.end() if part else end


def _with_unit(text: str, token: Token, offset: int, unit: str) -> Figure:
    start, end = offset + token.start, offset + token.end
    bare = token.kind is Kind.DATE or tabular.is_bare(token)
    if bare and unit and not text[token.start : token.end].endswith("年"):
        made = next(
            (
                one
                for one in tokens(f"{text[token.start : token.end]}{unit}")
                if one.kind is Kind.NUMBER
            ),
            None,
        )
        if made is not None:
            token = replace(made, direction=token.direction, rough=token.rough)
    if text[: token.start if bare else 0].rstrip().endswith(("-", "−", "－")):
        token = replace(token, direction="down")
    return Figure(start, end, token)


def says(token: Token, said: Token) -> bool:
    """Whether a figure of a source says what one of a cell does: a rank with or without 第, a fall as such or as a
    negative number."""
    if token.key == said.key:
        return True
    if not (isinstance(token.key, tuple) and isinstance(said.key, tuple)):
        return False
    if "ordinal" in (token.key[0], said.key[0]) or not token.unit:
        return token.digits == said.digits
    if said.unit.startswith(token.unit) and token.digits == said.digits:
        return True
    return token.key[1:] == said.key[1:] and abs(token.key[0]) == abs(said.key[0])


def measure(token: Token) -> object:
    """What a figure is measured in; None where nothing tells."""
    return token.key[-1] if isinstance(token.key, tuple) else None


def year_of(token: Token) -> int | None:
    """The year that a token names: 2023年, and the first of 2021—2025年."""
    if token.kind is Kind.DATE and isinstance(token.key, tuple) and token.key[0] == "year":
        return int(token.key[1])
    return None
