"""The date of today, which a briefing carries; the only place that asks the clock."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


def _today() -> time.struct_time:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if epoch.isdecimal():
        try:
            return time.gmtime(int(epoch))
        except (OverflowError, OSError, ValueError):
            pass
    return time.localtime()


def today() -> date:
    """Today, or the day that SOURCE_DATE_EPOCH (seconds, UTC) names: then builds can be repeated exactly."""
    from datetime import date

    try:
        return date(*_today()[:3])
    except ValueError:  # a year that no date has
        return date.today()


def today_printed() -> str:
    """Today as a briefing prints it: 2026年1月5日. The masthead says it in the window's first picture, which waits
    for no package of dates."""
    year, month, day = _today()[:3]
    return f"{year}年{month}月{day}日"
