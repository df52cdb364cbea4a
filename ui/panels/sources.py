"""Left: the sources and, under each, its outline. Files that could not be read stand below with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from messages import say
from ui.parts import EmptyState, PanelHead, flat_button, label, link_button
from ui.theme import Theme

if TYPE_CHECKING:
    from model.document import Document, Span
    from ui.failed import FailedSource
    from ui.search.hunt import Result
    from ui.search.results import Entry

FORWARDED = (
    "place_chosen",
    "document_chosen",
    "remove_asked",
    "dismiss_asked",
    "reread_asked",
    "password_asked",
    "add_files_asked",
    "add_folder_asked",
)
"""What the tree asks for, the panel asks for."""


class SourcesPanel(QWidget):
    """Lists documents and their sections; says where to jump and what to remove."""

    place_chosen = Signal(str, object)
    document_chosen = Signal(str)
    remove_asked = Signal(str)
    dismiss_asked = Signal(str)
    reread_asked = Signal(str, str)
    password_asked = Signal(str)
    search_asked = Signal(str)
    add_files_asked = Signal()
    add_folder_asked = Signal()
    samples_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._documents: tuple[Document, ...] = ()
        self._failures: tuple[FailedSource, ...] = ()
        self.head = PanelHead(say("window.sources.title"))
        self.head.add(flat_button(theme, "add", "window.add_files", self.add_files_asked.emit))
        self.head.add(flat_button(theme, "folder", "window.add_folder", self.add_folder_asked.emit))
        self.empty = EmptyState(
            theme, "drop", say("window.sources.empty_title"), say("window.sources.empty_text")
        )
        self.samples = link_button(say("window.open_samples"), self.samples_asked.emit)
        self._links = (
            link_button(say("window.add_files_dots"), self.add_files_asked.emit),
            link_button(say("window.add_folder_dots"), self.add_folder_asked.emit),
            self.samples,
        )
        for link in self._links:
            self.empty.add(link)
        self.expecting = False
        self._stack = QStackedLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addLayout(self._stack, 1)
        # Before the layout has a parent, a widget in it would be shown as a window of its own.
        self._stack.addWidget(self.empty)

    def furnish(self, where: Callable[[Entry], str]) -> None:
        """Make what an empty desk does not show; ``where`` words a place that was found."""
        from ui.search.line import SearchLine
        from ui.search.results import Results
        from ui.sources.tensefilter import TenseFilter
        from ui.sources.tree import SourcesTree

        theme = self._theme
        self.tree = SourcesTree(theme)
        for name in FORWARDED:
            getattr(self.tree, name).connect(getattr(self, name))
        self.tense = TenseFilter()
        self.search = SearchLine(theme)
        self.found = label("", "faint")
        self.found.setContentsMargins(12, 6, 8, 4)
        self.results = Results(theme, where, self)
        self.search.textChanged.connect(self._on_search)
        self.search.stepped.connect(self.results.step)
        for one in (self.tense, self.found):
            one.hide()
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self.results)
        # A widget, because margins of a layout with nothing to show would move what is seen already.
        self._search_row = QWidget()
        self._search_row.hide()
        holder = QHBoxLayout(self._search_row)
        holder.setContentsMargins(10, 8, 10, 0)
        holder.addWidget(self.search)
        self._column.insertWidget(1, self._search_row)
        self._column.insertWidget(2, self.tense)
        self._column.insertWidget(3, self.found)
        theme.changed.connect(lambda: self.show_sources(self._documents, self._failures))

    def expect(self, paths: Sequence[Path]) -> None:
        """Say that sources are about to be opened, in place of how to open some; without any, that again."""
        if bool(paths) == self.expecting:
            return
        self.expecting = bool(paths)
        names = "、".join(path.name or str(path) for path in paths[:3])
        if paths:
            self.empty.title.setText(say("window.sources.opening"))
            self.empty.text.setText(names + ("…" if len(paths) > 3 else ""))
        else:
            self.empty.title.setText(say("window.sources.empty_title"))
            self.empty.text.setText(say("window.sources.empty_text"))
        for link in self._links:
            link.setVisible(not paths)

    def _show_stack(self) -> None:
        """The results while something is looked for, else the sources, else what to do without any."""
        looking = bool(self.search.text().strip())
        some = bool(self._documents or self._failures)
        self._stack.setCurrentIndex(2 if looking and some else 1 if some else 0)
        self.tense.setVisible(bool(self._documents) and not looking)
        self._search_row.setVisible(some)
        self.found.setVisible(looking and some)

    def _on_search(self, word: str) -> None:
        self._show_stack()
        self.search_asked.emit(word)

    def open_search(self, word: str) -> None:
        """Begin a search, with ``word`` if there is one."""
        if word:
            self.search.setText(word)
        self.search.setFocus()
        self.search.selectAll()

    def show_found(self, result: Result) -> None:
        """List what was found."""
        self.results.show_result(result)
        values = {
            "count": f"{result.count:,}",
            "documents": result.documents,
            "shown": f"{len(result.places):,}",
        }
        some = "window.search.some" if len(result.places) < result.count else "window.search.count"
        lines = [say(some, values)] if result.count else []
        if result.items:
            lines.insert(0, say("window.search.items", {"count": len(result.items)}))
        nothing = "window.search.none" if result.done else "window.search.running"
        self.found.setText("；".join(lines) or say(nothing))
        self.found.setToolTip(self.found.text())

    # --- what is shown

    def show_sources(
        self, documents: tuple[Document, ...], failures: Iterable[FailedSource]
    ) -> None:
        """Show these documents and these failures instead."""
        self._documents, self._failures = documents, tuple(failures)
        self.tree.show_sources(documents, self._failures)
        self._show_stack()
        self.head.remark.setText(
            say("window.sources.count", {"count": len(documents)}) if documents else ""
        )

    def show_picked(self, picked: dict[str, int]) -> None:
        """Tell beside each document how many items come from it; ``picked`` is by sha256."""
        self.tree.show_picked(picked)

    def select_document(self, sha256: str) -> None:
        """Mark the document that the reader shows."""
        self.tree.select_document(sha256)

    def select_place(self, sha256: str, place: Span) -> None:
        """Mark the section that the reader was sent to."""
        self.tree.select_place(sha256, place)
