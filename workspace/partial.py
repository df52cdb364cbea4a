"""Snapshots of a damaged file: what there is of them, and how much is not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from model.briefing import Briefing, BriefingSection, BriefingTable
from workspace import bodies
from workspace.chunks import SECTION, SNAPSHOT, Tree
from workspace.failures import Damage
from workspace.state import Snapshot

_T = TypeVar("_T")
_UNTOUCHED: bodies.Touched = (frozenset(), frozenset(), frozenset(), frozenset())


class PartialTree(Tree):
    """Decodes chunks of which some are missing. What lacks a part is not remembered: the next snapshot that
    names it counts the part as missing too."""

    def __init__(self, stored: Mapping[int, tuple[str, str]]) -> None:
        super().__init__(stored)
        self._missing = 0

    def partial(self, identity: int) -> tuple[Snapshot | None, int]:
        """As much as there is of a snapshot (None: not even its list of parts), and how many parts lack."""
        try:
            return self.snapshot(identity), 0
        except Damage:
            self._missing = 0
        try:
            return self._incomplete(self._raw(identity, SNAPSHOT)), max(self._missing, 1)
        except (Damage, KeyError, TypeError):
            return None, 1

    def _raw(self, identity: int, kind: str) -> Any:
        stored = self._stored.get(identity)
        if stored is None or stored[0] != kind:
            raise Damage(f"chunk {identity}: no {kind}")
        return bodies.loads(stored[1])

    def _incomplete(self, value: Any) -> Snapshot:
        no_tables: tuple[BriefingTable, ...] = ()
        sections = [self._or_else(self._part, part, None) for part in value["sections"]]
        return Snapshot(
            Briefing(
                self._or_else(self._fields, value["fields"], ()),
                tuple(section for section in sections if section is not None),
                value["template"],
                self._or_else(self._infos, value["sources"], ()),
                tuple(
                    table
                    for part in value.get("tables", [])
                    for table in self._or_else(self._tables, part, no_tables)
                ),
            ),
            tuple(self._each(value["highlights"], self._highlight)),
            *self._or_else(self._touched, value["touched"], _UNTOUCHED),
            value["length"],
            value["top"],
            value["per_section"],
            bodies.said_of(value.get("corrections", ())),
            bodies.joins_of(value.get("joins", {})),
            bodies.lengths_of(value.get("lengths", ())),
            bodies.breaks_of(value.get("breaks", ())),
        )

    def _part(self, identity: int) -> BriefingSection:
        value = self._raw(identity, SECTION)
        items = self._each(value["groups"], self._item)
        return BriefingSection(value["id"], value["heading"], value["level"], tuple(items))

    def _each(self, groups: Iterable[int], decode: Callable[[int], _T]) -> Iterable[_T]:
        for group in groups:
            nobody: tuple[int, ...] = ()
            for member in self._or_else(self._group_members, group, nobody):
                found = self._or_else(decode, member, None)
                if found is not None:
                    yield found

    def _group_members(self, group: int) -> tuple[int, ...]:
        return tuple(self._members((group,)))

    def _or_else(self, decode: Callable[[int], _T], identity: int, otherwise: _T) -> _T:
        try:
            return decode(identity)
        except Damage:
            self._missing += 1
            return otherwise
