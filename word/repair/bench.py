"""The file on the bench: its parts as trees, and the few moves that repairs are made of."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from copy import deepcopy
from functools import cache

from lxml import etree

from word.inspection import Inspection, Paragraph
from word.ooxml import CONTENT_TYPES, RELATIONSHIPS, Package, R, W, read_package, w
from word.schema_order import OPENINGS, places

# A repair with the numbers of the rules that ask for it.
Repair = tuple[tuple[int, ...], Callable[["Bench"], None]]


class Bench:
    """An inspected file whose trees may be changed. ``faulty`` are the numbers of the broken rules."""

    def __init__(self, file: Inspection, faulty: frozenset[int]) -> None:
        self.file = file
        self.faulty = faulty
        self.package = file.package
        self._added: dict[str, bytes] = {}
        self._dropped: set[str] = set()

    def packed(self) -> bytes:
        """The file as it is now."""
        whole = read_package(self.package.packed())
        parts = {n: c for n, c in whole.parts.items() if n not in self._dropped}
        return Package({**parts, **self._added}).packed()

    # ---- parts

    def settings(self) -> etree._Element | None:
        """The root of settings.xml, made if there is none."""
        if self.file.settings is None:
            self.add_part("word/settings.xml", f'<w:settings xmlns:w="{W}"/>'.encode(), "settings")
            return None  # filled in the next round
        return self.file.settings

    def add_part(self, name: str, content: bytes, kind: str) -> str:
        """Add a part of WordprocessingML that the document points to; the relationship's id."""
        self._added[name] = content
        types = self.package.xml("[Content_Types].xml")
        for stale in [each for each in types if each.get("PartName") == "/" + name]:
            types.remove(stale)
        override = etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override")
        override.set("PartName", "/" + name)
        override.set(
            "ContentType",
            f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml",
        )
        folder, base = posixpath.split(self.file.main)
        for owner, old in list(self.package.all_relationships()):
            if owner == self.file.main and old.target == name and not old.external:
                self.drop_relationship(owner, old.id)
        rels = self.package.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        used = {each.get("Id") for each in rels}
        identifier = next(f"rIdJ{n}" for n in range(1, len(used) + 2) if f"rIdJ{n}" not in used)
        relationship = etree.SubElement(rels, f"{{{RELATIONSHIPS}}}Relationship")
        relationship.set("Id", identifier)
        relationship.set("Type", f"{R}/{kind}")
        relationship.set("Target", "/" + name)
        return identifier

    def drop_part(self, name: str) -> None:
        """Leave a part out, with what points to it and what says its type."""
        self._dropped.add(name)
        folder, base = posixpath.split(name)
        self._dropped.add(posixpath.join(folder, "_rels", f"{base}.rels"))
        for owner, relationship in list(self.package.all_relationships()):
            if relationship.target == name and not relationship.external:
                self.drop_relationship(owner, relationship.id)
        types = self.package.xml("[Content_Types].xml")
        for element in list(types):
            if element.get("PartName", "").lstrip("/") == name:
                types.remove(element)

    def drop_relationship(self, owner: str, identifier: str) -> None:
        """Take out one relationship of a part."""
        folder, base = posixpath.split(owner)
        rels = self.package.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        for element in list(rels):
            if element.get("Id") == identifier:
                rels.remove(element)

    # ---- shipped forms

    def adopt(self, *names: str) -> None:
        """Define the styles called ``names`` as the shipped template does; ids that are in use stay."""
        root = self.file.styles_root
        if root is None:
            return
        for name in names:
            shipped = shipped_styles().get(name)
            if shipped is None:
                continue
            fresh = deepcopy(shipped)
            existing = [
                style
                for style in root.iterfind(w("style"))
                if _name(style).lower() == name.lower() and style.get(w("type")) == "paragraph"
            ]
            if existing:
                fresh.set(w("styleId"), existing[0].get(w("styleId"), ""))
            else:
                fresh.set(w("styleId"), self._free_id(fresh.get(w("styleId"), "")))
            default = self.file.formats.defaults.get("paragraph", "")
            for link in (*fresh.findall(w("basedOn")), *fresh.findall(w("next"))):
                if link.tag == w("basedOn") and default:
                    link.set(w("val"), default)
                elif link.tag == w("next") or not default:
                    fresh.remove(link)
            if existing:
                root.replace(existing[0], fresh)
                for twin in existing[1:]:
                    root.remove(twin)
            else:
                root.append(fresh)

    def id_of(self, name: str) -> str:
        """The id of the paragraph style called ``name``, empty if there is none."""
        root = self.file.styles_root
        for style in () if root is None else root.iterfind(w("style")):
            if style.get(w("type")) == "paragraph" and _name(style).lower() == name.lower():
                return style.get(w("styleId"), "")
        return ""

    def _free_id(self, wanted: str) -> str:
        root = self.file.styles_root
        used = set() if root is None else {s.get(w("styleId")) for s in root.iterfind(w("style"))}
        number = 0
        while (candidate := f"{wanted}{number or ''}") in used:
            number += 1
        return candidate

    # ---- properties

    def paragraph_properties(self, paragraph: Paragraph) -> etree._Element:
        """The ``w:pPr`` of a paragraph, made if it has none."""
        return holder(paragraph.element, "pPr")


