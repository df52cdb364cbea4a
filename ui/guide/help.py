"""F1: the guide, opened at what it says of the part of the window that the person is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from ui.guide.book import FIRST, book
from ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ui.guide.window import GuideWindow

PLACES = {
    "SourcesPanel": "sources.md",
    "ReaderPanel": "picks.md",
    "Masthead": "templates.md#报头栏目",
    "BriefingPanel": "assemble.md",
    "PreviewPanel": "export.md#预览和打印",
    "FactsPanel": "facts.md",
    "Topbar": "picks.md#定篇幅",
    "ChecksPanel": "checks.md",
    "ExportQuestion": "checks.md#导出前的提问",
    "Candidates": "assemble.md#换一句",
    "HistoryPanel": "saving.md#历史和版本",
    "ReplaceDialog": "assemble.md#查找和替换",
    "PasteDialog": "sources.md#粘贴一段文字",
    "PresetsDialog": "export.md#方案",
    "Wizard": "start.md#跟着向导做",
    "SettingsDialog": "settings.md",
    "TemplatesDialog": "templates.md#模板管理",
    "FindingsDialog": "templates.md#模板管理",
    "LearnDialog": "templates.md#从旧简报学模板",
    "FormatDialog": "takeback.md#格式检查",
    "TakeBackDialog": "takeback.md",
}
"""Which passage is about which part of the window, by the name of its class. Innermost first."""


def address_for(widget: QWidget | None) -> str:
    """What the guide says of the place of ``widget``; the first page if nothing in particular."""
    while widget is not None:
        for kind in type(widget).__mro__:
            if kind.__name__ in PLACES:
                return PLACES[kind.__name__]
        widget = widget.parentWidget()
    return FIRST


class Help(QObject):
    """Opens the guide; lets ``action``, which the window has, work in every dialog too."""

    def __init__(self, frame: QWidget, theme: Theme, action: QAction) -> None:
        super().__init__(frame)
        self._frame = frame
        self._theme = theme
        self._action = action
        self.window: GuideWindow | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def _on_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        # A dialog that is asked of the window blocks the window's own shortcuts.
        dialog = now.window() if now is not None else None
        if isinstance(dialog, QDialog) and dialog is not self.window:
            dialog.addAction(self._action)

    def open(self) -> None:
        """Show the guide at what is in focus."""
        from ui.guide.window import GuideWindow

        guide = book()
        address = guide.nearest(address_for(QApplication.focusWidget()))
        modal = QApplication.activeModalWidget()
        asking = modal if modal is not None and modal is not self.window else self._frame
        # It goes with the dialog that it was opened from.
        here = self.window if self.window is not None and isValid(self.window) else None
        if here is not None and here.isVisible() and here.parentWidget() is asking:
            here.go_to(address)
        else:
            if here is not None:
                here.close()
            # Below a dialog that waits for an answer, the guide would not take a click.
            here = GuideWindow(guide, self._theme, asking, address)
            here.show()
        here.raise_()
        here.activateWindow()
        self.window = here
