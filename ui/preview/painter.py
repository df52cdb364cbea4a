"""Paints a page that was laid out: on the screen, on a printer, in a PDF. One unit of the painter is one twip."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from ui.preview import faces
from word.pagination import Line, Look, Page, Picture, Piece, Stroke
from word.pagination.metrics import is_full

# Where a line of fixed height has its baseline, as a share of the height: Word and LibreOffice agree.
_BASELINE = 0.8
_NEAR = 0.5
_SAME = 1e-3


def paint(painter: QPainter, page: Page, *, dejavu: bool = False) -> None:
    """Paint ``page`` on white paper. ``dejavu`` as in ``word.pagination.Metrics``."""
    for _ in painting(painter, page, dejavu=dejavu):
        pass


def painting(painter: QPainter, page: Page, *, dejavu: bool = False) -> Iterator[None]:
    """As :func:`paint`, a line at each step, for a window that must answer in between."""
    paper = page.paper
    painter.fillRect(QRectF(0, 0, paper.width, paper.height), Qt.GlobalColor.white)
    for stroke in page.strokes:
        _stroke(painter, stroke)
    for lines in (page.lines, page.margin):
        for line in lines:
            _line(painter, line, dejavu)
            yield


def _colour(value: str) -> QColor:
    made = QColor(f"#{value}")
    return made if made.isValid() else QColor(Qt.GlobalColor.black)


def _stroke(painter: QPainter, stroke: Stroke) -> None:
    pen = QPen(_colour(stroke.color), stroke.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(stroke.x1, stroke.y1), QPointF(stroke.x2, stroke.y2))


def baseline(line: Line) -> float:
    """Where the characters of ``line`` stand."""
    if line.exact or not line.pieces:
        return line.y + line.height * _BASELINE
    tallest = max((piece.look for piece in line.pieces), key=lambda look: look.points)
    face = faces.chinese(tallest)
    return line.y + (line.height - face.ascent - face.descent) / 2 + face.ascent


def _picture(painter: QPainter, picture: Picture) -> None:
    """Nothing where Qt cannot read the picture: a metafile, a damaged one."""
    image = QImage.fromData(picture.data)
    if not image.isNull():
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(picture.x, picture.y, picture.width, picture.height), image)


def _line(painter: QPainter, line: Line, dejavu: bool) -> None:
    for picture in line.pictures:
        _picture(painter, picture)
    base = baseline(line)
    for piece in line.pieces:
        look = piece.look
        painter.setPen(_colour(look.color))
        y = base - (_raise(look) if look.raised else 0.0)
        for run, full in _runs(piece):
            if full:
                _full(painter, faces.chinese(look), run, y, look.scale / 100)
            else:
                _half(painter, faces.latin(look, dejavu), run, y)


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters that are drawn alike: their left edge and what each of them takes."""

    text: str
    x: float
    takes: list[float]


def _raise(look: Look) -> float:
    """How far a raised character is lifted: its top stands where that of the others does."""
    face = faces.chinese(look)
    return face.ascent / faces.RAISED - face.ascent


def _runs(piece: Piece) -> Iterator[tuple[_Run, bool]]:
    """Runs of Chinese characters and of others; whether they are Chinese."""
    x, begin, count = piece.x, 0, len(piece.text)
    while begin < count:
        full = is_full(piece.text[begin])
        end = begin + 1
        while end < count and is_full(piece.text[end]) == full:
            end += 1
        takes = [advance + piece.stretch for advance in piece.advances[begin:end]]
        yield _Run(piece.text[begin:end], x, takes), full
        x += sum(takes)
        begin = end


def _full(painter: QPainter, face: faces.Face, run: _Run, y: float, share: float) -> None:
    """Characters as wide as they are high, each at its own place; those that are spaced alike in one go. A mark
    that a stand-in has narrower than it should be keeps to the left of its place."""
    text, x, takes = run.text, run.x, run.takes
    begin, count = 0, len(text)
    while begin < count:
        natural = face.width(text[begin])
        end, width = begin + 1, takes[begin]
        while (
            end < count
            and abs(takes[end] - takes[begin]) < _SAME
            and abs(face.width(text[end]) - natural) < _NEAR
        ):
            width += takes[end]
            end += 1
        painter.setFont(face.spaced(takes[begin] / share - natural))
        _draw(painter, QPointF(x, y), text[begin:end], share)
        x += width
        begin = end


def _half(painter: QPainter, face: faces.Face, run: _Run, y: float) -> None:
    """Letters and figures in the width that was reckoned for them: narrowed where the face is wider."""
    natural, wanted = face.width(run.text), sum(run.takes)
    if not natural or not run.text.strip():
        return
    narrow = wanted < natural
    painter.setFont(face.spaced(0.0 if narrow else (wanted - natural) / len(run.text)))
    _draw(painter, QPointF(run.x, y), run.text, wanted / natural if narrow else 1.0)


def _draw(painter: QPainter, place: QPointF, text: str, share: float) -> None:
    """Text in the font that is set, in ``share`` of its width."""
    if abs(share - 1) < _SAME:
        painter.drawText(place, text)
        return
    painter.save()
    painter.translate(place)
    painter.scale(share, 1.0)
    painter.drawText(QPointF(0, 0), text)
    painter.restore()
