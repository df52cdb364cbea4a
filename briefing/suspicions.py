"""A quick look whether sources might contradict the items of a briefing in other words, before figures are joined.

Joining figures costs more than a small briefing; this costs a part of reading it, and loads nothing. It may find too
much, for what it finds is looked at closely (:mod:`briefing.contradictions`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from language import sentences
from language.characters import HAN
from model.briefing import Briefing
from model.document import BlockKind, Document
from model.progress import Task

_FIGURE: Final = re.compile("([0-9][0-9,]*(?:\\.[0-9]+)?)(万亿|[万亿千百])?([%％]|" + HAN + ")")
_NO_MEASURE: Final = "年月日号第位条项次"
_WORTH: Final = {"": 1, "百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8, "万亿": 10**12}
_CUT: Final = re.compile("[，。；、：:,;（(）)“”]")
# Words between a measure and its figure, and before a measure, which the one text has and the other has not.
_BEHIND: Final = re.compile("[达到至为了约近超过突破完成实现增长下降提高总共计有新累预]+\\Z")
_BEFORE: Final = re.compile("全省|全市|全县|全区|全年|累计|总|同比|实际")
_NAME: Final = 16  # characters before a figure in which its measure is named
_GRAM: Final = 3
_MOST_ALIKE: Final = Decimal("0.0051")  # rounding
_TEXTS: Final = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING)

_YEAR: Final = re.compile("(?<![0-9])((?:19|20)[0-9]{2})(?=年|[—\\-~～至])")
_MONTH: Final = re.compile("(?<![0-9])(20[0-9]{2})\\s*年\\s*([0-9]{1,2})\\s*月")
_LAST_YEAR: Final = re.compile("去年|上年")
_WANTED: Final = re.compile("左右|(?<!规模)以上|力争|目标|确保|预期|计划")
# Until this month a text tells of the year before.
_LOOKS_BACK: Final = 3
_LEVEL: Final = re.compile("[全我]([省市县区州旗镇乡])(?![域场容])")
_OWNER: Final = re.compile(
    HAN
    + "{2}([省市县区州旗镇乡])(?:人民政府|政府|委|第[一二三四五六七八九十]+[届次]|人大|人民代表大会|政协|[0-9]{4}年)"
)
_HEAD_BLOCKS: Final = 12
_TAIL_BLOCKS: Final = 3
_HEAD: Final = 200


class _Figure(NamedTuple):
    """``grams``: pieces of the words before it, as far as they name its measure; ``amount`` in ``unit``; ``at``:
    where it stands in its text."""

    grams: frozenset[str]
    amount: Decimal
    unit: str
    at: int


class _Said(NamedTuple):
    """A figure of an item, the sentence around it and its document."""

    figure: _Figure
    quote: str
    home: _Home


class _Home(NamedTuple):
    """``level``: whether the document speaks for a province, a city …; ``written``: year and month, 0 if unknown."""

    sha256: str
    level: str
    written: tuple[int, int]


def suspected(briefing: Briefing, documents: Sequence[Document]) -> bool:
    """Whether another source seems to give another figure of the same measure for the same time. Linear."""
    if len(documents) < 2:
        return False
    homes = {document.sha256: _home(document) for document in documents}
    wanted: dict[tuple[str, str], list[_Said]] = {}
    for item in briefing.items():
        ref = item.sources[0] if item.sources else None
        if ref is not None and ref.document in homes:
            for figure in _figures(ref.quote):
                said = _Said(figure, ref.quote, homes[ref.document])
                for gram in figure.grams:
                    wanted.setdefault((gram, figure.unit), []).append(said)
    return any(_contradicts(document, homes[document.sha256], wanted) for document in documents)


def look(briefing: Briefing, documents: Sequence[Document], task: Task | None = None) -> bool:
    """:func:`suspected` as a job for the worker. Raises Cancelled."""
    if task is not None:
        task.check()
    return suspected(briefing, documents)


def _contradicts(
    document: Document, home: _Home, wanted: dict[tuple[str, str], list[_Said]]
) -> bool:
    for block in document.blocks:
        if block.kind not in _TEXTS:
            continue
        for figure in _figures(block.text):
            near = {
                id(said): said
                for gram in figure.grams
                for said in wanted.get((gram, figure.unit), ())
                if said.home is not home
            }
            for said in near.values():
                if _alike(said.figure, figure) and _same_body(said.home, home):
                    text = _around(block.text, figure.at)
                    if _same_time(said, text, home):
                        return True
    return False


def _figures(text: str) -> Iterator[_Figure]:
    for found in _FIGURE.finditer(text):
        unit = found[3]
        if unit in _NO_MEASURE:
            continue
        lead = _CUT.split(text[max(0, found.start() - _NAME) : found.start()])[-1]
        name = _BEFORE.sub("", _BEHIND.sub("", lead))
        if len(name) >= _GRAM:
            grams = frozenset(name[at : at + _GRAM] for at in range(len(name) - _GRAM + 1))
            amount = Decimal(found[1].replace(",", "")) * _WORTH[found[2] or ""]
            yield _Figure(grams, amount, unit, found.start())


def _alike(one: _Figure, other: _Figure) -> bool:
    """Whether two figures have another amount, but mostly one name."""
    most = max(abs(one.amount), abs(other.amount))
    if abs(one.amount - other.amount) <= most * _MOST_ALIKE:
        return False
    shorter = min(len(one.grams), len(other.grams))
    return len(one.grams & other.grams) >= max(1, shorter * 2 // 3)


def _same_body(one: _Home, other: _Home) -> bool:
    return not one.level or not other.level or one.level == other.level


def _same_time(said: _Said, text: str, home: _Home) -> bool:
    if (_WANTED.search(said.quote) is None) is not (_WANTED.search(text) is None):
        return False
    one, other = _years(said.quote, said.home), _years(text, home)
    return not one or not other or not one.isdisjoint(other)


def _years(text: str, home: _Home) -> set[int]:
    """The years that a sentence tells of; none if nothing says so."""
    named = _YEAR.findall(text)
    if named:
        return {int(year) for year in named}
    year, month = home.written
    if not year:
        return set()
    wanted = _WANTED.search(text) is not None
    if _LAST_YEAR.search(text) or (month <= _LOOKS_BACK and not wanted and "今年" not in text):
        return {year - 1}
    return {year} if month <= _LOOKS_BACK or not wanted else {year, year + 1}


def _around(text: str, at: int) -> str:
    """The sentence around a place."""
    for start, end in sentences.split(text):
        if start <= at < end:
            return text[start:end]
    return text


def _home(document: Document) -> _Home:
    head = [block.text[:_HEAD] for block in document.blocks[:_HEAD_BLOCKS]]
    edges = [*head, *(block.text[:_HEAD] for block in document.blocks[-_TAIL_BLOCKS:])]
    dates = [(int(found[1]), int(found[2])) for text in edges for found in _MONTH.finditer(text)]
    owners = filter(None, map(_OWNER.search, head))
    level = next((found[1] for found in owners), "")
    if not level:
        told = Counter(one for block in document.blocks for one in _LEVEL.findall(block.text))
        level = told.most_common(1)[0][0] if told else ""
    return _Home(document.sha256, level, max(dates, default=(0, 0)))
