"""The time a sentence speaks of, as it is stated: 2022年, 2018—2022年, 今后五年, 十四五, 前三季度."""

from __future__ import annotations

import re
from typing import Final

_YEAR: Final = "(?:19|20)[0-9]{2}"
_TO: Final = r"\s*(?:[—–\-~～－―]{1,2}|至|到)\s*"
_COUNT: Final = "[一二两三四五六七八九十0-9]{1,2}"
# What something is compared with is not the time spoken of; what dates a name or a law neither.
_BASIS: Final = re.compile(
    f"(?:较|比|同比|与|相比)\\s*(?:{_YEAR}年|上年|去年|上一?年度)(?:同期|末|底)?"
)
_TITLE: Final = re.compile("《[^》]{0,80}》")
_PERIOD: Final = re.compile(
    rf"{_YEAR}\s*年?{_TO}{_YEAR}\s*年?(?:雪季|学年|年度)?"
    rf"|{_YEAR}\s*年(?:(?:前|第)?[一二三四]个?季度|[上下]半年|前?[0-9]{{1,2}}(?:{_TO}[0-9]{{1,2}})?\s*个?月(?:份|底|末|[上中下]旬)?(?:\s*[0-9]{{1,2}}\s*日)?|底|末|初)?"
    rf"|(?:今后|未来|过去|近|最近)(?:的)?(?:{_COUNT}|几)年"
    rf"|{_COUNT}年来|近年来|近年|今后一个时期|本届政府任期"
    r"|[“‘]?十[一二三四五六七八九]五[”’]?(?:期间|时期|规划期|期末|末|开局之年|以来)"
    r"|[“‘]十[一二三四五六七八九]五[”’]"
    rf"|(?:今年|明年|去年|上年|前年|全年|年内)(?:以来|底前|年底)?(?:前?[一二三四0-9]{{1,2}}(?:{_TO}[0-9]{{1,2}})?个?(?:季度|月份?))?(?:[上下]半年)?"
    rf"|前[一二三]个?季度|[一二三四]季度|[上下]半年"
    rf"|[0-9]{{1,2}}\s*(?:月份?)?{_TO}[0-9]{{1,2}}\s*月份?|前[0-9一二三四五六七八九十]{{1,2}}个月|[0-9]{{1,2}}月(?:[0-9]{{1,2}}日|底|末|份)?"
)
_SPACE: Final = re.compile(r"\s+")


def stated(text: str) -> str:
    """The first time ``text`` names as its own, without quotes and white space; empty if it names none."""
    if "年" not in text and "月" not in text and "五" not in text and "季" not in text:
        return ""
    found = _PERIOD.search(without_asides(text))
    return _plain(found.group()) if found else ""


def stated_alone(title: str) -> str:
    """The time a heading names, if it names exactly one."""
    found = {_plain(match.group()) for match in _PERIOD.finditer(without_asides(title))}
    return found.pop() if len(found) == 1 else ""


def without_asides(text: str) -> str:
    """``text`` without the names in 《》 and without what it compares with."""
    if "《" in text:
        text = _TITLE.sub("《》", text)
    return _BASIS.sub("同比", text) if "比" in text or "较" in text or "与" in text else text


def _plain(text: str) -> str:
    return _SPACE.sub("", text).strip("“”‘’")
