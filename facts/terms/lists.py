"""Lists that spell a term out: 大农业、大装备、大旅游、大数据“四大集群”, as many members as the term counts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from facts.terms import numerals, words
from facts.terms.mentions import Mention, bare, tail_at
from language.words import default_segmenter

# How far back a list may begin, in characters.
_REACH: Final = 240
_LONGEST_MEMBER: Final = 40
# Two things named before “两个…” are as often two terms as the two that it counts.
_FEWEST: Final = 3
# Counted without quotes these are headings of talks, not names.
_WEAK_HEADS: Final = frozenset(
    ("领域", "重点", "方向", "环节", "任务", "问题", "关系", "目标", "要求")
)
_BOUNDARY: Final = re.compile("[，。；：！？,;:!?\n\t]")
_LAST_AND: Final = re.compile("以及|和|与|及|暨")
_COUNTED: Final = re.compile(
    "(?P<count>[三四五六七八九十]|十[一二三四五六七八九])(?P<measure>大|个|项|类|种|条)(?=[\u3400-\u9fff])"
)
_SUCH: Final = re.compile("等(?P<about>[\u3400-\u9fff]{0,10})\\Z")
_FORMED: Final = re.compile("(?:组成|构成|为一体|为主要内容|为内容|为核心|为支撑)?的?\\Z")
_AS: Final = re.compile(
    "以[“‘「](?P<list>[^“”‘’「」\n]{5,80})[”’」]为(?:主体|核心|重点|内容|主要内容|基础|支撑|载体|特征|标志|引领|主线|目标|骨架)的"
)
_PLACE: Final = re.compile("[省市县区州旗盟乡镇村]\\Z")


@dataclass(frozen=True, slots=True)
class SpelledOut:
    """``block[start:end]`` lists what the term ``text[term_start:term_end]`` of the same block is made of."""

    term_start: int
    term_end: int
    start: int
    end: int


def before(text: str, at: int, counts: Collection[int]) -> tuple[int, int] | None:
    """Where a list of ``counts`` members that ends at ``at`` begins, and the end of its last member; or None.

    甲、乙、丙等 and 甲、乙和丙 are lists of three. At most ``_REACH`` characters are looked at.
    """
    low = max(0, at - _REACH)
    for mark in _BOUNDARY.finditer(text, low, at):
        low = mark.end()
    stretch = text[low:at]
    if "、" not in stretch:
        return None
    such = _SUCH.search(stretch)
    stretch = stretch[: such.start()] if such else stretch[: _FORMED.search(stretch).start()]  # type: ignore[union-attr]
    stretch = stretch.rstrip("“‘「")
    members = stretch.split("、")
    if max(map(len, members[1:])) > _LONGEST_MEMBER or not all(
        member.strip() for member in members
    ):
        return None
    number = len(members)
    with_last = number + len(_LAST_AND.findall(members[-1]))
    if not any(number <= count <= with_last for count in counts):
        return None
    begin = low + _first_member(members)
    return begin, low + len(stretch)


def _first_member(members: list[str]) -> int:
    """Where in the first piece its member begins: the verbs before it (加快打造…) are not part of the list."""
    first, others = members[0], members[1:]
    opened = max(first.rfind("“"), first.rfind("‘"))
    if opened > 0 and first[opened:].count("“") > first[opened:].count("”"):
        return opened
    shared = {other.strip()[:1] for other in others}
    if len(shared) == 1 and len(others) > 1:
        at = first.rfind(shared.pop())
        if at >= 0 and len(first) - at > 1:
            return at
    lengths, lasts = {len(other) for other in others}, {other[-1:] for other in others}
    if len(others) > 1 and len(lengths) == len(lasts) == 1 and first[-1:] in lasts:
        return max(0, len(first) - lengths.pop())
    tagged = default_segmenter().tag(first)
    if len(first) > 2 * max(map(len, others)):
        return _after_last_verb(first, tagged)
    at = 0
    for index, (word, tag) in enumerate(tagged):
        rest = "".join(following for following, _ in tagged[index + 1 :])
        if not rest or not (
            word in words.LEADS or tag in ("v", "vd", "d", "p", "r", "u", "ul", "uj")
        ):
            break
        # 建设 leads in 建设良田, but is what 建设工程 is about.
        if tag == "vn" and word not in words.LEADS:
            break
        at += len(word)
    return at


def _after_last_verb(first: str, tagged: Sequence[tuple[str, str]]) -> int:
    """Where the object of the last verb or preposition of a long first piece begins: 呼吁各方打击恐怖主义."""
    length = 0
    for word, tag in reversed(tagged):
        if length > 1 and (word in words.LEADS or tag in ("v", "p", "vd", "uj", "ul")):
            break
        length += len(word)
    return len(first) - length


def of_mention(text: str, mention: Mention) -> SpelledOut | None:
    """The list right before a quoted term that counts its members, or the list that is the term itself."""
    if "、" in mention.inner:
        return _itself(text, mention)
    counts = numerals.counts_of(bare(mention.inner)) | numerals.counts_of(mention.full)
    counts = frozenset(count for count in counts if count >= _FEWEST)
    found = before(text, mention.start, counts) if counts else None
    if found is None:
        return None
    return SpelledOut(mention.start, mention.end, found[0], mention.close)


def _itself(text: str, mention: Mention) -> SpelledOut | None:
    """“芯、光、星、车、网”五大领域: the members are in the quotes, the term is all of it or what follows them."""
    counted = _COUNTED.match(text, mention.close)
    number = mention.inner.count("、") + 1
    if counted:
        head = _head(text, counted)
        if not head or number not in numerals.counts_of(counted[0] + "类"):
            return None
        end = counted.end() + len(head)
    elif (
        mention.kind in words.POLICY
        and number >= 3
        and len(mention.inner) > 12
        and mention.tail != mention.kind  # 建立“…”体系: 体系 alone names nothing
    ):
        return SpelledOut(mention.close, mention.end, mention.start, mention.end)
    else:
        return None
    start = mention.start if end - mention.start <= 20 else mention.close
    return SpelledOut(start, end, mention.start, end)


def unquoted(text: str) -> Iterator[SpelledOut]:
    """甲、乙、丙三大产业, and 以“甲、乙、丙”为主体的体系: terms without quotes whose members stand before them."""
    if "、" not in text:
        return
    for found in _COUNTED.finditer(text):
        if text[found.start() - 1 : found.start()] in ("第", "十", "“", "的") or found.start() < 5:
            continue
        count = numerals.value_of(found["count"])
        head = _head(text, found)
        if not head or count is None or head in _WEAK_HEADS:
            continue
        stretch = text[max(0, found.start() - 12) : found.start()]
        such = _SUCH.search(stretch)
        about = len(such["about"]) if such else 0
        listed = before(text, found.start(), (count,))
        if listed is None or _are_places(text[listed[0] : listed[1]]):
            continue
        yield SpelledOut(
            found.start() - about, found.end() + len(head), listed[0], found.end() + len(head)
        )
    for found in _AS.finditer(text):
        tail, _ = tail_at(text, found.end(), nouns=True)
        if len(tail) >= 4 and found["list"].count("、") >= 2:
            yield SpelledOut(
                found.end(), found.end() + len(tail), found.start(), found.end() + len(tail)
            )


def _head(text: str, counted: re.Match[str]) -> str:
    """What 三个 or 五大 counts, or nothing if that names no more than a number of things."""
    tail, _ = tail_at(text, counted.end(), nouns=True)
    if tail:
        return "" if tail in words.PLAIN_HEADS else tail
    if counted.groupdict().get("measure", "大") != "大":
        return ""
    run = re.compile("[\u3400-\u9fff]{2,6}").match(text, counted.end())
    first = default_segmenter().cut(run[0])[0] if run else ""
    return "" if len(first) < 2 or first in words.PLAIN_HEADS else first


def _are_places(listed: str) -> bool:
    members = listed.split("、")
    return sum(bool(_PLACE.search(member)) or member in _places() for member in members) * 2 >= len(
        members
    )


@cache
def _places() -> frozenset[str]:
    return frozenset(
        [
            "北京",
            "天津",
            "上海",
            "重庆",
            "河北",
            "山西",
            "辽宁",
            "吉林",
            "黑龙江",
            "江苏",
            "浙江",
            "安徽",
            "福建",
            "江西",
            "山东",
            "河南",
            "湖北",
            "湖南",
            "广东",
            "海南",
            "四川",
            "贵州",
            "云南",
            "陕西",
            "甘肃",
            "青海",
            "台湾",
            "内蒙古",
            "广西",
            "西藏",
            "宁夏",
            "新疆",
            "香港",
            "澳门",
            "日",
            "韩",
            "俄",
            "日本",
            "韩国",
            "俄罗斯",
            "美国",
            "德国",
            "法国",
            "英国",
            "越南",
            "泰国",
            "老挝",
        ]
    )
