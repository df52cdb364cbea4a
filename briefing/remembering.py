"""A session as a value that can be stored, and a session made of such a value again.

Capturing costs the session's thread next to nothing: it only copies references. Turning a capture into what
the store takes happens wherever the store is; steps that were stored before are the same objects again, so
that the store sees at once that nothing of them is new.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from briefing.history import History, Label, Step
from briefing.redrafting import Cut
from briefing.session import Session
from briefing.state import State
from briefing.touched import Touched
from model.document import Document, Span
from model.series import Joins
from workspace import state as stored
from workspace.state import Correction, Pairs, Snapshot, Source, WorkspaceState

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Capture:
    """What a session is at one moment: sources, history, and the settings of this job."""

    documents: tuple[Document, ...]
    steps: tuple[Step[State], ...]
    at: int
    settings: Pairs = ()

    @property
    def worth_keeping(self) -> bool:
        """Whether anything would be missed: a source, or a briefing that is more than its masthead."""
        return bool(self.documents or self.steps[self.at].state.briefing.sections)


def capture(session: Session, settings: Pairs = ()) -> Capture:
    """The session as it is now. To be called where the session is used."""
    history = session.history
    return Capture(session.as_read, history.steps, history.at, settings)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a source was read, and the encoding that the person chose for it."""

    path: str = ""
    encoding: str = ""


@dataclass(slots=True)
class Recorder:
    """Makes stored states of captures and remembers what it made. For one thread."""

    origins: dict[str, Origin] = field(default_factory=dict)
    # By sha256: the session's document, and the source that stands for it in the file.
    _sources: dict[str, tuple[Document, Source]] = field(default_factory=dict)
    # By id of the session's step, which is held here so that no other can have its id.
    _steps: dict[int, tuple[Step[State], stored.Step]] = field(default_factory=dict)

    def state(self, taken: Capture) -> WorkspaceState:
        """``taken`` as the store wants it."""
        self._sources = {
            document.sha256: (document, self._source(document)) for document in taken.documents
        }
        # A source that went took its original along: when it comes again, that is stored again.
        self.origins = {
            digest: origin for digest, origin in self.origins.items() if digest in self._sources
        }
        known = self._steps
        self._steps = {
            id(step): known.get(id(step)) or (step, _stored_step(step)) for step in taken.steps
        }
        return WorkspaceState(
            tuple(source for _, source in self._sources.values()),
            tuple(self._steps[id(step)][1] for step in taken.steps),
            taken.at,
            taken.settings,
        )

    def with_origins(self, state: WorkspaceState) -> WorkspaceState:
        """``state`` with what became known meanwhile of where its sources were read."""
        return replace(state, sources=tuple(map(self._placed, state.sources)))

    def adopt(self, state: WorkspaceState, kept: WorkspaceState) -> None:
        """Use the very objects that a store holds: ``kept`` is ``state`` as it came back from the store, which
        compares what is the same object in no time and all else word by word."""
        sources = _replacing(state.sources, kept.sources)
        self._sources = {
            digest: (document, sources.get(id(source), source))
            for digest, (document, source) in self._sources.items()
        }
        steps = _replacing(state.steps, kept.steps)
        self._steps = {
            key: (step, steps.get(id(known), known)) for key, (step, known) in self._steps.items()
        }

    def _source(self, document: Document) -> Source:
        known = self._sources.get(document.sha256)
        if known is None or known[0] is not document:
            # Corrections belong to another reading of the same bytes.
            return self._placed(Source(document))
        return self._placed(known[1])

    def _placed(self, source: Source) -> Source:
        origin = self.origins.get(source.document.sha256)
        if origin is not None and (source.path, source.encoding) != (origin.path, origin.encoding):
            source = replace(source, path=origin.path, encoding=origin.encoding)
        return source

    def resume(self, state: WorkspaceState) -> Session:
        """A session that goes on where ``state`` was left. Nothing is ranked yet."""
        self.origins = {
            source.document.sha256: Origin(source.path, source.encoding) for source in state.sources
        }
        self._sources = {
            source.document.sha256: (source.document, source) for source in state.sources
        }
        pairs = [(_session_step(step), step) for step in state.steps]
        self._steps = {id(pair[0]): pair for pair in pairs}
        session = Session()
        session.as_read = state.documents
        session.generation += 1
        session.history = History.resumed([step for step, _ in pairs], state.at)
        return session


def _replacing(ours: Sequence[_T], kept: Sequence[_T]) -> dict[int, _T]:
    """What stands for each of ``ours``, by its id."""
    return {id(one): other for one, other in zip(ours, kept, strict=True)}


def _stored_step(step: Step[State]) -> stored.Step:
    state = step.state
    snapshot = Snapshot(
        state.briefing,
        state.highlights,
        state.touched.items,
        state.touched.sections,
        state.touched.dismissed,
        state.touched.locked,
        state.cut.length,
        state.cut.top,
        state.cut.per_section,
        tuple(
            (sha256, Correction(Span(block, start, start), kind, level))
            for sha256, block, start, kind, level in state.corrections
        ),
        state.joins or Joins(),
        state.cut.lengths,
        state.breaks,
    )
    return stored.Step(snapshot, step.label.code, step.label.values, step.merge_key, step.name)


def _session_step(step: stored.Step) -> Step[State]:
    snapshot = step.snapshot
    state = State(
        snapshot.briefing,
        Touched(snapshot.kept_items, snapshot.kept_sections, snapshot.dismissed, snapshot.locked),
        Cut(snapshot.length, snapshot.top, snapshot.per_section, snapshot.lengths),
        snapshot.highlights,
        tuple(
            (sha256, one.span.block, one.span.start, one.kind, one.level)
            for sha256, one in snapshot.corrections
        ),
        snapshot.joins if snapshot.joins != Joins() else None,
        snapshot.breaks,
    )
    return Step(state, Label(step.label, step.values), step.merge_key, step.name)
