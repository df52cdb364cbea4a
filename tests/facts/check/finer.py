"""Finer ways to break an item than those of ``alterations``: what a hurried hand changes beside the digits."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from typing import Final

from tests.facts.check.alterations import Alter

_N: Final = r"[0-9]+(?:\.[0-9]+)?"
_CHINESE: Final = "一二三四五六七八九"
_Put = Callable[[re.Match[str], random.Random], str]


def _one(pattern: str, put: _Put) -> Alter:
    """One place where ``pattern`` is found gets what ``put`` makes of it."""

    def alter(text: str, chance: random.Random) -> str | None:
        places = list(re.finditer(pattern, text))
        if not places:
            return None
        found = chance.choice(places)
        return text[: found.start()] + put(found, chance) + text[found.end() :]

    return alter


def _other(sign: str, chance: random.Random) -> str:
    return chance.choice([one for one in _CHINESE[1:] if one != sign])


def _shifted(found: re.Match[str], chance: random.Random) -> str:
    whole, _, part = found[0].partition(".")
    if chance.random() < 0.5:
        return f"{whole}{part[0]}.{part[1:]}" if len(part) > 1 else whole + part
    return f"{whole[:-1] or '0'}.{whole[-1]}{part}"


def _wide(found: re.Match[str], chance: random.Random) -> str:
    digits = found[0][:-1] + str((int(found[0][-1]) + chance.randint(1, 8)) % 10)
    return "".join(sign if sign == "." else chr(ord(sign) + 0xFEE0) for sign in digits)


def leads_exchanged(text: str, chance: random.Random) -> str | None:
    """What two figures measure changes places: 农田…3500万亩，耕作…378万亩."""
    if "分别" in text:
        return None  # the words before a figure are not what it measures
    places = [
        found
        for found in re.finditer(
            rf"(?:(?<=[，；、。：])|\A)([一-鿿]{{3,9}}?)(?=(?:达到|增长|下降|完成)?({_N}))", text
        )
        if not re.search("[年月日同比增长下降其中达到完成为]", found[1])
    ]
    pairs = [
        (one, other)
        for index, one in enumerate(places)
        for other in places[index + 1 :]
        if one[2] != other[2] and one[1] not in other[1] and other[1] not in one[1]
    ]
    if not pairs:
        return None
    one, other = chance.choice(pairs)
    return (
        text[: one.start(1)]
        + other[1]
        + text[one.end(1) : other.start(1)]
        + one[1]
        + text[other.end(1) :]
    )


_DENIED: Final = "(?<![未不没])(?:完成|达到|突破|超过|实现|获得|建成)(?=[^，。；]{0,10}[0-9])"
_UNITS: Final = {"亩": "公顷", "吨": "公斤", "斤": "公斤", "户": "人"}
WAYS: Final[Mapping[str, Alter]] = {
    "share": _one("(?<=[0-9])%", lambda _, chance: chance.choice(("‰", "个百分点"))),
    "points": _one("个百分点", lambda _, chance: chance.choice(("%", "‰"))),
    "scale": _one(
        "(?<=[0-9])[万亿](?=[元吨斤亩人户千])", lambda found, _: "亿" if found[0] == "万" else "万"
    ),
    "compared": _one("同比|(?:比|较)上年(?!末)", lambda *_: "环比"),
    "full width": _one(rf"(?<![0-9.“+A-Za-z]){_N}(?![0-9”+—])", _wide),
    "numeral": _one(
        f"(?<![{_CHINESE}十百第零几])[二三四五六七八九](?=[个项条届年家类批次所座种])",
        lambda found, chance: _other(found[0], chance),
    ),
    "end of a range": _one(
        "(?<=[—~至])[0-9]+(?=[%年月亿万])", lambda found, _: str(int(found[0]) + 1)
    ),
    "rank": _one("(?<=第)[0-9]+(?=位|名)", lambda found, _: str(int(found[0]) + 1)),
    "day": _one("(?<=月)[0-9]{1,2}(?=日)", lambda found, _: str(int(found[0]) % 28 + 1)),
    "half": _one("[上下]半年", lambda found, _: ("下" if found[0][0] == "上" else "上") + "半年"),
    "quarter": _one(
        "[一二三四](?=季度)", lambda found, _: "一二三四"[("一二三四".index(found[0]) + 1) % 4]
    ),
    "denied": _one(_DENIED, lambda found, chance: chance.choice(("未", "没有")) + found[0]),
    "point": _one(r"(?<![0-9.])[0-9]+\.[0-9]+", _shifted),
    "leads": leads_exchanged,
    "unit": _one("(?<=[0-9万亿])[亩吨斤户](?!次)", lambda found, _: _UNITS[found[0]]),
    "rough": _one("(?<=[0-9%个元亩吨人户])(?:左右|以上|以下|以内)", lambda *_: ""),
    "rough before": _one("(?:近|约|超过|超|逾|突破|不低于|至少)(?=[0-9])", lambda *_: ""),
    "bound": _one("(?<=[0-9%元亩吨人户])以上", lambda *_: "以下"),
}
