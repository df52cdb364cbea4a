"""Above: what is done most, from left to right in the order it is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from messages import has, say
from ui.length import LengthControl
from ui.parts import Combo, MenuButton, label, rule
from ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QResizeEvent


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
        self.add_button = self._add_button(add_menu)
        self.presets_button = self._presets_button()
        self.engine = self._choice("window.engine", self.engine_chosen)
        self.length = LengthControl()
        self.chosen = label("", "figure")
        self.chosen.setMinimumWidth(150)
        self.chosen.setToolTip(say("window.chosen.tip"))
        self.template = self._choice("window.template", self.template_chosen)
        self.template.setMinimumWidth(110)
        self.template.setMaximumWidth(240)
        self.export_button = QPushButton(say("window.export"))
        self.export_button.setObjectName("primary")
        self.export_button.setToolTip(say("window.export.tip"))
        self.export_button.setIconSize(QSize(18, 18))
        self.export_button.clicked.connect(self.export_asked)
        self._compose()
        theme.changed.connect(self._paint)
        self._paint()

    def _add_button(self, menu: QMenu) -> QToolButton:
        button = QToolButton()
        button.setObjectName("bar")
        button.setText(say("window.add_sources"))
        button.setToolTip(say("window.add_sources.tip"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        button.setMenu(menu)
        button.setIconSize(QSize(18, 18))
        button.clicked.connect(self.add_files_asked)
        return button

    def _presets_button(self) -> QToolButton:
        button = MenuButton(self._theme)
        button.setText(say("window.presets.title"))
        button.setToolTip(say("window.presets.tip"))
        return button

    def _choice(self, code: str, chosen: SignalInstance) -> Combo:
        made = Combo(self._theme)
        made.setAccessibleName(say(code))
        made.activated.connect(lambda index: chosen.emit(made.itemData(index)))
        return made

    def _compose(self) -> None:
        captions = [label(say(code), "caption") for code in ("window.engine", "window.template")]
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.add_button)
        row.addSpacing(4)
        row.addWidget(rule(vertical=True))
        row.addSpacing(4)
        row.addWidget(self.presets_button)
        row.addWidget(captions[0])
        row.addWidget(self.engine)
        row.addSpacing(8)
        row.addWidget(self.length, 1)
        row.addSpacing(2)
        row.addWidget(self.chosen)
        row.addStretch(1)
        row.addWidget(captions[1])
        row.addWidget(self.template)
        row.addSpacing(4)
        row.addWidget(self.export_button)
        # What the narrow window does without, in this order: the panel of the briefing says how much is chosen, and
        # what is in a field says what it is.
        self._spared = (self.chosen, *captions, self.length.caption)

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
        self._fit()

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for; an override of Qt's."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        row = self.layout()
        room, spacing = self.width(), row.spacing()
        need = row.totalMinimumSize().width()
        if need <= room and not any(one.isHidden() for one in self._spared):
            return
        widths = {one: one.minimumSizeHint().width() + spacing for one in self._spared}
        widths[self.chosen] = self.chosen.minimumWidth() + spacing
        need += sum(wide for one, wide in widths.items() if one.isHidden())
        for one in self._spared:
            one.setVisible(need <= room)
            need -= 0 if need <= room else widths[one]

    def _paint(self) -> None:
        self.add_button.setIcon(self._theme.icons.icon("add"))
        self.export_button.setIcon(self._theme.icons.icon("export", on_accent=True))
