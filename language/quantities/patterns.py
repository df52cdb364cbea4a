"""The patterns that find numbers, put together from the tables of units when the first text is read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from language.quantities import units

# A sign stands where a word says that a number follows; elsewhere a stroke joins.
_SIGN: Final = r"(?:(?<=[为是到至由从达长幅率值：:，,])[\-－−](?=[0-9０-９]))?"
_NUMBER: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9０-９]+)(?:[.．][0-9０-９]+)?"
_TO: Final = r"\s?(?:[—–\-~～－―]{1,2}|至|到)\s?"
_YEAR: Final = "(?:19|20)[0-9]{2}"
_HAN_DIGIT: Final = "[一二三四五六七八九]"

# Words that round; a word that only ends in the same character is none (节约, 侦破, 附近).
BEFORE: Final = re.compile(
    f"(?<![节预签合契条制违特公附最临靠远邻相打侦爆赶])({'|'.join(units.ROUND_BEFORE)})[达了到至]?\\s?\\Z"
)
AFTER: Final = re.compile(rf"\s?[（(]?(?:含[）)])?及?({'|'.join(units.ROUND_AFTER)})")
# What the last character before a number must be for one of the first, or before one of those that may stand between, and
# the first behind it for one of the others; white space besides.
ROUND_ENDS: Final = frozenset(word[-1] for word in units.ROUND_BEFORE)
REACHED: Final = frozenset("达了到至")
AFTER_BEGINS: Final = frozenset("（(及").union(word[0] for word in units.ROUND_AFTER)
# A number without a unit is stated by a verb before it, and the clause ends after it.
BARE_BEFORE: Final = re.compile(r"(?:[达到至为是超破约近升降长]|指数|得分|均分|比例)\s?\Z")
BARE_AFTER: Final = re.compile(r"\s?(?:[，。；、）),;!！]|左右|以上|以下|以内|\Z)")
# Numbers dealt out in a row, as far as that word may stand before them.
DEALT: Final = re.compile("(?:分别|各)[^，；。]*\\Z")
# What makes a unit part of another word: 两位数, 90年代, 3成功.
_NO_UNIT: Final = (
    "(?<!位(?=数))(?<!年(?=代))(?<!元(?=素))(?<!分(?=[之布]))(?<!成(?=[为立功果长效就员都品]))"
)

# What follows the first number of a date or a time of day; most figures are told apart here.
_DATED: Final = r"(?=第|[0-9]{1,4}+(?:[\s年度月日、和至到,，—–－\-~～―:：时点世后季]|个\s?[季月])|[0-9]{4}[-/.])"

# 4金2银1铜
_MEDALS: Final = r"[金银铜](?=[0-9、，。；,;的]|\Z)"


def _any(words: Iterable[str]) -> str:
    """A pattern of ``words``, the longest first, kept by first character so that most places are turned down at once."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(word[1:])
    single = "".join(first for first, tails in rests.items() if tails == [""])
    rows = [f"[{re.escape(single)}]"] if single else []
    for first, tails in rests.items():
        longer = "|".join(
            re.escape(tail) for tail in sorted(set(tails), key=len, reverse=True) if tail
        )
        if longer:
            rows.append(f"{re.escape(first)}(?:{longer}){'?' if '' in tails else ''}")
    begins = re.escape("".join(rests))
    return f"(?=[{begins}])(?:{'|'.join(rows)})"


def _measure(name: str) -> str:
    """A unit, or scale and unit, each in a group whose name begins with ``name``."""
    unit, scale = f"(?:{_any(units.all_units())}{_NO_UNIT}|{_MEDALS})", _any(units.SCALES)
    return (
        f"\\s?(?:(?P<{name}plain>{unit})|(?P<{name}inside>[多余几])?(?P<{name}scale>{scale})?"
        f"(?P<{name}behind>[多余几])?(?P<{name}more>(?<=万[多余几])亿)?(?P<{name}unit>{unit})?)"
    )


