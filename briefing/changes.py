"""What changed between two states of a session: the one signal that views listen to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from model.briefing import Briefing, BriefingSection


class By(StrEnum):
    """Who changed it."""

    PERSON = "person"
    ENGINE = "engine"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Change:
    """``code`` names what was done. ``items`` and ``sections`` are the ids of what is new, gone or different;
    ``fields`` the masthead fields; ``structure`` says that items or sections came, went or changed places
    (a list must be rebuilt, not only repainted); ``tables`` that a table is different; ``facts`` that the facts found in
    the documents are, or that they are to be found anew; ``history`` that nothing changed but names in the history."""

    by: By
    code: str
    items: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    structure: bool = False
    template: bool = False
    documents: bool = False
    ranking: bool = False
    history: bool = False
    tables: bool = False
    facts: bool = False

    @property
    def briefing(self) -> bool:
        """Whether the briefing itself is different."""
        return bool(
            self.items
            or self.sections
            or self.fields
            or self.structure
            or self.template
            or self.tables
        )


Listener = Callable[[Change], None]


class Signal:
    """Tells everyone who listens of every change."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after every change; returns the function that ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self, change: Change) -> None:
        """Call all listeners."""
        for listener in tuple(self._listeners):
            listener(change)


def difference(
    before: Briefing, after: Briefing, by: By, code: str, *, ranking: bool = False
) -> Change:
    """What a view of ``before`` must look at again to show ``after``. Sections that both share are passed over."""
    structure = len(before.sections) != len(after.sections) or any(
        old is not new and _shape(old) != _shape(new)
        for old, new in zip(before.sections, after.sections, strict=True)
    )
    old_sections, new_sections = unshared(before, after)
    items: set[str] = set()
    old_items = {item.id: item for section in old_sections.values() for item in section.items}
    new_items = {item.id: item for section in new_sections.values() for item in section.items}
    for identity in old_items.keys() | new_items.keys():
        old, new = old_items.get(identity), new_items.get(identity)
        if old is not new and old != new:
            items.add(identity)
    sections = {
        identity
        for identity in old_sections.keys() | new_sections.keys()
        if _outside(old_sections.get(identity)) != _outside(new_sections.get(identity))
    }
    fields: set[str] = set()
    if before.fields is not after.fields:
        names = {name for name, _ in (*before.fields, *after.fields)}
        fields = {name for name in names if before.field(name) != after.field(name)}
    return Change(
        by,
        code,
        frozenset(items),
        frozenset(sections),
        frozenset(fields),
        structure,
        before.template != after.template,
        ranking=ranking,
        tables=before.tables is not after.tables and before.tables != after.tables,
    )


def unshared(
    before: Briefing, after: Briefing
) -> tuple[dict[str, BriefingSection], dict[str, BriefingSection]]:
    """The sections by id of ``before`` and of ``after`` that are not the same object in both: an edit shares all
    that it does not change, so that what follows from it is found in a few of thousands of items."""
    common = {id(section) for section in before.sections} & {id(one) for one in after.sections}
    old = {section.id: section for section in before.sections if id(section) not in common}
    new = {section.id: section for section in after.sections if id(section) not in common}
    return old, new


def _shape(section: BriefingSection) -> tuple[str, tuple[str, ...]]:
    return section.id, tuple(item.id for item in section.items)


def _outside(section: BriefingSection | None) -> object:
    """All that can change of a section itself: its heading, its level and which items it holds."""
    if section is None:
        return None
    return section.heading, section.level, tuple(item.id for item in section.items)
