"""Every part of the window has a name, every command a place in a menu and keys of its own, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QMenu,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from messages import Language, use
from tests.ui.access_audit import described, letter_of, menus_of, nameless, twice, widgets_of
from tests.ui.conftest import Driver, driven
from ui.commands import MENUS, all_commands

# What only opens a system dialog of Qt, ends the window, or makes it anew.
_APART = {"quit", "new", "print", "samples", "remove_source"}
_SUBMENUS = {"scheme", "language", "recent", "originals", "move_to", "presets", "outline"}
# Keys of another program's habit that mean the same here.
_AS_IN_WORD = {
    "new": "Ctrl+N", "open": "Ctrl+O", "save": "Ctrl+S", "export_to": "F12", "print": "Ctrl+P",
    "undo": "Ctrl+Z", "redo": "Ctrl+Y", "find": "Ctrl+F", "replace": "Ctrl+H", "shortcuts": "F1",
    "promote": "Alt+Shift+Left", "demote": "Alt+Shift+Right", "section_up": "Alt+Shift+Up",
    "section_down": "Alt+Shift+Down",
}  # fmt: skip


@pytest.fixture(params=[Language.CHINESE, Language.ENGLISH], ids=["zh", "en"])
def either(request: pytest.FixtureRequest, qtbot: QtBot, qapp: object) -> Iterator[Driver]:
    """A window in each of the languages."""
    use(request.param)
    try:
        yield from driven(qapp, qtbot)
    finally:
        use(Language.CHINESE)


class Opened:
    """Every dialog that comes up is looked at and closed."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.found: dict[str, list[str]] = {}
        self.timer = QTimer()
        self.timer.timeout.connect(self.look)
        self.timer.start(20)

    def look(self) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        for widget in QApplication.topLevelWidgets():
            if (
                widget.isVisible()
                and widget is not self.window
                and not isinstance(widget, QMenu)
                and widget.windowTitle()
            ):
                # The file dialog is Qt's own, or the system's.
                faults = [] if isinstance(widget, QFileDialog) else nameless(widget)
                self.found[type(widget).__name__] = faults
                if isinstance(widget, QDialog):
                    widget.reject()
                else:
                    widget.close()


def test_whatever_can_have_the_focus_has_a_name(either: Driver, sources) -> None:  # type: ignore[no-untyped-def]
    driver = either
    window = driver.window
    assert nameless(window) == []
    driver.open(sources)
    window.briefing.select((driver.items[0].id,))
    assert nameless(window) == []
    opened = Opened(window)
    for command in all_commands():
        if command.name in _APART | _SUBMENUS:
            continue
        action = window.commands[command.name]
        if action.isEnabled():
            action.trigger()
            driver.qtbot.wait(60)
            if window.isHidden():
                window.show()
        driver.items or driver.settle()
    driver.settle()
    opened.timer.stop()
    assert {name: faults for name, faults in opened.found.items() if faults} == {}
    assert opened.found.keys() >= {
        "PasteDialog",
        "SettingsDialog",
        "ReplaceDialog",
        "HistoryPanel",
        "ChecksPanel",
        "TemplatesDialog",
        "Wizard",
        "AboutDialog",
    }
    assert nameless(window) == []


def test_every_command_is_in_a_menu_under_a_letter_of_its_own(either: Driver) -> None:
    window = either.window
    menus = list(menus_of(window))
    for name, actions in menus:
        assert twice(actions) == {}, name
    reachable = {action.objectName() or action.text() for _, actions in menus for action in actions}
    for command in all_commands():
        if command.name not in _SUBMENUS:
            assert command.name in reachable
            assert letter_of(window.commands[command.name].text()), command.name
    assert len(window.menuBar().actions()) == len(MENUS)


def test_no_two_actions_share_keys(driver: Driver, sources) -> None:  # type: ignore[no-untyped-def]
    driver.open(sources)
    window = driver.window
    taken: dict[tuple[str, int], str] = {}
    for action in window.findChildren(QAction):
        for keys in action.shortcuts():
            # In a part of the window of its own a key may mean what it means there.
            scope = 0 if action.shortcutContext().value != 0 else id(action.parent())
            place = (keys.toString(QKeySequence.SequenceFormat.PortableText), scope)
            name = action.objectName() or action.text()
            assert taken.setdefault(place, name) == name, place
    for name, wanted in _AS_IN_WORD.items():
        keys = [one.toString() for one in window.commands[name].shortcuts()]
        assert wanted in keys, name


def test_buttons_without_words_say_what_they_do_and_their_keys(either: Driver) -> None:
    window = either.window
    for widget in widgets_of(window):
        if not isinstance(widget, QAbstractButton) or widget.text().strip() or widget.isHidden():
            continue
        assert widget.toolTip().strip(), described(widget)
    for widget in widgets_of(window):
        if isinstance(widget, QToolButton) and (action := widget.defaultAction()) is not None:
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            assert not keys or keys in widget.toolTip(), described(widget)


def test_the_tab_key_goes_round_the_window(driver: Driver, sources) -> None:  # type: ignore[no-untyped-def]
    driver.open(sources)
    window = driver.window
    window.activateWindow()
    window.topbar.add_button.setFocus()
    seen: list[QWidget] = []
    for _ in range(80):
        widget = window.focusWidget()
        assert widget is not None
        if widget in seen:
            break
        assert widget.isVisible(), described(widget)
        seen.append(widget)
        window.focusNextChild()
    order = [window.topbar.add_button, window.topbar.export_button, window.sources.tree]
    order += [window.reader.view, window.briefing.cards]
    places = [seen.index(widget) for widget in order]
    assert places == sorted(places)


def test_the_menu_key_opens_the_menu_of_what_has_the_focus(driver: Driver, sources) -> None:  # type: ignore[no-untyped-def]
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QContextMenuEvent

    driver.open(sources)
    window = driver.window
    window.briefing.select((driver.items[0].id,))
    window.sources.tree.setCurrentItem(window.sources.tree.topLevelItem(0))
    for widget in (window.sources.tree, window.reader.view, window.briefing.cards):
        shown: list[list[str]] = []

        def close(shown: list[list[str]] = shown) -> None:
            popup = QApplication.activePopupWidget()
            if isinstance(popup, QMenu):
                shown.append([one.text() for one in popup.actions() if one.isEnabled()])
                popup.close()

        timer = QTimer()
        timer.timeout.connect(close)
        timer.start(30)
        widget.setFocus()
        point = QPoint(20, 20)
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Keyboard, point, widget.mapToGlobal(point)
        )
        target = widget.viewport() if hasattr(widget, "viewport") else widget
        QApplication.sendEvent(target, event)
        driver.qtbot.wait(80)
        timer.stop()
        assert shown, described(widget)
        assert len(shown[0]) > 1, described(widget)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_seen(driver: Driver, sources, scheme: str) -> None:  # type: ignore[no-untyped-def]
    driver.open(sources)
    window = driver.window
    window.theme.set_scheme(scheme)
    driver.wait(window.updatesEnabled)
    window.activateWindow()
    unseen = []
    window.topbar.add_button.setFocus()
    ring = [window.topbar.add_button]
    while (following := ring[-1].nextInFocusChain()) is not ring[0]:
        ring.append(following)
    ring = [
        one
        for one in ring
        if one.isVisible()
        and one.isEnabled()
        and one.focusProxy() is None
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert len(ring) > 12
    for widget in ring:
        window.setFocus()
        without = window.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if window.grab().toImage() == without:
            unseen.append(described(widget))
    assert unseen == [], "\n".join(unseen)
