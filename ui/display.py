"""Keeps the window showing what the desk holds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from briefing.changes import Change
from messages import say
from ui.panes import Panes
from ui.tally import Tally

_MARKS_MS = 15


class Display:
    """Follows the desk and the selection; changes nothing of the briefing."""

    def __init__(self, panes: Panes) -> None:
        self._panes = panes
        self._desk = panes.desk
        self._exporter = panes.exporter
        self._commands = panes.commands
        self._tally = Tally()
        # The pages as they are laid out, if they are.
        self.laid_out: Callable[[], tuple[int, int] | None] = lambda: None
        # As old as the desk, whose last words may come after the window is gone.
        self._marks = QTimer(panes.desk)
        self._marks.setSingleShot(True)
        self._marks.setInterval(_MARKS_MS)
        self._marks.timeout.connect(panes.reader.refresh_marks)
        # From the end of the turn on, for a long one would be over too late and have the marks in it as well.
        self._turn = QTimer(panes.desk)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._marks.start)
        self._desk.changed.connect(self._on_change)
        self._desk.adopted.connect(self._on_adopted)
        self._desk.told.connect(panes.messages.tell)
        self._desk.background.progressed.connect(panes.statusline.show_progress)
        self._exporter.exported.connect(self._on_exported)
        self._exporter.state_changed.connect(self._refresh_export)
        self._exporter.templates_known.connect(self._show_templates)
        panes.briefing.selection_changed.connect(self._on_selection)
        self.refresh_counts()
        self._on_selection()

    def _on_adopted(self) -> None:
        self._panes.topbar.show_engine(self._desk.engine)
        self._panes.sources.tense.show_tense(self._desk.tense)
        self._panes.topbar.length.set_length(self._desk.length)
        self._panes.briefing.show_other_work()
        self._panes.reader.forget(set())
        self._panes.reader.show_document(None)

    def _on_change(self, change: Change) -> None:
        desk, panes = self._desk, self._panes
        if change.documents:
            panes.sources.show_sources(desk.documents, desk.failures)
            panes.reader.forget({document.sha256 for document in desk.documents})
            panes.reader.refresh(desk.documents)
            if not any(one.sha256 == panes.reader.shown for one in desk.documents):
                panes.reader.show_document(next(iter(desk.documents), None))
            panes.briefing.sources_changed()
        if change.briefing or change.items:
            panes.briefing.show_briefing(desk.briefing, sources=bool(desk.documents))
        if change.template:
            self._show_templates()
        if change.ranking and desk.follow_cut():
            panes.topbar.length.set_length(desk.length)
        # A moment later: when thousands of items come their marks are half of what that costs.
        self._turn.start()
        self.refresh_counts()

    def refresh_counts(self) -> None:
        """Say how much there is, what can be undone, what can be done."""
        desk, panes = self._desk, self._panes
        figures = self._tally.of(desk.briefing)
        items, characters = figures.items, figures.characters
        panes.topbar.show_chosen(items, characters)
        panes.briefing.show_figures(items, characters)
        panes.sources.show_picked(dict(figures.picked))
        body, listed = self.laid_out() or figures.pages
        values = {
            "documents": len(desk.documents),
            "items": items,
            "characters": f"{characters:,}/{desk.length:,}",
            "pages": body,
            "sources": listed,
        }
        code = "window.counts" if items else "window.counts.empty"
        panes.statusline.show_counts(say(code, values), over=characters > desk.length)
        empty = "window.hint.opening" if panes.sources.expecting else "window.hint.add"
        hint = "window.hint.pick" if desk.documents else empty
        panes.statusline.show_hint(say(hint))
        self._commands.show_history(*desk.steps)
        self._commands["remove_source"].setEnabled(bool(desk.documents))
        self._refresh_export()

    def _refresh_export(self) -> None:
        exporter = self._exporter
        ready = bool(exporter.templates) and not self._desk.briefing.is_empty
        self._panes.topbar.export_button.setEnabled(ready and not exporter.running)
        self._commands["export"].setEnabled(ready and not exporter.running)
        self._commands["batch"].setEnabled(bool(exporter.templates and self._desk.documents))

    def _on_selection(self) -> None:
        items = self._panes.briefing.selected()
        one = self._desk.session.item(items[0]) if len(items) == 1 else None
        for name in ("move_up", "move_down"):
            self._commands[name].setEnabled(bool(items))
        self._commands["merge"].setEnabled(len(items) > 1)
        self._commands["delete"].setEnabled(self._panes.briefing.delete_button.isEnabled())
        self._commands["restore"].setEnabled(one is not None and one.edited and bool(one.sources))
        self._commands["show_source"].setEnabled(one is not None and bool(one.sources))
        self._panes.reader.view.set_current_item(items[0] if len(items) == 1 else "")

    def _show_templates(self) -> None:
        exporter, topbar = self._exporter, self._panes.topbar
        names = [template.name for template in exporter.templates]
        topbar.show_templates(names, self._desk.briefing.template)
        self._panes.briefing.show_template(exporter.template)
        self._refresh_export()

    def _on_exported(self, exported: object) -> None:
        self._panes.messages.hide()
        self._panes.results.tell_exported(exported)  # type: ignore[arg-type]
        self._refresh_export()
