"""The numbers that slogans are built with: 六新, “一主六双”, 三个五, 761."""

from __future__ import annotations

import re
from typing import Final

_VALUES: Final = {sign: value for value, sign in enumerate("零一二三四五六七八九十")} | {
    "两": 2, "双": 2, "百": 100, "千": 1000, "万": 10000,
}  # fmt: skip
SIGNS: Final = "一二三四五六七八九十两双"
# 四大集群, 六新产业, 五个合作, 三位一体, 双千: what is counted follows the number.
_COUNTED: Final = re.compile(
    rf"([{SIGNS}]|十[一二三四五六七八九]|[0-9]{{1,2}})\s*[个大项条类张]?[^\W0-9]"
)
_PAIRS: Final = re.compile(rf"(?:[{SIGNS}][^\W0-9一二三四五六七八九十]){{2,5}}")
_SLOGAN: Final = re.compile(
    rf"[{SIGNS}百千万0-9]+[个大项条类张]?[^\W]{{1,8}}|(?:[{SIGNS}][^\W]{{1,3}}){{2,5}}|[0-9]{{2,5}}(?:\+[0-9NX])*"
)
# 三位一体: one made of three.
_AS_ONE: Final = re.compile(".位一体")
# 十四五: a five-year plan; 七五: an older one.
_PLAN_PERIOD: Final = re.compile(r"(?:十?[一二三四五六七八九])五(?:时期|期间|规划)?")


def value_of(sign: str) -> int | None:
    """The number that one Chinese numeral or a run of digits stands for; 十二 counts, 二十 does not."""
    if sign.isdecimal():
        return int(sign)
    if len(sign) == 2 and sign[0] == "十":
        return 10 + _VALUES.get(sign[1], 0)
    return _VALUES.get(sign)


def counts_of(term: str) -> frozenset[int]:
    """How many members ``term`` (without quotes) may have: 六新产业 has 6, 两河一湖 has 3; empty if it counts none."""
    found: set[int] = set()
    first = _COUNTED.match(term)
    if first:
        value = value_of(first[1])
        if value is not None:
            found.add(value)
    if len(pairs := pairs_of(term)) > 1 and not _AS_ONE.fullmatch(term):
        found = {sum(count for count, _ in pairs)}
    return frozenset(found)


def pairs_of(term: str) -> tuple[tuple[int, str], ...]:
    """一主六双 as ``((1, "主"), (6, "双"))``; empty for every other form."""
    if not _PAIRS.fullmatch(term):
        return ()
    return tuple((_VALUES[term[at]], term[at + 1]) for at in range(0, len(term), 2))


def is_slogan(term: str) -> bool:
    """Whether ``term`` is put together by counting: 六新, 三个五, 一主六双, 761."""
    return _SLOGAN.fullmatch(term) is not None and not is_plan_period(term)


def is_plan_period(term: str) -> bool:
    """Whether ``term`` is a five-year plan: 十四五."""
    return _PLAN_PERIOD.fullmatch(term) is not None
