"""Whom a figure is about: the place or body its clause names, else the one the document speaks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from facts.indicators import phrases
from facts.indicators.tables import WHOLES

# 居全省第三位, 高于全市平均 name no subject.
_WHOLE: Final = re.compile(
    f"(?P<name>[全我本该](?<![居于占列出过较比在据从为是].){WHOLES})(?!平均|第|首|前|排名|最|一流)"
)
# A place or a body that opens a clause.
_OPENING: Final = (
    "\\s*(?:其中[，,：:]?|截至|截止|目前[，,]?|20[0-9]{2}年[，,]?|力争|确保|预计|推动|带动|支持)*"
    "(?P<name>全国|[一-龥]{2,6}?(?:省|市|县|自治区|自治州|新区|开发区)(?![场级直属委区民内际政圈])"
    "|[一-龥A-Za-z（）]{2,14}?(?:公司|集团|法院|检察院|医院|银行))"
)
_OPENING_TEXT: Final = re.compile(_OPENING)
_OPENING_CLAUSE: Final = re.compile(f"[，,；;：:。、]{_OPENING}")
# What the name of a place or a body ends in: most texts have none.
_END: Final = re.compile(
    "[省市县区州国司团院行](?:(?<=[省市县])(?![场级直属委区民内际政圈])|(?<=治[区州])|(?<=[新发]区)|(?<=全国)"
    "|(?<=公司)|(?<=集团)|(?<=[法察医]院)|(?<=银行))"
)
_REACH: Final = 200


class Named:
    """Those whom one sentence names, for its figures."""

    def __init__(self, text: str, home: str) -> None:
        self._home = home
        # A whole (全省) and a place that opens a clause; of both, the last one before a figure counts.
        self._wholes = [(one.end("name"), one["name"]) for one in _WHOLE.finditer(text)]
        self._places = (
            [
                (one.end(), one.start(), one["name"])
                for one in _openings(text)
                if _is_name(one["name"])
            ]
            if _END.search(text)
            else []
        )

    def at(self, at: int) -> str:
        """Whom the figure at ``at`` is about: the last that opens a clause before it, else the home.

        全省 in a document that speaks for a province is that province.
        """
        if not self._wholes and not self._places:
            return self._home
        found, place = "", max(0, at - _REACH)
        for end, name in self._wholes:
            if end > at:
                break
            if end - len(name) >= place:
                found, place = name, end
        for end, start, name in self._places:
            if end > at:
                break
            if start >= place:
                found = name
        if not found:
            return self._home
        home = self._home
        return home if home and found[0] in "全我本该" and found[1:] == home[-1] else found


def _openings(text: str) -> Iterator[re.Match[str]]:
    first = _OPENING_TEXT.match(text) or _OPENING_CLAUSE.match(text)
    if first:
        yield first
    yield from _OPENING_CLAUSE.finditer(text, first.end() if first else 0)


def _is_name(name: str) -> bool:
    """Whether a word that ends in 市, 县 or 公司 names one."""
    if name == "全国":
        return True
    tags = [tag[:2] for _, tag in phrases.tokens(name)]
    if name[-1] in "省市县区州":
        return all(tag in _PROPER for tag in tags)
    return any(tag in _PROPER for tag in tags) and all(tag[0] in "njbe" for tag in tags)


_PROPER: Final = frozenset(("ns", "nr", "nz", "nt"))
