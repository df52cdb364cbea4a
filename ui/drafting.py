"""The session of the window and what drafts it: how its sources are ranked, and at which length they are cut.

Whoever shows it listens to its signals; it knows no widget and nothing of files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefing.changes import By, Change
from messages import say
from model.briefing import Briefing
from model.document import Document
from model.errors import Cancelled, JianbaoError
from ui.background import Background
from ui.defaults import DEFAULT_ENGINE, DEFAULT_LENGTH
from ui.failed import wording
from ui.told import Told

if TYPE_CHECKING:
    from briefing.session import Session
    from summarizer.ranking import Ranking


class Drafting(QObject):
    """A session that is ranked and cut as the person asks."""

    changed = Signal(object)
    told = Signal(object)
    draft_ready = Signal()
    session_begun = Signal(object)
    """A new session that nobody keeps yet."""
    broken = Signal(object)
    """A job failed by a fault of ours."""

    def __init__(
        self, background: Background, parent: QObject, fields: Mapping[str, str], template: str
    ) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._fields = dict(fields)
        self._template = template or Briefing().template
        self.background = background
        self.engine = DEFAULT_ENGINE
        self.length = DEFAULT_LENGTH
        self.tense = ""
        """``past`` or ``plan`` if only such sentences shall be chosen."""
        self._stop_listening: Callable[[], None] | None = None
        self._rank_job = 0
        self._draft_wanted = True
        self._drag = 0
        self._joining = ""
        self.changed.connect(self._after_travel)
        self._wanted_length: int | None = None
        self._cut_job = 0
        self._cut_soon = QTimer(self)
        self._cut_soon.setSingleShot(True)
        self._cut_soon.setInterval(0)
        self._cut_soon.timeout.connect(self._cut)

    # --- what there is

    @property
    def session(self) -> Session:
        """The session, made when it is first wanted: the first picture needs none of what it imports."""
        if self._session is None:
            from briefing.session import Session

            self._session = Session(self._template, self._fields)
            self._stop_listening = self._session.listen(self.changed.emit)
            self.session_begun.emit(self._session)
        return self._session

    @property
    def briefing(self) -> Briefing:
        """The briefing as it is now."""
        if self._session is None:
            return Briefing(tuple(self._fields.items()), template=self._template)
        return self._session.briefing

    @property
    def documents(self) -> tuple[Document, ...]:
        """The open sources."""
        return self._session.documents if self._session else ()

    def tell_error(self, error: Exception) -> None:
        """Word what went wrong in a job."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, JianbaoError):
            self.told.emit(Told("error", wording(error.code, error.values)))
        else:
            self.broken.emit(error)

    def leave(self) -> None:
        """Nobody waits any more for what is being ranked, and nobody listens to the session."""
        self._cut_soon.stop()
        self._wanted_length = None
        stale, self._rank_job = self._rank_job, 0
        self.background.cancel(stale)
        self.background.cancel(self._cut_job)
        if self._stop_listening is not None:
            self._stop_listening()
            self._stop_listening = None

    # --- ranking and choosing

    def set_engine(self, engine: str) -> None:
        """Rank with another engine and draft anew."""
        if engine != self.engine or self.session.ranking is None:
            self.engine = engine
            self.rank()

    def choose(self, engine: str, tense: str, length: int, key: str) -> bool:
        """Choose anew in all of these ways, as one step with that of ``key``; whether that is done already, or first
        when everything is ranked."""
        again = (engine, tense) != (self.engine, self.tense) or self.session.ranking is None
        self.engine, self.tense, self.length = engine, tense, length
        if again:
            self.rank()
            self._joining = key
        else:
            self.session.redraft(length, key=key)
        return not again

    def set_tense(self, tense: str) -> None:
        """Choose only from what is past or planned, or (empty) from everything, and draft anew."""
        if tense != self.tense:
            self.tense = tense
            self.rank()

    def rank(self, *, draft: bool = True) -> None:
        """Rank what is there in the background and, unless told not to, draft anew."""
        from briefing.filtered import rank_filtered

        self._draft_wanted = draft
        stale, self._rank_job = self._rank_job, 0
        self.background.cancel(stale)
        if not self.documents:
            return
        generation = self.session.generation
        self._rank_job = self.background.run(
            rank_filtered,
            self.documents,
            self.engine,
            self.tense,
            done=lambda ranking: self._on_ranked(ranking, generation),
            failed=self.tell_error,
            cancelled=self._on_ranking_cancelled,
            stage="window.stage.rank",
        )

    def _on_ranked(self, ranking: Ranking, generation: int) -> None:
        self._rank_job = 0
        session, wanted = self.session, self.length
        fresh = self._draft_wanted and generation == session.generation
        if not fresh or not session.is_much(ranking):
            self._take_ranking(ranking, generation)
            return

        def done(_: object) -> None:
            if self.length != wanted:
                self._on_ranked(ranking, generation)
            else:
                self._take_ranking(ranking, generation)

        self._rank_job = self._work_out(ranking, wanted, done, self._on_ranking_cancelled)

    def _take_ranking(self, ranking: Ranking, generation: int) -> None:
        self._rank_job = 0
        # Who hears of the ranking looks at the last draft, and this length may be wanted since.
        wanted = self.length
        if self.session.set_ranking(ranking, generation):
            joining, self._joining = self._joining, ""
            if self._draft_wanted:
                self.session.redraft(wanted or None, key=joining)
            self.draft_ready.emit()

    def _work_out(
        self,
        ranking: Ranking,
        length: int,
        done: Callable[[object], None],
        cancelled: Callable[[], None],
    ) -> int:
        """Find beside the window what is chosen of many sources; the number of the job."""
        return self.background.run_beside(
            partial(self.session.work_out, ranking, length or None),
            done=done,
            failed=self._on_not_worked_out,
            cancelled=cancelled,
            stage="window.stage.rank",
        )

    def _on_not_worked_out(self, error: Exception) -> None:
        self._cut_job = 0
        self.tell_error(error)

    def _on_ranking_cancelled(self) -> None:
        # Zero already when a newer ranking takes its place: then nobody is told.
        if self._rank_job:
            self._rank_job = 0
            self.told.emit(Told("warning", say("window.cancelled.ranking")))

    def reshape(self, said: Callable[..., str], *values: object) -> None:
        """Take what the person says of blocks (a correction of the session), and choose anew; both are one step."""
        key = said(*values)
        if key:
            self._joining = key
        if self.session.ranking is None:
            self.rank()

    def _after_travel(self, change: Change) -> None:
        """Undo and redo may bring other outlines back: their sentences are ranked anew, nothing is chosen."""
        travelled = change.documents and change.by in (By.UNDO, By.REDO)
        if (travelled or change.code == "edit.return_to") and self.session.ranking is None:
            self.rank(draft=False)

    def begin_drag(self) -> None:
        """The slider is taken: what it does until it is let go is one step to undo."""
        self._drag += 1

    def set_length(self, characters: int) -> None:
        """Choose again at another length, at the end of this turn of the event loop."""
        if characters != self.length:
            self.length = characters
            self._wanted_length = characters
            self._cut_soon.start()

    def follow_cut(self) -> bool:
        """After undo or redo: take the length that the draft was made with; whether it is another."""
        # What has not been drafted yet was not drafted with any length.
        wanted = 0 if self.session.briefing.is_empty else self.session.cut.length
        if self._wanted_length is not None or self._cut_job or not wanted or wanted == self.length:
            return False
        self.length = wanted
        return True

    def _cut(self) -> None:
        if self._cut_job:
            return  # the newest length follows the one that is being worked out
        wanted, self._wanted_length = self._wanted_length, None
        if not wanted:
            return
        # Before there is a ranking nothing can be chosen: then it is when there is one.
        self._draft_wanted = True
        ranking, key = self.session.ranking, f"length {self._drag}"
        if ranking is None or not self.session.is_much(ranking):
            self.session.redraft(wanted, key=key)
            return

        def done(_: object) -> None:
            self._cut_job = 0
            self.session.redraft(wanted, key=key)
            self._cut()

        self._cut_job = self._work_out(ranking, wanted, done, self._on_cut_cancelled)

    def _on_cut_cancelled(self) -> None:
        self._cut_job = 0
