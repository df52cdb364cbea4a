"""What is the matter with the text that is being typed: a few lines at the foot of the editor, with what the source
says one click or one key away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from ui.colours import Colours
from ui.fonts import ui_font

_MOST = 3


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """``text`` in the colour ``tone``; ``offer`` puts ``borne`` where ``said`` stands at ``start``, if not empty."""

    tone: str
    text: str
    offer: str = ""
    start: int = 0
    said: str = ""
    borne: str = ""


class EditorRemarks(QLabel):
    """Never takes the focus: the editing goes on."""

    replaced = Signal(int, str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(ui_font(8.5))
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setContentsMargins(4, 2, 4, 2)
        self.linkActivated.connect(self._take)
        self.lines: tuple[RemarkLine, ...] = ()
        self.hide()

    def show_lines(self, lines: Sequence[RemarkLine], colours: Colours) -> None:
        """Say these, the first few of them; nothing if there are none."""
        self.lines = tuple(lines[:_MOST])
        accent = colours.accent
        parts = []
        for number, line in enumerate(self.lines):
            ink = colours.colour(line.tone).name()
            text = f'<span style="color:{ink}">{escape(line.text)}</span>'
            if line.offer:
                offer = escape(f"{line.offer} (Alt+{number + 1})")
                text += f' &nbsp;<a style="color:{accent}" href="{number}">{offer}</a>'
            parts.append(text)
        self.setText("<br>".join(parts))
        spoken = [
            f"{line.text} {line.offer} Alt+{number + 1}" if line.offer else line.text
            for number, line in enumerate(self.lines)
        ]
        self.setAccessibleName("；".join(spoken))

    def height_at(self, width: int) -> int:
        """Height that shows everything at ``width``; 0 if there is nothing."""
        return self.heightForWidth(max(width, 60)) + 2 if self.lines else 0

    def _take(self, link: str) -> None:
        self.take(int(link))

    def take(self, number: int) -> bool:
        """Take what the line with this number (from 0) offers; whether there is such a line."""
        line = self.lines[number] if number < len(self.lines) else None
        if line is None or not line.offer:
            return False
        self.replaced.emit(line.start, line.said, line.borne)
        return True

    def number_of(self, event: QKeyEvent) -> int:
        """Which line's offer a key means: Alt+1 the first one's, which is 0; -1 for none."""
        number = event.key() - Qt.Key.Key_1
        there = 0 <= number < len(self.lines) and bool(self.lines[number].offer)
        alone = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return number if there and alone == Qt.KeyboardModifier.AltModifier else -1

    def add_to_menu(self, menu: QMenu) -> None:
        """What can be taken, at the top of a menu, as a word's corrections are in Word."""
        first = menu.actions()[0] if menu.actions() else None
        offered = [(number, line) for number, line in enumerate(self.lines) if line.offer]
        for number, line in offered:
            action = QAction(f"{line.offer.replace('&', '&&')}\tAlt+{number + 1}", menu)
            action.triggered.connect(lambda _=False, at=number: self.take(at))
            menu.insertAction(first, action)
        if offered and first is not None:
            menu.insertSeparator(first)