@cache
def digit_pattern() -> re.Pattern[str]:
    """Numbers in digits; the group that matched last names the kind. What is no quantity matches as well and is passed.

    A match begins where the one before ended: it runs over what can begin no number at the pace of one set of
    characters. Only its named groups say where something stands.
    """
    latin = "|".join(
        re.escape(unit) for unit in units.all_units() if unit.isascii() and unit.isalpha()
    )
    day = rf"[0-9]{{1,2}}\s?月(?!季|嫂|球|饼)份?(?:\s?[0-9]{{1,2}}\s?日)?(?:{_TO}(?:[0-9]{{1,2}}\s?月)?[0-9]{{1,2}}\s?日)?"
    return re.compile(
        rf"""
        (?!\Z)[^0-9０-９第《“"‘A-Za-z\-－−]*+(?:
          (?![0-9])(?:
            (?P<title>《[^》\n]{{0,80}}》)
          | (?P<quoted>[“"‘][0-9][^”"’，。；\n]{{0,14}}[”"’])
          | (?P<address>(?:https?://|www\.)[!-~]+)
          | (?P<name>[A-Za-z]+[-.·]?[0-9]*[A-Za-z0-9]*(?:\.[0-9]+)?))
        | (?P<date>(?<![0-9.]){_DATED}(?:
              {_YEAR}\s?年?(?:度)?{_TO}(?:{_YEAR}|[0-9]{{2}})\s?(?:学年|年度|年|雪季|赛季)
            | {_YEAR}\s?年(?:\s?{day})?
            | [0-9]{{4}}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}(?![0-9])
            | (?:[0-9]{{1,2}}\s?(?:月份?)?\s?[、和至到,，—－–\-]\s?){{0,11}}{day}
            | [0-9]{{1,2}}(?:{_TO}[0-9]{{1,2}})?\s?日(?![均产内])
            | [0-9]{{1,2}}\s?[:：][0-9]{{2}}(?:[:：][0-9]{{2}}(?![0-9:：.])|(?![0-9:：.]))
            | [0-9]{{1,2}}\s?[时点](?!间)(?:[0-9]{{1,2}}\s?分|半|整|许)?
            | [0-9]{{1,2}}\s?(?:世纪|年代|后(?=[，。、；的青党员]))
            | 第?[0-9]\s?个?季度
            | (?:(?<=过去|今后|未来|最近|此后)|(?<=近))[0-9]{{1,2}}\s?年(?:来|间|内)?
            | (?<=前)[0-9]{{1,2}}\s?个月
          ))
        | (?P<rank>第\s?(?P<place>[0-9]+)(?:\s?(?P<of>[位名])(?!数)|(?=[，。；、）),;\s]|\Z)))
        | (?P<ordinal>第\s?{_NUMBER}|\A[0-9]{{1,2}}\s+(?=[一-龥]))
        | (?P<document>[0-9]++\s?(?:号|楼|版本?|路公|国道|省道|[+＋]))
        | (?P<model>[0-9]++(?>(?:\.[0-9]++)?)(?=[A-Za-z])(?!(?:{latin})(?![A-Za-z]))[A-Za-z0-9]*)
        | (?P<ratio>(?<![0-9.])(?P<antecedent>[0-9]{{1,3}}+(?>(?:\.[0-9]++)?))\s?[:：∶]\s?(?P<consequent>[0-9]{{1,4}}(?:\.[0-9]+)?)(?:\s?[:：∶]\s?(?P<third>[0-9]{{1,3}}(?:\.[0-9]+)?))?(?![0-9:：]))
        | (?P<amount>(?P<first>(?P<low>{_SIGN}{_NUMBER}){_measure("")})(?:{_TO}(?P<high>{_NUMBER}){_measure("to_")})?)
        | (?s:.) | \Z)
        """,
        re.VERBOSE,
    )


@cache
def row_pattern() -> re.Pattern[str]:
    """The next number of a row whose last alone has a unit: 分别提高1.2、3和0.8个百分点."""
    return re.compile(rf"\s?(?:、|和|与|及|以及)\s?{_NUMBER}{_measure('')}")


@cache
def chinese_sign() -> re.Pattern[str]:
    """Two characters without which :func:`chinese_pattern` finds no quantity: the end of a numeral and what follows it.

    Numerals alone are in most sentences. 一 counts only with a few units (一倍), and what multiplies only behind
    another numeral: 千家 and the 万元 of 3万元 are none.
    """
    digits, every = "二三四五六七八九十两零〇", "一二三四五六七八九十百千两零〇"
    begins = re.escape("".join(sorted({unit[0] for unit in units.HAN_UNITS})))
    ones = "|".join(sorted(unit for unit in units.HAN_UNITS if unit in TELLING))
    return re.compile(
        f"[{every}万亿几数半多余分翻首第](?:"
        f"(?<=[{digits}])[{begins}]|(?<=[{every}万亿几数点多余][百千万亿一几数多余])[{begins}]|(?<=一)(?:{ones})|(?<=半)[年天]"
        f"|(?<=分)之|(?<=翻)[一二两三四五六七八九番]|(?<=[一二两三四五六七八九])成"
        f"|(?<=首)位|(?<=[一二三四五六七八九十])[位名]|(?<=[国省市区县界球居列排]第)[一二三四五六七八九十])"
    )


# Units with which 一 is a number.
TELLING: Final = frozenset(("倍", "个百分点", "吨", "公里", "米", "元"))


@cache
def chinese_pattern() -> re.Pattern[str]:
    """Numbers in Chinese numerals that rank, count or measure, no names and no words that only contain a numeral.

    As those of :func:`digit_pattern`, a match begins where the one before ended, and runs over what can begin none.
    """
    count = "一二三四五六七八九十百千两零〇"
    units_ = _any(units.HAN_UNITS)
    return re.compile(
        rf"""
        (?!\Z)[^第首{count}半几数翻“‘《]*+(?:
          (?P<title>《[^》\n]{{0,80}}》)
        | (?P<quoted>[“‘][{count}][^”’，。；\n]{{0,14}}[”’])
        | (?P<date>[二一][〇零一二三四五六七八九]{{3}}年|[{count}]{{1,3}}月(?:份|[{count}]{{1,3}}日)?|[一二三四]季度)
        | (?P<han_rank>第(?P<nth>{_HAN_DIGIT}?十?{_HAN_DIGIT}?)(?:[位名](?![数副])|(?<=[国省市区县界球居列排]第.)(?=[，。；、）]|\Z))
            |(?<=[居列国省市区县])(?P<top>首)位)
        | (?P<ordinal>第[{count}]{{1,9}})
        | (?P<han_percent>百分之(?P<hundredths>[{count}]{{1,5}}(?:点[{count}]{{1,5}})?))
        | (?P<han_fraction>(?P<under>{_HAN_DIGIT}十?)分之(?P<over>[{count}]{{1,5}}))
        | (?P<han_times>翻(?P<fold>[一二两三四五六七八九]?)番)
        | (?P<han_share>(?P<tenths>[一二两三四五六七八九])成(?=[，。；、以左的多]|\Z))
        | (?P<han_amount>
              (?P<count>[几数]?[{count}万亿]{{1,16}}(?:点[{count}]{{1,5}})?[几数]?|半(?=[年天]))(?P<han_inside>[多余])?(?P<han_scale>万亿|[万亿])?(?P<han_behind>[多余])?
              (?P<han_unit>{units_})(?!次产业|数(?![量])|代|体|字|级))
        | (?s:.) | \Z)
        """,
        re.VERBOSE,
    )
