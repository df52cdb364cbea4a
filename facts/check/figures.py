"""The value of a figure as it is written: digits of both widths, Chinese numerals, 万 and 亿."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

_DIGITS: Final = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
    "肆": 4,
    "伍": 5,
    "陆": 6,
    "柒": 7,
    "捌": 8,
    "玖": 9,
}
_SMALL: Final = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_LARGE: Final = {"万": 10**4, "亿": 10**8}
# More digits than any figure has: what is longer is a number in name only (an account, a code).
_LONGEST: Final = 40

NUMERALS: Final = "".join((*_DIGITS, *_SMALL, *_LARGE))
SCALES: Final = "十百千万亿"


def value_of(numeral: str) -> Decimal | None:
    """The value of digits (with , and .) or of a Chinese numeral; None if ``numeral`` is neither."""
    if numeral[:1].isascii() and numeral[:1].isdigit():
        plain = numeral.replace(",", "")
        if len(plain) > _LONGEST or plain.count(".") > 1:
            return None
        return Decimal(plain)
    if "点" in numeral:
        whole, _, part = numeral.partition("点")
        left = _chinese(whole)
        if left is None or not part or any(sign not in _DIGITS for sign in part):
            return None
        return Decimal(f"{left}.{''.join(str(_DIGITS[sign]) for sign in part)}")
    value = _chinese(numeral)
    return None if value is None else Decimal(value)


def scale_of(scales: str) -> int:
    """What 万, 亿, 百万, 万亿 … multiply by; 1 for none."""
    factor = 1
    for sign in scales:
        factor *= _SMALL.get(sign) or _LARGE.get(sign, 1)
    return factor


def _chinese(numeral: str) -> int | None:
    if not numeral or len(numeral) > _LONGEST:
        return None
    if all(sign in _DIGITS for sign in numeral):
        return int("".join(str(_DIGITS[sign]) for sign in numeral))
    total = section = digit = 0
    told = False
    last_small = 1
    for sign in numeral:
        if sign in _DIGITS:
            digit, told = _DIGITS[sign], True
            if not digit:
                last_small = 10
        elif sign in _SMALL:
            section += (digit if told else 1) * _SMALL[sign]
            last_small, digit, told = _SMALL[sign], 0, False
        elif sign in _LARGE:
            section += digit
            # 三亿五千万: a larger scale behind a smaller one multiplies all before it.
            if sign == "亿" and total:
                total, section = (total + section) * _LARGE[sign], 0
            else:
                total += (section or (0 if total else 1)) * _LARGE[sign]
                section = 0
            last_small, digit, told = _LARGE[sign], 0, False
        else:
            return None
    # 两百五 is 250: the digit counts the next smaller scale. (一百零五 has its 零.)
    if told and digit and last_small > 10:
        digit *= last_small // 10
    return total + section + digit
