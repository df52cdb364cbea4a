"""A word that denies, put before a verb of the source or left out there: 未突破 for 突破, 达标 for 未达标.

Such words stand before any verb, so no table holds them all. What is compared is the verb: the sources say it, and
they say it only the other way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

# 未来, 未必 deny nothing; behind 不 and 没 only what the sources themselves say is looked at.
_DENIAL: Final = re.compile(
    r"(?:[尚并从仍还均]?未(?![来必免])[能曾予]?|没[有能]?|[并绝]非|不[能会再予曾]?|无法|难以)"
)
_IDEOGRAPHS: Final = re.compile(r"[\u4e00-\u9fff]{2}")
# A word that denies may stand so far before its verb: 未能如期完成 does not count, 未能完成 does.
_REACH: Final = 3
_DENYING: Final = re.compile(r"[未没不非无难]")
# 只, 仅 and the like turn no verb round, and 是否, 能不能 ask.
_FLAT: Final = re.compile(r"不(?:仅|断|少|同|只|但|论|管|可|得|良|利|法|平|足|动产)|没收|没落")


@dataclass(frozen=True, slots=True)
class Denial:
    """``text[start:end]`` says the opposite of ``borne``, which quotation number ``quotation`` says."""

    start: int
    end: int
    borne: str
    quotation: int


def denials(text: str, quotes: Sequence[str]) -> Iterator[Denial]:
    """Where ``text`` denies what ``quotes`` say, or says what they deny, in the order of neither."""
    for start, end, verb in _denied(text):
        places = [_plain(quote, verb) for quote in quotes]
        if any(_denies(quote, verb) for quote in quotes):
            continue
        for number, at in enumerate(places):
            if at >= 0:
                yield Denial(start, end, verb, number)
                break
    for number, quote in enumerate(quotes):
        for start, end, verb in _denied(quote):
            at = _plain(text, verb)
            if at < 0 or _denies(text, verb) or any(_plain(other, verb) >= 0 for other in quotes):
                continue
            yield Denial(at, at + len(verb), quote[start:end], number)


def _denied(text: str) -> Iterator[tuple[int, int, str]]:
    """Each denial with its verb (two characters): where it begins and ends, and the verb."""
    for found in _DENIAL.finditer(text):
        if _FLAT.match(text, found.start()):
            continue
        verb = _IDEOGRAPHS.match(text, found.end())
        if verb is not None:
            yield found.start(), verb.end(), verb.group()


def _plain(text: str, verb: str) -> int:
    """Where ``text`` says ``verb`` without denying it; -1 if nowhere."""
    at = text.find(verb)
    while at >= 0:
        if not _DENYING.search(text, max(0, at - _REACH), at):
            return at
        at = text.find(verb, at + 1)
    return -1


def _denies(text: str, verb: str) -> bool:
    return any(
        _DENYING.search(text, max(0, found.start() - _REACH), found.start())
        for found in re.finditer(re.escape(verb), text)
    )
