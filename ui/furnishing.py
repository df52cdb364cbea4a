"""What the window gets after its first picture, in pieces between which it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from messages import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from ui.panes import Panes
    from ui.window import MainWindow

    ForItem = Callable[[QMenu, str], None]


def furnish(window: MainWindow) -> Iterator[str]:
    """Make one piece after the other; says what was made."""
    _icon()
    yield "icon"
    _menus(window)
    yield "menus"
    _bars(window)
    yield "bars"
    yield from _panels(window)
    _order(window)
    yield "order"
    yield from _workers(window)


def _icon() -> None:
    from PySide6.QtWidgets import QApplication

    from ui.icon import app_icon

    QApplication.setWindowIcon(app_icon())


def _menus(window: MainWindow) -> None:
    from PySide6.QtWidgets import QMenu

    from ui.menus import LanguageMenu, OriginalsMenu, RecentMenu, SchemeMenu

    settings, commands = window.settings, window.commands
    window.recent = RecentMenu(window, settings)
    window.schemes = SchemeMenu(window, window.theme, settings)
    window.originals = OriginalsMenu(window, settings)
    window.preset_menu = QMenu(window)
    window.topbar.presets_button.setMenu(window.preset_menu)
    window.outline_menu = QMenu(window)
    window.languages = LanguageMenu(window, settings)
    window.languages.chosen.connect(window.language_asked)
    window.recent.fill_button(window.topbar.add_button.menu(), commands)
    window.targets.setTitle(say("window.command.move_to"))
    commands.fill(
        {
            "recent": window.recent,
            "scheme": window.schemes,
            "originals": window.originals,
            "move_to": window.targets,
            "presets": window.preset_menu,
            "outline": window.outline_menu,
            "language": window.languages,
        }
    )


def _bars(window: MainWindow) -> None:
    from ui.bars import MessageBar, ResultBar

    window.offers = MessageBar(window.theme)
    window.messages = MessageBar(window.theme)
    window.results = ResultBar(window.theme)
    for at, bar in enumerate((window.offers, window.messages, window.results), 1):
        window.column.insertWidget(at, bar)


def _panels(window: MainWindow) -> Iterator[str]:
    from ui import wording
    from ui.searching import place_of

    desk = window.desk
    yield "desk"
    window.sources.furnish(lambda entry: place_of(desk, entry))
    yield "sources"
    marks = wording.Marks()
    window.reader.furnish(lambda sha256: marks.of(desk.session, sha256))
    window.reader.view.setFocus()
    window.outline_menu.aboutToShow.connect(lambda: _outline(window))
    yield "reader"
    window.briefing.furnish(
        lambda ref: wording.source_label(desk.session, ref),
        lambda item: wording.is_kept(desk.session, item),
        lambda item: wording.item_tip(desk.session, item),
        lambda section: wording.is_locked(desk.session, section),
    )
    yield "briefing"
    window.preview.furnish()
    yield "pages"


def _outline(window: MainWindow) -> None:
    """What stands in the menu of a right click, for the keyboard."""
    window.outline_menu.clear()
    window.reader.view.add_outline(window.outline_menu)


def _order(window: MainWindow) -> None:
    topbar = window.topbar
    order = (
        topbar.add_button,
        topbar.presets_button,
        topbar.engine,
        topbar.length.slider,
        topbar.length.spin,
        topbar.template,
        topbar.preview_button,
        topbar.export_button,
        window.sources.tree,
        window.reader.view,
        window.briefing.cards,
    )
    for first, second in pairwise(order):
        window.setTabOrder(first, second)


def _workers(window: MainWindow) -> Iterator[str]:
    """Those who do something with the panels, one after the other."""
    from ui.panes import Panes

    panes = Panes(
        desk=window.desk,
        safe=window.safe,
        settings=window.settings,
        theme=window.theme,
        commands=window.commands,
        recent=window.recent,
        targets=window.targets,
        areas=window.areas,
        exporter=window.exporter,
        topbar=window.topbar,
        offers=window.offers,
        messages=window.messages,
        results=window.results,
        sources=window.sources,
        reader=window.reader,
        briefing=window.briefing,
        statusline=window.statusline,
        preview=window.preview,
        splitter=window.splitter,
    )
    from ui.crashes import Crashes
    from ui.display import Display

    window.crashes = Crashes(window)
    window.desk.broken.connect(window.crashes.report)
    window.display = Display(panes)
    yield "display"
    from ui.deeds import Deeds
    from ui.filing import Filing
    from ui.leftbehind import LeftBehind

    window.filing = Filing(panes, window)
    window.left = LeftBehind(panes, window, window.filing.open_workspace)
    window.deeds = Deeds(panes, window.filing, window)
    yield "deeds"
    from ui.checking import Checking
    from ui.sectioning import Sectioning

    window.checking = Checking(panes, window)
    window.sectioning = Sectioning(panes, window)
    window.deeds.before_export = window.checking.before_export
    window.deeds.assembling.more_for_menu = window.checking.add_to_menu
    yield "checking"
    from ui.linking import Linking
    from ui.searching import Searching

    window.searching = Searching(panes, window)
    window.linking = Linking(panes, window)
    yield "linking"
    from ui.facts.docking import FactsDock

    window.facts = FactsDock(panes, window.storeys, window)
    yield "facts"
    from ui.batch import Batch
    from ui.paging import PageCount
    from ui.preview.following import Following

    window.batch = Batch(panes, window)
    window.following = Following(panes, window.preview, window)
    window.paging = PageCount(window.desk, window.exporter, window)
    window.paging.laid_out = lambda: window.following.pages
    window.display.laid_out = lambda: window.paging.pages
    window.following.counted.connect(lambda: window.paging.take(fresh=window.following.up_to_date))
    window.following.counted.connect(window.display.refresh_counts)
    window.paging.counted.connect(window.display.refresh_counts)
    window.commands.connect_all({"batch": window.batch.run})
    yield "preview"
    from ui.wordwork import WordWork

    window.wordwork = WordWork(panes, window.deeds.open_paths, window)
    window.commands.connect_all(window.wordwork.commands())
    yield "word"
    yield from _wishes(window, panes)


def _both(one: ForItem, two: ForItem) -> ForItem:
    """What fills the menu of an item one after the other."""

    def fill(menu: QMenu, item: str) -> None:
        one(menu, item)
        two(menu, item)

    return fill


def _wishes(window: MainWindow, panes: Panes) -> Iterator[str]:
    """Those who keep what the person wishes: settings, presets, where exports go."""
    from ui.preferences.docking import Preferences

    window.preferences = Preferences(panes, window)
    assembling = window.deeds.assembling
    assembling.more_for_menu = _both(assembling.more_for_menu, window.preferences.add_for_item)
    window.preferences.language_asked.connect(window.language_asked)
    window.preferences.words_changed.connect(window.facts.finder.anew)
    window.preferences.changed.connect(window.schemes.refresh)
    window.preferences.changed.connect(window.originals.refresh)
    yield "preferences"
    from ui.exporting.flow import ExportFlow
    from ui.exporting.presets import Presets

    window.flow = ExportFlow(panes, window, window.checking.before_export)
    window.deeds.export_now = window.flow.export_now
    window.presets = Presets(panes, window)
    window.preset_menu.aboutToShow.connect(lambda: window.presets.fill(window.preset_menu))
    yield "exporting"
    from ui.firststeps.docking import FirstSteps
    from ui.pasting import Pasting

    window.pasting = Pasting(panes, window.deeds.open_paths, window)
    window.steps = FirstSteps(
        panes, window.filing.begin_anew, window.deeds.open_paths, window.presets, window
    )
    yield "first steps"
