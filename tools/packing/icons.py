"""Files of the program's own icon for desktops that look for it outside the program; drawn from ``ui/icon.py``.

python -m tools.packing.icons      writes packaging/icons/
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent.parent / "packaging" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256)
_DIRECTORY = struct.Struct("<HHH")
_ENTRY = struct.Struct("<BBBBHHII")


def png(size: int) -> bytes:
    """The icon, ``size`` pixels square."""
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImage

    from ui.icon import app_icon

    image = app_icon().pixmap(size, size).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """A Windows icon of PNG pictures (side in pixels → file), which Windows Vista and later read."""
    place = _DIRECTORY.size + _ENTRY.size * len(pictures)
    head, body = [_DIRECTORY.pack(0, 1, len(pictures))], []
    for size, data in sorted(pictures.items()):
        side = size % 256  # 0 stands for 256
        head.append(_ENTRY.pack(side, side, 0, 0, 1, 32, len(data), place))
        body.append(data)
        place += len(data)
    return b"".join(head + body)


def write(folder: Path = FOLDER) -> None:
    """All files: the drawing itself, a PNG per size, the Windows icon."""
    from ui.icon import DRAWING

    folder.mkdir(parents=True, exist_ok=True)
    pictures = {size: png(size) for size in SIZES}
    for size, data in pictures.items():
        (folder / f"{size}.png").write_bytes(data)
    (folder / "jianbao.svg").write_bytes(DRAWING + b"\n")
    (folder / "jianbao.ico").write_bytes(ico(pictures))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication([])
    write()
