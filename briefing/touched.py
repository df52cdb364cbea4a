"""What of a briefing is the person's own, and what becomes theirs by an edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.changes import unshared
from model.document import Span

if TYPE_CHECKING:
    from model.briefing import Briefing, BriefingSection, Item

Place = tuple[str, Span]
Home = tuple["Item", str]
"""An item and the id of the section that it stands in."""


@dataclass(frozen=True, slots=True)
class Touched:
    """What of a briefing is the person's own: ids of items, tables and sections, and the places they dismissed.

    ``locked`` are sections that no choice changes at all: nothing of them goes and nothing comes in.
    """

    items: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
    dismissed: frozenset[Place] = frozenset()
    locked: frozenset[str] = frozenset()


NOTHING = Touched()


def touched_by(before: Briefing, after: Briefing, touched: Touched) -> Touched:
    """What is the person's own after an edit of theirs that made ``after`` of ``before``. What both share is not
    compared."""
    old, new = unshared(before, after)
    homes_before, homes_after = _homes(old.values()), _homes(new.values())
    items = {
        identity
        for identity, (item, home) in homes_after.items()
        if identity not in homes_before or homes_before[identity] != (item, home)
    }
    items |= _reordered(old, new)
    sections = {
        section.id
        for section in new.values()
        if section.id not in old
        or (old[section.id].heading, old[section.id].level) != (section.heading, section.level)
    }
    ids_before, ids_after = ([one.id for one in briefing.sections] for briefing in (before, after))
    there_before, there_after = set(ids_before), set(ids_after)
    stayed = [one for one in ids_after if one in there_before]
    if stayed != [one for one in ids_before if one in there_after]:
        sections |= set(stayed)
    present = {item.id for section in after.sections for item in section.items}
    present |= {table.id for table in after.tables}
    if after.tables is not before.tables:
        items |= {table.id for table in after.tables if table not in before.tables}
    dismissed = touched.dismissed | _left(homes_before, homes_after)
    return Touched(
        items=frozenset((touched.items | items) & present),
        sections=(touched.sections | sections) & there_after,
        dismissed=dismissed - _places(after.items()) if dismissed else dismissed,
        locked=touched.locked & there_after,
    )


def _homes(sections: Iterable[BriefingSection]) -> dict[str, Home]:
    return {item.id: (item, section.id) for section in sections for item in section.items}


def _left(before: Mapping[str, Home], after: Mapping[str, Home]) -> frozenset[Place]:
    """Places that no item quotes any more. Of thousands of items few have other sources than before."""
    gone = _places(
        item
        for identity, (item, _) in before.items()
        if identity not in after or after[identity][0].sources is not item.sources
    )
    return gone - _places(item for item, _ in after.values()) if gone else gone


def _places(items: Iterable[Item]) -> frozenset[Place]:
    return frozenset((ref.document, ref.span) for item in items for ref in item.sources)


def _reordered(
    before: Mapping[str, BriefingSection], after: Mapping[str, BriefingSection]
) -> set[str]:
    """Items that stand in another order inside their section than before."""
    found: set[str] = set()
    for section in after.values():
        known = before.get(section.id)
        if known is None or known.items is section.items:
            continue
        present = {item.id for item in section.items}
        earlier = [item.id for item in known.items if item.id in present]
        stayed = set(earlier)
        later = [item.id for item in section.items if item.id in stayed]
        if earlier != later:
            found |= {a for a, b in zip(earlier, later, strict=True) if a != b}
    return found
