"""Keeps what is to be checked in step with the briefing, a slice of the work at a time so that the window answers."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefing.changes import Change
from model.briefing import Item, TableRow
from ui.checks import beside
from ui.desk import Desk

if TYPE_CHECKING:
    from briefing.reviewing import Remark, Review
    from facts.check import Fault

    Tell = Callable[[Item, tuple[Fault, ...]], None]

PAUSE_MS = 60
SLICE_SECONDS = 0.008
"""The window gets a turn after so much work."""
AT_ONCE_SECONDS = 0.03
"""Who waits for the check waits so long without a word."""
MANY = 300
"""Items that are compared with each other in a thread."""


class Follower(QObject):
    """The remarks of the desk's briefing as it is now, or, while it is :attr:`running`, as it was."""

    reviewed = Signal()
    """The remarks are complete again."""
    state_changed = Signal()
    """It began to run."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._review: Review | None = None
        self._loading = self._outside = False
        self._work: list[Item | TableRow] = []
        self._then: list[Callable[[], None]] = []
        self.remarks: tuple[Remark, ...] = ()
        self.running = False
        self._stopped = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._soon.timeout.connect(self._begin)
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._step)
        self._typed: tuple[Item, Tell] | None = None
        self._soon_typed = QTimer(self)
        self._soon_typed.setSingleShot(True)
        self._soon_typed.setInterval(0)
        self._soon_typed.timeout.connect(self._check_now)
        desk.changed.connect(self._on_change)
        if desk.documents:
            self._stir()

    def _on_change(self, change: Change) -> None:
        if self._review is not None and (change.documents or change.facts):
            self._use(self._review)
        if change.briefing or change.documents or change.facts:
            self._stir()

    def _use(self, review: Review) -> None:
        documents = self._desk.documents
        review.use(documents, self._desk.session.indicators if documents else None)

    def stop(self) -> None:
        """Check no more: the window closes, and what was asked for may be answered when it is gone."""
        self._stopped = True
        for timer in (self._soon, self._next, self._soon_typed):
            timer.stop()

    def _go_on(self) -> None:
        if not self._stopped:
            self._next.start()

    def _stir(self) -> None:
        if self._stopped:
            return
        if not self.running:
            self.running = True
            self.state_changed.emit()
        if not self._soon.isActive():
            self._soon.start()

    # --- the whole briefing

    def _begin(self) -> None:
        if self._review is None:
            self._load()
            return
        self._work = self._review.pending(self._desk.briefing)
        self._step()

    def _load(self) -> None:
        """The check reads tables and compiles patterns when it is first used: beside the window."""
        if self._loading:
            return
        self._loading = True

        def ready(review: Review) -> None:
            if self._stopped:
                return
            self._loading = False
            self._review = review
            self._use(review)
            self._begin()

        def failed(error: Exception) -> None:
            if self._stopped:
                return
            self._loading = False
            self._desk.tell_error(error)

        self._desk.background.run_beside(
            beside.warmed, done=ready, failed=failed, unwanted=ready, stage="review.stage"
        )

    def _step(self) -> None:
        """Check for a slice of time what is left to be checked."""
        review = self._review
        if review is None or self._outside:
            return
        until = time.perf_counter() + SLICE_SECONDS
        while self._work:
            one = self._work[-1]
            if not beside.is_long(one):
                for _ in review.checker.reading(one):
                    if time.perf_counter() > until:
                        self._next.start()
                        return
            self._work.pop()
            if beside.is_long(one):
                self._check_outside(review, one)
                return
            review.checker.of(one)
            if time.perf_counter() > until and self._work:
                self._next.start()
                return
        self._end()

    def _end(self) -> None:
        review = self._review
        if review is None or self._soon.isActive():
            return
        if review.pending(self._desk.briefing):
            self._begin()
            return
        texts = review.unlike(self._desk.briefing)
        if len(texts) > MANY:
            self._compare_outside(review, texts)
            return
        self.remarks = review.remarks(self._desk.briefing)
        self.running = False
        self.reviewed.emit()
        then, self._then = self._then, []
        for call in then:
            call()

    def _check_outside(self, review: Review, one: Item | TableRow) -> None:
        """Check a very long item in a thread."""
        documents = review.documents
        self._outside = True

        def found(faults: tuple[Fault, ...]) -> None:
            self._outside = False
            review.checker.take(one, faults, documents)
            self._go_on()

        def failed(error: Exception) -> None:
            found(())
            self._desk.tell_error(error)

        self._desk.background.run_beside(
            lambda: beside.faults(one, documents), done=found, failed=failed, unwanted=found,
            stage="review.stage",
        )  # fmt: skip

    def _compare_outside(self, review: Review, texts: tuple[str, ...]) -> None:
        """Look in a thread which of many items say the same."""
        from briefing.reviewing import alike

        self._outside = True

        def found(numbers: tuple[int, ...]) -> None:
            self._outside = False
            review.take_alike(texts, numbers)
            self._go_on()

        def failed(error: Exception) -> None:
            found(tuple(range(len(texts))))
            self._desk.tell_error(error)

        self._desk.background.run_beside(
            lambda: alike(texts), done=found, failed=failed, unwanted=found, stage="review.stage"
        )

    # --- who waits for it

    def when_done(self, call: Callable[[], None]) -> None:
        """Call it with complete remarks: at once if little is left to check, otherwise when that is done."""
        if self.running and self._review is not None and not self._outside:
            self._soon.stop()
            review, until = self._review, time.perf_counter() + AT_ONCE_SECONDS
            for one in review.pending(self._desk.briefing):
                if beside.is_long(one) or any(
                    time.perf_counter() > until for _ in review.checker.reading(one)
                ):
                    break
                review.checker.of(one)
                if time.perf_counter() > until:
                    break
            else:
                self._work = []
                self._end()
        if not self.running:
            call()
            return
        self._then.append(call)
        if not self._soon.isActive():
            self._soon.start()

    # --- what is being typed

    def check_typed(self, item: str, text: str, tell: Tell) -> None:
        """Tell the faults of an item as it would be with this text, at once or, if it is long, when they are known."""
        found = self._desk.session.item(item)
        if found is None or self._review is None:
            return
        typed = replace(found, text=text, headline="", edited=True)
        documents = self._review.documents
        if not found.sources or not text.strip():
            tell(typed, ())
        elif beside.is_long(typed):
            self._desk.background.run_beside(
                lambda: beside.faults(typed, documents),
                done=lambda faults: tell(typed, faults),
                failed=self._desk.tell_error,
                stage="review.stage",
            )
        else:
            self._typed = (typed, tell)
            self._check_now()

    def _check_now(self) -> None:
        """Check what was typed last; what it is compared with is read in slices the first time."""
        if self._typed is None or self._review is None:
            return
        typed, tell = self._typed
        checker, until = self._review.checker, time.perf_counter() + SLICE_SECONDS
        if any(time.perf_counter() > until for _ in checker.reading(typed)):
            self._soon_typed.start()
            return
        self._typed = None
        tell(typed, beside.faults(typed, checker.documents))
