"""What a part is made of: its elements in the order of the schema, whole tables, whole fields, a table of contents with pages."""

from __future__ import annotations

import re

from lxml import etree

from word.inspection import Inspection
from word.ooxml import W, local, w
from word.roles import int_or
from word.rules.base import Findings, fault, in_part
from word.schema_order import OPENINGS, RANGES, may_repeat, places

_PREFIX = f"{{{W}}}"
_FIELD = w("fldChar")
_PAGE_RESULT = re.compile(r"PAGEREF\s")
_ENTRIES = 3


def _misplaced(element: etree._Element, ranks: dict[str, int]) -> str:
    """The first child that stands after one that should follow it, or comes twice; empty if none does."""
    last = -1
    for item in element:
        tag = item.tag
        if not isinstance(tag, str) or not tag.startswith(_PREFIX):
            continue
        name = tag[len(_PREFIX) :]
        rank = ranks.get(name)
        if rank is None:
            return name
        if rank < last or (rank == last and not may_repeat(name)):
            return name
        last = rank
    return ""


def _late(element: etree._Element, opening: tuple[str, ...]) -> str:
    """The first of the children that open an element that stands behind something else; empty if none does."""
    present = [name for name in opening if element.find(_PREFIX + name) is not None]
    if not present:
        return ""
    children = (local(child) for child in element.iterchildren("{*}*"))
    for name, child in zip(present, (c for c in children if c not in RANGES), strict=False):
        if child != name:
            return name
    return ""


def element_order(file: Inspection) -> Findings:
    """Properties come in the order of the schema; Word calls a file with another order damaged."""
    names = ("styles", "settings", "numbering")
    extra = [p for kind in names for p in file.package.related(file.main, kind)]
    for part in dict.fromkeys((*file.written_parts, *extra)):
        if part not in file.package.parts:
            continue
        for element in file.package.xml(part).iter(f"{_PREFIX}*"):
            name = local(element)
            ranks = places(name)
            if ranks is not None and local_parent(element) != "rPrChange":
                wrong = _misplaced(element, ranks)
                if wrong:
                    yield fault(
                        "package.element_order.fault", in_part(part), parent=name, name=wrong
                    )
                else:
                    yield None
            late = _late(element, OPENINGS.get(name, ()))
            if late:
                yield fault("package.element_order.fault", in_part(part), parent=name, name=late)


def local_parent(element: etree._Element) -> str:
    """The name of the parent, empty for the root."""
    parent = element.getparent()
    return "" if parent is None else local(parent)


def whole_tables(file: Inspection) -> Findings:
    """A table has a grid, each row fills it, and each cell ends with a paragraph."""
    for part in file.written_parts:
        for table in file.package.xml(part).iter(w("tbl")):
            grid = table.find(w("tblGrid"))
            columns = 0 if grid is None else len(grid.findall(w("gridCol")))
            good = columns > 0 and all(_fills(row, columns) for row in table.iterchildren(w("tr")))
            yield None if good else fault("package.whole_tables.fault", in_part(part))


def _fills(row: etree._Element, columns: int) -> bool:
    """Whether the cells of a row, with what it leaves out, take as many columns; and end well."""
    edges = row.iterfind(f"{w('trPr')}/*")
    taken = sum(
        int_or(edge.get(w("val")), 0)
        for edge in edges
        if local(edge) in {"gridBefore", "gridAfter"}
    )
    for cell in row.iter(w("tc")):
        if next(cell.iterancestors(w("tr")), None) is not row:
            continue
        span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
        taken += 1 if span is None else int_or(span.get(w("val")), 1)
        last = next(cell.iterchildren("{*}*", reversed=True), None)
        if last is None or local(last) not in {"p", "sdt", "bookmarkEnd"}:
            return False
    return taken == columns


def whole_fields(file: Inspection) -> Findings:
    """Each field begins, parts and ends in its story."""
    for part in file.written_parts:
        open_fields: list[bool] = []
        seen, wrong = False, False
        for item in file.package.xml(part).iter(_FIELD):
            seen = True
            kind = item.get(w("fldCharType"))
            if kind == "begin":
                open_fields.append(False)
            elif not open_fields or (kind == "separate" and open_fields[-1]):
                wrong = True
            elif kind == "separate":
                open_fields[-1] = True
            else:
                open_fields.pop()
        if wrong or open_fields:
            yield fault("package.whole_fields.fault", in_part(part))
        elif seen:
            yield None


def contents_pages(file: Inspection) -> Findings:
    """A table of contents shows pages that were reckoned, not 1 everywhere and no error."""
    results: list[str] = []
    instruction, inside = "", False
    for item in file.document.iter(_FIELD, w("instrText"), w("t")):
        name = local(item)
        if name == "fldChar":
            kind = item.get(w("fldCharType"))
            inside = kind == "separate" and _PAGE_RESULT.search(instruction) is not None
            if kind == "begin":
                instruction = ""
            elif inside:
                results.append("")
        elif name == "instrText":
            instruction += item.text or ""
        elif inside:
            results[-1] += item.text or ""
    if not results:
        return
    unknown = any(not result.strip().isdecimal() for result in results)
    same = len(results) >= _ENTRIES and set(results) == {"1"} and len(file.paragraphs) > 60
    place = in_part(file.main)
    yield fault("package.contents_pages.fault", place) if unknown or same else None
