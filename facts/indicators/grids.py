"""Indicators out of tables: each figure named by the head of its column and the label of its row.

Only tables that say so much are read: a head over every column of figures and a label before every row. What a head
says (a unit in brackets, a year, 比上年增长, 目标) is worked out once for its column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from facts.indicators import heads, phrases
from facts.indicators.heads import BRACKETS, LABEL_HEAD, LONGEST, UNIT_HEAD, YEAR
from facts.indicators.times import Times
from language import quantities
from language.quantities import Quantity
from model.document import Block, Span
from model.facts import Indicator, Numeral

_NUMBER: Final = re.compile(r"[-－−+]?\s?[0-9][0-9,，]*(?:[.．][0-9]+)?")
_FIGURE: Final = re.compile(
    r"([-－−+]?\s?[0-9][0-9,，]*(?:[.．][0-9]+)?)\s*(?P<unit>[^\s0-9]{0,6})"
)
_PLACE: Final = re.compile(
    "[一-龥]{2,8}(?:省|自治区|市|县|区|州|旗|镇|乡|街道|开发区|公司|集团)\\Z"
)
_WHOLE: Final = re.compile("(?:全[国省市县区州]|总计|合计|总数|小计|全部)\\Z")
_ABOUT: Final = re.compile(
    "(?:表\\s?[0-9一二三四五六七八九十]*[：:\\s]*)?(?:[全各分][^，。的]{0,3}[省市县区州镇乡地](?:[、市县区镇乡（）]*))?的?([一-龥]{2,12}?)(?:及其?[一-龥]{2,6}|情况|统计|完成情况|一览)?表?"
)
_LEADING: Final = re.compile(
    "^[\\s　]*(?:其中[：:]?|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[.．、]|[#＃*])*[\\s　]*"
)
_MOST_HEADS: Final = 3
_LONGEST_NUMBER: Final = 14


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a table stands: its document's sha256, whom that speaks for, the index of its block, and the times that its
    caption and the headings above it name. ``caption`` is the line before it."""

    document: str
    home: str
    block: int
    times: Times
    caption: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row's label, the unit that a column of units gives it, and its place."""

    label: str
    unit: str
    line: Span


def told(block: Block, setting: Setting) -> Iterator[Indicator]:
    """The indicators of a table block, row by row; none where heads or labels are missing."""
    rows = block.rows
    if len(rows) < 2 or block.text != "\n".join("\t".join(row) for row in rows):
        return
    above = _head_rows(rows)
    body = rows[above:]
    if not above or not body:
        return
    titles = heads.titles(rows[:above], max(map(len, rows)))
    labels = _label_column(titles, body)
    if labels is None:
        return
    shared = heads.units_of(
        " ".join([setting.caption, *(cell for row in rows[:above] for cell in row)])
    )
    units = next((at for at, title in enumerate(titles) if UNIT_HEAD.match(title)), None)
    columns = heads.columns(titles, shared, {labels, units})
    start = sum(len(cell) + 1 for row in rows[:above] for cell in row)
    label = ""
    for row in body:
        line = Span(setting.block, start, start + sum(map(len, row)) + len(row) - 1)
        label = row[labels] if labels < len(row) and row[labels].strip() else label
        unit = row[units].strip() if units is not None and units < len(row) else ""
        at = start
        for index, cell in enumerate(row):
            column = columns[index] if index < len(columns) else None
            if column is not None and label.strip():
                yield from _cell(cell, at, column, _Row(label, unit, line), setting)
            at += len(cell) + 1
        start = line.end + 1


def _head_rows(rows: Sequence[Sequence[str]]) -> int:
    """How many rows stand above the first one with a figure; 0 where there are too many or none."""
    for count, row in enumerate(rows[: _MOST_HEADS + 1]):
        cells = [cell.strip() for cell in row if cell.strip()]
        figures = sum(
            _FIGURE.fullmatch(cell) is not None and not YEAR.match(cell) for cell in cells[1:]
        )
        if count and figures:
            return count
        if figures:
            return 0
    return 0


