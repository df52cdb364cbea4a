"""What the figures of one sentence measure: a name and a direction for each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from facts.indicators import phrases, plain, ranks, tables
from facts.indicators.context import Context, is_verbal
from facts.indicators.framing import Figure
from language.quantities import RANK
from language.quantities.units import ROUND_BEFORE

# Most stretches are turned down by one of their characters, before a pattern is tried.
_ROUND: Final = re.compile(f"(?:{'|'.join(ROUND_BEFORE)})\\Z")
_ROUND_SPACED: Final = re.compile(f"(?:{'|'.join(ROUND_BEFORE)})\\s?\\Z")
_ROUND_ENDS: Final = frozenset(word[-1] for word in ROUND_BEFORE)
_SHARE: Final = re.compile(
    "(?:约|仅|共|均|只)?占(?![比用地])(?:到|据)?(?:了)?(?P<of>[^，；。]{0,24}?)(?:的|比重(?:的|为|达到?)?|比例(?:的|为|达到?)?)?\\s?\\Z"
)
_GAP: Final = re.compile(
    "(?P<word>超(?=[^，；。]{0,6}(?:计划|目标|任务|预期|进度|水位))|高于|高出|高过|低于|快于|慢于|优于|多于|少于|超出|领先|落后)(?P<of>[^，；。]{1,16}?)(?:的|约|近|增速|水平|平均水平)?\\s?\\Z"
)
_VERSUS: Final = re.compile(
    "(?:比|较)(?P<of>[^，；。]{1,14}?)(?P<word>高|低|快|慢|多|少)(?:出|了|约|近)?\\s?\\Z"
)
# Every gap has one of these.
_GAPS: Final = re.compile("[高低快慢优多少超领落]")
_PACE_END: Final = re.compile("(?:增速|增幅|降幅|涨幅)\\Z")
# 高于全国、全省0.2个和0.6个百分点
_LISTED: Final = re.compile("[、和与]")
_BEYOND: Final = frozenset(("高", "快", "多"))
_CHANGES: Final = frozenset(("增长", "增加", "提高", "下降", "减少"))
_RATE_END: Final = re.compile("(?:率|比例|比重|占比|水平|度|指数|增速|增幅|降幅)\\Z")
_MULTIPLE: Final = re.compile(
    "(?:是|为|相当于|完成(?:了)?|均?达到?)(?P<of>[^，；。增]{2,24})的(?:近|约|超过|超)?\\s?\\Z"
)
_OPENING_CHANGE: Final = re.compile(
    "(?:共|累计|同比|已)*(增加|减少|提高|降低|压减|缩减|核减)(?=[^，；到至了])"
)
_CHANGE_BEGINS: Final = frozenset("共累同已增减提降压缩核")
# Every word for what is new has one of these.
_NEWS: Final = re.compile("[新增扩]")
_BREAKS: Final = re.compile("突破(?:了)?\\s?\\Z")
_FROM: Final = re.compile("(?:从|由|(?<!来)自)(?:原来|原先|最初|之前|上年|去年|的)*\\s?\\Z")
_START_SIGN: Final = re.compile("[从由自]")
_COMPARING: Final = re.compile("[比较与是]")
_PLANNED: Final = re.compile("(?:年度|全年|今年|当年|年)计划(?=完成|投资|总|新|开工|实施)")
_GOAL: Final = re.compile("计划|目标|预期|预算")
# 占年度计划35亿元的89.1%: the goal, and how much of it was reached.
_GOAL_END: Final = re.compile(
    "(?P<verb>占|完成|达到?|为|相当于)(?:了)?(?:全部)?(?P<goal>(?:年度|全年|年初|全部)?(?:计划|目标|任务|预算)(?:任务|目标|总?投资|总?数|总额|值)?)\\s?\\Z"
)
_PART_OF: Final = re.compile("的?(?:近|约|超过|超)?\\s?\\Z")
_HELD: Final = re.compile("(?<=.)连续[^，]*[年月]数\\Z")
_OF_MEANT: Final = re.compile("占比|比例|比重|达到?|提高|增加")
_DIR_IN_NAME: Final = re.compile(
    "(降幅|跌幅|降低率|下降率)|(增速|增幅|增长率|涨幅|增长速度|增长(?:预期目标|预期|目标)?\\Z)"
)
# 从3%提高到5%: what stands before the first figure, and between the two.
_START: Final = re.compile("(?:从|由|(?<!来)自)[^，,；;。]{0,14}\\Z")
_REACHES: Final = re.compile(
    "[^，,；;。]{0,4}?(?:增|减|提|升|上|下|回|降|扩|收|缩|压|调|发|拓|跃|变|延|跌|涨|翻)[^，,；;。]{0,3}(?:到|至|为)[^，,；;。]{0,14}\\Z"
)
# 以6%的速度增长
_PACE: Final = re.compile("(?:左右|以上|以内|以下)?的?(?:年均)?(?:速度|增速|增幅)")


@dataclass(slots=True)
class Named:
    """What was found out about one figure."""

    name: str
    direction: str
    comparison: str = ""
    base: str | None = None  # what the next figure is of, where that is not the name


def named(text: str, figures: list[Figure]) -> list[Named]:
    """A name and a direction for every figure of the sentence ``text``."""
    context = Context()
    found: list[Named] = []
    starting = False
    for figure in figures:
        before = text[figure.before[0] : figure.before[1]]
        one = _reached(before, figure, found[-1]) if starting else None
        lead = _lead(before)
        one = one or _named(text, before, figure, context, lead)
        found.append(one)
        if figure.limit:
            starting = False
            continue
        starting = lead.starts
        if one.name:
            name = one.name if one.base is None else one.base
            # What was planned is measured by what was done next.
            name = _PLANNED.sub("", name) if "计划" in name else name
            # … and what has held for years by what it held at.
            context.name = _HELD.sub("", name) if "连续" in name else name
        if figure.row == 1:
            context.history.append(one.name if one.base is None else one.base)
        elif figure.place == figure.row - 1:
            context.history += [
                before.name if before.base is None else before.base
                for before in found[len(found) - figure.row :]
            ]
        context.unit = figure.quantity.base
        context.end = figure.quantity.end
    return found


def _reached(between: str, figure: Figure, first: Named) -> Named | None:
    """The name of a figure that a change led to, which is that of the figure it began with."""
    if figure.before[0] <= figure.clause[0] or not _REACHES.match(between):
        return None
    unit = figure.quantity.unit
    direction = first.direction if first.direction in {"占比", *_CHANGES} else ""
    if figure.quantity.measure is RANK:
        direction = "排名"
    direction = direction or _direction("达到", first.name, between, unit)
    return Named(first.name, direction, "", first.base)


class _Lead(NamedTuple):
    """What the words before a figure say by themselves. ``comparison``: what it is measured against; ``gap``: how far
    it is above or below that; ``stem``: what stands before the word of ``direction``; ``starts``: a change begins with
    it."""

    comparison: str
    gap: re.Match[str] | None
    stem: str
    direction: str
    starts: bool


# Many figures stand behind the same few words (，同比增长), in all reports.
@lru_cache(maxsize=4096)
def _lead(before: str) -> _Lead:
    gap = (_GAP.search(before) or _VERSUS.search(before)) if _GAPS.search(before) else None
    if gap and gap.re is _VERSUS and (_is_past(gap["of"]) or gap["of"][-1] in "增减提降升缩放加变"):
        gap = None
    starts = _START_SIGN.search(before) is not None and _START.search(before) is not None
    return _Lead(_comparison(before), gap, *_stem(before), starts)


def _named(text: str, before: str, figure: Figure, context: Context, lead: _Lead) -> Named:
    quantity = figure.quantity
    after = text[figure.after[0] : figure.after[1]]
    if quantity.measure is RANK:
        name, comparison, of = ranks.ranked(text, figure, context)
        return Named(name, "排名", comparison, of)
    if figure.limit:
        return Named(_limit_name(text, figure), "")
    comparison, gap, stem, direction, starts = lead
    measured = _of_goal(before, after, figure, context) or _against(
        before, figure, context, comparison, gap
    )
    if measured is not None:
        return measured
    # “80%的行政村实现…”
    if quantity.unit in {"%", "成"} and after.startswith("的") and not direction:
        return Named(_of_part(stem, after[1:]), "占比")
    if quantity.unit == "%" and not direction and (pace := _PACE.match(after)):
        name = _before(figure, context) or phrases.compact(
            text[figure.clause[0] : figure.before[0]]
        )
        return Named(name or pace.group()[-2:], "增长", comparison)
    directed = bool(direction) or starts
    name = plain.name_of(text, figure, stem, context, directed=directed)
    if (
        "其中" in before
        and before.lstrip().startswith("其中")
        and (new := tables.NEW.match(context.name))
    ):
        # 新增铁路2公里，其中高铁1公里: a part of what is new is new.
        name = name if tables.NEW.match(name) else new.group() + name
    return Named(name, _direction(direction, name, before, quantity.unit), comparison)


def _of_goal(before: str, after: str, figure: Figure, context: Context) -> Named | None:
    """A goal that the text says beside what was reached (占年度计划35亿元的89.1%), and how much of it was."""
    if context.goal and figure.quantity.unit == "%" and _PART_OF.fullmatch(before):
        goal, context.goal = context.goal, ""
        share = goal.startswith("占")
        return Named(f"{context.name}{goal}{'比重' if share else ''}", "占比" if share else "", "")
    if after[:1] != "的" or not context.name:
        return None
    said = _GOAL_END.search(before)
    if said is None:
        return None
    context.goal = said["verb"] + said["goal"]
    return Named(context.name + said["goal"], "", "", context.name)


def _against(
    before: str, figure: Figure, context: Context, comparison: str, gap: re.Match[str] | None
) -> Named | None:
    """What is measured against something else: so much of it, above it, as many times as it."""
    unit = figure.quantity.unit
    multiple = _MULTIPLE.search(before) if "的" in before and unit.endswith(("倍", "%")) else None
    if multiple:
        own = phrases.compact(before[: multiple.start()]) or _before(figure, context)
        of = phrases.compact(multiple["of"]) or multiple["of"].strip()
        return Named(f"{own}相当于{of}", "", comparison, own)
    if (
        gap
        and (
            unit.endswith(("百分点", "倍", "%", "点"))
            or gap.re is _VERSUS
            or gap["of"].endswith("水位")
        )
        and (gap["word"] == "超" or not _is_past(gap["of"]))
    ):
        return _gap(before[: gap.start()], gap, figure, context)
    share = None
    if unit in {"%", "倍", "成", ""} and "占" in before:
        before = _ROUND_SPACED.sub("", before)
        before = _FROM.sub("", phrases.without_times(before)) if _START.search(before) else before
        share = _SHARE.search(before)
    if share and share["of"]:
        return _share(before[: share.start()], share["of"], context)
    return None


def _before(figure: Figure, context: Context) -> str:
    """What a figure is of that names nothing itself: the figure before, or of as many before its place in the row."""
    if figure.row > 1 and len(context.history) >= figure.row:
        return context.history[-figure.row :][figure.place]
    return context.name


def _stem(before: str) -> tuple[str, str]:
    """What stands before the word of direction, and the direction."""
    bare = before.rstrip()
    if bare[-1:] in _ROUND_ENDS:
        bare = _ROUND.sub("", bare)
    bare = phrases.without_times(bare)
    if _START_SIGN.search(bare):
        bare = _FROM.sub("", bare)
    found = tables.directions().search(bare) if bare[-1:] in tables.direction_ends() else None
    if found is None:
        compares = "比" in before or "较" in before
        than = tables.THAN.search(bare) if compares else None
        if than and (said := _comparison(before)):
            word = than.group()[0]
            if _GOAL.search(said):
                return bare[: than.start()], "高于" if word in tables.UP else "低于"
            return bare[: than.start()], tables.THAN_SAYS[word]
        more = tables.MORE.search(bare) if "多" in bare or "少" in bare else None
        if more:
            return bare[: more.start()], "增加" if more[1] == "多" else "减少"
        return bare, ""
    word = found[1]
    if bare[: found.start()].endswith("占比") and word.startswith("达"):
        return bare[: found.start()], "达到"
    direction = tables.direction_of(word)
    stem = bare[: found.start()]
    if is_verbal(word):
        stem += word
    return stem, direction


def _direction(direction: str, name: str, before: str, unit: str) -> str:
    if direction in _CHANGES:
        return direction
    if unit.endswith(("%", "百分点", "倍")):
        change = _DIR_IN_NAME.search(name) or _DIR_IN_NAME.search(before[-8:])
        if change:
            return "下降" if change[1] else "增长"
    if direction:
        return direction
    opening = _OPENING_CHANGE.match(before) if before[:1] in _CHANGE_BEGINS else None
    if opening:
        return tables.direction_of(opening[1])
    if "突破" in before and _BREAKS.search(before):
        return "达到"
    return "新增" if _NEWS.search(name) and tables.NEW.search(name) else ""


def _comparison(before: str) -> str:
    found = tables.COMPARED.search(before) if _COMPARING.search(before) else None
    return found.group() if found else ""


def _is_past(of: str) -> bool:
    return tables.COMPARED.fullmatch("比" + of) is not None or of in {
        "上年",
        "去年",
        "上年同期",
        "去年同期",
        "年初",
        "往年",
    }


def _gap(before: str, gap: re.Match[str], figure: Figure, context: Context) -> Named:
    word = gap["word"]
    above = (
        word in {"超", "高于", "高出", "高过", "快于", "优于", "多于", "超出", "领先"}
        or word in _BEYOND
    )
    own = phrases.compact(_stem(before)[0])
    name = own or context.name
    if name and not own and not _RATE_END.search(name) and word != "超":
        name += "增速"
    if _PACE_END.search(own) and tables.is_measure(own) and context.name:
        own = context.name if context.name.endswith(own) else context.name + own
        name = own
    of = gap["of"].strip("的 ")
    if figure.row > 1 and len(listed := _LISTED.split(of)) == figure.row:
        of = listed[figure.place]
    scope = "全国" if of.startswith("全国") else of
    said = "高于" if above else "低于"
    return Named(f"{name}{said}{scope}", said, f"{said}{scope}", own or context.name)


def _share(before: str, of: str, context: Context) -> Named:
    own = phrases.compact(before)
    whole = phrases.compact(of) or of
    name = own or context.name
    return Named(f"{name}占{whole}比重", "占比", "", name)


def _of_part(stem: str, after: str) -> str:
    own = phrases.compact(stem)
    return (own + phrases.compact(after))[: phrases.LONGEST]


def _limit_name(text: str, figure: Figure) -> str:
    after = text[figure.quantity.end : figure.after[1]]
    after = _OF_MEANT.split(after.lstrip("及").removeprefix(figure.quantity.approx))[0]
    thing = phrases.compact(after)
    return f"{thing[: phrases.LONGEST - 2]}{tables.THRESHOLD}"
