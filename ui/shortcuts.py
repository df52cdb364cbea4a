"""The window's shortcuts in the windows that stand beside it: the list of checks, the history, replacing, the guide."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ui.commands import Commands, all_commands

# Enter is a dialog's own, with Ctrl too; F1 comes from who shows the guide, in every dialog.
_OWN = ("pick", "shortcuts")
# What goes on in the window itself when it was asked for beside it.
_INSIDE = (
    "find",
    "find_next",
    "find_previous",
    "find_all",
    "write_item",
    "edit_card",
    "new_section",
    "show_source",
    "focus_sources",
    "focus_reader",
    "focus_briefing",
    "focus_facts",
    "focus_preview",
)


class Shortcuts(QObject):
    """Qt takes a dialog that waits for nothing for a window of its own, which knows no shortcut of another."""

    def __init__(self, frame: QWidget, commands: Commands) -> None:
        super().__init__(frame)
        self._frame = frame
        self._actions = [
            commands[one.name] for one in all_commands() if one.keys and one.name not in _OWN
        ]
        for name in _INSIDE:
            commands[name].triggered.connect(self._come_in)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def _on_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        dialog = now.window() if now is not None else None
        if not isinstance(dialog, QDialog) or dialog.isModal() or not self._is_beside(dialog):
            return
        known = dialog.actions()
        # What it does itself with a key is not the window's.
        own = [QKeySequence(one.key()) for one in dialog.findChildren(QShortcut)]
        dialog.addActions(
            [
                action
                for action in self._actions
                if action not in known and not any(key in own for key in action.shortcuts())
            ]
        )

    def _is_beside(self, dialog: QDialog) -> bool:
        above = dialog.parentWidget()
        return above is not None and above.window() is self._frame

    def _come_in(self) -> None:
        """The keyboard goes to where something is going on."""
        active = QApplication.activeWindow()
        if isinstance(active, QDialog) and not active.isModal() and self._is_beside(active):
            self._frame.activateWindow()
