"""How long one section of the briefing shall be: a slider and a number that open under its heading."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSlider, QSpinBox, QWidget

from messages import say
from ui.parts import label

LONGEST = 20_000
_GRAIN = 10
_SLIDER = 300


@dataclass(frozen=True, slots=True)
class SectionLength:
    """What is clicked on a heading: the length of this section."""

    section: str


class SectionLengthPopup(QFrame):
    """Says each new length at once; ``grabbed`` when a drag begins, ``automatic`` to have its share again."""

    length_changed = Signal(int)
    grabbed = Signal()
    automatic = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popup")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _SLIDER)
        self.slider.setPageStep(10)
        self.slider.setMinimumWidth(150)
        self.spin = QSpinBox()
        self.spin.setRange(0, LONGEST)
        self.spin.setSingleStep(_GRAIN)
        self.spin.setSuffix(say("window.length.unit"))
        self.spin.setKeyboardTracking(False)
        self.spin.setFixedWidth(96)
        self.spin.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.auto = QPushButton(say("window.section_length.auto"))
        self.auto.setAutoDefault(False)
        for one in (self.slider, self.spin):
            one.setAccessibleName(say("window.section_length"))
            one.setToolTip(say("window.section_length.tip"))
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(8)
        row.addWidget(label(say("window.section_length"), "caption"))
        row.addWidget(self.slider, 1)
        row.addWidget(self.spin)
        row.addWidget(self.auto)
        self.slider.sliderPressed.connect(self.grabbed)
        self.slider.valueChanged.connect(self._on_slider)
        self.spin.valueChanged.connect(self._on_spin)
        self.auto.clicked.connect(lambda: (self.automatic.emit(), self.close()))

    def open_at(self, corner: QPoint, length: int, *, least: int, own: bool) -> None:
        """Show it with its upper right ``corner`` there. No length below ``least`` can be chosen; ``own``: the section
        has a length of its own already."""
        lowest = min(-(-least // _GRAIN), _SLIDER - 1)
        self.slider.setRange(lowest, _SLIDER)
        self.spin.setRange(lowest * _GRAIN, LONGEST)
        self._show(length)
        self.auto.setEnabled(own)
        self.adjustSize()
        screen = self.parentWidget().screen().availableGeometry()
        x = min(max(corner.x() - self.width(), screen.left()), screen.right() - self.width())
        self.move(x, min(corner.y(), screen.bottom() - self.height()))
        self.show()
        self.slider.setFocus()

    def _show(self, length: int) -> None:
        for one, value in ((self.slider, min(length // _GRAIN, _SLIDER)), (self.spin, length)):
            one.blockSignals(True)
            one.setValue(value)
            one.blockSignals(False)

    def _on_slider(self, position: int) -> None:
        if not self.slider.isSliderDown():
            self.grabbed.emit()
        self._say(position * _GRAIN)

    def _on_spin(self, length: int) -> None:
        self.grabbed.emit()
        self._say(length)

    def _say(self, length: int) -> None:
        self._show(length)
        self.auto.setEnabled(True)
        self.length_changed.emit(length)