def _label_column(titles: Sequence[str], body: Sequence[Sequence[str]]) -> int | None:
    """The first column of words, numbers of rows left out."""
    for at in range(min(3, len(titles))):
        cells = [row[at].strip() for row in body if at < len(row) and row[at].strip()]
        words = sum(_NUMBER.fullmatch(cell) is None for cell in cells)
        years = cells and all(YEAR.match(cell) for cell in cells)
        if years or (cells and words * 2 > len(cells) and not UNIT_HEAD.match(titles[at])):
            return at
        if cells and words * 2 <= len(cells) and not LABEL_HEAD.search(titles[at]):
            return None
    return None


def _cell(
    cell: str, at: int, column: heads.Column, row: _Row, setting: Setting
) -> Iterator[Indicator]:
    """The indicator of a cell that begins at ``at`` in its block, if it holds a figure."""
    stripped = cell.strip()
    found = _FIGURE.fullmatch(stripped)
    if found is None or len(stripped) > _LONGEST_NUMBER:
        return
    label = _LEADING.sub("", "".join(row.label.split()))
    year = YEAR.match(label)
    inner = [part for part in BRACKETS.findall(label) if heads.is_unit(part)]
    bare = BRACKETS.sub("", label) if inner else label
    said = (
        found["unit"] or column.unit
        if column.direction
        else found["unit"] or row.unit or (inner[0] if inner else column.unit)
    )
    figure = _quantity(found[1], said)
    if figure is None or (not said and YEAR.fullmatch(stripped)):
        return
    subject, name = _named(bare, column, setting, dated=bool(year))
    if not name:
        return
    begin = at + cell.index(stripped)
    kind = column.kind or setting.times.kind
    period = (
        column.period or (year.group() if year else "") or setting.times.period(1 << 20, kind=kind)
    )
    period = period[:4] if column.annual else period
    yield Indicator(
        subject=subject,
        name=name,
        value=figure.value,
        unit=figure.unit,
        approx="",
        direction=column.direction,
        comparison="",
        kind=kind,
        period=period,
        numeral=Numeral.DIGIT,
        low=figure.low,
        high=figure.high,
        base=figure.base,
        document=setting.document,
        span=Span(setting.block, begin, begin + len(stripped)),
        sentence=row.line,
    )


def _quantity(number: str, unit: str) -> Quantity | None:
    """The quantity that ``number`` of ``unit`` is, by the same rules as in running text."""
    digits = "".join(number.replace("，", ",").split()).lstrip("+")
    found = quantities.find(f"为{digits}{unit}")
    if len(found) == 1 and found[0].end == len(digits) + len(unit) + 1:
        return found[0]
    found = quantities.find(f"为{digits}")
    return found[0]._replace(unit=unit, base=unit) if len(found) == 1 else None


def _named(label: str, column: heads.Column, setting: Setting, *, dated: bool) -> tuple[str, str]:
    """``(subject, name)``: a place that labels its row is whom the figure is about, anything else what is measured."""
    tail = column.tail or ""
    if dated or _WHOLE.match(label):
        name = column.name or (_of_caption(setting.caption) if not dated else "")
        return setting.home, name and name + tail
    if len(label) > LONGEST:
        label = phrases.compact(label) or label[:LONGEST]
    if _PLACE.match(label):
        name = column.name or _of_caption(setting.caption)
        return label, name and name + tail
    own = "" if column.name == label else column.name
    return setting.home, label + own + tail


def _of_caption(caption: str) -> str:
    """The measure that a table of places is about: 各县区生产总值情况 → 生产总值."""
    bare = BRACKETS.sub("", caption)
    found = _ABOUT.fullmatch(phrases.without_times(bare).strip())
    return found[1] if found else ""
