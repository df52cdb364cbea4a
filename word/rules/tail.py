"""The 报尾: a floating table on the last lines of the last page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from word.inspection import Inspection, Paragraph, Table
from word.ooxml import w
from word.properties import child, flatten, number
from word.roles import ANCHOR, OTHER, SOURCE, TAIL, TAIL_LINE, int_or
from word.rules.base import FANGSONG, Fault, Findings, Rule, at, fault, in_table, typeset

_SIZE = 28
# 0.35 and 0.25 mm in eighths of a point.
_OUTER, _INNER = 8, 6
_ONE_POINT = 20
_WIDTH_SLACK = 20
_FULL_PERCENT = 5000
_COPIES = re.compile(r"共印\s{0,9}(.{0,20}?)\s{0,9}份")
_NONE = {"none", "nil"}


def tails(file: Inspection) -> list[Table]:
    """The tables that are a 报尾."""
    return [table for table in file.tables if any(p.role == TAIL for p in table.paragraphs)]


def position(file: Inspection) -> Findings:
    """It floats, tied to the lower edge of the 版心."""
    for table in tails(file):
        good = (
            table.props.get("tblpPr.vertAnchor") == "margin"
            and table.props.get("tblpPr.tblpYSpec") == "bottom"
        )
        yield None if good else fault("tail.position.fault", in_table(table.index))


def one_column(file: Inspection) -> Findings:
    """One column as wide as the 版心."""
    for table in tails(file):
        section = file.section_of(table.paragraphs[0])
        cells = max((len(row.findall(w("tc"))) for row in table.rows), default=0)
        if cells != 1 or len(table.columns) != 1:
            yield fault(
                "tail.one_column.fault", in_table(table.index), count=max(cells, len(table.columns))
            )
        elif max(abs(width - section.width) for width in _widths(table)) > _WIDTH_SLACK:
            yield fault("tail.one_column.width", in_table(table.index))
        else:
            yield None


def _widths(table: Table) -> tuple[int, int]:
    """The width that the table asks for and that of its columns."""
    columns = sum(table.columns)
    kind, written = table.props.get("tblW.type", "auto"), number(table.props.get("tblW.w"))
    # The whole width in fiftieths of a percent is whatever the columns have.
    whole = columns if kind == "pct" and written == _FULL_PERCENT else 0
    return (written if kind == "dxa" else whole), columns


def _edge(table: Table, row: int, side: str) -> tuple[str, int]:
    """Kind and width of a line above (``top``) or under (``bottom``) a row: the cell's own, else the
    table's."""
    cell = next(iter(table.rows[row].iterfind(w("tc"))), None)
    own = flatten(child(cell, "tcPr"))
    inner = (side == "top" and row > 0) or (side == "bottom" and row < len(table.rows) - 1)
    if f"tcBorders.{side}.val" in own:
        return own[f"tcBorders.{side}.val"], int_or(own.get(f"tcBorders.{side}.sz"), 0)
    name = "tblBorders.insideH" if inner else f"tblBorders.{side}"
    return table.props.get(f"{name}.val", "none"), int_or(table.props.get(f"{name}.sz"), 0)


def borders(file: Inspection) -> Findings:
    """Lines of 0.35 mm above and below, 0.25 mm between; none at the sides."""
    for table in tails(file):
        last = len(table.rows) - 1
        wrong: Fault | None = None
        for row in range(last + 1):
            for side in ("top", "bottom"):
                outer = (side == "top" and row == 0) or (side == "bottom" and row == last)
                kind, size = _edge(table, row, side)
                if kind != "single" or size != (_OUTER if outer else _INNER):
                    wrong = wrong or fault(
                        "tail.borders.fault",
                        in_table(table.index),
                        row=row + 1,
                        kind=kind,
                        size=size,
                    )
        for side in ("left", "right"):
            if table.props.get(f"tblBorders.{side}.val", "none") not in _NONE:
                wrong = wrong or fault("tail.borders.side", in_table(table.index))
        yield wrong


def font(file: Inspection) -> Findings:
    """4号 仿宋."""
    yield from typeset(file.of(TAIL), (FANGSONG,), _SIZE, "tail.font.fault")


def anchor(file: Inspection) -> Findings:
    """A paragraph of one point follows: it holds the table on the page and takes no line."""
    if not tails(file):
        for paragraph in file.of(ANCHOR):
            yield fault("tail.anchor.alone", at(paragraph))
    for table in tails(file):
        after = table.after
        if after is None:
            yield fault("tail.anchor.missing", in_table(table.index))
            continue
        low = (
            after.props.get("spacing.lineRule") == "exact"
            and 0 < after.get("spacing.line") <= _ONE_POINT
        )
        free = after.props.get("snapToGrid", "1") in {"0", "false", "off"}
        small = int_or(after.mark.get("sz"), 20) <= 2 and free
        spaced = any(after.get(f"spacing.{key}") for key in ("before", "after"))
        good = (low or small) and not spaced and not after.text.strip()
        yield None if good else fault("tail.anchor.fault", at(after))


def at_the_end(file: Inspection) -> Findings:
    """After the 报尾 comes nothing of the briefing; only the list of sources may follow."""
    found = tails(file)
    if not found:
        return
    yield None
    after = found[-1].after
    if after is None:
        return
    for paragraph in file.paragraphs[after.index - 1 :]:
        if paragraph.role not in {SOURCE, OTHER} and paragraph.text.strip():
            yield fault("tail.at_the_end.fault", at(paragraph))


def _recipients(file: Inspection) -> Iterator[tuple[Paragraph, Paragraph]]:
    """Each line 报：… with the paragraph that it ends in."""
    for table in tails(file):
        first: Paragraph | None = None
        last: Paragraph | None = None
        for paragraph in table.paragraphs:
            text = paragraph.text.strip()
            if not text:
                continue
            opens = TAIL_LINE.match(text) is not None
            closes = (
                opens
                or "印发" in text
                or "共印" in text
                or (last is not None and paragraph.row != last.row)
            )
            if closes and first is not None and last is not None:
                yield first, last
                first = None
            if opens:
                first = paragraph
            last = paragraph
        if first is not None and last is not None:
            yield first, last


def end_mark(file: Inspection) -> Findings:
    """抄送, 报, 送 and 发 end with a full stop."""
    for first, last in _recipients(file):
        good = last.text.strip().endswith("。")
        yield None if good else fault("tail.end_mark.fault", at(first))


def recipient_ends(file: Inspection) -> list[Paragraph]:
    """The paragraphs in which the lines 报：… end."""
    return [last for _first, last in _recipients(file)]


def copies(file: Inspection) -> Findings:
    """共印N份: a plain number without spaces."""
    for paragraph in file.of(TAIL):
        for match in _COPIES.finditer(paragraph.text):
            whole = match.group()
            good = match.group(1).isdecimal() and not re.search(r"\s", whole)
            yield None if good else fault("tail.copies.fault", at(paragraph), text=whole)


RULES = (
    Rule(601, "check.tail.position", position, "tail"),
    Rule(602, "check.tail.one_column", one_column, "tail"),
    Rule(603, "check.tail.borders", borders, "tail"),
    Rule(604, "check.tail.font", font, "tail"),
    Rule(605, "check.tail.anchor", anchor, "tail"),
    Rule(606, "check.tail.at_the_end", at_the_end, "tail"),
    Rule(607, "check.tail.end_mark", end_mark, "tail"),
    Rule(608, "check.tail.copies", copies, "copies"),
)
