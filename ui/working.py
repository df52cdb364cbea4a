"""A line in a dialog that shows a job of the worker process and can stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from messages import say
from model.errors import Cancelled, JianbaoError
from ui.background import PATIENCE_MS, Background
from ui.failed import wording
from ui.parts import label


class Working(QWidget):
    """One job at a time; the next takes the place of the one before. Ends with its dialog."""

    state_changed = Signal()
    failed = Signal(str)
    """What went wrong, in words."""
    broken = Signal(object)
    """A job failed by a fault of ours."""
    stopped = Signal()
    """The person has cancelled the job."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._job = 0
        self._text = label("", "muted")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setFixedWidth(120)
        self.cancel_button = QPushButton(say("window.cancel"))
        self.cancel_button.clicked.connect(self.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._text)
        row.addWidget(self._bar)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._show)
        self._put_up(False)

    @property
    def busy(self) -> bool:
        """Whether a job runs."""
        return bool(self._job)

    def run(
        self, function: Callable[..., Any], *args: Any, done: Callable[[Any], None], stage: str
    ) -> None:
        """Run ``function(*args, task=…)`` in the worker process; ``stage`` is the message code shown meanwhile."""
        self.drop()
        self._text.setText(say(stage))
        self._bar.setAccessibleName(say(stage))

        def finish(result: Any) -> None:
            self._end()
            done(result)

        self._job = self._background.run(
            function,
            *args,
            done=finish,
            failed=self._on_failed,
            cancelled=self._on_cancelled,
            stage=stage,
        )
        self._patience.start()
        self.state_changed.emit()

    def cancel(self) -> None:
        """Stop the job, as the person wishes."""
        if self._job:
            self._background.cancel(self._job)

    def drop(self) -> None:
        """Forget the job: nobody waits for it any more."""
        job, self._job = self._job, 0
        if job:
            self._background.cancel(job)
            self._end()

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, JianbaoError) and not isinstance(error, Cancelled):
            self.failed.emit(wording(error.code, error.values))
        elif not isinstance(error, Cancelled):
            self.broken.emit(error)

    def _on_cancelled(self) -> None:
        # Zero already when a newer job takes its place: then nobody is told.
        if self._job:
            self._end()
            self.stopped.emit()

    def _end(self) -> None:
        self._job = 0
        self._patience.stop()
        self._put_up(False)
        self.state_changed.emit()

    def _show(self) -> None:
        self._put_up(True)

    def _put_up(self, shown: bool) -> None:
        for part in (self._text, self._bar, self.cancel_button):
            part.setVisible(shown)
