"""Which Chinese face the window speaks in.

Left to itself Qt asks the system for a match per character and may end in a Japanese face or a bitmap one, so the
families are named, best first; the first that exists is taken by the system and the rest are fallbacks.
"""

from __future__ import annotations

from PySide6.QtGui import QFont, QGuiApplication

FAMILIES = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "HarmonyOS Sans SC",
    "WenQuanYi Micro Hei",
    "Sans Serif",
)

BASE_POINTS = 10.0


def ui_font(points: float = BASE_POINTS, *, bold: bool = False) -> QFont:
    """A face of the window at ``points``; ``bold`` is the medium weight that Chinese faces carry well."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPointSizeF(points)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    if bold:
        font.setWeight(QFont.Weight.Bold)
    return font


def apply(app: QGuiApplication) -> None:
    """Make :func:`ui_font` the font of the whole application."""
    app.setFont(ui_font())
