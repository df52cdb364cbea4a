"""What the figures of one sentence measure: a name and a direction for each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from facts.indicators import lists, phrases, tables
from facts.indicators.framing import Figure
from language.quantities import Measure
from language.quantities.units import ROUND_BEFORE

_ROUND: Final = re.compile(f"(?:{'|'.join(ROUND_BEFORE)})\\s?\\Z")
_SHARE: Final = re.compile(
    "(?:约|仅|共|均|只)?占(?![比用地])(?:到|据)?(?:了)?(?P<of>[^，；。]{0,24}?)(?:的|比重(?:的|为|达到?)?|比例(?:的|为|达到?)?)?\\s?\\Z"
)
_GAP: Final = re.compile(
    "(?P<word>高于|高出|高过|低于|快于|慢于|优于|多于|少于|超出|领先|落后)(?P<of>[^，；。]{1,16}?)(?:的|约|近|增速|水平|平均水平)?\\s?\\Z"
)
_VERSUS: Final = re.compile(
    "(?:比|较)(?P<of>[^，；。]{1,14}?)(?P<word>高|低|快|慢|多|少)(?:出|了|约|近)?\\s?\\Z"
)
_BEYOND: Final = frozenset(("高", "快", "多"))
_RANK_VERB: Final = re.compile("|".join(sorted(tables.RANK_VERBS, key=len, reverse=True)))
_CHANGES: Final = frozenset(("增长", "增加", "提高", "下降", "减少"))
_RATE_END: Final = re.compile("(?:率|比例|比重|占比|水平|度|指数|增速|增幅|降幅)\\Z")
_MULTIPLE: Final = re.compile(
    "(?:是|为|相当于|均?达到?)(?P<of>[^，；。增]{2,24})的(?:近|约|超过|超)?\\s?\\Z"
)
_STREAK: Final = re.compile("(?:已|实现)?连续\\s?\\Z")
_FROM: Final = re.compile("(?:从|由|自)(?:原来|原先|最初|之前|上年|去年|的)*\\s?\\Z")
_ASIDE: Final = re.compile("\\s?(?:（[^）]{0,8}）|\\([^)]{0,8}\\))")
_COUNTED: Final = re.compile(
    "[个户家项条座处台套辆列架艘颗枚头只匹株张份部篇册场栋所床名人件起例笔组对支款种类间幢次村镇县市区期批堂段门盏口件万亿页亩公里千米吨元块周岁岁%％]\\Z"
)
_NO_LINK: Final = "（）()，。；、！？：,;:!?）)”’》"
_VERBAL_END: Final = re.compile("(?:增产|增收|减产|减排|节约|增效|增资|减负|减税|降费)\\Z")
_DIR_IN_NAME: Final = re.compile("(降幅|跌幅|降低率|下降率)|(增速|增幅|增长率|涨幅|增长速度)")
_ONLY_MARKS: Final = re.compile("[、，,；;：:和与及以\\s]*")


@dataclass(slots=True)
class Named:
    """What was found out about one figure."""

    name: str
    direction: str
    comparison: str = ""
    base: str | None = None  # what the next figure is of, where that is not the name


@dataclass(slots=True)
class _Context:
    """What the sentence said so far."""

    name: str = ""
    verb: str = ""
    owner: str = ""
    end: int = 0


def named(text: str, figures: list[Figure]) -> list[Named]:
    """A name and a direction for every figure of the sentence ``text``."""
    context = _Context()
    found: list[Named] = []
    rows: dict[tuple[int, int, int], tuple[str, ...]] = {}
    for index, figure in enumerate(figures):
        one = _named(text, figures, index, context, rows)
        found.append(one)
        if not figure.limit:
            if one.name:
                context.name = one.name if one.base is None else one.base
            context.end = figure.quantity.end
    return found


def _named(
    text: str,
    figures: list[Figure],
    index: int,
    context: _Context,
    rows: dict[tuple[int, int, int], tuple[str, ...]],
) -> Named:
    figure = figures[index]
    quantity = figure.quantity
    before = text[figure.before[0] : figure.before[1]]
    after = text[figure.after[0] : figure.after[1]]
    if quantity.measure is Measure.RANK:
        return _rank(text, figure, context)
    if figure.limit:
        return Named(_limit_name(text, figure), "")
    stem, direction = _stem(before)
    comparison = _comparison(before)
    unit = quantity.unit
    gap = _GAP.search(before) or _VERSUS.search(before)
    multiple = _MULTIPLE.search(before) if unit.endswith("倍") else None
    if multiple:
        own = phrases.compact(before[: multiple.start()]) or context.name
        return Named(f"{own}相当于{phrases.compact(multiple['of'])}", "", comparison, own)
    if gap and gap.re is _VERSUS and (_is_past(gap["of"]) or gap["of"][-1] in "增减提降升缩放加变"):
        gap = None
    if (
        gap
        and (unit.endswith(("百分点", "倍", "%", "点")) or gap.re is _VERSUS)
        and not _is_past(gap["of"])
    ):
        return _gap(before[: gap.start()], gap, context, comparison)
    if unit in {"%", "倍", "成", ""} or unit.endswith("分之一"):
        share = _SHARE.search(before)
        if share and share["of"]:
            return _share(before[: share.start()], share["of"], context)
    # “80%的行政村实现…”
    if unit in {"%", "成"} and after.startswith("的") and not direction:
        return Named(_of_part(stem, after[1:], context), "占比")
    name = _plain_name(text, figures, index, stem, after, direction, context, rows)
    return Named(name, _direction(direction, name, before, quantity.unit), comparison)


def _stem(before: str) -> tuple[str, str]:
    """What stands before the word of direction, and the direction."""
    bare = _FROM.sub("", phrases.without_times(_ROUND.sub("", before.rstrip())))
    found = tables.directions().search(bare)
    if found is None:
        return bare, ""
    word = found[1]
    direction = tables.direction_of(word)
    stem = bare[: found.start()]
    if _VERBAL_END.match(word):
        stem += word
    return stem, direction


def _direction(direction: str, name: str, before: str, unit: str) -> str:
    if direction in _CHANGES:
        return direction
    if unit.endswith(("%", "百分点", "倍")):
        change = _DIR_IN_NAME.search(name) or _DIR_IN_NAME.search(before[-8:])
        if change:
            return "下降" if change[1] else "增长"
    if not direction and tables.NEW.search(name):
        return "新增"
    return direction


def _comparison(before: str) -> str:
    found = tables.COMPARED.search(before)
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


def _gap(before: str, gap: re.Match[str], context: _Context, comparison: str) -> Named:
    word = gap["word"]
    above = (
        word in {"高于", "高出", "高过", "快于", "优于", "多于", "超出", "领先"} or word in _BEYOND
    )
    own = phrases.compact(_stem(before)[0])
    name = own or context.name
    if name and not own and not _RATE_END.search(name):
        name += "增速"
    of = gap["of"].strip("的 ")
    scope = "全国" if of.startswith("全国") else of
    said = "高于" if above else "低于"
    return Named(f"{name}{said}{scope}", said, f"{said}{scope}", own or context.name)


def _share(before: str, of: str, context: _Context) -> Named:
    own = phrases.compact(before)
    whole = phrases.compact(of) or of
    name = own or context.name
    return Named(f"{name}占{whole}比重", "占比", "", name)


def _of_part(stem: str, after: str, context: _Context) -> str:
    own = phrases.compact(stem)
    return (own + phrases.compact(after))[: phrases.LONGEST]


def _limit_name(text: str, figure: Figure) -> str:
    thing = phrases.compact(text[figure.quantity.end : figure.after[1]])
    return f"{thing}门槛"[: phrases.LONGEST] if thing else "门槛"


def _rank(text: str, figure: Figure, context: _Context) -> Named:
    start = figure.clause[0]
    before = text[max(start, figure.before[0]) : figure.quantity.start]
    if figure.before[0] > start and not _RANK_VERB.search(before):
        before = text[start : figure.quantity.start]
    verb = None
    for verb in _RANK_VERB.finditer(before):  # noqa: B007 - the last one
        pass
    if verb is None:
        at = re.search(f"在?{tables.AMONG}", before)
        stem, among = (before[: at.start()], before[at.start() :]) if at else (before, "")
    else:
        stem, among = before[: verb.start()], before[verb.end() :]
    own = phrases.compact(_strip_direction(stem))
    if not own and figure.before[0] > start:
        own = phrases.compact(_strip_direction(_RANK_VERB.split(text[start : figure.before[0]])[0]))
    name = _owned(own, context, text, figure)
    among = among.strip("的在 ")
    scope = re.sub("^在|中$|的$", "", among)
    return Named(f"{name}{scope}排名", "排名", f"居{scope}" if scope else "", name)


def _strip_direction(stem: str) -> str:
    return re.sub("(?:总量|均|已|继续|连续[^，]{0,6})\\Z", "", stem)


def _owned(own: str, context: _Context, text: str, figure: Figure) -> str:
    """A bare measure with its owner before it, an empty name by the name before."""
    if not own:
        return context.name or _topic(text, figure)
    if tables.bare_measure().fullmatch(own) or _VERBAL_END.fullmatch(own):
        owner = _owner(context, text, figure)
        if owner and not own.startswith(owner):
            return owner + own
    return own


_MEASURE_TAIL: Final = re.compile(f"(?:{tables.MEASURE})\\Z")


def _owner(context: _Context, text: str, figure: Figure) -> str:
    """Whose measure a bare one is: what the measure before belonged to, else what the sentence begins with."""
    if context.name:
        base = _VERBAL_END.sub("", context.name)
        cut = _MEASURE_TAIL.sub("", base)
        return cut if len(cut) >= 2 else base
    return _topic(text, figure)


def _topic(text: str, figure: Figure) -> str:
    """The subject of the clause before, or of this one: its words up to the first verb."""
    clauses = [part for part in re.split("[，,；;：:]", text[: figure.clause[0]]) if part.strip()]
    for clause in reversed(clauses[-2:]):
        kept = []
        for word, tag in phrases.tokens(phrases.without_times(clause)):
            if phrases.is_light((word, tag)) and tag != "vn":
                if kept:
                    break
                continue
            if tag == "v" and kept:
                break
            kept.append(word)
        name = "".join(kept)
        if 2 <= len(name) <= 16:
            return name
    return ""


def _plain_name(
    text: str,
    figures: list[Figure],
    index: int,
    stem: str,
    after: str,
    direction: str,
    context: _Context,
    rows: dict[tuple[int, int, int], tuple[str, ...]],
) -> str:
    figure = figures[index]
    listed = bool(stem) and stem[0] in _LINKS and figure.before[0] > figure.clause[0]
    stem = _LINK_END.sub("", _ONLY_MARKS.sub("", stem, count=1))
    own = phrases.compact(stem)
    if figure.row > 1 and own:
        key = (*figure.before, figure.row)
        if key not in rows:
            rows[key] = lists.shared(own, figure.row)
        if rows[key]:
            return _owned(rows[key][figure.place], context, text, figure)
    if _STREAK.search(stem):
        return _streak(
            stem, text[figure.quantity.end : figure.clause[1]], figure.quantity.unit, context
        )
    aside = _ASIDE.match(after)
    follows = after[aside.end() :] if aside else after
    if _names_after(figure, stem, follows, direction, own):
        thing = _thing(text, figure, follows)
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
    return _listed(own, stem, listed, context, text, figure)


_LINKS: Final = "、，,；;和与及以"
_LINK_END: Final = re.compile("(?:、|和|与|及|以及|，)\\s?\\Z")


def _streak(stem: str, rest: str, unit: str, context: _Context) -> str:
    """连续8个月居首位: how long something has held."""
    own = phrases.compact(_STREAK.sub("", stem)) or context.name
    held = phrases.compact(rest)
    return f"{own}连续{held}"[: phrases.LONGEST] + (
        "月数" if "月" in unit else "年数" if "年" in unit else ""
    )


def _thing(text: str, figure: Figure, follows: str) -> str:
    """What is counted, from the words after the figure; only up to its first verb where another figure follows."""
    if figure.after[1] == figure.clause[1]:
        return phrases.compact(follows)
    follows = _LINK_END.sub("", follows)
    words = phrases.tokens(follows)
    kept: list[str] = []
    for index, (word, tag) in enumerate(words):
        linked = word in {"、", "和", "与", "及", "，"}
        if kept and (
            word in tables.LIGHT or tag == "p" or (linked and _only_verbs(words[index + 1 :]))
        ):
            if word not in tables.NOMINAL:
                break
        kept.append(word)
    return phrases.compact("".join(kept))


def _only_verbs(words: tuple[phrases.Token, ...]) -> bool:
    return all(tag[:1] in {"v", "d"} or phrases.is_light((word, tag)) for word, tag in words)


def _names_after(figure: Figure, stem: str, follows: str, direction: str, own: str) -> bool:
    """Whether what is counted stands after the figure: 支持679个重大项目, 26个社区被命名."""
    if not follows or follows[0] in _NO_LINK or direction:
        return False
    unit = figure.quantity.unit
    if not _COUNTED.search(unit) or unit.endswith("百分点"):
        return False
    if not own or stem.endswith("的"):
        return True
    first = phrases.tokens(follows[:12])
    if not first:
        return False
    word, tag = first[0]
    linked = (
        tag in {"c", "p", "u", "ul", "d", "ad"} or word in tables.LIGHT or word in tables.FILLERS
    )
    before = phrases.tokens(stem)
    if all(tag == "ns" for _, tag in before):
        return True
    if before[-1][1] in {"v", "vd", "p"}:
        return tag != "c"
    return not linked and tag not in {"v", "vd"}


def _is_verb_word(word: str) -> bool:
    words = phrases.tokens(word)
    return len(words) <= 2 and all(tag in {"v", "vd", "d"} for _, tag in words)


def _lead(stem: str) -> str:
    """The words right before a figure that belong to its name: a verb with its subject, or a noun."""
    kept: list[str] = []
    length = 0
    for word, tag in reversed(phrases.tokens(phrases.without_times(stem))):
        if phrases.is_light((word, tag)):
            if kept and word not in {"并", "和", "与", "及", "累计", "成功", "共"}:
                break
            continue
        if length + len(word) > _LONGEST_LEAD:
            break
        length += len(word)
        kept.insert(0, word)
    return "".join(kept)


_LONGEST_LEAD: Final = 10


def _listed(own: str, stem: str, listed: bool, context: _Context, text: str, figure: Figure) -> str:
    """The name from the words before a figure; in a list with the verb that the list opens with."""
    words = phrases.tokens(own) if own else ()
    if own and not any(phrases.is_nominal(word) for word in words) and context.name:
        # 收集意见建议10.8万条、采纳7.3万条: the same things, another verb.
        thing = context.name.removeprefix(context.verb)
        if (
            all(tag in {"v", "vd", "d"} for _, tag in words)
            and not tables.bare_measure().fullmatch(own)
            and not _VERBAL_END.search(own)
        ):
            return own + thing
    verb = (
        words[0][0]
        if len(words) > 1 and words[0][1] in {"v", "vd"} and words[0][0] not in tables.LIGHT
        else ""
    )
    if listed and not verb and context.verb and own:
        return context.verb + own
    if not listed:
        context.verb = verb
    return _owned(own, context, text, figure)
