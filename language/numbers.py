"""Figures in Chinese text: where they are and what kind of figure each is.

A figure that reports something (807.84亿斤, 6%—7%, 第4位, 三成) is told apart from one that only dates, counts off
or names (2022年3月, 第18届, 一是, 5G, “761”).
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final, NamedTuple


class FigureKind(StrEnum):
    """What a figure is for. QUANTITY and RANK report; the others only place or name."""

    QUANTITY = "quantity"
    RANK = "rank"
    DATE = "date"
    ORDINAL = "ordinal"
    NAME = "name"


class Figure(NamedTuple):
    """``text[start:end]`` is a figure with its unit. ``unit`` is empty where it has none."""

    start: int
    end: int
    kind: FigureKind
    unit: str = ""


_DIGITS: Final = r"(?:[0-9０-９]{1,3}(?:[,，][0-9]{3})+(?![0-9])|[0-9０-９]+)(?:[.．][0-9０-９]+)*"
_HAN: Final = "[一二三四五六七八九十百千万亿两零〇]"
_SCALE: Final = "(?:万亿|千万|百万|十万|千亿|百亿|万|亿|千|百)"
# Longest first, so that 百分点 is not read as 百 and 平方公里 not as 平方. Units of one character are a class of
# their own, which is found and compiled faster than as many alternatives.
_UNIT: Final = (
    "(?:个百分点|百分点|微克每立方米|微克/立方米|毫克/升|克/千瓦时|[万亿]?千瓦时|平方公里|平方千米|平方米|立方公里|立方米|公里|千米|厘米|"
    "毫米|海里|公顷|公斤|千克|千伏|千瓦|兆瓦|吉瓦|标箱|标准煤|美元|欧元|日元|港元|人次|个月|分钟|小时|街道|社区|"
    "[米元角斤吨克亩垧户人名家个项条件座处台套辆列架艘颗枚头只匹羽棵株张份部篇册场次届期批类种级层间栋幢所床位倍成折度秒天周年岁代里"
    "市县区村镇乡州省国支款宗起例笔单班组对双片块段盏口眼尾根樘万亿千百])"
)
_RATE: Final = "(?:%|％|‰|‱)"
_ABOUT: Final = "(?:多|余|几)?"
_MEASURE: Final = rf"(?:{_RATE}|{_ABOUT}{_SCALE}?{_ABOUT}{_UNIT}|{_ABOUT}{_SCALE})"
_TO: Final = r"\s*(?:[—–\-~～－―]{1,2}|至|到)\s*"

# The lookahead turns most places down at once; the alternatives after it are many.
_FIGURE: Final = re.compile(
    rf"""
    (?=[0-9０-９第前百几数翻hwA-Za-z“"‘「]|{_HAN})(?:
    (?P<address>(?:https?://|www\.)[!-~]+)
  | (?P<date>(?<![0-9.])(?:
        (?:19|20)[0-9]{{2}}\s*年(?:{_TO}(?:(?:19|20)[0-9]{{2}}|[0-9]{{2}})\s*年)?
            (?:(?:前|第)?[0-9一二三四]{{1,2}}\s*(?:个季度|季度|个月))?(?:\s*[0-9]{{1,2}}\s*月(?:\s*[0-9]{{1,2}}\s*日)?)?
      | (?:19|20)[0-9]{{2}}{_TO}(?:19|20)?[0-9]{{2}}\s*(?:学年|年度|年)?
      | [0-9]{{4}}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}
      | (?:19|20)[0-9]{{2}}(?=[\s，。、；）)]|\Z)
      | (?:(?:前|第)?[0-9]{{1,2}}\s*(?:季度|月份))
      | (?:[0-9]{{1,2}}\s*[、和至到—-]\s*){{0,11}}[0-9]{{1,2}}\s*月份?(?:\s*[0-9]{{1,2}}\s*日)?(?:{_TO}(?:[0-9]{{1,2}}\s*月)?[0-9]{{1,2}}\s*日)?
      | [0-9]{{1,2}}\s*日(?![均产])
      | [0-9]{{1,2}}[:：][0-9]{{2}}(?:[:：][0-9]{{2}})?
      | [0-9]{{1,2}}\s*时(?:[0-9]{{1,2}}\s*分)?(?!间)
      | (?:一|二|三|四)季度
      | 十[一二三四五六七八九]五(?=[”’"」时规以期])
    ))
  | (?P<rank>第\s*(?:[0-9]+|[一二三四五六七八九十]{{1,3}})\s*(?:大[^，。；]{{0,8}}(?:省|国|市)|位|名)|前[0-9三五十二百]+(?:强|名|位|列))
  | (?P<ordinal>第\s*(?:{_DIGITS}|{_HAN}{{1,9}})\s*[届次个条款章节号版批期轮届卷产]?|[一二三四五六七八九十]{{1,3}}是(?=[^否非的]))
  | (?P<name>[0-9]+(?:\.[0-9]+)+\s*版|[0-9]+(?:\.[0-9]+){{2,}}|(?<![A-Za-z])[A-Za-z]{{1,12}}[-.]?[0-9]+(?:\.[0-9]+)?(?:[A-Za-z]{{1,12}}[0-9]{{0,6}})?|[0-9]{{1,6}}[A-Za-z]{{1,12}}(?![A-Za-z])|
        [“"‘「](?:[0-9+＋]+|{_HAN}{{1,9}}(?:个{_HAN}{{1,9}})?)[^”"’」，。0-9%％]{{0,6}}[”"’」])
  | (?P<ratio>(?<![0-9.])[0-9]{{1,3}}[:：][0-9]{{1,3}}(?![0-9:：]))
  | (?P<quantity>{_DIGITS}(?:\s*(?P<unit>{_MEASURE}))?(?:{_TO}{_DIGITS}(?:\s*(?P<until>{_MEASURE}))?)?)
  | (?P<chinese>(?:{_HAN}{{1,9}}|百?[几数])(?:多|余)?(?:个百分点|倍|成(?=[以左，。；、])|万余?[人亩户吨]|亿[元斤人]|分之{_HAN}{{1,9}})|百分之{_HAN}{{1,9}}(?:点{_HAN}{{1,9}})?|翻{_HAN}番|翻番)
    )
    """,
    re.VERBOSE,
)
# By the outermost group that matched; addresses are no figures.
_KINDS: Final = {
    "quantity": FigureKind.QUANTITY,
    "date": FigureKind.DATE,
    "ordinal": FigureKind.ORDINAL,
    "name": FigureKind.NAME,
    "rank": FigureKind.RANK,
    "ratio": FigureKind.QUANTITY,
    "chinese": FigureKind.QUANTITY,
}


def figures(text: str) -> tuple[Figure, ...]:
    """The figures of ``text`` in order; none overlap. Linear in the length of the text."""
    found: list[Figure] = []
    for match in _FIGURE.finditer(text):
        # The group that closed last, which is the one around all others.
        kind = _KINDS.get(match.lastgroup or "")
        if kind is None:
            continue
        unit = (match["until"] or match["unit"] or "").lstrip("多余几")
        found.append(Figure(match.start(), match.end(), kind, unit))
    return tuple(found)
