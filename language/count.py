"""How long a text is for a person who asked for so many characters."""

from __future__ import annotations


def printed_length(text: str) -> int:
    """Characters of ``text`` without white space: what a length asked for counts."""
    return len("".join(text.split()))
