"""Sources to try a packed program with: a small file of every format, and a page for text recognition.

    python -m tools.packing.samples FOLDER

The page is drawn, for which a Chinese font is needed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.readers.contract.samples import SAMPLES

OPTIONAL = frozenset(("image",))
PRINTED = "粮食产量达到837.3亿斤"


def write(folder: Path) -> None:
    """One file for each format that needs no optional part into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, sample in SAMPLES.items():
        if name not in OPTIONAL:
            (folder / f"{name}{sample.suffix}").write_bytes(sample.data())


def draw(path: Path) -> None:
    """A picture of a page that says :data:`PRINTED`."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

    from ui.fonts import ui_font

    application = QGuiApplication.instance() or QGuiApplication([])
    page = QImage(1240, 600, QImage.Format.Format_RGB32)
    page.fill(QColor("white"))
    painter = QPainter(page)
    font = ui_font()
    font.setPixelSize(48)
    painter.setFont(font)
    lines = ("2023年全省经济工作总结", f"{PRINTED}。", "新建高标准农田591.9万亩。")
    for number, text in enumerate(lines):
        painter.drawText(100, 120 + number * 110, text)
    painter.end()
    page.save(str(path))
    del application


if __name__ == "__main__":
    target = Path(sys.argv[1])
    write(target / "formats")
    draw(target / "page.png")
