"""The date of today, which a briefing carries; the only place that asks the clock."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def today() -> date:
    """Today, or the day that SOURCE_DATE_EPOCH (seconds, UTC) names: then builds can be repeated exactly."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if epoch.isdecimal():
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (OverflowError, OSError, ValueError):
            pass
    return date.today()


def printed_date(day: date) -> str:
    """``day`` as it is printed: 2026年1月5日, without leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"
