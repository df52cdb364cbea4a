"""Putting what a console command made into a workspace file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.history import LIMIT
from briefing.remembering import Origin, Recorder, capture
from briefing.scribe import Keeping, read_original, refuse_foreign
from workspace.state import Step, WorkspaceState

if TYPE_CHECKING:
    from briefing.session import Session
    from workspace.store import Store

_LABEL = "edit.redraft"


def check_workspace(path: Path) -> None:
    """Raise WorkspaceError if ``path`` can be told not to be a place for a workspace before any work is done:
    no folder, a file of another program, one that somebody has open."""
    from workspace.failures import told
    from workspace.lock import Lock

    refuse_foreign(path)
    with told(path):
        Lock.take(path).release()


def store_job(
    path: Path,
    session: Session,
    files: Sequence[Path],
    settings: Mapping[str, str],
    keeping: Keeping | None = None,
) -> None:
    """Store ``session``, whose sources were read from ``files``, in the workspace ``path``.

    A new file appears whole. One of ours is updated in one transaction: its history stays and the new
    briefing is one more step of it; if a person worked on it, it is backed up first. Raises WorkspaceError.
    """
    from workspace.store import Store

    keeping = keeping or Keeping()
    recorder = Recorder()
    state = recorder.state(capture(session, tuple(sorted(settings.items()))))
    if path.exists():
        refuse_foreign(path)
        store = Store.open(path)
    else:
        store = Store.create(path, state)
    with store:
        known = store.load()
        recorder.origins = {
            source.document.sha256: Origin(source.path, source.encoding) for source in known.sources
        }
        state = recorder.with_origins(state)
        if known != state:
            if _is_worked_on(known) and keeping.backups:
                store.backup(keeping.backups)
            state = _appended(known, state)
            store.commit(state)
        _store_originals(store, recorder, state, files, keeping)


def _appended(known: WorkspaceState, made: WorkspaceState) -> WorkspaceState:
    """``made`` as the next step after the present one of ``known``."""
    if not known.sources and not known.present.briefing.sections:
        return made
    step = Step(made.present, _LABEL)
    steps = known.steps[: known.at + 1]
    if known.present != step.snapshot:
        steps = (*steps, step)[-LIMIT - 1 :]
    settings = {**dict(known.settings), **dict(made.settings)}
    return replace(made, steps=steps, at=len(steps) - 1, settings=tuple(sorted(settings.items())))


def _is_worked_on(state: WorkspaceState) -> bool:
    present = state.present
    return bool(present.kept_items or present.kept_sections or present.dismissed)


def _store_originals(
    store: Store,
    recorder: Recorder,
    state: WorkspaceState,
    files: Sequence[Path],
    keeping: Keeping,
) -> None:
    """One at a time: together they may be more than the memory holds."""
    wanted = {document.sha256 for document in state.documents}
    kept = store.originals()
    for file in files:
        digest, data = read_original(file, keeping.originals_limit) or ("", None)
        if digest in wanted:
            recorder.origins[digest] = Origin(str(file.absolute()))
            state = recorder.with_origins(state)
            keep = data is not None and digest not in kept
            store.commit(state, {digest: data} if keep else {})
