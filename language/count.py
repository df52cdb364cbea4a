"""How long a text is for a person who asked for so many characters."""

from __future__ import annotations

import re
from typing import Final

# A number, a Latin word or a Chinese character is one token; marks are none.
_WORD: Final = r"\d+(?:\.\d+)?|[A-Za-z]+|[\u3400-\u9fff]"


def printed_length(text: str) -> int:
    """Characters of ``text`` without white space: what a length asked for counts."""
    return len("".join(text.split()))


def tokens(text: str) -> list[str]:
    """The tokens of ``text`` as scorers of summaries count them."""
    # (Compiled when first used: nothing else asks for it.)
    return re.findall(_WORD, text)


def token_count(text: str) -> int:
    """How many tokens ``text`` has."""
    return len(tokens(text))
