"""The times a sentence names, and which of them each of its figures is of.

A period is written 2022, 2018-2022, 2022Q1-Q3, 2022-11, 2022-01/2022-11 or 2023-2024雪季.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from facts.indicators.tables import COMPARED
from model.facts import TARGET, IndicatorKind

_TO: Final = r"\s?(?:[—–\-~～－―]{1,2}|至|到)\s?"
_Y: Final = "(?:19|20)[0-9]{2}"
_COUNT: Final = "[一二两三四五六七八九十]{1,2}|[0-9]{1,2}"
_NUMBERS: Final = {sign: number for number, sign in enumerate("零一二三四五六七八九十")} | {"两": 2}
_PART: Final = (
    r"(?:截至|截止|到|至)?(?:[前第]?(?:[一二三四1-4])(?:个)?季度|[上下]半年|[0-9]{1,2}(?:月份?)?"
    + _TO
    + r"[0-9]{1,2}\s?月份?|前[0-9一二两三四五六七八九十]{1,2}个月|(?:[0-9]{1,2}[、和])+[0-9]{1,2}月份?"
    r"|[0-9]{1,2}\s?月(?:份|底|末|[上中下]旬)?(?:\s?[0-9]{1,2}\s?日)?)"
)
_QUARTER: Final = re.compile("([前第]?)([一二三四1-4])个?季度")
_MONTHS: Final = re.compile(f"([0-9]{{1,2}})\\s?(?:月份?)?{_TO}([0-9]{{1,2}})\\s?月")
_FIRST_MONTHS: Final = re.compile("前([0-9一二两三四五六七八九十]{1,2})个月")
_MONTH: Final = re.compile("([0-9]{1,2})\\s?月")
_MONTH_ROW: Final = re.compile("((?:[0-9]{1,2}[、和,])+[0-9]{1,2})\\s?月")
_UNTIL: Final = re.compile("截至|截止|末|底|份")
_TITLE: Final = re.compile("《[^》]{0,80}》")
_YEAR_ALONE: Final = re.compile(f"(?<![0-9])({_Y})(?![0-9])")
# 是“十一五”末的2倍, 恢复到去年同期的九成: measured against that time.
_MEASURE_OF: Final = re.compile("末?的?(?:同期|基础上?|(?:近|约|超过|超)?[0-9.]+倍)")
_SHARE_OF: Final = re.compile("末?的?(?:近|约|超过|超)?[0-9.]+[%％]")
_GOAL_OF: Final = re.compile(
    "(?:度|的)?(?:预期|考核|奋斗|总|预算)?(?:目标|任务|计划|预算|安排)(?:任务|目标|数|总数|值)?的?(?:近|约|超过|超|逾)?[0-9.]+[%％]"
)
_OF: Final = frozenset("到至为是于达当")
_THAN: Final = frozenset("比较")
_WITH: Final = frozenset("与和同")
_LIKE: Final = re.compile("(?:持平|相比|相当|相同|一致)")
_DIGIT: Final = re.compile("[0-9]")
# 从去年的2.1%提高到2.3%: the time of the first figure alone.
_STARTING: Final = frozenset("从由自")
# 到2030年 after a figure is a deadline, 比上年 a comparison: neither dates what stands before.
_NO_DATE: Final = frozenset("到至比较前于")
_OPENS: Final = 4  # a time further in than its number does not open its sentence
_LAST: Final = 4  # how many of the times before a figure are looked at
_FIRST_YEARS: Final = 2006  # of the eleventh five-year plan
_MONTHS_A_YEAR: Final = 12


# Every time has one of these.
_SIGN: Final = re.compile("[年月季五目如现眼]")
_YEAR_END: Final = "年[底末](?![考余结总])"


@cache
def _time() -> re.Pattern[str]:
    """Any time, in the group ``time``; each match begins where the one before ended. Most places are passed at the pace
    of one set of characters, most others turned down by a few."""
    count, digit = "[0-9一二两三四五六七八九十]", "[0-9]"
    signs = "0-9自今本去前明上下全年当到截至第一二两三四五六七八九十过近最这回的未接此“‘目如现眼"
    behind_digits = r"\s?[年月个季、和—–\-~～－―至到]"
    begins = (
        rf"{digit}{{1,4}}{behind_digits}|[一二两三四五六七八九十]{{1,2}}[年个季五]"
        rf"|[到至][前第0-9一二三四上下]|[今本去前明全当]年|前(?:{count}|的)|[上下]半年|上年|截[至止]|第[一二三四1-4]"
        rf"|的{count}|近(?:{count}|的)|过去|最近|这(?:{count}|的)|本届|回顾|今后|未来|接下|此后|自[12]|年[内底末]|[“‘]十|目前|如今|现在|眼下"
    )
    return re.compile(
        rf"""
    (?!\Z)(?>(?:[^{signs}]++|{digit}++(?!{behind_digits})|(?!{begins})[{signs}])*)(?:(?P<time>
    (?P<years>(?P<first>{_Y})\s?年?{_TO}(?P<last>{_Y}|[0-9]{{2}}(?=年))\s?年?(?:度)?(?P<season>雪季|学年|财年|赛季|采暖期)?)
  | (?P<since>自?(?P<start>{_Y})年(?:以来|开始|起))
  | (?P<named>(?:(?P<year>{_Y})\s?年(?!代)|(?P<relative>今年|本年度|去年|前年|明年|上年(?=[全度，1-4一二三四上下前]))|(?P<whole>全年|年内|本年|当年|(?<![0-9上去前明今同本当每全次下往近历跨后隔十]){_YEAR_END}))(?:度)?
        (?:以来|的)?(?:[，,])?(?P<part>{_PART})?)
  | (?P<alone>(?<![0-9一二三四五六七八九十百个])(?:{_PART}))
  | (?P<back>(?:过去|近|最近|这|本届政府任期的?|回顾)?(?:的)?(?P<backs>{_COUNT})年(?:来|间|中)|(?:过去|近|最近|(?<!学)前)(?:的)?(?P<past>{_COUNT})(?:个)?年)
  | (?P<ahead>(?:今后|未来|接下来|此后)(?:的)?(?P<aheads>{_COUNT})年)
  | (?P<plan>[“‘]?十(?P<five>[一二三四五六七八九])五[”’]?(?P<when>期间|时期|末|期末|以来|收官|规划期))
  | (?P<now>目前|如今|现在|眼下))
  | (?s:.) | \Z)
    """,
        re.VERBOSE,
    )


def is_timed(text: str, start: int, end: int) -> bool:
    """Whether a time may be named in ``text[start:end]``."""
    return _SIGN.search(text, start, end) is not None


def masked(text: str) -> str:
    """``text`` with titles and what it compares with blanked, places unchanged."""
    if "《" in text:
        text = _TITLE.sub(_blank, text)
    if "比" in text or "较" in text or "与" in text:
        text = COMPARED.sub(_blank, text)
    return text


def _blank(found: re.Match[str]) -> str:
    return "■" * len(found.group())


@dataclass(frozen=True, slots=True)
class Years:
    """The year a document reports on, the year it plans for, and the year it was written in; 0 where unknown."""

    report: int = 0
    plan: int = 0
    written: int = 0

    def of(self, kind: IndicatorKind) -> int:
        """The year of a figure that names none."""
        return self.plan if kind is TARGET else self.report

    def in_year(self, context: str) -> Years:
        """These years where the headings and the paragraph name another year: 全年 is then that one."""
        if len(context) != len("2022") or not _YEAR_ALONE.fullmatch(context):
            return self
        return Years(int(context), int(context), self.written)


class Stated(NamedTuple):
    """A time named at ``text[start:end]``."""

    start: int
    end: int
    match: re.Match[str]


def stated(text: str, until: int | None = None) -> list[Stated]:
    """The times ``text`` names as its own, in order; those that begin no later than ``until``, if it is given."""
    if _SIGN.search(text) is None:
        return []
    found = []
    last = len(text) if until is None else until
    for match in _time().finditer(masked(text)):
        if match.start() > last:
            break
        if (
            match["time"]
            and match.start("time") <= last
            and _MEASURE_OF.match(text, match.end()) is None
            and not _is_compared(text, match)
            and not _is_basis(text, match)
            and not _is_since_of(text, match)
        ):
            found.append(Stated(match.start("time"), match.end(), match))
    return found


def _is_compared(text: str, found: re.Match[str]) -> bool:
    """Whether a time only stands for what is compared with: 比上半年, 与上半年持平."""
    start = found.start("time")
    before = text[start - 1 : start]
    return before in _THAN or (before in _WITH and _LIKE.match(text, found.end()) is not None)


def of_text(text: str, kind: IndicatorKind) -> Times:
    """The times of a sentence that stands in no document."""
    return Times(text, stated(text), Years(), kind, "")


def _is_basis(text: str, found: re.Match[str]) -> bool:
    """Whether a time is what a share is taken of: 恢复到2019年的112.4%, 完成全年任务的38%."""
    start = found.start("time")
    if _GOAL_OF.match(text, found.end()) is not None:
        return True
    return text[start - 1 : start] in _OF and _SHARE_OF.match(text, found.end()) is not None


def _is_since_of(text: str, found: re.Match[str]) -> bool:
    """Whether a time only says which things are meant: 对2019年以来的83个项目."""
    return found["since"] is not None and text.startswith("的", found.end())


def _end(one: Stated) -> int:
    return one.end


@dataclass(slots=True)
class Times:
    """The times one sentence names, the ``context`` for figures before any, and ``carried``, the part of a year that
    the sentence before told of, where this one goes on about it."""

    text: str
    named: list[Stated]
    years: Years
    kind: IndicatorKind
    context: str
    carried: str = ""

    def period(
        self,
        at: int,
        row: tuple[int, int] = (1, 0),
        clause: tuple[int, int] = (0, 0),
        kind: IndicatorKind | None = None,
    ) -> str:
        """The period of the figure at ``at``, the ``row[1]``-th of ``row[0]`` in a row.

        ``clause`` is the stretch from the beginning of its clause to what follows the figure in it; ``kind`` that of
        the figure where it differs from its sentence's.
        """
        kind = kind or self.kind
        if not self.named:
            return self.carried or self._default(kind)
        before = bisect_right(self.named, at, key=_end)
        if not (before and self.named[before - 1].start >= clause[0]):
            after = self._after(before, clause[1])
            if after:
                return after
        for one in reversed(self.named[max(0, before - _LAST) : before]):
            if one.match["now"]:
                return self._default(kind)
            if self._is_start(one) and _DIGIT.search(self.text, one.end, at):
                continue
            if (
                kind is TARGET
                and (one.start > _OPENS or self.text.startswith("前", one.end))
                and self.text.find("；", one.end, at) >= 0
            ):
                continue  # 6月底前开工A；完成B: a deadline is that of its own part
            months = _MONTH_ROW.search(one.match["time"])
            listed = re.split("[、和,]", months[1]) if months else []
            if len(listed) == row[0] > 1:
                year = _year(one.match, self.years, kind)
                return f"{year}-{int(listed[row[1]]):02d}" if year else ""
            named = normal(one.match, self.years, kind)
            if named:
                return named
        return self.carried or self._default(kind)

    def _default(self, kind: IndicatorKind) -> str:
        if self.context:
            return self.context
        year = self.years.of(kind)
        return str(year) if year else ""

    def _is_start(self, one: Stated) -> bool:
        return (
            self.text[one.start - 1 : one.start] in _STARTING
            and self.text[one.end : one.end + 1] != "，"
            and one.match["since"] is None
        )

    def _after(self, index: int, end: int) -> str:
        """The year named right behind a figure, in its clause: 铁路200公里去年底贯通."""
        if index >= len(self.named) or self.named[index].end > end:
            return ""
        one = self.named[index]
        dated = one.match["relative"] or one.match["year"]
        if not dated or self.text[one.start - 1 : one.start] in _NO_DATE:
            return ""
        return str(_year(one.match, self.years, self.kind) or "")


def _year(match: re.Match[str], years: Years, kind: IndicatorKind) -> int:
    if match["year"]:
        return int(match["year"])
    relative = match["relative"]
    now = years.written
    if relative and now:
        return now + {"今": 0, "本": 0, "去": -1, "上": -1, "前": -2, "明": 1}[relative[0]]
    return years.of(kind)


def normal(match: re.Match[str], years: Years, kind: IndicatorKind) -> str:
    """A time in the form periods have."""
    if match["years"]:
        first, last = match["first"], match["last"]
        last = last if len(last) == 4 else first[:2] + last
        return f"{first}-{last}{match['season'] or ''}" if first != last else first
    if match["since"] or match["back"] or match["ahead"] or match["plan"]:
        return _span_of_years(match, years)
    year = 0 if match["now"] else _year(match, years, kind)
    if not year:
        return ""
    part = match["part"] or match["alone"] or ""
    return _part(part, year)


def _span_of_years(match: re.Match[str], years: Years) -> str:
    if match["since"]:
        start = int(match["start"])
        return f"{start}-{years.report}" if years.report > start else str(start)
    if match["plan"]:
        start = _FIRST_YEARS + 5 * ("一二三四五六七八九".index(match["five"]))
        return str(start + 4) if match["when"] in {"末", "期末"} else f"{start}-{start + 4}"
    ahead = match["aheads"]
    count = _count(ahead or match["backs"] or match["past"])
    last = years.plan + count - 1 if ahead else years.report
    if not (years.plan if ahead else years.report):
        return ""
    return str(last) if count == 1 else f"{last - count + 1}-{last}"


def _part(part: str, year: int) -> str:
    """``part`` of ``year``: a quarter, half a year, months; the year itself where it is a day or nothing."""
    quarter = _QUARTER.search(part)
    if quarter:
        number = _count(quarter[2])
        return f"{year}Q1-Q{number}" if quarter[1] == "前" and number > 1 else f"{year}Q{number}"
    if "半年" in part:
        return f"{year}H{1 if '上' in part else 2}"
    first, months = _FIRST_MONTHS.search(part), _MONTHS.search(part)
    if first or months:
        since, until = ("1", first[1]) if first else (months[1], months[2]) if months else ("", "")
        return f"{year}-{_count(since):02d}/{year}-{_count(until):02d}"
    month = _MONTH.search(part)
    a_day = "日" in part and not _UNTIL.search(part)
    if month and not a_day and 1 <= int(month[1]) <= _MONTHS_A_YEAR:
        return f"{year}-{int(month[1]):02d}"
    return str(year)


def _count(word: str) -> int:
    if word.isdigit():
        return int(word)
    if len(word) == 2:
        return 10 + _NUMBERS[word[1]] if word[0] == "十" else 10 * _NUMBERS[word[0]]
    return _NUMBERS[word]
