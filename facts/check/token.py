"""What the check takes a text apart into."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum


class Kind(IntEnum):
    """What a token is. Those up to NAME are compared one by one; the others are only their surroundings."""

    NUMBER = 0
    DATE = 1
    DIRECTION = 2
    NAME = 3
    CHARACTER = 4
    BREAK = 5


@dataclass(frozen=True, slots=True)
class Token:
    """``text[start:end]`` of a text. Two tokens with equal ``kind`` and ``key`` say the same.

    ``unit``, ``rough`` and ``direction`` tell more of a number: its unit under its one name, whether it is a rough
    one (about, over, under), and the pole of the word of direction that governs it. ``digits`` is the bare number,
    ``worth`` what its unit and scale make of it. ``soft`` tokens (一个) are not missed in a source; ``quoted`` ones
    are part of a coined term (“一主六双”). ``row`` is shared by names or figures that stand in one row (甲、乙和丙;
    5亿元、7亿元); -1 for none. ``text[first:last]`` is a number with the word that makes it a rough one (约5%, 5%左右).
    """

    kind: Kind
    key: object
    start: int
    end: int
    unit: str = ""
    rough: str = ""
    direction: str = ""
    digits: str = ""
    worth: Decimal = Decimal(1)
    soft: bool = False
    quoted: bool = False
    row: int = -1
    first: int = -1
    last: int = -1

    @property
    def axis(self) -> object:
        """Of a date its kind (year, month …), of a word of direction its axis: what it can be exchanged with."""
        return self.key[0] if isinstance(self.key, tuple) else self.key

    @property
    def pole(self) -> str:
        """Where on its axis a word of direction points."""
        return str(self.key[1]) if isinstance(self.key, tuple) else ""

    @property
    def critical(self) -> bool:
        """Whether the token must be borne by the sources."""
        return self.kind <= Kind.NAME
