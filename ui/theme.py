"""The look of the window: light or dark, and how one becomes the other while it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from ui.colours import DARK, LIGHT
from ui.icons import Icons
from ui.stylesheet import palette, style_sheet

if TYPE_CHECKING:
    from ui.dressing import Dressing


class Theme(QObject):
    """Follows the system's light or dark scheme, or holds the one the user asked for."""

    changed = Signal()
    """Everything has the colours of the other scheme: what paints with them shall do so anew."""

    def __init__(self, app: QApplication, scheme: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._scheme = scheme
        self.colours = LIGHT
        self._sheet = ""
        self._dressing: Dressing | None = None
        app.styleHints().colorSchemeChanged.connect(self._refresh)
        self._refresh()

    @property
    def scheme(self) -> str:
        """``system``, ``light`` or ``dark``."""
        return self._scheme

    def set_scheme(self, scheme: str) -> None:
        """Hold ``light`` or ``dark``, or follow the system again."""
        self._scheme = scheme
        self._refresh()

    def _wants_dark(self) -> bool:
        if self._scheme != "system":
            return self._scheme == "dark"
        return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def _refresh(self) -> None:
        colours = DARK if self._wants_dark() else LIGHT
        if self._sheet and colours is self.colours:
            return
        self.colours = colours
        self.icons = Icons(colours.colour("muted"), colours.colour("on_accent"))
        self._app.setPalette(palette(colours))
        first, self._sheet = not self._sheet, style_sheet(colours)
        if first:
            # Before there is a window this costs nothing. A language ago it may have been said already.
            if self._app.styleSheet() != self._sheet:
                self._app.setStyleSheet(self._sheet)
            return
        if self._dressing is None:
            from ui.dressing import Dressing

            self._dressing = Dressing(self._app, self)
            self._dressing.dressed.connect(self.changed)
        self._dressing.dress(self._sheet)
