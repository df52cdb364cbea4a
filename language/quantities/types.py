"""What a quantity is, and when two are the same amount."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from language.quantities import units
from model.facts import Numeral


class Measure(StrEnum):
    """AMOUNT counts or measures, RANK says which of a row (第5位, 第一)."""

    AMOUNT = "amount"
    RANK = "rank"


# As Numeral in model.facts: looked up once.
AMOUNT: Final = Measure.AMOUNT
RANK: Final = Measure.RANK


class Quantity(NamedTuple):
    """``text[start:end]`` is a number with its unit (816.16亿斤, 70多万, 6%—7%, 第5位, 三成).

    ``value``: the number as printed, half-width, without thousands commas; a range as ``6-7``.
    ``unit``: as printed, 万 and 亿 included (亿斤); ``base`` the same without them, in its standard spelling (％ → %).
    ``low``, ``high``: the number worked out in ``base``; equal unless it is a range.
    ``approx``: the word of approximation inside, before or after it (余, 约, 以上); ``""`` if none. Such a word before
    or after is outside ``start:end``, one inside (70多万) is not.
    """

    start: int
    end: int
    measure: Measure
    value: str
    unit: str
    base: str
    low: Decimal
    high: Decimal
    approx: str
    numeral: Numeral


def same_amount(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are equal in value, unit and rank, however each is written.

    4500万元 = 0.45亿元 = 四千五百万元, ６％ = 6% = 百分之六, 2千米 = 2公里. Approximation is not compared.
    """
    if one.measure is not other.measure:
        return False
    if (one.base, one.low, one.high) == (other.base, other.low, other.high):
        return True
    here, there = units.standard(one.base), units.standard(other.base)
    return (
        here.dimension == there.dimension
        and one.low * here.factor == other.low * there.factor
        and one.high * here.factor == other.high * there.factor
    )
