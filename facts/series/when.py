"""Periods in order of time: 2022 before 2023Q1 before 2023, 2018-2022 before 2023."""

from __future__ import annotations

import re
from typing import Final

_NUMBERS: Final = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?![0-9])|Q(?P<quarter>[1-4]))?"
)


def order_of(period: str) -> tuple[int, int, int, str]:
    """A key that sorts by the end of the period, a longer one after those inside it; unknown ones first."""
    found = list(_NUMBERS.finditer(period))
    if not found:
        return (0, 0, 0, period)
    last = found[-1]
    year = int(last["year"])
    month = 12
    if last["month"]:
        month = int(last["month"])
    elif last["quarter"]:
        month = 3 * int(last["quarter"])
    elif quarters := re.search(r"-Q([1-4])\Z", period):
        month = 3 * int(quarters[1])
    return (year, month, -int(found[0]["year"]), period)
