"""Reading a damaged workspace as far as it can be read, into a new file. The damaged one is not touched.

Nothing is guessed: a row counts if its checksum fits, a document says which of its blocks are missing, and
the report lists all that was lost.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from model.document import Block, BlockKind, Document, Notice
from model.errors import WorkspaceError
from workspace import bodies, copies
from workspace.content import HEAD, SETTINGS, Head, head_of
from workspace.failures import Damage, told
from workspace.history import label_of
from workspace.partial import PartialTree
from workspace.rows import (
    BLOCK,
    CHUNK,
    CORRECTION,
    ORIGINAL,
    OUTLINE,
    SOURCE,
    STATE,
    STEP,
)
from workspace.salvage import SalvagedRows
from workspace.sources import Entry, Place, entry_of
from workspace.state import Pairs, Snapshot, Source, Step, WorkspaceState
from workspace.store import Store


@dataclass(frozen=True, slots=True)
class RescuedDocument:
    """What was saved of a source: ``lost`` are numbers of blocks that are empty now. Of one that is not
    ``described`` the row with name, format and number of blocks is lost: its end may lack."""

    name: str
    sha256: str
    blocks: int
    lost: tuple[int, ...] = ()
    outline: bool = True
    original: bool = False
    corrections: bool = True
    described: bool = True

    @property
    def whole(self) -> bool:
        """Whether all of its text, its outline and the person's corrections of it are there."""
        return not self.lost and self.outline and self.corrections and self.described


