"""Page numbers and running heads and feet, recognised by what they do over the pages.

A line at the upper or lower edge is noise when it says the same at the same height of several pages, digits
aside; when its only figure counts with the pages; or when it can be nothing but a page number (— 3 —). Lines of
the body may repeat too, so noise must also stand off: by white space or by its size.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from readers.common.pages.shapes import TextLine

# How much of the page, from either edge, may hold running heads and feet.
EDGE = 0.14
# How many levels of them may stand above one another.
DEEP = 4
LONGEST = 80
SAME_HEIGHT = 4.0
# A page of fewer lines tells nothing of what is usual.
_FEW = 8
# What stands off is further from the body than this many usual distances of its lines.
APART = 1.3

_DIGITS = re.compile(r"\d+")
_SPACE = re.compile(r"\s+")
# Forms that are a page number wherever they stand alone at the edge of a page.
_SURE = re.compile(
    r"[-—–―－·•~～]+(\d{1,4}|[ivxlc]{1,6})[-—–―－·•~～]+"
    r"|第[\d一二三四五六七八九十百]{1,5}页(?:[,，/／]?共[\d一二三四五六七八九十百]{1,5}页)?"
    r"|[Pp]age\d{1,4}(?:(?:of|/)\d{1,4})?"
)
_COUNTING = re.compile(r"\D{0,3}(\d{1,4})(?:[/／]\d{1,4})?\D{0,3}")
_FIRST = re.compile(r"^\s*(\d{1,4})(?![\d.])")
_LAST = re.compile(r"(?<![\d.])(\d{1,4})\s*$")
_ROMAN = re.compile(r"[ivxlc]{1,6}|[IVXLC]{1,6}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is looked at of one page."""

    number: int
    height: float
    lines: Sequence[TextLine]


@dataclass(frozen=True, slots=True)
class _Level:
    """Lines at one height near an edge; ``apart`` from what stands further in."""

    lines: tuple[TextLine, ...]
    apart: bool


def mark_noise(sheets: Sequence[Sheet]) -> set[int]:
    """The ids (``id(line)``) of the lines that are noise."""
    usual = _usual(line for sheet in sheets for line in sheet.lines if not line.turned)
    edges = [(sheet, edge) for sheet in sheets for edge in _edges(sheet, usual)]
    repeated = _repeated(sheets, edges)
    counting = _counting(sheets, edges)
    noise: set[int] = set()
    for _, levels in edges:
        # From the edge inward as long as everything is noise, and no further than to where it stands off.
        depth = 0
        for at, level in enumerate(levels, 1):
            if not all(
                id(line) in repeated or id(line) in counting or _is_sure(line)
                for line in level.lines
            ):
                break
            if level.apart or all(map(_is_sure, level.lines)):
                depth = at
        noise.update(id(line) for level in levels[:depth] for line in level.lines)
    return noise


def _usual(lines: Iterable[TextLine]) -> tuple[float, float]:
    """The usual distance of lines, and the usual size of their type."""
    found = list(lines)
    steps = [line.above for line in found if line.above > 0]
    return (
        median(steps) if steps else 0.0,
        median(line.size for line in found) if found else 0.0,
    )


def _edges(sheet: Sheet, of_all: tuple[float, float]) -> list[list[_Level]]:
    """Levels from the upper edge down and from the lower edge up; ``of_all`` is what is usual on all sheets."""
    upright = sorted((line for line in sheet.lines if not line.turned), key=lambda line: line.y1)
    known = [_usual(upright)]
    if len(upright) < _FEW:
        known.append(of_all)  # a last page has hardly more than its head and foot
    rows: list[list[TextLine]] = []
    for line in upright:
        if rows and line.y1 - rows[-1][0].y1 <= SAME_HEIGHT:
            rows[-1].append(line)
        else:
            rows.append([line])

    def levels(ordered: Sequence[list[TextLine]], near: Sequence[bool]) -> list[_Level]:
        found = []
        for at, (row, is_near) in enumerate(zip(ordered[:DEEP], near, strict=False)):
            if not is_near:
                break
            inner = ordered[at + 1][0] if at + 1 < len(ordered) else None
            apart = inner is None or any(
                abs(inner.y1 - row[0].y1) > APART * max(usual, size)
                or abs(row[0].size - size) > 0.05 * size
                for usual, size in known
            )
            found.append(_Level(tuple(row), apart))
        return found

    upper = [row[0].y1 <= EDGE * sheet.height for row in rows]
    lower = [row[0].y0 >= (1 - EDGE) * sheet.height for row in rows]
    return [levels(rows, upper), levels(rows[::-1], lower[::-1])]


def _is_sure(line: TextLine) -> bool:
    return bool(_SURE.fullmatch(_SPACE.sub("", line.text)))


_Edges = Sequence[tuple[Sheet, Sequence[_Level]]]


def _repeated(sheets: Sequence[Sheet], edges: _Edges) -> set[int]:
    """Lines whose words (digits aside) stand at one height of several pages."""
    places: dict[tuple[str, int], set[int]] = {}
    for sheet, levels in edges:
        for level in levels:
            for line in level.lines:
                for key in _keys(line):
                    places.setdefault(key, set()).add(sheet.number)
    needed = 3 if len(sheets) > 3 else 2
    return {
        id(line)
        for _, levels in edges
        for level in levels
        for line in level.lines
        if any(len(places[key]) >= needed for key in _keys(line))
    }


def _keys(line: TextLine) -> list[tuple[str, int]]:
    words = _DIGITS.sub("#", _SPACE.sub("", line.text))
    if len(words) > LONGEST or not words.replace("#", ""):
        return []
    step = int(line.y1 / SAME_HEIGHT)
    return [(words, step), (words, step + 1)]


def _counting(sheets: Sequence[Sheet], edges: _Edges) -> set[int]:
    """Lines whose number counts with the pages: little else than a number, or begun or ended by it (第一章 总则 23)
    where that is so on most pages."""
    bare: dict[int, dict[int, list[int]]] = {}
    labelled: dict[int, dict[int, list[int]]] = {}
    romans: list[int] = []
    for sheet, levels in edges:
        for depth, level in enumerate(levels):
            for line in level.lines:
                text = _SPACE.sub("", line.text)
                if _ROMAN.fullmatch(text):
                    romans.append(id(line))
                elif match := _COUNTING.fullmatch(text):
                    _note(bare, int(match.group(1)), sheet.number, line)
                elif depth == 0 and len(text) <= LONGEST:
                    for number in {*_FIRST.findall(line.text), *_LAST.findall(line.text)}:
                        _note(labelled, int(number), sheet.number, line)
    noise = set(romans) if len(romans) > 1 else set()
    for offset, pages in bare.items():
        # A document of one page says only "1".
        if len(pages) >= min(3, len(sheets)) and (len(sheets) > 1 or offset == 0):
            noise.update(place for found in pages.values() for place in found)
    for pages in labelled.values():
        if len(pages) >= max(3, len(sheets) / 2):
            noise.update(place for found in pages.values() for place in found)
    return noise


def _note(offsets: dict[int, dict[int, list[int]]], number: int, page: int, line: TextLine) -> None:
    offsets.setdefault(number - page, {}).setdefault(page, []).append(id(line))
