"""Pages with known text as a scanner sees them: drawn with Pillow, then blurred, turned and packed as it would.

Needs the optional part (Pillow) and a Chinese font.
"""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from readers.common.ocr.part import is_installed
from tests.readers.pdf_samples import wrap

_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".local/share/fonts",
    Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",
)
# Best first: 仿宋 where there is one.
_FACES = (
    "simfang.ttf",
    "NotoSerifCJK-Regular.ttc",
    "simsun.ttc",
    "NotoSansCJK-Regular.ttc",
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
)


@cache
def font_file() -> Path | None:
    """A Chinese font of this computer."""
    for face in _FACES:
        for folder in _FOLDERS:
            found = next(folder.rglob(face), None) if folder.is_dir() else None
            if found:
                return found
    return None


needs_recognition = pytest.mark.skipif(
    not is_installed() or font_file() is None,
    reason="text recognition (make ocr) or a Chinese font is not installed",
)


@dataclass
class Sheet:
    """A sheet of paper in points; what is drawn is set at ``dpi``."""

    width: float = 595.0
    height: float = 842.0
    dpi: float = 200.0
    font: Path | None = None
    picture: Any = field(default=None, repr=False)

    def __post_init__(self) -> None:
        from PIL import Image, ImageDraw

        size = (round(self.width * self.dpi / 72), round(self.height * self.dpi / 72))
        self.picture = Image.new("RGB", size, "white")
        self._draw = ImageDraw.Draw(self.picture)

    def text(
        self, text: str, x: float, y: float, size: float = 16.0, right: float | None = None
    ) -> None:
        """Set ``text`` with its upper left corner at (x, y); where ``right`` is given it ends there."""
        scale = self.dpi / 72
        font = _font(self.font or font_file(), round(size * scale))
        steps = [font.getlength(char) / scale if char.isascii() else size for char in text]
        spread = 0.0
        if right is not None and len(text) > 1:
            # A mark may hang out of the column.
            hangs = size if text[-1] in "，。、；：" and x + sum(steps) > right + size / 2 else 0.0
            spread = (right + hangs - x - sum(steps)) / (len(text) - 1)
        for char, step in zip(text, steps, strict=True):
            self._draw.text((x * scale, y * scale), char, font=font, fill="black")
            x += step + spread

    def paragraph(
        self, text: str, x: float, y: float, ems: int, size: float = 16.0, leading: float = 28.0
    ) -> float:
        """Set a paragraph ``ems`` characters wide, indented by two; returns where the next one begins."""
        lines = wrap(text, ems)
        for number, (indent, line) in enumerate(lines, 1):
            right = x + ems * size if number < len(lines) else None
            self.text(line, x + indent * size, y, size, right)
            y += leading
        return y

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a thin line."""
        scale = self.dpi / 72
        self._draw.line([value * scale for value in (x0, y0, x1, y1)], fill="black", width=2)


@cache
def _font(path: Path | None, size: int) -> Any:
    from PIL import ImageFont

    assert path is not None
    # The second face of Noto's collection is the one for simplified Chinese.
    index = 2 if path.name.startswith("Noto") else 0
    return ImageFont.truetype(str(path), size, index=index)


def document(
    paragraphs: Sequence[str],
    *,
    title: str = "",
    number: int | None = None,
    font: Path | None = None,
) -> Sheet:
    """A page of an official document: 二号 title, 三号 body of 28 characters a line, a page number."""
    sheet = Sheet(font=font)
    y = 105.0
    if title:
        sheet.text(title, (595 - 22 * len(title)) / 2, y, 22)
        y += 56
    for paragraph in paragraphs:
        y = sheet.paragraph(paragraph, 74, y, 28)
    if number is not None:
        sheet.text(f"— {number} —", 270, 775, 14)
    return sheet


def newspaper(
    paragraphs: Sequence[str],
    columns: int,
    head: str,
    *,
    height: float = 1100.0,
    font: Path | None = None,
) -> tuple[Sheet, str]:
    """A page of a newspaper: its name, a rule, one article under a head over all of its columns; and the article as
    far as there was room for it."""
    sheet, size, gutter = Sheet(780.0, height, font=font), 9.5, 20.0
    sheet.text("云岭日报", 60, 40, 40)
    sheet.text("2023年1月16日 星期一", 560, 70, 11)
    sheet.rule(40, 100, 740, 100)
    sheet.text(head, (780 - 30 * len(head)) / 2, 115, 30)
    ems = int((700 - gutter * (columns - 1)) / columns / size)
    step = ems * size + gutter
    lines = [
        (indent, line, at + 1 == count)
        for paragraph in paragraphs
        for wrapped in [wrap(paragraph, ems)]
        for count in [len(wrapped)]
        for at, (indent, line) in enumerate(wrapped)
    ]
    rows = int((height - 210) / (1.55 * size))
    lines = lines[: rows * columns]
    for at, (indent, line, last) in enumerate(lines):
        x, y = 40 + step * (at // rows), 170 + 1.55 * size * (at % rows)
        sheet.text(line, x + indent * size, y, size, None if last else x + ems * size)
    return sheet, head + "".join(line for _, line, _ in lines)


def scanned(paragraphs: Sequence[str], *, foot: str = "") -> bytes:
    """Paragraphs on as many pages of a letter's shape as they take, as a TIFF; ``foot`` may hold ``{page}``."""
    sheets: list[Sheet] = []
    y = float("inf")
    for paragraph in paragraphs:
        if y + 24 * len(wrap(paragraph, 26)) > 350:
            sheets.append(Sheet(420.0, 400.0))
            if foot:
                sheets[-1].text(foot.format(page=len(sheets)), 195, 370, 12)
            y = 30.0
        y = sheets[-1].paragraph(paragraph, 28, y, 26, 14.0, 24.0)
    first, *rest = (sheet.picture.convert("L") for sheet in sheets)
    return as_file(first, "TIFF", save_all=True, append_images=rest, compression="tiff_deflate")


