"""Slips of typing, conversion and text recognition: places where a text may not say what its author wrote.

They are doubts: shown, never changed, for only the original can settle them. What printing does change (the width of
marks beside Chinese, stray spaces) is in ``typography.py``; that is certain, so it is no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from language.characters import HAN
from model.document import Doubt

_UNITS: Final = "年月日号时分秒亿万千百元吨户人个名家项座条件次倍亩米里斤平公％%"
_DIGIT_OF: Final = str.maketrans("OoIlZzSB", "00112258")

_LETTER: Final = (
    rf"\d(?<![A-Za-z0-9.,·]\d)[\d,.]*[OoIl][\dOoIl]*\d[\d.]*(?![A-Za-z·\-])"  # 2O23, 1O.5
    rf"|\d(?<![A-Za-z0-9.,·]\d)[\d,.]*[OoI]+(?=[{_UNITS}])"  # 1O亿元
    rf"|[Ool](?<![A-Za-z0-9.][Ool])[.]\d+(?=[{_UNITS}])"  # O.5%
)
_ZERO_IN_YEAR: Final = r"(?<=[一二三四五六七八九])[OoＯ0](?=[一二三四五六七八九OoＯ0〇○])"
# Groups of three after a space (1 234亿元), or a space beside the point of a decimal (12. 5%).
_GAP: Final = (
    rf"\d(?<![\d.,]\d)\d{{0,2}}(?:[ \u3000]\d{{3}})+(?:\.\d+)?(?=[{_UNITS}])"
    rf"|\d(?<![\d.,]\d)\d*(?:[ \u3000]\.[ \u3000]?|\.[ \u3000])\d+(?=[{_UNITS}])"
)
_MARK: Final = re.compile(rf"[，。；：、]{{2,}}|,(?<={HAN},),+")
_GARBLED: Final = "\ufffd+|(?:锟斤拷)+锟?|(?:烫烫|屯屯){2,}|(?:[ÂÃâ][\u0080-\u00bf€™œ“”]+)+"
_GARBLED_SIGNS: Final = re.compile("[\ufffd锟烫屯ÂÃâ]")
# Characters that look alike, where the words beside them leave little choice.
_TWINS: Final = (
    (r"(?<=\d)曰|(?<=[今昨明节假生近])曰|曰(?=[前常益报均])", "曰", "日"),
    (r"己(?=经[^验历]|建成|完成|实现|基本|全面|累计|超过|达到)(?<!自己)", "己", "已"),
    (r"(?<=自)已(?!经)", "已", "己"),
    (r"(?<=[年月季周期])未(?=[，。；、）]|$)", "未", "末"),
    (r"(?<=投)人(?=[资使运建\d])|(?<=[收])人(?=[增达超\d])", "人", "入"),
)


_LETTERS: Final = frozenset("OoIl")
_ZEROS: Final = frozenset("OoＯ0")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when a text first holds what it looks for: most never do."""
    return re.compile(pattern)


def slips(text: str) -> tuple[Doubt, ...]:
    """The doubtful places of ``text``, in order, none inside another."""
    found = sorted(_all(text), key=lambda doubt: (doubt.start, -doubt.end))
    kept: list[Doubt] = []
    for doubt in found:
        if not kept or doubt.start >= kept[-1].end:
            kept.append(doubt)
    return tuple(kept)


def _all(text: str) -> Iterator[Doubt]:
    if not _LETTERS.isdisjoint(text):
        yield from _by(_compiled(_LETTER), text, _letter)
    if not _ZEROS.isdisjoint(text):
        yield from _by(
            _compiled(_ZERO_IN_YEAR),
            text,
            lambda said: ("doubt.letter", _pair("letter", said, "digit", "〇")),
        )
    if " " in text or "\u3000" in text:
        yield from _by(
            _compiled(_GAP), text, lambda said: ("doubt.gap", (("joined", _joined(said)),))
        )
    yield from _by(_MARK, text, lambda said: ("doubt.mark", (("found", said),)))
    if _GARBLED_SIGNS.search(text):
        yield from _by(_compiled(_GARBLED), text, _garbled)
    for pattern, found, likely in _TWINS:
        if found in text:
            values = _pair("found", found, "likely", likely)
            yield from (
                Doubt(*m.span(), "doubt.twin", values) for m in _compiled(pattern).finditer(text)
            )


_Said = tuple[str, tuple[tuple[str, str], ...]]


def _by(pattern: re.Pattern[str], text: str, say: Callable[[str], _Said]) -> Iterator[Doubt]:
    for match in pattern.finditer(text):
        yield Doubt(*match.span(), *say(match.group()))


def _garbled(_: str) -> _Said:
    return "doubt.mojibake", ()


def _letter(said: str) -> _Said:
    letter = next(sign for sign in said if sign.isalpha())
    return "doubt.letter", _pair("letter", letter, "digit", letter.translate(_DIGIT_OF))


def _joined(said: str) -> str:
    return "".join(said.split())


def _pair(first: str, one: str, second: str, other: str) -> tuple[tuple[str, str], ...]:
    return ((first, one), (second, other))
