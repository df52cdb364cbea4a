"""Numbers and labels at the head of a block: 第一章, 一、, （一）, 1., 一是, ——."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple


class Scheme(StrEnum):
    """A way to number. What lies inside what is not fixed here: each document shows it."""

    PART = "part"  # 第一编, 第一部分
    CHAPTER = "chapter"
    SECTION = "section"  # 第一节
    ARTICLE = "article"  # 第一条
    CHINESE = "chinese"  # 一、
    CHINESE_PAREN = "chinese_paren"  # （一）
    ARABIC = "arabic"  # 1.
    DECIMAL_2 = "decimal_2"  # 1.1
    DECIMAL_3 = "decimal_3"  # 1.1.1
    ARABIC_PAREN = "arabic_paren"  # （1） or 1）
    CIRCLED = "circled"  # ①
    COUNTED = "counted"  # 一是, 一要
    ORDINAL = "ordinal"  # 第一，
    DASH = "dash"  # ——
    SYMBOL = "symbol"  # ● before a line
    LABEL = "label"  # 亮点 3 …
    SPACED = "spaced"  # 1 …
    BARE = "bare"  # a line without a number
    RUN_IN = "run_in"  # the first sentence of a paragraph, without a number
    WITHIN = "within"  # a sentence inside a paragraph
    EXPLICIT = "explicit"  # marked by the format itself


# Schemes that hardly ever number anything but headings and list items.
_STRONG = frozenset(
    {
        Scheme.PART,
        Scheme.CHAPTER,
        Scheme.SECTION,
        Scheme.ARTICLE,
        Scheme.CHINESE,
        Scheme.CHINESE_PAREN,
        Scheme.ARABIC,
        Scheme.DECIMAL_2,
        Scheme.DECIMAL_3,
        Scheme.ARABIC_PAREN,
        Scheme.COUNTED,
        Scheme.ORDINAL,
        Scheme.DASH,
        Scheme.CIRCLED,
    }
)


class Marker(NamedTuple):
    """``text[:end]`` is the number or label; ``number`` its value, 0 for a dash or symbol; ``label`` the word or symbol itself."""

    scheme: Scheme
    number: int
    end: int
    label: str = ""

    @property
    def strong(self) -> bool:
        """Whether the mark alone says that a unit begins here."""
        return self.scheme in _STRONG


_N = "一二三四五六七八九十百"
# Compiled when first needed (the library keeps what it compiled): most documents use few of them.
_PATTERNS: tuple[tuple[Scheme, str], ...] = (
    (Scheme.PART, rf"第([{_N}\d]{{1,4}})(?:编|篇|部分|板块)[ 　：:、]*"),
    (Scheme.CHAPTER, rf"第([{_N}\d]{{1,4}})章[ 　：:、]*"),
    (Scheme.SECTION, rf"第([{_N}\d]{{1,4}})节[ 　：:、]*"),
    (Scheme.ARTICLE, rf"第([{_N}零〇\d]{{1,6}})条(?![例件约款目])[ 　：:、]*"),
    (Scheme.ORDINAL, rf"第([{_N}]{{1,3}})[，、,：:]\s*"),
    (Scheme.COUNTED, rf"([{_N}]{{1,3}})[是要][：:]?(?=[^，。])"),
    (Scheme.CHINESE, rf"([{_N}]{{1,4}})(?:、|[．.](?!\d))\s*"),
    (Scheme.CHINESE_PAREN, rf"[（(]\s*([{_N}]{{1,4}})\s*[）)]\s*[、．.]?\s*"),
    (Scheme.ARABIC_PAREN, r"[（(]\s*(\d{1,2})\s*[）)]\s*|(\d{1,2})[）)]\s*"),
    (Scheme.DECIMAL_3, r"\d{1,2}[.．]\d{1,2}[.．](\d{1,2})[ 　.．、]+(?=\D)"),
    (Scheme.DECIMAL_2, r"\d{1,2}[.．](\d{1,2})[ 　、]+(?=[^\d%％])"),
    (Scheme.ARABIC, r"(\d{1,3})(?:、|[．.](?!\d))\s*"),
    (Scheme.CIRCLED, r"([①-⑳❶-❿])\s*"),
    (Scheme.DASH, r"—{1,2}[ 　]*(?=[^—\s])"),
    (Scheme.SYMBOL, r"([●◆■▲★○◇□△☆◎※►▶➢✦❖])[ 　]*(?=\S)"),
    (Scheme.SPACED, r"(\d{1,2})[ 　]+(?=[^\d\s]|20\d\d ?年)"),
)
_LABEL = rf"([^\W\d_]{{1,5}}?)[ 　]?(\d{{1,2}}|[{_N}]{{1,3}})[ 　：:丨|]+(?=\S)"
# What parts a label from its heading, and how far in at most.
_SEPARATORS = frozenset(" 　：:丨|")
_LONGEST_LABEL = 10
_SYMBOLS = "●◆■▲★○◇□△☆◎※►▶➢✦❖"
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳❶❷❸❹❺❻❼❽❾❿"
# Which patterns a first character leaves; the others are not tried.
_BEGINNINGS: tuple[tuple[str, frozenset[Scheme]], ...] = (
    (
        "第",
        frozenset({Scheme.PART, Scheme.CHAPTER, Scheme.SECTION, Scheme.ARTICLE, Scheme.ORDINAL}),
    ),
    (_N, frozenset({Scheme.COUNTED, Scheme.CHINESE})),
    ("（(", frozenset({Scheme.CHINESE_PAREN, Scheme.ARABIC_PAREN})),
    (
        "0123456789０１２３４５６７８９",
        frozenset(
            {
                Scheme.ARABIC_PAREN,
                Scheme.DECIMAL_3,
                Scheme.DECIMAL_2,
                Scheme.ARABIC,
                Scheme.SPACED,
            }
        ),
    ),
    (_CIRCLES, frozenset({Scheme.CIRCLED})),
    ("—", frozenset({Scheme.DASH})),
    (_SYMBOLS, frozenset({Scheme.SYMBOL})),
)
_BY_FIRST = {
    char: tuple(entry for entry in _PATTERNS if entry[0] in schemes)
    for chars, schemes in _BEGINNINGS
    for char in chars
}
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0}


def parse_marker(text: str) -> Marker | None:
    """The number or label that ``text`` begins with."""
    if not text:
        return None
    for scheme, pattern in _BY_FIRST.get(text[0], ()):
        if found := re.match(pattern, text):
            mark = next((group for group in found.groups() if group), "")
            if scheme is Scheme.SYMBOL:
                return Marker(scheme, 0, found.end(), mark)
            return Marker(scheme, number_of(mark), found.end())
    if len(text) > 60 or _SEPARATORS.isdisjoint(text[:_LONGEST_LABEL]):
        return None
    if found := re.match(_LABEL, text):
        return Marker(Scheme.LABEL, number_of(found[2]), found.end(), found[1])
    return None


def number_of(digits: str) -> int:
    """The value of 12, 十二, 一百零三, ⑫; 0 for nothing."""
    if not digits:
        return 0
    if digits.isdecimal():
        return int(digits)
    if "①" <= digits <= "⑳":
        return ord(digits) - ord("①") + 1
    if "❶" <= digits <= "❿":
        return ord(digits) - ord("❶") + 1
    total, digit = 0, 0
    for char in digits:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS.get(char, 0)
    return total + digit
