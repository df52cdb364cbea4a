"""Snapshots of the history as trees of chunks, each stored once.

A snapshot names its sections, a section its groups of items, a group its items. What two snapshots have in
common is one chunk, so a step costs what it changed. A list of items is cut into groups at places that its
members choose, not its positions: an item more in front changes one group, not all behind it.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from model.briefing import Briefing, BriefingSection, BriefingTable, Item, SourceInfo
from model.highlight import Highlight
from workspace import bodies
from workspace.failures import Damage
from workspace.rows import CHUNK, put, remove, whole
from workspace.state import Pairs, Snapshot

_T = TypeVar("_T")
_Key = tuple[str, object]

ITEM, HIGHLIGHT, GROUP, SECTION = "item", "highlight", "group", "section"
FIELDS, SOURCES, TABLES, TOUCHED = "fields", "sources", "tables", "touched"
SNAPSHOT = "snapshot"

_LARGEST_GROUP = 64


def grouped(members: Sequence[int]) -> list[tuple[int, ...]]:
    """``members`` cut after about every sixteenth, where the number itself says so."""
    groups: list[tuple[int, ...]] = []
    group: list[int] = []
    for member in members:
        group.append(member)
        # Multiplicative hashing (Knuth): the upper four bits decide.
        if (member * 2654435761 & 0xFFFFFFFF) >> 28 == 0 or len(group) == _LARGEST_GROUP:
            groups.append(tuple(group))
            group = []
    if group:
        groups.append(tuple(group))
    return groups


class Chunks:
    """The rows of ``chunk``, and what of them is in use. A mirror of the table: one per open file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._ids: dict[_Key, int] = {}
        self._keys: dict[int, _Key] = {}
        self._children: dict[int, tuple[int, ...]] = {}
        self._uses: Counter[int] = Counter()
        self._next = 1
        self._revision = 0

    def __len__(self) -> int:
        return len(self._keys)

    # --- writing -----------------------------------------------------------------------------------

    def hold(self, snapshot: Snapshot, revision: int) -> int:
        """The id of ``snapshot``, whose missing chunks are written; one use more."""
        self._revision = revision
        identity = self._known(SNAPSHOT, snapshot, self._snapshot)
        self._uses[identity] += 1
        return identity

    def release(self, identity: int) -> None:
        """One use less; what nothing uses any more is deleted."""
        leaving = [identity]
        while leaving:
            chunk = leaving.pop()
            self._uses[chunk] -= 1
            if self._uses[chunk] > 0:
                continue
            remove(self._connection, CHUNK, chunk)
            del self._uses[chunk]
            key = self._keys.pop(chunk)
            if self._ids.get(key) == chunk:
                del self._ids[key]
            leaving += self._children.pop(chunk)

    def _known(self, kind: str, value: _T, write: Callable[[_T], int]) -> int:
        identity = self._ids.get((kind, value))
        return write(value) if identity is None else identity

    def _put(self, kind: str, value: object, body: str, children: Iterable[int] = ()) -> int:
        identity = self._next
        put(self._connection, CHUNK, identity, self._revision, kind, body)
        self._next += 1
        self._remember(identity, (kind, value), tuple(children))
        return identity

    def _remember(self, identity: int, key: _Key, children: tuple[int, ...]) -> None:
        self._ids[key] = identity
        self._keys[identity] = key
        self._children[identity] = children
        self._uses.setdefault(identity, 0)
        for child in children:
            self._uses[child] += 1

    def _item(self, item: Item) -> int:
        return self._put(ITEM, item, bodies.item_body(item))

    def _highlight(self, highlight: Highlight) -> int:
        return self._put(HIGHLIGHT, highlight, bodies.highlight_body(highlight))

    def _group(self, members: tuple[int, ...]) -> int:
        return self._put(GROUP, members, bodies.dumps(members), members)

    def _groups(self, members: Sequence[int]) -> list[int]:
        return [self._known(GROUP, group, self._group) for group in grouped(members)]

    def _section(self, section: BriefingSection) -> int:
        groups = self._groups([self._known(ITEM, item, self._item) for item in section.items])
        return self._put(SECTION, section, bodies.section_body(section, groups), groups)

    def _snapshot(self, snapshot: Snapshot) -> int:
        briefing = snapshot.briefing
        touched = (
            snapshot.kept_items,
            snapshot.kept_sections,
            snapshot.dismissed,
            snapshot.locked,
        )
        fields = self._known(
            FIELDS, briefing.fields, lambda value: self._put(FIELDS, value, bodies.dumps(value))
        )
        sources = self._known(
            SOURCES,
            briefing.sources,
            lambda value: self._put(SOURCES, value, bodies.source_infos_body(value)),
        )
        own = self._known(
            TOUCHED, touched, lambda value: self._put(TOUCHED, value, bodies.touched_body(value))
        )
        sections = [self._known(SECTION, s, self._section) for s in briefing.sections]
        highlights = self._groups(
            [self._known(HIGHLIGHT, h, self._highlight) for h in snapshot.highlights]
        )
        tables = [
            self._known(
                TABLES, value, lambda value: self._put(TABLES, value, bodies.tables_body(value))
            )
            for value in (briefing.tables,)
            if value
        ]
        said = snapshot.corrections
        any_joins = snapshot.joins.together or snapshot.joins.apart
        body = bodies.dumps(
            {
                **({"corrections": bodies.said_value(said)} if said else {}),
                **({"breaks": snapshot.breaks} if snapshot.breaks else {}),
                **({"lengths": bodies.lengths_value(snapshot.lengths)} if snapshot.lengths else {}),
                **({"joins": bodies.joins_value(snapshot.joins)} if any_joins else {}),
                "template": briefing.template,
                "fields": fields,
                "sources": sources,
                "touched": own,
                "sections": sections,
                "tables": tables,
                "highlights": highlights,
                "length": snapshot.length,
                "top": snapshot.top,
                "per_section": snapshot.per_section,
            }
        )
        children = (fields, sources, own, *sections, *tables, *highlights)
        return self._put(SNAPSHOT, snapshot, body, children)

    # --- reading -----------------------------------------------------------------------------------

    def load(self, roots: Iterable[int]) -> dict[int, Snapshot]:
        """Read and verify every chunk; the snapshots with these ids, each used once per mention.

        Raises Damage if a chunk is damaged or missing, sqlite3.Error.
        """
        stored = {
            int(str(row[0])): (str(row[2]), str(row[3])) for row in whole(self._connection, CHUNK)
        }
        self._next = max(stored, default=0) + 1
        tree = Tree(stored)
        snapshots: dict[int, Snapshot] = {}
        for root in roots:
            snapshots[root] = tree.snapshot(root)
        for identity, (key, children) in tree.read.items():
            self._remember(identity, key, children)
        for root in roots:
            self._uses[root] += 1
        return snapshots


