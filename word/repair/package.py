"""Repairs of the package: what has no place in it goes, what is only out of order is put in order."""

from __future__ import annotations

from lxml import etree

from word.field_codes import defuse
from word.hazards import MACROS, stories
from word.ooxml import W, local, w
from word.repair.bench import Bench, Repair, drop, holder
from word.rules.sources import broken_links
from word.schema_order import order_children

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_NAMES = ("docProps/core.xml", "docProps/app.xml")


def leftovers(bench: Bench) -> None:
    """No thumbnail, no second set of styles."""
    for owner, relationship in list(bench.package.all_relationships()):
        if relationship.kind in {"thumbnail", "stylesWithEffects"} and not relationship.external:
            bench.drop_part(relationship.target)
            bench.drop_relationship(owner, relationship.id)


def macros(bench: Bench) -> None:
    """Nothing that runs; the file is a document."""
    for owner, relationship in list(bench.package.all_relationships()):
        if relationship.kind in MACROS:
            if relationship.external:
                bench.drop_relationship(owner, relationship.id)
            else:
                bench.drop_part(relationship.target)
    for part in bench.package.parts:
        if part.rpartition("/")[2].lower().startswith("vba"):
            bench.drop_part(part)
    for element in bench.package.xml("[Content_Types].xml"):
        if element.get("PartName", "").lstrip("/") == bench.file.main:
            element.set("ContentType", _MAIN)


def external(bench: Bench) -> None:
    """Links out of the file leave their text. Pictures from elsewhere are left to a person."""
    for owner, relationship in list(bench.package.all_relationships()):
        if not relationship.external:
            continue
        if relationship.kind == "attachedTemplate":
            root = bench.file.settings
            if root is not None:
                drop(root, "attachedTemplate")
            bench.drop_relationship(owner, relationship.id)
        elif relationship.kind == "hyperlink" and owner in bench.package.parts:
            for link in list(bench.package.xml(owner).iter(w("hyperlink"))):
                if relationship.id in link.attrib.values():
                    _unwrap(link)
            bench.drop_relationship(owner, relationship.id)


def _unwrap(element: etree._Element) -> None:
    for child in list(element):
        element.addprevious(child)
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def active_fields(bench: Bench) -> None:
    """Fields that run or fetch something leave what they showed last."""
    for story in stories(bench.package, bench.file.main):
        defuse(story)


def dirty_fields(bench: Bench) -> None:
    """Fields do not ask to be updated."""
    for part in bench.file.written_parts:
        for element in bench.package.xml(part).iter(w("fldChar"), w("fldSimple")):
            element.attrib.pop(w("dirty"), "")


def library_name(bench: Bench) -> None:
    """The properties without the name of a library."""
    for part in _NAMES:
        if part in bench.package.parts:
            for element in bench.package.xml(part).iter():
                if isinstance(element.tag, str) and "python-docx" in (element.text or ""):
                    element.text = ""


def references(bench: Bench) -> None:
    """A style that is not defined is not named."""
    known = bench.file.formats.styles
    for part in bench.file.written_parts:
        for element in list(bench.package.xml(part).iter(w("pStyle"), w("rStyle"), w("tblStyle"))):
            parent = element.getparent()
            if element.get(w("val"), "") not in known and parent is not None:
                parent.remove(element)


def tips(bench: Bench) -> None:
    """Links without a tip."""
    for part in bench.file.written_parts:
        for link in bench.package.xml(part).iter(w("hyperlink")):
            link.attrib.pop(w("tooltip"), "")


def dead_links(bench: Bench) -> None:
    """A link without a target is its text."""
    for link in broken_links(bench.file):
        _unwrap(link)


def bookmark_numbers(bench: Bench) -> None:
    """Every bookmark its own number, where begin and end can be told apart."""
    number = 0
    for part in bench.file.written_parts:
        running: dict[str, list[str]] = {}
        root = bench.package.xml(part)
        ends = {mark.get(w("id"), "") for mark in root.iter(w("bookmarkEnd"))}
        for mark in list(root.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            old = mark.get(w("id"), "")
            if local(mark) == "bookmarkStart" and old not in ends:
                # Its place is known, its end is not: links to it lead to the place.
                end = etree.Element(w("bookmarkEnd"), nsmap={"w": W})
                for each in (mark, end):
                    each.set(w("id"), str(number))
                mark.addnext(end)
                number += 1
            elif local(mark) == "bookmarkStart":
                running.setdefault(old, []).append(str(number))
                mark.set(w("id"), str(number))
                number += 1
            elif running.get(old):
                mark.set(w("id"), running[old].pop())
            else:
                parent = mark.getparent()
                if parent is not None:
                    parent.remove(mark)


def put_in_order(bench: Bench) -> None:
    """Children where the schema has them; of one that came twice the last is kept, as Word reads it."""
    extra = [
        part
        for kind in ("styles", "settings", "numbering")
        for part in bench.package.related(bench.file.main, kind)
    ]
    for part in dict.fromkeys((*bench.file.written_parts, *extra)):
        if part in bench.package.parts:
            order_children(bench.package.xml(part))


def _nothing(bench: Bench) -> None:
    """Only the order."""


def needed(bench: Bench) -> None:
    """Settings are there."""
    bench.settings()
    holder(bench.file.document, "body")


PACKAGE: tuple[Repair, ...] = (
    ((1004,), needed),
    ((1010, 1011), leftovers),
    ((1012,), macros),
    ((1013,), external),
    ((1017,), active_fields),
    ((312,), dirty_fields),
    ((1016,), library_name),
    ((1005,), references),
    ((807,), tips),
    ((803,), dead_links),
    ((804,), bookmark_numbers),
    ((1006,), _nothing),
)
