"""Automatic numbers as a person sees them: 一、 （一） 第1章 1.2.3, counted along the document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from readers.common import xml
from readers.common.numerals import write_number
from readers.docx.names import STRICT, TRANSITIONAL, Names, is_on, names
from readers.docx.package import Package

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
# After these a number stands close to its text.
_CLOSED = frozenset("、）．。：】〕》」』〉－—")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: ``text`` is the pattern ("第%1章"), ``restart`` the 1-based level whose use starts
    this one anew (None: any higher one, 0: never)."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    tight: bool = False
    restart: int | None = None
    legal: bool = False


@dataclass(slots=True)
class _Abstract:
    levels: dict[int, Level] = field(default_factory=dict)
    style_levels: dict[str, int] = field(default_factory=dict)
    style_link: str | None = None
    number_style: str | None = None
    counters: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(slots=True)
class _Number:
    abstract: str | None = None
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Label:
    """What automatic numbering puts before a paragraph. ``text`` ends in a space where one is seen, and is
    empty for a bullet; ``depth`` is 1 for the outermost level."""

    text: str
    depth: int
    bullet: bool


class Numbering:
    """The lists of a document. ``label`` counts: call it once per visible paragraph, in order."""

    def __init__(self, package: Package) -> None:
        self._abstracts: dict[str, _Abstract] = {}
        self._numbers: dict[str, _Number] = {}
        part = package.part("numbering")
        if part:
            self._read(package, part)
        self._linked = {
            abstract.style_link: key
            for key, abstract in self._abstracts.items()
            if abstract.style_link and abstract.levels
        }

    def _read(self, package: Package, part: str) -> None:
        tags = [f"{{{s}}}{t}" for t in ("abstractNum", "num") for s in (TRANSITIONAL, STRICT)]
        stream = xml.Stream(tags, package.name)
        for element in stream.elements(package.archive.chunks(part)):
            word = names(TRANSITIONAL if element.tag in tags[::2] else STRICT)
            prefix = word.prefix
            if element.tag in tags[:2]:
                self._abstracts[element.get(prefix + "abstractNumId") or ""] = _abstract(
                    element, word
                )
            else:
                self._numbers[element.get(prefix + "numId") or ""] = _number(element, word)
            stream.forget(element)

    def label(self, number_id: str | None, level: int | None, style: str | None) -> Label | None:
        """The label of the next paragraph of list ``number_id`` (None or "0": no list).

        ``level`` is 0-based; None leaves it to the list, which may tie levels to paragraph styles.
        """
        number = self._numbers.get(number_id or "0")
        if number is None:
            return None
        abstract = self._abstract_of(number)
        if abstract is None:
            return None
        if level is None:
            level = abstract.style_levels.get(style or "", 0)
        level = min(max(level, 0), _LEVELS - 1)
        own = self._level(number, abstract, level)
        if own is None:
            return None
        self._count(number, abstract, level)
        if own.number_format == "bullet":
            return Label("", level + 1, True)
        return Label(self._write(number, abstract, own), level + 1, False)

    def _abstract_of(self, number: _Number) -> _Abstract | None:
        abstract = self._abstracts.get(number.abstract or "")
        if abstract is not None and abstract.number_style and not abstract.levels:
            # A list that only names a list style: its levels are where that style is defined.
            return self._abstracts.get(self._linked.get(abstract.number_style, ""), abstract)
        return abstract

    def _level(self, number: _Number, abstract: _Abstract, level: int) -> Level | None:
        return number.levels.get(level) or abstract.levels.get(level)

    def _start(self, number: _Number, abstract: _Abstract, level: int) -> int:
        if level in number.starts:
            return number.starts[level]
        found = self._level(number, abstract, level)
        return found.start if found else 1

    def _count(self, number: _Number, abstract: _Abstract, level: int) -> None:
        counters = abstract.counters
        current = counters[level]
        if current is None or (level in number.starts and level not in number.begun):
            counters[level] = self._start(number, abstract, level)
        else:
            counters[level] = current + 1
        number.begun.add(level)
        for higher in range(level):
            if counters[higher] is None:
                counters[higher] = self._start(number, abstract, higher)
        for deeper in range(level + 1, _LEVELS):
            found = self._level(number, abstract, deeper)
            restart = found.restart if found else None
            if restart is None or level < restart:
                counters[deeper] = None

    def _write(self, number: _Number, abstract: _Abstract, own: Level) -> str:
        def fill(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            value = abstract.counters[place]
            if value is None:
                return ""
            shown = self._level(number, abstract, place)
            number_format = shown.number_format if shown else "decimal"
            if own.legal and number_format != "none":
                number_format = "decimal"
            return write_number(value, number_format)

        text = _PLACE.sub(fill, own.text).strip()
        if not text or own.tight or text[-1] in _CLOSED:
            return text
        return text + " "


def _abstract(element: xml.Element, word: Names) -> _Abstract:
    prefix = word.prefix
    found = _Abstract()
    for child in element:
        if child.tag == prefix + "lvl":
            place, level = _level(child, word)
            found.levels[place] = level
            style = child.find(word.paragraph_style)
            if style is not None:
                found.style_levels[style.get(word.val) or ""] = place
        elif child.tag == prefix + "styleLink":
            found.style_link = child.get(word.val)
        elif child.tag == prefix + "numStyleLink":
            found.number_style = child.get(word.val)
    return found


def _number(element: xml.Element, word: Names) -> _Number:
    prefix = word.prefix
    abstract = element.find(prefix + "abstractNumId")
    found = _Number(None if abstract is None else abstract.get(word.val))
    for override in element.iterfind(prefix + "lvlOverride"):
        place = _integer(override.get(word.number_level), 0)
        start = override.find(prefix + "startOverride")
        if start is not None:
            found.starts[place] = _integer(start.get(word.val), 1)
        level = override.find(prefix + "lvl")
        if level is not None:
            found.levels[place] = _level(level, word)[1]
    return found


def _level(element: xml.Element, word: Names) -> tuple[int, Level]:
    prefix = word.prefix

    def value(local: str) -> str | None:
        child = element.find(prefix + local)
        return None if child is None else child.get(word.val)

    restart = value("lvlRestart")
    legal = element.find(prefix + "isLgl")
    return _integer(element.get(word.number_level), 0), Level(
        start=_integer(value("start"), 1),
        number_format=value("numFmt") or "decimal",
        text=value("lvlText") or "",
        tight=value("suff") == "nothing",
        restart=None if restart is None else _integer(restart, 0),
        legal=legal is not None and is_on(legal.get(word.val)),
    )


def _integer(value: str | None, otherwise: int) -> int:
    try:
        return int(value) if value is not None else otherwise
    except ValueError:
        return otherwise
