"""Middle: the document as text, with what was picked from it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QStackedLayout, QVBoxLayout, QWidget

from messages import say
from ui.parts import EmptyState, PanelHead, flat_button, link_button
from ui.theme import Theme

if TYPE_CHECKING:
    from model.document import Document, Span
    from ui.reader.marks import Mark
    from ui.reader.page import Page

_KEPT_PAGES = 6
OFFERS = {
    "window.source.changed": "window.source.reload",
    "window.source.superseded": "window.source.remove_old",
}
"""What can be done about a document whose file is no longer what was read."""
SLICE_SECONDS = 0.012


class ReaderPanel(QWidget):
    """Shows one document at a time and remembers where it was in the last ones."""

    spans_picked = Signal(str, list)
    item_clicked = Signal(str)
    document_shown = Signal(str)
    place_shown = Signal(str, object)
    add_files_asked = Signal()
    reload_asked = Signal(str)
    correction_asked = Signal(str, list, str, int)
    join_asked = Signal(str, list)
    split_asked = Signal(str, int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._pages: OrderedDict[str, tuple[Page, int]] = OrderedDict()
        self._troubles: dict[str, str] = {}
        self._heard: set[str] = set()
        self.head = PanelHead(say("window.reader.title"))
        self.pick_button = QPushButton(say("window.reader.pick_button"))
        self.pick_button.setToolTip(say("window.reader.pick_tip"))
        self.pick_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.head.add(self.pick_button)
        self.head.add(flat_button(theme, "search", "window.find", self.open_find))
        self.pick_button.setEnabled(False)
        self.empty = EmptyState(
            theme, "documents", say("window.reader.empty_title"), say("window.reader.empty_text")
        )
        self.empty.add(link_button(say("window.add_files_dots"), self.add_files_asked.emit))
        self._stack = QStackedLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addLayout(self._stack, 1)
        # Before the layout has a parent, a widget in it would be shown as a window of its own.
        self._stack.addWidget(self.empty)

    def furnish(self, marks: Callable[[str], list[Mark]]) -> None:
        """Make what shows a document; ``marks`` gives those of a document's sha256."""
        from ui.reader.findbar import FindBar
        from ui.reader.notice import Notice
        from ui.reader.view import ReaderView

        self._marks = marks
        self._growing = QTimer(self)
        self._growing.setInterval(0)
        self._growing.timeout.connect(self._grow)
        self.findbar = FindBar(self._theme)
        self.notice = Notice()
        self.notice.asked.connect(lambda: self.reload_asked.emit(self.shown))
        self.notice.heard.connect(self._on_heard)
        self.view = ReaderView(self._theme.colours, self._sentence, self)
        self.pick_button.clicked.connect(self.view.pick)
        self._stack.addWidget(self.view)
        self._column.insertWidget(1, self.notice)
        self._column.insertWidget(2, self.findbar)
        self.view.spans_picked.connect(self._on_picked)
        self.view.item_clicked.connect(self.item_clicked)
        self.view.correction_asked.connect(
            lambda blocks, kind, level: self.correction_asked.emit(self.shown, blocks, kind, level)
        )
        self.view.join_asked.connect(lambda blocks: self.join_asked.emit(self.shown, blocks))
        self.view.split_asked.connect(
            lambda block, offset: self.split_asked.emit(self.shown, block, offset)
        )
        self.findbar.query_changed.connect(self._on_query)
        self.findbar.stepped.connect(self._on_step)
        self.findbar.closed.connect(self.close_find)
        self._theme.changed.connect(self._repaint_all)

    @property
    def shown(self) -> str:
        """The sha256 of the document shown, empty if none is."""
        page = self.view.page
        return page.document.sha256 if page and self._stack.currentIndex() == 1 else ""

    def show_document(self, document: Document | None) -> None:
        """Show a document where it was left, or the empty state."""
        self._remember()
        if document is None:
            self._stack.setCurrentIndex(0)
            self._show_notice()
            self.head.remark.setText("")
            self.pick_button.setEnabled(False)
            return
        if document.sha256 == self.shown:
            return
        page, top = self._pages.get(document.sha256) or (self._page_of(document), 0)
        self._pages[document.sha256] = (page, top)
        self._pages.move_to_end(document.sha256)
        self._stack.setCurrentIndex(1)
        self.view.show_page(page, self._theme.colours)
        while len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)
        if not page.whole:
            self._growing.start()
        self.view.verticalScrollBar().setValue(top)
        self.head.remark.setText(document.name)
        self.head.remark.setToolTip(document.name)
        self.pick_button.setEnabled(True)
        self._show_notice()
        self.refresh_marks()
        self._on_query(self.findbar.line.text() if self.findbar.isVisible() else "")
        self.document_shown.emit(document.sha256)

    def _page_of(self, document: Document) -> Page:
        from ui.reader.page import Page

        return Page(document, self._theme.colours, whole=False)

    def _grow(self) -> None:
        """Make more of a huge page; the window answers in between."""
        page = self.view.page
        if page is None:
            self._growing.stop()
        elif page.go_on(SLICE_SECONDS):
            self._growing.stop()
            page.tell_size()
            self.view.place_margin()

    def refresh(self, documents: Iterable[Document]) -> None:
        """Make pages anew of documents that are others than were shown, at the same place."""
        for document in documents:
            page, _ = self._pages.get(document.sha256) or (None, 0)
            if page is None or page.document is document:
                continue
            shown = document.sha256 == self.shown
            place = self.view.textCursor().position()
            self._remember()
            fresh = self._page_of(document)
            top = self._pages[document.sha256][1]
            self._pages[document.sha256] = (fresh, top)
            if shown:
                self.view.show_page(fresh, self._theme.colours)
                if not fresh.whole:
                    self._growing.start()
                block = fresh.text.findBlock(min(place, fresh.text.characterCount() - 1))
                cursor = self.view.textCursor()
                cursor.setPosition(min(place, block.position() + block.length() - 1))
                self.view.setTextCursor(cursor)
                self.view.verticalScrollBar().setValue(top)
                self.refresh_marks()

    def forget(self, keep: set[str]) -> None:
        """Drop the pages of documents that are gone."""
        for sha256 in [sha for sha in self._pages if sha not in keep]:
            del self._pages[sha256]

    def refresh_marks(self) -> None:
        """Draw the marks of the document shown anew."""
        from ui.reader.marks import MarkIndex

        if self.shown:
            self.view.set_marks(MarkIndex(self._marks(self.shown)))

    def show_troubles(self, troubles: Mapping[str, str]) -> None:
        """What to say above documents whose files are no longer what was read: message codes by sha256."""
        self._troubles = dict(troubles)
        self._show_notice()

    def _show_notice(self) -> None:
        code = self._troubles.get(self.shown, "")
        lines = [say(code)] if code else self._remarks()
        offer = OFFERS.get(code, "")
        self.notice.tell("\n".join(lines), offer=say(offer) if offer else "", can_close=not code)

    def _remarks(self) -> list[str]:
        """What the reader of the file had to guess or leave out, until the person has heard it."""
        page = self.view.page
        if page is None or not self.shown or self.shown in self._heard:
            return []
        from ui.failed import wording

        return [wording(one.code, dict(one.values)) for one in page.document.notices]

    def _on_heard(self) -> None:
        self._heard.add(self.shown)
        self._show_notice()

    def reveal(self, document: Document, span: Span, *, flash: bool = True) -> None:
        """Bring a place into view."""
        self.show_document(document)
        self.view.reveal(span, flash=flash)
        self.place_shown.emit(document.sha256, span)

    def open_find(self) -> None:
        """Begin a search, with the selected text if there is some."""
        if self.shown:
            self.findbar.open(self.view.textCursor().selectedText()[:60])

    def close_find(self) -> None:
        """End the search."""
        self.findbar.hide()
        self.view.set_query("")
        self.view.setFocus()

    def _remember(self) -> None:
        shown = self.shown
        if shown and shown in self._pages:
            page, _ = self._pages[shown]
            self._pages[shown] = (page, self.view.verticalScrollBar().value())

    def _repaint_all(self) -> None:
        page = self.view.page
        top = self.view.verticalScrollBar().value()
        self._pages.clear()
        if page is not None and self.shown:
            fresh = self._page_of(page.document)
            if top:
                fresh.go_on()
            elif not fresh.whole:
                self._growing.start()
            self._pages[page.document.sha256] = (fresh, top)
            self.view.show_page(fresh, self._theme.colours)
            self.view.verticalScrollBar().setValue(top)
            self.refresh_marks()

    def _sentence(self, block: int, offset: int) -> Span | None:
        """The sentence at a place of the document shown."""
        from language.sentences import split
        from model.document import Span

        page = self.view.page
        if page is None:
            return None
        text = page.document.blocks[block].text
        for start, end in split(text):
            if start <= offset < end or (offset == end and end == len(text)):
                return Span(block, start, end)
        return None

    def _on_picked(self, spans: list[Span]) -> None:
        if self.shown:
            self.spans_picked.emit(self.shown, spans)

    def _on_query(self, query: str) -> None:
        self.view.set_query(query)
        page = self.view.page
        if page is None or not query:
            self.findbar.show_count(0)
            return
        hits = sum(block.text.count(query) for block in page.document.blocks)
        self.findbar.show_count(hits)
        if hits and self.findbar.line.hasFocus():
            self.view.find_next(query, again=False)

    def _on_step(self, backward: bool) -> None:
        if query := self.findbar.line.text():
            self.view.find_next(query, backward=backward)
