"""The page of the guide with every shortcut, made from the window's own actions."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from messages import say
from messages.catalogue import Language
from ui.commands import MENUS

HANDS = (
    "double_click",
    "enter",
    "drag_text",
    "click_card",
    "edit",
    "split",
    "borne",
    "escape",
    "alt",
    "delete",
    "drag",
    "multi",
    "menu",
    "kind",
)
"""What hands do that is no command: the ends of message codes."""


def plain(text: str) -> str:
    """The words of a menu entry: no mark of a letter to press, no key behind it, no dots."""
    words = text.partition("\t")[0]
    at = words.find("(&")
    if at >= 0:
        words = words[:at] + words[at + 4 :]
    return words.replace("&", "").strip().rstrip("…. ")


def keys_page(spoken: Language) -> str:
    """The page in Markdown."""

    def worded(code: str) -> str:
        return say(code, language=spoken)

    head = f"| {worded('guide.keys.key')} | {worded('guide.keys.does')} |\n| --- | --- |\n"
    parts = [f"# {worded('window.help.keys')}\n", worded("guide.keys.about"), ""]
    parts += [f"## {worded('window.help.hands')}\n", head.rstrip()]
    parts += [
        f"| {worded(f'window.help.hand.{hand}')} | {worded(f'window.help.hand.{hand}.does')} |"
        for hand in HANDS
    ]
    for menu, commands in MENUS:
        rows = [
            f"| {'、'.join(f'`{_portable(key)}`' for key in command.keys)} "
            f"| {plain(worded(f'window.command.{command.name}'))} |"
            for command in commands
            if command is not None and command.keys
        ]
        if rows:
            parts += ["", f"## {plain(worded(f'window.menu.{menu}'))}\n", head.rstrip(), *rows]
    return "\n".join(parts) + "\n"


def _portable(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
