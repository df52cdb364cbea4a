"""Pictures of pages, made a few lines at a time so that the window never waits for them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage, QPainter

from briefing.sheets import Sheets
from ui.preview.painter import painting
from word.pagination import Page

# What one turn of the event loop is given, in seconds.
_TURN = 0.012
_KEPT = 10
_UNPACKED = 24


@dataclass(frozen=True, slots=True)
class _Picture:
    """A picture of a page, and what it was made of: the packed page and the pixels to the twip."""

    image: QImage
    packed: bytes
    scale: float


class Pictures(QObject):
    """Pictures of the pages of some sheets. A page that did not change keeps its own."""

    made = Signal(int)
    """The picture of this page is ready."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sheets: Sheets | None = None
        self._scale, self._ratio = 0.1, 1.0
        self._pictures: OrderedDict[int, _Picture] = OrderedDict()
        self._pages: OrderedDict[bytes, Page] = OrderedDict()
        self._wanted: list[int] = []
        self._kept = _KEPT
        self._index = -1
        self._steps: Iterator[None] | None = None
        self._image = QImage()
        self._painter: QPainter | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def show(self, sheets: Sheets | None) -> None:
        """Make pictures of these sheets from now on."""
        self._sheets = sheets
        self._stop()
        self._wanted = []

    def set_scale(self, scale: float, ratio: float) -> None:
        """``scale``: pixels of the window to the twip; ``ratio``: pixels of the screen to one of the window."""
        if (scale, ratio) != (self._scale, self._ratio):
            self._scale, self._ratio = scale, ratio
            self._stop()

    def page(self, index: int) -> Page | None:
        """The page, unpacked."""
        if self._sheets is None or index >= len(self._sheets.packed):
            return None
        packed = self._sheets.packed[index]
        if packed not in self._pages:
            self._pages[packed] = self._sheets.page(index)
            while len(self._pages) > _UNPACKED:
                self._pages.popitem(last=False)
        return self._pages[packed]

    def picture(self, index: int) -> QImage | None:
        """The last picture of a page; it may be of another size, or of the page before an edit."""
        found = self._pictures.get(index)
        return found.image if found is not None else None

    def want(self, indices: list[int]) -> None:
        """Make pictures of these pages, in this order, where there is none that holds."""
        self._kept = max(_KEPT, len(indices))
        self._wanted = [index for index in indices if not self._holds(index)]
        if self._index not in self._wanted:
            self._stop()
        if self._wanted and not self._timer.isActive():
            self._timer.start()

    def _holds(self, index: int) -> bool:
        found = self._pictures.get(index)
        if found is None or self._sheets is None or index >= len(self._sheets.packed):
            return False
        self._pictures.move_to_end(index)
        same = found.packed == self._sheets.packed[index]
        return same and found.scale == self._scale * self._ratio

    def _stop(self) -> None:
        if self._painter is not None:
            self._painter.end()
        self._painter, self._steps, self._index = None, None, -1

    def _go_on(self) -> None:
        ends = perf_counter() + _TURN
        while perf_counter() < ends:
            if self._steps is None and not self._begin():
                self._timer.stop()
                return
            if self._steps is not None and next(self._steps, self) is self:
                self._finish()

    def _begin(self) -> bool:
        if not self._wanted or self._sheets is None:
            return False
        index = self._wanted[0]
        page = self.page(index)
        if page is None:
            self._wanted.pop(0)
            return bool(self._wanted)
        scale = self._scale * self._ratio
        width, height = page.paper.width * scale, page.paper.height * scale
        image = QImage(max(round(width), 1), max(round(height), 1), QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        painter.scale(scale, scale)
        self._index, self._image, self._painter = index, image, painter
        self._steps = painting(painter, page, dejavu=self._sheets.dejavu)
        return True

    def _finish(self) -> None:
        index, image, sheets = self._index, self._image, self._sheets
        self._stop()
        if sheets is None:
            return
        image.setDevicePixelRatio(self._ratio)
        made = _Picture(image, sheets.packed[index], self._scale * self._ratio)
        self._pictures[index] = made
        self._pictures.move_to_end(index)
        while len(self._pictures) > self._kept:
            self._pictures.popitem(last=False)
        self._wanted = [one for one in self._wanted if one != index]
        self.made.emit(index)
