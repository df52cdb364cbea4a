"""Below: counts and the page estimate, and the progress of what runs, with Cancel."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from messages import has, say
from ui.background import Progress
from ui.parts import label, link_button


class Statusline(QWidget):
    """One line. Progress takes its left half while something runs."""

    cancel_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statusline")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(30)
        self.hint = label("", "muted")
        self.stage = label("", "muted")
        self.bar = QProgressBar()
        self.bar.setFixedWidth(180)
        self.bar.setTextVisible(False)
        self.cancel: QPushButton = link_button(say("window.cancel"), self.cancel_asked.emit)
        self.cancel.setToolTip(say("window.cancel.tip"))
        self.counts = label("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.hint)
        row.addWidget(self.stage)
        row.addWidget(self.bar)
        row.addWidget(self.cancel)
        row.addStretch(1)
        row.addWidget(self.counts)
        self.show_progress(None)

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
