"""The area of the preview: pages, where in them one is, how large they are shown, printing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QToolButton, QVBoxLayout, QWidget

from messages import say
from ui.parts import EmptyState, PanelHead, flat_button, label
from ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from briefing.sheets import Sheets
    from ui.preview.view import PagesView

SIZES = ("width", "actual", "pair")
"""How large pages are shown; as in ``ui.preview.view``, which the first picture of the window does without."""


class PreviewPanel(QWidget):
    """Shows the pages that it is given. What belongs to the pages is made when the area is first shown."""

    print_asked = Signal()
    pdf_asked = Signal()
    visibility_changed = Signal(bool)
    part_clicked = Signal(str, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._view: PagesView | None = None
        self._furnished = False

    def furnish(self) -> None:
        """Make what stands around the pages: at once if the area is seen in the first picture, else after it."""
        if self._furnished:
            return
        self._furnished = True
        theme = self._theme
        self.head = PanelHead(say("window.preview.title"))
        self.sizes: dict[str, QToolButton] = {}
        for mode in SIZES:
            button = flat_button(
                theme, f"page_{mode}", f"window.preview.{mode}", lambda one=mode: self._set(one)
            )
            button.setCheckable(True)
            self.sizes[mode] = button
            self.head.add(button)
        self.print_button = flat_button(
            theme, "print", "window.preview.print", self.print_asked.emit
        )
        self.pdf_button = flat_button(theme, "pdf", "window.preview.pdf", self.pdf_asked.emit)
        self.head.add(self.print_button)
        self.head.add(self.pdf_button)
        self.notice = label("", "muted", wrap=True)
        self.notice.setContentsMargins(12, 4, 12, 6)
        self.notice.hide()
        self.empty = EmptyState(
            theme, "documents", say("window.preview.empty_title"), say("window.preview.empty_text")
        )
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(self._stack, 1)
        # Before the layout has a parent, a widget in it would be shown as a window of its own.
        self._stack.addWidget(self.empty)
        column.addWidget(self.notice)
        self.enable(False)

    @property
    def view(self) -> PagesView:
        """The pages; made when they are first wanted."""
        if self._view is None:
            from ui.preview.view import PagesView

            self._view = view = PagesView(self._theme)
            view.setAccessibleName(say("window.preview.pages"))
            view.page_changed.connect(self._tell_place)
            view.zoom_changed.connect(self._tell_place)
            view.part_clicked.connect(self.part_clicked)
            self._stack.addWidget(view)
        return self._view

    @property
    def sheets(self) -> Sheets | None:
        """The pages that are shown."""
        return self._view.sheets if self._view is not None else None

    def mark(self, parts: tuple[str, ...]) -> None:
        """Mark items on the pages."""
        if self._view is not None:
            self._view.mark(parts)

    def sizeHint(self) -> QSize:
        """Wide enough to read a page; an override of Qt's."""
        return QSize(420, 600)

    def show_sheets(self, sheets: Sheets | None, missing: tuple[str, ...] = ()) -> None:
        """Show these pages, or what will be shown here; ``missing``: faces that others stand in for."""
        if sheets is not None or self._view is not None:
            self.view.show_sheets(sheets)
        self._stack.setCurrentIndex(0 if sheets is None else 1)
        text = say("window.preview.fonts", {"fonts": "、".join(missing)}) if missing else ""
        self.tell(text if sheets is not None else "")
        self._tell_place()

    def tell(self, text: str) -> None:
        """A line under the pages; empty for none."""
        self.notice.setText(text)
        self.notice.setVisible(bool(text))

    def enable(self, printable: bool) -> None:
        """Whether there is something to print."""
        self.print_button.setEnabled(printable)
        self.pdf_button.setEnabled(printable)

    def _set(self, mode: str) -> None:
        self.view.set_mode(mode)
        self.view.setFocus()

    def _tell_place(self) -> None:
        sheets = self.sheets
        text = ""
        if sheets is not None:
            values = {
                "page": self.view.current,
                "pages": len(sheets.sizes),
                "percent": self.view.percent,
            }
            text = say("window.preview.place", values)
        self.head.remark.setText(text)
        self.head.remark.setToolTip(text)
        for mode, button in self.sizes.items():
            button.setChecked(mode == self.view.mode)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that pages are wanted; an override of Qt's."""
        super().showEvent(event)
        self.visibility_changed.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that pages are not wanted for now; an override of Qt's."""
        super().hideEvent(event)
        self.visibility_changed.emit(False)
