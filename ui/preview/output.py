"""Pages on a printer or in a PDF, painted a few lines at a time so that the window goes on answering."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from time import perf_counter

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QObject, QSizeF, QTimer
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from briefing.sheets import Sheets
from messages import say
from ui.preview import faces, searchable
from ui.preview.painter import painting

_TWIPS = 1440
_POINT = 20
_TURN = 0.015


def page_size(size: tuple[int, int]) -> QPageSize:
    """A size in twips; by its name where it has one."""
    points = QSizeF(size[0] / _POINT, size[1] / _POINT)
    return QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)


def prepare(device: QPagedPaintDevice, size: tuple[int, int]) -> None:
    """Make ``device`` paint on the whole of paper of ``size`` twips."""
    device.setPageSize(page_size(size))
    device.setPageOrientation(QPageLayout.Orientation.Portrait)
    device.setPageMargins(QMarginsF(0, 0, 0, 0))


class Output(QObject):
    """Paints ``pages`` (indices) of ``sheets`` onto ``device``; ``done`` is told whether all of it worked,
    ``progress`` how many pages are painted. Once it is cancelled it tells nothing any more.

    The scale is that of the device: one twip is ``resolution / 1440`` of its units.
    """

    def __init__(
        self,
        parent: QObject,
        device: QPagedPaintDevice,
        sheets: Sheets,
        pages: Sequence[int],
        *,
        done: Callable[[bool], None],
        progress: Callable[[int], None],
    ) -> None:
        super().__init__(parent)
        self._device = device
        self._sheets = sheets
        self._pages = tuple(pages)
        self._done = done
        self._progress = progress
        self._stopped = False
        self._painter = QPainter()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)
        self._steps = self._work()

    def start(self) -> None:
        """Begin; the device must stay as it is until ``done``."""
        if not self._painter.begin(self._device):
            QTimer.singleShot(0, self, lambda: self._end(worked=False))
            return
        self._timer.start()

    def cancel(self) -> None:
        """Paint nothing more. What is on the device is of no use; a printer is told to leave it."""
        self._stopped = True
        self._timer.stop()
        abort = getattr(self._device, "abort", None)
        if abort is not None:
            abort()
        self._painter.end()
        self.deleteLater()

    def _work(self) -> Iterator[None]:
        painter = self._painter
        scale = self._device.logicalDpiX() / _TWIPS
        for number, index in enumerate(self._pages):
            if number:
                self._device.setPageSize(page_size(self._sheets.sizes[index]))
                self._device.newPage()
            painter.save()
            painter.scale(scale, scale)
            yield from painting(painter, self._sheets.page(index), dejavu=self._sheets.dejavu)
            painter.restore()
            self._progress(number + 1)
            yield

    def _go_on(self) -> None:
        ends = perf_counter() + _TURN
        while not self._stopped and perf_counter() < ends:
            if next(self._steps, self) is self:
                self._end(worked=self._painter.end())
                return

    def _end(self, *, worked: bool) -> None:
        self._timer.stop()
        self._done(worked)
        self.deleteLater()


class PdfFile:
    """A PDF in memory. ``writer`` is the device to paint on; ``data`` what came of it in the end."""

    def __init__(self, title: str, sheets: Sheets) -> None:
        self._sheets = sheets
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.writer = QPdfWriter(self._buffer)
        # One unit is one twip.
        self.writer.setResolution(_TWIPS)
        self.writer.setTitle(title)
        self.writer.setCreator(say("window.name"))
        prepare(self.writer, sheets.sizes[0])

    def data(self) -> bytes:
        """The file, once everything was painted. It may take a second for hundreds of pages: not for the window's
        thread."""
        pages = [self._sheets.page(index) for index in range(len(self._sheets.packed))]
        pieces = [
            piece for page in pages for line in (*page.lines, *page.margin) for piece in line.pieces
        ]
        printed = "".join({char for piece in pieces for char in piece.text})
        looks = {piece.look for piece in pieces}
        fonts = {look.font: faces.chinese_apart(look).font for look in sorted(looks, key=repr)}
        found = searchable.twins("".join(sorted(printed)), fonts.values())
        return searchable.with_words(bytes(self._buffer.data().data()), found)
