"""The frame of a dialog: what it is about, below a line the buttons; no larger than the screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QPushButton, QVBoxLayout

from ui.parts import rule


def set_on_foot(
    dialog: QDialog,
    content: QLayout,
    left: Sequence[QPushButton],
    right: Sequence[QPushButton],
) -> None:
    """Lay ``dialog`` out: ``content``, and below it the buttons that stand left and right."""
    foot = QHBoxLayout()
    foot.setContentsMargins(14, 10, 14, 12)
    foot.setSpacing(8)
    for button in left:
        foot.addWidget(button)
    foot.addStretch(1)
    for button in right:
        foot.addWidget(button)
    whole = QVBoxLayout(dialog)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addLayout(content, 1)
    whole.addWidget(rule())
    whole.addLayout(foot)


def fit(dialog: QDialog, width: int, height: int) -> None:
    """Take this size, or what the screen has."""
    area = dialog.screen().availableGeometry()
    dialog.resize(min(width, area.width() - 40), min(height, area.height() - 60))
