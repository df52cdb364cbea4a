"""What the window works on: the session, the jobs that feed it, and what the person asked for.

Panels call its methods and listen to its signals; it knows no widget.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefing.changes import By, Change
from messages import say
from model.briefing import Briefing
from model.document import Document
from model.errors import Cancelled, JianbaoError
from ui.background import Background
from ui.failed import FailedSource, word, wording
from ui.intake import Intake

if TYPE_CHECKING:
    from briefing.history import Label
    from briefing.jobs import ReadResult
    from briefing.session import Session

DEFAULT_ENGINE = "briefing"
DEFAULT_LENGTH = 1_500
"""Printed characters of a briefing: about three pages, what one issue usually holds."""


@dataclass(frozen=True, slots=True)
class Told:
    """Something the person must be told. ``kind`` is error, warning or success."""

    kind: str
    text: str
    details: tuple[str, ...] = ()


class Desk(QObject):
    """One sitting: sources in, briefing out."""

    changed = Signal(object)
    told = Signal(object)
    draft_ready = Signal()

    def __init__(
        self,
        background: Background,
        parent: QObject,
        *,
        fields: Mapping[str, str] | None = None,
        template: str = "",
    ) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._fields = dict(fields or {})
        self._template = template or Briefing().template
        self.background = background
        self.engine = DEFAULT_ENGINE
        self.length = DEFAULT_LENGTH
        self.unexported = False
        self.paths: list[Path] = []
        self._rank_job = 0
        self._drag = 0
        self._wanted_length: int | None = None
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
            self._session.listen(self._on_change)
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

    @property
    def failures(self) -> tuple[FailedSource, ...]:
        """The sources that could not be read."""
        failures = self._session.failures if self._session else ()
        return tuple(word(failure) for failure in failures)

    @property
    def steps(self) -> tuple[Label | None, Label | None]:
        """What undo would take back and redo would do again."""
        if self._session is None:
            return None, None
        return self._session.undo_label, self._session.redo_label

    def _on_change(self, change: Change) -> None:
        if change.briefing and change.by is not By.ENGINE and change.code != "edit.remove_document":
            self.unexported = True
        self.changed.emit(change)

    def is_kept(self, item: str) -> bool:
        """Whether an item is the person's own work, which choosing again leaves alone."""
        return self.session.is_kept(item)

    # --- sources

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Read files and folders, add them to the sources and rank anew."""
        wanted = list(dict.fromkeys(Path(path) for path in paths))
        if not wanted:
            return
        self._forget_failures(wanted)
        self.paths += [path for path in wanted if path not in self.paths]
        Intake(self.background, self._on_read, self._on_reading_cancelled).start(wanted)

    def _forget_failures(self, paths: Sequence[Path]) -> None:
        """What is tried again is no longer a failure."""
        session = self.session
        again = set(paths)
        session.failures = tuple(
            failure
            for failure in session.failures
            if not again & {Path(failure.name), *Path(failure.name).parents}
        )

    def _on_reading_cancelled(self) -> None:
        self.told.emit(Told("warning", say("window.cancelled.reading")))

    def _on_read(self, result: ReadResult) -> None:
        documents, failures, notices = result.documents, result.failures, result.notices
        new = self.session.add_documents(documents, failures)
        again = len(documents) - len(new)
        details = [word(failure).reason for failure in failures]
        details += [wording(notice.code, dict(notice.values)) for notice in notices]
        if len(failures) == 1 and len(details) == 1:
            self.told.emit(Told("error", details[0]))
        elif failures:
            values = {"count": len(failures), "done": len(documents)}
            text = say("window.failed_sources" if documents else "window.failed_all", values)
            self.told.emit(Told("error", text, tuple(details)))
        elif again and not new:
            self.told.emit(Told("warning", say("window.already_open"), tuple(details)))
        elif notices:
            text = say("window.source_notices", {"count": len(notices)})
            self.told.emit(Told("warning", text, tuple(details)))
        if new:
            self._rank()

    def tell_error(self, error: Exception) -> None:
        """Word what went wrong in a job."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, JianbaoError):
            self.told.emit(Told("error", wording(error.code, error.values)))
        else:
            detail = getattr(error, "report", "") or f"{type(error).__name__}: {error}"
            self.told.emit(Told("error", say("window.error.bug"), (detail,)))

    def remove_document(self, sha256: str) -> None:
        """Take a source out, and rank what stays."""
        self.session.remove_document(sha256)
        self._rank()

    def dismiss_failure(self, name: str) -> None:
        """Strike a file that could not be read off the list."""
        session = self.session
        session.failures = tuple(one for one in session.failures if one.name != name)
        self.changed.emit(Change(By.PERSON, "edit.add_documents", documents=True))

    # --- ranking and choosing

    def set_engine(self, engine: str) -> None:
        """Rank with another engine and draft anew."""
        if engine != self.engine or self.session.ranking is None:
            self.engine = engine
            self._rank()

    def _rank(self) -> None:
        from briefing import jobs

        stale, self._rank_job = self._rank_job, 0
        self.background.cancel(stale)
        if not self.documents:
            return
        generation = self.session.generation
        self._rank_job = self.background.run(
            jobs.rank_documents,
            self.documents,
            self.engine,
            done=lambda ranking: self._on_ranked(ranking, generation),
            failed=self.tell_error,
            cancelled=self._on_ranking_cancelled,
            stage="window.stage.rank",
        )

    def _on_ranked(self, ranking: object, generation: int) -> None:
        self._rank_job = 0
        if self.session.set_ranking(ranking, generation):  # type: ignore[arg-type]
            self.session.redraft(self.length or None)
            self.draft_ready.emit()

    def _on_ranking_cancelled(self) -> None:
        # Zero already when a newer ranking takes its place: then nobody is told.
        if self._rank_job:
            self._rank_job = 0
            self.told.emit(Told("warning", say("window.cancelled.ranking")))

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
        wanted = self.session.cut.length
        if self._wanted_length is not None or not wanted or wanted == self.length:
            return False
        self.length = wanted
        return True

    def _cut(self) -> None:
        wanted, self._wanted_length = self._wanted_length, None
        if wanted:
            self.session.redraft(wanted, key=f"length {self._drag}")
