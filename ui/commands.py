"""Every command of the window as an action: one table makes the menus, the shortcuts and the help page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from messages import say
from ui.theme import Theme

if TYPE_CHECKING:
    from briefing.history import Label


class Command(NamedTuple):
    """``name`` is also the end of its message code. ``keys`` are in Qt's portable notation."""

    name: str
    keys: tuple[str, ...] = ()
    icon: str = ""


MENUS: tuple[tuple[str, tuple[Command | None, ...]], ...] = (
    (
        "file",
        (
            Command("new", ("Ctrl+N",), "document"),
            Command("open", ("Ctrl+O",), "folder"),
            Command("recent"),
            None,
            Command("save", ("Ctrl+S",), "done"),
            Command("save_as", ("Ctrl+Shift+S",)),
            Command("save_copy"),
            Command("backup"),
            Command("originals"),
            None,
            Command("add_files", ("Ctrl+Shift+O",), "add"),
            Command("add_folder", ("Ctrl+Shift+D",)),
            Command("paste_source", ("Ctrl+Shift+V",)),
            Command("remove_source"),
            None,
            Command("export", ("Ctrl+E",), "export"),
            Command("export_to", ("F12",)),
            Command("presets"),
            Command("batch"),
            Command("save_pdf"),
            Command("print", ("Ctrl+P",), "print"),
            None,
            Command("settings", ("Ctrl+,",), "settings"),
            None,
            Command("quit", ("Ctrl+Q",)),
        ),
    ),
    (
        "edit",
        (
            Command("undo", ("Ctrl+Z",), "undo"),
            Command("redo", ("Ctrl+Y", "Ctrl+Shift+Z"), "redo"),
            None,
            Command("find", ("Ctrl+F",), "search"),
            Command("find_next", ("F3",)),
            Command("find_previous", ("Shift+F3",)),
            Command("find_all", ("Ctrl+Shift+F",)),
            Command("replace", ("Ctrl+H",)),
            None,
            Command("outline"),
            None,
            Command("name_version", ("Ctrl+Alt+S",)),
            Command("history", ("Ctrl+Alt+H",), "history"),
        ),
    ),
    (
        "item",
        (
            Command("pick", ("Ctrl+Return",), "pick"),
            Command("write_item", ("Ctrl+Shift+N",), "write"),
            None,
            Command("edit_card", ("F2",), "edit"),
            Command("restore"),
            Command("exchange", ("Ctrl+R",), "exchange"),
            Command("pin", ("Ctrl+D",), "pin"),
            None,
            Command("move_up"),
            Command("move_down"),
            Command("move_to"),
            None,
            Command("merge", ("Ctrl+M",), "merge"),
            Command("split", ("Ctrl+Shift+M",), "split"),
            None,
            Command("delete", (), "delete"),
            None,
            Command("next_check", ("F8",), "warning"),
            Command("checks", ("Ctrl+Alt+K",)),
        ),
    ),
    (
        "section",
        (
            Command("new_section", ("Ctrl+Shift+H",), "heading"),
            None,
            Command("promote", ("Alt+Shift+Left",)),
            Command("demote", ("Alt+Shift+Right",)),
            Command("section_up", ("Alt+Shift+Up",)),
            Command("section_down", ("Alt+Shift+Down",)),
            None,
            Command("redraft_section", ("Ctrl+Shift+R",)),
            Command("section_length"),
            Command("lock", ("Ctrl+L",), "lock"),
        ),
    ),
    (
        "word",
        (
            Command("templates", ("Ctrl+T",), "documents"),
            Command("learn_template"),
            None,
            Command("check_format", ("Ctrl+Shift+K",), "done"),
            Command("take_back", ("Ctrl+Shift+E",), "undo"),
            None,
            Command("comments"),
            Command("tight"),
        ),
    ),
    (
        "view",
        (
            Command("show_source", ("Ctrl+J",)),
            Command("focus_sources", ("Ctrl+1",)),
            Command("focus_reader", ("Ctrl+2",)),
            Command("focus_briefing", ("Ctrl+3",)),
            Command("focus_facts", ("Ctrl+5",)),
            Command("focus_preview", ("Ctrl+4",)),
            None,
            Command("show_sources", ("Ctrl+Alt+1",)),
            Command("show_reader", ("Ctrl+Alt+2",)),
            Command("show_briefing", ("Ctrl+Alt+3",)),
            Command("show_facts", ("Ctrl+Alt+5",)),
            Command("show_preview", ("Ctrl+Alt+4",), "preview"),
            None,
            Command("scheme"),
            Command("language"),
        ),
    ),
    (
        "help",
        (
            Command("shortcuts", ("F1",), "help"),
            Command("wizard"),
            Command("samples"),
            None,
            Command("about"),
        ),
    ),
)

CHECKABLE = (
    "comments",
    "tight",
    "pin",
    "lock",
    "show_sources",
    "show_reader",
    "show_briefing",
    "show_preview",
    "show_facts",
)
"""What is on or off for what is selected."""

SCHEMES = ("system", "light", "dark")


def all_commands() -> Iterator[Command]:
    """Every command, in the order of the menus."""
    for _, commands in MENUS:
        yield from (command for command in commands if command is not None)


class Commands(QObject):
    """The actions. What they do is handed in; whether they can be done is told by the window."""

    def __init__(self, parent: QObject, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme
        self._commands = {command.name: command for command in all_commands()}
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        theme.changed.connect(self._paint)

    def __getitem__(self, name: str) -> QAction:
        if name not in self._actions:
            self._actions[name] = self._made(self._commands[name])
        return self._actions[name]

    def _made(self, command: Command) -> QAction:
        action = QAction(say(f"window.command.{command.name}"), self)
        action.setObjectName(command.name)
        action.setCheckable(command.name in CHECKABLE)
        # An icon would stand where the tick has to be seen.
        action.setIconVisibleInMenu(command.name not in CHECKABLE)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        if command.icon:
            action.setIcon(self._theme.icons.icon(command.icon))
        return action

    def connect_all(self, slots: Mapping[str, Callable[[], object]]) -> None:
        """Connect actions with what they do."""
        for name, slot in slots.items():
            self[name].triggered.connect(lambda _=False, do=slot: do())

    def title(self, bar: QMenuBar) -> None:
        """Make the menus, with nothing in them yet: a picture shows their names alone."""
        for name, _ in MENUS:
            self._menus[name] = bar.addMenu(say(f"window.menu.{name}"))

    def fill(self, submenus: Mapping[str, QMenu]) -> None:
        """Fill the menus; ``submenus`` stand in place of the actions of their names."""
        for name, commands in MENUS:
            menu = self._menus[name]
            for command in commands:
                if command is None:
                    menu.addSeparator()
                elif command.name in submenus:
                    submenu = submenus[command.name]
                    submenu.setTitle(say(f"window.command.{command.name}"))
                    menu.addMenu(submenu)
                else:
                    menu.addAction(self[command.name])

    def show_history(self, undo: Label | None, redo: Label | None) -> None:
        """Name what undo and redo would do."""
        for name, step in (("undo", undo), ("redo", redo)):
            action = self[name]
            action.setEnabled(step is not None)
            plain = say(f"window.command.{name}")
            if step is None:
                action.setText(plain)
            else:
                action.setText(
                    say(f"window.{name}_named", {"step": say(step.code, dict(step.values))})
                )
            action.setToolTip(action.text())

    def _paint(self) -> None:
        for name, action in self._actions.items():
            if icon := self._commands[name].icon:
                action.setIcon(self._theme.icons.icon(icon))
