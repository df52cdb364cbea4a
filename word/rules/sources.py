"""The list of sources, the jumps to it and back, and the provenance that is kept in the file."""

from __future__ import annotations

import re

from lxml import etree

from word.inspection import Inspection, Paragraph
from word.ooxml import PackageFault, local, w
from word.roles import SOURCE, TAIL
from word.rules.base import Fault, Findings, Rule, at, fault, in_part

_NUMBER = re.compile(r"〔(\d{1,9})〕")
_ANY_NUMBER = re.compile(r"^[〔\[［【(（]?(\d+)[〕\]］】)）.．、]?")
_LINK_FIELD = re.compile(r'HYPERLINK\s+\\l\s+"([^"]+)"|(?:PAGE)?REF\s+(\S+)')
_BUILT_IN = {"_top", "_GoBack"}
_LONGEST_NAME = 40


def _entries(file: Inspection) -> list[Paragraph]:
    """Entries of the list: paragraphs that begin with a number (an entry may go on in further ones)."""
    return [
        paragraph
        for paragraph in file.of(SOURCE)
        if paragraph.text.strip() and ("numPr.numId" in paragraph.props or _opens(paragraph))
    ]


def _opens(paragraph: Paragraph) -> bool:
    return _ANY_NUMBER.match(paragraph.text.strip()) is not None


def numbered(file: Inspection) -> Findings:
    """〔1〕 〔2〕 … in order."""
    entries = _entries(file)
    for paragraph in file.of(SOURCE)[:1]:
        # 〔无来源〕 and the like stand in brackets too, but have no number to count.
        if paragraph not in entries and paragraph.text.strip()[:1] not in {"", "〔"}:
            yield fault("sources.numbered.fault", at(paragraph), want=1)
    for want, paragraph in enumerate(entries, start=1):
        level = file.formats.level(paragraph.props)
        found = _NUMBER.match(paragraph.text.strip())
        good = int(found.group(1)) == want if found else level is not None and "〔%" in level.text
        yield None if good else fault("sources.numbered.fault", at(paragraph), want=want)


def hanging(file: Inspection) -> Findings:
    """Further lines of an entry hang under its text."""
    for paragraph in _entries(file):
        measure = paragraph.get("ind.hanging") or paragraph.get("ind.hangingChars")
        left = paragraph.get("ind.left") or paragraph.get("ind.leftChars")
        good = measure > 0 and left > 0
        yield None if good else fault("sources.hanging.fault", at(paragraph))


def _bookmarks(file: Inspection) -> list[etree._Element]:
    return [
        mark
        for part in file.written_parts
        for mark in file.package.xml(part).iter(w("bookmarkStart"))
    ]


def _names(file: Inspection) -> set[str]:
    return {mark.get(w("name"), "") for mark in _bookmarks(file)}


def anchors(file: Inspection) -> Findings:
    """Every link inside the file, and every reference field, has its bookmark."""
    names = _names(file) | _BUILT_IN
    for part in file.written_parts:
        root = file.package.xml(part)
        for link in root.iter(w("hyperlink")):
            target = link.get(w("anchor"))
            if target is not None:
                good = target in names
                yield None if good else fault("sources.anchors.fault", in_part(part), name=target)
        for field in root.iter(w("instrText"), w("fldSimple")):
            text = field.get(w("instr"), "") or field.text or ""
            for match in _LINK_FIELD.finditer(text):
                target = match.group(1) or match.group(2)
                good = target in names
                yield None if good else fault("sources.anchors.fault", in_part(part), name=target)


def broken_links(file: Inspection) -> list[etree._Element]:
    """Links inside the file whose bookmark is not there."""
    names = _names(file) | _BUILT_IN
    return [
        link
        for part in file.written_parts
        for link in file.package.xml(part).iter(w("hyperlink"))
        if link.get(w("anchor")) is not None and link.get(w("anchor")) not in names
    ]


