"""Finds the quantities of a text. Linear in its length: one pass of a pattern for each way of writing numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from language.quantities import numerals, units
from language.quantities.patterns import (
    AFTER,
    BARE_AFTER,
    BARE_BEFORE,
    BEFORE,
    DEALT,
    chinese_pattern,
    digit_pattern,
    row_pattern,
)
from language.quantities.types import Measure, Quantity
from model.facts import Numeral

# How far to look before a number for the word that rounds it.
_NEAR: Final = 6
# … and how far for the word that deals a row of numbers out.
_ROW: Final = 24
_DIGIT: Final = re.compile("[0-9０-９]")
_SCALE_END: Final = re.compile("(万亿|[万亿])\\Z")
_BARE: Final = frozenset("百千万亿")
_BARE_MYRIADS: Final = frozenset("万亿")
_ONE: Final = Decimal(1)
# Measure, value, unit, base, amount, approximation inside.
_Parts = tuple[Measure, str, str, str, Decimal, str]


def find(text: str) -> tuple[Quantity, ...]:
    """Every amount and rank of ``text`` in order; none overlap. Dates, ordinals and numbers in names are left out."""
    found = [*_in_digits(text)] if _DIGIT.search(text) else []
    digits = len(found)
    found += _in_chinese(text)
    if digits and digits < len(found):
        found.sort(key=lambda one: (one.start, -one.end))
        # 3亿五千万: the longer reading of what stands in both.
        kept = found[:1]
        kept += [one for before, one in pairwise(found) if one.start >= before.end]
        found = kept
    return tuple(found)


def _in_digits(text: str) -> Iterator[Quantity]:
    for match in digit_pattern().finditer(text):
        kind = match.lastgroup
        if kind == "amount":
            yield from _amounts(text, match)
        elif kind == "rank":
            place = match["place"]
            yield _digits(text, match.span(), place, place, unit=match["of"] or "位", rank=True)
        elif kind == "ratio":
            yield from _ratio(match)


def _ratio(match: re.Match[str]) -> Iterator[Quantity]:
    first, second = match["antecedent"], match["consequent"]
    over, under = numerals.decimal_of_digits(first), numerals.decimal_of_digits(second)
    third = match["third"]
    parts = [numerals.printed(part) for part in (first, second, third) if part]
    if under and (not third or Decimal(parts[2])):
        yield Quantity(
            *match.span(),
            Measure.AMOUNT,
            ":".join(parts),
            "",
            "",
            over / under,
            over / Decimal(parts[-1]),
            "",
            Numeral.DIGIT,
        )


def _amounts(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    """The amount, the range, or the two ends of 由…到… that ``match`` is."""
    low, high, scale = match["low"], match["high"], (match["scale"] or "") + (match["more"] or "")
    unit = match["plain"] or match["unit"] or ""
    inside = match["inside"] or match["behind"] or ""
    measured = bool(scale or unit)
    if high is None:
        if not measured and DEALT.search(text, max(0, match.start() - _ROW), match.start()):
            scale, unit = _shared(text, match.end())
            measured = bool(scale or unit)
        if measured or _stands_alone(text, match):
            yield _digits(text, match.span(), low, low, scale=scale, unit=unit, inside=inside)
        return
    to_scale, to_unit = match["to_scale"] or "", match["to_plain"] or match["to_unit"] or ""
    if not measured and not to_scale and not to_unit:
        return
    if text[match.start() - 1 : match.start()] in {"由", "从", "自"}:
        first = match.span("first") if measured else match.span("low")
        yield _digits(text, first, low, low, scale=scale or to_scale, unit=unit or to_unit)
        yield _digits(
            text,
            (match.start("high"), match.end()),
            high,
            high,
            scale=to_scale,
            unit=to_unit or unit,
        )
        return
    # 3100万—3200万吨: each end with its own scale; 20—30万吨: one for both.
    yield _digits(
        text,
        match.span(),
        low,
        high,
        scale=to_scale,
        unit=to_unit or unit,
        low_scale=scale or to_scale,
    )


def _shared(text: str, at: int) -> tuple[str, str]:
    """The scale and the unit that the numbers of a row share with its last one, which follows at ``at``."""
    while (found := row_pattern().match(text, at)) is not None:
        scale, unit = found["scale"] or "", found["plain"] or found["unit"] or ""
        if scale or unit:
            return scale, unit
        at = found.end()
    return "", ""


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a number without a unit is a figure that is stated (指数达到101.3), no name or number in a list."""
    if BARE_AFTER.match(text, match.end()) is None:
        return False
    return BARE_BEFORE.search(text[max(0, match.start() - _NEAR) : match.start()]) is not None


