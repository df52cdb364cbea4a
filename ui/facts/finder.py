"""Finds the facts of what is open, in the worker, whenever somebody wants them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from briefing.changes import By, Change
from ui.desk import Desk

_QUIET_MS = 600
"""A draft that nothing follows for so long is looked through."""
_MOST_SOURCES = 60
"""Joining the figures of more sources takes a while: whoever wants it opens the panel."""


class Finder(QObject):
    """Gives the session its facts while the panel is shown, the kind of briefing prints some, or a quick look at the
    sources suspects that they contradict what the briefing says.

    ``finding``: a job runs. ``stopped``: the person cancelled the last one; :meth:`again` tries anew.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        from briefing.facts.gathering import Store

        super().__init__(parent)
        self._desk = desk
        self._store = Store()
        self._job = 0
        self._asked: tuple[object, ...] = ()
        self._shown = False
        self._suspecting = 0
        self._looked_through: object = None
        self._suspected: tuple[object, ...] = ()
        self.stopped = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._look)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_QUIET_MS)
        self._later.timeout.connect(self._suspect)
        desk.changed.connect(self._on_change)
        desk.adopted.connect(self._soon.start)

    @property
    def finding(self) -> bool:
        """Whether facts are being looked for."""
        return bool(self._job)

    @property
    def ready(self) -> bool:
        """Whether the session has the facts of what is open."""
        return bool(self._desk.documents) and self._desk.session.has_facts

    def show(self, shown: bool) -> None:
        """Facts are looked at, or not any more."""
        self._shown = shown
        self._soon.start()

    def stop(self) -> None:
        """Ask for nothing any more: the window goes."""
        self._soon.stop()
        self._later.stop()

    def again(self) -> None:
        """Look for the facts although the person stopped that before."""
        self.stopped = False
        self._soon.start()

    def anew(self) -> None:
        """Find everything again: other words are kept together by now."""
        from briefing.facts.gathering import Store

        self._store = Store()
        stale, self._job = self._job, 0
        self._desk.background.cancel(stale)
        if self._desk.documents:
            self._desk.session.facts = None
        self.again()

    def _on_change(self, change: Change) -> None:
        if change.documents:
            self.stopped = False
        if change.documents or change.facts or change.template or change.ranking:
            self._soon.start()
        if change.facts or change.documents:
            self.changed.emit()
        if change.documents or (change.structure and change.by is By.ENGINE):
            self._later.start()

    # --- whether sources contradict each other

    def _suspect(self) -> None:
        """Have a quick look in the worker, beside work: with many sources only the panel finds their facts."""
        from briefing.suspicions import look

        documents = self._desk.documents
        if (
            not 1 < len(documents) <= _MOST_SOURCES
            or self._wanted()
            or self._desk.session.has_facts
        ):
            return
        if self._desk.background.busy:
            self._later.start()
            return
        if self._suspecting or self._desk.briefing is self._looked_through:
            return
        self._looked_through = self._desk.briefing
        asked = (self._desk.session, self._desk.session.generation)
        self._suspecting = self._desk.background.run(
            look,
            self._desk.briefing,
            documents,
            done=lambda found: self._on_suspected(found, asked),
            failed=self._on_unsuspected,
            cancelled=self._on_unsuspected,
        )

    def _on_suspected(self, found: bool, asked: tuple[object, ...]) -> None:
        self._suspecting = 0
        if found:
            self._suspected = asked
            self._soon.start()
        else:
            self._later.start()  # the briefing may be another by now

    def _on_unsuspected(self, _: object = None) -> None:
        """Nobody asked for it, so nobody is told."""
        self._suspecting = 0

    def _wanted(self) -> bool:
        from briefing.kinds import outline_of

        if not self._desk.documents or self.stopped:
            return False
        # Rows of a table are checked against the years that the facts give their figures.
        briefing = self._desk.briefing
        if self._shown or briefing.tables or outline_of(briefing.template).wants_facts:
            return True
        return self._suspected == (self._desk.session, self._desk.session.generation)

    def _look(self) -> None:
        from briefing.facts.gathering import gather

        session = self._desk.session if self._desk.documents else None
        asked: tuple[object, ...] = (
            (session, session.generation, session.joins) if session is not None else ()
        )
        if self._job and asked == self._asked:
            return
        stale, self._job = self._job, 0
        self._desk.background.cancel(stale)
        if session is None or not self._wanted() or session.has_facts:
            self.changed.emit()
            return
        self._asked = asked
        documents, generation = self._desk.documents, session.generation
        self._job = self._desk.background.run(
            gather,
            documents,
            session.joins,
            self._store.known(documents),
            done=lambda facts: self._take(facts, documents, generation),
            failed=self._on_failed,
            cancelled=self._on_cancelled,
            stage="stage.indicators",
        )
        self.changed.emit()

    def _take(self, facts: object, documents: tuple[object, ...], generation: int) -> None:
        self._store.keep(facts, documents)  # type: ignore[arg-type]
        self._fill(facts, generation)

    def _fill(self, facts: Any, generation: int) -> None:
        """Put the facts into the briefing; what that takes is worked out beside the window."""
        session = self._desk.session

        def done(filled: Any) -> None:
            if not session.fits(filled) and session.generation == generation:
                self._fill(facts, generation)  # edited meanwhile
                return
            self._job = 0
            if not session.set_facts(facts, generation, filled):
                self._soon.start()
            self.changed.emit()

        self._job = self._desk.background.run_beside(
            session.filling(facts), done=done, failed=self._on_failed, stage="stage.indicators"
        )

    def _on_failed(self, error: Exception) -> None:
        self._job = 0
        self.stopped = True
        self._desk.tell_error(error)
        self.changed.emit()

    def _on_cancelled(self) -> None:
        # Zero already when another search takes the place of this one.
        if self._job:
            self._job = 0
            self.stopped = True
            self.changed.emit()