def bookmark_ids(file: Inspection) -> Findings:
    """No two bookmarks have one number, and each that begins also ends."""
    for part in file.written_parts:
        root = file.package.xml(part)
        ends = {mark.get(w("id")) for mark in root.iter(w("bookmarkEnd"))}
        seen: set[str | None] = set()
        for mark in root.iter(w("bookmarkStart")):
            number, name = mark.get(w("id")), mark.get(w("name"), "")
            if number in seen or number is None:
                yield fault(
                    "sources.bookmark_ids.fault", in_part(part), name=name, id=number or "—"
                )
            elif number not in ends:
                yield fault("sources.bookmark_ids.open", in_part(part), name=name)
            else:
                yield None
            seen.add(number)


def bookmark_names(file: Inspection) -> Findings:
    """No two bookmarks have one name; Word drops all but one, and names beyond 40 characters."""
    seen: set[str] = set()
    for mark in _bookmarks(file):
        name = mark.get(w("name"), "")
        good = 0 < len(name) <= _LONGEST_NAME and name.lower() not in seen and " " not in name
        yield None if good else fault("sources.bookmark_names.fault", in_part(file.main), name=name)
        seen.add(name.lower())


def _inside(paragraph: Paragraph) -> tuple[set[str], set[str]]:
    """Names of the bookmarks in a paragraph and targets of its links."""
    marks = {mark.get(w("name"), "") for mark in paragraph.element.iter(w("bookmarkStart"))}
    links = {link.get(w("anchor"), "") for link in paragraph.element.iter(w("hyperlink"))}
    return marks - {""}, links - {""}


def both_ways(file: Inspection) -> Findings:
    """From a sentence to its entry, and from the entry back."""
    entries = _entries(file)
    if not entries:
        return
    places = {id(entry) for entry in entries}
    marks: set[str] = set()
    links: set[str] = set()
    for paragraph in file.paragraphs:
        if id(paragraph) not in places and paragraph.role != TAIL:
            found = _inside(paragraph)
            marks |= found[0]
            links |= found[1]
    for entry in entries:
        own_marks, own_links = _inside(entry)
        wrong: Fault | None = None
        if not own_marks & links:
            wrong = fault("sources.both_ways.there", at(entry))
        elif not own_links & marks:
            wrong = fault("sources.both_ways.back", at(entry))
        yield wrong


def no_tooltip(file: Inspection) -> Findings:
    """A link with a tip loses its target in LibreOffice."""
    for part in file.written_parts:
        for link in file.package.xml(part).iter(w("hyperlink")):
            tip = link.get(w("tooltip"))
            yield None if tip is None else fault("sources.no_tooltip.fault", in_part(part), tip=tip)


def _root_name(file: Inspection, part: str) -> str:
    """The name of a part's root element, empty if the part cannot be read."""
    try:
        return local(file.package.xml(part))
    except PackageFault:
        return ""


def provenance(file: Inspection) -> Findings:
    """A briefing with a list of sources carries their record as custom XML."""
    parts = [
        part for part in file.package.related(file.main, "customXml") if part in file.package.parts
    ]
    if any(_root_name(file, part) == "provenance" for part in parts):
        yield None
    elif _entries(file):
        yield fault("sources.provenance.fault", in_part("customXml"))


RULES = (
    Rule(801, "check.sources.numbered", numbered, "source"),
    Rule(802, "check.sources.hanging", hanging, "source"),
    Rule(803, "check.sources.anchors", anchors, "link"),
    Rule(804, "check.sources.bookmark_ids", bookmark_ids, "bookmark"),
    Rule(805, "check.sources.bookmark_names", bookmark_names, "bookmark"),
    Rule(806, "check.sources.both_ways", both_ways, "source"),
    Rule(807, "check.sources.no_tooltip", no_tooltip, "link"),
    Rule(808, "check.sources.provenance", provenance, "source"),
)
