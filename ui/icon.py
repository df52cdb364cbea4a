"""The program's own icon: a sheet with a red head line and the source lines it was made from."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

DRAWING = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
<rect x="10" y="4" width="44" height="56" rx="5" fill="#ffffff" stroke="#c3cad3" stroke-width="2"/>
<rect x="17" y="12" width="30" height="7" rx="1.5" fill="#b5231b"/>
<rect x="17" y="23" width="30" height="2" fill="#b5231b"/>
<rect x="17" y="31" width="30" height="3.4" rx="1.7" fill="#5d6878"/>
<rect x="16" y="37.4" width="24" height="7" rx="2" fill="#ffc83d"/>
<rect x="17" y="39.2" width="22" height="3.4" rx="1.7" fill="#1d2430"/>
<rect x="17" y="47.5" width="30" height="3.4" rx="1.7" fill="#5d6878"/>
</svg>"""


def app_icon() -> QIcon:
    """The icon in the sizes that title bars, docks and task lists ask for."""
    renderer = QSvgRenderer(QByteArray(DRAWING))
    icon = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        drawn = QPixmap(size, size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        icon.addPixmap(drawn)
    return icon
