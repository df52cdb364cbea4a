"""Connects the first steps with the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from briefing.edits import SetField
from messages import say
from ui import files
from ui.firststeps.beginning import Beginning
from ui.panes import Panes
from ui.told import Offer, Told

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.exporting.presets import Presets
    from ui.firststeps.wizard import Wanted, Wizard


class FirstSteps(QObject):
    """``begin_anew`` makes an empty desk, asking first what is to become of work; ``open_paths`` opens sources;
    ``presets`` has the person's own ways of making a briefing."""

    def __init__(
        self,
        panes: Panes,
        begin_anew: Callable[[], None],
        open_paths: Callable[[list[Path]], None],
        presets: Presets,
        frame: QWidget,
    ) -> None:
        super().__init__(frame)
        self._panes = panes
        self._frame = frame
        self._desk = panes.desk
        self._begin_anew, self._open_paths = begin_anew, open_paths
        self._presets = presets
        self._guiding = False
        self.wizard: Wizard | None = None
        self.beginning = Beginning(
            panes.reader.empty,
            panes.settings,
            lambda path: open_paths([path]),
            self.open,
        )
        panes.commands.connect_all({"wizard": self.open})
        self._desk.draft_ready.connect(self._on_draft)

    def open(self) -> None:
        """Ask which sources and which kind."""
        from ui.firststeps.kindpage import Kinds
        from ui.firststeps.wizard import Offered, Wizard

        panes, settings = self._panes, self._panes.settings
        panes.briefing.commit_pending()
        fields = settings.fields()
        fields |= {
            name: value
            for name, value in self._desk.briefing.fields
            if value and not self._desk.documents
        }
        kinds = Kinds(
            panes.exporter.templates,
            self._desk.briefing.template,
            self._desk.length,
            fields,
            self._presets.kept.all(),
            settings.next_issue,
        )
        offered = Offered(
            kinds,
            lambda: files.ask_files(self._frame, settings),
            lambda: files.ask_folder(self._frame, settings),
            files.samples(),
        )
        wizard = Wizard(offered, panes.theme, self._frame)
        wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wizard.setWindowModality(Qt.WindowModality.WindowModal)
        wizard.accepted.connect(lambda: self._make(wizard.wanted()))
        wizard.destroyed.connect(self._forget)
        self.wizard = wizard
        wizard.show()

    def _forget(self) -> None:
        self.wizard = None

    def _make(self, wanted: Wanted) -> None:
        panes, desk = self._panes, self._desk
        if desk.documents or not desk.briefing.is_empty:
            self._begin_anew()
            if desk.documents:
                return
        if wanted.preset is not None:
            # As it was changed in the wizard; of what it says of sections, the draft that follows hears.
            fields = {**dict(wanted.preset.fields), **dict(wanted.fields)}
            known = {name: value for name, value in fields.items() if value}
            self._presets.use(
                replace(
                    wanted.preset,
                    template=wanted.template,
                    length=wanted.length,
                    fields=tuple(known.items()),
                )
            )
        panes.topbar.template_chosen.emit(wanted.template)
        panes.topbar.show_template(wanted.template)
        for name, value in wanted.fields:
            if desk.briefing.field(name) != value:
                desk.session.apply(SetField(name, value))
        desk.set_length(wanted.length)
        panes.topbar.length.set_length(wanted.length)
        self._guiding = True
        self._open_paths(list(wanted.paths))

    def _on_draft(self) -> None:
        if not self._guiding:
            return
        self._guiding = False
        if self._desk.briefing.is_empty:
            return
        export = self._panes.commands["export"]
        offers = (Offer(say("window.export"), export.trigger),)
        self._panes.messages.tell(Told("info", say("window.wizard.step3"), offers=offers))
