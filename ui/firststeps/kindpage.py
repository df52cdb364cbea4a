"""The wizard's second page: a preset or a kind of briefing, how long it shall be, what its masthead says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from briefing.presets import Preset
from messages import say
from model.template import Template
from ui.fieldnames import field_label
from ui.parts import Combo, label
from ui.settings import LONGEST, SHORTEST
from ui.theme import Theme
from word.kinds import BY_NAME

FIELDS = ("标题", "简报名称", "编发单位", "期号")
"""Masthead fields that are asked for; all may be left empty."""
_NAME, _ISSUE = "简报名称", "期号"


@dataclass(frozen=True, slots=True)
class Kinds:
    """What can be chosen, and what is chosen at first. ``next_issue`` says which number follows under a name of a
    briefing; empty where nobody knows."""

    templates: Sequence[Template]
    template: str
    length: int
    fields: Mapping[str, str]
    presets: Sequence[Preset] = ()
    next_issue: Callable[[str], str] = lambda _: ""


class KindPage(QWidget):
    """A preset fills in the rest, which can still be changed."""

    chosen = Signal()
    """A kind was chosen for good: on with it."""

    def __init__(self, offered: Kinds, theme: Theme) -> None:
        super().__init__()
        self._offered = offered
        self.kinds = self._list()
        self.about = label("", "muted", wrap=True)
        self.presets = self._presets(theme)
        self.length = QSpinBox()
        self.length.setRange(SHORTEST, LONGEST)
        self.length.setSingleStep(50)
        self.length.setSuffix(say("window.length.unit"))
        self.lines = {name: QLineEdit() for name in FIELDS}
        form = QGridLayout()
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(8)
        rows: list[tuple[str, QWidget]] = [
            *((field_label(name), line) for name, line in self.lines.items()),
            (say("window.length"), self.length),
        ]
        if offered.presets:
            rows.insert(0, (say("window.presets.title"), self.presets))
        for row, (name, field) in enumerate(rows):
            title = label(name, "caption")
            title.setBuddy(field)
            field.setAccessibleName(name)
            form.addWidget(title, row, 0)
            form.addWidget(field, row, 1)
        right = QVBoxLayout()
        right.addWidget(self.about)
        right.addLayout(form)
        right.addStretch(1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(16)
        across.addWidget(self.kinds, 2)
        across.addLayout(right, 3)
        self._fill(offered.template, offered.length, offered.fields)

    def _list(self) -> QListWidget:
        kinds = QListWidget()
        kinds.setObjectName("list")
        kinds.setAccessibleName(say("window.wizard.kinds"))
        kinds.itemActivated.connect(lambda _: self.chosen.emit())
        kinds.currentRowChanged.connect(lambda _: self._describe())
        for template in self._offered.templates:
            item = QListWidgetItem(template.name)
            item.setSizeHint(QSize(0, self.fontMetrics().height() + 14))
            kinds.addItem(item)
        return kinds

    def _presets(self, theme: Theme) -> Combo:
        presets = Combo(theme)
        presets.setToolTip(say("window.wizard.preset.tip"))
        presets.addItem(say("window.wizard.preset.none"))
        for preset in self._offered.presets:
            presets.addItem(preset.name)
        presets.activated.connect(lambda _: self._take_preset())
        return presets

    # --- what is chosen

    @property
    def preset(self) -> Preset | None:
        """The preset that the briefing is to be made with, or None."""
        at = self.presets.currentIndex() - 1
        return self._offered.presets[at] if at >= 0 else None

    @property
    def template(self) -> str:
        """The name of the template."""
        row = self.kinds.currentRow()
        return self._offered.templates[row].name if row >= 0 else self._offered.template

    def fields(self) -> tuple[tuple[str, str], ...]:
        """What the masthead shall say."""
        return tuple((name, line.text().strip()) for name, line in self.lines.items())

    def _take_preset(self) -> None:
        offered, preset = self._offered, self.preset
        if preset is None:
            self._fill(offered.template, offered.length, offered.fields)
            return
        fields = {**offered.fields, **dict(preset.fields)}
        if issue := offered.next_issue(fields.get(_NAME, "")):
            fields[_ISSUE] = issue
        self._fill(preset.template, preset.length, fields)

    def _fill(self, template: str, length: int, fields: Mapping[str, str]) -> None:
        names = [one.name for one in self._offered.templates]
        wanted = template if template in names else self._offered.template
        self.kinds.setCurrentRow(names.index(wanted) if wanted in names else 0)
        self.length.setValue(length)
        for name, line in self.lines.items():
            line.setText(fields.get(name, ""))

    def _describe(self) -> None:
        row = self.kinds.currentRow()
        kind = BY_NAME.get(self._offered.templates[row].kind) if row >= 0 else None
        self.about.setText(say(kind.code) if kind else say("window.wizard.own_template"))
