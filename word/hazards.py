"""What could run, fetch or hide something in a .docx: finding it, and taking it out of a copy.

Nothing is ever run here.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from word.field_codes import active_fields, defuse, drop, unwrap
from word.ooxml import RELATIONSHIPS, Package, PackageFault, local, r, read_package, w

MACROS = frozenset(
    {"vbaProject", "wordVbaData", "keyMapCustomizations", "attachedToolbars", "extensibility"}
)
OBJECTS = frozenset({"oleObject", "package", "control", "activeXControlBinary"})
FOREIGN = frozenset({"aFChunk", "subDocument", "frame"})
_EMBEDDED = ("object", "control")
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


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
            drop(element)
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
            unwrap(element)
            continue
        holder = next(
            (up for up in element.iterancestors() if local(up) in {"drawing", "pict", "object"}),
            None,
        )
        if holder is not None:
            drop(holder)
        elif element.getparent() is not None:
            drop(element)


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
            drop(setting)


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
