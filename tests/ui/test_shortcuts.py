"""The window's shortcuts work in what stands beside it, too."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.ui.conftest import Driver
from ui.guide.window import GuideWindow
from ui.search.replacing import ReplaceDialog

CTRL = Qt.KeyboardModifier.ControlModifier


def active(driver: Driver, dialog: QWidget) -> None:
    dialog.activateWindow()
    driver.wait(lambda: QApplication.activeWindow() is dialog and QApplication.focusWidget())


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def test_keys_of_the_window_work_in_the_list_of_checks(driver: Driver, sources: Path) -> None:
    driver.open(sources)
    window = driver.window
    window.checking.show_list()
    panel = window.checking.panel
    assert isinstance(panel, QDialog)
    active(driver, panel)
    first = driver.items[0]
    window.briefing.select((first.id,))
    press(Qt.Key.Key_D, CTRL)
    assert driver.desk.session.is_kept(first.id)
    press(Qt.Key.Key_Z, CTRL)
    assert not driver.desk.session.is_kept(first.id)
    press(Qt.Key.Key_H, CTRL)
    driver.wait(lambda: window.findChildren(ReplaceDialog))
    (replacing,) = window.findChildren(ReplaceDialog)
    replacing.close()
    # What goes on in the window brings the keyboard there.
    active(driver, panel)
    press(Qt.Key.Key_F, CTRL)
    driver.wait(lambda: QApplication.activeWindow() is window)
    assert window.reader.findbar.isVisible()
    panel.close()


def test_the_guide_keeps_its_own_keys(driver: Driver) -> None:
    window = driver.window
    window.commands["shortcuts"].trigger()
    (guide,) = window.findChildren(GuideWindow)
    active(driver, guide)
    press(Qt.Key.Key_F, CTRL)
    assert QApplication.activeWindow() is guide
    assert guide.words.hasFocus()
    names = {action.objectName() for action in guide.actions()}
    assert "history" in names
    assert not names & {"find", "print", "pick"}
    guide.close()
