"""Names out of the words before and after a figure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from facts.indicators import tables
from language.words import default_segmenter

Token = tuple[str, str]

LONGEST: Final = 24
_QUOTE: Final = re.compile(
    "“[^”]{1,24}”|‘[^’]{1,24}’|《[^》]{1,60}》|（[^）]{1,24}）|\\([^)]{1,24}\\)"
)
_TIME: Final = re.compile(
    r"(?:截至|截止|(?<![复高升降加少大长展增减])[到至])?(?:(?:19|20)[0-9]{2}年?[度底末初]?(?:[—–\-－~至到]{1,2}(?:19|20)?[0-9]{2}年?)?|[0-9]{1,2}(?:[、—－\-至][0-9]{1,2})*月(?:份|底|末|[上中下]旬)?(?:之?前(?!后))?|前[0-9一二两三四五六七八九十]{1,2}个月|[0-9]{1,2}日(?:之?前(?!后))?|[前第]?[一二三四1-4]个?季度|[上下]半年|(?:全|今|去|上|前|本|近|当|后|同)年(?:以来|来|内|底|末)?|[一二两三四五六七八九十]+年(?:来|间|内|年?平均|年均)(?:累计)?|(?:近|连续)[一二两三四五六七八九十]+年(?![级度])|年[内底末初](?:之?前(?!后))?|“?十[一二三四五]五”?(?:期间|时期|末)?|雪季|学年|期间|以来)"
)
# 按可比价格计算: how a figure was worked out, not what it is of.
_BASIS: Final = re.compile(
    "(?:按照|按|依)(?:可比|不变|现行|当年)?[^，,；;。0-9]{1,12}?(?:计算|测算|核算|折算|计价|口径)(?:[，,])?"
    "|(?:同口径|可比口径|同比口径|剔除[^，,；;。]{1,16}因素|扣除[^，,；;。]{1,16}(?:因素|影响))(?:后|相比)?(?:[，,])?"
)
_BASED: Final = re.compile("[算价径素响]")
# Any time has one of these.
_TIMED: Final = re.compile(
    "[年月日季期以十12](?:(?<=[年月日季])|(?<=期)间|(?<=以)来|(?<=十)[一二三四五]|(?<=[12])[09][0-9]{2})"
)
_SPACED: Final = re.compile("(?<=[一-龥]) +(?=[一-龥])")


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of ``text`` with their parts of speech; what is quoted is one word."""
    found: list[Token] = []
    at = 0
    segmenter = default_segmenter()
    for quote in (
        _QUOTE.finditer(text) if "“" in text or "（" in text or "《" in text or "(" in text else ()
    ):
        found += segmenter.tag(text[at : quote.start()])
        found.append((quote.group(), "p_aside" if quote.group()[0] in "（(" else "nq"))
        at = quote.end()
    rest = text[at:]
    if rest:
        found += segmenter.tag(rest)
    return tuple(found)


def is_light(token: Token) -> bool:
    """A word that does nothing for a name."""
    word, tag = token
    if word in tables.FILLERS or word in tables.LIGHT or word.isspace():
        return True
    if len(word) > 2 and word[:2] in tables.FILLERS and word[2:] in tables.LIGHT:
        return True
    return tag in {"c", "p", "uj", "ul", "uz", "ug", "r", "y", "p_aside"}


def ends_idle(token: Token) -> bool:
    """A word that does nothing for a name it ends."""
    return token[0] not in tables.NOMINAL and is_light(token)


def has_noun(words: tuple[Token, ...]) -> bool:
    """Whether there is something to name among ``words``."""
    return any(not is_light(token) and is_nominal(token) for token in words)


def is_nominal(token: Token) -> bool:
    """A noun, or a word that stands for one."""
    return token[1][:1] in "njlibseafzm" or token[1] in {"vn", "nq", "eng"}


def without_times(text: str) -> str:
    """``text`` without the times it names and what it is compared with."""
    if "比" in text or "较" in text or "与" in text or "是" in text:
        text = tables.COMPARED.sub("", text)
    return _TIME.sub("", text) if _TIMED.search(text) else text


_RATES: Final = frozenset(("率", "比"))


