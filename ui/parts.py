"""Small widgets that several panels are made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from messages import say
from ui.icons import pixmap
from ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QPixmap
    from PySide6.QtWidgets import QStyleOptionComboBox


# What a chevron and the edges of its box take of a width.
_CHEVRON = 38


def label(text: str, name: str = "", *, wrap: bool = False) -> QLabel:
    """A label of the style ``name``."""
    made = QLabel(text)
    made.setObjectName(name)
    made.setWordWrap(wrap)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def flat_button(theme: Theme, icon: str, code: str, slot: Callable[[], object]) -> QToolButton:
    """A borderless button with icon ``icon`` whose tip and accessible name are message ``code``."""
    button = QToolButton()
    button.setObjectName("flat")
    button.setToolTip(say(code))
    button.setAccessibleName(say(code))
    button.setIconSize(QSize(18, 18))
    button.clicked.connect(lambda _=False: slot())

    def paint() -> None:
        button.setIcon(theme.icons.icon(icon))

    theme.changed.connect(paint)
    paint()
    return button


def link_button(text: str, slot: Callable[[], object]) -> QPushButton:
    """A button that looks like a link."""
    button = QPushButton(text)
    button.setObjectName("link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(lambda _=False: slot())
    return button


class Combo(QComboBox):
    """A choice whose chevron follows the theme; a style sheet alone would leave it without one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("choice")
        # What can be chosen comes after the first picture, and is longer in one language than in the other.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Shorten what has no room, rather than cut a letter in two; an override of Qt's."""
        super().initStyleOption(option)
        # PySide's stubs do not know this one.
        option.currentText = self.fontMetrics().elidedText(  # type: ignore[attr-defined]
            self.currentText(), Qt.TextElideMode.ElideRight, self.width() - _CHEVRON
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box and the chevron; an override of Qt's."""
        super().paintEvent(event)
        painter = QPainter(self)
        drawn = pixmap("down", self._theme.colours.colour("muted"), 14, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - 21, (self.height() - 14) // 2, drawn)
        painter.end()


class MenuButton(QToolButton):
    """A word that opens a menu, with the chevron of a :class:`Combo` behind it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button and the chevron; an override of Qt's."""
        super().paintEvent(event)
        painter = QPainter(self)
        drawn = pixmap("down", self._theme.colours.colour("muted"), 14, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - 20, (self.height() - 14) // 2, drawn)
        painter.end()


class _Remark(QLabel):
    """One line that ends in an ellipsis where there is no room."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """As Qt paints a label, shortened; an override of Qt's."""
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        if shown == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            room,
            int(self.alignment()),
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )


class PanelHead(QWidget):
    """The line at the top of a panel: its title, a remark, buttons at the right."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("panelHead")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(40)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 6, 0)
        row.setSpacing(4)
        self.title = label(title, "panelTitle")
        self.remark = _Remark()
        self.remark.setObjectName("faint")
        self.remark.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self.title)
        row.addSpacing(4)
        row.addWidget(self.remark, 1)
        self._row = row

    def add(self, widget: QWidget) -> None:
        """Put a button at the right end."""
        self._row.addWidget(widget)


class EmptyState(QWidget):
    """What a panel shows while it has nothing: an icon, what belongs here, and how to get it."""

    def __init__(self, theme: Theme, icon: str, title: str, text: str) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = label(title, "emptyTitle", wrap=True)
        self.text = label(text, "emptyText", wrap=True)
        for one in (self.title, self.text):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 24, 24, 24)
        self._column.setSpacing(10)
        self._column.addStretch(2)
        self._column.addWidget(self._picture)
        self._column.addWidget(self.title)
        self._column.addWidget(self.text)
        self._column.addStretch(3)
        theme.changed.connect(self._paint)
        self._paint()

    def add(self, widget: QWidget) -> None:
        """Put a button below the text."""
        self._column.insertWidget(
            self._column.count() - 1, widget, 0, Qt.AlignmentFlag.AlignHCenter
        )

    def _paint(self) -> None:
        colour = self._theme.colours.colour("faint")
        drawn: QPixmap = pixmap(self._icon, colour, 44, self.devicePixelRatioF())
        self._picture.setPixmap(drawn)


def rule(*, vertical: bool = False) -> QFrame:
    """A hairline."""
    line = QFrame()
    line.setObjectName("rule")
    if vertical:
        line.setFixedWidth(1)
        line.setFixedHeight(22)
    else:
        line.setFixedHeight(1)
    return line
