"""Tables of data: at least two rows and two columns, below the masthead and not the 报尾."""

from __future__ import annotations

from word.inspection import Inspection, Table
from word.ooxml import w
from word.properties import child, number, on, value
from word.roles import BODY, ENDINGS, HEADING, LONGEST_HEADING, TABLE_TITLE, TAIL, TITLE
from word.rules.base import HEITI, Findings, Rule, at, fault, in_table, typeset

_WIDTH_SLACK = 20
_FULL_PERCENT = 5000


def data_tables(file: Inspection) -> list[Table]:
    """Tables that hold data rather than lay out the masthead or the end."""
    begun = next(
        (p.index for p in file.paragraphs if p.role in {TITLE, HEADING, BODY, TABLE_TITLE}), None
    )
    return [
        table
        for table in file.tables
        if len(table.rows) > 1
        and max(len(row.findall(w("tc"))) for row in table.rows) > 1
        and table.paragraphs
        and not any(paragraph.role == TAIL for paragraph in table.paragraphs)
        and (begun is None or table.paragraphs[0].index > begun)
    ]


def header_repeats(file: Inspection) -> Findings:
    """The header row is repeated on every page."""
    for table in data_tables(file):
        good = on(value(child(table.rows[0], "trPr"), "tblHeader"))
        yield None if good else fault("tables.header_repeats.fault", in_table(table.index))


def rows_whole(file: Inspection) -> Findings:
    """No row is split over two pages."""
    for table in data_tables(file):
        for place, row in enumerate(table.rows, start=1):
            if not on(value(child(row, "trPr"), "cantSplit")):
                yield fault("tables.rows_whole.fault", in_table(table.index), row=place)
                break
        else:
            yield None


def width(file: Inspection) -> Findings:
    """As wide as the 版心, from its left edge on."""
    for table in data_tables(file):
        room = file.section_of(table.paragraphs[0]).width
        kind = table.props.get("tblW.type", "auto")
        written = number(table.props.get("tblW.w", "0").rstrip("%"))
        if table.props.get("tblW.w", "").endswith("%"):
            kind, written = "pct", written * 50
        whole = {"pct": written == _FULL_PERCENT, "dxa": abs(written - room) <= _WIDTH_SLACK}
        grid = not table.columns or abs(sum(table.columns) - room) <= _WIDTH_SLACK
        moved = abs(number(table.props.get("tblInd.w"))) > _WIDTH_SLACK
        good = whole.get(kind, False) and grid and not moved
        yield None if good else fault("tables.width.fault", in_table(table.index))


def fixed(file: Inspection) -> Findings:
    """Fixed layout: columns keep their widths whatever stands in them."""
    for table in data_tables(file):
        good = table.props.get("tblLayout.type") == "fixed"
        yield None if good else fault("tables.fixed.fault", in_table(table.index))


def title_above(file: Inspection) -> Findings:
    """A title stands above each table, in 黑体."""
    for table in data_tables(file):
        before = table.before
        text = "" if before is None else before.text.strip()
        if before is None or (
            before.role != TABLE_TITLE
            and (not text or len(text) > LONGEST_HEADING or text[-1] in ENDINGS)
        ):
            yield fault("tables.title_above.missing", in_table(table.index))
        else:
            yield from typeset([before], (HEITI,), 0, "tables.title_above.fault")


def title_place(file: Inspection) -> Findings:
    """A table's title has its table right under it."""
    above = {id(table.before) for table in file.tables if table.before is not None}
    for paragraph in file.of(TABLE_TITLE):
        good = id(paragraph) in above and paragraph.props.get("keepNext", "0") not in {
            "0",
            "false",
            "off",
        }
        yield None if good else fault("tables.title_place.fault", at(paragraph))


RULES = (
    Rule(701, "check.tables.header_repeats", header_repeats, "table"),
    Rule(702, "check.tables.rows_whole", rows_whole, "table"),
    Rule(703, "check.tables.width", width, "table"),
    Rule(704, "check.tables.fixed", fixed, "table"),
    Rule(705, "check.tables.title_above", title_above, "table"),
    Rule(706, "check.tables.title_place", title_place, "table_title"),
)
