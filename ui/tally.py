"""How much there is in a briefing, and what comes from where. An edit counts only its own section again."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from language.count import printed_length
from model.briefing import Briefing, BriefingSection
from ui.bysection import BySection

LINE_CHARACTERS = 28
PAGE_LINES = 22
SOURCE_CHARACTERS = 36
SOURCE_LINES = 33
_MASTHEAD_LINES = 9
_TAIL_LINES = 4


@dataclass(frozen=True, slots=True)
class Figures:
    """``characters`` are printed ones; ``picked`` counts the items by the sha256 of their first source; ``pages`` are
    those of the body and of the source list, as far as counting characters can tell."""

    items: int
    characters: int
    picked: Mapping[str, int]
    pages: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Part:
    items: int
    characters: int
    picked: tuple[str, ...]
    lines: int
    listed: int


class Tally:
    """Counts one state of a briefing after the other."""

    def __init__(self) -> None:
        self._parts: BySection[_Part] = BySection()

    def of(self, briefing: Briefing) -> Figures:
        """The figures of ``briefing``."""
        names = {source.sha256: source.title or source.name for source in briefing.sources}
        parts = self._parts.of(
            briefing.sections, lambda section: _part(section, names), briefing.sources
        )
        return Figures(
            sum(part.items for part in parts),
            sum(part.characters for part in parts),
            Counter(document for part in parts for document in part.picked),
            _pages(sum(part.lines for part in parts), sum(part.listed for part in parts)),
        )


def _part(section: BriefingSection, names: Mapping[str, str]) -> _Part:
    items = section.items
    lines = sum(max(1, math.ceil((len(item.text) + 5) / LINE_CHARACTERS)) for item in items)
    if section.heading:
        lines += math.ceil((len(section.heading) + 4) / LINE_CHARACTERS)
    listed = sum(
        math.ceil((len(names.get(ref.document, "")) + len(ref.quote) + 12) / SOURCE_CHARACTERS)
        for item in items
        for ref in item.sources
    )
    return _Part(
        len(items),
        sum(printed_length(item.text) for item in items),
        tuple(ref.document for item in items for ref in item.sources[:1]),
        lines,
        listed,
    )


def _pages(lines: int, listed: int) -> tuple[int, int]:
    if not lines:
        return 0, 0
    body = math.ceil((lines + _MASTHEAD_LINES + _TAIL_LINES) / PAGE_LINES)
    return body, math.ceil((listed + 1) / SOURCE_LINES) if listed else 0
