"""A window of the real program with hands: it is opened on the samples, driven, and looked at."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, QRect
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from ui.app import begin, make_window
from ui.checks.listing import Choice
from ui.questions import Answer
from ui.settings import Settings
from ui.window import MainWindow

ROOT = Path(__file__).resolve().parents[2]
NAMES = {
    "000": "省党代会报告要点.txt",
    "001": "吉林市政府工作报告速览.txt",
    "002": "年度十件大事.txt",
    "003": "报告新闻点读.txt",
    "004": "省政府工作报告.txt",
}
"""What a clerk would have called the samples."""
_PATIENCE = 120.0
_COLOURS = 256


def samples(folder: Path) -> list[Path]:
    """Copies of the samples under names that say what they are."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for seed in sorted((ROOT / "seeds").glob("*.txt"), reverse=True):
        target = folder / NAMES[seed.name[:3]]
        shutil.copyfile(seed, target)
        made.append(target)
    return made


class Hands:
    """Drives one window. What is seen goes to ``folder`` as PNG."""

    def __init__(self, app: QApplication, folder: Path, size: tuple[int, int]) -> None:
        self.app = app
        self.folder = folder
        self.window: MainWindow = make_window(app, Settings())
        self.window.resize(*size)
        self.window.show()
        begin(self.window, [])
        self.take(self.window)

    def until(self, holds: Callable[[], object]) -> None:
        """Let the window work until something holds."""
        end = time.monotonic() + _PATIENCE
        while not holds():
            if time.monotonic() > end:
                raise TimeoutError(holds)
            self.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)

    def take(self, window: MainWindow) -> None:
        """Drive this window from now on; it asks nothing."""
        self.window = window
        self.until(lambda: window._started and window.exporter.templates)
        window.checking.ask = lambda *_: (Choice.EXPORT, False, None)
        window.filing.ask_save = lambda *_: Answer.LEAVE
        window.filing.ask_unsaved = lambda *_: Answer.LEAVE
        self.settle()

    def wait(self, seconds: float) -> None:
        """Let the window work for a while."""
        end = time.monotonic() + seconds
        self.until(lambda: time.monotonic() > end)

    def settle(self) -> None:
        """Let all that runs come to its end."""
        self.wait(0.3)
        self.until(lambda: not self.window.desk.background.busy)
        self.wait(0.3)

    def open(self, paths: list[Path]) -> None:
        """Open sources and wait for the draft."""
        ready: list[bool] = []
        self.window.desk.draft_ready.connect(lambda: ready.append(True))
        self.window.deeds.open_paths(paths)
        self.until(lambda: ready)
        self.settle()

    def do(self, command: str) -> None:
        """A command of the menus."""
        self.window.commands[command].trigger()
        self.settle()

    def dialog(self, kind: str) -> QWidget:
        """The dialog that is open, by the name of its class."""
        self.until(lambda: self._dialogs(kind))
        self.settle()
        return self._dialogs(kind)[0]

    def _dialogs(self, kind: str) -> list[QWidget]:
        shown = [one for one in self.app.topLevelWidgets() if one.isVisible()]
        return [one for one in shown if type(one).__name__ == kind]

    def select(self, text: str) -> str:
        """Select the first card that says ``text``; its id."""
        items = self.window.desk.briefing.items()
        item = next(one for one in items if text in one.text)
        self.window.briefing.select((item.id,))
        self.window.deeds.show_source(item.id)
        self.settle()
        return item.id

    # --- pictures

    def look(self, name: str, widget: QWidget | None = None, part: QRect | None = None) -> None:
        """Keep a picture of a widget, or of a part of it."""
        seen = widget or self.window
        self.keep(name, seen.grab(part) if part is not None else seen.grab())

    def look_numbered(self, name: str, places: list[QPoint]) -> None:
        """Keep the whole window with numbers at places of it."""
        picture = self.window.grab()
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(QFont("", 13, QFont.Weight.Bold))
        for number, place in enumerate(places, 1):
            spot = QRect(place.x() - 14, place.y() - 14, 28, 28)
            painter.setBrush(QColor("#b5231b"))
            painter.setPen(QColor("#ffffff"))
            painter.drawEllipse(spot)
            painter.drawText(spot, 0x84, str(number))
        painter.end()
        self.keep(name, picture)

    def keep(self, name: str, picture: QPixmap) -> None:
        """Write a picture with a table of colours: a third of the size, and hardly an eye sees it."""
        target = self.folder / f"{name}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        image = _with_table(picture.toImage())
        image.save(str(target))
        print(target.name, image.width(), image.height(), target.stat().st_size)

    def close(self) -> None:
        """End what runs."""
        self.window.close()
        self.wait(0.2)


def _with_table(image: QImage) -> QImage:
    """The picture in the colours that it has most of, every other in the nearest of these."""
    import numpy as np

    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    wide, high = plain.width(), plain.height()
    pixels = np.frombuffer(plain.constBits(), dtype=np.uint8).reshape(high * wide, 4)[:, :3]
    # Five bits of each channel tell colours apart; the table has their averages.
    packed = pixels.astype(np.int64) >> 3
    key = (packed[:, 0] << 10) | (packed[:, 1] << 5) | packed[:, 2]
    _, place, count = np.unique(key, return_inverse=True, return_counts=True)
    sums = np.stack([np.bincount(place, pixels[:, at]) for at in range(3)], axis=1)
    means = sums / count[:, None]
    table = means[np.argsort(-count, kind="stable")[:_COLOURS]]
    nearest = ((means[:, None, :] - table[None, :, :]) ** 2).sum(axis=2).argmin(axis=1)
    indices = nearest.astype(np.uint8)[place].reshape(high, wide)
    padded = np.zeros((high, (wide + 3) // 4 * 4), dtype=np.uint8)
    padded[:, :wide] = indices
    made = QImage(padded.tobytes(), wide, high, padded.shape[1], QImage.Format.Format_Indexed8)
    made.setColorTable(
        [0xFF000000 | int(r) << 16 | int(g) << 8 | int(b) for b, g, r in table.round()]
    )
    return made.copy()
