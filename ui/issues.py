"""The number of the next issue, from that of the last one."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\d+(?=\D*\Z)")


def next_issue(last: str) -> str:
    """``last`` with its last number one higher: 12 → 13, 第9期 → 第10期, 2026年第003期 → 2026年第004期; empty if it
    has none."""
    found = _NUMBER.search(last)
    if found is None:
        return ""
    digits = found.group()
    return last[: found.start()] + str(int(digits) + 1).zfill(len(digits)) + last[found.end() :]
