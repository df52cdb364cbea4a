"""The key of a name: two names with one key mean the same measure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from facts.series import rules
from language.quantities import units
from model.facts import Indicator
from model.series import Aspect

_MARKS: Final = re.compile(r"[\s“”\"‘’「」『』《》（）()、，,·:：；;]")
_ASIDE: Final = re.compile(r"[（(][^（()）]{1,20}[）)]")
_YEAR: Final = re.compile(r"\A(?:(?:19|20)[0-9]{2}年?(?:末|底|度)?|到|截至|至)+")
_IMPLIED: Final = sorted(rules.IMPLIED.items(), key=lambda row: -len(row[0]))
_UP: Final = ("增长", "增加", "提高", "上升", "上涨", "提升", "回升", "增")
_DOWN: Final = ("下降", "减少", "降低", "收窄", "压减", "回落", "下跌", "降")


@dataclass(frozen=True, slots=True)
class Key:
    """``measure`` in normal form; ``dimension`` what its unit measures; figures share a series only if all agree."""

    measure: str
    aspect: Aspect
    dimension: str


def aspect_of(indicator: Indicator) -> Aspect:
    """What of its measure a figure tells."""
    direction = indicator.direction
    if indicator.unit == "位" or "排名" in direction:
        return Aspect.RANK
    if direction.startswith(("高于", "低于", "高出")) or (
        indicator.base == "个百分点" and "于" in direction
    ):
        return Aspect.GAP
    if direction.startswith("占"):
        return Aspect.SHARE
    if direction.startswith(_UP + _DOWN) or (
        indicator.base in ("%", "‰", "倍", "个百分点")
        and _plain(indicator.name).endswith(rules.GROWTH)
    ):
        return Aspect.CHANGE
    return Aspect.LEVEL


def falls(indicator: Indicator) -> bool:
    """Whether a change is a fall."""
    return indicator.direction.startswith(_DOWN) or (
        not indicator.direction and _plain(indicator.name).endswith("降幅")
    )


def key_of(indicator: Indicator, subject: str) -> Key:
    """The key of a figure whose subject is ``subject``: its name there is of no account (吉林省粮食产量)."""
    aspect = aspect_of(indicator)
    return Key(
        measure_of(indicator.name, indicator.base, aspect, subject), aspect, _dimension(indicator)
    )


def _dimension(indicator: Indicator) -> str:
    base = indicator.base
    counted = _without_implied(_plain(indicator.name), base)
    if base in rules.COUNTERS and counted.endswith(rules.COUNTED_SO):
        return "counted"
    return units.standard(base).dimension


@lru_cache(maxsize=1 << 14)
def measure_of(name: str, base: str, aspect: Aspect, subject: str = "") -> str:
    """The normal form of a name: 全省粮食总产量 → 粮食产量."""
    plain = bare_of(name, aspect, subject)
    if plain in _twins():
        return _twins()[plain]
    for ending, same in rules.ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= 2:
            plain = plain[: -len(ending)] + same
            break
    return (
        _twins().get(plain)
        or _twins().get(_without_implied(plain, base))
        or _without_implied(plain, base)
    )


@lru_cache(maxsize=1 << 14)
def bare_of(name: str, aspect: Aspect, subject: str = "") -> str:
    """A name without what other fields of the figure tell: 全省粮食总产量达到 → 粮食总产量."""
    plain = _plain(name)
    while True:
        before = plain
        plain = _YEAR.sub("", plain)
        for word in (subject, *rules.BEFORE):
            if word and plain.startswith(word) and len(plain) - len(word) >= 2:
                plain = plain[len(word) :]
                break
        ends: tuple[str, ...] = rules.AFTER
        if aspect is Aspect.CHANGE:
            ends += rules.GROWTH
        elif aspect is Aspect.RANK:
            ends += rules.RANKED
        for word in ends:
            if plain.endswith(word) and len(plain) - len(word) >= 2:
                plain = plain[: -len(word)]
                break
        if plain == before:
            return plain


def _plain(name: str) -> str:
    return _MARKS.sub("", _ASIDE.sub("", name))


def _without_implied(plain: str, base: str) -> str:
    if plain.endswith(rules.KEPT):
        return plain
    for word, implied_by in _IMPLIED:
        if (
            plain.endswith(word)
            and len(plain) - len(word) >= 2
            and (not implied_by or base in implied_by or base in rules.OF_ANYTHING)
        ):
            return plain[: -len(word)]
    return plain


@cache
def _twins() -> dict[str, str]:
    return {name: row[0] for row in rules.SYNONYMS for name in row}
