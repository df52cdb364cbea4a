"""Edits of the sections: their headings, levels and order."""

# apply, values and merge_key are described once, in Edit.
# ruff: noqa: D102

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from briefing.edits.base import Plain
from briefing.shaping import family, section_of, sections_inserted, with_section
from model.briefing import Briefing, BriefingSection

DEEPEST = 4
"""一、（一）1.（1）: a briefing numbers no deeper headings."""


@dataclass(frozen=True, slots=True)
class SetSectionHeading(Plain):
    """Word a section's heading."""

    name: ClassVar[str] = "edit.set_heading"
    section: str
    heading: str

    @property
    def merge_key(self) -> str:
        return f"{self.name} {self.section}"

    def apply(self, briefing: Briefing) -> Briefing:
        return with_section(
            briefing, self.section, lambda section: replace(section, heading=self.heading)
        )


@dataclass(frozen=True, slots=True)
class SetSectionLevel(Plain):
    """Make a section 一、 (1), （一） (2) or deeper."""

    name: ClassVar[str] = "edit.set_level"
    section: str
    level: int

    def apply(self, briefing: Briefing) -> Briefing:
        level = max(1, self.level)
        return with_section(briefing, self.section, lambda section: replace(section, level=level))


@dataclass(frozen=True, slots=True)
class AddSection(Plain):
    """Put a new section in front of section ``before`` (empty: at the end)."""

    name: ClassVar[str] = "edit.add_section"
    section: BriefingSection
    before: str = ""

    def apply(self, briefing: Briefing) -> Briefing:
        if any(section.id == self.section.id for section in briefing.sections):
            raise LookupError(f"section id taken: {self.section.id}")
        taken = {item.id for item in briefing.items()}
        if any(item.id in taken for item in self.section.items):
            raise LookupError(f"section {self.section.id} brings an item that is there already")
        return replace(
            briefing, sections=sections_inserted(briefing.sections, self.section, self.before)
        )


@dataclass(frozen=True, slots=True)
class DeleteSection(Plain):
    """Take a section out, with its items."""

    name: ClassVar[str] = "edit.delete_section"
    section: str

    def apply(self, briefing: Briefing) -> Briefing:
        section_of(briefing, self.section)
        kept = tuple(section for section in briefing.sections if section.id != self.section)
        return replace(briefing, sections=kept)


@dataclass(frozen=True, slots=True)
class MoveSection(Plain):
    """Move a section, with its items, in front of section ``before`` (empty: to the end).

    ``whole`` takes the sections below it along.
    """

    name: ClassVar[str] = "edit.move_section"
    section: str
    before: str = ""
    whole: bool = False

    def apply(self, briefing: Briefing) -> Briefing:
        section_of(briefing, self.section)
        moved = set(family(briefing, self.section)) if self.whole else {self.section}
        if self.before in moved:
            return briefing
        sections = tuple(section for section in briefing.sections if section.id not in moved)
        for section in briefing.sections:
            if section.id in moved:
                sections = sections_inserted(sections, section, self.before)
        return replace(briefing, sections=sections)


@dataclass(frozen=True, slots=True)
class ShiftSection(Plain):
    """Promote (``by`` below 0) or demote a section and the sections below it, as far as levels go."""

    name: ClassVar[str] = "edit.set_level"
    section: str
    by: int

    def apply(self, briefing: Briefing) -> Briefing:
        section_of(briefing, self.section)
        moved = set(family(briefing, self.section))
        levels = [section.level for section in briefing.sections if section.id in moved]
        by = min(max(self.by, 1 - min(levels)), max(DEEPEST - max(levels), 0))
        sections = tuple(
            replace(section, level=section.level + by) if by and section.id in moved else section
            for section in briefing.sections
        )
        return replace(briefing, sections=sections)
