"""Phrases in quotes that may be coined terms, each with the name it is part of: “千亿斤粮食”产能建设工程."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from facts.terms import words
from language.words import default_segmenter

# The longest phrase that is still a name, in characters.
LONGEST: Final = 24
_LONGEST_LIST: Final = 60
_QUOTED: Final = re.compile(
    r"“([^“”\n]{1,60})”|「([^「」\n]{1,60})」|‘([^‘’“”\n]{1,30})’|\"([^\"\n]{1,60})\""
)
_SPEECH: Final = re.compile(r"[。！？!?；;：:…《》\n]")
_IDEOGRAPH: Final = re.compile("[\u3400-\u9fff]")
_RUN: Final = re.compile("[\u3400-\u9fffA-Za-z]{1,18}")
_MARKS: Final = re.compile(r"[\s“”\"‘’「」『』《》〈〉()（）、，。,;；：:·•—\-–~～]")
# How far the rest of a name may reach from one word of it to the next.
_GAP: Final = 9
# 发展医美产业 is said of a name, 发展战略 is part of one.
_VERB_OR_NOUN: Final = ("发展", "建设", "服务", "创建", "重点", "覆盖", "整治", "治理")
# A phrase of two characters names nothing by itself.
_SHORT: Final = re.compile("[一二三四五六七八九十两双][\u3400-\u9fff]")
_RUN_BEFORE: Final = re.compile("[\u3400-\u9fff]+\\Z")
_LEFT: Final = 9
_RUN_ON: Final = "化性式型度率量"


@dataclass(frozen=True, slots=True)
class Mention:
    """``text[start:end]`` of a block names something: the phrase ``inner`` in quotes, then ``tail`` (may be empty).

    ``close`` is where the quotation ends; ``kind`` the last word of the tail: 工程. ``left`` is what the phrase is said
    of, where it is too short to stand alone: 农村“三变”改革; it begins at ``start``.
    """

    block: int
    start: int
    close: int
    end: int
    inner: str
    tail: str
    kind: str
    left: str = ""

    @property
    def core(self) -> str:
        """The phrase without its marks, and what it is said of."""
        return bare(self.left + self.inner)

    @property
    def full(self) -> str:
        """The whole name without its marks: what two spellings of a term have in common."""
        return bare(self.left + self.inner + self.tail)


def bare(text: str) -> str:
    """``text`` without white space, quotes and marks."""
    return _MARKS.sub("", text)


def of_block(block: int, text: str) -> Iterator[Mention]:
    """The mentions of one block in order. Linear in the length of ``text``."""
    straight = text.count('"') % 2 == 0
    for found in _QUOTED.finditer(text):
        inner = found[found.lastindex or 1]
        if found[4] is not None and not straight:
            continue
        if _SPEECH.search(inner) or inner != inner.strip() or len(bare(inner)) < 1:
            continue
        tail, kind = tail_at(text, found.end())
        length = _LONGEST_LIST if "、" in inner and kind else LONGEST
        if len(inner) > length or not (_IDEOGRAPH.search(inner) or (kind and inner[:1].isdigit())):
            continue
        if ("，" in inner or "," in inner) and kind not in words.POLICY:
            continue
        if len(bare(inner)) < 2 and kind not in words.POLICY:
            continue
        # What the whole country calls so is of no place: 部分区县财政“三保”.
        short = _SHORT.fullmatch(inner) is not None and inner not in words.NATIONWIDE
        left = _said_of(text, found.start()) if short else ""
        start, close = found.start() - len(left), found.end()
        yield Mention(block, start, close, close + len(tail), inner, tail, kind, left)


def _said_of(text: str, at: int) -> str:
    """The nouns right before a short phrase at ``at``, back to a verb or a mark: 秸秆“五化”, not 甲、乙“三新”."""
    low = max(0, at - _LEFT)
    stretch = text[low:at]
    run = _RUN_BEFORE.search(stretch)
    if run is None or stretch[run.start() - 1 : run.start()] in ("、", "“", "”"):
        return ""
    tagged = default_segmenter().tag(run[0])
    length = 0
    for index in range(len(tagged) - 1, -1, -1):
        word, tag = tagged[index]
        if tag not in ("n", "b", "nz", "vn", "l") or word in words.LEADS:
            return "" if tag in ("c", "m", "r") else run[0][len(run[0]) - length :]
        length += len(word)
    # All nouns: back to a mark, or cut somewhere in the middle.
    return run[0] if run.start() > 0 or low == 0 else ""


def tail_at(text: str, at: int, *, nouns: bool = False) -> tuple[str, str]:
    """``(rest of the name, its last word)`` that stands at ``text[at:]``: 高质量发展战略, 战略; empty if none does.

    ``nouns``: words that only other things are called by count too.
    """
    run = _RUN.match(text, at)
    if run is None:
        return "", ""
    stretch = run[0]
    end, kind = 0, ""
    for found in _kinds().finditer(stretch):
        if found.start() < end:
            continue
        gap = stretch[end : found.start()]
        if len(gap) > _GAP or _stops().search(gap):
            break
        if gap.startswith(_VERB_OR_NOUN) and gap not in _VERB_OR_NOUN:
            break
        if stretch[found.end() : found.end() + 1] in _RUN_ON and found.end() < len(stretch):
            continue
        if (
            found[0] in words.OTHER
            and not nouns
            and found[0] not in ("项目", "标识", "任务", "使命", "职责使命", "总要求")
        ):
            continue
        end, kind = found.end(), found[0]
    return stretch[:end], kind


@cache
def _kinds() -> re.Pattern[str]:
    names = sorted(words.POLICY | words.OTHER, key=lambda word: (-len(word), word))
    # 庭审法, 作业法: any way of doing things.
    return re.compile("|".join(names) + "|(?![等的和与])[\u3400-\u9fff]{2}法(?![律规院官定治庭])")


@cache
def _stops() -> re.Pattern[str]:
    # 建设 and 发展 are part of many names (产能建设工程, 高质量发展战略): only what cannot be inside one stops it.
    inside = {"建设", "发展", "服务", "建", "成", "中", "上", "下", "内", "外", "里", "后", "前", "时", "无", "不", "共", "各",
              "居", "列", "给", "用", "做", "推", "覆盖", "创建", "重点", "由", "到", "其", "与", "对", "以", "为"}  # fmt: skip
    return re.compile("|".join(sorted(words.STOPS - inside, key=lambda word: (-len(word), word))))
