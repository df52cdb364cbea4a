"""Starting the window: application, fonts, translation, theme, and after the first picture everything heavy."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from messages import Language, say, use
from ui import fonts
from ui.settings import Settings
from ui.theme import Theme
from ui.window import MainWindow

if TYPE_CHECKING:
    from ui.core import Core

FIRST = ("ui.core", "briefing.worker")
"""What starts the worker process, which starts itself meanwhile."""
NEEDED = (
    "ui.furnishing",
    "ui.menus",
    "ui.bars",
    "ui.wording",
    "ui.searching",
    "ui.search.results",
    "ui.search.line",
    "ui.sources.tensefilter",
    "ui.sources.tree",
    "ui.reader.findbar",
    "ui.reader.notice",
    "ui.reader.view",
    "ui.cards.tips",
    "briefing.edits",
    "briefing.redrafting",
    "briefing.session",
    "workspace.state",
    "briefing.keeper",
    "ui.assembly",
    "ui.display",
    "ui.filing",
    "ui.leftbehind",
    "ui.crashes",
    "ui.deeds",
    "ui.checking",
    "ui.sectioning",
    "ui.linking",
    "ui.facts.docking",
    "ui.batch",
    "ui.preview.following",
    "ui.wordwork",
    "ui.preferences.docking",
    "ui.exporting.flow",
    "ui.exporting.presets",
    "ui.firststeps.docking",
    "ui.pasting",
    "word.catalogue",
    "readers",
    "briefing.jobs",
    "workspace.store",
    "briefing.workspaces",
)
"""What the window needs soon after its first picture, loaded beside it."""
LATER = (
    "word.values",
    "messages.check",
    "messages.check_content",
    "messages.check_layout",
    "summarizer.selection",
    "summarizer.filling",
    "briefing.drafting",
    "briefing.conflicts",
    "briefing.tenses",
    "facts.setting",
    "facts.tense",
)
"""What the first draft needs: its tables and patterns, made then, would hold up the turn in which it comes."""
SELDOM = (
    "ui.dressing",
    "ui.facts.panel",
    "ui.facts.acts",
    "ui.preferences.dialog",
    "ui.wordfiles.templates",
    "markdown_it",
    "ui.guide.window",
    "briefing.sourcefiles",
    "rjieba",
)
"""What somebody may open later: the turn in which it opens has no imports in it. The last one reads its dictionary while
no other thread gets on; with the first edit that would be felt."""
STARTING = (50_000, 20, 20)
"""What comes before the first picture stays; looking through it for what can go costs time and finds nothing."""
COLLECT = (10_000, 5, 400)
"""Python's own 700 would have thousands of items looked through with every edit; many more than these, and one look
alone would be half of what a turn of the event loop may cost."""
SWITCH_SECONDS = 0.0005
"""Python's own 5 ms, once for every call into Qt, is what a picture would wait for threads that compute."""


_translators: list[QTranslator] = []
"""Of Qt's own words. Held here: asking Qt which ones it has costs as much as half an empty window."""


def speak(app: QApplication, language: str) -> None:
    """Let everything that is made from now on speak ``zh`` or ``en``, Qt's own dialogs too."""
    chinese = language == "zh"
    use(Language.CHINESE if chinese else Language.ENGLISH)
    country = QLocale.Country.China if chinese else QLocale.Country.UnitedKingdom
    spoken = QLocale.Language.Chinese if chinese else QLocale.Language.English
    QLocale.setDefault(QLocale(spoken, country))
    while _translators:
        app.removeTranslator(_translators.pop())
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_CN" if chinese else "qtbase_en", folder):
        app.installTranslator(translator)
        _translators.append(translator)
    app.setApplicationName(say("window.name"))
    app.setApplicationDisplayName(say("window.name"))


def make_application(arguments: Sequence[str] = ("jianbao",), language: str = "zh") -> QApplication:
    """The one QApplication, speaking ``language`` in Qt's own dialogs too."""
    found = QApplication.instance()
    # As an argument, because asking for a style afterwards costs as much as a tenth of an empty window.
    styled = [*arguments[:1], "-style", "Fusion", *arguments[1:]]
    app = found if isinstance(found, QApplication) else QApplication(styled)
    app.setDesktopFileName("jianbao")
    speak(app, language)
    fonts.apply(app)
    return app


