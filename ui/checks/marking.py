"""Marks on the cards what is to be checked there: worded for those that changed, a slice of time in a turn."""

from __future__ import annotations

import time
from collections.abc import Mapping

from PySide6.QtCore import QObject, QPoint, QTimer

from briefing.reviewing import Remark
from model.briefing import Briefing, SourceRef
from model.document import Document
from ui import wording
from ui.cards.notes import NOTHING, Marks
from ui.checks.follower import SLICE_SECONDS
from ui.checks.wording import marks_of, remark_text
from ui.desk import Desk
from ui.panels.briefing import BriefingPanel

# So many cards are marked in any order.
_AT_ONCE = 20

_Basis = tuple[tuple[Remark, ...], tuple[str, ...]]


class Marking(QObject):
    """What stands in the margins of ``panel``."""

    def __init__(self, desk: Desk, panel: BriefingPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._panel = panel
        self._remarks: Mapping[str, tuple[Remark, ...]] = {}
        self._marks: dict[str, Marks] = {}
        # What they were worded from, and the items of cards that do not show what they shall, the most urgent last.
        self._worded: dict[str, _Basis] = {}
        self._documents: tuple[Document, ...] = ()
        self._texts: tuple[Briefing, dict[str, str]] | None = None
        self._stale: list[str] = []
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._mark)
        panel.delegate.art.marks = lambda item: self._marks.get(item.id, NOTHING)

    def show(self, remarks: Mapping[str, tuple[Remark, ...]]) -> None:
        """Mark these, by item, and nothing else."""
        self._remarks = remarks
        documents = self._desk.documents
        if documents is not self._documents:
            # Their names are in the words of every card.
            self._documents = documents
            self._worded.clear()
        self._stale = [
            item
            for item in remarks.keys() | self._marks.keys()
            if self._basis(item) != self._worded.get(item)
        ]
        if len(self._stale) > _AT_ONCE:
            self._stale.sort(key=self._in_view().__contains__)
        self._mark()

    def _basis(self, item: str) -> _Basis:
        """What the marks of a card are worded from."""
        remarks = self._remarks.get(item, ())
        return remarks, tuple(self._text_of(one.other) for one in remarks if one.other)

    def _in_view(self) -> set[str]:
        """The items whose cards are on the screen."""
        cards, rows = self._panel.cards, self._panel.model.rows
        first = cards.indexAt(QPoint(20, 0)).row()
        last = cards.indexAt(QPoint(20, cards.viewport().height() - 1)).row()
        shown = rows[max(first, 0) : last + 1 if last >= 0 else len(rows)]
        return {row.item.id for row in shown if row.item}

    def _mark(self) -> None:
        """Mark cards for a slice of time, those in view first: every mark makes its card another height."""
        panel = self._panel
        until = time.perf_counter() + SLICE_SECONDS
        items = {row.item.id: row.item for row in panel.model.rows if row.item}
        done: set[str] = set()
        while self._stale and (not done or time.perf_counter() < until):
            item = self._stale.pop()
            basis = self._basis(item)
            if basis[0]:
                self._marks[item] = marks_of(basis[0], self._label, self._text_of)
                self._worded[item] = basis
            else:
                self._marks.pop(item, None)
                self._worded.pop(item, None)
            if item in items:
                # Broken into lines here, within this slice.
                panel.delegate.heights.of(items[item])
                done.add(item)
        panel.model.refresh_items(done)
        if self._stale:
            self._next.start()

    def _label(self, ref: SourceRef) -> str:
        return wording.source_label(self._desk.session, ref)

    def _text_of(self, item: str) -> str:
        briefing = self._desk.briefing
        if self._texts is None or self._texts[0] is not briefing:
            self._texts = briefing, {one.id: one.text for one in briefing.items()}
        return self._texts[1].get(item, "")

    def word(self, remark: Remark) -> str:
        """What a remark says."""
        return remark_text(remark, self._label, self._text_of(remark.other))
