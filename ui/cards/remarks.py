"""What is the matter with the text that is being typed: a few lines at the foot of the editor, with what the source
says one click away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from ui.fonts import ui_font
from ui.theme import Colours

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
                text += f' &nbsp;<a style="color:{accent}" href="{number}">{escape(line.offer)}</a>'
            parts.append(text)
        self.setText("<br>".join(parts))
        self.setAccessibleName("；".join(line.text for line in self.lines))

    def height_at(self, width: int) -> int:
        """Height that shows everything at ``width``; 0 if there is nothing."""
        return self.heightForWidth(max(width, 60)) + 2 if self.lines else 0

    def _take(self, link: str) -> None:
        line = self.lines[int(link)]
        self.replaced.emit(line.start, line.said, line.borne)
