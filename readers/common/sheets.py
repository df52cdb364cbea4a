"""A sheet's cells → blocks: tables where cells stand beside one another, paragraphs where one stands alone.

Sheets of offices hold a title above a table and remarks below it, each in a cell of its own. Empty rows part
tables; columns nobody uses cost nothing, however far out a cell stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from model.document import Anchor, Block, BlockKind, Notice, Segment
from model.errors import SourceError

_DEFAULT_NAME = re.compile(r"(?:sheet|工作表|表)\s*\d*", re.IGNORECASE)
# A long string may stand in a million cells: so many characters of all sheets are more than any source has.
_MOST_CHARACTERS = 64_000_000
_CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d{1,3}|[A-Za-z&])')


@dataclass(slots=True)
class Sheet:
    """``rows``: 1-based number → column → what is shown. ``aside``: texts drawn over the cells."""

    name: str
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    aside: list[str] = field(default_factory=list)
    margins: list[str] = field(default_factory=list)


class Sheets:
    """Takes cells, counts what is hidden, and makes blocks in the end."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._left = _MOST_CHARACTERS
        self.sheets: list[Sheet] = []
        self.hidden = 0
        self.uncalculated = 0

    def put(self, sheet: Sheet, row: int, column: int, text: str) -> None:
        """A cell that is shown. Raises SourceError ``error.source.too_large``."""
        text = " ".join(text.split())
        if not text:
            return
        self._left -= len(text)
        if self._left < 0:
            raise SourceError("error.source.too_large", name=self._name, detail="64 M")
        sheet.rows.setdefault(row, {})[column] = text

    def blocks(self) -> list[Block]:
        """The blocks of all sheets. Where there are several, each is a page."""
        shown = [sheet for sheet in self.sheets if sheet.rows or sheet.aside]
        blocks: list[Block] = []
        for number, sheet in enumerate(self.sheets, 1):
            if sheet not in shown:
                continue
            page = number if len(self.sheets) > 1 else None
            name = " ".join(sheet.name.split())
            if name:
                plain = len(shown) == 1 or _DEFAULT_NAME.fullmatch(name)
                kind = BlockKind.NOISE if plain else BlockKind.HEADING
                segments = (Segment(0, len(name), Anchor(page, None, 1)),)
                blocks.append(Block(kind, name, segments, 0 if plain else 1))
            blocks += _blocks(sheet.rows, page)
            last = max(sheet.rows, default=1)
            for text in sheet.aside:
                place = (Segment(0, len(text), Anchor(page, None, last)),)
                blocks.append(Block(BlockKind.CAPTION, text, place))
        said = dict.fromkeys(text for sheet in self.sheets for text in sheet.margins)
        blocks += [Block(BlockKind.NOISE, text) for text in said]
        return blocks

    def notices(self) -> list[Notice]:
        """What was left out."""
        counts = {
            "notice.sheet.hidden": self.hidden,
            "notice.sheet.uncalculated": self.uncalculated,
        }
        return [
            Notice(code, (("name", self._name), ("count", str(count))))
            for code, count in counts.items()
            if count
        ]


def margin_text(coded: str) -> list[str]:
    """What a header or footer says without its codes (&C&P …), the three parts apart."""
    parts = re.split(r"&[LCR]", coded)
    return [text for part in parts if (text := " ".join(_CODES.sub("", part).split()))]


def _blocks(rows: Mapping[int, Mapping[int, str]], page: int | None) -> Iterable[Block]:
    group: list[int] = []
    for number in sorted(rows):
        if group and number != group[-1] + 1:
            yield from _group(rows, group, page)
            group = []
        group.append(number)
    if group:
        yield from _group(rows, group, page)


def _group(
    rows: Mapping[int, Mapping[int, str]], numbers: list[int], page: int | None
) -> Iterable[Block]:
    """A stretch of rows without an empty one: lone cells above and below a table are text."""
    wide = [at for at, number in enumerate(numbers) if len(rows[number]) > 1]
    first, last = (wide[0], wide[-1] + 1) if wide else (len(numbers), len(numbers))
    for number in numbers[:first]:
        yield from _lone(rows[number], number, page)
    if wide:
        yield _table(rows, numbers[first:last], page)
    for number in numbers[last:]:
        yield from _lone(rows[number], number, page)


def _lone(row: Mapping[int, str], number: int, page: int | None) -> Iterable[Block]:
    for text in row.values():
        segment = Segment(0, len(text), Anchor(page, None, number))
        yield Block(BlockKind.PARAGRAPH, text, (segment,))


def _table(rows: Mapping[int, Mapping[int, str]], numbers: list[int], page: int | None) -> Block:
    columns = sorted({column for number in numbers for column in rows[number]})
    written = tuple(tuple(rows[n].get(column, "") for column in columns) for n in numbers)
    texts = ["\t".join(row) for row in written]
    segments = []
    at = 0
    for number, text in zip(numbers, texts, strict=True):
        segments.append(Segment(at, at + len(text), Anchor(page, None, number)))
        at += len(text) + 1
    return Block(BlockKind.TABLE, "\n".join(texts), tuple(segments), rows=written)
