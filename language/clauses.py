"""Clauses of long enumerating sentences that can stand alone: 一是…；二是…, members of a series joined by ；, and
acts in a row that commas join (新建…，改造…，发放…).

A clause is offered only if a reader understands it without its sentence. It is a slice of the sentence, with the
mark that ends it; nothing is cut inside quotes, brackets or 《》.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from language.characters import HAN, is_ideograph

# A sentence shorter than this is as good a bullet as its clauses.
SHORTEST_SENTENCE: Final = 60
# A clause with fewer Chinese characters says too little alone.
_SHORTEST: Final = 10
_LONGEST_ENUMERATED: Final = 240
# So many acts in a row are a series; two may be one thing done for the other.
_FEWEST_ACTS: Final = 3

# Brackets of both widths close each other: sources mix them.
_OPENERS: Final = dict(zip("“‘「『（(【《〈〔［", "”’」』))】》〉〕］", strict=True))
_CLOSERS: Final = {"）": ")"} | {mark: mark for mark in _OPENERS.values()}
_MARKS_WORDS: Final = "[“”‘’「」『』（）()【】《》〈〉〔〕［］；;]|[：:，；;。]\\s*(?:[一二三四五六七八九十]{1,2}[是要]|第[一二三四五六七八九十]，)"
_ENUMERATOR_WORDS: Final = r"\s*(?:[一二三四五六七八九十]{1,2}[是要]|第[一二三四五六七八九十]，|[（(][0-9一二三四五六七八九十]{1,2}[）)]|[0-9]{1,2}[.．、](?![0-9])|[①-⑳])\s*"
# What a clause that begins so says depends on the one before it.
_LEANS_WORDS: Final = (
    "(?:其中|其|同时|并|也|还|又|更|再|且|则|但|而|却|仍|均|都|在此|对此|为此|此|这|那|该|以及|和|与|及|或|从而|进而|由此|因此|所以|于是|"
    "分别|前者|后者|上述|以上|比|较|占|同比|环比|增速|增幅|高于|低于|高出|居|位居|达到|达|力争|特别|尤其|等)"
)
# Members of a pair: neither is offered alone.
_PAIRED_WORDS: Final = "(?:有的|有些|一方面|另一方面|既|不仅|不但|不是|无论|不论|因为|由于|虽然|尽管|如果|假如|只有|只要|要么|与其|宁|前期|后期)"
# A date or a condition at the head of the sentence that holds for all of it.
_HEAD_WORDS: Final = (
    r"(?:[^，；。：]{0,18}(?:年|月|日|季度|时期|期间|以来|年来|之后|以后|之前|底|末|届时|相比|基础上|情况下|前提下|背景下|方面)|"
    r"(?:到|至|截至|面对|针对|围绕|按照|根据|通过|如|对|在|当|经)[^，；。：]{1,24})，"
)


# 一、 and 第一章 number topics; （一）, 一是 and 第一， number statements.
_TOPIC_WORDS: Final = (
    r"\s*(?:第?[一二三四五六七八九十百]{1,3}[、.．章节编篇]|第[0-9]{1,2}[章节编篇]|——)\s*"
)


@cache
def _compiled(wording: str) -> re.Pattern[str]:
    """Compiled when first used: an engine without clauses needs none of them."""
    return re.compile(wording)


def statement(heading: str) -> tuple[int, bool]:
    """Where the words of ``heading`` begin, and whether they state something: a statement is numbered as one or
    has two halves; 一、工作回顾 only names a topic."""
    number = _compiled(_ENUMERATOR_WORDS).match(heading)
    if number:
        return number.end(), True
    topic = _compiled(_TOPIC_WORDS).match(heading)
    start = topic.end() if topic else 0
    return start, "，" in heading[start:]


# 本报讯（记者…）, 新华社北京3月5日电, 央视网消息：, （本报记者…）: where the news comes from, not the news.
_DATELINE_WORDS: Final = (
    r"\s*(?:"
    rf"(?:[本新人中央]|(?={HAN}{{2,12}}(?:讯|消息)[（(：: ])){HAN}{{0,12}}?(?:[0-9]{{1,2}}\s*月\s*[0-9]{{1,2}}\s*日)?"
    r"(?:(?<=[报网社台刊日])讯|(?<!通)讯(?=[（(：:\s])|电(?![^（(：:，, ])|消息(?=[（(：:])|报道(?=[（(：:]))\s*(?:[（(][^（）()]{1,40}[）)])?[：:，,]?"
    r"|[（(](?:本[报网刊台])?(?:记者|通讯员|特约)[^（）()]{1,40}[）)]"
    r")\s*"
)
_DATELINE_SIGNS: Final = ("讯", "电", "消息", "报道", "记者", "通讯员", "特约")
_DATELINE_REACH: Final = 80
_ENOUGH_BEHIND: Final = 10


def behind_dateline(sentence: str) -> int:
    """Where a news story begins behind the place, day and reporter it is dated with; 0 if it is not dated so."""
    head = sentence[:_DATELINE_REACH]
    if not any(sign in head for sign in _DATELINE_SIGNS):
        return 0
    found = _compiled(_DATELINE_WORDS).match(sentence)
    return found.end() if found and len(sentence) - found.end() >= _ENOUGH_BEHIND else 0


# What ties a sentence to the one before and adds nothing to it.
_CONJUNCTION: Final = re.compile(
    rf"\s*(?:(?:但是?|然而|不过|而且|并且|此外|另外|同时|与此同时|因此|所以|为此)[，,]|但(?={HAN}))\s*"
)
# What is said of something that the sentence before names: 其中亿元以上项目31个。
_TIED: Final = re.compile(
    r"\s*(?:其[中余间](?![标选])|这(?![种植]|批|届)|上述|以上(?=[^，。]{0,8}(?:项目|资金|工作|企业)))"
)
# 指……, 即……: the explanation of what stands before it.
_EXPLANATION: Final = re.compile(
    r"\s*(?:是?指(?![出导示挥标数定派令责战])|即(?![将使便日时刻可或]))[^，。；]{2,}"
)


def behind_conjunction(text: str, start: int, end: int) -> int:
    """Where the sentence ``text[start:end]`` begins behind such a conjunction; ``start`` if it has none, or if what
    follows leans on the sentence before all the same."""
    found = _CONJUNCTION.match(text, start, end)
    if found is None or end - found.end() < _ENOUGH_BEHIND:
        return start
    rest = text[found.end() : min(end, found.end() + 24)]
    return start if needs_more(rest) else found.end()


def is_tied(text: str, start: int, end: int) -> bool:
    """Whether the sentence ``text[start:end]`` is understood only behind the one before it."""
    return _TIED.match(text, start, end) is not None


def explains(text: str, start: int, end: int) -> bool:
    """Whether the sentence ``text[start:end]`` explains a term that stands before it."""
    return _EXPLANATION.match(text, start, end) is not None


def needs_more(clause: str) -> bool:
    """Whether what ``clause`` says depends on another: on the one before it, or on the other half of a pair."""
    return (
        _compiled(_LEANS_WORDS).match(clause) is not None
        or _compiled(_PAIRED_WORDS).match(clause) is not None
    )


def split(sentence: str) -> tuple[tuple[int, int], ...]:
    """Spans ``(start, end)`` of the clauses of ``sentence`` that stand alone; none for most sentences."""
    if len(sentence) < SHORTEST_SENTENCE:
        return ()
    marks = _cuts(sentence) if _may_split(sentence) else []
    if not marks:
        return _acts(sentence)
    pieces: list[tuple[int, int]] = []
    begin = 0
    for cut in [*marks, len(sentence)]:
        if cut > begin:
            pieces.append((begin, cut))
        begin = cut
    heads = [_compiled(_ENUMERATOR_WORDS).match(sentence, start, end) for start, end in pieces]
    if sum(head is not None for head in heads) >= 2:
        found = [(head.end(), end) for head, (_, end) in zip(heads, pieces, strict=True) if head]
        if any(end - start > _LONGEST_ENUMERATED for start, end in found):
            return ()
    else:
        found = _series(sentence, pieces)
    return tuple(span for span in found if _stands_alone(sentence, *span))


def _acts(sentence: str) -> tuple[tuple[int, int], ...]:
    """The members of a series of acts joined by commas, every one of which opens with its verb: what was done, one
    thing after the other. A member that leans on the one before goes with it; if any other opens differently there
    is no such series."""
    if not _opens_with_act(sentence, 0):
        return ()
    joined: list[tuple[int, int]] = []
    begin = 0
    for cut in [*_comma_cuts(sentence, "，,"), len(sentence)]:
        text = sentence[begin:cut]
        start = begin + len(text) - len(text.lstrip())
        if cut <= start:
            continue
        if joined and _compiled(_LEANS_WORDS).match(sentence, start):
            joined[-1] = (joined[-1][0], cut)
        elif _opens_with_act(sentence, start):
            joined.append((start, cut))
        else:
            return ()
        begin = cut
    if len(joined) < _FEWEST_ACTS:
        return ()
    return tuple(span for span in joined if _stands_alone(sentence, *span))


def _opens_with_act(sentence: str, start: int) -> bool:
    return _act().match(sentence, start) is not None


@cache
def _act() -> re.Pattern[str]:
    """A verb of something done or to be done, with its object behind it."""
    return re.compile(
        r"\s*(?:新改?扩?建|改扩?建|改造|建成|完成|实施|开工|组织|举办|发放|引进|引育|招引|培育|培训|新增|新设|设立|成立|出台|印发|"
        r"制定|修订|编制|整治|治理|拆除|清理|查处|破获|审结|受理|化解|办理|办结|签约|签订|投放|投入|启动|创建|建立|选派|选树|修缮|"
        r"修复|栽植|复垦|盘活|减免|兑现|资助|救助|帮扶|安置|流转|推广|收购|检查|排查|走访|慰问|谋划|储备|培养|招聘|"
        r"解决|铺设|架设|疏浚|加固|升级|开通|增设|配备|采购|调解|征收|腾退|搬迁)(?!后|的|以来|了?之后|期间|过程|工作|情况|是|为)"
    )


def comma_cuts(sentence: str) -> list[int]:
    """Where ``sentence`` may be cut behind a ， or ； so that its beginning can be read alone; inside no pair."""
    return _comma_cuts(sentence, "，；")


def _comma_cuts(sentence: str, marks: str) -> list[int]:
    """Where ``sentence`` may be cut behind one of ``marks``: inside no pair and no number; nowhere if a pair is
    left open."""
    cuts: list[int] = []
    closers: list[str] = []
    for index, mark in enumerate(sentence):
        if mark in _OPENERS:
            closers.append(_OPENERS[mark])
        elif mark in _CLOSERS:
            if not closers or closers.pop() != _CLOSERS[mark]:
                return []
        elif not closers and mark in marks and not _in_number(sentence, index):
            cuts.append(index + 1)
    return [] if closers else cuts


def _in_number(sentence: str, index: int) -> bool:
    """Whether the comma at ``index`` stands between digits: 1,200."""
    return (
        sentence[index] == ","
        and sentence[index - 1 : index].isdigit()
        and sentence[index + 1 : index + 2].isdigit()
    )


def _may_split(sentence: str) -> bool:
    return "；" in sentence or ";" in sentence or "二是" in sentence or "二要" in sentence


def _cuts(sentence: str) -> list[int]:
    """Where the sentence may be cut: behind ； and before 一是; none if its quotes do not pair."""
    cuts: list[int] = []
    closers: list[str] = []
    for found in _compiled(_MARKS_WORDS).finditer(sentence):
        mark = sentence[found.start()]
        if mark in _OPENERS:
            closers.append(_OPENERS[mark])
        elif mark in _CLOSERS:
            if not closers or closers.pop() != _CLOSERS[mark]:
                return []
        elif not closers:
            cuts.append(found.start() + 1)
    return [] if closers else cuts


def _series(sentence: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The clauses of a series without numbers: one that leans on the one before goes with it."""
    first = sentence[pieces[0][0] : pieces[0][1]]
    if "：" in first or ":" in first:
        return []
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        begin = start + len(sentence[start:end]) - len(sentence[start:end].lstrip())
        if _compiled(_PAIRED_WORDS).match(sentence, begin):
            return []
        if joined and _compiled(_LEANS_WORDS).match(sentence, begin):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    if len(joined) < 2:
        return []
    # What the head dates or conditions is only said of what stands behind it.
    return joined[:1] if _compiled(_HEAD_WORDS).match(first) else joined


def _stands_alone(sentence: str, start: int, end: int) -> bool:
    text = sentence[start:end].rstrip()
    return (
        sum(map(is_ideograph, text)) >= _SHORTEST
        and _compiled(_LEANS_WORDS).match(text) is None
        and text[-1] in "；;，,。！"
    )
