"""The longest turn of the window's event loop after one act, in time of the window's own thread."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from benchmarks.common import row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.window import MainWindow

STALL_MS = 50.0
WHOLE_MS = 150.0
"""For what the person asks to have the whole window made anew."""
ROUNDS = 3
_QUIET_SECONDS = 0.25
_MOST_SECONDS = 240.0
_BEAT_MS = 2


class Turns:
    """Follows the event loop of ``app``: also while a dialog runs a loop of its own. The act counts to the turn that it
    began in, with the first picture of what it brought. Wall time is the longest that a heartbeat was late."""

    def __init__(self, app: QApplication, busy: Callable[[], object]) -> None:
        """``busy`` says whether work goes on that an act has begun."""
        from PySide6.QtCore import QAbstractEventDispatcher, Qt, QTimer

        self._app, self._busy = app, busy
        self._turns: list[float] = []
        self._beats: list[float] = []
        self._began = self._beaten = 0.0
        self._joined = True
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.connect(self._awake)
        self._beat = QTimer()
        self._beat.setTimerType(Qt.TimerType.PreciseTimer)
        self._beat.setInterval(_BEAT_MS)
        self._beat.timeout.connect(self._on_beat)

    def _awake(self) -> None:
        now = time.thread_time()
        if self._joined:
            self._turns.append((now - self._began) * 1000)
            self._began = time.thread_time()
        self._joined = True

    def _on_beat(self) -> None:
        now = time.perf_counter()
        self._beats.append((now - self._beaten) * 1000 - _BEAT_MS)
        self._beaten = now

    def after(
        self,
        act: Callable[[], object],
        until: Callable[[], object] = lambda: True,
        seconds: float = _MOST_SECONDS,
    ) -> tuple[float, float]:
        """Milliseconds of CPU of the longest turn from ``act`` until all is quiet again or ``seconds`` are over, and
        those of wall time that the window answered latest."""
        self._turns, self._beats, self._joined = [], [], False
        self._beaten = last = time.perf_counter()
        most = last + seconds
        self._beat.start()
        self._began = time.thread_time()
        act()
        while (now := time.perf_counter()) < most:
            self._app.processEvents()
            time.sleep(0.0005)
            if self._busy() or not until():
                last = now
            elif now - last > _QUIET_SECONDS and len(self._turns) > 10:
                break
        self._beat.stop()
        return max(self._turns), max(self._beats)


class Acts:
    """Acts measured ``ROUNDS`` times; one row of the table for each, with the middle one."""

    def __init__(self, turns: Turns) -> None:
        self.turns = turns
        self.met = True

    def row(
        self,
        name: str,
        act: Callable[[], object],
        back: Callable[[], object] | None = None,
        *,
        until: Callable[[], object] = lambda: True,
        goal: float = STALL_MS,
        rounds: int = ROUNDS,
        seconds: float = _MOST_SECONDS,
    ) -> None:
        """Do ``act``, and ``back`` so that it can be done again; what both take counts. ``seconds``: so long
        at most each is followed, where slices of work go on for minutes."""
        found: list[tuple[float, float]] = []
        for _ in range(rounds):
            found.append(self.turns.after(act, until, seconds))
            if back is not None:
                found[-1] = max(found[-1], self.turns.after(back, seconds=seconds))
        turn = statistics.median(one for one, _ in found)
        wall = statistics.median(one for _, one in found)
        self.met &= row(
            f"window: {name}",
            f"longest turn {turn:.1f} ms (wall {wall:.0f})",
            f"{goal:.0f} ms",
            turn / goal,
            "<= 1",
        )


def busy(window: MainWindow) -> bool:
    """Whether the window still works at what it was asked for."""
    heights = window.briefing.delegate.heights
    keeper = window.safe.keeper
    return bool(
        heights.waiting
        or window.checking.follower.running
        or window.desk.background.busy
        or (keeper is not None and keeper.pending)
    )
