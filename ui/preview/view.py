"""The pages under one another, or two beside each other, to scroll through."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from briefing.sheets import Part, Sheets
from ui.colours import LIGHT
from ui.preview.pane import (
    FULL_SIZE,
    GAP,
    LEAST,
    MOST,
    WIDTH,
    fitted,
    lines_of,
    pane_of,
    part_under,
)
from ui.preview.rendering import Pictures
from ui.theme import Theme

_STEP = 1.15


class PagesView(QAbstractScrollArea):
    """Shows :class:`Sheets`. The paper is white in every theme."""

    part_clicked = Signal(str, bool)
    """Id of the item or section that was clicked, and whether it is a section."""
    page_changed = Signal()
    zoom_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sheets: Sheets | None = None
        self._pictures = Pictures(self)
        self._pictures.made.connect(self._on_made)
        self._places: list[QRectF] = []
        self._mode = WIDTH
        self._scale = FULL_SIZE
        self._marked: tuple[str, ...] = ()
        self._current = 0
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        # With a bar that comes and goes, the width that a page is fitted to would too.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        theme.changed.connect(self.viewport().update)

    # --- what is shown

    @property
    def sheets(self) -> Sheets | None:
        """The pages that are shown."""
        return self._sheets

    def show_sheets(self, sheets: Sheets | None) -> None:
        """Show these pages; the place in the text stays."""
        self._sheets = sheets
        self._pictures.show(sheets)
        self._arrange()

    @property
    def current(self) -> int:
        """The number of the page in the middle of the window, from 1."""
        return self._current + 1

    def page_place(self, index: int) -> QRectF:
        """Where a page is in the viewport."""
        return self._places[index].translated(*self._offset())

    def part_place(self, part: str) -> QRectF:
        """Where the first line of an item or section is in the viewport; empty if it is on no page."""
        found = self._part(part)
        for index in self._sheets.pages_of(found) if found and self._sheets else ():
            if rects := self._lines(index, found):
                return rects[0].translated(*self._offset())
        return QRectF()

    def mark(self, parts: tuple[str, ...]) -> None:
        """Mark these items; the first is brought into view."""
        if parts != self._marked:
            self._marked = parts
            self.viewport().update()
            if parts:
                self.show_part(parts[0])

    def show_part(self, part: str) -> None:
        """Scroll so far that an item is in view."""
        place = self.part_place(part)
        if place.isEmpty():
            return
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        if place.top() < GAP or place.bottom() > height - GAP:
            bar.setValue(round(bar.value() + place.top() - height / 3))

    # --- size

    @property
    def mode(self) -> str:
        """``width``, ``actual`` or ``pair``; empty for another size."""
        return self._mode

    @property
    def percent(self) -> int:
        """The size of what is shown, in hundredths."""
        return round(self._scale / FULL_SIZE * 100)

    def set_mode(self, mode: str) -> None:
        """Fit a page to the width, show it as large as it is, or two beside each other."""
        self._mode = mode
        self._arrange()

    def zoom(self, factor: float) -> None:
        """Show everything larger or smaller."""
        self._scale = min(max(self._scale * factor, LEAST), MOST)
        self._mode = ""
        self._arrange()

    def _arrange(self) -> None:
        """Where every page is; the same place of the text stays at the upper edge."""
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        at, share = self._anchor()
        sizes = self._sheets.sizes if self._sheets else ()
        room = self.viewport().width()
        self._scale = fitted(self._mode, self._scale, sizes, room)
        self._pictures.set_scale(self._scale, self.devicePixelRatioF())
        self._places, right, bottom = pane_of(self._mode, self._scale, sizes, room)
        bar.setRange(0, max(round(bottom) - self.viewport().height(), 0))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(40)
        centred = across.value() == across.maximum() // 2
        across.setRange(0, max(round(right) - self.viewport().width(), 0))
        if centred:
            across.setValue(across.maximum() // 2)
        across.setPageStep(self.viewport().width())
        if at < len(self._places):
            place = self._places[at]
            bar.setValue(round(place.top() + place.height() * share))
        self._on_scrolled()
        self.zoom_changed.emit()

    def _anchor(self) -> tuple[int, float]:
        top = self.verticalScrollBar().value()
        for index, place in enumerate(self._places):
            if place.bottom() > top:
                return index, (top - place.top()) / max(place.height(), 1)
        return 0, -1.0

    def _offset(self) -> tuple[float, float]:
        return -self.horizontalScrollBar().value(), -self.verticalScrollBar().value()

    def _seen(self) -> list[int]:
        window = QRectF(self.viewport().rect()).translated(*(-value for value in self._offset()))
        return [index for index, place in enumerate(self._places) if place.intersects(window)]

    def _on_scrolled(self) -> None:
        seen = self._seen()
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        nearest = min(
            seen, key=lambda index: abs(self._places[index].center().y() - middle), default=0
        )
        if seen:
            ahead = [index for index in (seen[-1] + 1, seen[0] - 1) if index >= 0]
            ahead = [index for index in ahead if index < len(self._places)]
            self._pictures.want([*seen, *ahead])
        self._current = nearest
        self.page_changed.emit()
        self.viewport().update()

    def _on_made(self, index: int) -> None:
        if index < len(self._places):
            self.viewport().update(self.page_place(index).toAlignedRect().adjusted(-2, -2, 2, 2))

    # --- parts

    def _part(self, part: str) -> Part | None:
        parts = self._sheets.parts if self._sheets else ()
        return next((one for one in parts if one.id == part), None)

    def _lines(self, index: int, part: Part) -> list[QRectF]:
        """The lines of ``part`` on a page, on the pane of all pages."""
        page = self._pictures.page(index)
        return lines_of(page, part, self._places[index], self._scale) if page is not None else []

    def part_at(self, point: QPointF) -> Part | None:
        """The item or section at a point of the viewport."""
        left, top = self._offset()
        at = point - QPointF(left, top)
        for index in self._seen():
            place = self._places[index]
            page = self._pictures.page(index) if place.contains(at) else None
            if page is not None and self._sheets is not None:
                return part_under(self._sheets, page, at, place, self._scale)
        return None

    # --- Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in view; an override of Qt's."""
        painter = QPainter(self.viewport())
        colours = self._theme.colours
        painter.fillRect(event.rect(), colours.colour("window"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for index in self._seen():
            place = self.page_place(index)
            painter.fillRect(place.adjusted(-1, -1, 1, 1), colours.colour("line_strong"))
            painter.fillRect(place, Qt.GlobalColor.white)
            picture = self._pictures.picture(index)
            if picture is not None:
                painter.drawImage(place, picture)
            self._paint_marks(painter, index)
        if self.hasFocus():
            painter.setPen(colours.colour("accent"))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _paint_marks(self, painter: QPainter, index: int) -> None:
        # On white paper, whatever the theme.
        wash, edge = LIGHT.colour("accent", 0.13), QColor(LIGHT.accent)
        for part in self._marked:
            found = self._part(part)
            if found is None or self._sheets is None or index not in self._sheets.pages_of(found):
                continue
            for rect in self._lines(index, found):
                shown = rect.translated(*self._offset())
                painter.fillRect(shown, wash)
                painter.fillRect(QRectF(shown.left() - 5, shown.top(), 3, shown.height()), edge)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages again; an override of Qt's."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the pictures that are in view; an override of Qt's."""
        super().showEvent(event)
        self._on_scrolled()

    def hideEvent(self, event: QHideEvent) -> None:
        """Make no pictures that nobody sees; an override of Qt's."""
        super().hideEvent(event)
        self._pictures.want([])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl held down; an override of Qt's."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The beginning and the end by their keys, larger and smaller with + and −; an override of Qt's."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(_STEP)
            case Qt.Key.Key_Minus:
                self.zoom(1 / _STEP)
            case _:
                super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked; an override of Qt's."""
        found = self.part_at(event.position())
        shape = Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which part was clicked; an override of Qt's."""
        if event.button() is Qt.MouseButton.LeftButton and (
            found := self.part_at(event.position())
        ):
            self.part_clicked.emit(found.id, found.is_section)
