"""Finds the quantities of a text. Linear in its length: one pass of a pattern for each way of writing numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Final

from language.quantities import numerals, units
from language.quantities.patterns import (
    AFTER,
    AFTER_BEGINS,
    BARE_AFTER,
    BARE_BEFORE,
    BEFORE,
    DEALT,
    REACHED,
    ROUND_ENDS,
    TELLING,
    chinese_pattern,
    chinese_sign,
    digit_pattern,
    row_pattern,
)
from language.quantities.types import AMOUNT, RANK, Measure, Quantity
from model.facts import CHINESE, DIGIT

# How far to look before a number for the word that rounds it.
_NEAR: Final = 6
# … and how far for the word that deals a row of numbers out.
_ROW: Final = 24
_DIGIT: Final = re.compile("[0-9０-９]")
_SCALE_END: Final = re.compile("(万亿|[万亿])\\Z")
_BARE: Final = frozenset("百千万亿")
_BARE_MYRIADS: Final = frozenset("万亿")
_ONE: Final = Decimal(1)
_FACTORS: Final = {scale: Decimal(worth) for scale, worth in units.SCALES.items()}
# Measure, value, unit, base, amount, approximation inside.
_Parts = tuple[Measure, str, str, str, Decimal, str]


def find(text: str) -> tuple[Quantity, ...]:
    """Every amount and rank of ``text`` in order; none overlap. Dates, ordinals and numbers in names are left out."""
    found: list[Quantity] = []
    if _DIGIT.search(text):
        _in_digits(text, found)
    digits = len(found)
    if chinese_sign().search(text):
        _in_chinese(text, found)
    if digits and digits < len(found):
        found.sort(key=lambda one: (one.start, -one.end))
        # 3亿五千万: the longer reading of what stands in both.
        kept = found[:1]
        kept += [one for before, one in pairwise(found) if one.start >= before.end]
        found = kept
    return tuple(found)


def _in_digits(text: str, found: list[Quantity]) -> None:
    for match in digit_pattern().finditer(text):
        kind = match.lastgroup
        if kind == "amount":
            _amounts(text, match, found)
        elif kind == "rank":
            place = match["place"]
            value = numerals.printed(place)
            amount = Decimal(value)
            unit = match["of"] or "位"
            start, end = match.span("rank")
            found.append(
                Quantity(
                    start,
                    end,
                    RANK,
                    value,
                    unit,
                    units.spelled(unit),
                    amount,
                    amount,
                    _approx(text, start, end, ""),
                    DIGIT,
                )
            )
        elif kind == "ratio":
            found += _ratio(match)


def _ratio(match: re.Match[str]) -> Iterator[Quantity]:
    first, second = match["antecedent"], match["consequent"]
    over, under = numerals.decimal_of_digits(first), numerals.decimal_of_digits(second)
    third = match["third"]
    parts = [numerals.printed(part) for part in (first, second, third) if part]
    if under and (not third or Decimal(parts[2])):
        yield Quantity(
            *match.span("ratio"),
            AMOUNT,
            ":".join(parts),
            "",
            "",
            over / under,
            over / Decimal(parts[-1]),
            "",
            DIGIT,
        )


def _amounts(text: str, match: re.Match[str], found: list[Quantity]) -> None:
    """Add the amount, the range, or the two ends of 由…到… that ``match`` is."""
    low, high, scale, more, plain, unit, inside, behind = match.group(*_amount_groups())
    scale, unit = (scale or "") + (more or ""), plain or unit or ""
    measured = bool(scale or unit)
    span = match.span("amount")
    start, end = span
    if high is None:
        if not measured and DEALT.search(text, max(0, start - _ROW), start):
            scale, unit = _shared(text, end)
            measured = bool(scale or unit)
        if measured or _stands_alone(text, start, end):
            found.append(_digits(text, span, low, (scale, unit), inside or behind or ""))
        return
    to_scale, to_unit = match["to_scale"] or "", match["to_plain"] or match["to_unit"] or ""
    if not measured and not to_scale and not to_unit:
        return
    if text[start - 1 : start] in {"由", "从", "自"}:
        first, last = match.span("first" if measured else "low"), (match.start("high"), end)
        found.append(_digits(text, first, low, (scale or to_scale, unit or to_unit)))
        found.append(_digits(text, last, high, (to_scale, to_unit or unit)))
        return
    # 3100万—3200万吨: each end with its own scale; 20—30万吨: one for both.
    upper = _digits(text, span, high, (to_scale, to_unit or unit))
    lower = _digits(text, span, low, (scale or to_scale, ""))
    value = lower.value if low == high else f"{lower.value}-{upper.value}"
    found.append(upper._replace(value=value, low=lower.low))


@cache
def _amount_groups() -> tuple[int, ...]:
    names = ("low", "high", "scale", "more", "plain", "unit", "inside", "behind")
    return tuple(digit_pattern().groupindex[name] for name in names)


def _shared(text: str, at: int) -> tuple[str, str]:
    """The scale and the unit that the numbers of a row share with its last one, which follows at ``at``."""
    while (found := row_pattern().match(text, at)) is not None:
        scale, unit = found["scale"] or "", found["plain"] or found["unit"] or ""
        if scale or unit:
            return scale, unit
        at = found.end()
    return "", ""


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a number without a unit is a figure that is stated (指数达到101.3), no name or number in a list."""
    if BARE_AFTER.match(text, end) is None:
        return False
    return BARE_BEFORE.search(text[max(0, start - _NEAR) : start]) is not None


