"""The sources and, under each, its outline; below them the files that could not be read, with the reason."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
)

from messages import say
from model.document import Document, Span
from ui.failed import FailedSource
from ui.sources.rows import FAILED, OPEN, SHA, SPAN, Names, document_row, failure_row, section_row
from ui.sources.titles import title_lines
from ui.theme import Theme

OUTLINE_LIMIT = 3_000
SLICE_SECONDS = 0.012
_BESIDE = 7
"""Points on either side of how many items come from a document."""
ENCODED = ("text", "markdown", "html")
"""Formats that do not always say which encoding they are in."""
ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16")


class SourcesTree(QTreeWidget):
    """Lists documents and their sections; says where to jump and what to remove."""

    place_chosen = Signal(str, Span)
    document_chosen = Signal(str)
    remove_asked = Signal(str)
    dismiss_asked = Signal(str)
    reread_asked = Signal(str, str)
    password_asked = Signal(str)
    add_files_asked = Signal()
    add_folder_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._documents: tuple[Document, ...] = ()
        self._failures: tuple[FailedSource, ...] = ()
        self._picked: dict[str, int] = {}
        self._troubles: dict[str, str] = {}
        self._bold = self.font()
        self._bold.setBold(True)
        self.setAccessibleName(say("window.sources.accessible"))
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setItemDelegate(Names(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.itemClicked.connect(lambda item, _column: self._jump(item))
        self._outlines: deque[Iterator[None]] = deque()
        self._filling = QTimer(self)
        self._filling.setSingleShot(True)
        self._filling.timeout.connect(self._go_on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del removes, Enter jumps; an override of Qt's."""
        if event.key() == Qt.Key.Key_Delete:
            self._remove_current()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._jump(self.currentItem())
        else:
            super().keyPressEvent(event)

    def show_sources(
        self, documents: tuple[Document, ...], failures: Iterable[FailedSource]
    ) -> None:
        """Show these documents and these failures instead."""
        expanded = {
            item.data(0, SHA) for item in self._tops() if item.isExpanded() and item.data(0, SHA)
        }
        known = {document.sha256 for document in self._documents}
        current = self.currentItem()
        chosen = (current.data(0, SHA), current.data(0, SPAN)) if current else None
        self._documents = documents
        self._failures = tuple(failures)
        self._outlines.clear()
        self.clear()
        few = len(documents) <= 3
        tops: list[QTreeWidgetItem] = []
        for document in documents:
            top = self._document_item(document)
            new = document.sha256 not in known
            top.setData(0, OPEN, document.sha256 in expanded or (new and few))
            tops.append(top)
        # All at once: the view looks at what it shows after every one that comes by itself.
        self.addTopLevelItems(tops)
        for failure in self._failures:
            failure_row(self, failure, self._theme)
        self._go_on()
        if chosen is not None:
            self._select(*chosen)
        self._tell_picked()

    def show_troubles(self, troubles: Mapping[str, str]) -> None:
        """Warn of sources whose files are no longer what was read: message codes by sha256."""
        if dict(troubles) != self._troubles:
            self._troubles = dict(troubles)
            self.show_sources(self._documents, self._failures)

    def show_picked(self, picked: dict[str, int]) -> None:
        """Tell beside each document how many items come from it; ``picked`` is by sha256."""
        if picked != self._picked:
            self._picked = picked
            self._tell_picked()

    def _tell_picked(self) -> None:
        if self.columnCount() == 2:
            # Fitted here: Qt would look through all rows for each that changes.
            widest = max(map(str, self._picked.values()), key=len, default="")
            room = self.fontMetrics().horizontalAdvance(widest) + 2 * _BESIDE if widest else 0
            self.header().resizeSection(1, max(room, self.header().minimumSectionSize()))
        for item in self._tops():
            sha256 = item.data(0, SHA)
            text = str(self._picked.get(sha256) or "")
            # Told the same text, Qt would have its view look at the item all the same.
            if sha256 and item.text(1) != text:
                item.setText(1, text)

    def select_document(self, sha256: str) -> None:
        """Mark the document that the reader shows."""
        current = self.currentItem()
        if current is None or current.data(0, SHA) != sha256:
            self._select(sha256, None)
        for top in self._tops():
            if top.data(0, SHA) == sha256:
                top.setExpanded(True)

    def select_place(self, sha256: str, place: Span) -> None:
        """Mark the section that the reader was sent to: the last heading before the place."""
        top = next((one for one in self._tops() if one.data(0, SHA) == sha256), None)
        if top is None:
            return
        found, walk = top, QTreeWidgetItemIterator(top)
        while (item := walk.value()) is not None and item.data(0, SHA) == sha256:
            heading = item.data(0, SPAN)
            if isinstance(heading, Span) and (heading.block, heading.start) <= (
                place.block,
                place.start,
            ):
                found = item
            walk += 1
        self.setCurrentItem(found)
        self.scrollToItem(found)

    def _select(self, sha256: str, span: object) -> None:
        for top in self._tops():
            if top.data(0, SHA) != sha256:
                continue
            wanted = self._with_span(top, span) if span is not None else top
            self.setCurrentItem(wanted or top)
            return

    def _with_span(self, item: QTreeWidgetItem, span: object) -> QTreeWidgetItem | None:
        for number in range(item.childCount()):
            child = item.child(number)
            if child.data(0, SPAN) == span:
                return child
            if (deeper := self._with_span(child, span)) is not None:
                return deeper
        return None

    def _tops(self) -> list[QTreeWidgetItem]:
        return [self.topLevelItem(n) for n in range(self.topLevelItemCount())]

    def _document_item(self, document: Document) -> QTreeWidgetItem:
        if self.columnCount() != 2:
            self.setColumnCount(2)
            header = self.header()
            header.setStretchLastSection(False)
            header.setSectionResizeMode(0, header.ResizeMode.Stretch)
            header.setSectionResizeMode(1, header.ResizeMode.Fixed)
            header.setMinimumSectionSize(12)
        trouble = self._troubles.get(document.sha256, "")
        item = document_row(document, self._theme, self._bold, trouble)
        self._outlines.append(self._outline(item, document))
        return item

    def _outline(self, top: QTreeWidgetItem, document: Document) -> Iterator[None]:
        """Fills in the outline of a document, a section at each step."""
        rest = [(top, section) for section in reversed(document.sections)]
        made, lines = 0, title_lines(document)
        title: QTreeWidgetItem | None = None
        while rest and made < OUTLINE_LIMIT:
            parent, section = rest.pop()
            item = section_row(title or parent, document, section, self._theme)
            if made < lines:
                # What stands under the speaker's name is of the whole: it hangs below the title, not the name.
                title = title or item
                title.setData(0, OPEN, True)
            below = title if title is not None and made < lines else item
            made += 1
            if made == lines:
                title = None
            rest += [(below, child) for child in reversed(section.children)]
            yield

    def _go_on(self) -> None:
        """Fill in outlines for a while; the window answers in between."""
        end = time.perf_counter() + SLICE_SECONDS
        while self._outlines:
            if next(self._outlines[0], self) is self:
                self._outlines.popleft()
            if time.perf_counter() >= end:
                break
        if self._outlines:
            self._filling.start()

    def _jump(self, item: QTreeWidgetItem | None) -> None:
        if item is None or not item.data(0, SHA):
            return
        span = item.data(0, SPAN)
        if isinstance(span, Span):
            self.place_chosen.emit(item.data(0, SHA), span)
        else:
            self.document_chosen.emit(item.data(0, SHA))

    def _remove_current(self) -> None:
        item = self.currentItem()
        if item is None:
            return
        if item.data(0, FAILED):
            self.dismiss_asked.emit(item.data(0, FAILED))
        elif item.parent() is None:
            self.remove_asked.emit(item.data(0, SHA))

    def _menu(self, point: QPoint) -> None:
        item = self.itemAt(point)
        menu = QMenu(self)
        if item is not None:
            self.setCurrentItem(item)
            if item.data(0, FAILED):
                name = item.data(0, FAILED)
                if any(one.name == name and one.encrypted for one in self._failures):
                    menu.addAction(
                        say("window.sources.password"), lambda: self.password_asked.emit(name)
                    )
                menu.addAction(say("window.sources.dismiss"), lambda: self.dismiss_asked.emit(name))
            else:
                sha256 = item.data(0, SHA)
                menu.addAction(say("window.sources.open"), lambda: self._jump(item))
                menu.addAction(say("window.sources.remove"), lambda: self.remove_asked.emit(sha256))
                if any(one.sha256 == sha256 and one.format in ENCODED for one in self._documents):
                    self._add_encodings(menu, sha256)
            menu.addSeparator()
        menu.addAction(say("window.add_files_dots"), self.add_files_asked.emit)
        menu.addAction(say("window.add_folder_dots"), self.add_folder_asked.emit)
        menu.exec(self.viewport().mapToGlobal(point))
        menu.deleteLater()

    def _add_encodings(self, menu: QMenu, sha256: str) -> None:
        encodings = menu.addMenu(say("window.sources.reread"))
        for encoding in ENCODINGS:
            encodings.addAction(
                say(f"window.encoding.{encoding}"),
                lambda one=encoding: self.reread_asked.emit(sha256, one),
            )
