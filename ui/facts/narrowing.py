"""A choice that narrows a list: everything, or one of what there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox

from messages import say
from ui.parts import Combo
from ui.theme import Theme

_LONGEST = 18


class Choice:
    """What is chosen from. The box is made when the panel is, which knows the theme."""

    def __init__(self, code: str, changed: Callable[[], None]) -> None:
        self._code = code
        self._changed = changed
        self._values: list[tuple[str, str]] = []
        self._box: QComboBox | None = None

    @property
    def value(self) -> str:
        """What is chosen, empty for everything."""
        return str(self._box.currentData() or "") if self._box is not None else ""

    def box(self, theme: Theme) -> QComboBox:
        """The box to choose in."""
        if self._box is None:
            self._box = Combo(theme)
            self._box.setAccessibleName(say(self._code))
            self._box.setMaximumWidth(190)
            self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            self._fill()
            self._box.currentIndexChanged.connect(lambda _: self._changed())
        return self._box

    def set_values(self, values: Sequence[tuple[str, str]]) -> None:
        """Choose from these values (what is meant, what is shown); what was chosen stays if it is among them."""
        if list(values) != self._values:
            self._values = list(values)
            self._fill()

    def choose(self, value: str) -> None:
        """Choose one of them."""
        if self._box is not None:
            self._box.setCurrentIndex(max(0, self._box.findData(value)))

    def _fill(self) -> None:
        if self._box is None:
            return
        chosen = self.value
        self._box.blockSignals(True)
        self._box.clear()
        self._box.addItem(say(self._code), "")
        for value, shown in self._values:
            short = shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
            self._box.addItem(short, value)
        self._box.setCurrentIndex(max(0, self._box.findData(chosen)))
        self._box.blockSignals(False)
