"""Starting the window: application, fonts, translation, theme, and after the first picture everything heavy."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from messages import Language, say, use
from ui import fonts
from ui.background import Background, Runner
from ui.desk import Desk
from ui.icon import app_icon
from ui.safekeeping import Safekeeping
from ui.settings import Settings
from ui.theme import Theme
from ui.window import MainWindow

if TYPE_CHECKING:
    from briefing.scribe import Keeping

NEEDED = (
    "briefing.edits",
    "briefing.redrafting",
    "briefing.session",
    "workspace.state",
    "briefing.keeper",
    "word.fields",
    "ui.assembly",
    "ui.display",
    "ui.filing",
    "ui.crashes",
    "ui.deeds",
    "ui.preview.following",
    "readers",
    "briefing.jobs",
    "workspace.store",
    "briefing.workspaces",
)
"""What the window needs soon after its first picture, loaded beside it."""

SWITCH_SECONDS = 0.0005
"""Python's own 5 ms, once for every call into Qt, is what a picture would wait for threads that compute."""

KNOWN_ENGINES = ("briefing", "textrank", "textrank4zh", "lexrank", "lead")


def speak(app: QApplication, language: str) -> None:
    """Let everything that is made from now on speak ``zh`` or ``en``, Qt's own dialogs too."""
    chinese = language == "zh"
    use(Language.CHINESE if chinese else Language.ENGLISH)
    country = QLocale.Country.China if chinese else QLocale.Country.UnitedKingdom
    spoken = QLocale.Language.Chinese if chinese else QLocale.Language.English
    QLocale.setDefault(QLocale(spoken, country))
    for former in app.findChildren(QTranslator):
        app.removeTranslator(former)
        former.deleteLater()
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_CN" if chinese else "qtbase_en", folder):
        app.installTranslator(translator)
    app.setApplicationName(say("window.name"))
    app.setApplicationDisplayName(say("window.name"))


def make_application(arguments: Sequence[str] = ("jianbao",), language: str = "zh") -> QApplication:
    """The one QApplication, speaking ``language`` in Qt's own dialogs too."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(list(arguments))
    app.setDesktopFileName("jianbao")
    speak(app, language)
    fonts.apply(app)
    app.setWindowIcon(app_icon())
    return app


def make_worker() -> Runner:
    """The process that reads, ranks and writes."""
    from briefing.worker import WARM, Worker

    return Worker(WARM)


def make_window(app: QApplication, settings: Settings | None = None) -> MainWindow:
    """A window with nothing open, not shown yet."""
    settings = settings or Settings()
    theme = Theme(app, settings.scheme)
    background = Background(app, make_worker)
    desk = Desk(background, app, fields=settings.fields(), template=settings.template)
    if settings.length:
        desk.length = settings.length
    if settings.engine in KNOWN_ENGINES:
        desk.engine = settings.engine
    safe = Safekeeping(desk, lambda: keeping(settings))
    return MainWindow(desk, safe, settings, theme)


def keeping(settings: Settings) -> Keeping:
    """How the person wants work to be kept."""
    from briefing.scribe import MEGABYTE, Keeping

    return Keeping(originals_limit=settings.originals * MEGABYTE)


def begin(window: MainWindow, paths: Sequence[Path], *, whole: bool = False) -> None:
    """What follows the first picture, a piece at a time so that the window answers in between. ``whole``: the
    window is all there is of this process, and faults that nobody caught are its own."""

    def engines() -> None:
        from summarizer import registry

        names = registry.engine_names()
        if window.desk.engine not in names:
            window.desk.engine = names[0]
        window.topbar.show_engines(names, window.desk.engine)

    def guard() -> None:
        if whole:
            from briefing import log

            window.crashes.install()
            log.note("start")

    def look_back() -> None:
        window.left.offer()

    def sources() -> None:
        if paths:
            window.deeds.open_paths(list(paths))

    steps = iter(
        (
            window.start,
            guard,
            sources,
            engines,
            window.exporter.load_templates,
            look_back,
        )
    )

    def go_on() -> None:
        step = next(steps, None)
        if step is not None:
            step()
            QTimer.singleShot(0, window, go_on)

    def load() -> None:
        for name in NEEDED:
            import_module(name)

    background = window.desk.background
    background.warm_up()
    # Whatever failed to load fails again where it is needed, and is told there.
    background.run_beside(load, done=lambda _: go_on(), failed=lambda _: go_on())


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
    made.painted.connect(
        lambda: QTimer.singleShot(0, made, lambda: begin(made, [path] if path else [], whole=True))
    )
    made.show()
    return made


def run(paths: Sequence[Path] = ()) -> int:
    """Open the window on ``paths`` (files and folders) and stay until it is closed; the exit status."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    sys.setswitchinterval(SWITCH_SECONDS)
    settings = Settings()
    app = make_application(sys.argv[:1] or ("jianbao",), settings.language)
    window = make_window(app, settings)
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
    windows[0].safe.close()
    windows[0].desk.background.close()
    return status


main = run
