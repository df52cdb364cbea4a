"""Making a briefing out of another: the steps that edits are made of. What is not touched is shared.

Ids that are not there raise LookupError.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from model.briefing import Briefing, BriefingSection, Item


def fresh_id(briefing: Briefing, base: str) -> str:
    """An item id made from ``base`` that no item of ``briefing`` has: base~2, base~3, …"""
    taken = {item.id for item in briefing.items()}
    number = 2
    while f"{base}~{number}" in taken:
        number += 1
    return f"{base}~{number}"


def fresh_section_id(briefing: Briefing) -> str:
    """A section id no section of ``briefing`` has: new-1, new-2, …"""
    taken = {section.id for section in briefing.sections}
    number = 1
    while f"new-{number}" in taken:
        number += 1
    return f"new-{number}"


def found(briefing: Briefing, ids: tuple[str, ...]) -> tuple[Item, ...]:
    """The items of ``ids``, at least one, in printing order."""
    wanted = set(ids)
    items = tuple(item for item in briefing.items() if item.id in wanted)
    if not ids or len(items) != len(wanted):
        missing = wanted - {item.id for item in items}
        raise LookupError(f"no such items: {sorted(missing)}")
    return items


def section_of(briefing: Briefing, identity: str) -> BriefingSection:
    """The section with this id."""
    for section in briefing.sections:
        if section.id == identity:
            return section
    raise LookupError(f"no such section: {identity}")


def home_of(briefing: Briefing, item: Item) -> BriefingSection:
    """The section that holds ``item``."""
    for section in briefing.sections:
        if any(one.id == item.id for one in section.items):
            return section
    raise LookupError(f"no such item: {item.id}")


def family(briefing: Briefing, identity: str) -> tuple[str, ...]:
    """A section and the deeper ones that follow it without a gap, by their ids."""
    sections = iter(briefing.sections)
    for head in sections:
        if head.id == identity:
            ids = [head.id]
            for section in sections:
                if section.level <= head.level:
                    break
                ids.append(section.id)
            return tuple(ids)
    raise LookupError(f"no such section: {identity}")


def with_item(briefing: Briefing, identity: str, change: Callable[[Item], Item]) -> Briefing:
    """``briefing`` with one item changed."""
    (old,) = found(briefing, (identity,))
    new = change(old)
    if new == old:
        return briefing
    sections = tuple(
        replace(section, items=tuple(new if item is old else item for item in section.items))
        if old in section.items
        else section
        for section in briefing.sections
    )
    return replace(briefing, sections=sections)


def with_items(briefing: Briefing, change: Callable[[Item], Item]) -> Briefing:
    """``briefing`` with ``change`` made to every item; sections in which nothing changed are the same objects."""

    def changed(section: BriefingSection) -> BriefingSection:
        items = tuple(change(item) for item in section.items)
        return section if items == section.items else replace(section, items=items)

    sections = tuple(changed(section) for section in briefing.sections)
    return briefing if sections == briefing.sections else replace(briefing, sections=sections)


def with_section(
    briefing: Briefing, identity: str, change: Callable[[BriefingSection], BriefingSection]
) -> Briefing:
    """``briefing`` with one section changed."""
    old = section_of(briefing, identity)
    new = change(old)
    if new == old:
        return briefing
    sections = tuple(new if section is old else section for section in briefing.sections)
    return replace(briefing, sections=sections)


def without(briefing: Briefing, items: tuple[Item, ...]) -> Briefing:
    """``briefing`` without ``items``; their sections stay."""
    gone = {item.id for item in items}
    sections = tuple(
        replace(section, items=kept)
        if len(kept := tuple(item for item in section.items if item.id not in gone))
        != len(section.items)
        else section
        for section in briefing.sections
    )
    return replace(briefing, sections=sections)


def inserted(items: tuple[Item, ...], new: tuple[Item, ...], before: str) -> tuple[Item, ...]:
    """``items`` with ``new`` in front of the item ``before``, at the end if that is empty."""
    if not before:
        return (*items, *new)
    for at, item in enumerate(items):
        if item.id == before:
            return (*items[:at], *new, *items[at:])
    raise LookupError(f"no such item: {before}")


def sections_inserted(
    sections: tuple[BriefingSection, ...], new: BriefingSection, before: str
) -> tuple[BriefingSection, ...]:
    """``sections`` with ``new`` in front of the section ``before``, at the end if that is empty."""
    if not before:
        return (*sections, new)
    for at, section in enumerate(sections):
        if section.id == before:
            return (*sections[:at], new, *sections[at:])
    raise LookupError(f"no such section: {before}")