def make_window(app: QApplication, settings: Settings | None = None) -> MainWindow:
    """A window with nothing open, not shown yet."""
    settings = settings or Settings()

    def make_core() -> Core:
        from ui.core import make_core

        return make_core(app, settings)

    def furnish(window: MainWindow) -> Iterator[str]:
        from ui.furnishing import furnish

        return furnish(window)

    return MainWindow(settings, Theme(app, settings.scheme), make_core, furnish)


class _Loading(QObject):
    """Imports packages in a thread, and tells when they are there. Whatever fails to load fails again where it is
    needed, and is told there."""

    loaded = Signal(int)

    def begin(self, *batches: Sequence[str]) -> None:
        """Load one batch after the other; ``loaded`` carries the number of each."""

        def work() -> None:
            for number, batch in enumerate(batches):
                for name in batch:
                    with contextlib.suppress(Exception):
                        import_module(name)
                with contextlib.suppress(RuntimeError):  # the window is gone already
                    self.loaded.emit(number)

        threading.Thread(target=work, name="jianbao-loading", daemon=True).start()


def begin(window: MainWindow, paths: Sequence[Path], *, whole: bool = False) -> None:
    """What follows the first picture, a piece at a time so that the window answers in between. ``whole``: the
    window is all there is of this process, and faults that nobody caught are its own."""

    def guard() -> None:
        if whole:
            from briefing import log

            window.crashes.install()
            log.note("start")

    def arrived(_: object = None) -> None:
        if window.sources.expecting:
            window.sources.expect(())
            window.display.refresh_counts()

    def sources() -> None:
        if paths:
            for signal in (window.desk.changed, window.desk.told, window.desk.adopted):
                signal.connect(arrived)
            window.deeds.open_paths(list(paths))

    def templates() -> None:
        window.exporter.load_templates()

    def look_back() -> None:
        window.left.offer()

    def rest() -> None:
        if whole:
            settle()

    steps = iter((window.start, guard, sources, templates, look_back, rest))

    def go_on() -> None:
        if not window.furnish_more():
            step = next(steps, None)
            if step is None:
                return
            step()
        QTimer.singleShot(0, window, go_on)

    def on_loaded(batch: int) -> None:
        if batch == 0:
            window.desk.background.warm_up()
        elif batch == 1:
            go_on()

    loading = _Loading(window)
    loading.loaded.connect(on_loaded, Qt.ConnectionType.QueuedConnection)
    loading.begin(FIRST, NEEDED, LATER, SELDOM)


def in_language(app: QApplication, window: MainWindow, language: str) -> MainWindow:
    """A window in another language that goes on with the work of ``window``, which is closed."""
    settings, keeper = window.settings, window.safe.keeper
    window.briefing.commit_pending()
    path = keeper.path if keeper is not None and keeper.flush() else None
    window.handed_on = True
    window.close()
    settings.language = language
    settings.save()
    window.theme.deleteLater()
    window.desk.deleteLater()
    window.deleteLater()
    speak(app, language)
    made = make_window(app, Settings())
    made.expect([path] if path else [])
    made.painted.connect(
        lambda: QTimer.singleShot(0, made, lambda: begin(made, [path] if path else [], whole=True))
    )
    made.show()
    return made


def pace() -> None:
    """Let threads and memory of this process, which is nothing but the window, never hold a picture up."""
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.set_threshold(*STARTING)


def settle() -> None:
    """What is here by now stays to the end: no collection has to look through it again."""
    gc.freeze()
    gc.set_threshold(*COLLECT)


def run(paths: Sequence[Path] = ()) -> int:
    """Open the window on ``paths`` (files and folders) and stay until it is closed; the exit status."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    pace()
    settings = Settings()
    app = make_application(sys.argv[:1] or ("jianbao",), settings.language)
    window = make_window(app, settings)
    window.expect(paths)
    window.painted.connect(
        lambda: QTimer.singleShot(0, window, lambda: begin(window, paths, whole=True))
    )
    windows = [window]

    def change(language: str) -> None:
        # Between two windows there is none, which is no reason to leave.
        app.setQuitOnLastWindowClosed(False)
        windows[:] = [in_language(app, windows[0], language)]
        windows[0].language_asked.connect(later)
        app.setQuitOnLastWindowClosed(True)

    def later(language: str) -> None:
        QTimer.singleShot(0, app, lambda: change(language))

    window.language_asked.connect(later)
    window.show()
    status = app.exec()
    windows[0].close_core()
    return status


main = run
