"""Search as the person meets it: the line, the places it leads to, and replacing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from briefing.changes import Change
from messages import say
from model.briefing import SourceRef
from ui import wording
from ui.desk import Desk
from ui.panes import Panes
from ui.search.hunt import FoundItem, Hunt
from ui.search.results import Entry


class Searching:
    """Connects the search line with what is open, and its results with the reader and the briefing."""

    def __init__(self, panes: Panes, frame: QWidget) -> None:
        self._panes = panes
        self._frame = frame
        self._desk = panes.desk
        self.hunt = Hunt(frame)
        panes.sources.search_asked.connect(self._look)
        panes.sources.results.chosen.connect(self._jump)
        panes.sources.search.escaped.connect(panes.sources.tree.setFocus)
        self.hunt.found.connect(panes.sources.show_found)
        self._desk.changed.connect(self._on_change)
        panes.commands.connect_all({"find_all": self.open, "replace": self.replace})

    def open(self) -> None:
        """Begin a search through everything, with the selected text if there is some."""
        self._panes.areas.reveal("sources")
        selected = self._panes.reader.view.textCursor().selectedText()
        self._panes.sources.open_search(selected if 0 < len(selected) <= 40 else "")

    def replace(self) -> None:
        """Open the dialog that replaces words of the briefing."""
        from ui.search.replacing import ReplaceDialog

        self._panes.briefing.commit_pending()
        ReplaceDialog(self._desk, self._panes.briefing, self._frame).show()

    def _look(self, word: str) -> None:
        self.hunt.look_for(word, self._desk.briefing)

    def _on_change(self, change: Change) -> None:
        if change.documents:
            self.hunt.set_documents(self._desk.documents)
        word = self._panes.sources.search.text()
        if word and (change.documents or change.briefing):
            self._look(word)

    def _jump(self, entry: Entry) -> None:
        if isinstance(entry, FoundItem):
            self._panes.areas.reveal("briefing")
            self._panes.briefing.select((entry.item,))
            return
        document = self._desk.session.document(entry.document)
        if document is not None:
            self._panes.areas.reveal("reader")
            self._panes.reader.reveal(document, entry.span)


def place_of(desk: Desk, entry: Entry) -> str:
    """Where something was found: in the briefing, or document and line."""
    if isinstance(entry, FoundItem):
        return say("window.search.in_briefing")
    return wording.source_label(desk.session, SourceRef(entry.document, entry.span, ""))
