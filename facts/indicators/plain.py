"""The name of a counted or measured thing, by the words before its figure and those after it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from facts.indicators import lists, phrases, tables
from facts.indicators.context import MEASURE_TAIL, Context, is_verbal, owned, thing_of
from facts.indicators.framing import Figure

_STREAK: Final = re.compile("(?:已|实现)?连续\\s?\\Z")
_ASIDE: Final = re.compile("\\s?(?:（[^）]{0,8}）|\\([^)]{0,8}\\))")
_COUNTED: Final = re.compile(
    "[个户家项条座处台套辆列架艘颗枚头只匹株张份部篇册场栋所床名位人件起例笔组对支款种类间幢次村镇县市区期批堂段门盏口件万亿页亩公里千米吨元块周岁面%％]\\Z"
)
# 10个项目投资超亿元: the threshold tells which are counted.
_LARGE: Final = re.compile(
    "(?P<thing>[一-龥]{2,8}?)(?P<what>总投资|投资额?|总产值|产值|营业收入|销售收入|营收|收入|税收|规模)?"
    "(?P<limit>(?:超过?|突破|达到?|过)(?:[一二三四五六七八九十百千万]*亿|[一二三四五六七八九十百千]*万)元)"
)
_SUM: Final = re.compile(
    "(?:计划|概算|估算)?(?:总?投资|总?产值|总?面积|占地|建筑面积|占地面积|全长|总长)"
)
_TASK: Final = re.compile("[一-龥]{0,2}任务")
_WORK_END: Final = re.compile("(?:工作|任务|行动|工程)\\Z")
_CLAUSE_END: Final = re.compile("[，,；;：:]")
_NO_LINK: Final = "（）()，。；、！？：,;:!?）)”’》"
_ONLY_MARKS: Final = re.compile("[、，,；;：:和与及以\\s]*")


_MARKS: Final = frozenset("、，,；;：:和与及以 \u3000")
_LINKS: Final = "、，,；;和与及以"
_IS_END: Final = re.compile("(?:(?<![行作认成以因人])为|是|共计|共|约|达)+\\s?\\Z")
_LINK_END: Final = re.compile("(?:、|和|(?<!参)与|(?<![惠普涉波殃危])及|以及|，)\\s?\\Z")
# What a stretch must end in for one of these two, or begin with for an aside.
_ENDS: Final = frozenset("为是计共约达、和与及，") | tables.SPACES
_ASIDE_BEGINS: Final = frozenset("（(") | tables.SPACES
_NO_AFTER: Final = frozenset((*_NO_LINK, *_MARKS, ""))
_LONGEST_LEAD: Final = 10
_DEED: Final = 4  # characters of a verb with its object


def name_of(text: str, figure: Figure, stem: str, context: Context, *, directed: bool) -> str:
    """The name of the figure of ``text`` before which ``stem`` stands; ``directed``: a direction was found there."""
    after = text[figure.after[0] : figure.after[1]]
    inside = figure.before[0] > figure.clause[0]
    listed = inside and bool(stem) and stem[0] in _LINKS
    stem, own = _free(stem, text, figure, context, inside=inside)
    if figure.row > 1 and not own and len(context.history) >= figure.row:
        return context.history[-figure.row :][figure.place]
    if figure.row > 1 and own:
        names = lists.shared(own, figure.row)
        if names:
            return owned(names[figure.place], context, text, figure)
    if "连续" in stem and _STREAK.search(stem):
        return _streak(stem, after, figure.quantity.unit, context)
    if own and after[:1] == "的" and _SUM.fullmatch(own):
        # 总投资120亿元的光伏项目: what it is of follows.
        thing = _thing(figure, after[1:])
        if thing and not tables.is_measure(thing):
            return thing + own
    aside = _ASIDE.match(after) if after[:1] in _ASIDE_BEGINS else None
    follows = after[aside.end() :] if aside else after
    follows = follows.removeprefix("及").removeprefix(figure.quantity.approx)
    if not directed and _names_after(figure, stem, follows, own):
        thing = _thing(figure, follows)
        if thing.endswith("任务") and _TASK.fullmatch(thing):
            thing = _task(text, figure, thing)
        if thing:
            lead = _lead(stem)
            if lead and _is_verb_word(lead):
                context.verb = lead
            elif not lead and listed:
                lead = context.verb
            elif not listed:
                context.verb = ""
            name = lead + thing
            return name if len(name) <= phrases.LONGEST else thing
    return _listed(own, context, text, figure, listed=listed)


def _free(
    stem: str, text: str, figure: Figure, context: Context, *, inside: bool
) -> tuple[str, str]:
    """What :func:`_own` tells of ``stem``, where that is not what the figure before counts: 11个乡镇2.37万人受灾."""
    stem, own = _own(stem, inside=inside)
    return ("", "") if inside and _is_taken(own, text, figure, context) else (stem, own)


def _is_taken(own: str, text: str, figure: Figure, context: Context) -> bool:
    """Whether the words before a figure name the one before it, and what this one counts stands behind it."""
    return (
        figure.row == 1
        and own != ""
        and own[-1] not in "中有"
        and figure.before[0] == context.end
        and text[slice(*figure.before)].strip() == own
        and context.name.endswith(own)
        and not figure.quantity.unit.endswith("元")
        and _is_counted(figure.quantity.unit)
        and text[figure.after[0] : figure.after[1]][:1] not in _NO_AFTER
    )


@lru_cache(maxsize=4096)
def _own(stem: str, *, inside: bool) -> tuple[str, str]:
    """``stem`` as :func:`_unlinked` leaves it, and the name that it gives by itself."""
    stem = _unlinked(stem, inside=inside)
    own = phrases.compact(stem)
    return stem, "" if own in tables.QUALIFIERS else own


def _unlinked(stem: str, *, inside: bool) -> str:
    """``stem`` without the marks it begins with, and without the link or the 为 that it ends in; ``inside``: another
    figure stands before it in its clause."""
    if stem and stem[0] in _MARKS:
        stem = stem[_ONLY_MARKS.match(stem).end() :]  # type: ignore[union-attr]
    if not stem or stem[-1] not in _ENDS:
        return stem
    if inside and _LINK_END.search(stem):
        return ""  # 2个平台、3个工作站: what stands between them belongs to the one before
    return _IS_END.sub("", _LINK_END.sub("", stem))


def _streak(stem: str, rest: str, unit: str, context: Context) -> str:
    """连续8个月居首位: how long something has held."""
    own = phrases.compact(_STREAK.sub("", stem)) or context.name
    held = phrases.compact(rest)
    return f"{own}连续{held}"[: phrases.LONGEST] + (
        "月数" if "月" in unit else "年数" if "年" in unit else ""
    )


def _thing(figure: Figure, follows: str) -> str:
    """What is counted, from the words after the figure; only up to its first verb where another figure follows."""
    large = _LARGE.match(follows) if "元" in follows else None
    if large:
        return f"{large['what'] or ''}{large['limit']}{large['thing']}"
    if figure.after[1] == figure.clause[1]:
        return phrases.compact(follows, after=True)
    follows = _LINK_END.sub("", follows)
    words = phrases.tokens(follows)
    kept: list[str] = []
    for index, (word, tag) in enumerate(words):
        linked = word in {"、", "和", "与", "及", "，"}
        ends = word in tables.LIGHT or tag == "p" or (linked and _only_verbs(words[index + 1 :]))
        if kept and ends and word not in tables.NOMINAL:
            break
        kept.append(word)
    return phrases.compact("".join(kept), after=True)


def _task(text: str, figure: Figure, thing: str) -> str:
    """A task with what it is about, which the sentence begins with: 推进…工作，完成2万套交付任务."""
    opening = _CLAUSE_END.split(text[: figure.clause[0]], maxsplit=1)[0]
    about = _WORK_END.sub("", phrases.compact(opening)).split("、")[0]
    return about + thing.removesuffix("任务") if 2 <= len(about) <= _LONGEST_LEAD else thing


def _only_verbs(words: tuple[phrases.Token, ...]) -> bool:
    return all(tag[:1] in {"v", "d"} or phrases.is_light((word, tag)) for word, tag in words)


def _names_after(figure: Figure, stem: str, follows: str, own: str) -> bool:
    """Whether what is counted stands after the figure: 支持679个重大项目, 26个社区被命名."""
    if not follows or follows[0] in _NO_LINK:
        return False
    unit = figure.quantity.unit
    if not _is_counted(unit):
        return False
    if not own or stem.endswith("的"):
        return True
    word, tag = phrases.tokens(follows[:12])[0]
    linked = (
        tag in {"c", "p", "u", "ul", "d", "ad"} or word in tables.LIGHT or word in tables.FILLERS
    )
    before = phrases.whole_rates(phrases.tokens(stem))
    if all(tag == "ns" for _, tag in before):
        return True
    if before[-1][1] in {"v", "vd", "p"}:
        return tag != "c"
    return not linked and tag not in {"v", "vd"}


@lru_cache(maxsize=512)
def _is_counted(unit: str) -> bool:
    return _COUNTED.search(unit) is not None and not unit.endswith("百分点")


def _is_verb_word(word: str) -> bool:
    words = phrases.tokens(word)
    return len(words) <= 2 and all(tag in {"v", "vd", "d"} for _, tag in words)


@lru_cache(maxsize=4096)
def _lead(stem: str) -> str:
    """The words right before a figure that belong to its name: a verb with its subject, or a noun."""
    kept: list[str] = []
    length = 0
    for word, tag in reversed(phrases.tokens(phrases.without_times(stem))):
        if phrases.is_light((word, tag)) or phrases.is_scope(word):
            if kept and word not in {"并", "和", "与", "及", "累计", "成功", "共"}:
                break
            continue
        if length + len(word) > _LONGEST_LEAD:
            break
        length += len(word)
        kept.insert(0, word)
    return "".join(kept)


def _listed(own: str, context: Context, text: str, figure: Figure, *, listed: bool) -> str:
    """The name from the words before a figure; in a list with the verb that the list opens with."""
    bare, verb = _verbs(own) if own else (False, "")
    if bare and context.name and not _is_deed(own):
        # 收集意见建议10.8万条、采纳7.3万条: the same things, another verb; 事故23起、死亡12人: of another kind.
        thing = thing_of(context)
        if figure.quantity.base == context.unit:
            return own + thing
        context.owner = thing
        return thing + own
    if listed and not verb and context.verb and own:
        return context.verb + own
    if not listed:
        context.verb = verb
    return owned(own, context, text, figure)


@lru_cache(maxsize=4096)
def _is_deed(own: str) -> bool:
    """Whether verbs say by themselves what is counted: 批准逮捕, 纠正漏捕."""
    words = phrases.tokens(own)
    return len(own) >= _DEED and (len(words) == 1 or words[0][0] in tables.DEEDS)


@lru_cache(maxsize=4096)
def _verbs(own: str) -> tuple[bool, str]:
    """Whether words are but verbs, none of which holds its own noun, and the verb that they open with."""
    words = phrases.tokens(own)
    bare = (
        own not in tables.NAMING
        and _only_verbs(words)
        and not (MEASURE_TAIL.search(own) or is_verbal(own))
    )
    opens = len(words) > 1 and words[0][1] in {"v", "vd"} and words[0][0] not in tables.LIGHT
    return bare, words[0][0] if opens else ""
