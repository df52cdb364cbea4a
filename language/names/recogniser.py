"""Finds names: the words with their parts of speech first, then what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from language.characters import is_ideograph
from language.names import tables
from language.words import Segmenter, default_segmenter

# Parts of speech that end the search for the beginning of a name.
_OUTSIDE: Final = frozenset(("v", "d", "a", "q", "mq", "x", "p", "c", "u", "uj", "r", "t"))
_LONGEST: Final = 24
_ROW: Final = re.compile("[\u4e00-\u9fffA-Za-z·]{2,20}(?:[、和与及][\u4e00-\u9fffA-Za-z·]{2,16})+")
_LED: Final = re.compile(
    "(?:\\A|[、，。；：（,;:(\\s])(?P<body>[^、，。；：（,;:()\\s]{2,12}?(?:局|厅|委|办|署|院|处|科|部|队|公司|集团|银行))"
    "(?:党组书记|党委书记|副?(?:局长|厅长|主任|署长|院长|处长|科长|部长|队长|董事长|总经理|行长))"
)
_MEMBER: Final = re.compile("[^、和与及]+")
_OF_BODIES: Final = re.compile(
    "等?[0-9一二三四五六七八九十两百]+(?:余|多)?[家所](?:[^，。；]{0,6})?(?:企业|单位|公司|机构|学校|医院|银行)"
)
# Endings of one character that are words of their own behind a name: 应急|局.
_OFFICES: Final = frozenset("局厅委办署院厂站队")
# Endings that the cutter leaves apart behind a place.
_CUT_OFF: Final = frozenset("省市县区乡镇村州盟旗港湖山江河岛湾桥路街屯")
_LONGEST_MEMBER: Final = 12
# First letters of the parts of speech that members of a row are made of.
_NOMINAL: Final = frozenset("njblsvaimqf")
_PERSON: Final = ("nr", "nrfg", "nrt", "nrf")


class NameKind(StrEnum):
    """What is named."""

    PERSON = "person"
    PLACE = "place"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Name:
    """``text[start:end]`` is a name."""

    start: int
    end: int
    kind: NameKind
    text: str


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    tag: str


def names(text: str, segmenter: Segmenter | None = None) -> tuple[Name, ...]:
    """The names of ``text`` in order; none overlap. Linear in the length of the text."""
    words = tuple(_words(text, segmenter or default_segmenter()))
    found = _apart([*_led(text), *_bodies_and_places(text, words), *_persons(text, words)])
    return tuple(_apart([*found, *_rows(text, words, found)]))


def _led(text: str) -> Iterator[Name]:
    """Bodies before the office of who leads them: 区住建局|局长. The cutter takes 局局长 for a word."""
    for found in _LED.finditer(text):
        yield Name(found.start("body"), found.end("body"), NameKind.BODY, found["body"])


def _apart(found: list[Name]) -> list[Name]:
    """In order, none inside or across another; of two that begin together the longer one."""
    found.sort(key=lambda name: (name.start, -name.end))
    kept: list[Name] = []
    for name in found:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _rows(text: str, words: tuple[_Word, ...], found: list[Name]) -> Iterator[Name]:
    """Members of a row (甲、乙和丙) in which one is a name, and of 甲、乙等12家企业."""
    for row in _ROW.finditer(text):
        members = [
            (row.start() + part.start(), row.start() + part.end())
            for part in _MEMBER.finditer(row.group())
        ]
        kind = NameKind.BODY if _OF_BODIES.match(text, row.end()) else None
        members = _trimmed(words, members)
        for name in found:
            if any(start <= name.start and name.end <= end for start, end in members):
                kind = kind or name.kind
        if kind is None:
            continue
        for start, end in members:
            inside = [name for name in found if start < name.end and name.start < end]
            if 2 <= end - start <= _LONGEST_MEMBER and not inside:
                yield Name(start, end, kind, text[start:end])


def _trimmed(words: tuple[_Word, ...], members: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The members without what leads to the first (对东盟) and follows the last (美国分别)."""
    first, last = members[0], members[-1]
    start, end = first[1], last[0]
    for word in reversed([w for w in words if first[0] <= w.start and w.end <= first[1]]):
        if word.tag[:1] not in _NOMINAL or word.text in tables.stops():
            break
        start = word.start
    named = False
    for word in (w for w in words if last[0] <= w.start and w.end <= last[1]):
        if word.tag[:1] not in _NOMINAL or word.text in tables.stops():
            break
        if named and word.text not in _CUT_OFF:
            break
        end = word.end
        named = named or word.tag[:2] in ("ns", "nt", "nr") or word.tag == "j"
    if len(members) == 1:
        return [(start, first[1])]
    return [(start, first[1]), *members[1:-1], (last[0], end)]


def _words(text: str, segmenter: Segmenter) -> Iterator[_Word]:
    at = 0
    # Half of a surrogate pair, from a damaged file, is no text for the cutter.
    for word, tag in segmenter.tag(text.encode("utf-8", "replace").decode("utf-8")):
        # The cutter may leave white space out.
        start = text.find(word, at)
        if start < 0:
            continue
        at = start + len(word)
        yield _Word(start, at, word, tag)


