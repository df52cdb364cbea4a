"""Repairs of tables and of the 报尾."""

from __future__ import annotations

from lxml import etree

from word.inspection import Table
from word.ooxml import W, integer, w
from word.repair.bench import Bench, Repair, drop, holder, put
from word.rules.tables import data_tables
from word.rules.tail import tails

_EDGES = (("top", "8"), ("bottom", "8"), ("insideH", "6"))


def data(bench: Bench) -> None:
    """The header row repeated, rows whole, the layout fixed and as wide as the 版心, columns in proportion."""
    for table in data_tables(bench.file):
        if 701 in bench.faulty:
            put(holder(table.rows[0], "trPr"), "tblHeader").attrib.pop(w("val"), "")
        if 702 in bench.faulty:
            for row in table.rows:
                put(holder(row, "trPr"), "cantSplit").attrib.pop(w("val"), "")
        if {703, 704} & bench.faulty:
            _widen(bench, table)


def _widen(bench: Bench, table: Table) -> None:
    room = bench.file.section_of(table.paragraphs[0]).width
    properties = holder(table.element, "tblPr")
    put(properties, "tblW", w=str(room), type="dxa")
    put(properties, "tblLayout", type="fixed")
    drop(properties, "tblInd", "jc")
    now = sum(table.columns)
    if not table.columns or now <= 0:
        return
    widths = [width * room // now for width in table.columns]
    widths[-1] += room - sum(widths)
    grid = table.element.find(w("tblGrid"))
    for column, width in zip(
        () if grid is None else grid.iterfind(w("gridCol")), widths, strict=False
    ):
        column.set(w("w"), str(width))
    for row in table.rows:
        at = 0
        for cell in row.iterfind(w("tc")):
            cell_properties = holder(cell, "tcPr")
            span = cell_properties.find(w("gridSpan"))
            wide = 1 if span is None else max(integer(span.get(w("val")), 1), 1)
            put(cell_properties, "tcW", w=str(sum(widths[at : at + wide])), type="dxa")
            at += wide


def title_with_table(bench: Bench) -> None:
    """A title right above its table is kept with it."""
    for table in data_tables(bench.file):
        if table.before is not None and table.before.role == "table_title":
            put(bench.paragraph_properties(table.before), "keepNext").attrib.pop(w("val"), "")


def tail(bench: Bench) -> None:
    """A 报尾 of one column at the foot of the last page, between its three lines, before a paragraph of one
    point."""
    for table in tails(bench.file):
        if len(table.columns) != 1 or any(len(r.findall(w("tc"))) != 1 for r in table.rows):
            continue
        properties = holder(table.element, "tblPr")
        room = bench.file.section_of(table.paragraphs[0]).width
        if 601 in bench.faulty:
            drop(properties, "tblpPr")
            put(properties, "tblpPr", horzAnchor="margin", vertAnchor="margin", tblpYSpec="bottom")
        if 602 in bench.faulty:
            put(properties, "tblW", w=str(room), type="dxa")
            put(properties, "tblLayout", type="fixed")
            drop(properties, "tblInd")
            for column in table.element.iterfind(f"{w('tblGrid')}/{w('gridCol')}"):
                column.set(w("w"), str(room))
            for row in table.rows:
                for cell in row.iterfind(w("tc")):
                    put(holder(cell, "tcPr"), "tcW", w=str(room), type="dxa")
        if 603 in bench.faulty:
            _rules(table, properties)
        if 605 in bench.faulty:
            _anchor(bench, table)


def _rules(table: Table, properties: etree._Element) -> None:
    drop(properties, "tblBorders")
    borders = holder(properties, "tblBorders")
    for side, size in _EDGES:
        put(borders, side, val="single", sz=size, space="0", color="auto")
    for row in table.rows:
        for cell in row.iterfind(w("tc")):
            drop(cell.find(w("tcPr")), "tcBorders")


def _anchor(bench: Bench, table: Table) -> None:
    after = table.after
    if after is None or after.text.strip() or after.element.getprevious() is not table.element:
        fresh = etree.Element(w("p"), nsmap={"w": W})
        table.element.addnext(fresh)
        element = fresh
    else:
        element = after.element
    bench.adopt("文末锚点")
    properties = holder(element, "pPr")
    drop(properties, "pStyle", "spacing", "ind", "snapToGrid")
    put(properties, "pStyle", val=bench.id_of("文末锚点"))
    mark = properties.find(w("rPr"))
    if mark is not None:
        drop(mark, "sz", "szCs")


TABLES: tuple[Repair, ...] = (
    ((701, 702, 703, 704), data),
    ((706,), title_with_table),
    ((601, 602, 603, 605), tail),
)
