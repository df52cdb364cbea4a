"""Opening workspace files, saving a finished console job into one, and what to do with damaged ones."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import recovery
from briefing.keeper import Keeper
from briefing.remembering import Recorder
from briefing.scribe import Keeping
from briefing.session import Session
from briefing.writer import FailedToSave, Saved
from model.document import Notice
from model.errors import WorkspaceError

if TYPE_CHECKING:
    from workspace.repair import RescueReport


def open_workspace(
    path: Path,
    *,
    read_only: bool = False,
    on_saved: Saved | None = None,
    on_failed: FailedToSave | None = None,
    keeping: Keeping | None = None,
) -> tuple[Session, Keeper, tuple[Notice, ...]]:
    """Go on with a workspace where it was left: its session, the keeper that stores what is done from now on,
    and what opening had to do.

    Sources come out of the file; their originals are not read. Nothing is ranked: what was chosen and written
    is there. Raises :class:`workspace.lock.LockHeld` (its ``holder`` is who has it open: offer
    ``read_only=True``, a copy whose changes become unnamed work) and WorkspaceError
    (``error.workspace.damaged`` and ``.foreign``: offer :func:`repair`). Takes as long as the file is large.
    """
    from workspace.store import Store

    store = Store.open(path, read_only=read_only)
    try:
        recorder = Recorder()
        state = store.load()
        session = recorder.resume(state)
        keeper = Keeper(
            session,
            on_saved=on_saved,
            on_failed=on_failed,
            keeping=keeping,
            settings=dict(state.settings),
            store=store,
            recorder=recorder,
        )
    except BaseException:
        store.close()
        raise
    return session, keeper, store.notices


def repair(path: Path) -> tuple[Path, RescueReport]:
    """Read a damaged workspace as far as it can be read into a new file beside it, or among the unnamed work
    where nothing can be written beside it; the new file and what is in it. The damaged one stays as it is.

    Raises WorkspaceError.
    """
    from workspace.repair import rescue

    beside = _free_name(path)
    try:
        return beside, rescue(path, beside)
    except WorkspaceError as error:
        if error.code not in ("error.workspace.no_permission", "error.workspace.disk_full"):
            raise
    elsewhere = recovery.new_path()
    return elsewhere, rescue(path, elsewhere)


def _free_name(path: Path) -> Path:
    day = datetime.now().astimezone().date().isoformat()
    number = 1
    while True:
        end = f"（修复 {day}{f' {number}' if number > 1 else ''}）{recovery.SUFFIX}"
        free = path.with_name(path.stem[:60] + end)
        if not free.exists():
            return free
        number += 1
