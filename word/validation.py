"""What is wrong with a template: refused contents, unknown fields, broken groups, missing places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from word.fields import (
    BY_NAME,
    COLUMN_BY_NAME,
    COLUMN_PREFIX,
    COLUMNS,
    GROUP_END,
    GROUP_START,
    ITEM_BY_NAME,
    PLACE_BY_NAME,
    SAMPLE_PREFIX,
    SAMPLES,
    SPARE_SAMPLES,
)
from word.hazards import found_in
from word.ooxml import Package, PackageFault, read_package, w
from word.runs import Line
from word.slips import meant, slips
from word.stylesheet import StyleSheet

_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# Without one of these there is nowhere to print the items.
_BODY, _SOURCES = "正文", "来源索引"
_ALONE = frozenset({_BODY, _SOURCES})


class Finding(NamedTuple):
    """One fault: a message code and its values. ``paragraph`` is counted from 1 over the whole document
    (0: the fault has no paragraph)."""

    code: str
    paragraph: int = 0
    values: tuple[tuple[str, str], ...] = ()


class Inspection(NamedTuple):
    """Fields in order of first appearance, and what is wrong."""

    slots: tuple[str, ...]
    findings: tuple[Finding, ...]


def inspect(data: bytes) -> Inspection:
    """Look through a template file. Never raises: a file that is no template is a finding too."""
    try:
        package = read_package(data)
        main = package.main_part()
        root = package.xml(main)
        refused = tuple(_refused(package, main))
        if refused:
            return Inspection((), refused)
        _read_all(package)
        styles = _styles(package, main)
        stories = [root, *_stories(package, main)]
    except PackageFault as fault:
        return Inspection((), (Finding(f"error.template.{fault.reason}"),))
    slots: dict[str, None] = {}
    findings: list[Finding] = []
    for number, story in enumerate(stories):
        look = _Look(in_body=number == 0)
        findings.extend(look.through(story))
        slots.update(look.slots)
        if number == 0:
            findings.extend(_missing(look, styles))
    return Inspection(tuple(slots), tuple(findings))


def _refused(package: Package, main: str) -> Iterator[Finding]:
    """Contents that could run, fetch or hide something. Each kind is named once."""
    kinds = set(found_in(package, main))
    if package.content_type(main) != _MAIN_TYPE and "macros" not in kinds:
        kinds.add("not_document")
    for kind in sorted(kinds):
        yield Finding(f"error.template.{kind}")


def _read_all(package: Package) -> None:
    """Every part of XML can be read, and what parts point to is there; else PackageFault."""
    for name in package.parts:
        if name.endswith((".xml", ".rels")):
            package.xml(name)
    for _, relationship in package.all_relationships():
        if relationship.target not in package.parts and not relationship.target.startswith("#"):
            raise PackageFault("missing_part", relationship.target)


def _styles(package: Package, main: str) -> StyleSheet:
    for name in package.related(main, "styles"):
        if name in package.parts:
            return StyleSheet(package.xml(name))
    return StyleSheet(etree.Element("none"))


def _stories(package: Package, main: str) -> Iterator[etree._Element]:
    for kind in ("header", "footer"):
        for name in package.related(main, kind):
            if name in package.parts:
                yield package.xml(name)


class _Look:
    """One walk through a story."""

    def __init__(self, *, in_body: bool) -> None:
        self.slots: dict[str, None] = {}
        self.samples: set[str] = set()
        self.has_group = False
        self._in_body = in_body
        self._group: tuple[int, etree._Element] | None = None

    def through(self, story: etree._Element) -> Iterator[Finding]:
        """Faults by paragraph."""
        for number, paragraph in enumerate(story.iter(w("p")), 1):
            line = Line(paragraph)
            names = line.fields()
            alone = line.only_field()
            if alone in (GROUP_START, GROUP_END):
                yield from self._marker(alone, number, paragraph)
                continue
            for name in names:
                if name.startswith(COLUMN_PREFIX):
                    yield from self._column(name, number, paragraph)
                else:
                    yield from self._field(name, alone, number)
            if line.text.count("【") != line.text.count("】"):
                yield _at("error.template.bracket", number)
            for slip in slips(line.text):
                yield _at(slip.code, number, field=slip.text, near=slip.name)
        if self._group is not None:
            yield _at("error.template.group_open", self._group[0])

    def _marker(self, name: str, number: int, paragraph: etree._Element) -> Iterator[Finding]:
        if name == GROUP_START:
            if self._group is not None:
                yield _at("error.template.group_nested", number)
            self._group = (number, paragraph)
            self.has_group = True
        elif self._group is None:
            yield _at("error.template.group_end", number)
        else:
            if self._group[1].getparent() is not paragraph.getparent():
                yield _at("error.template.group_split", number)
            self._group = None

    def _column(self, name: str, number: int, paragraph: etree._Element) -> Iterator[Finding]:
        column = name.removeprefix(COLUMN_PREFIX)
        if column not in COLUMN_BY_NAME:
            known = "、".join(field.name for field in COLUMNS)
            yield _at("error.template.column", number, field=column, known=known)
        elif not self._in_body or next(paragraph.iterancestors(w("tr")), None) is None:
            yield _at("error.template.outside_table", number, field=name)
        else:
            self.slots.setdefault(name)

    def _field(self, name: str, alone: str, number: int) -> Iterator[Finding]:
        if name.startswith(SAMPLE_PREFIX):
            role = name.removeprefix(SAMPLE_PREFIX)
            if role not in SAMPLES:
                yield _at("error.template.sample", number, field=role, known="、".join(SAMPLES))
            elif not alone:
                yield _at("error.template.not_alone", number, field=name)
            self.samples.add(role)
        elif name in ITEM_BY_NAME and (self._group is not None or name not in BY_NAME):
            if self._group is None:
                yield _at("error.template.outside_group", number, field=name)
        elif name not in BY_NAME and name not in PLACE_BY_NAME:
            near = meant(name).name
            code = "error.template.misspelt" if near else "error.template.unknown_field"
            yield _at(code, number, field=name, **({"near": near} if near else {}))
        elif name in _ALONE and (not alone or not self._in_body or self._group is not None):
            yield _at("error.template.not_alone", number, field=name)
        elif name in self.slots and name in _ALONE:
            yield _at("error.template.twice", number, field=name)
        if name in BY_NAME:
            self.slots.setdefault(name)


def _missing(look: _Look, styles: StyleSheet) -> Iterator[Finding]:
    """Places without which nothing can be printed, and samples that no style stands in for."""
    has_rows = any(name.startswith(COLUMN_PREFIX) for name in look.slots)
    if _BODY not in look.slots and not look.has_group and not has_rows:
        yield Finding("error.template.no_body")
    needed = [role for role in SAMPLES if role not in SPARE_SAMPLES] if _BODY in look.slots else []
    if _SOURCES in look.slots:
        needed.append("来源")
    for role in needed:
        if role not in look.samples and not styles.id_of(SAMPLES[role]):
            yield Finding(
                "error.template.no_sample", 0, (("field", role), ("style", SAMPLES[role]))
            )


def _at(code: str, number: int, **values: str) -> Finding:
    return Finding(code, number, (("paragraph", str(number)), *values.items()))
