"""The rows of ``source``, ``block``, ``outline``, ``correction`` and ``original``."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from model.document import Block, Document
from workspace import bodies
from workspace.failures import Damage
from workspace.index import Index
from workspace.rows import (
    BLOCK,
    CORRECTION,
    ORIGINAL,
    OUTLINE,
    SOURCE,
    last_id,
    put,
    remove,
    whole,
)
from workspace.state import Source

# Bytes of an original in one row.
PART = 256 * 1024


@dataclass(frozen=True, slots=True)
class Place:
    """Where the rows of a source are: its id, the ids of its blocks and of the parts of its original
    (``parts`` 0: the original was not kept)."""

    id: int
    first_block: int
    blocks: int
    first_part: int = 0
    parts: int = 0


def source_body(source: Source, place: Place) -> str:
    """The body of a row of ``source``."""
    document = source.document
    return bodies.dumps(
        {
            "sha256": document.sha256,
            "name": document.name,
            "format": document.format,
            "encoding": source.encoding,
            "path": source.path,
            "first_block": place.first_block,
            "blocks": place.blocks,
            "text_sha256": bodies.text_hash(document),
            "first_part": place.first_part,
            "parts": place.parts,
            "corrections": len(source.corrections),
        }
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """A body of ``source``: all of a source but its blocks and outline."""

    place: Place
    sha256: str
    name: str
    format: str
    encoding: str
    path: str
    text_sha256: str
    corrections: int = 0


def entry_of(identity: int, body: str) -> Entry:
    """The entry of a body. Raises Damage."""
    value = bodies.loads(body)
    try:
        place = Place(
            identity, value["first_block"], value["blocks"], value["first_part"], value["parts"]
        )
        return Entry(
            place,
            value["sha256"],
            value["name"],
            value["format"],
            value["encoding"],
            value["path"],
            value["text_sha256"],
            value["corrections"],
        )
    except (KeyError, TypeError) as error:
        raise Damage(f"source {identity}: {error}") from error


class Sources:
    """A mirror of the stored sources, and the writing of what a new list of them changes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.index = Index(connection)
        self._stored: dict[str, tuple[Source, Place]] = {}
        self._next_source = 1
        self._next_block = 1
        self._next_part = 1

    @property
    def ids(self) -> list[int]:
        """Ids of the rows of ``source`` in the person's order."""
        return [place.id for _, place in self._stored.values()]

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources as they are stored, in the person's order."""
        return tuple(source for source, _ in self._stored.values())

    @property
    def places(self) -> tuple[tuple[Document, Place], ...]:
        """Every document with the place of its rows."""
        return tuple((source.document, place) for source, place in self._stored.values())

    def load(self, order: Sequence[int]) -> None:
        """Read and verify the sources with these ids. Raises Damage, sqlite3.Error."""
        bodies_of: dict[int, str] = {
            int(str(row[0])): str(row[2]) for row in whole(self._connection, SOURCE)
        }
        if sorted(bodies_of) != sorted(order):
            raise Damage(f"sources {sorted(bodies_of)}, expected {sorted(order)}")
        for identity in order:
            entry = entry_of(identity, bodies_of[identity])
            self._stored[entry.sha256] = (self._read(entry), entry.place)
        self._next_source = max(order, default=0) + 1
        self._next_block = last_id(self._connection, BLOCK) + 1
        self._next_part = last_id(self._connection, ORIGINAL) + 1

    def _read(self, entry: Entry) -> Source:
        place = entry.place
        blocks: list[Block] = []
        for row in whole(self._connection, BLOCK, place.first_block, place.blocks):
            if row[2] != place.id or row[3] != len(blocks):
                raise Damage(f"block {row[0]}: not number {len(blocks)} of source {place.id}")
            blocks.append(bodies.block_of(str(row[4])))
        outline = next(whole(self._connection, OUTLINE, place.id), None)
        if len(blocks) != place.blocks or outline is None:
            raise Damage(f"source {place.id}: {len(blocks)} of {place.blocks} blocks")
        sections, notices = bodies.outline_of(str(outline[2]))
        document = Document(
            entry.name, entry.format, entry.sha256, tuple(blocks), sections, notices
        )
        if bodies.text_hash(document) != entry.text_sha256:
            raise Damage(f"source {place.id}: text_sha256")
        corrected = next(whole(self._connection, CORRECTION, place.id), None)
        corrections = bodies.corrections_of(str(corrected[2])) if corrected else ()
        if len(corrections) != entry.corrections:
            raise Damage(f"source {place.id}: corrections")
        return Source(document, entry.encoding, entry.path, corrections)

    # --- writing -----------------------------------------------------------------------------------

    def differs(self, sources: tuple[Source, ...], originals: Mapping[str, bytes | None]) -> bool:
        """Whether ``sources`` with ``originals`` is not what is stored."""
        return tuple(sources) != self.sources or any(
            sha in self._stored and bool(self._stored[sha][1].parts) != (data is not None)
            for sha, data in originals.items()
        )

    def write(
        self,
        sources: tuple[Source, ...],
        originals: Mapping[str, bytes | None],
        revision: int,
    ) -> bool:
        """Make the stored sources ``sources``; whether the index changed.

        ``originals`` are bytes to keep by sha256 of their document (None: keep them no longer); those that
        are there already and not mentioned stay.
        """
        indexed = False
        wanted = {source.document.sha256: source for source in sources}
        if len(wanted) != len(sources):
            raise ValueError("a document stands twice among the sources")
        for sha in [sha for sha in self._stored if sha not in wanted]:
            self._drop(*self._stored.pop(sha))
            indexed = True
        after: dict[str, tuple[Source, Place]] = {}
        for sha, source in wanted.items():
            before = self._stored.get(sha)
            new_text = before is None or before[0].document.blocks != source.document.blocks
            place = self._placed(source, before, new_text, revision)
            if sha in originals:
                place = self._keep(place, originals[sha], sha, revision)
            if before is None or (source, place) != before:
                put(self._connection, SOURCE, place.id, revision, source_body(source, place))
                self._details(source, place, before[0] if before else None, revision)
            indexed |= new_text
            after[sha] = (source, place)
        self._stored = after
        return indexed

    def _placed(
        self, source: Source, before: tuple[Source, Place] | None, new_text: bool, revision: int
    ) -> Place:
        """Write the blocks of a source if they are new; where they are."""
        document = source.document
        if before is not None and not new_text:
            return before[1]
        first = self._next_block
        if before is None:
            place = Place(self._next_source, first, len(document.blocks))
            self._next_source += 1
            # Its row comes first: blocks refer to it.
            put(self._connection, SOURCE, place.id, revision, source_body(source, place))
        else:
            old, kept = before
            self.index.remove(kept.first_block, old.document.blocks)
            remove(self._connection, BLOCK, kept.first_block, kept.blocks)
            place = Place(kept.id, first, len(document.blocks), kept.first_part, kept.parts)
        for number, block in enumerate(document.blocks):
            put(
                self._connection,
                BLOCK,
                first + number,
                revision,
                place.id,
                number,
                bodies.block_body(block),
            )
        self.index.add(first, document.blocks)
        self._next_block += len(document.blocks)
        return place

    def _details(self, source: Source, place: Place, before: Source | None, revision: int) -> None:
        document = source.document
        if before is None or (before.document.sections, before.document.notices) != (
            document.sections,
            document.notices,
        ):
            put(self._connection, OUTLINE, place.id, revision, bodies.outline_body(document))
        if source.corrections != (before.corrections if before else ()):
            body = bodies.corrections_body(source.corrections)
            put(self._connection, CORRECTION, place.id, revision, body)

    def _keep(self, place: Place, data: bytes | None, sha: str, revision: int) -> Place:
        if place.parts and data is not None:
            return place
        if data is None:
            remove(self._connection, ORIGINAL, place.first_part, place.parts)
            return Place(place.id, place.first_block, place.blocks)
        if sha256(data).hexdigest() != sha:
            raise ValueError("these are not the bytes of that document")
        first = self._next_part
        # An empty file is one empty part, not none.
        starts = range(0, max(len(data), 1), PART)
        for number, start in enumerate(starts):
            part = data[start : start + PART]
            put(self._connection, ORIGINAL, first + number, revision, place.id, number, part)
        self._next_part += len(starts)
        return Place(place.id, place.first_block, place.blocks, first, len(starts))

    def _drop(self, source: Source, place: Place) -> None:
        self.index.remove(place.first_block, source.document.blocks)
        remove(self._connection, ORIGINAL, place.first_part, place.parts)
        remove(self._connection, BLOCK, place.first_block, place.blocks)
        remove(self._connection, OUTLINE, place.id)
        remove(self._connection, CORRECTION, place.id)
        remove(self._connection, SOURCE, place.id)

    # --- originals ---------------------------------------------------------------------------------

    def kept(self) -> frozenset[str]:
        """sha256 of the documents whose original bytes are here."""
        return frozenset(sha for sha, (_, place) in self._stored.items() if place.parts)

    def original(self, sha: str) -> bytes | None:
        """The original bytes of a document, None if they were not kept. Raises Damage."""
        found = self._stored.get(sha)
        if found is None or not found[1].parts:
            return None
        place = found[1]
        parts: list[bytes] = []
        for row in whole(self._connection, ORIGINAL, place.first_part, place.parts):
            if row[2] != place.id or row[3] != len(parts) or not isinstance(row[4], bytes):
                raise Damage(f"original {row[0]}")
            parts.append(row[4])
        data = b"".join(parts)
        if len(parts) != place.parts or sha256(data).hexdigest() != sha:
            raise Damage(f"original of source {place.id}")
        return data

    # --- searching ---------------------------------------------------------------------------------

    def rebuild_index(self) -> None:
        """Index all blocks anew."""
        self.index.clear()
        for document, place in self.places:
            self.index.add(place.first_block, document.blocks)
