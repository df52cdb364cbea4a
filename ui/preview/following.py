"""Keeps the pages of the preview those of the briefing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from briefing.changes import Change
from briefing.sheets import Sheets
from messages import say
from model.briefing import Briefing
from model.errors import JianbaoError
from model.template import Template
from ui.failed import wording as word
from ui.panes import Panes
from ui.preview.panel import PreviewPanel
from ui.preview.printing import Printing
from ui.told import Told

_PAUSE_MS = 120
"""What is done in one go is laid out once."""


@dataclass(frozen=True, slots=True)
class _Subject:
    """What pages are of."""

    briefing: Briefing
    template: Template

    def is_that(self, other: _Subject | None) -> bool:
        """Whether both are the very same; a briefing is never changed in place."""
        return (
            other is not None
            and self.briefing is other.briefing
            and self.template is other.template
        )


class Following(QObject):
    """One layout at a time, in the worker process; what is overtaken by an edit is never shown."""

    counted = Signal()
    """There are other pages, or they came into view or went out of it."""

    def __init__(self, panes: Panes, panel: PreviewPanel, frame: QWidget) -> None:
        super().__init__(frame)
        self._panes = panes
        self._panel = panel
        self._frame = frame
        self._desk = panes.desk
        self._shown: _Subject | None = None
        self._job = 0
        self._then: list[Callable[[Sheets], None]] = []
        self.printing = Printing(panes, frame, self._with_sheets)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self._lay_out)
        self._desk.changed.connect(self._on_change)
        self._desk.adopted.connect(self._later)
        panes.exporter.templates_known.connect(self._later)
        panes.briefing.selection_changed.connect(self._mark)
        panel.visibility_changed.connect(self._on_visibility)
        panel.part_clicked.connect(self._go_to)
        panel.print_asked.connect(self.printing.print)
        panel.pdf_asked.connect(self.printing.save_pdf)
        panes.commands.connect_all({"focus_preview": self._focus})
        self._refresh()
        if panel.isVisible():
            self._on_visibility(True)

    # --- following

    @property
    def pages(self) -> tuple[int, int] | None:
        """Pages of the briefing and of its source list as last laid out; None while nobody looks at them."""
        sheets = self._panel.sheets if self._panel.isVisible() else None
        if sheets is None:
            return None
        return sheets.body_pages, len(sheets.packed) - sheets.body_pages

    @property
    def up_to_date(self) -> bool:
        """Whether the pages shown are those of the briefing as it is now."""
        subject = self._subject()
        return subject.is_that(self._shown) if subject is not None else self._shown is None

    def _subject(self) -> _Subject | None:
        template = self._panes.exporter.template
        briefing = self._desk.briefing
        if template is None or briefing.is_empty:
            return None
        return _Subject(briefing, template)

    def _on_change(self, change: Change) -> None:
        if change.briefing or change.items or change.template or change.documents:
            self._later()

    def _later(self) -> None:
        self._refresh()
        if self._panel.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _on_visibility(self, shown: bool) -> None:
        if shown:
            self._make_room()
            self._later()
        self.counted.emit()

    def _refresh(self) -> None:
        subject = self._subject()
        self._panel.enable(subject is not None)
        for name in ("print", "save_pdf"):
            self._panes.commands[name].setEnabled(subject is not None)

    def _lay_out(self) -> None:
        """Lay out what there is now, unless that is done or under way."""
        if self._job:
            return
        subject = self._subject()
        if subject is None:
            self._show(None, None)
            return
        if subject.is_that(self._shown):
            return
        from briefing import jobs, sheets

        outward, read = self._desk.session.outward
        self._job = self._desk.background.run(
            sheets.lay_out,
            outward,
            subject.template,
            jobs.anchors_of(outward, read),
            done=lambda found: self._on_done(subject, found),
            failed=self._on_failed,
            cancelled=self._on_cancelled,
            stage="window.stage.pages",
        )

    def _on_done(self, subject: _Subject, found: Sheets) -> None:
        self._job = 0
        if not subject.is_that(self._subject()):
            self._lay_out()
            return
        self._show(subject, found)
        waiting, self._then = self._then, []
        for then in waiting:
            then(found)

    def _on_failed(self, error: Exception) -> None:
        self._job, self._then = 0, []
        if isinstance(error, JianbaoError):
            reason = word(error.code, error.values)
            self._panel.tell(say("window.preview.stale", {"reason": reason}))
        else:
            self._desk.tell_error(error)

    def _on_cancelled(self) -> None:
        self._job, self._then = 0, []

    def _show(self, subject: _Subject | None, found: Sheets | None) -> None:
        self._shown = subject
        from ui.preview.faces import stands_in

        missing = tuple(name for name in found.fonts if stands_in(name)) if found else ()
        self._panel.show_sheets(found, missing)
        self.counted.emit()
        self._mark()

    # --- to and fro

    def _mark(self) -> None:
        self._panel.mark(self._panes.briefing.selected())

    def _go_to(self, part: str, is_section: bool) -> None:
        """Show in the briefing what was clicked on a page."""
        self._panes.areas.reveal("briefing")
        if is_section:
            self._panes.briefing.select_section(part)
        else:
            self._panes.briefing.select((part,))

    def _focus(self) -> None:
        self._panes.areas.reveal("preview")
        self._panel.view.setFocus()

    def _make_room(self) -> None:
        """An area shown for the first time gets a share of the widest of the others."""
        splitter = self._panes.splitter
        sizes = splitter.sizes()
        at = splitter.indexOf(self._panel)
        wanted = min(self._panel.sizeHint().width(), splitter.width() // 3)
        if sizes[at] >= wanted * 2 // 3:
            return
        short = wanted - sizes[at]
        for index in sorted(range(len(sizes)), key=lambda one: -sizes[one]):
            spare = sizes[index] - splitter.widget(index).minimumWidth()
            if index != at and sizes[index] and spare > 0:
                given = min(spare, short)
                sizes[index] -= given
                sizes[at] += given
                short -= given
        splitter.setSizes(sizes)

    # --- for whoever wants them

    def _with_sheets(self, then: Callable[[Sheets], None]) -> None:
        """Call ``then`` with the pages of the briefing as it is now."""
        self._panes.briefing.commit_pending()
        if self._subject() is None:
            self._panes.messages.tell(Told("warning", say("window.preview.no_items")))
            return
        sheets = self._panel.sheets
        if self.up_to_date and sheets is not None:
            then(sheets)
        else:
            self._then.append(then)
            self._lay_out()
