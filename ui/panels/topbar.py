"""Above: what is done most, from left to right in the order it is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from messages import has, say
from ui.length import LengthControl
from ui.parts import Combo, label, rule
from ui.theme import Theme


class Topbar(QWidget):
    """Add sources, choose engine, length and template, export."""

    add_files_asked = Signal()
    engine_chosen = Signal(str)
    template_chosen = Signal(str)
    export_asked = Signal()

    def __init__(self, theme: Theme, add_menu: QMenu) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self.add_button = QToolButton()
        self.add_button.setObjectName("bar")
        self.add_button.setText(say("window.add_sources"))
        self.add_button.setToolTip(say("window.add_sources.tip"))
        self.add_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add_button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.add_button.setMenu(add_menu)
        self.add_button.setIconSize(QSize(18, 18))
        self.add_button.clicked.connect(self.add_files_asked)
        self.engine = Combo(theme)
        self.engine.setAccessibleName(say("window.engine"))
        self.engine.setMinimumWidth(120)
        self.engine.activated.connect(
            lambda index: self.engine_chosen.emit(self.engine.itemData(index))
        )
        self.length = LengthControl()
        self.chosen = label("", "figure")
        self.chosen.setMinimumWidth(150)
        self.chosen.setToolTip(say("window.chosen.tip"))
        self.template = Combo(theme)
        self.template.setAccessibleName(say("window.template"))
        self.template.setMinimumWidth(110)
        self.template.activated.connect(
            lambda index: self.template_chosen.emit(self.template.itemData(index))
        )
        self.export_button = QPushButton(say("window.export"))
        self.export_button.setObjectName("primary")
        self.export_button.setToolTip(say("window.export.tip"))
        self.export_button.setIconSize(QSize(18, 18))
        self.export_button.clicked.connect(self.export_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.add_button)
        row.addSpacing(4)
        row.addWidget(rule(vertical=True))
        row.addSpacing(4)
        row.addWidget(label(say("window.engine"), "caption"))
        row.addWidget(self.engine)
        row.addSpacing(8)
        row.addWidget(self.length, 1)
        row.addSpacing(2)
        row.addWidget(self.chosen)
        row.addStretch(1)
        row.addWidget(label(say("window.template"), "caption"))
        row.addWidget(self.template)
        row.addSpacing(4)
        row.addWidget(self.export_button)
        theme.changed.connect(self._paint)
        self._paint()

    def show_engines(self, names: Sequence[str], chosen: str) -> None:
        """Offer these engines."""
        self.engine.clear()
        for name in names:
            title, tip = f"window.engine.{name}", f"window.engine.{name}.tip"
            self.engine.addItem(say(title) if has(title) else name, name)
            if has(tip):
                at = self.engine.count() - 1
                self.engine.setItemData(at, say(tip), Qt.ItemDataRole.ToolTipRole)
        self.show_engine(chosen)

    def show_engine(self, name: str) -> None:
        """Show which engine ranks."""
        at = self.engine.findData(name)
        self.engine.setCurrentIndex(max(at, 0))
        self.engine.setToolTip(
            self.engine.itemData(max(at, 0), Qt.ItemDataRole.ToolTipRole)
            or say("window.engine.tip")
        )

    def show_templates(self, names: Sequence[str], chosen: str) -> None:
        """Offer these templates."""
        self.template.clear()
        for name in names:
            self.template.addItem(name, name)
        self.show_template(chosen)

    def show_template(self, name: str) -> None:
        """Show which template prints."""
        self.template.setCurrentIndex(max(self.template.findData(name), 0))

    def join_preview(self, action: QAction) -> None:
        """A button before the export that shows and hides the pages as ``action`` does."""
        button = self.preview_button = QToolButton()
        button.setObjectName("flat")
        button.setIconSize(QSize(20, 20))
        button.setDefaultAction(action)
        button.setToolTip(say("window.preview.show"))
        button.setAccessibleName(say("window.preview.show"))
        row = self.layout()
        if isinstance(row, QHBoxLayout):
            row.insertWidget(row.indexOf(self.export_button), button)

    def show_chosen(self, items: int, characters: int) -> None:
        """Say how much is chosen now."""
        values = {"items": items, "characters": f"{characters:,}"}
        self.chosen.setText(say("window.chosen", values))

    def _paint(self) -> None:
        self.add_button.setIcon(self._theme.icons.icon("add"))
        self.export_button.setIcon(self._theme.icons.icon("export", on_accent=True))
