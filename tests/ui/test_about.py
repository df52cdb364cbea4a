"""The window about the program."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from briefing import VERSION
from messages import say
from ui import about


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_it_tells_version_terms_and_how_qt_is_replaced(parent: QWidget) -> None:
    dialog = about.AboutDialog(parent)
    assert VERSION in about.versions()
    parts = dialog.parts.toPlainText()
    assert "LGPL" in parts
    assert str(about.library_folder()) in parts
    assert "pypdfium2" in parts
    assert VERSION in dialog.changes.toPlainText()


def test_the_versions_can_be_copied(parent: QWidget) -> None:
    dialog = about.AboutDialog(parent)
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == say("about.copy"))
    button.click()
    assert QGuiApplication.clipboard().text() == about.versions()


def test_a_text_that_is_missing_is_said_not_raised(parent: QWidget, tmp_path: Path) -> None:
    dialog = about.AboutDialog(parent, tmp_path)
    assert about.CHANGES in dialog.changes.toPlainText()
