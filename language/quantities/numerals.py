"""Numbers as they are written, turned into decimals."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

_WIDE: Final = str.maketrans("０１２３４５６７８９．，％－−", "0123456789.,%--")
_DIGITS: Final = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "俩": 2,
}
_PLACES: Final = {"十": 10, "百": 100, "千": 1000}
_MYRIADS: Final = {"万": 10**4, "亿": 10**8}


def printed(number: str) -> str:
    """A number in digits as printed, half-width, without commas and spaces."""
    if number.isascii() and "," not in number and " " not in number:
        return number
    return "".join(number.translate(_WIDE).replace(",", "").split())


def decimal_of_digits(number: str) -> Decimal:
    """The value of a number in digits, full or half-width, with commas between thousands."""
    return Decimal(printed(number))


def decimal_of_chinese(number: str) -> Decimal | None:
    """The value of a number in Chinese numerals (三百二十, 一亿两千万, 十二点五, 二〇二三, 半); None if it is none."""
    if number == "半":
        return Decimal("0.5")
    whole, point, after = number.partition("点")
    if point:
        fraction = "".join(str(_DIGITS.get(sign, "x")) for sign in after)
        head = decimal_of_chinese(whole)
        return head + Decimal("0." + fraction) if head is not None and fraction.isdigit() else None
    if len(number) > 1 and all(sign in _DIGITS for sign in number):
        return Decimal("".join(str(_DIGITS[sign]) for sign in number))
    return _by_places(number)


def _by_places(number: str) -> Decimal | None:
    total = section = digit = 0
    place = 10
    for sign in number:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
            place = 10 if digit == 0 else 0
        elif sign in _PLACES:
            place = _PLACES[sign]
            section += (digit or 1) * place
            digit = 0
        elif sign in _MYRIADS:
            below = section + digit
            if sign == "亿":
                total = (total + below or 1) * _MYRIADS[sign]
            else:  # 一亿两千万: what stands before 亿 is worked out already
                total += (below if total else below or 1) * _MYRIADS[sign]
            section = digit = 0
            place = _MYRIADS[sign]
        else:
            return None
    # 两千五 is 2500: a digit that ends right after a place counts tens of it.
    if digit and place == 0 and len(number) > 1 and number[-2] in "百千":
        digit *= _PLACES[number[-2]] // 10
    return Decimal(total + section + digit) if number else None
