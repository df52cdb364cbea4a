"""What the heads of a table's columns say: a unit in brackets, a year, a change, a share, a rank, a goal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from language import quantities
from model.facts import IndicatorKind

YEAR: Final = re.compile("(?:19|20)[0-9]{2}(?=年|\\Z)")
BRACKETS: Final = re.compile("[（(【\\[]([^（）()【】\\[\\]]{0,12})[）)】\\]]")
LONGEST: Final = 24  # characters of a name
_UNIT: Final = re.compile("单位\\s?[：:]\\s?([^，。；;\\s）)]{1,16})")
_PER_CENT: Final = re.compile("[%％]|‰")
_CHANGE: Final = re.compile(
    "同比|环比|增长|增幅|增速|增减|升降|[比较](?:上|去|同|年)[^，]{0,6}|涨跌"
)
_DOWN: Final = re.compile("下降|降幅|减少|压减")
_COUNTED_CHANGE: Final = re.compile("增减(?!幅|率)|增加|减少")
_SHARE: Final = re.compile("占比|比重|占(?!地)[^，]{0,8}(?:%|％|的)?\\Z|构成")
_RANK: Final = re.compile("位次|排名|名次|排位")
_PART: Final = re.compile(
    "(?:截至|截止|至)?(?:[0-9]{1,2}月?[—–\\-~～－至到]{1,2})?[0-9]{1,2}月份?[底末]?|[上下]半年|[前第]?[一二三四1-4]季度"
)
_ANNUAL: Final = re.compile("年度|全年|年初|年目标|年计划")
_TARGET: Final = re.compile("目标|计划|预期|任务数|预算数|指标任务")
_REACHED: Final = re.compile("完成(?!率|比例|度)|实绩|实际|决算数|执行数|累计|达到")
_RATE: Final = re.compile(
    "完成率|进度|完成[^，]{0,4}(?:%|％)|完成比例|占(?:年度)?(?:目标|计划|任务)"
)
# Heads that say only that here is the figure.
_PLAIN: Final = re.compile(
    "(?:完成(?:数|额|值|量)?|绝对[数值量]|数值|数[量据]|总量|指标值|完成[数值量情况]*|实际(?:完成|数|值)?|实绩|本[年期月]|当[年月期]|累计|全年|本年累计|目标[数值任务]*|计划[数值]*|预期[目标值]*|年度目标|年度计划|金额|合计|总计|值|数|任务数|预算数|决算数|执行数|年|月|度|[上下]半年|季度|[1-4一二三四])*"
)
LABEL_HEAD: Final = re.compile(
    "序号|编号|号\\Z|代码|电话|日期|时间|邮编|备注|页码|身份证|负责人|联系"
)
_NAME_HEAD: Final = re.compile(
    "指标|项目|名称|内容|类别|地区|单位\\Z|县|市|区|部门|产品|行业|品种|项"
)
UNIT_HEAD: Final = re.compile("(?:计量)?单位\\Z")


@dataclass(frozen=True, slots=True)
class Column:
    """What the head of a column says of the figures under it. ``tail``: what the name of the measure before it is
    followed by, where the column tells something about that one; None where it is a measure of its own."""

    name: str
    unit: str
    direction: str
    kind: IndicatorKind | None
    period: str
    tail: str | None = None
    annual: bool = False  # the goal of a year, whatever part of it the table tells of


def titles(heads: Sequence[Sequence[str]], width: int) -> list[str]:
    """The head of each column; a cell over several columns is said for each of them."""
    said = [""] * width
    for depth, row in enumerate(heads):
        before = ""
        for at in range(width):
            cell = "".join(row[at].split()) if at < len(row) else ""
            # The last row of heads stands over single columns.
            if not cell and depth + 1 < len(heads) and at and not said[at]:
                cell = before
            before = cell
            said[at] += cell
    return said


def units_of(text: str) -> tuple[str, ...]:
    """The units that a caption or a head gives to a whole table (单位：起、人), the one of most columns first."""
    found = _UNIT.search(text)
    return tuple(filter(None, re.split("[、/，,]", found[1]))) if found else ()


def columns(
    heads: Sequence[str], shared: Sequence[str], others: set[int | None]
) -> list[Column | None]:
    """What each head says; a change, a share or a rank is of the measure in the column before it."""
    found: list[Column | None] = []
    measure = unit = ""
    for at, title in enumerate(heads):
        column = None if at in others else _column(title, _fitting(title, shared))
        if column is not None and column.tail is None:
            measure, unit = column.name, column.unit
        elif column is not None:
            column = replace(column, name=measure)
            if unit and column.direction and _counts_change(title, shared):
                column = replace(column, unit=unit, direction="增加")
        found.append(column)
    return found


def _fitting(title: str, shared: Sequence[str]) -> str:
    """Of the units of a whole table that of a column: the one that its head names (死亡人数), else the first."""
    return next((unit for unit in shared if unit[-1] in title), shared[0] if shared else "")


def _counts_change(title: str, shared: Sequence[str]) -> bool:
    """Whether a change (同比增减) is told in the unit of its measure: no share stands in head or caption."""
    return (
        _COUNTED_CHANGE.search(title) is not None
        and not _PER_CENT.search(title)
        and len(shared) > 0
        and not any(map(_PER_CENT.search, shared))
    )


def _column(title: str, shared: str) -> Column | None:
    if not title or LABEL_HEAD.search(title):
        return None
    brackets = [inner for inner in BRACKETS.findall(title) if is_unit(inner)]
    year = YEAR.search(title)
    bare = BRACKETS.sub("", title)
    per_cent = _PER_CENT.search(title)
    unit = brackets[0] if brackets else per_cent.group() if per_cent else ""
    kind = None
    if _TARGET.search(bare) and not _RATE.search(bare) and not _REACHED.search(bare):
        kind = IndicatorKind.TARGET
    period = year.group() if year else ""
    if _RANK.search(bare):
        return Column("", "位", "排名", kind, period, "排名")
    if _RATE.search(bare):
        return Column("", unit or "%", "", kind, period, "完成率")
    if _SHARE.search(bare):
        return Column("", unit or "%", "占比", kind, period, "占比")
    if _CHANGE.search(bare) or _DOWN.search(bare):
        direction = "下降" if _DOWN.search(bare) and not _CHANGE.search(bare) else "增长"
        return Column("", unit or "%", direction, kind, period, "")
    stripped = _PART.sub("", _PER_CENT.sub("", YEAR.sub("", bare)))
    name = "" if _PLAIN.fullmatch(stripped) or _NAME_HEAD.fullmatch(stripped) else stripped
    annual = kind is not None and _ANNUAL.search(bare) is not None
    return Column(name[:LONGEST], unit or shared, "", kind, period, annual=annual)


def is_unit(text: str) -> bool:
    """Whether a word in brackets is a unit that we know."""
    found = quantities.find(f"1{text}") if text else ()
    return len(found) == 1 and found[0].start == 0 and found[0].end == len(text) + 1
