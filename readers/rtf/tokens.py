"""RTF as a row of tokens: groups, control words, characters in some code page.

A token is (kind, word, number, bytes). Nothing is decoded here, for the font decides how.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TypeAlias

OPEN, CLOSE, WORD, TEXT, BYTE, SYMBOL = range(6)

Token: TypeAlias = tuple[int, str, int | None, bytes]


@cache
def _pattern() -> re.Pattern[bytes]:
    return re.compile(
        rb"\\([A-Za-z]{1,40})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\(.)|([{}])|([^\\{}\r\n\0]+)|[\r\n\0\\]",
        re.DOTALL,
    )


def tokens(data: bytes, at: int = 0) -> Iterator[Token]:
    """The tokens from byte ``at`` on. Embedded binary data is stepped over."""
    match = _pattern().match
    end = len(data)
    while at < end:
        found = match(data, at)
        if found is None:
            return
        at = found.end()
        kind = found.lastindex
        if kind == 6:
            yield TEXT, "", None, found[6]
        elif kind in (1, 2):
            number = int(found[2]) if found[2] else None
            word = found[1].decode("ascii")
            if word == "bin":
                at += max(number or 0, 0)
            else:
                yield WORD, word, number, b""
        elif kind == 3:
            yield BYTE, "", None, bytes((int(found[3], 16),))
        elif kind == 5:
            yield (OPEN if found[5] == b"{" else CLOSE), "", None, b""
        elif kind == 4:
            yield SYMBOL, found[4].decode("latin-1"), None, b""
