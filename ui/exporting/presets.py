"""Presets in the window: the menu, keeping and using one."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from briefing import presets
from briefing.naming import DEFAULT_PATTERN
from briefing.presets import Preset
from messages import say
from model.errors import JianbaoError
from ui.defaults import DEFAULT_ENGINE, ENGINES
from ui.exporting.kept import KeptPresets
from ui.exporting.wording import ask_name, confirm_replace, described
from ui.failed import said
from ui.panes import Panes
from ui.told import Told


class Presets(QObject):
    """The menu of presets, and what is done with one."""

    def __init__(self, panes: Panes, frame: QWidget) -> None:
        super().__init__(frame)
        self._panes = panes
        self._frame = frame
        self._desk = panes.desk
        self.kept = KeptPresets(panes.settings, panes.messages)
        self.ask_name = ask_name
        self.confirm_replace = confirm_replace
        # Lengths of sections are given when there is a draft that has these sections.
        self._waiting: tuple[Preset, str] | None = None
        self._desk.draft_ready.connect(self._on_draft)
        self._desk.adopted.connect(self._forget)

    # --- the menu

    def fill(self, menu: QMenu) -> None:
        """Make the menu anew: one entry for each, the one used last ticked."""
        menu.clear()
        menu.setToolTipsVisible(True)
        found = self.kept.all()
        for preset in found:
            action = menu.addAction(preset.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(preset.name == self._panes.settings.preset)
            action.setToolTip(described(preset))
            action.triggered.connect(lambda _=False, one=preset: self.use(one))
        if not found:
            menu.addAction(say("window.presets.none")).setEnabled(False)
        menu.addSeparator()
        menu.addAction(say("window.presets.keep"), self.keep)
        menu.addAction(say("window.presets.manage"), self.manage)

    # --- using and keeping

    def use(self, preset: Preset) -> None:
        """Make the briefing as ``preset`` says; what the person wrote stays, and all of it is one step to undo."""
        panes, desk = self._panes, self._desk
        panes.briefing.commit_pending()
        panes.messages.hide()
        template = preset.template
        known = [one.name for one in panes.exporter.templates]
        if known and template not in known:
            values = {"name": preset.name, "template": template}
            panes.messages.tell(Told("warning", say("window.presets.no_template", values)))
            template = desk.briefing.template
        key = desk.session.use_preset(preset.name, template, preset.fields)
        panes.settings.preset = preset.name
        if preset.pattern:
            panes.settings.pattern = preset.pattern
        engine = preset.engine if preset.engine in ENGINES else DEFAULT_ENGINE
        self._waiting = (preset, key)
        panes.safe.remember("engine", engine)
        panes.safe.remember("tense", preset.tense)
        ranked = desk.choose(engine, preset.tense, preset.length, key)
        panes.topbar.show_engine(engine)
        panes.topbar.length.set_length(desk.length)
        panes.topbar.show_template(template)
        panes.sources.tense.show_tense(preset.tense)
        if ranked:
            self._on_draft()

    def _on_draft(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None and waiting[0].sections:
            preset, key = waiting
            session = self._desk.session
            session.set_section_lengths(presets.section_lengths(session.briefing, preset), key)

    def _forget(self) -> None:
        self._waiting = None

    def keep(self) -> None:
        """Keep how the briefing is made now, under a name that is asked for."""
        panes, desk = self._panes, self._desk
        panes.briefing.commit_pending()
        there = self.kept.all()
        name = self.ask_name(self._frame, panes.settings.preset or desk.briefing.field("简报名称"))
        if not name.strip():
            return
        try:
            preset = presets.preset_of(
                desk.session,
                name,
                length=desk.length,
                engine=desk.engine,
                tense=desk.tense,
                pattern=panes.settings.pattern or DEFAULT_PATTERN,
            )
        except JianbaoError as error:
            panes.messages.tell(Told("warning", said(error)))
            return
        taken = any(one.name == preset.name for one in there)
        if taken and not self.confirm_replace(self._frame, preset.name):
            return
        if self.kept.save(presets.with_preset(there, preset)):
            panes.settings.preset = preset.name
            text = say("window.presets.kept", {"name": preset.name})
            panes.messages.tell(Told("success", text))

    def manage(self) -> None:
        """Open the dialog where presets are named, deleted and handed on."""
        from ui.exporting.shelf import PresetsDialog

        dialog = PresetsDialog(self.kept, self._panes.theme, self._frame)
        dialog.used.connect(self.use)
        dialog.show()
