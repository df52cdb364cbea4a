"""How many pages the briefing has, whether or not anybody looks at them: counted in the worker after every change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from briefing.changes import Change
from model.briefing import Briefing
from model.template import Template
from ui.desk import Desk
from ui.exporter import Exporter

_PAUSE_MS = 300

Pages = tuple[int, int]
"""Of the body, and of the source list."""


class PageCount(QObject):
    """Knows :attr:`pages` within a second of a change. ``laid_out`` gives those that the preview has laid out, so that
    nothing is counted twice."""

    counted = Signal()

    def __init__(self, desk: Desk, exporter: Exporter, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._exporter = exporter
        self.laid_out: Callable[[], Pages | None] = lambda: None
        self._known: Pages | None = None
        self._of: tuple[Briefing, Template] | None = None
        self._job = 0
        self._stopped = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self._count)
        desk.changed.connect(self._on_change)
        desk.adopted.connect(self._forget)
        exporter.templates_known.connect(self._later)

    @property
    def pages(self) -> Pages | None:
        """The pages as they are or were a moment ago; None if nobody has counted yet."""
        return self.laid_out() or self._known

    def take(self, *, fresh: bool) -> None:
        """The preview has laid pages out, or is not looked at any more. ``fresh``: they are those of the present
        briefing."""
        found = self.laid_out()
        if found is not None:
            self._known, self._of = found, self._subject() if fresh else None
        else:
            self._later()

    def stop(self) -> None:
        """Count no more: the window closes."""
        self._stopped = True
        self._soon.stop()
        stale, self._job = self._job, 0
        self._desk.background.cancel(stale)

    def _on_change(self, change: Change) -> None:
        if change.briefing or change.items or change.template or change.documents:
            self._later()

    def _forget(self) -> None:
        self._known = self._of = None
        self._later()

    def _later(self) -> None:
        # Not put off by further changes: who types without a pause is told, too.
        if not self._stopped and not self._soon.isActive():
            self._soon.start()

    def _subject(self) -> tuple[Briefing, Template] | None:
        template = self._exporter.template
        briefing = self._desk.briefing
        return None if template is None or briefing.is_empty else (briefing, template)

    def _is_known(self, subject: tuple[Briefing, Template]) -> bool:
        return self._of is not None and self._of[0] is subject[0] and self._of[1] == subject[1]

    def _count(self) -> None:
        """Count in the worker, unless that is done or under way."""
        subject = self._subject()
        if subject is None:
            self._known = self._of = None
            return
        if self._job or self.laid_out() is not None or self._is_known(subject):
            return
        from briefing import jobs, sheets

        outward, read = self._desk.session.outward
        self._job = self._desk.background.run(
            sheets.count_pages,
            outward,
            subject[1],
            jobs.anchors_of(outward, read),
            done=lambda found: self._on_counted(subject, found),
            failed=lambda _: self._end(),
            cancelled=self._end,
            stage="window.stage.pages",
        )

    def _on_counted(self, subject: tuple[Briefing, Template], found: Pages) -> None:
        self._job = 0
        self._known, self._of = found, subject
        self.counted.emit()
        now = self._subject()
        if now is not None and not self._is_known(now):
            self._later()

    def _end(self) -> None:
        # What cannot be rendered is told by the preview and the export, who were asked for it.
        self._job = 0
