"""The number formats of automatic numbering, written as Word shows them."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL_SIMPLIFIED = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
# The largest number spelt out; beyond it every format falls back to digits.
_LARGEST = 9999


def chinese(value: int, digits: str = "零一二三四五六七八九", units: str = "十百千") -> str:
    """一, 十, 十一, 二十, 一百零一, 一千一百一十: a leading 一十 is shortened to 十."""
    parts: list[str] = []
    pending_zero = False
    text = str(value)
    for place, figure in enumerate(text):
        unit = len(text) - place - 1
        if figure == "0":
            pending_zero = bool(parts)
            continue
        if pending_zero:
            parts.append(digits[0])
            pending_zero = False
        parts.append(digits[int(figure)] + (units[unit - 1] if unit else ""))
    written = "".join(parts)
    ten = digits[1] + units[0]
    if units[0] == "十" and written.startswith(ten):
        return written[1:]
    return written


def _japanese(value: int) -> str:
    """As Chinese, but 百 and 千 alone for one hundred and one thousand, and no 零 inside."""
    written = chinese(value).replace("零", "")
    return written.replace("一百", "百").replace("一千", "千").replace("一十", "十")


def _positional(value: int) -> str:
    return "".join(_DIGITS[int(figure)] for figure in str(value))


def _counting(value: int) -> str:
    """Chinese up to ninety-nine, then digit by digit (ECMA-376 part 1, 17.18.59 chineseCounting)."""
    return chinese(value) if value < 100 else _positional(value)


def _roman(value: int) -> str:
    written = []
    for number, letters in (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
        (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ):  # fmt: skip
        count, value = divmod(value, number)
        written.append(letters * count)
    return "".join(written)


def _letters(value: int) -> str:
    """a to z, then aa, bb, … zz, aaa, …"""
    repeat, letter = divmod(value - 1, 26)
    return chr(ord("a") + letter) * min(repeat + 1, 40)


def _enclosed(first: int, last: int, start: int) -> Callable[[int], str]:
    """Single characters from ``start`` on for ``first``…``last``, digits outside."""

    def write(value: int) -> str:
        return chr(start + value - first) if first <= value <= last else str(value)

    return write


def _circled(value: int) -> str:
    if value <= 20:
        return chr(0x2460 + value - 1)
    if value <= 35:
        return chr(0x3251 + value - 21)
    if value <= 50:
        return chr(0x32B1 + value - 36)
    return str(value)


def _cycle(characters: str) -> Callable[[int], str]:
    def write(value: int) -> str:
        return characters[value - 1] if value <= len(characters) else str(value)

    return write


def _ordinal(value: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{'th' if value % 100 in (11, 12, 13) else ending}"


def _sexagenary(value: int) -> str:
    return _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12]


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda value: f"{value:02d}",
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerLetter": _letters,
    "ordinal": _ordinal,
    "chineseCounting": _counting,
    "chineseCountingThousand": chinese,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": _japanese,
    "koreanCounting": chinese,
    "ideographDigital": _positional,
    "taiwaneseDigital": _positional,
    "japaneseDigitalTenThousand": _positional,
    "koreanDigital2": _positional,
    "chineseLegalSimplified": lambda value: chinese(value, _LEGAL_SIMPLIFIED, "拾佰仟"),
    "ideographLegalTraditional": lambda value: chinese(value, _LEGAL_TRADITIONAL, "拾佰仟"),
    "japaneseLegal": lambda value: chinese(value, _LEGAL_TRADITIONAL, "拾百千"),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "ideographEnclosedCircle": _enclosed(1, 10, 0x3280),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _enclosed(1, 20, 0x2488),
    "decimalEnclosedParen": _enclosed(1, 20, 0x2474),
    "decimalFullWidth": lambda value: "".join(chr(0xFF10 + int(figure)) for figure in str(value)),
    "decimalFullWidth2": lambda value: "".join(chr(0xFF10 + int(figure)) for figure in str(value)),
    "numberInDash": lambda value: f"- {value} -",
    "hex": lambda value: f"{value:X}",
}


def write_number(value: int, number_format: str) -> str:
    """``value`` in a format of ``w:numFmt``; digits where the format is unknown or cannot write it."""
    if number_format in ("none", "bullet"):
        return ""
    if not 1 <= value <= _LARGEST:
        return str(value)
    return _FORMATS.get(number_format, str)(value)
