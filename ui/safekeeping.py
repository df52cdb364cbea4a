"""The workspace file of what is on the desk: opening, and how far it is saved. It knows no widget.

A :class:`briefing.keeper.Keeper` stores every change on a thread of its own; its answers come here by queued
signals. Answers of a keeper that was left meanwhile are dropped by its number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from messages import say
from ui.defaults import DEFAULT_ENGINE
from ui.desk import Desk

if TYPE_CHECKING:
    from concurrent.futures import Future

    from briefing.keeper import Keeper
    from briefing.scribe import Keeping
    from briefing.session import Session
    from model.document import Notice

Opened = tuple["Session", "Keeper", tuple["Notice", ...]]
_LOOK_MS = 120
_GOODBYE = 5.0


class Saving(StrEnum):
    """How far the present work is on the disk."""

    NOTHING = "nothing"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Safekeeping(QObject):
    """Keeps what the desk holds. ``state`` says how far, ``saved_at`` when a commit came back last, ``error``
    why the last one failed."""

    changed = Signal()
    """The state or the file is another one."""
    failed = Signal(object)
    """A change could not be stored; it is kept in memory and tried again. Or the bytes of a source could not be."""
    _saved = Signal(int)
    _refused = Signal(int, object)
    _answered = Signal(object, object)

    def __init__(self, desk: Desk, keeping: Callable[[], Keeping]) -> None:
        super().__init__(desk)
        self._desk = desk
        self._keeping = keeping
        # The number of the present keeper, and how many there have been.
        self._number = self._issued = 0
        self.keeper: Keeper | None = None
        self.state = Saving.NOTHING
        self.saved_at: datetime | None = None
        self.error: Exception | None = None
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._settle)
        queued = Qt.ConnectionType.QueuedConnection
        self._saved.connect(self._on_saved, queued)
        self._refused.connect(self._on_refused, queued)
        self._answered.connect(lambda done, future: done(future), queued)
        desk.session_begun.connect(self._keep)
        desk.changed.connect(lambda _: QTimer.singleShot(0, self, self._on_change))
        desk.sources_read.connect(self._on_read)

    # --- what there is

    @property
    def path(self) -> Path | None:
        """The file that the person named; None for unnamed work."""
        keeper = self.keeper
        return keeper.path if keeper is not None and keeper.named else None

    @property
    def copy_of(self) -> Path | None:
        """The file of which this is a copy for reading."""
        return self.keeper.copy_of if self.keeper is not None else None

    @property
    def title(self) -> str:
        """What the title bar calls the present work."""
        if self.path is not None:
            return self.path.stem
        if self.copy_of is not None:
            return say("window.title.copy", {"name": self.copy_of.stem})
        return say("window.title.unnamed") if self._desk.documents else ""

    @property
    def own_work(self) -> bool:
        """Whether there is unnamed work that holds something of the person's own doing."""
        keeper = self.keeper
        if keeper is None or keeper.named:
            return False
        if keeper.copy_of is not None:
            return keeper.path is not None
        session = keeper.session
        touched = session.history.state.touched
        return bool(
            session.undo_label
            or session.redo_label
            or touched.items
            or touched.sections
            or touched.dismissed
        )

    # --- keeping

    def _callbacks(self) -> tuple[int, dict[str, Any]]:
        self._issued += 1
        number = self._issued
        return number, {
            "on_saved": lambda _: self._saved.emit(number),
            "on_failed": lambda error: self._refused.emit(number, error),
            "keeping": self._keeping(),
        }

    def _keep(self, session: Session) -> None:
        """A new session: its work is unnamed."""
        from briefing.keeper import Keeper

        number, callbacks = self._callbacks()
        settings = {"engine": self._desk.engine}
        self._take(number, Keeper(session, settings=settings, **callbacks))

    def _take(self, number: int, keeper: Keeper | None) -> None:
        """Keep with ``keeper`` from now on. What the last one held is on the disk already."""
        left, self.keeper = self.keeper, keeper
        self._number = number
        self.state = Saving.NOTHING
        self.saved_at = self.error = None
        if left is not None:
            left.close(_GOODBYE)
        self.changed.emit()

    def remember(self, name: str, value: str) -> None:
        """Store a setting of this job with it."""
        if self.keeper is not None:
            self.keeper.set_setting(name, value)
            self._on_change()

    def _on_read(self, paths: list[Path], encodings: Mapping[str, str]) -> None:
        if self.keeper is not None:
            self.keeper.add_originals(paths, encodings)

    def _on_change(self) -> None:
        if self.keeper is not None and self.keeper.pending:
            if self.state is not Saving.FAILED:
                self._set(Saving.RUNNING)
            self._look.start()

    def _on_saved(self, number: int) -> None:
        if number != self._number:
            return
        self.saved_at = datetime.now().astimezone()
        self.error = None
        running = self.keeper is not None and self.keeper.pending
        self._set(Saving.RUNNING if running else Saving.DONE)

    def _on_refused(self, number: int, error: Exception) -> None:
        if number != self._number:
            return
        if self.keeper is not None and self.keeper.pending:
            self.error = error
            self._set(Saving.FAILED)
        # Else only the original of a source could not be kept: what was read of it is on the disk.
        self.failed.emit(error)

    def _settle(self) -> None:
        """What is not worth a file yet never comes back as saved."""
        if self.keeper is None or not self.keeper.pending:
            self._look.stop()
            if self.state is Saving.RUNNING:
                self._set(Saving.DONE if self.saved_at else Saving.NOTHING)

    def _set(self, state: Saving) -> None:
        self.state = state
        self.changed.emit()

    # --- files

    def begin_anew(self, fields: Mapping[str, str]) -> None:
        """An empty desk. What was on it must have been stored."""
        self._take(-1, None)
        self._desk.clear(fields)

    def open(
        self,
        path: Path,
        *,
        done: Callable[[tuple[Notice, ...]], None],
        failed: Callable[[Exception], None],
        read_only: bool = False,
    ) -> None:
        """Go on with a workspace file. What is on the desk now must have been stored."""
        from briefing.workspaces import open_workspace

        number, callbacks = self._callbacks()
        self._desk.background.run_beside(
            partial(open_workspace, path, read_only=read_only, **callbacks),
            done=lambda opened: self._on_opened(number, opened, done),
            failed=failed,
            unwanted=_let_go,
            stage="window.stage.open",
        )

    def _on_opened(
        self, number: int, opened: Opened, done: Callable[[tuple[Notice, ...]], None]
    ) -> None:
        from briefing.filtered import TENSES
        from summarizer import registry

        session, keeper, notices = opened
        self._take(number, keeper)
        engine = keeper.settings.get("engine", "")
        if engine not in registry.engine_names():
            engine = DEFAULT_ENGINE
        stored = keeper.acknowledged.sources if keeper.acknowledged else ()
        places = {one.document.sha256: Path(one.path) for one in stored if one.path}
        tense = keeper.settings.get("tense", "")
        self._desk.adopt(session, engine, places, tense if tense in TENSES else "")
        self.changed.emit()
        done(notices)

    def save_as(
        self, path: Path, done: Callable[[Path], None], failed: Callable[[Exception], None]
    ) -> None:
        """Go on in a file at ``path``."""
        self.when_done(self.present().save_as(path), done, failed)

    def save_copy(
        self, path: Path, done: Callable[[Path], None], failed: Callable[[Exception], None]
    ) -> None:
        """Put a copy at ``path`` and go on here."""
        self.when_done(self.present().save_copy(path), done, failed)

    def present(self) -> Keeper:
        """The keeper; of an empty desk too."""
        session = self._desk.session
        if self.keeper is None:
            self._keep(session)
        return cast("Keeper", self.keeper)

    def when_done(
        self,
        future: Future[Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Call back in the window's thread what came of something asked of the keeper."""

        def answer(finished: Future[Any]) -> None:
            error = finished.exception()
            if isinstance(error, Exception):
                failed(error)
            else:
                done(finished.result())
            self.changed.emit()

        future.add_done_callback(lambda finished: self._answered.emit(answer, finished))

    def flush(self) -> bool:
        """Wait until everything is on the disk; whether it is. For another thread than the window's."""
        return self.keeper is None or self.keeper.flush()

    def close(self) -> None:
        """Let go of the file; unnamed work stays to be offered at the next start."""
        self._number = -1
        self._look.stop()
        left, self.keeper = self.keeper, None
        if left is not None:
            left.close(_GOODBYE)


def _let_go(opened: Opened) -> None:
    opened[1].close(_GOODBYE)
