"""Every colour of the window by its use: one set for light, one for dark."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QColor


class Colours(NamedTuple):
    """Every colour of the window by its use. Values are ``#rrggbb``."""

    dark: bool
    window: str
    panel: str
    paper: str
    card: str
    card_hover: str
    line: str
    line_strong: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    brand: str
    mark: str
    mark_user: str
    flash: str
    warning_soft: str
    warning: str
    error_soft: str
    error: str
    success_soft: str
    success: str

    def colour(self, name: str, alpha: float = 1.0) -> QColor:
        """The colour ``name``, ``alpha`` from 0 (clear) to 1."""
        colour = QColor(getattr(self, name))
        colour.setAlphaF(alpha)
        return colour


LIGHT = Colours(
    dark=False,
    window="#eef0f3",
    panel="#f7f8fa",
    paper="#ffffff",
    card="#ffffff",
    card_hover="#fbfcfe",
    line="#dfe3e8",
    line_strong="#c3cad3",
    text="#1d2430",
    muted="#5d6878",
    faint="#9099a6",
    accent="#1f5fae",
    accent_hover="#2a6fc4",
    accent_soft="#e3edf9",
    on_accent="#ffffff",
    brand="#b5231b",
    mark="#ffc83d",
    mark_user="#6fb7ff",
    flash="#ff9a1f",
    warning_soft="#fff4d9",
    warning="#8a5a00",
    error_soft="#fdebe9",
    error="#a9261d",
    success_soft="#e6f4ea",
    success="#1e6b36",
)

DARK = Colours(
    dark=True,
    window="#181b20",
    panel="#1f2329",
    paper="#22262d",
    card="#2a2f37",
    card_hover="#303640",
    line="#363c46",
    line_strong="#4a525e",
    text="#e4e7ec",
    muted="#a3acb9",
    faint="#77818f",
    accent="#5b9bea",
    accent_hover="#74adf2",
    accent_soft="#26384f",
    on_accent="#0f1720",
    brand="#e8695f",
    mark="#cc9614",
    mark_user="#3f8fe0",
    flash="#94400c",
    warning_soft="#3a3119",
    warning="#f0c869",
    error_soft="#402320",
    error="#f59a91",
    success_soft="#1f3527",
    success="#8fd3a4",
)
