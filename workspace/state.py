"""What a workspace file holds, as frozen values made of the types of ``model``."""

from __future__ import annotations

from dataclasses import dataclass

from model.briefing import Briefing
from model.document import BlockKind, Document, Span
from model.highlight import Highlight
from model.series import Joins

Pairs = tuple[tuple[str, str], ...]
Breaks = tuple[tuple[str, int, int, bool], ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """The person says that ``span`` is of this kind and level, whatever the outline finder made of it."""

    span: Span
    kind: BlockKind
    level: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """A source as it was read. ``encoding`` is what the person chose (empty: found by the reader), ``path``
    where it was read. Its original bytes are kept apart (:meth:`workspace.store.Store.original`)."""

    document: Document
    encoding: str = ""
    path: str = ""
    corrections: tuple[Correction, ...] = ()


_NO_BRIEFING = Briefing()
_NO_JOINS = Joins()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What one step of the history goes back to.

    ``kept_items``, ``kept_sections`` (ids) and ``dismissed`` (document sha256 and place) are what the person
    made their own, ``locked`` the sections (ids) that no choice changes, ``corrections`` what they say of blocks
    of documents (by sha256), which are stored as they were read, ``joins`` which names of indicators they joined or
    parted, ``breaks`` where blocks were split (True) or joined with what is before (False), by sha256, block and
    offset as read: the places of everything else in the snapshot are those of documents so corrected; at most one of ``length``, ``top`` and ``per_section`` says how much was chosen, ``lengths`` how much of single
    sections of documents (sha256 and path).
    """

    briefing: Briefing = _NO_BRIEFING
    highlights: tuple[Highlight, ...] = ()
    kept_items: frozenset[str] = frozenset()
    kept_sections: frozenset[str] = frozenset()
    dismissed: frozenset[tuple[str, Span]] = frozenset()
    locked: frozenset[str] = frozenset()
    length: int | None = None
    top: int | None = None
    per_section: int | None = None
    corrections: tuple[tuple[str, Correction], ...] = ()
    joins: Joins = _NO_JOINS
    lengths: tuple[tuple[tuple[str, tuple[int, ...]], int], ...] = ()
    breaks: Breaks = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the history: the state it led to, what it was (a message code and its values), the key under
    which the next edit of the same kind joins it (empty: none does), and what the person called it."""

    snapshot: Snapshot
    label: str = ""
    values: Pairs = ()
    merge_key: str = ""
    name: str = ""


_NO_HISTORY = (Step(Snapshot()),)


@dataclass(frozen=True, slots=True)
class WorkspaceState:
    """The whole content: sources in the person's order, the history (``steps[at]`` is the present), and the
    settings of this job as names with values."""

    sources: tuple[Source, ...] = ()
    steps: tuple[Step, ...] = _NO_HISTORY
    at: int = 0
    settings: Pairs = ()

    @property
    def present(self) -> Snapshot:
        """The snapshot that is current."""
        return self.steps[self.at].snapshot

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents of all sources, in the person's order."""
        return tuple(source.document for source in self.sources)


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a searched word stands."""

    document: str
    span: Span
