"""Which of the faces that official documents allow are written into files, and what this computer makes of them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QCheckBox

from messages import say
from ui.parts import Combo, label
from ui.preferences.page import Page, row
from ui.settings import Settings
from ui.theme import Theme
from word import fonts
from word.fields import STANDARD_FONTS, is_set

ROLES = (("标题字体", "title"), ("正文字体", "body"), ("楷体字体", "kai"))
"""Export settings, and the ends of the codes that word them."""
_YES = "是"
_CODE = "window.settings.fonts"


class FontsPage(Page):
    """``chosen`` are the export settings at hand; ``installed`` comes later, for finding fonts takes its time."""

    name = "fonts"

    def __init__(self, chosen: Mapping[str, str], theme: Theme) -> None:
        super().__init__()
        self._installed: frozenset[str] | None = None
        self._chosen = dict(chosen)
        self.combos: dict[str, Combo] = {}
        self.remarks = {}
        grid = self.form()
        for name, code in ROLES:
            combo = Combo(theme)
            combo.currentIndexChanged.connect(lambda _: self._tell())
            self.combos[name] = combo
            row(grid, say(f"{_CODE}.{code}"), combo)
            remark = self.remarks[name] = label("", "muted", wrap=True)
            grid.addWidget(remark, grid.rowCount(), 1)
        self.hei = label("", "muted", wrap=True)
        grid.addWidget(label(say(f"{_CODE}.hei"), "caption"), grid.rowCount(), 0)
        grid.addWidget(self.hei, grid.rowCount() - 1, 1)
        self.standard = QCheckBox(say(f"{_CODE}.standard"))
        self.standard.setChecked(is_set(chosen.get(STANDARD_FONTS, "")))
        self.standard.toggled.connect(lambda _: self._fill())
        self.column.addWidget(self.standard)
        self.note(say(f"{_CODE}.note"))
        self.column.addStretch(1)
        self._fill()

    def show_installed(self, installed: frozenset[str]) -> None:
        """Tell what is on this computer."""
        self._installed = installed
        self._fill()

    def chosen(self) -> dict[str, str]:
        """The export settings as they are shown; empty: as the program chooses."""
        found = {name: combo.currentData() or "" for name, combo in self.combos.items()}
        return found | {STANDARD_FONTS: _YES if self.standard.isChecked() else ""}

    def _written(self, name: str, wanted: str) -> str:
        here = self._installed or frozenset()
        standard = self.standard.isChecked()
        return fonts.written(fonts.ROLES[name], wanted, here, standard=standard)

    def _fill(self) -> None:
        """What can be chosen, with what is not here marked."""
        for name, combo in self.combos.items():
            wanted = combo.currentData() if combo.count() else self._chosen.get(name, "")
            combo.blockSignals(True)
            combo.clear()
            combo.addItem(say(f"{_CODE}.auto", {"name": self._written(name, "")}), "")
            for family in fonts.ROLES[name]:
                here = self._installed is None or family in self._installed
                text = family if here else say(f"{_CODE}.missing", {"name": family})
                combo.addItem(text, family)
            combo.setCurrentIndex(max(combo.findData(wanted), 0))
            combo.blockSignals(False)
        self._tell()

    def _tell(self) -> None:
        if self._installed is None:
            return
        for name, combo in self.combos.items():
            wanted = combo.currentData() or ""
            written = self._written(name, wanted)
            if wanted and written != wanted:
                text = say(f"{_CODE}.changed", {"name": written, "wanted": wanted})
                if written not in self._installed:
                    text = self._stands_in(written)
            elif written in self._installed:
                text = say(f"{_CODE}.written", {"name": written})
            else:
                text = self._stands_in(written)
            self.remarks[name].setText(text)
        hei = fonts.HEI[0]
        here = hei in self._installed
        self.hei.setText(say(f"{_CODE}.written", {"name": hei}) if here else self._stands_in(hei))

    def _stands_in(self, name: str) -> str:
        from ui.preview.faces import drawn_with

        values = {"name": name, "other": drawn_with(name)}
        return say(f"{_CODE}.stands_in", values)

    def store(self, settings: Settings) -> None:
        """Remember for every new briefing."""
        for name, value in self.chosen().items():
            settings.set_font(name, value)

    def reset(self) -> None:
        """As the program chooses."""
        self.standard.setChecked(False)
        for combo in self.combos.values():
            combo.setCurrentIndex(0)
