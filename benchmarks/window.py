"""The window: its first picture beside that of an empty one, and the longest stall while it is worked with.

The screen is whatever Qt finds; without one it is Qt's own (`offscreen`), which paints into memory.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from benchmarks.common import median_process, python, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.window import MainWindow

EMPTY = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.resize(1280, 720)
window.show()
QTimer.singleShot(0, lambda: QTimer.singleShot(0, app.quit))
app.exec()
"""
OURS = """
from PySide6.QtCore import QTimer
from ui.app import make_application, make_window
app = make_application()
window = make_window(app)
window.painted.connect(lambda: QTimer.singleShot(0, app.quit))
window.show()
app.exec()
"""
ITEMS, SENTENCES, STEPS = 2_000, 100_000, 120
STALL_MS = 50.0


def run() -> bool:
    """Print the rows; whether the goals were met."""
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    ours, empty = (median_process(python("-c", text), 5) for text in (OURS, EMPTY))
    met = row(
        "window: first picture, CPU",
        f"{ours.cpu * 1000:.0f} ms",
        f"empty window {empty.cpu * 1000:.0f} ms",
        ours.cpu / empty.cpu,
        "<= 1.5",
    )
    from ui.app import make_application, make_window

    app = make_application()
    window = make_window(app)
    window.resize(1280, 720)
    window.show()
    window.start()
    app.processEvents()
    for name, times in (
        (f"window: {ITEMS:,} items, edit", _edits(app, window)),
        (f"window: {ITEMS:,} items, scroll", _scroll(app, window.briefing.cards)),
        (f"window: {SENTENCES:,} sentences, scroll", _reader(app, window)),
    ):
        worst, median = max(times), statistics.median(times)
        met &= row(
            name,
            f"longest {worst:.1f} ms, median {median:.1f}",
            f"{STALL_MS:.0f} ms",
            worst / STALL_MS,
            "<= 1",
        )
    window.safe.close()
    window.desk.background.close()
    window.deleteLater()
    return met


def _timed(app: QApplication, step: Callable[[int], object]) -> list[float]:
    """Milliseconds of each step, until everything that it brought about is painted."""
    times: list[float] = []
    for number in range(STEPS):
        started = time.perf_counter()
        step(number)
        app.processEvents()
        times.append((time.perf_counter() - started) * 1000)
    return times


def _edits(app: QApplication, window: MainWindow) -> list[float]:
    from briefing import edits
    from model.briefing import BriefingSection, Item

    session = window.desk.session
    text = "全年完成固定资产投资365亿元，同比增长8.5%，新建成投产重点项目42个。"
    for at in range(20):
        items = tuple(Item(f"i{at}-{n}", f"第{n}项：{text}") for n in range(ITEMS // 20))
        session.apply(edits.AddSection(BriefingSection(f"s{at}", f"第{at}部分", 1, items)))
    app.processEvents()
    app.processEvents()
    return _timed(app, lambda n: session.apply(edits.SetText(f"i{n % 20}-{n % 100}", f"改{n}。")))


def _scroll(app: QApplication, view: object) -> list[float]:
    bar = view.verticalScrollBar()  # type: ignore[attr-defined]
    step = max(1, bar.maximum() // STEPS)
    return _timed(app, lambda number: bar.setValue(number * step))


def _reader(app: QApplication, window: MainWindow) -> list[float]:
    from model.document import Block, BlockKind, Document

    text = "全市完成固定资产投资365亿元，同比增长8.5%。"
    blocks = tuple(Block(BlockKind.PARAGRAPH, f"第{n}项：{text}") for n in range(SENTENCES))
    window.reader.show_document(Document("大.txt", "text", "1" * 64, blocks))
    view = window.reader.view
    assert view.page is not None
    while not view.page.whole:
        app.processEvents()
    app.processEvents()
    return _scroll(app, view)
