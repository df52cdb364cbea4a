"""What a new briefing begins with: engine, length, template."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSpinBox

from messages import say
from ui.defaults import DEFAULT_ENGINE, DEFAULT_LENGTH, ENGINES
from ui.parts import Combo, label
from ui.preferences.page import Page, row
from ui.settings import LONGEST, SHORTEST, Settings
from ui.theme import Theme


class DraftPage(Page):
    """Either what was used last, or the same every time."""

    name = "draft"

    def __init__(self, settings: Settings, theme: Theme, templates: Sequence[str]) -> None:
        super().__init__()
        self.column.addWidget(label(say("window.settings.draft.head"), "panelTitle"))
        self.last = QRadioButton(say("window.settings.draft.last"))
        self.fixed = QRadioButton(say("window.settings.draft.fixed"))
        group = QButtonGroup(self)
        for one in (self.last, self.fixed):
            group.addButton(one)
            self.column.addWidget(one)
        self.engine = Combo(theme)
        for name in ENGINES:
            self.engine.addItem(say(f"window.engine.{name}"), name)
        self.length = QSpinBox()
        self.length.setRange(SHORTEST, LONGEST)
        self.length.setSingleStep(50)
        self.length.setSuffix(say("window.length.unit"))
        self.template = Combo(theme)
        for name in templates:
            self.template.addItem(name, name)
        grid = self.form()
        grid.setContentsMargins(22, 0, 0, 0)
        self._fields = (self.engine, self.length, self.template)
        self._titles = [
            row(grid, say(f"window.settings.draft.{name}"), field)
            for name, field in zip(("engine", "length", "template"), self._fields, strict=True)
        ]
        self.note(say("window.settings.draft.note"))
        self.column.addStretch(1)
        self.fixed.toggled.connect(self._on_toggled)
        self._show(settings.engine, settings.length, settings.template)
        (self.fixed if settings.fixed else self.last).setChecked(True)
        self._on_toggled(settings.fixed)

    def _show(self, engine: str, length: int, template: str) -> None:
        self.engine.setCurrentIndex(max(self.engine.findData(engine or DEFAULT_ENGINE), 0))
        self.length.setValue(length or DEFAULT_LENGTH)
        self.template.setCurrentIndex(max(self.template.findData(template), 0))

    def _on_toggled(self, fixed: bool) -> None:
        for one in (*self._fields, *self._titles):
            one.setEnabled(fixed)

    def store(self, settings: Settings) -> None:
        """Remember; the briefing at hand stays as it is."""
        settings.fixed = self.fixed.isChecked()
        if settings.fixed:
            template = self.template.currentData() or ""
            settings.set_fixed(self.engine.currentData(), self.length.value(), template)

    def reset(self) -> None:
        """What was used last."""
        self.last.setChecked(True)
        self._show(DEFAULT_ENGINE, DEFAULT_LENGTH, "")
