"""What could run, fetch or hide something in a .docx: finding it, and taking it out of a copy.

Nothing is ever run here; field codes are read as text.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from word.ooxml import RELATIONSHIPS, Package, PackageFault, local, r, read_package, w

MACROS = frozenset(
    {"vbaProject", "wordVbaData", "keyMapCustomizations", "attachedToolbars", "extensibility"}
)
OBJECTS = frozenset({"oleObject", "package", "control", "activeXControlBinary"})
FOREIGN = frozenset({"aFChunk", "subDocument", "frame"})
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
_LOCAL_LINK = re.compile(r'^\s*HYPERLINK\s+(?:\\[a-z]\s+)*\\l\b|^\s*HYPERLINK\s+"#', re.IGNORECASE)
_EMBEDDED = ("object", "control")
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


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
            return _LOCAL_LINK.match(self.instruction) is not None
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
                _unwrap(mark)
            else:
                _drop(mark)
        for code in each.code:
            _drop(code)
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
        _drop(run)


def _unwrap(element: etree._Element) -> None:
    for child in list(element):
        element.addprevious(child)
    _drop(element)


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if parent.tag == w("r") and all(local(child) == "rPr" for child in parent):
        _drop(parent)


def found_in(package: Package, main: str) -> frozenset[str]:
    """Kinds of what could run, fetch or hide something: ``macros``, ``ole``, ``alt_chunk``, ``external``,
    ``fields``."""
    kinds: set[str] = set()
    if "macroEnabled" in package.content_type(main):
        kinds.add("macros")
    for _owner, relationship in package.all_relationships():
        kind = _kind(relationship.kind, external=relationship.external)
        if kind:
            kinds.add(kind)
    if any(posixpath.basename(part).lower().startswith("vba") for part in package.parts):
        kinds.add("macros")
    for story in stories(package, main):
        for element in story.iter(w("altChunk"), w("subDoc"), *map(w, _EMBEDDED)):
            kinds.add("ole" if local(element) in _EMBEDDED else "alt_chunk")
        if active_fields(story):
            kinds.add("fields")
    return frozenset(kinds)


def _kind(relationship: str, *, external: bool) -> str:
    if relationship in MACROS:
        return "macros"
    if relationship in OBJECTS:
        return "ole"
    if relationship in FOREIGN:
        return "alt_chunk"
    return "external" if external else ""


def stories(package: Package, main: str) -> Iterator[etree._Element]:
    """The roots of the document, its headers, footers and notes, as far as they can be read."""
    parts = [main]
    for kind in ("header", "footer", "footnotes", "endnotes", "comments"):
        parts += package.related(main, kind)
    for part in dict.fromkeys(parts):
        if part in package.parts:
            try:
                yield package.xml(part)
            except PackageFault:
                continue


def strip(package: Package, main: str) -> tuple[Package, frozenset[str]]:
    """A package without any of it, and the kinds taken out. Texts of links stay; what an embedded document or
    object would have shown is gone."""
    kinds = found_in(package, main)
    if not kinds:
        return package, kinds
    gone: dict[str, set[str]] = {}
    for name in package.parts:
        if name.endswith(".rels"):
            _strip_relationships(package, name, gone)
    for part in (main, *_story_parts(package, main)):
        root = package.xml(part)
        defuse(root)
        for element in list(root.iter(w("altChunk"), w("subDoc"), *map(w, _EMBEDDED))):
            _drop(element)
        _strip_references(root, gone.pop(part, set()))
    for part, identifiers in gone.items():
        _strip_settings(package, part, identifiers)
    reachable = _reachable(package)
    types = package.xml("[Content_Types].xml")
    for element in list(types):
        part = element.get("PartName", "").lstrip("/")
        if part == main:
            element.set("ContentType", _MAIN)
        elif part and part not in reachable:
            types.remove(element)
    packed = read_package(package.packed())
    return Package({n: c for n, c in packed.parts.items() if n in reachable}), kinds


def _story_parts(package: Package, main: str) -> list[str]:
    found: list[str] = []
    for kind in ("header", "footer", "footnotes", "endnotes", "comments"):
        found += [part for part in package.related(main, kind) if part in package.parts]
    return list(dict.fromkeys(found))


def _strip_relationships(package: Package, rels: str, gone: dict[str, set[str]]) -> None:
    folder = posixpath.dirname(posixpath.dirname(rels))
    owner = posixpath.join(folder, posixpath.basename(rels).removesuffix(".rels"))
    for element in list(package.xml(rels).iter(f"{{{RELATIONSHIPS}}}Relationship")):
        kind = element.get("Type", "").rsplit("/", 1)[-1]
        if _kind(kind, external=element.get("TargetMode") == "External"):
            gone.setdefault(owner, set()).add(element.get("Id", ""))
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)


def _strip_references(root: etree._Element, gone: set[str]) -> None:
    """Take away what pointed to a relationship that is gone: a link leaves its text, a picture leaves nothing."""
    for element in list(root.iter("{*}*")):
        names = [
            name for name, value in element.attrib.items() if value in gone and _is_reference(name)
        ]
        if not names:
            continue
        if element.tag == w("hyperlink"):
            _unwrap(element)
            continue
        holder = next(
            (up for up in element.iterancestors() if local(up) in {"drawing", "pict", "object"}),
            None,
        )
        if holder is not None:
            _drop(holder)
        elif element.getparent() is not None:
            _drop(element)


def _strip_settings(package: Package, part: str, gone: set[str]) -> None:
    """Take out of settings whatever rests on a relationship that is gone, whole: a mail merge, a set of frames."""
    try:
        root = package.xml(part) if part in package.parts else None
    except PackageFault:
        return  # no XML
    for setting in () if root is None else list(root):
        if any(
            value in gone and _is_reference(name)
            for element in setting.iter()
            for name, value in element.attrib.items()
        ):
            _drop(setting)


def _is_reference(name: object) -> bool:
    return str(name).startswith(r("")) if isinstance(name, str) else False


def _reachable(package: Package) -> set[str]:
    """Parts that a relationship leads to, and the parts that say so."""
    seen = {"[Content_Types].xml", "_rels/.rels"}
    waiting = [""]
    while waiting:
        owner = waiting.pop()
        folder, name = posixpath.split(owner)
        seen.add(posixpath.join(folder, "_rels", f"{name}.rels"))
        for relationship in package.relationships(owner):
            if not relationship.external and relationship.target not in seen:
                seen.add(relationship.target)
                waiting.append(relationship.target)
    return seen
