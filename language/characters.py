"""Which characters count as Chinese, shared by the splitter and the typographer."""

from __future__ import annotations

import re
from typing import Final

# Ideographs as the inside of a character class: the unified block with extension A, the sign 〇,
# the compatibility block, and the supplementary planes where extensions B and later live.
IDEOGRAPH: Final = "々〇㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff"

# Marks that only Chinese text uses, as the inside of a character class.
CHINESE_MARKS: Final = "、。，；：？！（）《》〈〉「」『』【】〔〕〖〗“”‘’…—·％"

_IDEOGRAPH_RE: Final = re.compile(f"[{IDEOGRAPH}]")


def is_ideograph(character: str) -> bool:
    """Whether ``character`` (one character, or empty) is a Chinese ideograph."""
    return bool(character) and _IDEOGRAPH_RE.match(character) is not None


def has_ideograph(text: str) -> bool:
    """Whether any character of ``text`` is a Chinese ideograph."""
    return _IDEOGRAPH_RE.search(text) is not None