def as_file(picture: Any, kind: str = "PNG", **options: Any) -> bytes:
    """``picture`` as a file."""
    target = io.BytesIO()
    picture.save(target, kind, **{"dpi": (200, 200), **options})
    return target.getvalue()


def pictures(text: str) -> dict[str, bytes]:
    """A line of text as a picture of every kind, by suffix."""
    sheet = Sheet(20.0 + 16 * len(text), 40.0)
    sheet.text(text, 10, 12, 16)
    grey = sheet.picture.convert("L")
    kinds = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF")
    return {f".{kind.lower()}": as_file(grey, kind) for kind in kinds}


def as_pdf(pictures: Sequence[Any], *, dpi: float = 200.0) -> bytes:
    """A scan: a PDF with a picture on each page."""
    target = io.BytesIO()
    first, *rest = pictures
    first.save(target, "PDF", save_all=True, append_images=rest, resolution=dpi)
    return target.getvalue()


def noisy(picture: Any, *, slant: float = 1.0, seed: int = 1) -> Any:
    """The picture as a poor scanner gives it: askew, blurred, grey, grainy, and packed as a JPEG of low quality."""
    import numpy as np
    from PIL import Image, ImageFilter

    askew = picture.rotate(slant, Image.Resampling.BICUBIC, fillcolor="white")
    points = np.asarray(askew.filter(ImageFilter.GaussianBlur(0.9)), np.float32)
    grain = np.random.default_rng(seed).normal(0, 18, points.shape[:2])[..., None]
    grainy = Image.fromarray(np.clip(points * 0.85 + 30 + grain, 0, 255).astype(np.uint8))
    return Image.open(io.BytesIO(as_file(grainy, "JPEG", quality=60))).convert("RGB")


def accuracy(wanted: str, found: str) -> float:
    """One less the edits (of one character each) from ``found`` to ``wanted``, as a share of ``wanted``; white
    space does not count."""
    wanted, found = "".join(wanted.split()), "".join(found.split())
    row = list(range(len(found) + 1))
    for at, char in enumerate(wanted, 1):
        before, row[0] = row[0], at
        for place, other in enumerate(found, 1):
            before, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, before + (char != other)),
            )
    return 1 - row[-1] / max(1, len(wanted))
