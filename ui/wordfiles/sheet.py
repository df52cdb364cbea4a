"""A page of paper in a dialog, as large as there is room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.preview.thumbnail import page_image
from ui.theme import Theme
from word.pagination import Page

_SHARPEST = 3


class Sheet(QWidget):
    """Shows one page; a line of text while there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._page: Page | None = None
        self._text = ""
        self._image: QImage | None = None
        self.setMinimumSize(QSize(220, 260))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    @property
    def page(self) -> Page | None:
        """What is shown."""
        return self._page

    def show_page(self, page: Page | None, text: str = "") -> None:
        """Show ``page``, or ``text`` where there is none."""
        self._page, self._text, self._image = page, text, None
        self.update()

    def place(self) -> QRect:
        """Where the paper is drawn."""
        if self._page is None:
            return QRect()
        paper, room = self._page.paper, self.rect().adjusted(6, 4, -6, -8)
        scale = min(room.width() / paper.width, room.height() / paper.height)
        size = QSize(round(paper.width * scale), round(paper.height * scale))
        corner = QPoint(
            room.left() + (room.width() - size.width()) // 2,
            room.top() + (room.height() - size.height()) // 2,
        )
        return QRect(corner, size)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The paper with its edge, or the text; an override of Qt's."""
        painter = QPainter(self)
        colours = self._theme.colours
        if self._page is None:
            painter.setPen(colours.colour("muted"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), flags, self._text)
            return
        place = self.place()
        ratio = min(self.devicePixelRatioF(), _SHARPEST)
        width = max(round(place.width() * ratio), 1)
        if self._image is None or self._image.width() != width:
            self._image = page_image(self._page, width)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(place.translated(2, 3), colours.colour("line_strong", 0.5))
        painter.drawImage(place, self._image)
        painter.setPen(colours.colour("line_strong"))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
