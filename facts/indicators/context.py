"""What a sentence said so far, and names that lean on it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from facts.indicators import phrases, tables
from facts.indicators.framing import Figure

_EXTENT: Final = re.compile("(?:全长|总长|长度|时速|工期|占地面积|建筑面积)\\Z")
_CHANGE_END: Final = re.compile("(?:增速|增幅|降幅|涨幅|占比|比重)\\Z")
_VERBAL: Final = ("增产", "增收", "减产", "减排", "节约", "增效", "增资", "减负", "减税", "降费")
MEASURE_TAIL: Final = re.compile(f"(?:{tables.MEASURE})\\Z")
# 进出口总额…，其中出口…: one of the two it is the sum of.
_TRADES: Final = frozenset(("进口", "出口"))
_TRADE: Final = "进出口"
_SHORT_RATE: Final = 3  # 整改率, of what was named before
_CLAUSE: Final = re.compile("[，,；;：:]")
# 备注：数据来源于区统计局: where figures were taken from is not what they are of.
_ORIGIN: Final = re.compile(
    "(?:\\A|(?<=[，,；;。：:]))\\s*(?:(?:[附备]?注|说明)[0-9]?[：:]\\s*)?(?:(?:本表|以上|上述|所有|有关|相关)的?)?(?:数据|资料|数字)(?:均|全部|主要)?(?:来源|来自|出自|取自|摘自|引自)[^，,；;。]*"
)
_NUMBERED: Final = re.compile(
    "\\A\\s*(?:[一二三四五六七八九十]{1,2}是|[（(][一二三四五六七八九十]{1,2}[）)])"
)
# How far back the subject of a clause is looked for, and how long it may be.
_REACH: Final = 160
_TOPIC: Final = (2, 16)


@dataclass(slots=True)
class Context:
    """``name``: what the figure before was of; ``verb``: what its list opens with; ``unit`` its unit; ``among`` whom it was ranked with; ``owner``: the thing that the measures so far were of; ``goal``: that of which the next figure is a part, as the text says it (占年度计划); ``end``: where the figure before ends; ``history``: the
    names of the figures so far."""

    name: str = ""
    owner: str = ""
    verb: str = ""
    unit: str = ""
    goal: str = ""
    end: int = 0
    among: str = ""
    history: list[str] = field(default_factory=list)


def is_verbal(name: str) -> bool:
    """Whether a name ends in a verb that holds its own noun (增产, 减负)."""
    return name.endswith(_VERBAL)


def owned(own: str, context: Context, text: str, figure: Figure) -> str:
    """A bare measure with its owner before it, an empty name by the name before."""
    if not own or own in tables.QUALIFIERS:
        pace = _PACE.match(text, figure.clause[0], figure.quantity.start)
        changed = _changed(text, figure) if pace else ""
        return changed or context.name or _topic(text, figure)
    of_place = _of_place(own, context)
    if of_place:
        return of_place
    if (
        len(own) <= _SHORT_RATE
        and own.endswith("率")
        and context.name
        and text.find("；", context.end, figure.clause[0]) < 0
    ):
        return _of_rates(own, context) + own
    if own[:2] in _TRADES and _TRADE in context.name:
        return context.name[: context.name.index(_TRADE)] + own
    if tables.is_measure(own) or own in _VERBAL:
        owner = "" if _is_sibling(own, context) else _owner(context, text, figure)
        if owner and not own.startswith(owner):
            context.owner = owner
            return owner + own
    return own


_PACE: Final = re.compile("增速|增幅|降幅|涨幅|跌幅")
_PLACE_ENDS: Final = frozenset("县市区镇乡村州")
_LONGEST_PLACE: Final = 5
# 新收案件首次下降，降幅…: what the clause before says of its subject.
_CHANGED: Final = re.compile(
    "(?P<what>[^，,；;：:。0-9]{2,24}?)(?:首次|继续|持续|明显|大幅|小幅|由[升降增减]转[升降增减])*(?:增长|下降|上升|回落|上涨|下跌|减少|增加|收窄|扩大|回升|提高|降低)[，,]\\s*\\Z"
)


def _of_place(own: str, context: Context) -> str:
    """The name of what was measured before, of the place that is all that ``own`` says."""
    if own[-1:] in _PLACE_ENDS and MEASURE_TAIL.search(context.name) and _is_place(own):
        return own + context.name[context.name.startswith(own[-1]) :]
    return ""


def _changed(text: str, figure: Figure) -> str:
    """What the clause before, which states no figure, says has changed."""
    found = _CHANGED.search(text, 0, figure.clause[0])
    return phrases.compact(found["what"]) if found else ""


def _is_place(own: str) -> bool:
    """Whether a name is but that of a place: 永丰县, 柳河村."""
    return len(own) <= _LONGEST_PLACE and all(
        tag[:2] in {"ns", "nr", "nz", "zg"} or word in _PLACE_ENDS
        for word, tag in phrases.tokens(own)
    )


def _of_rates(own: str, context: Context) -> str:
    """What a short rate is of: 整改率 of what was found, 死亡率 of whom 出生率 was."""
    if _CHANGE_END.search(context.name):
        return ""
    if own[:-1] in context.name:
        # 老年人接种9.3万剂次，接种率32.4%: of those of whom it is.
        before, _, behind = context.name.partition(own[:-1])
        owner = before if len(before) > 1 else behind
        done = any(word == own[:-1] and tag[0] == "v" for word, tag in phrases.tokens(context.name))
        return owner if done and not owner.endswith("率") else ""
    if not context.name.endswith("率"):
        return thing_of(context)
    words = phrases.whole_rates(phrases.tokens(context.name))
    return "".join(word for word, _ in words[:-1])


def _is_sibling(own: str, context: Context) -> bool:
    """Whether a bare measure stands beside another (营收31亿元、利润2亿元) and is not one of it (出口…，增速…)."""
    beside = tables.is_measure(context.name)
    return beside and _DERIVED.search(own) is None


_DERIVED: Final = re.compile("(?:增速|增幅|降幅|涨幅|占比|比重|数量|规模|总量|率)\\Z")


def _owner(context: Context, text: str, figure: Figure) -> str:
    """Whose measure a bare one is: what the measure before belonged to, else what the sentence begins with."""
    if context.owner and context.name.startswith(context.owner):
        return context.owner
    if context.name:
        base = context.name[: -len(_VERBAL[0])] if is_verbal(context.name) else context.name
        cut = MEASURE_TAIL.sub("", base)
        return cut if len(cut) >= 2 else base
    return _topic(text, figure)


def _topic(text: str, figure: Figure) -> str:
    """The subject of the clause before, or of this one: its words up to the first verb."""
    before = _ORIGIN.sub("", text[max(0, figure.clause[0] - _REACH) : figure.clause[0]])
    clauses = [part for part in _CLAUSE.split(before) if part.strip()]
    for clause in reversed(clauses[-2:]):
        told = _NUMBERED.sub("", clause)
        kept: list[str] = []
        for word, tag in phrases.tokens(phrases.without_times(told)):
            if phrases.is_light((word, tag)) and tag != "vn":
                if kept:
                    break
                continue
            if tag == "v" and kept:
                break
            kept.append(word)
        name = "".join(kept)
        if _TOPIC[0] <= len(name) <= _TOPIC[1] and not name.endswith(("%", "％")):
            return name
    return ""


def thing_of(context: Context) -> str:
    """The thing in the name before, without what was done with it or measured of it."""
    if context.owner and context.name.startswith(context.owner):
        return context.owner
    measure = _EXTENT.search(context.name)
    if measure and measure.start() > 1:
        return context.name[: measure.start()]
    words = phrases.tokens(context.name)
    for index in range(len(words) - 1, 0, -1):
        thing = "".join(word for word, _ in words[index:])
        if words[index - 1][1] in {"v", "vd"} and len(thing) > 1 and thing[0] not in "性化":
            return thing
    return context.name