def _digits(
    text: str, span: tuple[int, int], number: str, measure: tuple[str, str], inside: str = ""
) -> Quantity:
    """The amount at ``span`` of ``text``: ``number`` in digits, scale and unit."""
    start, end = span
    scale, unit = measure
    value = numerals.printed(number)
    amount = Decimal(value)
    if scale:
        amount *= _FACTORS.get(scale, _ONE)
    return Quantity(
        start,
        end,
        AMOUNT,
        value,
        scale + units.ASCII_SIGNS.get(unit, unit),
        units.spelled(unit),
        amount,
        amount,
        _approx(text, start, end, inside),
        DIGIT,
    )


def _approx(text: str, start: int, end: int, inside: str) -> str:
    # Most figures are exact: one character on either side shows it.
    following = text[end : end + 1]
    if (following in AFTER_BEGINS or following.isspace()) and (after := AFTER.match(text, end)):
        return after[1]
    last = text[start - 1] if start else "."
    if last in ROUND_ENDS or ((last in REACHED or last.isspace()) and _may_round(text, start)):
        before = BEFORE.search(text[max(0, start - _NEAR) : start])
        if before:
            return before[1]
    return inside


def _may_round(text: str, at: int) -> bool:
    """Whether a word that rounds may end at ``at``, by its last character: 达, 了 and 到 stand before most figures."""
    if text[at - 1].isspace():
        at -= 1
    if text[at - 1 : at] in REACHED:
        at -= 1
    return text[at - 1 : at] in ROUND_ENDS


def _in_chinese(text: str, found: list[Quantity]) -> None:
    for match in chinese_pattern().finditer(text):
        kind = match.lastgroup or ""
        read = _CHINESE.get(kind)
        parts = read(match) if read else None
        if parts is not None:
            measure, value, unit, base, amount, inside = parts
            start, end = match.span(kind)
            found.append(
                Quantity(
                    start,
                    end,
                    measure,
                    value,
                    unit,
                    base,
                    amount,
                    amount,
                    _approx(text, start, end, inside),
                    CHINESE,
                )
            )


def _rank(match: re.Match[str]) -> _Parts | None:
    word = match["nth"] or match["top"]
    amount = _ONE if word == "首" else numerals.decimal_of_chinese(word or "")
    return None if amount is None else (RANK, word, "位", "位", amount, "")


def _percent(match: re.Match[str]) -> _Parts | None:
    amount = numerals.decimal_of_chinese(match["hundredths"])
    return None if amount is None else (AMOUNT, match["hundredths"], "%", "%", amount, "")


def _fraction(match: re.Match[str]) -> _Parts | None:
    under = numerals.decimal_of_chinese(match["under"])
    over = numerals.decimal_of_chinese(match["over"])
    if not under or over is None:
        return None
    return AMOUNT, match["han_fraction"], "", "", over / under, ""


def _times(match: re.Match[str]) -> _Parts | None:
    amount = numerals.decimal_of_chinese(match["fold"] or "一")
    return None if amount is None else (AMOUNT, match["fold"] or "一", "番", "番", amount, "")


def _share(match: re.Match[str]) -> _Parts | None:
    amount = numerals.decimal_of_chinese(match["tenths"])
    return None if amount is None else (AMOUNT, match["tenths"], "成", "成", amount, "")


def _amount(match: re.Match[str]) -> _Parts | None:
    word, scale, unit = match["count"], match["han_scale"] or "", match["han_unit"]
    inside = match["han_inside"] or match["han_behind"] or ""
    ending = _SCALE_END.search(word)
    if (
        ending
        and not scale
        and not _BARE_MYRIADS.intersection(word[: ending.start()])
        and ending.start()
    ):
        word, scale = word[: ending.start()], ending[1]
    if not inside and not scale and (word in _BARE or (word == "一" and unit not in TELLING)):
        return None  # 千家万户, 一个: no number is meant
    vague = word.strip("几数")
    amount = numerals.decimal_of_chinese(vague)
    if amount is None:
        return None
    inside = inside or ("几" if vague != word else "")
    return (
        AMOUNT,
        word,
        scale + unit,
        units.spelled(unit),
        amount * units.SCALES.get(scale, 1),
        inside,
    )


_CHINESE: Final[dict[str, Callable[[re.Match[str]], _Parts | None]]] = {
    "han_rank": _rank,
    "han_percent": _percent,
    "han_fraction": _fraction,
    "han_times": _times,
    "han_share": _share,
    "han_amount": _amount,
}
