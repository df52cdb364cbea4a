"""Quantities in Chinese text: every amount and rank with its unit, read as a number.

    >>> [(q.value, q.unit, q.approx) for q in find("粮食产量达到800亿斤以上，增长6%—7%")]
    [('800', '亿斤', '以上'), ('6-7', '%', '')]

Dates, ordinals and numbers that are part of a name are no quantities (``language.numbers`` tells them apart). What units,
scales and words of approximation there are stands in :mod:`language.quantities.units`.
"""

from __future__ import annotations

from language.quantities.finding import find
from language.quantities.types import AMOUNT, RANK, Measure, Quantity, same_amount

__all__ = ["AMOUNT", "RANK", "Measure", "Quantity", "find", "same_amount"]
