"""The content of an open file as one mirror: what is stored, and writing what a new state changes."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from model.document import Document
from workspace import bodies
from workspace.failures import SQLITE_FAILS, Damage
from workspace.history import History
from workspace.index import folded, spans
from workspace.rows import ORIGINAL, STATE, is_whole, put, raw, whole
from workspace.sources import Place, Sources
from workspace.state import Hit, Pairs, WorkspaceState

HEAD, SETTINGS, IDENTITY, SEAL = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Head:
    """The row of ``state`` that every commit writes. ``open`` is true while a writer may be at work."""

    at: int
    open: bool
    sources: tuple[int, ...]
    steps: int
    chunks: int

    def body(self) -> str:
        """The row's body."""
        return bodies.dumps(
            {
                "at": self.at,
                "open": self.open,
                "sources": self.sources,
                "steps": self.steps,
                "chunks": self.chunks,
            }
        )


def head_of(body: str) -> Head:
    """The head of a body. Raises Damage."""
    value = bodies.loads(body)
    try:
        return Head(
            int(value["at"]),
            bool(value["open"]),
            tuple(value["sources"]),
            int(value["steps"]),
            int(value["chunks"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Damage(f"head: {error}") from error


def read_identity(connection: sqlite3.Connection) -> tuple[str, int]:
    """Which workspace this is and its revision. Raises Damage, sqlite3.Error."""
    head = next(whole(connection, STATE, HEAD), None)
    identity = next(whole(connection, STATE, IDENTITY), None)
    if head is None or identity is None:
        raise Damage("state")
    try:
        return str(bodies.loads(str(identity[2]))["id"]), int(str(head[1]))
    except (KeyError, TypeError) as error:
        raise Damage("identity") from error


def mark_closed(connection: sqlite3.Connection) -> None:
    """Note in a file that nobody is at work on it. Raises Damage, sqlite3.Error."""
    row = next(whole(connection, STATE, HEAD), None)
    if row is None:
        raise Damage("head")
    head = head_of(str(row[2]))
    if head.open:
        closed = Head(head.at, False, head.sources, head.steps, head.chunks)
        put(connection, STATE, HEAD, int(str(row[1])), closed.body())


class Content:
    """What an open file holds. Reads all of it at once; writes inside a transaction of the caller."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.sources = Sources(connection)
        self._history = History(connection)
        self._settings: Pairs = ()
        self._at = 0
        self._index_seal = ""
        self._index_trusted: bool | None = None
        self.revision = 0
        self.open = False

    # --- reading -----------------------------------------------------------------------------------

    def load(self) -> None:
        """Read and verify everything but the original bytes. Raises Damage, sqlite3.Error."""
        rows = {int(str(row[0])): row for row in whole(self._connection, STATE)}
        if not {HEAD, SETTINGS, IDENTITY, SEAL} <= rows.keys():
            raise Damage(f"state {sorted(rows)}")
        head = head_of(str(rows[HEAD][2]))
        self.revision = int(str(rows[HEAD][1]))
        self.open = head.open
        self._settings = bodies.pairs_of(str(rows[SETTINGS][2]))
        self._index_seal = str(bodies.loads(str(rows[SEAL][2])))
        self.sources.load(head.sources)
        self._history.load()
        if self._history.counts != (head.steps, head.chunks):
            raise Damage(f"history {self._history.counts}, expected {head.steps, head.chunks}")
        if not 0 <= head.at < head.steps:
            raise Damage(f"at {head.at} of {head.steps}")
        self._at = head.at

    @property
    def state(self) -> WorkspaceState:
        """What is stored."""
        return WorkspaceState(self.sources.sources, self._history.steps, self._at, self._settings)

    def check_originals(self) -> None:
        """Verify the original bytes too. Raises Damage, sqlite3.Error."""
        for row in raw(self._connection, ORIGINAL):
            if not is_whole(ORIGINAL.name, row):
                raise Damage(f"original {row[0]}")
        for sha in self.sources.kept():
            self.sources.original(sha)

    # --- writing -----------------------------------------------------------------------------------

    def differs(self, state: WorkspaceState, originals: Mapping[str, bytes | None]) -> bool:
        """Whether there is anything to write."""
        return (
            state.at != self._at
            or state.settings != self._settings
            or self._history.differs(state.steps)
            or self.sources.differs(state.sources, originals)
        )

    def write(self, state: WorkspaceState, originals: Mapping[str, bytes | None]) -> None:
        """Write what differs, as one more revision. If it raises, this mirror is no longer true."""
        if not 0 <= state.at < len(state.steps):
            raise ValueError(f"step {state.at} of {len(state.steps)}")
        revision = self.revision + 1
        if self.sources.differs(state.sources, originals):
            trusted = self._is_index_trusted()
            self.sources.index.paused = not trusted
            changed = self.sources.write(state.sources, originals, revision)
            self.sources.index.paused = False
            if not trusted:
                self.sources.rebuild_index()
            if changed or not trusted:
                self._seal_index(revision)
        if self._history.differs(state.steps):
            self._history.write(state.steps, revision)
        if state.settings != self._settings:
            self._settings = state.settings
            put(self._connection, STATE, SETTINGS, revision, bodies.dumps(state.settings))
        self._at = state.at
        self.revision = revision
        self.open = True
        self._write_head()

    def write_first(self, identity: str) -> None:
        """Fill a new file. Its revision is 1."""
        self.revision = 1
        first = WorkspaceState()
        put(self._connection, STATE, SETTINGS, 1, bodies.dumps(()))
        put(self._connection, STATE, IDENTITY, 1, bodies.dumps({"id": identity}))
        self._history.write(first.steps, 1)
        self._seal_index(1)
        self._write_head()

    def write_closed(self) -> None:
        """Note that nobody is at work on the file any more."""
        self.open = False
        self._write_head()

    def _write_head(self) -> None:
        steps, chunks = self._history.counts
        head = Head(self._at, self.open, tuple(self.sources.ids), steps, chunks)
        put(self._connection, STATE, HEAD, self.revision, head.body())

    # --- searching ---------------------------------------------------------------------------------

    def _seal_index(self, revision: int) -> None:
        self.sources.index.flush()
        self._index_seal = self.sources.index.seal()
        self._index_trusted = True
        put(self._connection, STATE, SEAL, revision, bodies.dumps(self._index_seal))

    def _is_index_trusted(self) -> bool:
        if self._index_trusted is None:
            try:
                self._index_trusted = self.sources.index.seal() == self._index_seal
            except SQLITE_FAILS:
                self._index_trusted = False
        return self._index_trusted

    def search(self, word: str, limit: int | None) -> tuple[Hit, ...]:
        """Every place where ``word`` stands, in the order of the sources; case and width do not count."""
        wanted = folded(word)
        if not wanted:
            return ()
        places = self.sources.places
        numbers: dict[int, list[int]] | None = None
        if len(wanted) > 1 and self._is_index_trusted():
            try:
                candidates = self.sources.index.candidates(wanted)
            except SQLITE_FAILS:
                self._index_trusted = False
            else:
                numbers = _by_source(candidates, places)
        hits: list[Hit] = []
        for document, place in places:
            blocks = range(len(document.blocks)) if numbers is None else numbers.get(place.id, ())
            for span in spans(document, blocks, wanted):
                hits.append(Hit(document.sha256, span))
                if limit is not None and len(hits) >= limit:
                    return tuple(hits)
        return tuple(hits)


def _by_source(
    candidates: Sequence[int], places: Iterable[tuple[Document, Place]]
) -> dict[int, list[int]]:
    """Ids of blocks, ascending, as numbers inside their sources, by the source's id."""
    numbers: dict[int, list[int]] = {}
    for _, place in places:
        low = bisect_left(candidates, place.first_block)
        high = bisect_left(candidates, place.first_block + place.blocks)
        if low < high:
            numbers[place.id] = [row - place.first_block for row in candidates[low:high]]
    return numbers
