"""Help: the guide, the five steps, every shortcut."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from messages import say
from ui.commands import MENUS
from ui.guide import GuideView, first_page
from ui.theme import Colours

_STEPS = ("add", "choose", "assemble", "check", "export")
_HANDS = (
    "double_click",
    "enter",
    "drag_text",
    "click_card",
    "edit",
    "split",
    "escape",
    "alt",
    "delete",
    "drag",
    "multi",
    "menu",
    "kind",
)


class HelpDialog(QDialog):
    """The guide if it was shipped; how to make a briefing in five steps, and every shortcut."""

    def __init__(self, parent: QWidget, colours: Colours) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("window.help.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(620, 600)
        self.page = QTextBrowser()
        self.page.setAccessibleName(say("window.help.title"))
        self.page.setHtml(_help_page(colours))
        column = QVBoxLayout(self)
        start = first_page()
        if start is None:
            column.addWidget(self.page)
        else:
            self.resize(900, 680)
            tabs = QTabWidget()
            tabs.addTab(GuideView(start), say("guide.pages"))
            tabs.addTab(self.page, say("guide.keys"))
            column.addWidget(tabs)
        column.addWidget(_close_button(self))


def _help_page(colours: Colours) -> str:
    parts = [f"<h3>{html.escape(say('window.help.steps'))}</h3><ol>"]
    parts += [
        f"<li style='margin-bottom:4px'>{html.escape(say(f'window.help.step.{step}'))}</li>"
        for step in _STEPS
    ]
    parts.append(f"</ol><h3>{html.escape(say('window.help.hands'))}</h3><table cellpadding='4'>")
    parts += [
        _row(say(f"window.help.hand.{hand}"), say(f"window.help.hand.{hand}.does"), colours)
        for hand in _HANDS
    ]
    parts.append(f"</table><h3>{html.escape(say('window.help.keys'))}</h3><table cellpadding='4'>")
    for _, commands in MENUS:
        for command in commands:
            if command is not None and command.keys:
                native = QKeySequence.SequenceFormat.NativeText
                keys = "、".join(QKeySequence(key).toString(native) for key in command.keys)
                name = say(f"window.command.{command.name}").split("(")[0].rstrip("….")
                parts.append(_row(keys, name, colours))
    parts.append("</table>")
    return "".join(parts)


def _row(left: str, right: str, colours: Colours) -> str:
    return (
        f"<tr><td style='color:{colours.accent}; white-space:nowrap'>{html.escape(left)}"
        f"&nbsp;&nbsp;</td><td>{html.escape(right)}</td></tr>"
    )


def _close_button(dialog: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    for button in buttons.buttons():
        button.setIcon(QIcon())
    buttons.rejected.connect(dialog.close)
    return buttons