def whole_rates(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """落地|率 and 占|比 as one word: a rate is a noun, whatever verb it is of."""
    if _RATES.isdisjoint([word for word, _ in words[1:]]):
        return words
    whole: list[Token] = []
    for word, tag in words:
        if whole and (word == "率" or (word == "比" and whole[-1][0].endswith("占"))):
            whole[-1] = (whole[-1][0] + word, "n")
        else:
            whole.append((word, tag))
    return tuple(whole)


@lru_cache(maxsize=8192)
def compact(text: str, *, after: bool = False) -> str:
    """``text`` as a name: times, fillers, light verbs and examples before 等 out.

    Where it is too long, its end is kept, or its beginning if it stands ``after`` the figure.
    """
    text = _SPACED.sub("", text) if " " in text else text
    if text[:1] in _LEADS and not after:
        lead = tables.LEADING.match(text)
        text = text[lead.end() :] if lead else text
    if _BASED.search(text):
        text = _BASIS.sub("", text)
    if "赴" in text or "前往" in text:
        text = tables.ERRAND.sub("", text)
    text = without_times(text)
    if text[-1:] in _THAN and text[-2:] not in _RATIOS:
        text = text[:-1]
    words = whole_rates(_whole(tokens(text)))
    start, end = 0, len(words)
    while start < end and (
        (is_light(words[start]) and not _describes(words, start)) or is_scope(words[start][0])
    ):
        start += 1
    while end > start and (
        ends_idle(words[end - 1]) or not words[end - 1][0].strip("的了、，,（(“")
    ):
        end -= 1
    parts: list[list[Token]] = [[]]
    for index in range(start, end):
        word, tag = words[index]
        if word in tables.LIGHT:
            if word not in tables.NOMINAL or not (parts[-1] and is_nominal(parts[-1][-1])):
                parts.append([])
                continue
        elif tag in {"p_aside", "ul"} or (
            word in tables.FILLERS and word not in _LINKS and word not in tables.EITHER
        ):
            continue
        parts[-1].append((word, tag))
    return _shortened(
        [_cut(part, after=after) for part in parts if _tells(part)], -1 if after else 0
    )


def _whole(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """经营|主体 as one word: the verb is part of the noun."""
    if "均" in {word for word, _ in words[1:]}:
        words = _per_head(words)
    if all(word not in tables.LIGHT for word, _ in words[:-1]):
        return words
    whole: list[Token] = []
    at = 0
    while at < len(words):
        word, tag = words[at]
        if word in tables.LIGHT and at + 1 < len(words):
            both = word + words[at + 1][0]
            if tables.COMPOUNDS.match(both):
                whole.append((both, "n"))
                at += 2
                continue
        whole.append((word, tag))
        at += 1
    return tuple(whole)


_HEADS: Final = frozenset("亩户人村师生校月年次日镇县床头")


def _per_head(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """亩|均 as one word: so much for each."""
    whole: list[Token] = []
    for word, tag in words:
        if word == "均" and whole and whole[-1][0][-1:] in _HEADS:
            whole[-1] = (whole[-1][0] + word, "n")
        else:
            whole.append((word, tag))
    return tuple(whole)


def _tells(part: list[Token]) -> bool:
    return any(word not in tables.DEGREES for word, _ in part)


# 降幅较（前5个月）: what is left of a comparison whose time is out.
_THAN: Final = frozenset("比较")
_RATIOS: Final = frozenset(("占比", "对比", "同比", "环比", "之比", "入比", "配比", "率比", "贷比"))
# What LEADING begins with.
_LEADS: Final = frozenset("一二三四五六七八九十第会全大国省市县区上（( 　\t0123456789①②③④⑤⑥⑦⑧⑨⑩")
# Words that hold a name together, inside it.
_LINKS: Final = frozenset(("和", "与", "及", "以及", "或", "暨", "、", "的", "等", "为"))
_SCOPE: Final = re.compile(f"{tables.SUBJECT}\\Z")


def _describes(words: tuple[Token, ...], index: int) -> bool:
    """Whether an adverb is an adjective here: before a noun."""
    if words[index][0] not in tables.EITHER or index + 1 >= len(words):
        return False
    following = words[index + 1]
    return following[1][:1] in "nlb" and not is_light(following)


def is_scope(word: str) -> bool:
    """Whether a word says whose figures they are (全省, 我市) and names nothing."""
    return _SCOPE.match(word) is not None


def _shortened(parts: list[str], idle: int) -> str:
    """The parts of a name in one; those that make it too long are left out, the one at ``idle`` first."""
    parts = [part for part in parts if part]
    while len(parts) > 1 and sum(map(len, parts)) > LONGEST:
        parts.pop(idle)
    return "".join(parts)


def _cut(words: list[Token], *, after: bool) -> str:
    """The words as one name, no longer than a row's head may be."""
    text = "".join(word for word, _ in words)
    if "等" in text[1:-1]:
        text = _without_examples(words, text)
    if text.count("的") and len(text) > 8:
        rest = text.rpartition("的")[2]
        if len(rest) >= 4:
            text = rest
    if len(text) > LONGEST:
        text = _first_part(words) if after else _last_part(words)
    bare = text.strip("、，,；;：:的和与及等（( ")
    if text.endswith(_AND_ENDS):
        bare += text[len(text.rstrip("和与及")) :]
    return _unquoted(bare) if bare[:1] in _OPEN or bare[-1:] in _SHUT else bare


# Words that end in what joins others.
_AND_ENDS: Final = ("惠及", "普及", "涉及", "波及", "参与", "殃及", "危及", "给与", "赠与", "温和")
_OPEN: Final = frozenset("“‘《")
_SHUT: Final = frozenset("”’》")


def _unquoted(text: str) -> str:
    """``text`` without the half of a pair of quotes that it begins or ends with."""
    for first, last in ("“”", "‘’", "《》"):
        if text.startswith(first) and last not in text:
            text = text[1:]
        if text.endswith(last) and first not in text:
            text = text[:-1]
    return text


def _without_examples(words: list[Token], text: str) -> str:
    before, _, after = text.rpartition("等")
    if len(after) < 3 or after[0] in "级额待候":
        return text
    verb = ""
    for word, tag in words[:2]:
        if tag not in {"v", "vd"} and word != "新":
            break
        verb += word
    if "、" not in before and not verb.startswith("新"):
        verb = ""
    return verb + after


def _last_part(words: list[Token]) -> str:
    """The last words of a long name, from a verb on where there is one."""
    length, best = 0, 0
    for index in range(len(words) - 1, -1, -1):
        length += len(words[index][0])
        if length > LONGEST:
            break
        best = index
    for index in range(best, len(words) - 2):
        if words[index][1] == "v" and words[index - 1][0] in {"、", "，"}:
            best = index
            break
    return "".join(word for word, _ in words[best:])


def _first_part(words: list[Token]) -> str:
    """The first words of a long name."""
    text = ""
    for word, _ in words:
        if len(text) + len(word) > LONGEST:
            break
        text += word
    return text
