"""What a person without a mouse or without sight meets: names of widgets, keys, letters of menus."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QWidget,
)

_LETTER = re.compile(r"(?<!&)&([^&\s])")


def widgets_of(root: QWidget) -> Iterator[QWidget]:
    """``root`` and what is in it, without other windows and what Qt puts inside its own widgets."""
    for widget in (root, *root.findChildren(QWidget)):
        inner = widget.objectName().startswith("qt_") or isinstance(
            widget.parent(), QAbstractSpinBox | QComboBox | QLineEdit
        )
        if widget.window() is root.window() and not inner and not isinstance(widget, QMenu):
            yield widget


def nameless(root: QWidget) -> list[str]:
    """What can have the focus and has no name that a screen reader could say. The name of a label is its text."""
    return [
        described(widget)
        for widget in widgets_of(root)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
        and not isinstance(widget, QLabel)
        # A button gets its words when it is shown.
        and not (isinstance(widget, QAbstractButton) and widget.isHidden())
        and not _name(widget).strip()
    ]


def _name(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name) if found is not None else ""


def described(widget: QWidget) -> str:
    """A widget for a message of a test."""
    path = []
    up: QWidget | None = widget
    while up is not None:
        path.append(f"{type(up).__name__}#{up.objectName()}")
        up = up.parentWidget()
    return " < ".join(path[:4])


def letter_of(text: str) -> str:
    """The letter that chooses an entry, in upper case; empty if it has none."""
    found = _LETTER.search(text.replace("&&", ""))
    return found.group(1).upper() if found else ""


def twice(actions: list[QAction]) -> dict[str, list[str]]:
    """Letters that more than one visible entry has."""
    letters: dict[str, list[str]] = {}
    for action in actions:
        if not action.isSeparator() and action.isVisible() and (letter := letter_of(action.text())):
            letters.setdefault(letter, []).append(action.text())
    return {letter: texts for letter, texts in letters.items() if len(texts) > 1}


def menus_of(window: QMainWindow) -> Iterator[tuple[str, list[QAction]]]:
    """Every menu of a window with its entries; what a menu puts together when it is opened is there."""
    yield "menu bar", window.menuBar().actions()
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
        yield menu.title() or menu.objectName(), menu.actions()
