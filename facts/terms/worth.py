"""Which terms an editor would print as 热词: those the text explains or carries out, not every phrase in quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from math import log2
from typing import Final

from facts.terms import numerals, words
from facts.terms.mentions import Mention, bare
from language.words import default_segmenter
from model.terms import DefinedBy

# Below this a phrase is no term at all.
LEAST: Final = -1.0

_DEFINED: Final = {
    DefinedBy.GLOSSARY: 6.0, DefinedBy.PARTS: 5.0, DefinedBy.GLOSS: 4.5, DefinedBy.LIST: 4.5,
}  # fmt: skip
_POLICY: Final = 2.0
_OTHER: Final = 0.4
_SLOGAN: Final = 1.6
_COINED: Final = 0.8
_CARRIED_OUT: Final = 1.0
_HOME: Final = 0.8
_AGAIN: Final = 0.6
_MORE_DOCUMENTS: Final = 0.5
_NATIONWIDE: Final = -2.6
_METAPHOR: Final = -3.0
_WORD: Final = -1.6
_NOT_NAMED: Final = -2.0
_LIST: Final = -1.6
_LONG: Final = -1.2
_FORM: Final = -2.2
_HEADING: Final = 0.6
_PART: Final = -4.0

_BASE: Final = 1.0
# Awards, events, makes and honours: names, but nothing that needs explaining.
_NAME_OF_A_THING: Final = re.compile(
    r"(?:[0-9一二三四五六七八九十]+号|年|日|节|奖|杯|版|赛|村|镇|县|市|企业|单位|会议|大会|论坛|峰会|博览会|电影|公司|工作|方阵|第一|样板|制造|品牌|记者|同志|楷模|模范|先锋|榜样)\Z"
)
_BEGINS: Final = re.compile(
    "全国|国家|中国|世界|全球|第[一二三四五六七八九十]|最|不|我|你|他|让|把|从|为|有|没|时时|就|当|比|与|以|要|能|敢|会|怎|什|哪|谁"
)
_YEAR: Final = re.compile("(?:19|20)[0-9]{2}")
# 吉人回乡, 浙里办: the sign of a province in a coined name.
_PROVINCES: Final = {
    "北京": "京", "天津": "津", "上海": "沪", "重庆": "渝", "河北": "冀", "山西": "晋", "辽宁": "辽", "吉林": "吉", "黑龙江": "龙",
    "江苏": "苏", "浙江": "浙", "安徽": "皖", "福建": "闽", "江西": "赣", "山东": "鲁", "河南": "豫", "湖北": "鄂", "湖南": "湘",
    "广东": "粤", "海南": "琼", "四川": "川", "贵州": "黔", "云南": "滇", "陕西": "陕", "甘肃": "甘", "青海": "青", "内蒙古": "蒙",
    "广西": "桂", "西藏": "藏", "宁夏": "宁", "新疆": "疆",
}  # fmt: skip


@dataclass(slots=True)
class Evidence:
    """What the texts say about one term while it is gathered. ``part``: it is only a part of another one."""

    defined: set[DefinedBy] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    named: int = 0
    refused: int = 0
    quoted: int = 0
    in_heading: int = 0
    documents: set[str] = field(default_factory=set)
    part: bool = False


def look(evidence: Evidence, text: str, mention: Mention, document: str, *, heading: bool) -> None:
    """Add what the surroundings of one mention say."""
    evidence.quoted += 1
    evidence.documents.add(document)
    evidence.in_heading += heading
    if mention.kind:
        evidence.kinds.add(mention.kind)
    left = text[max(0, mention.start - 8) : mention.start].rstrip()
    # “甲”“乙”丙: what stands before the first holds for all.
    right = text[mention.end : mention.end + 8].lstrip()
    before = (*words.NOT_NAMED_BEFORE, "是", "：", ":", "的")
    if left.endswith(before) or right.startswith(words.NOT_NAMED_AFTER):
        evidence.refused += 1
    elif left.endswith(words.CARRIES_OUT):
        evidence.named += 1


def home_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The province that the texts speak of most, as its name and its sign; empty if none."""
    counts: dict[str, int] = {}
    for text in texts:
        for found in _names().finditer(text):
            counts[found[0]] = counts.get(found[0], 0) + 1
    if not counts:
        return ()
    name = max(counts, key=lambda name: (counts[name], name))
    return (name, _PROVINCES[name])


@cache
def _names() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_PROVINCES, key=len, reverse=True)))


def of_term(inner: str, full: str, uses: int, evidence: Evidence, home: tuple[str, ...]) -> float:
    """How much the term is worth printing; below :data:`LEAST` it is none. ``inner`` is what stands in quotes."""
    core = bare(inner)
    worth = _BASE
    if evidence.defined:
        worth += max(_DEFINED[how] for how in evidence.defined)
    policy = bool(evidence.kinds & words.POLICY) or full.endswith(tuple(words.POLICY))
    slogan = numerals.is_slogan(core)
    if policy:
        worth += _POLICY
    elif evidence.kinds:
        worth += _OTHER
    if slogan:
        worth += _SLOGAN
    elif not is_word(core) and 3 <= len(core) <= 6:
        worth += _COINED
    if evidence.quoted:
        worth += _CARRIED_OUT * min(1.0, 2 * evidence.named / evidence.quoted)
        worth += _NOT_NAMED * evidence.refused / evidence.quoted
    worth += _AGAIN * min(3.0, log2(max(1, uses)))
    worth += _MORE_DOCUMENTS * min(3, len(evidence.documents) - 1) if evidence.documents else 0.0
    worth += _HEADING if evidence.in_heading else 0.0
    worth += _PART if evidence.part else 0.0
    if any(sign in core for sign in home):
        worth += _HOME
    if not evidence.defined:
        worth += _against(inner, core, policy=policy, slogan=slogan)
    return worth


def _against(inner: str, core: str, *, policy: bool, slogan: bool) -> float:
    against = 0.0
    if numerals.is_plan_period(core) or _YEAR.search(core):
        against += _NATIONWIDE
    if inner in words.NATIONWIDE or core in words.NATIONWIDE:
        against += _NATIONWIDE
    if core in words.METAPHORS:
        against += _METAPHOR
    elif not policy and not slogan and is_word(core):
        against += _WORD
    if "、" in inner or "，" in inner:
        members = re.split("[、，]", inner)
        if sum(map(len, members)) / len(members) > 2:
            against += _LIST
    if len(core) > 9 and not policy:
        against += _LONG
    if not slogan and (_NAME_OF_A_THING.search(core) or _BEGINS.match(core)):
        against += _FORM
    return against


def is_word(core: str) -> bool:
    """Whether ``core`` is a word of the dictionary, not coined here."""
    return len(core) < 2 or len(default_segmenter().cut(core)) == 1
