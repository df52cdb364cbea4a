"""Below: counts and the page estimate, and the progress of what runs, with Cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from messages import has, say
from ui.parts import label, link_button

if TYPE_CHECKING:
    from ui.background import Progress

BRIEFLY_MS = 5_000


class Statusline(QWidget):
    """One line. Progress takes its left half while something runs."""

    cancel_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statusline")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(max(30, self.fontMetrics().height() + 10))
        self.hint = label("", "muted")
        self.stage = label("", "muted")
        self.bar = QProgressBar()
        self.bar.setMinimumWidth(60)
        self.bar.setMaximumWidth(180)
        self.bar.setTextVisible(False)
        self.cancel: QPushButton = link_button(say("window.cancel"), self.cancel_asked.emit)
        self.cancel.setToolTip(say("window.cancel.tip"))
        self.saved = label("", "muted")
        self.counts = label("", "muted")
        self.checks = link_button("", lambda: None)
        self.checks.hide()
        # The hint gives way first when the line is short.
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.hint, 1)
        row.addWidget(self.stage)
        row.addWidget(self.bar)
        row.addWidget(self.cancel)
        row.addStretch(0)
        row.addWidget(self.saved)
        row.addSpacing(6)
        row.addWidget(self.checks)
        row.addSpacing(6)
        row.addWidget(self.counts)
        self._hint = ""
        self._brief = QTimer(self)
        self._brief.setSingleShot(True)
        self._brief.setInterval(BRIEFLY_MS)
        self._brief.timeout.connect(lambda: self.hint.setText(self._hint))
        self.show_progress(None)

    def show_hint(self, text: str) -> None:
        """Say what can be done now."""
        self._hint = text
        if not self._brief.isActive():
            self.hint.setText(text)

    def say_briefly(self, text: str) -> None:
        """Say what was just done, for some seconds in place of the hint."""
        self.hint.setText(text)
        self._brief.start()

    def show_checks(self, count: int | None, running: bool) -> None:
        """Say how many things are to be checked; None: there is nothing that could be."""
        self.checks.setVisible(count is not None)
        if count is None:
            return
        self.checks.setToolTip(say("review.tip"))
        text = say("review.open", {"count": count}) if count else say("review.none")
        self.checks.setText(say("review.running") if running and not count else text)
        name = "linkWarning" if count else "link"
        if self.checks.objectName() != name:
            self.checks.setObjectName(name)
            self.checks.style().unpolish(self.checks)
            self.checks.style().polish(self.checks)

    def show_counts(self, text: str, *, over: bool) -> None:
        """Say how much there is; ``over``: more characters than were asked for."""
        name = "over" if over else "muted"
        if self.counts.objectName() != name:
            self.counts.setObjectName(name)
            self.counts.style().unpolish(self.counts)
            self.counts.style().polish(self.counts)
        self.counts.setText(text)

    def show_saved(self, text: str, tip: str = "", *, failed: bool = False) -> None:
        """Say how far the work is on the disk; ``failed`` in red."""
        name = "failed" if failed else "muted"
        if self.saved.objectName() != name:
            self.saved.setObjectName(name)
            self.saved.style().unpolish(self.saved)
            self.saved.style().polish(self.saved)
        self.saved.setText(text)
        self.saved.setToolTip(tip)

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far a job is, or that nothing runs."""
        for one in (self.stage, self.bar, self.cancel):
            one.setVisible(progress is not None)
        self.hint.setVisible(progress is None)
        if progress is None:
            return
        stage = say(progress.stage) if has(progress.stage) else say("window.stage.work")
        if progress.total > 1:
            values = {"stage": stage, "done": progress.done, "total": progress.total}
            self.stage.setText(say("window.progress", values))
            # Reports can be large; the bar counts in thousandths.
            self.bar.setRange(0, 1_000)
            self.bar.setValue(round(1_000 * progress.done / progress.total))
        else:
            self.stage.setText(say("window.progress.unknown", {"stage": stage}))
            self.bar.setRange(0, 0)
        self.bar.setAccessibleName(self.stage.text())
