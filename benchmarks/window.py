"""The window: its first picture beside that of an empty one, and the longest stall while it is worked with.

The screen is whatever Qt finds; without one it is Qt's own (`offscreen`), which paints into memory.
"""

from __future__ import annotations

import atexit
import os
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from benchmarks import window_acts
from benchmarks.common import in_turn, python, row
from benchmarks.turns import WHOLE_MS, Acts, Turns

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.window import MainWindow

# Both end when the first picture is on the screen; what follows it is no part of either.
EMPTY = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, lambda: os._exit(0))
app = QApplication([])
window = Window()
window.resize(1280, 720)
window.show()
app.exec()
"""
# (main() sets the threshold before it imports anything; here the import comes first, to end at the first picture.)
OURS = """
import gc
import os
gc.set_threshold(50_000, 20, 20)
import main
from ui import quickstart
quickstart.apply()
import ui.app
quickstart.withdraw()
ui.app.begin = lambda *_, **__: os._exit(0)
main.main([])
"""
RUNS = 15
ITEMS, SENTENCES, STEPS, ROUNDS = 2_000, 100_000, 120, 3
STALL_MS = 50.0


def run() -> bool:
    """Print the rows; whether the goals were met."""
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    ours, empty = in_turn(python("-c", OURS), python("-c", EMPTY), times=RUNS)
    met = row(
        "window: first picture, CPU",
        f"{ours.cpu * 1000:.0f} ms",
        f"empty window {empty.cpu * 1000:.0f} ms",
        ours.cpu / empty.cpu,
        "<= 1.5",
    )
    app, window = _window()
    for name, times in (
        (f"window: {ITEMS:,} items, put in", _put_in(app, window)),
        (f"window: {ITEMS:,} items, edit", _edits(app, window)),
        (f"window: {ITEMS:,} items, undo", _timed(app, lambda _: window.desk.session.undo())),
        (f"window: {ITEMS:,} items, scroll", _scroll(app, window.briefing.cards)),
        (f"window: {ITEMS:,} items, select", _selects(app, window)),
        (f"window: {ITEMS:,} items, another width", _widths(app, window)),
        (f"window: {ITEMS:,} items, search", _searches(app, window)),
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
    met &= window_acts.run(app, window, "2" * 64)
    met &= _language(app, window)
    return met


def _language(app: QApplication, window: MainWindow) -> bool:
    """The window made anew in another language, which goes on with the same work."""
    from ui import app as program

    made = [window]

    def change() -> None:
        made.append(program.in_language(app, window, "en"))

    def there() -> bool:
        new = made[-1]
        return len(made) > 1 and new._started and not new.desk.background.busy

    app.setQuitOnLastWindowClosed(False)
    acts = Acts(Turns(app, lambda: False))
    acts.row("another language", change, until=there, goal=WHOLE_MS, rounds=1)
    made[-1].safe.close()
    made[-1].desk.background.close()
    return acts.met


def _window() -> tuple[QApplication, MainWindow]:
    """The window as the program has it some seconds after its start."""
    import tempfile

    from PySide6.QtCore import QSettings

    from ui import app as program

    # Neither what the person has set nor what they left is touched.
    folder = tempfile.mkdtemp(prefix="jianbao-bench-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
        os.environ[name] = folder
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
    program.pace()
    app = program.make_application()
    for name in (*program.FIRST, *program.NEEDED, *program.LATER, *program.SELDOM):
        import_module(name)
    window = program.make_window(app)
    window.resize(1280, 720)
    window.show()
    window.start()
    window.desk.background.warm_up()
    window.exporter.load_templates()
    while not window.exporter.templates:
        app.processEvents()
    program.settle()
    return app, window


def _timed(app: QApplication, step: Callable[[int], object]) -> list[float]:
    """Milliseconds of each turn: a step, and everything that it brought about until that is painted. Every turn comes
    three times, and the middle one counts: what else a machine does meanwhile also shows in the time of a thread."""
    return _middle(
        _turns(app, lambda number, first=first: step(first + number), STEPS)  # type: ignore[misc]
        for first in range(0, ROUNDS * STEPS, STEPS)
    )


def _turns(app: QApplication, step: Callable[[int], object], steps: int) -> list[float]:
    times: list[float] = []
    for number in range(steps):
        # Time of the window's own thread: what else runs on the machine is not its stall.
        started = time.thread_time()
        step(number)
        app.processEvents()
        times.append((time.thread_time() - started) * 1000)
    return times


def _middle(rounds: Iterable[list[float]]) -> list[float]:
    return [statistics.median(turn) for turn in zip(*rounds, strict=True)]


def _put_in(app: QApplication, window: MainWindow) -> list[float]:
    """All items in one step, from a source that is shown; the turns after it, until all is measured and checked."""
    from briefing import edits
    from model.briefing import BriefingSection, Item, SourceRef
    from model.document import Block, BlockKind, Document, Span

    session = window.desk.session
    texts = [
        f"第{n}项：全年完成固定资产投资{n}亿元，同比增长8.5%，新建成投产重点项目42个。"
        for n in range(ITEMS)
    ]
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)
    source = Document("材料.txt", "text", "2" * 64, blocks)
    session.add_documents([source])
    window.reader.show_document(source)
    for _ in range(20):
        app.processEvents()
    refs = [SourceRef(source.sha256, Span(n, 0, len(text)), text) for n, text in enumerate(texts)]
    step = ITEMS // 20
    empty = session.history.at

    def once(name: str) -> list[float]:
        """Items that were never seen before."""
        session.go_to(empty)
        for at in range(20):
            items = tuple(
                Item(f"{name}{at}-{n - at * step}", texts[n], (refs[n],))
                for n in range(at * step, (at + 1) * step)
            )
            section = BriefingSection(f"{name}s{at}", f"第{at}部分", 1, items)
            session.apply(edits.AddSection(section))
        full = session.history.at
        session.go_to(empty)
        for _ in range(20):
            app.processEvents()

        def put(number: int) -> None:
            if number == 0:
                session.go_to(full)
            time.sleep(0.002)

        return _turns(app, put, 4 * STEPS)

    return _middle([once(name) for name in ("a", "b", "i")])


def _edits(app: QApplication, window: MainWindow) -> list[float]:
    from briefing import edits

    session = window.desk.session
    return _timed(app, lambda n: session.apply(edits.SetText(f"i{n % 20}-{n % 100}", f"改{n}。")))


def _selects(app: QApplication, window: MainWindow) -> list[float]:
    cards = window.briefing.cards
    return _timed(app, lambda n: cards.clearSelection() if n % 2 else cards.selectAll())


def _widths(app: QApplication, window: MainWindow) -> list[float]:
    return _timed(app, lambda n: window.resize(1280 + n % 7 * 16, 720))


def _searches(app: QApplication, window: MainWindow) -> list[float]:
    return _timed(app, lambda n: window.sources.search.setText("投资项目"[: n % 4 + 1]))


def _scroll(app: QApplication, view: object) -> list[float]:
    bar = view.verticalScrollBar()  # type: ignore[attr-defined]
    step = max(1, bar.maximum() // STEPS)
    return _timed(app, lambda number: bar.setValue(number % STEPS * step))


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
