"""How long the briefing shall be: a slider and a number that say the same.

The slider is logarithmic: 300 or 400 characters are as different to an editor as 6,000 and 8,000.
"""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QSpinBox, QWidget

from messages import say
from ui.parts import label

SHORTEST, LONGEST = 200, 20_000
_STEPS = 400


def characters_at(position: int) -> int:
    """The length, rounded as a person would, at ``position`` of 0 to 400."""
    exact = SHORTEST * (LONGEST / SHORTEST) ** (position / _STEPS)
    grain = 10 if exact < 500 else 50 if exact < 2_000 else 100 if exact < 6_000 else 500
    return round(exact / grain) * grain


def position_of(characters: int) -> int:
    """The position nearest to a length."""
    bounded = min(max(characters, SHORTEST), LONGEST)
    return round(_STEPS * math.log(bounded / SHORTEST) / math.log(LONGEST / SHORTEST))


class LengthControl(QWidget):
    """Says each new length at once; ``grabbed`` when a drag begins."""

    length_changed = Signal(int)
    grabbed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _STEPS)
        self.slider.setPageStep(20)
        self.slider.setSingleStep(4)
        self.slider.setMinimumWidth(110)
        self.slider.setMaximumWidth(260)
        self.slider.setAccessibleName(say("window.length"))
        self.slider.setToolTip(say("window.length.tip"))
        self.spin = QSpinBox()
        self.spin.setRange(SHORTEST, LONGEST)
        self.spin.setSingleStep(50)
        self.spin.setSuffix(say("window.length.unit"))
        self.spin.setKeyboardTracking(False)
        self.spin.setAccessibleName(say("window.length"))
        self.spin.setToolTip(say("window.length.tip"))
        widest = self.spin.fontMetrics().horizontalAdvance(f"{LONGEST}{self.spin.suffix()}")
        self.spin.setFixedWidth(max(92, widest + 26))
        self.spin.lineEdit().setAcceptDrops(False)  # a file dropped here is meant for the window
        self.spin.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMaximumWidth(420)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.caption = label(say("window.length"), "caption")
        row.addWidget(self.caption)
        row.addWidget(self.slider, 1)
        row.addWidget(self.spin)
        self.slider.sliderPressed.connect(self.grabbed)
        self.slider.valueChanged.connect(self._on_slider)
        self.spin.valueChanged.connect(self._on_spin)

    def set_length(self, characters: int) -> None:
        """Show a length without saying it."""
        for one, value in ((self.slider, position_of(characters)), (self.spin, characters)):
            one.blockSignals(True)
            one.setValue(value)
            one.blockSignals(False)

    def _on_slider(self, position: int) -> None:
        characters = characters_at(position)
        self.spin.blockSignals(True)
        self.spin.setValue(characters)
        self.spin.blockSignals(False)
        if not self.slider.isSliderDown():
            self.grabbed.emit()
        self.length_changed.emit(characters)

    def _on_spin(self, characters: int) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(position_of(characters))
        self.slider.blockSignals(False)
        self.grabbed.emit()
        self.length_changed.emit(characters)
