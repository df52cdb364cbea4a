"""Field codes of a story: which only show the document, and taking out those that could do more.

Nothing is ever run here; field codes are read as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from word.ooxml import local, w

# Fields that only show something of the document itself. Whatever is not named here may start a program, fetch a
# file, ask a question, or build the code of another field (DDE, INCLUDETEXT, MACROBUTTON, QUOTE, SET …).
HARMLESS_FIELDS = frozenset(
    [
        "PAGE",
        "NUMPAGES",
        "SECTION",
        "SECTIONPAGES",
        "PAGEREF",
        "REF",
        "NOTEREF",
        "TOC",
        "TC",
        "XE",
        "INDEX",
        "SEQ",
        "STYLEREF",
        "EQ",
        "SYMBOL",
        "ADVANCE",
        "=",
        "DATE",
        "TIME",
        "CREATEDATE",
        "SAVEDATE",
        "PRINTDATE",
        "EDITTIME",
        "TITLE",
        "SUBJECT",
        "AUTHOR",
        "LASTSAVEDBY",
        "KEYWORDS",
        "COMMENTS",
        "FILENAME",
        "FILESIZE",
        "DOCPROPERTY",
        "DOCVARIABLE",
        "INFO",
        "NUMCHARS",
        "NUMWORDS",
        "REVNUM",
        "LISTNUM",
        "AUTONUM",
        "AUTONUMLGL",
        "AUTONUMOUT",
        "FORMTEXT",
        "FORMCHECKBOX",
        "FORMDROPDOWN",
        "BIBLIOGRAPHY",
        "CITATION",
    ]
)
_FIELD, _INSTRUCTION, _SIMPLE = w("fldChar"), w("instrText"), w("fldSimple")
_KEYWORD = re.compile(r"\s*(=|[A-Za-z]+)")
_LOCAL_LINK = r'(?i)^\s*HYPERLINK\s+(?:\\[a-z]\s+)*\\l\b|^\s*HYPERLINK\s+"#'


@dataclass(slots=True)
class Field:
    """A field of a story: its instruction without those of fields inside it. ``marks`` are its begin, separate
    and end, or the one ``w:fldSimple``; ``code`` the elements that hold the instruction."""

    marks: list[etree._Element]
    instruction: str = ""
    nested_first: bool = False
    separated: bool = False
    code: list[etree._Element] = field(default_factory=list)

    @property
    def keyword(self) -> str:
        """What the field does, in capitals; empty if another field would write it."""
        found = _KEYWORD.match(self.instruction)
        return found.group(1).upper() if found and not self.nested_first else ""

    @property
    def is_harmless(self) -> bool:
        """Whether it shows nothing but the document itself."""
        if not self.nested_first and not self.instruction.strip():
            return True
        if self.keyword == "HYPERLINK":
            return re.match(_LOCAL_LINK, self.instruction) is not None
        return self.keyword in HARMLESS_FIELDS


def fields(root: etree._Element) -> Iterator[Field]:
    """The fields of a story, inner ones before the ones around them. One that does not end ends the story."""
    open_fields: list[Field] = []
    for item in root.iter(_FIELD, _INSTRUCTION, _SIMPLE, w("delInstrText")):
        if item.tag == _SIMPLE:
            _begin_inside(open_fields)
            yield Field([item], item.get(w("instr"), ""))
        elif item.tag != _FIELD:
            if open_fields and not open_fields[-1].separated:
                open_fields[-1].instruction += item.text or ""
            if open_fields:
                open_fields[-1].code.append(item)
        elif item.get(w("fldCharType")) == "begin":
            _begin_inside(open_fields)
            open_fields.append(Field([item]))
        elif open_fields:
            open_fields[-1].marks.append(item)
            if item.get(w("fldCharType")) == "separate":
                open_fields[-1].separated = True
            else:
                yield open_fields.pop()
    yield from reversed(open_fields)


def _begin_inside(open_fields: list[Field]) -> None:
    """A field that begins where another one's keyword should stand writes that keyword."""
    if open_fields and not open_fields[-1].separated:
        outer = open_fields[-1]
        outer.nested_first = outer.nested_first or not outer.instruction.strip()


def active_fields(root: etree._Element) -> tuple[str, ...]:
    """The keywords of fields that do more than show the document, each once; ``?`` for one that is not written
    out."""
    found = (each.keyword or "?" for each in fields(root) if not each.is_harmless)
    return tuple(dict.fromkeys(found))


def defuse(root: etree._Element) -> tuple[str, ...]:
    """Leave of such fields what they showed last; the keywords of those taken out."""
    found: dict[str, None] = {}
    for each in list(fields(root)):
        if each.is_harmless:
            continue
        found[each.keyword or "?"] = None
        _drop_instruction(each)
        for mark in each.marks:
            if mark.tag == _SIMPLE:
                unwrap(mark)
            else:
                drop(mark)
        for code in each.code:
            drop(code)
    return tuple(found)


def _drop_instruction(each: Field) -> None:
    """Take out what stands between begin and separate: other fields that write the instruction show text there."""
    if len(each.marks) < 2 or not each.separated:
        return
    first, last = (mark.getparent() for mark in each.marks[:2])
    if first is None or last is None or first.getparent() is not last.getparent():
        return
    for run in list(first.itersiblings()):
        if run is last:
            break
        drop(run)


def unwrap(element: etree._Element) -> None:
    """Put the children of an element in its place."""
    for child in list(element):
        element.addprevious(child)
    drop(element)


def drop(element: etree._Element) -> None:
    """Take an element out, and the run that it leaves empty."""
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if parent.tag == w("r") and all(local(child) == "rPr" for child in parent):
        drop(parent)