def _persons(text: str, words: tuple[_Word, ...]) -> Iterator[Name]:
    surnames, titles = tables.surnames(), tables.titles()
    for index, word in enumerate(words):
        if not all(map(is_ideograph, word.text)):
            continue
        before = words[index - 1] if index else None
        after = words[index + 1] if index + 1 < len(words) else None
        # 阿卜杜拉·买买提: what stands around the dot is one name.
        if after is not None and after.text in "·•・" and index + 2 < len(words):
            yield from _dotted(text, words, index)
            continue
        double = word.text[:2] in surnames and len(word.text) in (3, 4)
        single = word.text[:1] in surnames and len(word.text) in (2, 3)
        if word.tag in _PERSON and (double or single) and word.text not in tables.common():
            end = word.end
            # 欧阳修|远, 赵|铁军: the last character of a name was cut off where a title follows it.
            if len(word.text) == 2 and after is not None and len(after.text) == 1:
                follower = words[index + 2] if index + 2 < len(words) else None
                if follower is not None and _titled(follower.text, titles):
                    end = after.end if is_ideograph(after.text) else end
            yield Name(word.start, end, NameKind.PERSON, text[word.start : end])
        elif word.text in surnames and after is not None and len(after.text) <= 2:
            follower = words[index + 2] if index + 2 < len(words) else None
            told = (before is not None and _titled(before.text, titles)) or (
                follower is not None and _titled(follower.text, titles)
            )
            if told and all(map(is_ideograph, after.text)) and not _titled(after.text, titles):
                yield Name(word.start, after.end, NameKind.PERSON, text[word.start : after.end])


def _dotted(text: str, words: tuple[_Word, ...], index: int) -> Iterator[Name]:
    last = index
    while last + 2 < len(words) and words[last + 1].text in "·•・":
        last += 2
    start, end = words[index].start, words[last].end
    if end - start <= _LONGEST and words[index].tag not in ("x", "m"):
        yield Name(start, end, NameKind.PERSON, text[start:end])


def _titled(word: str, titles: frozenset[str]) -> bool:
    return word in titles or word[-2:] in titles or word[-3:] in titles


def _bodies_and_places(text: str, words: tuple[_Word, ...]) -> Iterator[Name]:
    index = 0
    while index < len(words):
        kind = _ending(words[index]) or _bare_ending(words, index)
        if kind is None:
            index += 1
            continue
        # The longest chain to the right: 中国|科学院|长春|分院.
        last = index
        while last + 1 < len(words) and words[last + 1].start == words[last].end:
            # 吉林省 beside 长春市 are two names; 长春市|中级人民法院 is one.
            following = _ending(words[last + 1])
            if following is not NameKind.BODY or words[last + 1].tag == "nt" == words[last].tag:
                break
            kind, last = following, last + 1
        # 海州|港, 柳河|镇: the ending was cut off.
        if kind is NameKind.PLACE and last + 1 < len(words) and words[last + 1].text in _CUT_OFF:
            last += words[last + 1].start == words[last].end
        first = _beginning(words, index, kind)
        start, end = words[first].start, words[last].end
        if end - start >= 2 and text[start:end] not in tables.common():
            yield Name(start, end, kind, text[start:end])
        index = last + 1


def _ending(word: _Word) -> NameKind | None:
    """What the word names or ends the name of, or None."""
    if word.text in tables.common() and word.tag not in ("nt",):
        return _generic(word)
    if word.tag == "ns" and len(word.text) >= 2:
        return NameKind.PLACE
    if word.tag == "nt" and len(word.text) >= 2:
        return NameKind.BODY
    return _generic(word)


def _bare_ending(words: tuple[_Word, ...], index: int) -> NameKind | None:
    """What an ending standing for itself ends the name of: 实验|中学, 红旗|水库, 应急|局."""
    word = words[index]
    if index == 0 or word.tag[:1] not in ("n", "j", "s", "q", "v", "k"):
        return None
    previous = words[index - 1]
    if (
        previous.end != word.start
        or len(previous.text) < 2
        or previous.text in tables.stops()
        or previous.tag[:1] not in _NOMINAL
        or previous.tag in ("v", "d", "f")
        or (previous.tag == "m" and previous.text[0] != "第")
    ):
        return None
    if word.text in tables.place_endings() and len(word.text) > 1:
        return NameKind.PLACE
    if word.text in tables.body_endings() and (len(word.text) > 1 or word.text in _OFFICES):
        return NameKind.BODY
    return None


def _generic(word: _Word) -> NameKind | None:
    if word.tag[:1] not in ("n", "j", "l", "s", "v", "i") or not is_ideograph(word.text[-1]):
        return None
    if len(word.text) > 1 and word.text in tables.common():
        return None
    long = len(word.text) >= 3
    if word.text.endswith(tables.body_endings() if long else tables.long_body_endings()):
        return NameKind.BODY
    named = word.tag[:1] == "n" and (long or word.tag in ("nr", "nz", "nrt"))
    if named and word.text.endswith(tables.place_endings()):
        return NameKind.PLACE if word.text not in tables.place_endings() else None
    return None


def _beginning(words: tuple[_Word, ...], index: int, kind: NameKind) -> int:
    """The first word of the name whose ending is ``words[index]``."""
    first = index
    word = words[index]
    bare = word.text in tables.place_endings()
    if (kind is NameKind.PLACE and not bare) or word.tag == "ns":
        return first
    end = word.end
    while first > 0:
        previous = words[first - 1]
        if previous.end != words[first].start or end - previous.start > _LONGEST:
            break
        if previous.tag in _OUTSIDE or previous.text in tables.stops():
            break
        if _titled(previous.text, tables.titles()):
            break
        if not all(is_ideograph(sign) or sign.isalpha() for sign in previous.text):
            break
        if previous.tag == "m" and previous.text[0] != "第":
            break
        first -= 1
    return first
