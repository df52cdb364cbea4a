"""Where what comes from a source belongs in a briefing that a person has worked on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from briefing.fitting import Places
from briefing.kinds import OUTLINE
from briefing.plans import section_root
from briefing.quoting import item_of
from briefing.shaping import fresh_id
from briefing.touched import Touched
from model.briefing import Briefing, BriefingSection, Item, SourceInfo
from model.document import Document, Span
from model.highlight import Sentence


@dataclass(frozen=True, slots=True)
class AddFromSource:
    """Put ``item`` into the section with the id of the last of ``sections``, in source order.

    ``sections`` are ids and headings from the first level down; those that are missing are made, where
    their sources' order puts them. ``order`` is the sha256 of the documents in the person's order.
    """

    name: ClassVar[str] = "edit.add_item"
    item: Item
    sections: tuple[tuple[str, str], ...]
    order: tuple[str, ...]

    @property
    def values(self) -> tuple[tuple[str, str], ...]:
        """Nothing is named."""
        return ()

    @property
    def merge_key(self) -> str:
        """Always a step of its own."""
        return ""

    def apply(self, briefing: Briefing) -> Briefing:
        """The briefing with the item."""
        if any(item.id == self.item.id for item in briefing.items()):
            raise LookupError(f"item id taken: {self.item.id}")
        sections = with_sections(
            briefing.sections,
            tuple(
                BriefingSection(identity, heading, level)
                for level, (identity, heading) in enumerate(self.sections, start=1)
            ),
            self.order,
        )
        home = self.sections[-1][0]
        placed = tuple(
            replace(section, items=in_source_order(section.items, self.item, self.order))
            if section.id == home
            else section
            for section in sections
        )
        return replace(briefing, sections=placed)


def addition(
    briefing: Briefing, document: Document, span: Span, documents: Sequence[Document]
) -> AddFromSource:
    """The edit that adds ``span`` of ``document`` under the headings a draft would put it under."""
    item = item_of(document, span)
    taken = any(present.id == item.id for present in briefing.items())
    identity = fresh_id(briefing, item.id) if taken else item.id
    sentence = Sentence(document.sha256, document.path_at(span.block, span.start), span)
    sections = Places(documents, briefing.template).headings(sentence)
    order = tuple(document.sha256 for document in documents)
    return AddFromSource(replace(item, id=identity), sections, order)


def with_sections(
    sections: Sequence[BriefingSection], wanted: Sequence[BriefingSection], order: Sequence[str]
) -> tuple[BriefingSection, ...]:
    """``sections`` and, without items, those of ``wanted`` that are missing, where source order puts them."""
    result = list(sections)
    there = {section.id for section in sections}
    for section in wanted:
        if section.id in there:
            continue
        there.add(section.id)
        key = _section_key(section.id, order)
        at = len(result)
        for index, present in enumerate(result):
            present_key = _section_key(present.id, order)
            if key and present_key and present_key > key:
                at = index
                break
        result.insert(at, replace(section, items=()))
    return tuple(result)


def in_source_order(items: tuple[Item, ...], new: Item, order: Sequence[str]) -> tuple[Item, ...]:
    """``items`` with ``new`` in front of the first one that comes later in the sources."""
    key = _source_key(new, order)
    for at, item in enumerate(items):
        if item.sources and _source_key(item, order) > key:
            return (*items[:at], new, *items[at:])
    return (*items, new)


def _source_key(item: Item, order: Sequence[str]) -> tuple[int, Span]:
    ref = item.sources[0]
    return (order.index(ref.document) if ref.document in order else len(order)), ref.span


def _section_key(identity: str, order: Sequence[str]) -> tuple[int, tuple[int, ...]] | None:
    """Where a drafted section stands in the sources, or in the outline of its kind; None for one that a person made."""
    root, _, path = identity.partition(":")
    if root == OUTLINE:
        return -1, (int(path),)
    for at, sha256 in enumerate(order):
        if section_root(sha256) == root:
            return at, tuple(int(index) for index in path.split(".") if index)
    return None


def merged(
    present: Briefing, drafted: Briefing, touched: Touched, documents: Sequence[Document]
) -> Briefing:
    """``drafted``, with what the person touched or locked in ``present`` as it is and where it is."""
    if not touched.items and not touched.sections and not touched.locked:
        return drafted
    order = tuple(document.sha256 for document in documents)
    fresh = {section.id: section for section in drafted.sections}
    sections = [
        section
        if section.id in touched.locked
        else replace(
            fresh.get(section.id, section) if section.id not in touched.sections else section,
            items=tuple(item for item in section.items if item.id in touched.items),
        )
        for section in present.sections
    ]
    sections = list(with_sections(sections, drafted.sections, order))
    at = {section.id: index for index, section in enumerate(sections)}
    kept = {item.id for section in sections for item in section.items}
    for home in drafted.sections:
        section = sections[at[home.id]]
        if section.id in touched.locked:
            continue
        new = tuple(item for item in home.items if item.id not in kept)
        items = section.items or new
        for item in new if section.items else ():
            items = in_source_order(items, item, order)
        sections[at[home.id]] = replace(section, items=items)
    printed = _worth_printing(sections, touched)
    return replace(drafted, sections=tuple(printed), sources=_sources(present, drafted, printed))


def _worth_printing(sections: Sequence[BriefingSection], touched: Touched) -> list[BriefingSection]:
    """Without the sections nobody touched that have no item, neither themselves nor below them."""
    kept: list[BriefingSection] = []
    deepest_kept = 0
    for section in reversed(sections):
        has_child = deepest_kept > section.level
        own = touched.sections | touched.locked
        if section.items or section.id in own or has_child:
            kept.append(section)
            deepest_kept = section.level
    return kept[::-1]


def _sources(
    present: Briefing, drafted: Briefing, sections: Sequence[BriefingSection]
) -> tuple[SourceInfo, ...]:
    """The open sources, and after them those that a person's item still quotes."""
    known = {source.sha256 for source in drafted.sources}
    quoted = {ref.document for s in sections for item in s.items for ref in item.sources}
    quoted |= {ref.document for t in drafted.tables for row in t.rows for ref in row.sources}
    old = (s for s in present.sources if s.sha256 not in known and s.sha256 in quoted)
    return (*drafted.sources, *old)
