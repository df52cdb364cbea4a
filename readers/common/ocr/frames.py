"""The pages of a picture file, one at a time, within bounds."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from types import TracebackType
from typing import Any

from model.errors import Cancelled, SourceError
from readers.common.ocr.jbig2 import MAGIC, drawn, size_of

# A newspaper page at 600 dpi has 130 million points; beyond this a picture takes too much memory.
MOST_POINTS = 140_000_000
# Of a larger picture only this much is needed to read it (the points of its longer side).
_ENOUGH = 6_000
_STRIP = 256
MOST_FRAMES = 1_000
_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF", "MPO")
_KINDS = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8", "JPEG"),
    (b"II", "TIFF"),
    (b"MM", "TIFF"),
    (b"GIF", "GIF"),
    (b"BM", "BMP"),
    (b"RIFF", "WebP"),
    (MAGIC, "JBIG2"),
)
# These hold films, not pages.
_MOVING = ("PNG", "WEBP", "GIF", "MPO")
_DPI = (60.0, 1_300.0)
# The longer side of a page (points) that gives no size: that of A4.
_A4 = 842.0
# How a camera was held (a tag of EXIF), and Pillow's transposition that makes up for it.
_ORIENTATION = 0x0112
_TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}
_ON_ITS_SIDE = (2, 4, 5, 6)


class Frames:
    """The pages of a picture: an RGB picture each, set upright as its camera says, with its size in points.

    Raises SourceError ``error.source.too_large`` and ``.damaged``.
    """

    def __init__(self, data: bytes, name: str) -> None:
        from PIL import Image

        self._name, self._head = name, data[:8]
        with self._guarded():
            if data.startswith(MAGIC):
                self._bound(size_of(data))
                self._file: Any = drawn(data)
            else:
                self._file = Image.open(io.BytesIO(data), formats=_FORMATS)
            self._bound(self._file.size)
            moving = self._file.format in _MOVING
            self.animated = moving and bool(getattr(self._file, "is_animated", False))
            self.count = 1 if moving else self._count()

    def __enter__(self) -> Frames:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def __iter__(self) -> Iterator[tuple[Any, float, float]]:
        for number in range(self.count):
            with self._guarded():
                if number:
                    self._file.seek(number)
                self._bound(self._file.size)
                picture, width, height = self._page()
            yield picture, width, height

    def _count(self) -> int:
        """How many pages there are; each is found behind the one before."""
        count = 1
        while count <= MOST_FRAMES:
            try:
                self._file.seek(count)
            except EOFError:
                break
            count += 1
        self._file.seek(0)
        if count > MOST_FRAMES:
            raise SourceError("error.source.too_large", name=self._name, detail=f"> {MOST_FRAMES}")
        return count

    def _bound(self, size: tuple[int, int]) -> None:
        width, height = size
        if width * height > MOST_POINTS:
            raise SourceError("error.source.too_large", name=self._name, detail=f"{width}×{height}")

    def _page(self) -> tuple[Any, float, float]:
        width, height = self._size_in_points()
        if self._file.format == "JPEG":
            shrunk = _ENOUGH * self._file.width // max(self._file.size)
            self._file.draft("RGB", (shrunk, _ENOUGH * self._file.height // max(self._file.size)))
        picture = self._file
        picture.load()
        picture = _smaller(picture)
        turn = _TURNS.get(self._file.getexif().get(_ORIENTATION, 1))
        if self.count == 1:
            self._file.close()  # what was unpacked is needed no more
        if turn is not None:
            picture = picture.transpose(turn)
            if turn in _ON_ITS_SIDE:
                width, height = height, width
        return picture, width, height

    def _size_in_points(self) -> tuple[float, float]:
        width, height = self._file.size
        given = self._file.info.get("dpi")
        try:
            dpi = float(given[0])
        except (TypeError, ValueError, IndexError, ZeroDivisionError):
            dpi = 0.0
        scale = 72 / dpi if _DPI[0] < dpi < _DPI[1] else 0.0
        # A camera that writes 72 dpi knows nothing of the paper.
        if not 0.3 * _A4 < scale * max(width, height) < 3 * _A4:
            scale = _A4 / max(width, height)
        return width * scale, height * scale

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Whatever is wrong with a picture is said in one way."""
        from PIL import Image

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                yield
        except (SourceError, Cancelled, MemoryError):
            raise
        except Image.DecompressionBombError:
            raise SourceError(
                "error.source.too_large", name=self._name, detail="> 178 MP"
            ) from None
        except Exception as problem:
            # Pillow's readers raise whatever the bytes make them stumble over.
            kind = next((kind for mark, kind in _KINDS if self._head.startswith(mark)), "")
            raise SourceError("error.source.damaged", name=self._name, detail=kind) from problem


def _smaller(picture: Any) -> Any:
    """The picture in RGB, made smaller if it has more points than are needed. It is taken apart into colours strip by
    strip, for what is made of a picture takes many times its size."""
    from PIL import Image

    width, height = picture.size
    scale = _ENOUGH / max(width, height)
    if scale >= 1:
        return _as_rgb(picture)
    wide, high = max(1, round(width * scale)), max(1, round(height * scale))
    if picture.mode.startswith(("I", "F")):
        # All of it tells what is black and what is white.
        return _as_rgb(picture.convert("F").resize((wide, high), Image.Resampling.BOX))
    found = Image.new("RGB", (wide, high))
    for top in range(0, high, _STRIP):
        bottom = min(top + _STRIP, high)
        # The points that these rows are the means of, those shared with the rows before and after included.
        start, end = top * height / high, bottom * height / high
        first, last = int(start), min(height, ceil(end))
        strip = _as_rgb(picture.crop((0, first, width, last)))
        box = (0, start - first, width, min(end - first, last - first))
        part = strip.resize((wide, bottom - top), Image.Resampling.BOX, box)
        found.paste(part, (0, top))
    return found


def _as_rgb(picture: Any) -> Any:
    """The picture on white paper, in RGB."""
    from PIL import Image

    if picture.mode.startswith(("I", "F")):
        # Sixteen bits a point: the darkest and the brightest tell what is black and white.
        low, high = picture.getextrema()
        wide = picture.convert("F")
        span = max(float(high) - float(low), 1.0)
        return wide.point(lambda value: value * (255 / span) - low * 255 / span).convert("RGB")
    if "A" in picture.mode or "transparency" in picture.info:
        layered = picture.convert("RGBA")
        paper = Image.new("RGBA", layered.size, "white")
        paper.alpha_composite(layered)
        return paper.convert("RGB")
    return picture.convert("RGB")
