"""The pattern that finds what must be borne; compiled when the first text is read."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from facts.check import figures, signs

_CN: Final = f"[{figures.NUMERALS}]"
_TO: Final = r"\s*(?:[—–\-~―]{1,2}|至|到)\s*"
# 亿元以上项目, 千万元级企业: an amount of one, whose numeral is left out.
_THRESHOLD: Final = f"(?<![0-9多余几数上{figures.NUMERALS}])(?=[百千]?[万亿]元)"
_RELATIVE: Final = (
    "今年 去年 明年 上年 前年 后年 本年 当年 次年 翌年 上半年 下半年 上月 本月 下月 上季度 本季度 下季度 上周 本周 下周 昨日 今日 明日 "
    "前三季度 前两季度 年初 年末 年底 年中 月底 月初 上旬 中旬 下旬"
)


@cache
def critical() -> re.Pattern[str]:
    """Figures, dates, words of direction and of scope, in half-width text. The group that matched names the kind."""
    measures = signs.unit_pattern()
    number = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
    relative = "|".join(sorted(_RELATIVE.split(), key=len, reverse=True))
    return re.compile(
        rf"""
        (?P<item>(?:\A|(?<=[:;。\n]))\s*(?:[(]?\s?(?P<nth>[0-9]{{1,2}})\s?(?:[)]|[、.](?![0-9]))|第(?P<th>[一二三四五六七八九十]{{1,2}})(?=[,、。])))
      | (?P<year>(?:(?<![0-9.])[1-9][0-9]{{3}}|[一二][{"零〇○一二三四五六七八九"}]{{3}})\s*年(?![人吨])
               |(?<![0-9.,])[1-9][0-9]{{3}}(?={_TO}(?:19|20)?[0-9]{{2}}\s*(?:年|学年))
               |(?<![0-9.,])(?:19|20)[0-9]{{2}}(?=[-/.][01]?[0-9][-/.][0-3]?[0-9](?![0-9])))
      | (?P<ymd>(?<=[0-9])[-/.](?P<m>[01]?[0-9])[-/.](?P<d>[0-3]?[0-9])(?![0-9]))
      | (?P<month>(?:(?<![0-9.])[0-9]{{1,2}}|(?<!{_CN})(?:十[一二]?|[一二三四五六七八九]))\s*月(?:份)?(?!饼))
      | (?P<day>(?:(?<![0-9.])[0-9]{{1,2}}|(?<=月)(?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]))\s*日(?![均产]))
      | (?P<quarter>第?(?:[1-4]|[一二三四])季度)
      | (?P<plan>(?<!{_CN})(?:十[一二三四五六七八九]?|[一二三四五六七八九]|二十)五(?=[”’"」']|时期|规划|期间|末|以来))
      | (?P<relative>{relative})
      | (?P<direction>(?!(?<=新)增加)(?:{signs.direction_pattern()}))
      | (?P<scope>{signs.scope_pattern()})
      | (?P<ratio>(?P<under>[0-9]+|{_CN}+)分之(?P<over>{number}|{_CN}+(?:点{_CN}+)?))
      | (?P<number>(?P<ordinal>第\s*)?(?P<minus>(?<![0-9A-Za-z%\u4e00-\u9fff)])-|(?<=[为是率速幅到达至])-|(?<=[为是率速幅])负(?=[0-9]))?(?P<value>{_THRESHOLD}|{number}|{_CN}+(?:点{_CN}+)?)
            (?P<some>\s*[多余几])?\s*(?:(?P<scale>[{figures.SCALES}]{{0,3}}?)(?P<some2>[多余])?\s*(?P<unit>{measures})|(?P<bare>[{figures.SCALES}]{{1,3}}(?P<some3>[多余])?))?)
        """,
        re.VERBOSE,
    )


@cache
def counted() -> re.Pattern[str]:
    """Measure words behind which a Chinese numeral counts."""
    return re.compile(f"[多余几]?(?:{signs.counted_pattern()})")


@cache
def latin() -> re.Pattern[str]:
    """A word in Latin letters."""
    return re.compile(r"[A-Za-z]+")
