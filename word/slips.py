"""Slips of the pen in a template: what was meant by a name that is no field, and brackets that are not 【】."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from word.fields import (
    BY_NAME,
    COLUMN_BY_NAME,
    COLUMN_PREFIX,
    GROUP_END,
    GROUP_START,
    ITEM_BY_NAME,
    PLACE_BY_NAME,
    SAMPLE_PREFIX,
    SAMPLES,
)

# What clerks call these things.
_ALIASES = {
    "题目": "标题", "主标题": "标题", "大标题": "标题", "文章标题": "标题", "期数": "期号", "总期数": "总期号",
    "总第期号": "总期号", "名称": "简报名称", "刊名": "简报名称", "单位": "编发单位", "编印单位": "编发单位",
    "主办单位": "编发单位", "日期": "编发日期", "编印日期": "编发日期", "目录": "要目", "本期要目": "要目",
    "导读": "要目", "按语": "编者按", "编者案": "编者按", "供搞": "供稿", "供稿单位": "供稿", "落款": "署名",
    "落款单位": "署名", "落款日期": "成文日期", "发文日期": "成文日期", "来源": "来源索引", "来源列表": "来源索引",
    "出处": "来源索引", "抄报": "报", "报送": "报", "主报": "报", "抄送": "送", "分送": "发", "下发": "发",
    "印数": "份数", "印发份数": "份数", "主送机关": "主送", "内文": "正文", "文章": "正文", "秘级": "密级",
    "紧急": "紧急程度", "缓急": "紧急程度", "副题": "副标题", "编号：": "编号", "各条结束": GROUP_END,
    "各条结尾": GROUP_END, "各条止": GROUP_END, "每条": GROUP_START, "各条开始": GROUP_START,
}  # fmt: skip
_SHORTEST = 3
_SUSPECT = frozenset("{$<[]［］〖｛「【】")
_SPACES = r"[\s\u3000\u200b\ufeff]+"


class Meant(NamedTuple):
    """What a name was meant to be, empty if nothing is like it; ``certain`` if nothing else can be."""

    name: str
    certain: bool = False


class Slip(NamedTuple):
    """Something from ``start`` to ``end`` of a line that looks like a field and is none. ``name`` is the field
    meant, empty where it cannot be told; ``code`` the message."""

    code: str
    start: int
    end: int
    text: str
    name: str = ""


@cache
def names() -> frozenset[str]:
    """Everything that may stand in 【】."""
    return frozenset(
        (
            *BY_NAME,
            *ITEM_BY_NAME,
            *PLACE_BY_NAME,
            GROUP_START,
            GROUP_END,
            *(SAMPLE_PREFIX + role for role in SAMPLES),
            *(COLUMN_PREFIX + name for name in COLUMN_BY_NAME),
        )
    )


def tidied(name: str) -> str:
    """A name without spaces, its prefix with the marks it should have."""
    plain = re.sub(_SPACES, "", name)
    plain = re.sub(r"^(样式?|样例|示例)[:：\-—·.．]", SAMPLE_PREFIX, plain)
    return re.sub(r"^表[.．・•:：\-—]", COLUMN_PREFIX, plain)


def meant(name: str) -> Meant:
    """The field that ``name`` was meant to be."""
    plain = tidied(name)
    known = names()
    if plain in known:
        return Meant(plain, certain=True)
    alias = _ALIASES.get(plain)
    if alias is not None:
        return Meant(alias, certain=True)
    close = [other for other in known if _one_apart(plain, other)]
    if len(close) == 1:
        return Meant(close[0], certain=len(plain) >= _SHORTEST)
    return Meant(_nearest(plain, close or known))


def _nearest(name: str, among: Iterable[str]) -> str:
    from difflib import SequenceMatcher

    scored = [(SequenceMatcher(None, name, other).ratio(), other) for other in sorted(among)]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= 0.5 else ""


def _one_apart(one: str, other: str) -> bool:
    """Whether one character is wrong, too many, missing, or two neighbours are exchanged."""
    if one == other or abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 2:
        return False
    if len(one) == len(other):
        wrong = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        exchanged = (
            len(wrong) == 2
            and wrong[1] == wrong[0] + 1
            and one[wrong[0]] == other[wrong[1]]
            and one[wrong[1]] == other[wrong[0]]
        )
        return len(wrong) == 1 or exchanged
    short, long = sorted((one, other), key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


@cache
def _expression() -> re.Pattern[str]:
    return re.compile(r"\{\{.{0,80}?\}\}|\{%.{0,80}?%\}|\$\{.{0,80}?\}|<%.{0,80}?%>|\{#.{0,80}?#\}")


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(
        r"\[([^\[\]\n\t]{1,20})\]|［([^［］\n\t]{1,20})］|〖([^〖〗\n\t]{1,20})〗|｛([^｛｝\n\t]{1,20})｝"
        r"|\{([^{}\n\t]{1,20})\}|「([^「」\n\t]{1,20})」|[【\[［]([^【】\[\]［］\n\t]{1,20})[\]］】]"
    )


def slips(text: str) -> list[Slip]:
    """What looks like a field in ``text`` and is none: other brackets around a field's name, expressions."""
    found: list[Slip] = []
    if _SUSPECT.isdisjoint(text):
        return found
    for match in _expression().finditer(text):
        inside = match.group().strip("{}$%<>#").strip()
        name = tidied(inside) if tidied(inside) in names() else ""
        found.append(
            Slip("error.template.expression", match.start(), match.end(), match.group(), name)
        )
    for match in _bracketed().finditer(text):
        if match.group().startswith("【") and match.group().endswith("】"):
            continue
        if any(slip.start <= match.start() < slip.end for slip in found):
            continue
        inside = next(group for group in match.groups() if group is not None)
        if tidied(inside) in names():
            found.append(
                Slip(
                    "error.template.half_bracket",
                    match.start(),
                    match.end(),
                    match.group(),
                    tidied(inside),
                )
            )
    return sorted(found, key=lambda slip: slip.start)