@dataclass(frozen=True, slots=True)
class RescueReport:
    """What was saved and what was not.

    ``lost_sources`` counts sources of which nothing is left, ``lost_items`` the items and other
    parts missing from the present briefing (``present`` False: the present step itself may be lost, the last
    that was left took its place),
    ``lost_steps`` the steps of the history. ``damaged`` names rows that were there and not whole.
    """

    documents: tuple[RescuedDocument, ...] = ()
    items: int = 0
    steps: int = 0
    lost_sources: int = 0
    lost_originals: int = 0
    lost_items: int = 0
    lost_steps: int = 0
    present: bool = True
    settings: bool = True
    damaged: tuple[tuple[str, int], ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing at all was lost."""
        lost = self.lost_sources + self.lost_originals + self.lost_items + self.lost_steps
        return (
            not lost
            and self.present
            and self.settings
            and all(document.whole for document in self.documents)
        )


def rescue(path: Path, into: Path, *, overwrite: bool = False) -> RescueReport:
    """Read ``path`` as far as its rows are whole and make a new workspace of them at ``into``.

    Raises WorkspaceError ``error.workspace.unrecoverable`` if there is nothing to save.
    """
    with told(path):
        if path.stat().st_size == 0:
            raise WorkspaceError("error.workspace.empty", name=path)
        copies.refuse_taken(into, path, overwrite=overwrite)
        with copies.temporary_folder() as folder:
            rows = SalvagedRows()
            aside = folder / f"damaged{copies.SUFFIX}"
            copies.raw_copy(path, aside)
            rows.gather(aside)
        rescued = _Rescued(rows)
        state = rescued.state()
    if not rows.count:
        raise WorkspaceError("error.workspace.unrecoverable", name=path)
    Store.create(into, state, rescued.originals, overwrite=overwrite).close()
    return rescued.report(state)


class _Rescued:
    """Makes a state of what rows there are, and keeps account of what is missing."""

    def __init__(self, rows: SalvagedRows) -> None:
        self._rows = rows
        self.originals: dict[str, bytes | None] = {}
        self._documents: list[RescuedDocument] = []
        self._lost_sources = 0
        self._lost_originals = 0
        self._lost_items = 0
        self._lost_steps = 0
        self._present = True
        self._settings = True

    def report(self, state: WorkspaceState) -> RescueReport:
        """What became of everything."""
        return RescueReport(
            tuple(self._documents),
            sum(1 for _ in state.present.briefing.items()),
            len(state.steps),
            self._lost_sources,
            self._lost_originals,
            self._lost_items,
            self._lost_steps,
            self._present,
            self._settings,
            tuple(sorted(self._rows.damaged)),
        )

    def state(self) -> WorkspaceState:
        """All that can be put together."""
        head = self._head()
        steps, at = self._history(head)
        sources = self._sources(head, steps)
        return WorkspaceState(sources, steps, at, self._job())

    def _head(self) -> Head | None:
        body = self._rows.body(STATE, HEAD)
        try:
            return None if body is None else head_of(body)
        except Damage:
            return None

    def _job(self) -> Pairs:
        body = self._rows.body(STATE, SETTINGS)
        if body is not None:
            with contextlib.suppress(Damage):
                return bodies.pairs_of(body)
        self._settings = False
        return ()

    # --- history -----------------------------------------------------------------------------------

    def _history(self, head: Head | None) -> tuple[tuple[Step, ...], int]:
        tree = PartialTree({row: (str(v[2]), str(v[3])) for row, v in self._rows.of[CHUNK].items()})
        stored = [row for _, row in sorted(self._rows.of[STEP].items())]
        expected = head.steps if head is not None else len(stored)
        # Which step is the present one is certain only if none is missing; else the newest is the best guess.
        certain = head is not None and len(stored) == head.steps
        present = head.at if head is not None and certain else len(stored) - 1
        self._present = False
        steps: list[Step] = []
        at = 0
        for number, row in enumerate(stored):
            snapshot, lost = tree.partial(int(str(row[2])))
            if snapshot is None or (lost and number != present):
                continue
            if number <= present:
                at = len(steps)
            if number == present:
                self._lost_items, self._present = lost, certain
            steps.append(self._step(str(row[3]), snapshot))
        self._lost_steps = max(expected, len(stored)) - len(steps)
        return (tuple(steps), at) if steps else ((Step(Snapshot()),), 0)

    @staticmethod
    def _step(body: str, snapshot: Snapshot) -> Step:
        with contextlib.suppress(Damage):
            return Step(snapshot, *label_of(body))
        return Step(snapshot)

    # --- sources -----------------------------------------------------------------------------------

    def _sources(self, head: Head | None, steps: Iterable[Step]) -> tuple[Source, ...]:
        names = {
            info.sha256: info.name for step in steps for info in step.snapshot.briefing.sources
        }
        entries = {row: self._entry(row) for row in self._rows.of[SOURCE]}
        blocks: dict[int, dict[int, Block]] = {}
        for row in self._rows.of[BLOCK].values():
            with contextlib.suppress(Damage):
                numbers = blocks.setdefault(int(str(row[2])), {})
                numbers[int(str(row[3]))] = bodies.block_of(str(row[4]))
        order = list(head.sources) if head is not None else sorted({*entries, *blocks})
        sources: dict[str, Source] = {}
        for identity in order:
            entry = entries.get(identity)
            found = blocks.get(identity, {})
            if entry is None and not found:
                self._lost_sources += 1
                continue
            source = self._source(identity, entry, found, names)
            sources[source.document.sha256] = source
        return tuple(sources.values())

    def _entry(self, identity: int) -> Entry | None:
        body = self._rows.body(SOURCE, identity)
        with contextlib.suppress(Damage):
            return None if body is None else entry_of(identity, body)
        return None

    def _source(
        self,
        identity: int,
        entry: Entry | None,
        found: Mapping[int, Block],
        names: Mapping[str, str],
    ) -> Source:
        data = self._original(identity, entry)
        described = entry is not None
        if entry is None:
            # Its text is there, its description is not: the original's own hash tells which one it was.
            known = sha256(data).hexdigest() if data is not None else ""
            if known not in names:
                data = None
            known = known if known in names else self._text_name(found)
            count = max(found, default=-1) + 1
            entry = Entry(
                Place(identity, 0, count), known, names.get(known, f"{identity}"), "", "", "", ""
            )
        lost = tuple(n for n in range(entry.place.blocks) if n not in found)
        empty = Block(BlockKind.NOISE, "")
        document = Document(
            entry.name,
            entry.format,
            entry.sha256,
            tuple(found.get(n, empty) for n in range(entry.place.blocks)),
        )
        if not lost and entry.text_sha256 not in ("", bodies.text_hash(document)):
            lost = tuple(range(entry.place.blocks))
        document, outline = self._with_outline(document, identity, lost)
        corrections_body = self._rows.body(CORRECTION, identity)
        source = Source(document, entry.encoding, entry.path)
        if corrections_body is not None:
            with contextlib.suppress(Damage):
                source = replace(source, corrections=bodies.corrections_of(corrections_body))
        if data is not None and sha256(data).hexdigest() == entry.sha256:
            self.originals[entry.sha256] = data
        elif entry.place.parts:
            self._lost_originals += 1
        self._documents.append(
            RescuedDocument(
                entry.name,
                entry.sha256,
                entry.place.blocks,
                lost,
                outline,
                entry.sha256 in self.originals,
                len(source.corrections) == entry.corrections,
                described,
            )
        )
        return source

    @staticmethod
    def _text_name(found: Mapping[int, Block]) -> str:
        text = "\n".join(found[number].text for number in sorted(found))
        return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

    def _with_outline(
        self, document: Document, identity: int, lost: tuple[int, ...]
    ) -> tuple[Document, bool]:
        notices: list[Notice] = []
        body = self._rows.body(OUTLINE, identity)
        there = False
        if body is not None:
            with contextlib.suppress(Damage):
                sections, known = bodies.outline_of(body)
                document = replace(document, sections=sections, notices=known)
                there = True
        if lost:
            values = (("name", document.name), ("count", str(len(lost))))
            notices.append(Notice("notice.workspace.blocks_lost", values))
        if not there:
            values_of_outline = (("name", document.name),)
            notices.append(Notice("notice.workspace.outline_lost", values_of_outline))
        return replace(document, notices=(*document.notices, *notices)), there

    def _original(self, identity: int, entry: Entry | None) -> bytes | None:
        parts = {
            int(str(row[3])): row[4]
            for row in self._rows.of[ORIGINAL].values()
            if row[2] == identity
        }
        count = entry.place.parts if entry is not None else len(parts)
        pieces = [parts.get(number) for number in range(count)]
        data = [piece for piece in pieces if isinstance(piece, bytes)]
        return b"".join(data) if count and len(data) == count else None
