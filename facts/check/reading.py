"""One find of the pattern as tokens: values worked out, units under their one name."""

from __future__ import annotations

import re
from decimal import Decimal

from facts.check import figures, patterns, signs
from facts.check.token import Kind, Token
from language.quantities import units

Spans = list[tuple[int, int]]


def quotations(plain: str) -> Spans:
    """Short quotations, in which every numeral belongs to a coined term."""
    if not any(mark in plain for mark in '“"‘「'):
        return []
    return [m.span() for m in re.finditer(r"[“\"‘「][^”\"’」，。；\n]{1,16}[”\"’」]", plain)]


def critical(plain: str, match: re.Match[str], quoted: Spans) -> list[Token]:
    """What one match of the pattern stands for; nothing if it only looks like a figure (统一, 千方百计)."""
    start, end = match.span()
    if match["item"] is not None:
        numeral = match["nth"] or match["th"]
        key = ("item", figures.value_of(numeral))
        return [Token(Kind.NUMBER, key, start, end, unit="item", digits=numeral)]
    if match["direction"] is not None:
        sense = signs.directions()[match["direction"]]
        return [Token(Kind.DIRECTION, sense, start, end, soft=sense[0] in signs.OPTIONAL)]
    if match["scope"] is not None:
        return [Token(Kind.NAME, match["scope"], start, end, soft=True)]
    if match["ratio"] is not None:
        return _ratio(match)
    return _number(plain, match, quoted) if match["number"] is not None else _date(match)


def _date(match: re.Match[str]) -> list[Token]:
    start, end = match.span()
    if match["ymd"] is not None:
        return [
            Token(Kind.DATE, ("month", Decimal(match["m"])), match.start("m"), match.end("m")),
            Token(Kind.DATE, ("day", Decimal(match["d"])), match.start("d"), match.end("d")),
        ]
    if match["relative"] is not None:
        return [Token(Kind.DATE, ("relative", match["relative"]), start, end)]
    if match["plan"] is not None:
        return [Token(Kind.DATE, ("plan", figures.value_of(match["plan"][:-1])), start, end)]
    for name, sign in (("year", "年"), ("month", "月"), ("day", "日"), ("quarter", "季")):
        if match[name] is not None:
            digits = match[name].split(sign)[0].strip().lstrip("第")
            return [Token(Kind.DATE, (name, figures.value_of(digits)), start, end, digits=digits)]
    return []


def _ratio(match: re.Match[str]) -> list[Token]:
    under, over = figures.value_of(match["under"]), figures.value_of(match["over"])
    if not under or over is None:
        return []
    start, end = match.span()
    if under == 100:
        return [_percent(over, start, end)]
    return [Token(Kind.NUMBER, ((over, under), ""), start, end, digits=f"{over}/{under}")]


def _percent(value: Decimal, start: int, end: int) -> Token:
    known = units.standard("%")
    key = (value.normalize(), known.dimension)
    return Token(Kind.NUMBER, key, start, end, unit="%", digits=str(value), worth=known.factor)


def _number(plain: str, match: re.Match[str], quoted: Spans) -> list[Token]:
    # 亿元以上 is one of them.
    numeral = match["value"] or "1"
    start, end = match.span()
    value = figures.value_of(numeral)
    chinese = not numeral[0].isascii()
    unit = units.spelled((match["unit"] or "").strip())
    scale = (match["scale"] or "") + (match["bare"] or "").rstrip("多余")
    in_term = any(left < start < right for left, right in quoted)
    if value is None:
        return []
    soft = False
    if chinese:
        if match["ordinal"] is None and not in_term and not _counts(plain, match, numeral, unit):
            return []
        alone = numeral == "一" and unit not in ("倍", "成") and match["ordinal"] is None
        soft = in_term or alone
    if not unit and not scale and not in_term and end < len(plain) and plain[end].isalpha():
        # An unknown measure word is told by its first character.
        unit = "?" + plain[end].lower()
    if (
        not chinese
        and not scale
        and (not unit or unit[0] == "?")
        and 1900 <= value < 2100
        and len(numeral) == 4
    ):
        return [Token(Kind.DATE, ("year", value), start, end, digits=numeral)]
    scaled = figures.scale_of(scale)
    value *= scaled
    if match["minus"]:
        value = -value
    known = units.standard(unit)
    rough = "some" if match["some"] or match["some2"] or match["some3"] else ""
    key: tuple[object, ...] = ((value * known.factor).normalize(), known.dimension)
    if match["ordinal"] is not None:
        key = ("ordinal", *key)
    digits = str(figures.value_of(numeral))
    return [
        Token(
            Kind.NUMBER,
            key,
            start,
            end,
            unit=scale + unit,
            rough=rough,
            digits=digits,
            worth=known.factor * scaled,
            soft=soft,
            quoted=in_term,
        )
    ]


def _counts(plain: str, match: re.Match[str], numeral: str, unit: str) -> bool:
    """Whether a Chinese numeral is a figure: it counts something, or is too long to be part of a word."""
    if numeral in ("零", "〇", "万", "千", "百", "亿", "十") or numeral[0] == "万":
        return False
    end = match.end("value")
    before = plain[match.start() - 1] if match.start() else ""
    if patterns.counted().match(plain, end) is not None:
        # 进一步, 统一, 第一时间: the numeral belongs to the word before.
        return not (len(numeral) == 1 and before and before in "统唯万单专归进同逐之某每")
    return len(numeral) >= 3 or (len(numeral) == 2 and unit not in ("", "大"))
