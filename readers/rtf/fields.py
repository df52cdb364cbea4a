"""Fields of an RTF file that show what only their instruction says."""

from __future__ import annotations

import re

from readers.common.equations import shown
from readers.common.symbols import sign

_LONGEST = 10_000
# SYMBOL 254 \\f "Wingdings": the place of a sign, and its font.
_SYMBOL = re.compile(r"\s*SYMBOL\s+(\d{1,5}|0x[0-9A-Fa-f]{1,4})\b", re.IGNORECASE)
_FONT = re.compile(r'\\f\s*"?([^"\\]+)', re.IGNORECASE)


class OpenField:
    """A field that has not ended. ``begun`` tells how much the text around it had said when it began."""

    def __init__(self, begun: int) -> None:
        self.begun = begun
        self._code: list[str] = []
        self._length = 0

    def tell(self, text: str) -> None:
        """Characters of the instruction."""
        self._length += len(text)
        if self._length <= _LONGEST:
            self._code.append(text)

    def shown(self) -> str:
        """What the field shows that has no result: formulas, circled characters, signs; empty for any other."""
        code = "".join(self._code)
        found = _SYMBOL.match(code)
        if found is None:
            return shown(code)
        font = _FONT.search(code)
        return sign(
            int(found[1], 0) if found[1][:2].lower() == "0x" else int(found[1]),
            font[1] if font else None,
        )
