"""What an empty window says below the words of its middle: the three steps, the way through them, recent files.

It lies over the empty state and is no part of its layout: what the first picture showed stays in its place.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from messages import say
from ui.parts import label, link_button
from ui.settings import Settings

MOST = 3
"""Recent files that are offered."""
_WIDEST = 220
_ROOM = 170
"""Height below the middle that the words of the empty state leave free in a low window."""


class Beginning(QWidget):
    """Recent files come from ``settings``; what is asked is told to ``open_path`` and ``begin``. Who has exported a
    briefing knows the steps."""

    def __init__(
        self,
        empty: QWidget,
        settings: Settings,
        open_path: Callable[[Path], object],
        begin: Callable[[], object],
    ) -> None:
        super().__init__(empty)
        self._empty, self._settings, self._open_path = empty, settings, open_path
        self.steps = label(say("window.begin.steps"), "muted", wrap=True)
        self.steps.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.wizard = link_button(say("window.begin.wizard"), begin)
        self.links: list[QWidget] = []
        self._names: dict[QPushButton, str] = {}
        self._row = QHBoxLayout()
        self._row.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 14)
        column.setSpacing(8)
        column.addWidget(self.steps)
        column.addWidget(self.wizard, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(self._row)
        empty.installEventFilter(self)
        self.refresh()

    def refresh(self) -> None:
        """Offer what was opened lately, as far as it is there still."""
        self.steps.setVisible(not self._settings.welcomed)
        for one in self.links:
            self._row.removeWidget(one)
            one.deleteLater()
        self.links = []
        self._names.clear()
        while self._row.takeAt(0):
            pass
        paths = [path for path in self._settings.recent()[:MOST] if path.exists()]
        if paths:
            self._row.addStretch(1)
            self._add(label(say("window.begin.recent"), "faint"))
            for path in paths:
                link = link_button("", lambda one=path: self._open_path(one))
                link.setToolTip(str(path))
                self._add(link)
                self._names[link] = path.name or str(path)
            self._row.addStretch(1)
        self._place()

    def _add(self, widget: QWidget) -> None:
        self.links.append(widget)
        self._row.addWidget(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom of the empty state; an override of Qt's."""
        if watched is self._empty and event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            if event.type() is QEvent.Type.Show:
                self.refresh()
            self._place()
        return False

    def _name_links(self) -> None:
        """Names as long as there is room for all of them: a button cuts its text at both ends."""
        if not self._names:
            return
        margins = self.layout().contentsMargins()
        room = self._empty.width() - margins.left() - margins.right()
        room -= self.links[0].sizeHint().width() + self._row.spacing() * (len(self.links) + 1)
        for link, name in self._names.items():
            link.setText("")
            beside = link.sizeHint().width()  # of its padding
            widest = min(_WIDEST, room // len(self._names) - beside)
            elide = Qt.TextElideMode.ElideMiddle
            link.setText(link.fontMetrics().elidedText(name, elide, widest).replace("&", "&&"))

    def _place(self) -> None:
        self._name_links()
        width, height = self._empty.width(), self._empty.height()
        wanted = self.layout().heightForWidth(width) if self.layout().hasHeightForWidth() else -1
        wanted = max(wanted, self.sizeHint().height())
        # The words of the empty state stand a little above the middle.
        self.setVisible(height // 2 - wanted >= _ROOM // 2)
        self.setGeometry(0, height - wanted, width, wanted)
