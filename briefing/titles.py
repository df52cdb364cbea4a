"""The title of a briefing that nobody gave one. Its words are those of the sources or name the kind; no number comes in
that no source bears."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import Final

from briefing.headings import NAMED_KIND, document_title
from briefing.kinds import kind_of
from messages import say
from model.document import Document
from word.kinds import (
    BRIEFING,
    BY_NAME,
    CHRONICLE,
    DIGEST,
    INDICATORS,
    MEETING,
    POLICY,
    REPORT,
)

# Titles that share fewer characters at their ends share no name of a text.
_SHORTEST_SHARED: Final = 4
# Characters of a line in the size of titles.
_LINE: Final = 20
_ALREADY: Final = ("要点", "摘编")
# Kinds that word it in a way of their own.
_OWN: Final = {
    "shared": (INDICATORS, CHRONICLE),
    "first": (INDICATORS, CHRONICLE),
    "none": (MEETING, DIGEST, POLICY, INDICATORS, CHRONICLE, REPORT),
}
_OPENED: Final = ("《》", "（）", "“”", "〔〕", "【】")


def briefing_title(documents: Sequence[Document], template: str = BRIEFING) -> str:
    """The title of a briefing of ``documents`` printed with ``template``, never empty: that of an only source; of
    several the words that all their titles end with, or with 等材料 the first of them with which it takes no more than
    a line, else the first; without any, what the kind is
    called. A source whose text has no title counts by its file's name only where none has one."""
    titles = [title for one in documents if (title := document_title(one, by_name=False))]
    titles = titles or [title for one in documents if (title := document_title(one))]
    if not titles:
        return _worded("none", template)
    if len(documents) == 1:
        return titles[0]
    words = _without_ending(shared_ending(titles)) if len(titles) > 1 else ""
    if words:
        return _worded("shared", template, words=words)
    first = _worded("first", template, title=_without_ending(titles[0]))
    rest = (_worded("first", template, title=_without_ending(title)) for title in titles[1:])
    return next((one for one in chain((first,), rest) if len(one) <= _LINE), first)


def shared_ending(titles: Sequence[str]) -> str:
    """The longest ending, of whole words and at least four characters, that all of ``titles`` have; else nothing."""
    first = titles[0]
    shared = 0
    while shared < min(map(len, titles)) and len({title[-1 - shared] for title in titles}) == 1:
        shared += 1
    for length in range(shared, _SHORTEST_SHARED - 1, -1):
        ending = first[-length:]
        if any(ending.count(pair[0]) != ending.count(pair[1]) for pair in _OPENED):
            continue
        if all(_begins_word(title, len(title) - length) for title in titles):
            return ending
    return ""


def _begins_word(title: str, at: int) -> bool:
    """Whether a word begins at ``at``, judged by what stands before it or by the name of a kind of text that begins
    there: a dictionary would cost a short run more than all the rest of it."""
    if at == 0:
        return True
    before, here = title[at - 1], title[at]
    if here.isdigit():
        return not before.isdigit()
    if before.isdigit():
        return False
    if not "\u4e00" <= here <= "\u9fff" and here not in "《“":
        return False
    return not before.isalpha() or before in _ENDS_NAME or _kind_name().match(title, at) is not None


# What a place, an office, a time or an attribute ends with.
_ENDS_NAME: Final = frozenset("省市县区镇乡村州盟旗局厅委办院司部处所站社校的和与及年月度")


@cache
def _kind_name() -> re.Pattern[str]:
    return re.compile(
        r"(?:政府|党建|年度|季度|全年|上半年|重点|专项|财政|信访)?"
        r"(?:工作|情况|会议|实施|调研|自查|整改|述职|评估|审计|分析|研究|统计|执行|落实|进展|推进|管理|预算|学习|考察|督查|检查|活动|培训|演练){1,3}"
        rf"(?:{NAMED_KIND.pattern}|情况|动态|体会)+\Z"
    )


def _without_ending(title: str) -> str:
    """``title`` without the word that is put behind it."""
    for ending in _ALREADY:
        if title.endswith(ending) and len(title) > len(ending) + 1:
            return title.removesuffix(ending)
    return title


def _worded(way: str, template: str, **values: str) -> str:
    kind = kind_of(template)
    own = f".{BY_NAME[kind].code.partition('.')[2]}" if kind in _OWN[way] else ""
    return say(f"word.title.{way}{own}", values)
