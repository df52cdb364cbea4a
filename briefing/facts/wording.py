"""Figures as a clerk writes them into a table: the number, the period, what is compared."""

from __future__ import annotations

import re
from collections.abc import Mapping
from unicodedata import normalize

from messages import catalogue
from model.document import Document
from model.facts import Indicator, Numeral
from model.series import Aspect, Difference, Point, Series

_YEAR = re.compile(r"[0-9]{4}")
_MONTH = re.compile(r"(?P<year>[0-9]{4})-(?P<month>0[1-9]|1[0-2])")
_MONTHS = re.compile(
    r"(?P<year>[0-9]{4})-(?P<first>0[1-9]|1[0-2])/(?P=year)-(?P<last>0[1-9]|1[0-2])"
)
_QUARTER = re.compile(r"(?P<year>[0-9]{4})Q(?P<first>[1-4])(?:-Q(?P<last>[1-4]))?")
_YEARS = re.compile(r"(?P<first>[0-9]{4})-(?P<last>[0-9]{4})(?P<rest>\D*)")
# A name that says already that it is one of these needs no more.
_NAMED_SO = {
    Aspect.CHANGE: ("增速", "增幅", "降幅", "增长率", "增量", "增长", "下降", "涨幅"),
    Aspect.SHARE: ("占比", "比重", "率", "比例", "份额"),
    Aspect.RANK: ("排名", "位次", "名次", "排位"),
}


def chinese(code: str, values: Mapping[str, object] | None = None) -> str:
    """A message as it is printed: in Chinese, whatever language the window speaks."""
    return catalogue.say(code, values, catalogue.Language.CHINESE)


def period(text: str) -> str:  # noqa: PLR0911 - a form of period each
    """A period of ``model.facts.Indicator`` in words: 2022Q1-Q3 → 2022年前三季度."""
    if not text:
        return chinese("fact.period.unknown")
    if _YEAR.fullmatch(text):
        return chinese("fact.period.year", {"year": text})
    if found := _MONTH.fullmatch(text):
        values = {"year": found["year"], "month": int(found["month"])}
        return chinese("fact.period.month", values)
    if found := _MONTHS.fullmatch(text):
        values = {"year": found["year"], "first": int(found["first"]), "last": int(found["last"])}
        return chinese("fact.period.months", values)
    if found := _QUARTER.fullmatch(text):
        first, last = found["first"], found["last"] or found["first"]
        if first == last:
            code = f"fact.period.quarter{first}"
        elif first == "1":
            code = {"2": "fact.period.half", "3": "fact.period.quarters", "4": "fact.period.year"}[
                last
            ]
        else:
            code = "fact.period.half2" if (first, last) == ("3", "4") else ""
        return chinese(code, {"year": found["year"]}) if code else text
    if found := _YEARS.fullmatch(text):
        values = {"first": found["first"], "last": found["last"], "rest": found["rest"]}
        return chinese("fact.period.season" if found["rest"] else "fact.period.years", values)
    return text


def number(indicator: Indicator, document: Document | None) -> str:
    """The number as printed, without its unit but with 左右 or 以上: 6—7, 800以上, 超过200."""
    from language.quantities.units import ROUND_AFTER

    value = (
        indicator.value.replace("-", "—") if indicator.low != indicator.high else indicator.value
    )
    if indicator.numeral is Numeral.CHINESE and document is not None:
        # 千万头: the unit that counts is not the one that the words end with.
        value = _printed(indicator, document)
    approx = indicator.approx
    if not approx or approx in value:
        return value
    printed = _printed(indicator, document) if document is not None else ""
    if approx in printed[1:-1] and not printed.startswith(approx) and not printed.endswith(approx):
        return printed  # 13万多名: the word stands inside, and takes the unit with it
    return value + approx if approx in ROUND_AFTER else approx + value


def figure(indicator: Indicator, document: Document | None) -> str:
    """The number with its unit: 6%左右, 达到 is left to the direction."""
    from language.quantities.units import ROUND_AFTER

    approx = indicator.approx
    if document is not None and approx and approx in (said := _printed(indicator, document)):
        return said
    bare = number(indicator, document)
    if approx and approx in ROUND_AFTER and bare.endswith(approx):
        return bare.removesuffix(approx) + indicator.unit + approx
    return bare + ("" if bare.endswith(indicator.unit) else indicator.unit)


def _printed(indicator: Indicator, document: Document) -> str:
    """The figure as the source has it, in half width."""
    return normalize("NFKC", " ".join(document.text(indicator.span).split()))


def cell(point: Point, series: Series, document: Document | None) -> str:
    """What a point says in a table whose row names the unit of ``series``."""
    indicator = point.indicator
    same = indicator.unit == series.unit
    text = number(indicator, document) if same else figure(indicator, document)
    if series.aspect is Aspect.CHANGE and point.low < 0 and not text.startswith("-"):
        return chinese("fact.fall", {"value": text})
    return text


def name(series: Series, *, subject: bool = True) -> str:
    """What a row is headed: whose measure, which one, and what of it."""
    text = series.name
    endings = _NAMED_SO.get(series.aspect, ())
    if series.aspect is not Aspect.LEVEL and not text.endswith(endings):
        if series.aspect is Aspect.GAP:
            against = next((p.indicator.comparison for p in series.points), "")
            text = chinese("fact.aspect.gap", {"name": text, "against": against}).strip()
        else:
            rate = series.unit in ("%", "‰", "个百分点", "倍")
            if series.points[-1].low < 0:
                changed = "fact.aspect.fall"
            else:
                changed = "fact.aspect.rate" if rate else "fact.aspect.amount"
            code = {
                Aspect.CHANGE: changed,
                Aspect.SHARE: "fact.aspect.share",
                Aspect.RANK: "fact.aspect.rank",
            }[series.aspect]
            text = chinese(code, {"name": text})
    if not subject or not series.subject or series.subject in text:
        return text
    return chinese("fact.of_subject", {"subject": series.subject, "name": text})


def difference(one: Difference, series: Series) -> str:
    """Actual less target, with its sign: +37.3, -1.5, 0; of percentages in 个百分点."""
    amount = format(one.amount.normalize(), "f") if one.amount else "0"
    if one.amount > 0:
        amount = f"+{amount}"
    return chinese("fact.points", {"amount": amount}) if series.unit == "%" else amount
