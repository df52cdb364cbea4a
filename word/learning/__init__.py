"""A template learnt from an old briefing: what is recognised becomes fields, its looks become samples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from word import hazards
from word.check import opened
from word.learning.entries import corrected
from word.learning.plan import plan
from word.learning.writing import Writer
from word.ooxml import w
from word.repair.bench import Bench
from word.repair.package import leftovers
from word.schema_order import order_children
from word.template_repair import bring_styles
from word.validation import Finding, inspect


@dataclass(frozen=True, slots=True)
class Part:
    """What was made of one paragraph of the sample, counted from 1 over the whole document.

    ``kind`` is ``field``, ``sample``, ``removed`` or ``left``; ``label`` the fields or the role; ``written`` what
    stands there now. A dialog shows these and gives back ``{paragraph: name}`` where a person knows better.
    """

    paragraph: int
    kind: str
    label: str
    text: str
    written: str = ""


@dataclass(frozen=True, slots=True)
class Learnt:
    """The template, what became of each paragraph, the fields it holds, and what ``template check`` still says."""

    data: bytes
    parts: tuple[Part, ...]
    slots: tuple[str, ...]
    findings: tuple[Finding, ...]


def learn(data: bytes, name: str, overrides: Mapping[int, str] | None = None) -> Learnt:
    """A template made from the briefing ``data``.

    ``overrides`` maps the number of a paragraph (:class:`Part`) to the field or sample that it is, ``""`` to keep
    its words, ``删去`` to take it out. Whatever could run or fetch something is stripped. Raises SourceError for a
    file that cannot be read, UsageError for an override that cannot be.
    """
    file = opened(data, name)
    package, kinds = hazards.strip(file.package, file.main)
    if kinds:
        file = opened(package.packed(), name)
    _settle_revisions(file.document)
    if any(True for _ in file.document.iter(w("ins"), w("del"))):
        file = opened(file.package.packed(), name)
    entries = corrected(plan(file), overrides or {})
    written = Writer(file, entries).run()
    bring_styles(file.package, file.main)
    for story in hazards.stories(file.package, file.main):
        order_children(story)
    bench = Bench(file, frozenset())
    leftovers(bench)
    made = bench.packed()
    found = inspect(made)
    parts = tuple(
        Part(e.paragraph, e.kind, e.label, e.text.strip(), written.get(e.paragraph, ""))
        for e in entries
    )
    return Learnt(made, parts, found.slots, found.findings)


def _settle_revisions(root: etree._Element) -> None:
    """Tracked changes as if they had been accepted."""
    for element in list(root.iter(w("del"), w("moveFrom"))):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    for element in list(root.iter(w("ins"), w("moveTo"))):
        parent = element.getparent()
        if parent is not None and parent.tag != w("rPr"):
            for child in list(element):
                element.addprevious(child)
            parent.remove(element)


__all__ = ["Learnt", "Part", "learn"]
