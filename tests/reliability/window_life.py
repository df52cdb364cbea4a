"""The real window, offscreen, worked through its own objects until it is killed.

Half of the lives have the real worker process, which is killed with the window; the others run its jobs on a
thread, which starts in no time.
"""

from __future__ import annotations

import inspect
import os
import random
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

import ui.app
import ui.core
import ui.crashes
import ui.deeds
import ui.display
import ui.filing
from model.document import BlockKind, Span
from model.errors import Cancelled
from model.progress import SilentTask
from tests.reliability.fingerprint import Fingerprints
from tests.reliability.life import Reporter, Witness, named, warmed_up
from ui.window import MainWindow


class _Job:
    def cancel(self) -> None:
        self.cancelled = True

    cancelled = False


class ThreadRunner:
    """Runs the jobs of the window on threads of this process."""

    def submit(self, function: Callable[..., Any], *args: Any, **callbacks: Any) -> _Job:
        job = _Job()
        takes = "task" in inspect.signature(function).parameters
        wanted = {"task": SilentTask()} if takes else {}

        def work() -> None:
            try:
                result = function(*args, **wanted)
            except Cancelled:
                callbacks["on_cancelled"]()
            except Exception as error:
                callbacks["on_error"](error)
            else:
                callbacks["on_result"](result)

        threading.Thread(target=work, daemon=True).start()
        return job

    def close(self) -> None:
        pass


class WindowLife:
    """Turns of the event loop in which something is done with the window."""

    def __init__(self, folder: Path, sources: list[Path], pipe: int, seed: int) -> None:
        self.folder = folder
        self.sources = sources
        self.chance = random.Random(seed)
        self.reporter = Reporter(pipe)
        self.window: MainWindow
        self.turn = QTimer()
        self.moving = False

    def run(self, path: Path | None) -> None:
        """Go on with the work at ``path``, or begin new work; never returns before it is killed."""
        try:
            app = ui.app.make_application()
            if self.chance.random() < 0.5:
                ui.core.make_worker = ThreadRunner  # type: ignore[assignment]
            self.window = ui.app.make_window(app)
            self.window.show()
            ui.app.begin(self.window, [path] if path is not None else [])
            self.turn.timeout.connect(lambda: self._guarded(lambda: self._arrive(path)))
            self.turn.start(1)
            app.exec()
        except BaseException as error:
            self._fail(error)
        os._exit(1)

    def _fail(self, error: BaseException) -> None:
        traceback.print_exception(error)
        self.reporter.say("failed", named(error))
        os._exit(1)

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as error:
            self._fail(error)

    def _arrive(self, path: Path | None) -> None:
        """Wait until the work is on the desk, then begin to do something with it."""
        window = self.window
        if not hasattr(window, "deeds"):
            return
        window.crashes.report = self._fail  # type: ignore[method-assign]
        if path is None:
            assert window.desk.session is not None
        keeper = window.safe.keeper
        if keeper is None or (path is not None and keeper.path != path):
            return
        if path is not None:
            state = keeper.acknowledged
            assert state is not None
            self.reporter.say("opened", Fingerprints().of(state))
        Witness(window.desk.session, keeper, self.reporter)
        window.exporter.exported.connect(lambda _: self.reporter.say("exported"))
        self.turn.stop()
        self.turn = QTimer()
        self.turn.setSingleShot(True)
        self.turn.timeout.connect(lambda: self._guarded(self._do))
        self.reporter.say("work")
        if not window.desk.documents:
            window.deeds.open_paths([self.chance.choice(self.sources)])
        self.turn.start(0)

    def _do(self) -> None:
        window, chance = self.window, self.chance
        items = [item.id for item in window.desk.briefing.items()]
        what = chance.randrange(24)
        if what == 0:
            window.deeds.open_paths([chance.choice(self.sources)])
        elif what < 3 and items:
            window.exporter.export(self.folder / "简报.docx")
        elif what == 3 and window.safe.keeper is not None and window.safe.keeper.path is not None:
            self._save_elsewhere()
        elif what == 4:
            window.topbar.length.spin.setValue(chance.randrange(300, 1200))
        elif what == 5 and window.desk.documents:
            self._pick()
        elif what == 6 and len(window.desk.documents) > 1:
            window.sources.remove_asked.emit(window.desk.documents[0].sha256)
        elif what < 9:
            window.commands["undo" if chance.random() < 0.6 else "redo"].trigger()
        elif what == 9:
            window.briefing.masthead.field_changed.emit("期号", str(chance.randrange(1000)))
        elif items:
            self._change(items, what)
        self.turn.start(int(chance.random() ** 2 * 20))

    def _change(self, items: list[str], what: int) -> None:
        window = self.window
        window.briefing.select((self.chance.choice(items),))
        if what < 18:
            self._type()
        elif what == 18 and len(items) > 5:
            window.commands["delete"].trigger()
        elif what == 19 and len(items) > 5:
            window.briefing.select(tuple(items[:2]))
            window.commands["merge"].trigger()
        elif what == 20:
            window.commands["restore"].trigger()
        else:
            window.commands["move_down" if what % 2 else "move_up"].trigger()

    def _type(self) -> None:
        """A few keys into the editor of the selected card, and most times Enter."""
        window, chance = self.window, self.chance
        window.commands["edit_card"].trigger()
        editor = window.briefing.cards.findChild(object, "cardEditor")
        if editor is None:
            return
        QTest.keyClicks(editor, f"w{chance.randrange(10_000)} ")  # type: ignore[call-overload]
        if chance.random() < 0.8:
            QTest.keyClick(editor, Qt.Key.Key_Return)  # type: ignore[call-overload]

    def _pick(self) -> None:
        document = self.chance.choice(self.window.desk.documents)
        places = [
            Span(number, 0, len(block.text))
            for number, block in enumerate(document.blocks)
            if block.kind is BlockKind.PARAGRAPH and len(block.text) < 200
        ]
        if places:
            self.window.reader.spans_picked.emit(document.sha256, [self.chance.choice(places)])

    def _save_elsewhere(self) -> None:
        safe, reporter = self.window.safe, self.reporter
        keeper = safe.keeper
        assert keeper is not None
        if self.moving:
            return
        if not keeper.named or self.chance.random() < 0.2:
            target = self.folder / f"工作 {self.chance.randrange(1 << 40)}.jianbao"
            self.moving = True
            reporter.say("moving", target)

            def there(path: Path) -> None:
                reporter.say("at", path)
                self.moving = False

            safe.save_as(target, there, self._fail)
        else:
            copied = self.folder / "副本.jianbao"
            safe.save_copy(copied, lambda _: reporter.say("copied"), self._fail)


def prepared(seeds: Path) -> Callable[[Path, Path | None, int, int], None]:
    """What a child does, with everything loaded that it needs; no application of Qt's is made here."""
    warm = warmed_up(seeds)

    def live(folder: Path, path: Path | None, pipe: int, seed: int) -> None:
        os.environ["QT_LOGGING_RULES"] = "default.warning=false"
        os.environ["XDG_CONFIG_HOME"] = str(folder / "config")
        WindowLife(folder, warm.files, pipe, seed).run(path)

    return live
