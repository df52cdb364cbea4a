"""The window about the program, and the guide that help opens."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from briefing import VERSION
from messages import say
from ui import about, dialogs, guide
from ui.theme import LIGHT


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


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "guide"
    folder.mkdir()
    (folder / "index.md").write_text(
        "# 手册\n\n[导出](export.md) [外面](../secret.md)", encoding="utf-8"
    )
    (folder / "export.md").write_text("# 导出 Word", encoding="utf-8")
    (tmp_path / "secret.md").write_text("# 不是手册", encoding="utf-8")
    return folder


def test_the_guide_is_walked_inside_its_folder_only(qtbot: QtBot, pages: Path) -> None:
    start = guide.first_page(pages)
    assert start == pages / "index.md"
    view = guide.GuideView(start)
    qtbot.addWidget(view)
    view.pages.anchorClicked.emit(QUrl("export.md"))
    assert "导出 Word" in view.pages.toPlainText()
    for outward in ("../secret.md", "https://example.org/", "file:///etc/passwd"):
        view.pages.anchorClicked.emit(QUrl(outward))
        assert "导出 Word" in view.pages.toPlainText()
    view.back.click()
    assert "手册" in view.pages.toPlainText()


def test_help_shows_the_guide_where_it_is_shipped(
    parent: QWidget, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "first_page", lambda: guide.first_page(pages))
    dialog = dialogs.HelpDialog(parent, LIGHT)
    tabs = dialog.findChild(QTabWidget)
    assert isinstance(tabs, QTabWidget)
    assert [tabs.tabText(number) for number in range(tabs.count())] == [
        say("guide.pages"),
        say("guide.keys"),
    ]


def test_help_is_the_short_page_where_no_guide_is_shipped(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert guide.first_page(tmp_path) is None
    monkeypatch.setattr(dialogs, "first_page", lambda: None)
    dialog = dialogs.HelpDialog(parent, LIGHT)
    assert dialog.findChild(QTabWidget) is None
    assert say("window.help.steps") in dialog.page.toPlainText()
