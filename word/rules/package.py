"""The package: its parts, what they point to, and what has no place in a briefing."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from word.field_codes import active_fields
from word.inspection import Inspection
from word.ooxml import PackageFault, W, local, w
from word.rules.base import Findings, Rule, fault, in_part
from word.rules.structure import contents_pages, element_order, whole_fields, whole_tables

_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = "[Content_Types].xml"
_PREFIX = f"{{{W}}}"
_NEEDED = ("styles", "settings")


def well_formed(file: Inspection) -> Findings:
    """Each XML part can be read."""
    for part in file.package.parts:
        if part.endswith((".xml", ".rels")):
            try:
                file.package.xml(part)
            except PackageFault:
                yield fault("package.well_formed.fault", in_part(part))
            else:
                yield None


def content_types(file: Inspection) -> Findings:
    """Each part says what it is; the main one is a document, no template and nothing with macros."""
    named: set[str] = set()
    endings: set[str] = set()
    for element in file.package.xml(_TYPES).iterchildren("{*}*"):
        named.add(element.get("PartName", "").lstrip("/").lower())
        endings.add(element.get("Extension", "").lower())
    for part in file.package.parts:
        lower = part.lower()
        good = part == _TYPES or lower in named or lower.rpartition(".")[2] in endings - {""}
        yield None if good else fault("package.content_types.fault", in_part(part))
    found = file.package.content_type(file.main)
    yield (
        None
        if found == _MAIN_TYPE
        else fault("package.content_types.main", in_part(file.main), type=found or "—")
    )


def targets(file: Inspection) -> Findings:
    """What a part points to is there, and no two relationships of a part share an id."""
    seen: set[tuple[str, str]] = set()
    for owner, relationship in file.package.all_relationships():
        place = in_part(owner or "_rels/.rels")
        doubled = (owner, relationship.id) in seen
        seen.add((owner, relationship.id))
        lost = not relationship.external and relationship.target not in file.package.parts
        yield (
            fault("package.targets.fault", place, target=relationship.target)
            if doubled or lost
            else None
        )


def needed_parts(file: Inspection) -> Findings:
    """Styles and settings are there."""
    for kind in _NEEDED:
        good = any(part in file.package.parts for part in file.package.related(file.main, kind))
        yield None if good else fault("package.needed_parts.fault", in_part(file.main), kind=kind)


def references(file: Inspection) -> Findings:
    """Every style and every numbering that is used is defined."""
    known = file.formats.styles
    for part in file.written_parts:
        for element in file.package.xml(part).iter(w("pStyle"), w("rStyle"), w("tblStyle")):
            name = element.get(w("val"), "")
            yield (
                None
                if name in known
                else fault("package.references.fault", in_part(part), name=name)
            )


def _of_kind(file: Inspection, *kinds: str) -> Iterator[str]:
    """Targets of relationships whose type ends with one of these words."""
    for _owner, relationship in file.package.all_relationships():
        if relationship.kind in kinds:
            yield relationship.target


def _absent(code: str, found: Iterator[str]) -> Findings:
    yield None
    for part in dict.fromkeys(found):
        yield fault(code, in_part(part))


def no_thumbnail(file: Inspection) -> Findings:
    """No picture of another document."""
    yield from _absent("package.no_thumbnail.fault", _of_kind(file, "thumbnail"))


def no_second_styles(file: Inspection) -> Findings:
    """No stylesWithEffects: a second set of styles that only one version of Word reads."""
    yield from _absent("package.no_second_styles.fault", _of_kind(file, "stylesWithEffects"))


def no_macros(file: Inspection) -> Findings:
    """Nothing that runs."""

    def found() -> Iterator[str]:
        yield from _of_kind(file, "vbaProject", "wordVbaData", "keyMapCustomizations")
        for part in file.package.parts:
            if posixpath.basename(part).lower().startswith("vba"):
                yield part
        if "macroEnabled" in file.package.content_type(file.main):
            yield file.main

    yield from _absent("package.no_macros.fault", found())


def no_external(file: Inspection) -> Findings:
    """Nothing is fetched from elsewhere."""
    yield None
    for owner, relationship in file.package.all_relationships():
        if relationship.external:
            place = in_part(owner or "_rels/.rels")
            yield fault("package.no_external.fault", place, target=relationship.target[:60])


def no_objects(file: Inspection) -> Findings:
    """No embedded objects and controls."""

    def found() -> Iterator[str]:
        yield from _of_kind(file, "oleObject", "package", "control", "activeXControlBinary")
        for part in file.written_parts:
            for element in file.package.xml(part).iter(w("object"), w("control")):
                yield f"{part}（{local(element)}）"

    yield from _absent("package.no_objects.fault", found())


def no_foreign_text(file: Inspection) -> Findings:
    """No altChunk and no sub-document: text that other programs do not show."""

    def found() -> Iterator[str]:
        yield from _of_kind(file, "aFChunk", "subDocument")
        for element in file.document.iter(w("altChunk"), w("subDoc")):
            yield f"{file.main}（{local(element)}）"

    yield from _absent("package.no_foreign_text.fault", found())


def no_active_fields(file: Inspection) -> Findings:
    """No field that runs a program, fetches a file or asks a question (DDE, INCLUDETEXT, MACROBUTTON …)."""
    yield None
    for part in file.written_parts:
        names = active_fields(file.package.xml(part))
        if names:
            yield fault("package.no_active_fields.fault", in_part(part), names="、".join(names))


def no_foreign_name(file: Inspection) -> Findings:
    """The properties do not carry the name of a library."""
    yield None
    for part in ("docProps/core.xml", "docProps/app.xml"):
        text = file.package.parts.get(part, b"").decode("utf-8", "replace")
        if "python-docx" in text:
            yield fault("package.no_foreign_name.fault", in_part(part))


RULES = (
    Rule(1001, "check.package.well_formed", well_formed, "part"),
    Rule(1002, "check.package.content_types", content_types, "part"),
    Rule(1003, "check.package.targets", targets, "part"),
    Rule(1004, "check.package.needed_parts", needed_parts, "part"),
    Rule(1005, "check.package.references", references, "style"),
    Rule(1006, "check.package.element_order", element_order, "part"),
    Rule(1007, "check.package.whole_tables", whole_tables, "any_table"),
    Rule(1008, "check.package.whole_fields", whole_fields, "field"),
    Rule(1009, "check.package.contents_pages", contents_pages, "contents"),
    Rule(1010, "check.package.no_thumbnail", no_thumbnail, "part"),
    Rule(1011, "check.package.no_second_styles", no_second_styles, "part"),
    Rule(1012, "check.package.no_macros", no_macros, "part"),
    Rule(1013, "check.package.no_external", no_external, "part"),
    Rule(1014, "check.package.no_objects", no_objects, "part"),
    Rule(1015, "check.package.no_foreign_text", no_foreign_text, "part"),
    Rule(1016, "check.package.no_foreign_name", no_foreign_name, "part"),
    Rule(1017, "check.package.no_active_fields", no_active_fields, "part"),
)