class Tree:
    """Decodes chunks, each once: snapshots share in memory what they share in the file."""

    def __init__(self, stored: Mapping[int, tuple[str, str]]) -> None:
        self._stored = stored
        # id -> (kind and value, ids of children), of every chunk that was asked for.
        self.read: dict[int, tuple[_Key, tuple[int, ...]]] = {}

    def snapshot(self, identity: int) -> Snapshot:
        """The snapshot of a chunk. Raises Damage."""
        return self._value(identity, SNAPSHOT, self._snapshot)

    def _value(
        self, identity: int, kind: str, decode: Callable[[str], tuple[_T, tuple[int, ...]]]
    ) -> _T:
        known = self.read.get(identity)
        if known is not None and known[0][0] == kind:
            value: Any = known[0][1]
            return value  # type: ignore[no-any-return]
        stored = self._stored.get(identity)
        if stored is None or stored[0] != kind:
            raise Damage(f"chunk {identity}: no {kind}")
        try:
            decoded, children = decode(stored[1])
        except (KeyError, TypeError, AttributeError) as error:
            raise Damage(f"chunk {identity}: {error}") from error
        self.read[identity] = ((kind, decoded), children)
        return decoded

    def _item(self, identity: int) -> Item:
        return self._value(identity, ITEM, lambda body: (bodies.item_of(body), ()))

    def _highlight(self, identity: int) -> Highlight:
        return self._value(identity, HIGHLIGHT, lambda body: (bodies.highlight_of(body), ()))

    def _fields(self, identity: int) -> Pairs:
        return self._value(identity, FIELDS, lambda body: (bodies.pairs_of(body), ()))

    def _infos(self, identity: int) -> tuple[SourceInfo, ...]:
        return self._value(identity, SOURCES, lambda body: (bodies.source_infos_of(body), ()))

    def _tables(self, identity: int) -> tuple[BriefingTable, ...]:
        return self._value(identity, TABLES, lambda body: (bodies.tables_of(body), ()))

    def _touched(self, identity: int) -> bodies.Touched:
        return self._value(identity, TOUCHED, lambda body: (bodies.touched_of(body), ()))

    def _members(self, groups: Iterable[int]) -> list[int]:
        def decode(body: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
            members = tuple(bodies.loads(body))
            return members, members

        return [member for group in groups for member in self._value(group, GROUP, decode)]

    def _section(self, identity: int) -> BriefingSection:
        def decode(body: str) -> tuple[BriefingSection, tuple[int, ...]]:
            value = bodies.loads(body)
            groups = tuple(value["groups"])
            items = tuple(map(self._item, self._members(groups)))
            return BriefingSection(value["id"], value["heading"], value["level"], items), groups

        return self._value(identity, SECTION, decode)

    def _snapshot(self, body: str) -> tuple[Snapshot, tuple[int, ...]]:
        value = bodies.loads(body)
        fields = self._fields(value["fields"])
        infos = self._infos(value["sources"])
        touched = self._touched(value["touched"])
        sections = tuple(map(self._section, value["sections"]))
        # Files from before there were tables do not name them.
        held = value.get("tables", [])
        tables = tuple(table for part in held for table in self._tables(part))
        highlights = tuple(map(self._highlight, self._members(value["highlights"])))
        snapshot = Snapshot(
            Briefing(fields, sections, value["template"], infos, tables),
            highlights,
            *touched,
            value["length"],
            value["top"],
            value["per_section"],
            bodies.said_of(value.get("corrections", ())),
            bodies.joins_of(value.get("joins", {})),
            bodies.lengths_of(value.get("lengths", ())),
            bodies.breaks_of(value.get("breaks", ())),
        )
        children = (
            value["fields"],
            value["sources"],
            value["touched"],
            *value["sections"],
            *held,
            *value["highlights"],
        )
        return snapshot, children
