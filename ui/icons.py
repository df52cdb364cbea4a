"""The icons, drawn with strokes on a 24 × 24 field so that they are sharp at every scale and follow the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPen, QPixmap

from ui.strokes import path_of

FIELD, WIDTH = 24.0, 1.7
# Path data in SVG notation, on a square field of that size, with strokes of that width.
SHAPES: dict[str, tuple[str, ...]] = {
    "add": ("M12 5v14M5 12h14",),
    "folder": (
        "M3.5 7.5v10.5a1.5 1.5 0 0 0 1.5 1.5h14a1.5 1.5 0 0 0 1.5-1.5V9a1.5 1.5 0 0 0-1.5-1.5h-7L10 5H5A1.5 1.5 0 0 0 3.5 6.5z",
    ),
    "document": ("M6 3.5h8l4.5 4.5v12.5H6z", "M13.5 3.5V8.5h5", "M9 12.5h6.5M9 16h6.5"),
    "documents": ("M8 3.5h6.5l4 4v9.5H8z", "M14 3.5V8h4.5", "M8 6.5H5v14h10.5V17"),
    "undo": ("M9 6L4.5 10.5 9 15", "M5 10.5h9a5 5 0 0 1 0 10h-3"),
    "redo": ("M15 6l4.5 4.5L15 15", "M19 10.5h-9a5 5 0 0 0 0 10h3"),
    "export": ("M12 3.5v11", "M7.5 10L12 14.5 16.5 10", "M4.5 16v4.5h15V16"),
    "search": ("M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z", "M15.5 15.5L20.5 20.5"),
    "close": ("M6.5 6.5l11 11M17.5 6.5l-11 11",),
    "up": ("M6 14.5L12 8.5l6 6",),
    "down": ("M6 9.5l6 6 6-6",),
    "right": ("M9.5 6l6 6-6 6",),
    "delete": ("M5 7h14M10 4h4M7 7l.8 13h8.4L17 7", "M10.2 10.5v6M13.8 10.5v6"),
    "merge": ("M5 5h14M5 19h14", "M12 7.5v3M10 9.5l2 2 2-2", "M12 16.5v-3M10 14.5l2-2 2 2"),
    "pin": ("M9 4h6M10 4v6l-3 3.5h10L14 10V4", "M12 13.5V20"),
    "lock": ("M6 11h12v9H6z", "M8.5 11V8a3.5 3.5 0 0 1 7 0v3"),
    "exchange": ("M5 9h13M14.5 5.5L18 9l-3.5 3.5", "M19 15.5H6M9.5 12L6 15.5 9.5 19"),
    "split": ("M5 5h14M5 19h14", "M12 10.5v-3M10 8.5l2-2 2 2", "M12 13.5v3M10 15.5l2 2 2-2"),
    "history": ("M5 5v4h4", "M5.3 9A7.5 7.5 0 1 1 4.5 12.5", "M12 8v4.5l3 2"),
    "write": ("M4.5 6.5h15M4.5 11h9M4.5 15.5h5", "M12.5 19.5l.6-2.6 5.4-5.4 2 2-5.4 5.4z"),
    "edit": ("M4.5 19.5l1-4.5L16 4.5l3.5 3.5L9 18.5z", "M13.5 7l3.5 3.5"),
    "warning": ("M12 4L2.8 20h18.4z", "M12 10v4.5M12 17.2v.3"),
    "error": ("M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z", "M12 7.5v5.5M12 16v.3"),
    "done": ("M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z", "M8 12.2l2.8 2.8L16 9.5"),
    "info": ("M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z", "M12 11v5.5M12 7.5v.3"),
    "heading": ("M5 6.5h14M5 12h9M5 17.5h11",),
    "drop": (
        "M4 9V5.5A1.5 1.5 0 0 1 5.5 4H9M15 4h3.5A1.5 1.5 0 0 1 20 5.5V9",
        "M20 15v3.5a1.5 1.5 0 0 1-1.5 1.5H15M9 20H5.5A1.5 1.5 0 0 1 4 18.5V15",
        "M12 7.5v8M8.5 12.5L12 16l3.5-3.5",
    ),
    "print": ("M7 8.5v-5h10v5", "M7 16.5H4.5v-8h15v8H17", "M7.5 13.5h9v7h-9z"),
    "pdf": ("M6 3.5h8l4.5 4.5v12.5H6z", "M13.5 3.5V8.5h5", "M12 11v6", "M9.5 14.5L12 17l2.5-2.5"),
    "preview": ("M5.5 3.5h9l4 4v13h-13z", "M8.5 8.5h5", "M8.5 12h7M8.5 15h7M8.5 18h4"),
    "page_width": (
        "M6.5 3.5h11v17h-11z",
        "M9 12h6",
        "M10.5 10L8.7 12l1.8 2",
        "M13.5 10l1.8 2-1.8 2",
    ),
    "page_actual": ("M6.5 3.5h11v17h-11z", "M10.5 9.5l1.8-1.2V16"),
    "page_pair": ("M3.5 5h7.5v14H3.5z", "M13 5h7.5v14H13z"),
    "pick": ("M4.5 6.5h15M4.5 11h15M4.5 15.5h7", "M17 14.5v6M14 17.5h6"),
    "settings": (
        "M4 7h9M17 7h3M4 17h3M11 17h9",
        "M15 5a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
        "M9 15a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
    ),
    "help": (
        "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z",
        "M9.5 9.5a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1.9-1.1 1.9",
        "M12 16.6v.3",
    ),
}


_PALE = 0.4


@lru_cache(maxsize=256)
def _drawn(name: str, colour: str, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / FIELD, size / FIELD)
    pen = QPen(QColor(colour), WIDTH)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for data in SHAPES[name]:
        painter.drawPath(path_of(data))
    painter.end()
    return pixmap


def pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """Icon ``name`` in ``colour``, ``size`` device-independent pixels wide on a screen of ``ratio``."""
    drawn = QPixmap(_drawn(name, colour.name(), round(size * ratio)))
    drawn.setDevicePixelRatio(ratio)
    return drawn


class _Engine(QIconEngine):
    """Draws an icon when it is seen, in just the size it is seen in, whatever the scale of the screen."""

    def __init__(self, name: str, colour: QColor) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, _: QIcon.State, scale: float) -> QPixmap:
        """The icon in ``size`` device-independent pixels; an override of Qt's."""
        drawn = QPixmap(size * scale)
        drawn.setDevicePixelRatio(scale)
        drawn.fill(QColor(0, 0, 0, 0))
        painter = QPainter(drawn)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, _)
        painter.end()
        return drawn

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon; an override of Qt's."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _: QIcon.State) -> None:
        """The icon in the middle of ``rect``, pale where it cannot be used; an override of Qt's."""
        side = min(rect.width(), rect.height())
        ratio = painter.device().devicePixelRatioF()
        drawn = pixmap(self._name, self._colour, side, ratio)
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(_PALE)
        left = rect.x() + (rect.width() - side) // 2
        painter.drawPixmap(left, rect.y() + (rect.height() - side) // 2, drawn)
        painter.setOpacity(1.0)

    def clone(self) -> QIconEngine:
        """Another of the same; an override of Qt's."""
        return _Engine(self._name, self._colour)


class Icons:
    """The icons in the colours of one theme."""

    def __init__(self, plain: QColor, on_accent: QColor) -> None:
        self._plain = plain
        self._on_accent = on_accent

    def icon(self, name: str, *, on_accent: bool = False) -> QIcon:
        """Icon ``name``; ``on_accent`` for the filled primary button."""
        return QIcon(_Engine(name, self._on_accent if on_accent else self._plain))
