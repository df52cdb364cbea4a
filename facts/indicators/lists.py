"""Figures in a row dealt out to the things in a row before them: 城镇和农村居民收入分别达到…元、…元."""

from __future__ import annotations

import re
from typing import Final

from facts.indicators import tables
from facts.indicators.phrases import tokens

_AND: Final = re.compile("、|和|与|及|以及|，|,")
_NOT_IN_QUOTES: Final = re.compile("“[^”]*”|《[^》]*》|（[^）]*）")
_MEASURE_END: Final = re.compile(f"{tables.MEASURE}\\Z")
# What a measure is related to, said once for a row: 单位生产总值用水量、能耗.
_PER: Final = re.compile(
    "(?:单位|人均|每[^、]{1,4}?|万元)[^、]{0,6}?(?:生产总值|GDP|增加值|产值|产品|面积)(?=.)"
)
_HEAD: Final = re.compile("\\A(?:其中|全(?:省|市|县|区|州|国)|我(?:省|市|县|区|州))+")


def shared(phrase: str, count: int) -> tuple[str, ...]:
    """``count`` names out of ``phrase``; empty where it does not hold so many.

    城镇和农村居民收入 → 城镇居民收入, 农村居民收入; 原煤、原油产量 → 原煤产量, 原油产量; 城乡低保标准 → 城镇低保标准, 农村低保标准.
    """
    parts = _parts(phrase)
    if len(parts) > count:
        parts = _parts_by_marks(phrase, count) or parts
    if len(parts) == count > 1:
        return _with_shared_head(parts)
    if count == 2:
        for pair, (one, other) in tables.PAIRS.items():
            if pair in phrase:
                return phrase.replace(pair, one, 1), phrase.replace(pair, other, 1)
    return ()


def _parts(phrase: str) -> list[str]:
    """The members of a row, cut where no quotation is."""
    hidden = _NOT_IN_QUOTES.sub(lambda found: "■" * len(found.group()), phrase)
    parts, at = [], 0
    for mark in _AND.finditer(hidden):
        parts.append(phrase[at : mark.start()])
        at = mark.end()
    parts.append(phrase[at:])
    return [part for part in parts if part.strip()]


def _parts_by_marks(phrase: str, count: int) -> list[str]:
    """The members where 、 parts them and 和 only joins two words of one, or the other way round."""
    for marks in ("、", "，", "和", "与"):
        parts = [part for part in phrase.split(marks) if part.strip()]
        if len(parts) == count:
            return parts
    return []


def _with_shared_head(parts: list[str]) -> tuple[str, ...]:
    last = parts[-1]
    tail = _shared_tail(parts)
    lead = (
        _shared_lead(parts) if len(parts[0]) > len(last) - len(tail) or _PER.match(parts[0]) else ""
    )
    if lead and _PER.match(last):
        lead = ""
    names = [part + tail for part in parts[:-1]] + [last]
    if lead:
        names = [names[0]] + [lead + name for name in names[1:]]
    return tuple(names)


def _shared_tail(parts: list[str]) -> str:
    """What the last member has beyond its own word and the others lack."""
    first, last = parts[0], parts[-1]
    measure = _MEASURE_END.search(last)
    if _MEASURE_END.search(first) or _is_act(first, last):
        return ""
    words = [word for word, _ in tokens(last)]
    best, at = len(last), 0
    gap = abs(len(last) - len(first))
    for word in words:
        at += len(word)
        if abs(at - len(first)) < gap:
            best, gap = at, abs(at - len(first))
    if (
        (measure and 0 < measure.start() - best <= 1)
        or (best == len(last) and measure and measure.start() > 0)
        or (measure and best > measure.start() > 0)
    ):
        best = measure.start()
    return last[best:] if len(last) - best >= 2 else ""


def _is_act(first: str, last: str) -> bool:
    """接待游客 beside 旅游收入: an act with its own object shares no measure with what is none."""
    words, others = tokens(first), tokens(last)
    return len(words) == 2 and [tag[0] for _, tag in words] == ["v", "n"] and others[0][1] != "v"


def _shared_lead(parts: list[str]) -> str:
    """What the first member says for all: 生产安全事故|起数和死亡人数."""
    first, last = parts[0], parts[-1]
    per = _PER.match(first)
    if per:
        return per.group()
    if not (_MEASURE_END.search(first) and _MEASURE_END.search(last)):
        return ""
    words = [word for word, _ in tokens(first)]
    own = 0
    for count in range(len(words) - 1, 0, -1):
        own += len(words[count])
        if own >= min(len(last), 2):
            break
    lead = first[: len(first) - own]
    return lead if lead and len(last) <= 5 else ""
