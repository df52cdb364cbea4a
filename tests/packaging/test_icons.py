"""The icon files for desktops are the program's own drawing."""

from __future__ import annotations

import struct

from PySide6.QtGui import QImage

from tools.packing import icons
from ui.icon import DRAWING, app_icon


def test_the_files_show_what_the_window_shows(qapp: object) -> None:
    for size in icons.SIZES:
        kept = QImage(str(icons.FOLDER / f"{size}.png")).convertToFormat(
            QImage.Format.Format_ARGB32
        )
        drawn = app_icon().pixmap(size, size).toImage().convertToFormat(QImage.Format.Format_ARGB32)
        assert kept.size() == drawn.size()
        far = [
            (x, y)
            for x in range(size)
            for y in range(size)
            if any(
                abs(one - other) > 12
                for one, other in zip(
                    kept.pixelColor(x, y).getRgb(), drawn.pixelColor(x, y).getRgb(), strict=True
                )
            )
        ]
        assert len(far) <= size * size // 100
    assert (icons.FOLDER / "jianbao.svg").read_bytes() == DRAWING + b"\n"


def test_the_windows_icon_holds_every_size() -> None:
    data = (icons.FOLDER / "jianbao.ico").read_bytes()
    assert struct.unpack_from("<HHH", data) == (0, 1, len(icons.SIZES))
    for number, size in enumerate(icons.SIZES):
        width, _, _, _, _, bits, length, place = struct.unpack_from(
            "<BBBBHHII", data, 6 + 16 * number
        )
        assert (width or 256, bits) == (size, 32)
        assert data[place : place + length] == (icons.FOLDER / f"{size}.png").read_bytes()
