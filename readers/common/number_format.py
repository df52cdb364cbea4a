"""Numbers of a sheet as its format shows them (ECMA-376 part 1, 18.8.30 and 18.8.31).

A person reads 6.3% where the file holds 0.063; whatever quotes the sheet must read the same.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from math import isfinite

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '"¥"#,##0;"¥"-#,##0', 6: '"¥"#,##0;"¥"-#,##0',
    7: '"¥"#,##0.00;"¥"-#,##0.00', 8: '"¥"#,##0.00;"¥"-#,##0.00', 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"',
    29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 37: "#,##0;-#,##0",
    38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 41: "#,##0;-#,##0;-;@",
    42: '"¥"#,##0;-"¥"#,##0;"¥"-;@', 43: "#,##0.00;-#,##0.00;-;@", 44: '"¥"#,##0.00;-"¥"#,##0.00;"¥"-;@',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "##0.0E+0", 49: "@", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 55: '上午/下午h"时"mm"分"',
    56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip

_SYSTEM = {"[$-F800]": 'yyyy"年"m"月"d"日"', "[$-F400]": "h:mm:ss"}
_LONGEST = 255
# Beyond it a number in a file is not exact.
_EXACT = 1e15
_TOKEN = re.compile(
    r'"([^"]*)"?|[\\!](.)|_.|\*.|\[([^\]]*)\]|(General|G/通用格式)|(AM/PM|A/P|上午/下午)|([Ee][+-])'
    r"|([yYeE]+|[mM]+|[dD]+|[hH]+|[sS]+(?:\.0+)?|[aA]{3,4})|([0#?])|(.)",
    re.DOTALL,
)
_ELAPSED = re.compile(r"[hHmMsS]+$")
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[\d.]+)$")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = "一二三四五六日"
_LAST_DAY = 2_958_466
# (kind, text): kind "text", "digit", "point", "comma", "percent", "date", "half", "elapsed", "exponent", "general"
_Part = tuple[str, str]


def shown(value: float, code: str, *, from_1904: bool = False) -> str:
    """``value`` as the format ``code`` prints it; the plain number where the format cannot be understood."""
    if code in ("", "General", "@") or len(code) > _LONGEST or not abs(value) < _EXACT:
        return general(value)
    # The system's own long date and time, whatever the rest of the code says.
    code = next((own for mark, own in _SYSTEM.items() if mark in code), code)
    parts, negated = _section(code, value)
    kinds = {kind for kind, _ in parts}
    if kinds & {"date", "elapsed", "half"}:
        return _date(value, parts, from_1904)
    if "general" in kinds:
        number = general(abs(value) if negated else value)
        return "".join(number if kind == "general" else text for kind, text in parts)
    if "digit" not in kinds:
        return "".join(text for kind, text in parts if kind in ("text", "percent")) or (
            "" if parts or not code.strip(";") else general(value)
        )
    return _number(abs(value) if negated else value, parts)


def general(value: float) -> str:
    """A number without a format: whole ones with all their digits, others with eleven."""
    if not isfinite(value):
        return ""
    if value == int(value) and abs(value) < _EXACT:
        return str(int(value))
    text = f"{value:.11g}"
    return text.replace("e", "E")


@lru_cache(maxsize=512)
def _sections(  # noqa: PLR0912 - a branch for each kind of token
    code: str,
) -> tuple[tuple[tuple[_Part, ...], str], ...]:
    """The sections of a code, each with its condition ("" for none)."""
    sections: list[tuple[tuple[_Part, ...], str]] = []
    parts: list[_Part] = []
    condition = ""
    for found in _TOKEN.finditer(code):
        quoted, escaped, bracket, plain, half, exponent, date, digit, other = found.groups()
        if quoted is not None:
            parts.append(("text", quoted))
        elif escaped is not None:
            parts.append(("text", escaped))
        elif bracket is not None:
            if bracket.startswith("$"):
                parts.append(("text", bracket[1:].split("-")[0]))
            elif _ELAPSED.match(bracket):
                parts.append(("elapsed", bracket.lower()))
            elif _CONDITION.match(bracket):
                condition = bracket
        elif plain:
            parts.append(("general", ""))
        elif half:
            parts.append(("half", half))
        elif exponent:
            parts.append(("exponent", exponent[1]))
        elif date:
            parts.append(("date", date.lower()))
        elif digit:
            parts.append(("digit", digit))
        elif other == ";":
            sections.append((tuple(parts), condition))
            parts, condition = [], ""
        elif other == ".":
            parts.append(("point", "."))
        elif other == ",":
            parts.append(("comma", ","))
        elif other == "%":
            parts.append(("percent", "%"))
        elif other is not None and other != "@":
            parts.append(("text", other))
    sections.append((tuple(parts), condition))
    return tuple(sections)


def _section(code: str, value: float) -> tuple[list[_Part], bool]:
    """The section for a value, and whether it prints the sign by itself."""
    sections = _sections(code)
    if any(condition for _, condition in sections):
        for parts, condition in sections:
            if not condition or _holds(condition, value):
                return list(parts), False
        return [("general", "")], False
    if value < 0 and len(sections) > 1:
        return list(sections[1][0]), True
    if value == 0 and len(sections) > 2:
        return list(sections[2][0]), False
    return list(sections[0][0]), False


def _holds(condition: str, value: float) -> bool:
    found = _CONDITION.match(condition)
    if not found:
        return False
    try:
        other = float(found[2])
    except ValueError:
        return False
    return {
        "<": value < other, ">": value > other, "=": value == other, "<=": value <= other, ">=": value >= other,
        "<>": value != other,
    }[found[1]]  # fmt: skip


def _number(value: float, parts: list[_Part]) -> str:
    try:
        exact = Decimal(repr(value))
    except InvalidOperation:
        return general(value)
    if any(kind == "exponent" for kind, _ in parts):
        decimals = _decimals(parts)
        mantissa, _, power = f"{exact:.{min(decimals, 20)}E}".partition("E")
        return f"{mantissa}E{int(power):+03d}"
    if any(kind == "text" and "/" in text for kind, text in parts):
        return general(value)  # fractions are seldom, and 0.5 says the same as 1/2
    for kind, _ in parts:
        if kind == "percent":
            exact *= 100
    places = [at for at, (kind, _) in enumerate(parts) if kind == "digit"]
    point = next((at for at, (kind, _) in enumerate(parts) if kind == "point"), len(parts))
    whole = [at for at in places if at < point]
    after = [at for at in places if at > point]
    last_whole = whole[-1] if whole else -1
    scaling = [
        at
        for at, (kind, _) in enumerate(parts)
        if kind == "comma" and at > (after[-1] if after else last_whole)
    ]
    exact = exact.scaleb(-3 * len(scaling))
    grouped = any(
        kind == "comma" and whole and whole[0] < at < last_whole
        for at, (kind, _) in enumerate(parts)
    )
    rounded = abs(exact).quantize(Decimal(1).scaleb(-len(after)), rounding=ROUND_HALF_UP)
    digits, _, fraction = f"{rounded:f}".partition(".")
    sign = "-" if exact < 0 and rounded else ""
    return sign + _filled(parts, whole, after, digits, fraction, grouped=grouped)


def _filled(
    parts: list[_Part],
    whole: list[int],
    after: list[int],
    digits: str,
    fraction: str,
    *,
    grouped: bool,
) -> str:
    """The digits put in their places, right ones first; the first place takes all that are left."""
    if digits == "0" and not any(parts[at][1] == "0" for at in whole):
        digits = ""
    shown_at: dict[int, str] = {}
    left = digits
    for at in reversed(whole):
        if at == whole[0]:
            shown_at[at], left = left, ""
        elif left:
            shown_at[at], left = left[-1], left[:-1]
        if not shown_at.get(at) and parts[at][1] == "0":
            shown_at[at] = "0"
    if grouped:
        joined = "".join(shown_at.get(at, "") for at in whole)
        shown_at = dict.fromkeys(whole, "")
        shown_at[whole[0]] = f"{int(joined):,}" if joined.isdigit() else joined
    kept = len(fraction)
    while kept and fraction[kept - 1] == "0" and parts[after[kept - 1]][1] != "0":
        kept -= 1
    for place, at in enumerate(after):
        shown_at[at] = fraction[place] if place < kept else ""
    written = []
    for at, (kind, text) in enumerate(parts):
        if kind == "digit":
            written.append(shown_at.get(at, ""))
        elif kind == "point":
            written.append("." if kept else "")
        elif kind in ("text", "percent"):
            written.append(text)
    return "".join(written).strip()


def _decimals(parts: list[_Part]) -> int:
    kinds = [kind for kind, _ in parts]
    if "point" not in kinds:
        return 0
    start = kinds.index("point")
    return kinds[start : kinds.index("exponent")].count("digit") if "exponent" in kinds else 0


def _date(value: float, parts: list[_Part], from_1904: bool) -> str:
    if not 0 <= value < _LAST_DAY:
        return general(value)
    # Excel takes 1900 for a leap year: only days before March 1900 are off by one.
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30 + (value < 60))
    fine = any(kind == "date" and text.startswith("s.") for kind, text in parts)
    moment = start + timedelta(days=value)
    if not fine:
        moment = (moment + timedelta(microseconds=500_000)).replace(microsecond=0)
    halved = any(kind == "half" for kind, _ in parts)
    written = []
    for at, (kind, text) in enumerate(parts):
        if kind == "date" and text[0] == "m" and len(text) <= 2:
            # Minutes stand after hours or before seconds, months anywhere else.
            before = _neighbour(parts, range(at - 1, -1, -1))
            behind = _neighbour(parts, range(at + 1, len(parts)))
            if before == "h" or behind == "s":
                written.append(f"{moment.minute:0{len(text)}d}")
                continue
        if kind == "date":
            written.append(_unit(moment, text, halved))
        elif kind == "elapsed":
            seconds = round(value * 86400)
            unit = {"h": 3600, "m": 60, "s": 1}[text[0]]
            written.append(f"{seconds // unit:0{len(text)}d}")
        elif kind == "half":
            names = ("上午", "下午") if "午" in text else ("AM", "PM")
            written.append(names[moment.hour >= 12])
        elif kind in ("text", "point", "comma"):
            written.append(text)
    return "".join(written).strip()


def _neighbour(parts: list[_Part], places: range) -> str:
    for at in places:
        kind, text = parts[at]
        if kind in ("date", "elapsed"):
            return text[0]
    return ""


def _unit(moment: datetime, text: str, halved: bool) -> str:  # noqa: PLR0911 - one for each unit
    wide = len(text)
    first = text[0]
    if first in "ye":
        return f"{moment.year % 100:02d}" if first == "y" and wide <= 2 else f"{moment.year:04d}"
    if first == "m":
        if wide >= 3:
            return _MONTHS[moment.month - 1]
        return f"{moment.month:0{wide}d}"
    if first == "d":
        return f"{moment.day:0{wide}d}" if wide <= 2 else "周" + _DAYS[moment.weekday()]
    if first == "a":
        return ("星期" if wide == 4 else "周") + _DAYS[moment.weekday()]
    if first == "h":
        hour = moment.hour % 12 or 12 if halved else moment.hour
        return f"{hour:0{min(wide, 2)}d}"
    whole, _, fine = text.partition(".")
    seconds = f"{moment.second:0{min(len(whole), 2)}d}"
    return (
        f"{seconds}.{moment.microsecond:06d}"[: len(seconds) + 1 + len(fine)] if fine else seconds
    )
