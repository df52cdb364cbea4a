"""The value of a numeral as it is written, and what 万 and 亿 multiply by."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from language.quantities.numerals import decimal_of_chinese, decimal_of_digits

NUMERALS: Final = "零〇○一二三四五六七八九两十百千万亿"
SCALES: Final = "十百千万亿"
_WORTH: Final = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
# More digits than any figure has: what is longer is a number in name only (an account, a code).
_LONGEST: Final = 40


def value_of(numeral: str) -> Decimal | None:
    """The value of half-width digits (with , and .) or of a Chinese numeral; None if ``numeral`` is neither."""
    if not numeral or len(numeral) > _LONGEST:
        return None
    if numeral[0].isascii():
        return decimal_of_digits(numeral)
    return decimal_of_chinese(numeral.replace("○", "〇"))


def scale_of(scales: str) -> int:
    """What 万, 亿, 百万, 万亿 … multiply by; 1 for none."""
    factor = 1
    for sign in scales:
        factor *= _WORTH[sign]
    return factor