def holder(element: etree._Element, name: str) -> etree._Element:
    """The child ``w:name`` of an element, made in its place if there is none."""
    found = element.find(w(name))
    if found is not None:
        return found
    fresh = etree.Element(w(name), nsmap={"w": W})
    opening = OPENINGS.get(_local(element), ())
    if name in opening:
        before = opening[: opening.index(name)]
        element.insert(sum(_local(child) in before for child in element), fresh)
        return fresh
    return _placed(element, fresh, name)


def _placed(parent: etree._Element, fresh: etree._Element, name: str) -> etree._Element:
    ranks = places(_local(parent))
    if ranks is None or name not in ranks:
        parent.append(fresh)
        return fresh
    position = next(
        (at for at, child in enumerate(parent) if ranks.get(_local(child), -1) > ranks[name]),
        len(parent),
    )
    parent.insert(position, fresh)
    return fresh


def put(parent: etree._Element, name: str, **values: str) -> etree._Element:
    """The child ``w:name`` with these attributes, replacing those it has of the same name; made in its place."""
    element = holder(parent, name)
    for key, value in values.items():
        element.set(w(key), value)
    return element


def drop(parent: etree._Element | None, *names: str) -> None:
    """Take out the children ``w:name``."""
    if parent is None:
        return
    for name in names:
        for element in parent.findall(w(name)):
            parent.remove(element)


def _local(element: etree._Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1]


def _name(style: etree._Element) -> str:
    name = style.find(w("name"))
    return "" if name is None else name.get(w("val"), "")


@cache
def _shipped() -> Package:
    from word.catalogue import SUFFIX, shipped_folder

    return read_package((shipped_folder() / f"简报{SUFFIX}").read_bytes())


@cache
def shipped_styles() -> dict[str, etree._Element]:
    """The styles of the shipped 简报 by name."""
    package = _shipped()
    (part,) = package.related(package.main_part(), "styles")
    return {_name(style): style for style in package.xml(part).iterfind(w("style"))}


def shipped_footer(*, even: bool) -> bytes:
    """The shipped footer of odd or of even pages."""
    package = _shipped()
    main = package.main_part()
    kind = "even" if even else "default"
    for reference in package.xml(main).iter(w("footerReference")):
        if reference.get(w("type")) == kind:
            for relationship in package.relationships(main):
                if relationship.id == reference.get(f"{{{R}}}id"):
                    return package.parts[relationship.target]
    raise LookupError(kind)
