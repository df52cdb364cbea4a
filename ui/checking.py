"""Shows what is to be checked where it stands: on the cards, in the editor, in the status line, before an export."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QMenu, QWidget

from briefing.edits import KeepOurs, TakeBorne, TakeTheirs
from briefing.reviewing import Remark, open_remarks
from model.briefing import Briefing, Item, SourceRef
from model.document import Document
from ui import wording
from ui.cards.editor import CardEditor
from ui.cards.notes import NOTHING, Action, Marks
from ui.checks.follower import SLICE_SECONDS, Follower
from ui.checks.listing import ChecksPanel, Choice, ask_export
from ui.checks.wording import (
    actions_of,
    lines_of,
    marks_of,
    menu_text,
    remark_text,
    stretch_of,
)
from ui.panes import Panes

if TYPE_CHECKING:
    from facts.check import Fault


# So many cards are marked in any order.
_AT_ONCE = 20
# Remarks in the menu of an item; the list has all.
_IN_MENU = 5

_Basis = tuple[tuple[Remark, ...], tuple[str, ...]]


class Checking(QObject):
    """Connects the follower with the panels."""

    def __init__(self, panes: Panes, frame: QWidget) -> None:
        super().__init__(frame)
        self._panes = panes
        self._frame = frame
        self._desk = panes.desk
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
        self._of_item: dict[str, tuple[Remark, ...]] = {}
        # What the person said not to be asked about again: until the window is closed.
        self._accepted: set[tuple[str, ...]] = set()
        self._last: tuple[str, ...] = ()
        self.panel: ChecksPanel | None = None
        self.ask = ask_export
        self.follower = Follower(panes.desk, self)
        self.follower.reviewed.connect(self._show)
        self.follower.state_changed.connect(self._show_state)
        briefing = panes.briefing
        briefing.delegate.art.marks = lambda item: self._marks.get(item.id, NOTHING)
        briefing.delegate.typed.connect(self._check_typed)
        briefing.cards.action_asked.connect(self.do)
        briefing.cards.source_asked.connect(self._show_source)
        panes.statusline.checks.clicked.connect(self.show_list)
        panes.commands.connect_all({"next_check": self.next, "checks": self.show_list})
        self._show()

    # --- showing

    def _show(self) -> None:
        grouped: defaultdict[str, list[Remark]] = defaultdict(list)
        for remark in self.follower.remarks:
            grouped[remark.item].append(remark)
        self._of_item = {item: tuple(found) for item, found in grouped.items()}
        documents = self._desk.documents
        if documents is not self._documents:
            # Their names are in the words of every card.
            self._documents = documents
            self._worded.clear()
        self._stale = [
            item
            for item in self._of_item.keys() | self._marks.keys()
            if self._basis(item) != self._worded.get(item)
        ]
        if len(self._stale) > _AT_ONCE:
            self._stale.sort(key=self._in_view().__contains__)
        self._mark()
        self._show_state()
        if self.panel is not None:
            self.panel.show_remarks(self._listed())

    def _basis(self, item: str) -> _Basis:
        """What the marks of a card are worded from."""
        remarks = self._of_item.get(item, ())
        return remarks, tuple(self._text_of(one.other) for one in remarks if one.other)

    def _in_view(self) -> set[str]:
        """The items whose cards are on the screen."""
        cards, rows = self._panes.briefing.cards, self._panes.briefing.model.rows
        first = cards.indexAt(QPoint(20, 0)).row()
        last = cards.indexAt(QPoint(20, cards.viewport().height() - 1)).row()
        shown = rows[max(first, 0) : last + 1 if last >= 0 else len(rows)]
        return {row.item.id for row in shown if row.item}

    def _mark(self) -> None:
        """Mark cards for a slice of time, those in view first: every mark makes its card another height."""
        panel = self._panes.briefing
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

    def _show_state(self) -> None:
        count = sum(one.is_open for one in self.follower.remarks)
        empty = self._desk.briefing.is_empty
        self._panes.statusline.show_checks(None if empty else count, self.follower.running)

    def _listed(self) -> tuple[Remark, ...]:
        left = open_remarks(self.follower.remarks)
        return (*left, *(one for one in self.follower.remarks if not one.is_open))

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

    # --- while something is typed

    def _check_typed(self, editor: CardEditor, item: str, text: str) -> None:
        def tell(typed: Item, faults: tuple[Fault, ...]) -> None:
            stretches = [stretch_of(fault) for fault in faults if fault.source is not None]
            # The editor may have been closed meanwhile.
            with suppress(RuntimeError):
                editor.show_remarks(text, stretches, lines_of(faults, typed))

        self.follower.check_typed(item, text, tell)

    # --- going through

    def next(self) -> None:
        """Go to what is to be checked next, in printing order from the current card on."""
        left = [one for one in self.follower.remarks if one.is_open]
        if not left:
            self._panes.statusline.say_briefly(self._clean())
            return
        keys = [one.key for one in left]
        at = keys.index(self._last) + 1 if self._last in keys else self._behind_selected(left)
        self.look(left[at % len(left)])

    def _behind_selected(self, left: list[Remark]) -> int:
        selected = self._panes.briefing.selected()
        order = {item.id: n for n, item in enumerate(self._desk.briefing.items())}
        here = order.get(selected[0], -1) if selected else -1
        return next((n for n, one in enumerate(left) if order.get(one.item, len(order)) >= here), 0)

    @staticmethod
    def _clean() -> str:
        from messages import say

        return say("review.clean")

    def look(self, remark: Remark) -> None:
        """Bring the card that a remark is about into view, and the place of the source it was compared with."""
        self._last = remark.key
        self._panes.areas.reveal("briefing")
        self._panes.briefing.select((remark.item,))
        source = _source_of(remark)
        if source is not None:
            self._show_source(source)

    def show_list(self) -> None:
        """Open the list, or bring it to the front."""
        if self.panel is None:
            self.panel = ChecksPanel(self._panes.theme, self.word, self._frame)
            self.panel.looked_at.connect(self.look)
            self.panel.action_asked.connect(self.do)
            self.panel.destroyed.connect(self._forget_panel)
            corner = self._frame.mapToGlobal(self._frame.rect().bottomLeft())
            self.panel.move(corner.x() + 16, corner.y() - self.panel.height() - 60)
        self.panel.show_remarks(self._listed())
        self.panel.show()
        self.panel.raise_()
        self.panel.activateWindow()

    def _forget_panel(self) -> None:
        self.panel = None

    def add_to_menu(self, menu: QMenu, item: str) -> None:
        """Offer what can be done about the remarks of an item, for those who use the keyboard."""
        found = [
            (one, actions) for one in self._of_item.get(item, ()) if (actions := actions_of(one))
        ]
        for remark, actions in found[:_IN_MENU]:
            # Several remarks have what can be done about each in a menu of its own.
            words = menu_text(self.word(remark))
            at = menu if len(found) == 1 else menu.addMenu(words)
            for action in actions:
                entry = at.addAction(menu_text(action.text))
                entry.triggered.connect(lambda _=False, one=action: self.do(one))
        if found:
            menu.addSeparator()

    # --- doing something about it

    def do(self, action: Action) -> None:
        """Do what was clicked."""
        remark, session = action.remark, self._desk.session
        item = session.item(remark.item)
        if action.name == "look":
            source = _source_of(remark)
            if source is not None:
                self._show_source(source)
            return
        if action.name == "other":
            self._panes.briefing.select((remark.other,))
            return
        if item is None:
            return
        session.seal()
        if action.name == "borne" and remark.fault is not None:
            fault = remark.fault
            text = item.headline if fault.in_headline else item.text
            said = text[fault.start : fault.end]
            session.apply(
                TakeBorne(item.id, fault.start, said, action.value, in_headline=fault.in_headline)
            )
        elif action.name == "ours" and remark.conflict is not None:
            session.apply(KeepOurs(item.id, remark.conflict))
        elif action.name == "theirs" and remark.conflict is not None:
            session.apply(TakeTheirs(item.id, remark.conflict))
        elif action.name == "delete":
            from briefing.edits import DeleteItems

            session.apply(DeleteItems((item.id,)))
        session.seal()

    def _show_source(self, ref: SourceRef) -> None:
        document = self._desk.session.document(ref.document)
        if document is not None:
            self._panes.areas.reveal("reader")
            self._panes.reader.reveal(document, ref.span)

    # --- before an export

    def before_export(self, go: Callable[[], None]) -> None:
        """Call ``go`` unless the person wants to look at what is left first."""
        self.follower.when_done(lambda: self._ask(go))

    def _ask(self, go: Callable[[], None]) -> None:
        left = open_remarks(self.follower.remarks)
        if all(one.key in self._accepted for one in left):
            go()
            return
        choice, not_again, current = self.ask(self._panes.theme, left, self.word, self._frame)
        if not_again:
            self._accepted |= {one.key for one in left}
        if choice is Choice.EXPORT:
            go()
        elif choice is Choice.GO_THROUGH:
            self.look(current or left[0])
            self.show_list()


def _source_of(remark: Remark) -> SourceRef | None:
    if remark.fault is not None:
        return remark.fault.source
    return remark.conflict.source if remark.conflict is not None else remark.source