def _digits(
    text: str,
    span: tuple[int, int],
    low: str,
    high: str,
    *,
    scale: str = "",
    unit: str = "",
    low_scale: str | None = None,
    inside: str = "",
    rank: bool = False,
) -> Quantity:
    value = numerals.printed(low)
    first = Decimal(value) * units.SCALES.get(scale if low_scale is None else low_scale, 1)
    last = first
    if high is not low:
        upper = numerals.printed(high)
        last = Decimal(upper) * units.SCALES.get(scale, 1)
        value = f"{value}-{upper}"
    return Quantity(
        *span,
        Measure.RANK if rank else Measure.AMOUNT,
        value,
        scale + units.ASCII_SIGNS.get(unit, unit),
        units.spelled(unit),
        first,
        last,
        _approx(text, *span, inside),
        Numeral.DIGIT,
    )


def _approx(text: str, start: int, end: int, inside: str) -> str:
    after = AFTER.match(text, end)
    if after:
        return after[1]
    before = BEFORE.search(text[max(0, start - _NEAR) : start])
    return before[1] if before else inside


def _in_chinese(text: str) -> Iterator[Quantity]:
    for match in chinese_pattern().finditer(text):
        read = _CHINESE.get(match.lastgroup or "")
        parts = read(match) if read else None
        if parts is not None:
            measure, value, unit, base, amount, inside = parts
            yield Quantity(
                *match.span(),
                measure,
                value,
                unit,
                base,
                amount,
                amount,
                _approx(text, *match.span(), inside),
                Numeral.CHINESE,
            )


def _rank(match: re.Match[str]) -> _Parts | None:
    word = match["nth"] or match["top"]
    amount = _ONE if word == "首" else numerals.decimal_of_chinese(word or "")
    return None if amount is None else (Measure.RANK, word, "位", "位", amount, "")


def _percent(match: re.Match[str]) -> _Parts | None:
    amount = numerals.decimal_of_chinese(match["hundredths"])
    return None if amount is None else (Measure.AMOUNT, match["hundredths"], "%", "%", amount, "")


def _fraction(match: re.Match[str]) -> _Parts | None:
    under = numerals.decimal_of_chinese(match["under"])
    over = numerals.decimal_of_chinese(match["over"])
    if not under or over is None:
        return None
    return Measure.AMOUNT, match.group(), "", "", over / under, ""


def _times(match: re.Match[str]) -> _Parts | None:
    amount = numerals.decimal_of_chinese(match["fold"] or "一")
    return (
        None if amount is None else (Measure.AMOUNT, match["fold"] or "一", "番", "番", amount, "")
    )


def _share(match: re.Match[str]) -> _Parts | None:
    amount = numerals.decimal_of_chinese(match["tenths"])
    return None if amount is None else (Measure.AMOUNT, match["tenths"], "成", "成", amount, "")


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
    if not inside and not scale and (word in _BARE or (word == "一" and unit not in _TELLING)):
        return None  # 千家万户, 一个: no number is meant
    vague = word.strip("几数")
    amount = numerals.decimal_of_chinese(vague)
    if amount is None:
        return None
    inside = inside or ("几" if vague != word else "")
    return (
        Measure.AMOUNT,
        word,
        scale + unit,
        units.spelled(unit),
        amount * units.SCALES.get(scale, 1),
        inside,
    )


# Units with which 一 is a number.
_TELLING: Final = frozenset(("倍", "个百分点", "吨", "公里", "米", "元"))
_CHINESE: Final[dict[str, Callable[[re.Match[str]], _Parts | None]]] = {
    "han_rank": _rank,
    "han_percent": _percent,
    "han_fraction": _fraction,
    "han_times": _times,
    "han_share": _share,
    "han_amount": _amount,
}
